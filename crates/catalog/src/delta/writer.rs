//! Writes a delta.

use super::pairs::Pair;
use super::patch;
use crate::bytes::{FrameWriter, Writer};
use crate::file_name::FileKind;

/// Old and new bytes of a file that has changed.
pub(super) struct Change {
    pub(super) pair: Pair,
    pub(super) old: Vec<u8>,
    pub(super) new: Vec<u8>,
}

/// The bytes of a delta between two builds.
pub(super) fn write(from: &str, to: &str, changes: &[Change]) -> Vec<u8> {
    let mut head = Writer::new();
    let mut steps = Writer::new();
    let mut bytes = Writer::new();
    head.text(from);
    head.text(to);
    head.list(changes, |head, change| {
        let patch = patch::diff(&change.old, &change.new);
        let patch_steps = patch.steps.finish();
        let (old, new) = &change.pair;
        old.write(head);
        new.write(head);
        head.size(change.new.len());
        head.size(patch_steps.len());
        head.size(patch.bytes.len());
        steps.raw(&patch_steps);
        bytes.raw(&patch.bytes);
    });
    let mut frame = FrameWriter::new(FileKind::Delta);
    frame.section(super::HEAD, head);
    frame.section(super::STEPS, steps);
    frame.section(super::BYTES, bytes);
    frame.finish()
}
