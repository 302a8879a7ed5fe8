//! The products that have a term: differences of ascending numbers, each with the field in its lowest two bits.

use crate::bytes::{Reader, Writer};

/// A product that has a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Posting {
    /// Number of the product.
    pub(crate) row: u32,
    /// The best [`super::Field`] in which the term stands, as its number.
    pub(crate) field: u8,
}

/// Writes postings in ascending order of rows, the number of them in front.
pub(crate) fn write(writer: &mut Writer, postings: &[Posting]) {
    writer.size(postings.len());
    let mut next: u32 = 0;
    for posting in postings {
        let gap = u64::from(posting.row.saturating_sub(next));
        writer.varint(gap << 2 | u64::from(posting.field & 3));
        next = posting.row.saturating_add(1);
    }
}

/// Postings being read. Damaged bytes end the list.
#[derive(Debug, Clone)]
pub(crate) struct Postings<'a> {
    reader: Reader<'a>,
    left: u32,
    next: u32,
}

impl<'a> Postings<'a> {
    /// Reads what [`write()`] wrote.
    pub(crate) fn new(mut reader: Reader<'a>) -> Self {
        let left = reader.number("the number of postings");
        Self {
            reader,
            left,
            next: 0,
        }
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let value = self.reader.varint("a posting");
        if self.reader.has_failed() {
            return None;
        }
        let gap = u32::try_from(value >> 2).ok()?;
        let row = self.next.checked_add(gap)?;
        self.next = row.checked_add(1)?;
        let [low, ..] = value.to_le_bytes();
        Some(Posting {
            row,
            field: low & 3,
        })
    }
}
