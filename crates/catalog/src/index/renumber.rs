//! An index as it would be if its products had other numbers.
//!
//! One product more moves all that come after it, and an index is made of their numbers. Numbered alike, two indexes differ
//! only by what has changed.

use super::postings::{self, Posting, Postings};
use super::{CODE_ROWS, CODES, HEAD, Index, LENGTHS, POSTINGS, TERMS, TITLE_WORDS};
use crate::bytes::{Frame, FrameWriter, Reader, Writer, index};
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
        let number = |old: u32| numbers.get(index(old)).copied().flatten();

        let mut lengths = Writer::new();
        let mut lists = Writer::new();
        for range in &self.postings {
            let part = self.bytes.get(self.lists.clone()).unwrap_or_default();
            let part = part.get(index(range.start)..index(range.end));
            let old = Postings::new(Reader::new(part.unwrap_or_default(), 0));
            let mut list: Vec<Posting> = old
                .filter_map(|posting| {
                    let row = number(posting.row)?;
                    Some(Posting { row, ..posting })
                })
                .collect();
            list.sort_by_key(|posting| posting.row);
            let start = lists.len();
            postings::write(&mut lists, &list);
            lengths.size(lists.len() - start);
        }
        let mut code_rows = Writer::new();
        for old in &self.code_rows {
            let mut list: Vec<u32> = old.iter().filter_map(|row| number(*row)).collect();
            list.sort_unstable();
            code_rows.list(&list, |writer, row| writer.varint(*row));
        }
        let mut words = vec![0; index(rows)];
        for (old, new) in (0..).zip(&numbers) {
            if let Some(word) = new.and_then(|new| words.get_mut(index(new))) {
                *word = self.title_words(old);
            }
        }
        let mut title_words = Writer::new();
        title_words.raw(&words);

        let mut old = Frame::open(&self.bytes, FileKind::Index)?;
        let mut as_it_is = |tag| {
            let range = old.section(tag, "a section of an index");
            let mut writer = Writer::new();
            writer.raw(self.bytes.get(range).unwrap_or_default());
            writer
        };
        let mut frame = FrameWriter::new(FileKind::Index);
        frame.section(HEAD, as_it_is(HEAD));
        frame.section(TERMS, as_it_is(TERMS));
        frame.section(LENGTHS, lengths);
        frame.section(POSTINGS, lists);
        frame.section(CODES, as_it_is(CODES));
        frame.section(CODE_ROWS, code_rows);
        frame.section(TITLE_WORDS, title_words);
        Ok(frame.finish())
    }

    /// For each product its number in the other index.
    fn numbers(&self, runs: &[Run], rows: u32) -> Result<Vec<Option<u32>>, PackError> {
        let out_of_reach = PackError {
            what: "numbers of products that there are",
            offset: 0,
        };
        let mut numbers = vec![None; index(self.rows())];
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
