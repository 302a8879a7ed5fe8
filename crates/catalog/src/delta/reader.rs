//! Reads a delta and applies its patches.

use std::ops::Range;

use super::numbering::Numbering;
use super::{Delta, PatchEntry, patch};
use crate::bytes::{Frame, Reader};
use crate::error::PackError;
use crate::file_name::{FileKind, FileName};

impl Delta {
    /// Opens the bytes of a `.delta` file.
    ///
    /// # Errors
    /// [`PackError`] when frame or table are not those of a delta of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Delta)?;
        let mut head = frame.reader(super::HEAD, "the head");
        let mut steps = frame.reader(super::STEPS, "the steps");
        let mut fresh = frame.reader(super::BYTES, "the new bytes");
        let from = head.string("the build before");
        let to = head.string("the build");
        let patches = head.list("the patches", |head| {
            Some(PatchEntry {
                old: FileName::read_any(head)?,
                new: FileName::read_any(head)?,
                length: head.number("the length of a file"),
                steps: range(&mut steps, head.number("the length of steps")),
                bytes: range(&mut fresh, head.number("the length of new bytes")),
            })
        });
        frame.close(&head, "the end of the head");
        frame.close(&steps, "the end of the steps");
        frame.close(&fresh, "the end of the new bytes");
        let numbering = frame.has(super::NUMBERS).then(|| {
            let mut reader = frame.reader(super::NUMBERS, "the numbers");
            let numbering = Numbering::read(&mut reader);
            frame.close(&reader, "the end of the numbers");
            numbering
        });
        frame.finish(Some(()))?;
        Ok(Self {
            bytes,
            from,
            to,
            patches,
            numbering,
        })
    }

    /// The build that a client must have.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// The build that it comes to.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The file of the build before that a new file is made of; `None` when it has to be fetched.
    pub fn old(&self, new: &FileName) -> Option<&FileName> {
        self.entry(new).map(|entry| &entry.old)
    }

    /// Makes a new file out of the old one's bytes. What comes out has its name.
    ///
    /// # Errors
    /// [`PackError`] when there is no patch, when it is damaged, or when these are not the old file's bytes.
    pub fn apply(&self, new: &FileName, old: &[u8]) -> Result<Vec<u8>, PackError> {
        let at = PackError {
            what: "a patch for this file",
            offset: 0,
        };
        let entry = self.entry(new).ok_or(at)?;
        let part = |range: &Range<usize>| {
            let bytes = self.bytes.get(range.clone()).unwrap_or_default();
            Reader::new(bytes, range.start)
        };
        let numbered = match &self.numbering {
            Some(numbering) if new.kind() == FileKind::Index => {
                Some(numbering.apply(old, entry.length)?)
            }
            _ => None,
        };
        let old = numbered.as_deref().unwrap_or(old);
        let mut steps = part(&entry.steps);
        let made = patch::apply(&mut steps, &mut part(&entry.bytes), old, entry.length)?;
        if new.fits(&made) {
            Ok(made)
        } else {
            Err(steps.error("a patch for these bytes"))
        }
    }

    fn entry(&self, new: &FileName) -> Option<&PatchEntry> {
        self.patches.iter().find(|entry| entry.new == *new)
    }
}

fn range(reader: &mut Reader<'_>, length: usize) -> Range<usize> {
    let start = reader.offset();
    reader.take(length, "a whole patch");
    start..reader.offset()
}
