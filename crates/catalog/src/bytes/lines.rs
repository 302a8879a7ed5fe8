//! A column of texts in any order, each ended by a byte that no UTF-8 holds.
//!
//! Compressed, this is smaller than lengths or shared beginnings: compressors find repetitions themselves.

use std::ops::Range;

use crate::bytes::{Reader, Writer, index};

/// Ends a text.
const END: u8 = 0xFF;

/// Appends a text to a column.
pub(crate) fn write_line(writer: &mut Writer, text: &str) {
    writer.raw(text.as_bytes());
    writer.u8(END);
}

/// A checked column; the bytes stay where they are.
#[derive(Debug)]
pub(crate) struct Lines {
    /// Where each text ends, counted from the start of `bytes`.
    ends: Vec<u32>,
    bytes: Range<usize>,
}

impl Lines {
    /// Checks a column of `count` texts that fills the section, and notes in the reader when it is none.
    #[inline(never)]
    pub(crate) fn open(reader: &mut Reader<'_>, count: usize, what: &'static str) -> Self {
        let start = reader.offset();
        let content = reader.take(reader.len(), what);
        let bytes = start..reader.offset();
        let ends = ends(content).filter(|ends| ends.len() == count);
        if ends.is_none() {
            reader.fail(what, start);
        }
        Self {
            ends: ends.unwrap_or_default(),
            bytes,
        }
    }

    /// Number of texts.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at a position of the file's bytes; empty past the last.
    pub(crate) fn get<'a>(&self, file: &'a [u8], position: usize) -> &'a str {
        let start = match position.checked_sub(1) {
            Some(before) => self.ends.get(before).map_or(0, |end| index(*end) + 1),
            None => 0,
        };
        let text = self.ends.get(position).and_then(|end| {
            let content = file.get(self.bytes.clone())?;
            content.get(start..index(*end))
        });
        str::from_utf8(text.unwrap_or_default()).unwrap_or_default()
    }

    /// All texts, in order.
    pub(crate) fn iter<'a>(&'a self, file: &'a [u8]) -> impl Iterator<Item = &'a str> {
        (0..self.ends.len()).map(|position| self.get(file, position))
    }
}

/// Where each text of a column ends; `None` when one is no UTF-8 or the last has no end.
fn ends(content: &[u8]) -> Option<Vec<u32>> {
    let mut ends = Vec::new();
    let mut end: u32 = 0;
    for text in content.split_inclusive(|byte| *byte == END) {
        let text = str::from_utf8(text.strip_suffix(&[END])?).ok()?;
        end = end.checked_add(u32::try_from(text.len()).ok()?)?;
        ends.push(end);
        end = end.checked_add(1)?;
    }
    Some(ends)
}
