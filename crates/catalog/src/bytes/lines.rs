//! A column of texts in any order, each ended by a byte that no UTF-8 holds.
//!
//! Compressed, this is smaller than lengths or shared beginnings: compressors find repetitions themselves.

use std::ops::Range;

use crate::bytes::{Reader, Writer, index};
use crate::error::PackError;

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
    /// Checks a column of `count` texts that fills the section.
    pub(crate) fn open(
        mut reader: Reader<'_>,
        count: usize,
        what: &'static str,
    ) -> Result<Self, PackError> {
        let start = reader.offset();
        let at = reader.error(what);
        let content = reader.take(reader.len(), what)?;
        let bytes = start..reader.offset();
        let mut ends = Vec::with_capacity(count.min(content.len()));
        let mut end: u32 = 0;
        for text in content.split_inclusive(|byte| *byte == END) {
            let text = text.strip_suffix(&[END]).ok_or(at)?;
            str::from_utf8(text).map_err(|_| at)?;
            end = end
                .checked_add(u32::try_from(text.len()).map_err(|_| at)?)
                .ok_or(at)?;
            ends.push(end);
            end = end.checked_add(1).ok_or(at)?;
        }
        if ends.len() != count {
            return Err(at);
        }
        Ok(Self { ends, bytes })
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
