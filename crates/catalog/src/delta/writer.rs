//! Writes a delta.

use super::numbering::Numbering;
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
pub(super) fn write(
    from: &str,
    to: &str,
    changes: &[Change],
    numbering: Option<&Numbering>,
) -> Vec<u8> {
    let mut head = Writer::new();
    let mut steps = Writer::new();
    let mut bytes = Writer::new();
    head.text(from);
    head.text(to);
    head.list(changes, |head, change| {
        let numbered = numbering
            .filter(|_| change.pair.1.kind() == FileKind::Index)
            .and_then(|numbering| numbering.apply(&change.old, change.new.len()).ok());
        let old = numbered.as_ref().unwrap_or(&change.old);
        let patch = patch::diff(old, &change.new);
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
    if let Some(numbering) = numbering {
        frame.section(super::NUMBERS, numbering.write());
    }
    frame.finish()
}
