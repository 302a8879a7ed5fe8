//! The rows that have a term: differences of ascending numbers, each with the field in its lowest two bits, in blocks
//! that can be passed over.

use crate::bytes::{Writer, index};

/// Postings in a block.
const BLOCK: usize = 128;

/// A row that has a term, and the best [`super::Field`] in which it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) row: u32,
    pub(crate) field: u8,
}

impl Posting {
    /// A row and a field in one number.
    pub(super) fn of(value: u32) -> Self {
        let [low, ..] = value.to_le_bytes();
        Self {
            row: value >> 2,
            field: low & 3,
        }
    }
}

/// Writes two postings or more in ascending order of rows: their number; for each block but the last how far it leads and its
/// length in bytes; the blocks.
pub(super) fn write(writer: &mut Writer, postings: &[Posting]) {
    writer.size(postings.len());
    let mut blocks: Vec<(u32, Writer)> = Vec::new();
    let mut next: u32 = 0;
    for block in postings.chunks(BLOCK) {
        let (start, mut content) = (next, Writer::new());
        for posting in block {
            let gap = posting.row.saturating_sub(next);
            content.varint(u64::from(gap) << 2 | u64::from(posting.field & 3));
            next = posting.row.saturating_add(1);
        }
        blocks.push((next - start, content));
    }
    let last = blocks.len().saturating_sub(1);
    for (span, content) in blocks.iter().take(last) {
        writer.varint(*span);
        writer.size(content.len());
    }
    for (_, content) in blocks {
        writer.raw(&content.finish());
    }
}

/// One term's postings. Damaged bytes end the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Postings<'a> {
    /// The skips, then the blocks.
    bytes: &'a [u8],
    count: u32,
    /// The only one there is; most terms of a large catalogue are in one row.
    only: Option<Posting>,
}

impl<'a> Postings<'a> {
    /// What [`write()`] wrote.
    pub(super) fn new(mut bytes: &'a [u8]) -> Self {
        let count = take(&mut bytes);
        Self {
            bytes,
            count,
            only: None,
        }
    }

    /// One row.
    pub(super) fn one(posting: Posting) -> Self {
        Self {
            bytes: &[],
            count: 1,
            only: Some(posting),
        }
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> u32 {
        self.count
    }

    /// Hands every posting to `visit`.
    #[inline]
    pub(super) fn each(&self, mut visit: impl FnMut(u32, u8)) {
        if let Some(only) = self.only {
            visit(only.row, only.field);
            return;
        }
        let mut blocks = self.blocks();
        let mut rows = Rows {
            bytes: blocks.content(),
            left: index(self.count),
            next: 0,
        };
        while let Some(posting) = rows.step() {
            visit(posting.row, posting.field);
        }
    }

    /// For ascending `rows`: hands the position of each that has the term, with the field, to `visit`. Blocks in which
    /// there is none are passed over.
    pub(super) fn among(&self, rows: impl Iterator<Item = u32>, mut visit: impl FnMut(usize, u8)) {
        if let Some(only) = self.only {
            let mut rows = rows.enumerate();
            if let Some((position, _)) = rows.find(|(_, row)| *row == only.row) {
                visit(position, only.field);
            }
            return;
        }
        let mut blocks = self.blocks();
        let content = blocks.content();
        let mut block = blocks.next_block();
        let mut here = block.open(content);
        let mut found = here.step();
        for (position, row) in rows.enumerate() {
            if row >= block.end {
                while row >= block.end && !block.is_last {
                    block = blocks.next_block();
                }
                here = block.open(content);
                found = here.step();
            }
            while found.is_some_and(|posting| posting.row < row) {
                found = here.step();
            }
            match found {
                Some(posting) if posting.row == row => visit(position, posting.field),
                None if block.is_last => return,
                _ => {}
            }
        }
    }

    fn blocks(&self) -> Blocks<'a> {
        Blocks {
            bytes: self.bytes,
            // A skip is two bytes at least, whatever the count claims.
            skips: (index(self.count).div_ceil(BLOCK).saturating_sub(1)).min(self.bytes.len()),
            left: index(self.count),
            row: 0,
            offset: 0,
        }
    }
}

