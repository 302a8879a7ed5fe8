//! An index as it would be if its products had other numbers.
//!
//! One product more moves all that come after it, and an index is made of their numbers. Numbered alike, two indexes differ
//! only by what has changed.

use super::{ATTRIBUTES, HEAD, Index, WORDS};
use crate::bytes::{Frame, FrameWriter, Writer, index};
use crate::error::PackError;
use crate::file_name::FileKind;

/// Products that follow each other in both indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Number of the first one in the new index.
    pub(crate) new: u32,
    /// Number of the first one in the old index.
    pub(crate) old: u32,
    /// How many.
    pub(crate) length: u32,
}

impl Index {
    /// The bytes of this index with the numbers of another one that has `rows` products. Products in no run are left out.
    ///
    /// # Errors
    /// [`PackError`] when a run leads out of one of the two, or when the index is damaged.
    pub(crate) fn renumbered(&self, runs: &[Run], rows: u32) -> Result<Vec<u8>, PackError> {
        let numbers = self.numbers(runs, rows)?;
        let mut old = Frame::open(&self.bytes, FileKind::Index)?;
        let head = old.section(HEAD, "the head");
        let mut writer = Writer::new();
        writer.raw(self.bytes.get(head).unwrap_or_default());
        let mut frame = FrameWriter::new(FileKind::Index);
        frame.section(HEAD, writer);
        self.words
            .write_renumbered(&self.bytes, &numbers, rows, &mut frame, WORDS);
        // Attributes keep their order: most products do, and a patch finds what is alike.
        if old.has(ATTRIBUTES) {
            let attributes = old.section(ATTRIBUTES, "the attributes");
            let mut writer = Writer::new();
            writer.raw(self.bytes.get(attributes).unwrap_or_default());
            frame.section(ATTRIBUTES, writer);
        }
        Ok(frame.finish())
    }

    /// For each product its number in the other index.
    fn numbers(&self, runs: &[Run], rows: u32) -> Result<Vec<Option<u32>>, PackError> {
        let out_of_reach = PackError {
            what: "numbers of products that there are",
            offset: 0,
        };
        let mut numbers = vec![None; index(self.words.rows())];
        for run in runs {
            let end = run.new.checked_add(run.length).filter(|end| *end <= rows);
            let old_end = run.old.checked_add(run.length);
            let (Some(end), Some(old_end)) = (end, old_end) else {
                return Err(out_of_reach);
            };
            let slots = numbers.get_mut(index(run.old)..index(old_end));
            let slots = slots.ok_or(out_of_reach)?;
            for (slot, new) in slots.iter_mut().zip(run.new..end) {
                *slot = Some(new);
            }
        }
        Ok(numbers)
    }
}