/// Reads the skips.
struct Blocks<'a> {
    bytes: &'a [u8],
    skips: usize,
    left: usize,
    row: u32,
    offset: usize,
}

/// Where a block lies and which rows it may hold.
struct Block {
    start: u32,
    end: u32,
    offset: usize,
    count: usize,
    is_last: bool,
}

impl<'a> Blocks<'a> {
    /// The bytes behind the skips.
    fn content(&mut self) -> &'a [u8] {
        let mut rest = self.bytes;
        for _ in 0..self.skips {
            take(&mut rest);
            take(&mut rest);
        }
        rest
    }

    fn next_block(&mut self) -> Block {
        let (start, offset) = (self.row, self.offset);
        if let Some(skips) = self.skips.checked_sub(1) {
            self.skips = skips;
            self.row = start.saturating_add(take(&mut self.bytes));
            self.offset = offset.saturating_add(index(take(&mut self.bytes)));
            self.left = self.left.saturating_sub(BLOCK);
            Block {
                start,
                end: self.row,
                offset,
                count: BLOCK,
                is_last: false,
            }
        } else {
            Block {
                start,
                end: u32::MAX,
                offset,
                count: self.left,
                is_last: true,
            }
        }
    }
}

impl Block {
    fn open<'a>(&self, content: &'a [u8]) -> Rows<'a> {
        Rows {
            bytes: content.get(self.offset..).unwrap_or_default(),
            left: self.count,
            next: self.start,
        }
    }
}

/// Postings being read.
struct Rows<'a> {
    bytes: &'a [u8],
    left: usize,
    next: u32,
}

impl Rows<'_> {
    #[inline]
    fn step(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        if self.bytes.is_empty() {
            return None;
        }
        let value = take(&mut self.bytes);
        let row = self.next.checked_add(value >> 2)?;
        self.next = row.checked_add(1)?;
        let [low, ..] = value.to_le_bytes();
        Some(Posting {
            row,
            field: low & 3,
        })
    }
}

/// A number in groups of seven bits; what is past 32 bits is cut off, and missing bytes are zeros.
#[inline]
pub(crate) fn take(bytes: &mut &[u8]) -> u32 {
    // Most numbers are small.
    if let [byte @ ..0x80, rest @ ..] = bytes {
        *bytes = rest;
        return u32::from(*byte);
    }
    take_long(bytes)
}

#[inline(never)]
fn take_long(bytes: &mut &[u8]) -> u32 {
    let mut value: u32 = 0;
    let mut shift = 0;
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u32::from(byte & 0x7F).wrapping_shl(shift);
        if byte & 0x80 == 0 || shift >= 28 {
            break;
        }
        shift += 7;
    }
    value
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(postings: &[Posting]) -> Vec<u8> {
        let mut writer = Writer::new();
        write(&mut writer, postings);
        writer.finish()
    }

    fn postings() -> impl Strategy<Value = Vec<Posting>> {
        proptest::collection::btree_map(0_u32..100_000, 0_u8..4, 0..900).prop_map(|rows| {
            let postings = rows.into_iter();
            postings
                .map(|(row, field)| Posting { row, field })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(postings in postings()) {
            let bytes = written(&postings);
            let mut read = Vec::new();
            Postings::new(&bytes).each(|row, field| read.push(Posting { row, field }));
            prop_assert_eq!(read, postings);
        }

        #[test]
        fn rows_are_found_among_others(
            postings in postings(),
            wanted in proptest::collection::btree_set(0_u32..100_000, 0..300),
            shared in 0_usize..5,
        ) {
            let mut wanted = wanted;
            wanted.extend(postings.iter().step_by(7).skip(shared).map(|posting| posting.row));
            let wanted: Vec<u32> = wanted.into_iter().collect();
            let bytes = written(&postings);
            let mut found = Vec::new();
            Postings::new(&bytes).among(wanted.iter().copied(), |position, field| {
                found.push(Posting { row: wanted[position], field });
            });
            let expected: Vec<Posting> = postings
                .iter()
                .filter(|posting| wanted.binary_search(&posting.row).is_ok())
                .copied()
                .collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let list = Postings::new(&bytes);
            let mut count = 0;
            list.each(|_, _| count += 1);
            prop_assert!(count <= bytes.len());
            list.among(0..500, |_, _| {});
        }
    }
}
