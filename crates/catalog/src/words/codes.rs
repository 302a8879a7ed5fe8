//! Texts that are found whole, such as the SKUs of a catalogue, each with its row.
//!
//! They stand in the order of their length, then of their bytes, so that numbers go up: where the codes of a catalogue were given one
//! after the other, the rows of every kind of code follow in the same order, and a compressor stores that order once.

use std::cmp::Ordering;
use std::ops::Range;

use super::dictionary::begins_block;
use crate::bytes::{Column, Reader, Writer, index, write_column};

/// Writes texts with their rows: how many; the number of blocks, for each its length in bytes and how many texts it holds; the
/// blocks; the rows. A text: how many leading bytes it shares with the one before, how many follow, these.
pub(crate) fn write_codes(codes: &mut [(&str, u32)]) -> Writer {
    codes.sort_unstable_by(|one, other| {
        order(one.0.as_bytes(), other.0.as_bytes()).then(one.1.cmp(&other.1))
    });
    let (mut table, mut texts) = (Writer::new(), Writer::new());
    let mut blocks: u32 = 0;
    let mut before: &[u8] = &[];
    let (mut start, mut first) = (0, 0);
    for (position, (code, _)) in codes.iter().enumerate() {
        let bytes = code.as_bytes();
        if position == 0 || begins_block(bytes) {
            if position > 0 {
                table.size(texts.len() - start);
                table.size(position - first);
            }
            (start, first) = (texts.len(), position);
            blocks += 1;
            before = &[];
        }
        let pairs = before.iter().zip(bytes);
        let shared = pairs.take_while(|(one, other)| one == other).count();
        let (_, rest) = bytes.split_at(shared);
        texts.size(shared);
        texts.size(rest.len());
        texts.raw(rest);
        before = bytes;
    }
    if blocks > 0 {
        table.size(texts.len() - start);
        table.size(codes.len() - first);
    }
    let rows: Vec<u32> = codes.iter().map(|(_, row)| *row).collect();
    let mut writer = Writer::new();
    writer.size(codes.len());
    writer.varint(blocks);
    writer.raw(&table.finish());
    writer.raw(&texts.finish());
    write_column(&mut writer, &rows);
    writer
}

fn order(one: &[u8], other: &[u8]) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

/// Checked codes; the bytes stay where they are.
#[derive(Debug)]
pub(crate) struct Codes {
    texts: Range<usize>,
    /// Where each block begins, and the position of its first text.
    blocks: Vec<(u32, u32)>,
    rows: Column,
    count: u32,
}

impl Codes {
    /// Checks that the blocks fill their part of the section. Damaged texts are other texts, or none.
    pub(crate) fn open(reader: &mut Reader<'_>, what: &'static str) -> Self {
        let count: u32 = reader.number(what);
        let number_of_blocks = reader.count(what);
        let mut blocks = Vec::with_capacity(number_of_blocks);
        let (mut end, mut texts) = (0_u32, 0_u32);
        for _ in 0..number_of_blocks {
            blocks.push((end, texts));
            let mut next = |from: u32| {
                let at = reader.offset();
                let sum = from.checked_add(reader.number(what));
                reader.expected(sum, what, at).unwrap_or(from)
            };
            (end, texts) = (next(end), next(texts));
            if reader.has_failed() {
                break;
            }
        }
        let start = reader.offset();
        // A text takes two bytes at least, so that no number promises more than there is.
        if texts != count || count > end / 2 {
            reader.fail(what, start);
        }
        reader.take(index(end), what);
        let range = start..reader.offset();
        let rows = Column::open(reader, count, what);
        Self {
            texts: range,
            blocks,
            rows,
            count,
        }
    }

    /// Hands the row of each that is `wanted` to `visit`.
    pub(crate) fn find(&self, file: &[u8], wanted: &str, mut visit: impl FnMut(u32)) {
        let wanted = wanted.as_bytes();
        let mut text = Vec::new();
        let before = self.blocks.partition_point(|(at, _)| {
            text.clear();
            step(&mut self.from(file, *at), &mut text);
            order(&text, wanted).is_lt()
        });
        let block = before.saturating_sub(1);
        let Some(&(at, first)) = self.blocks.get(block) else {
            return;
        };
        let rows = self.rows.of(file);
        let mut rest = self.from(file, at);
        text.clear();
        for position in first..self.count {
            if !step(&mut rest, &mut text) {
                return;
            }
            match order(&text, wanted) {
                Ordering::Less => {}
                Ordering::Equal => visit(rows.get(position)),
                Ordering::Greater => return,
            }
        }
    }

    /// The text at a position; empty past the last.
    pub(crate) fn get(&self, file: &[u8], position: u32) -> String {
        let after = self.blocks.partition_point(|(_, first)| *first <= position);
        let mut text = Vec::new();
        let Some(&(at, first)) = self.blocks.get(after.saturating_sub(1)) else {
            return String::new();
        };
        let mut rest = self.from(file, at);
        for _ in first..=position {
            if !step(&mut rest, &mut text) {
                return String::new();
            }
        }
        String::from_utf8(text).unwrap_or_default()
    }

    /// For each row the position of its text; `None` when a row has none, or two.
    pub(crate) fn by_row(&self, file: &[u8], rows: u32) -> Option<Vec<u32>> {
        if self.count != rows {
            return None;
        }
        let mut positions = vec![u32::MAX; index(rows)];
        let column = self.rows.of(file);
        for position in 0..self.count {
            let slot = positions.get_mut(index(column.get(position)))?;
            if std::mem::replace(slot, position) != u32::MAX {
                return None;
            }
        }
        Some(positions)
    }

    /// Hands every text with its row to `visit`, in order.
    pub(crate) fn each(&self, file: &[u8], mut visit: impl FnMut(&str, u32)) {
        let rows = self.rows.of(file);
        let mut rest = self.from(file, 0);
        let mut text = Vec::new();
        for position in 0..self.count {
            if !step(&mut rest, &mut text) {
                return;
            }
            visit(
                str::from_utf8(&text).unwrap_or_default(),
                rows.get(position),
            );
        }
    }

    fn from<'a>(&self, file: &'a [u8], at: u32) -> &'a [u8] {
        let content = file.get(self.texts.clone()).unwrap_or_default();
        content.get(index(at)..).unwrap_or_default()
    }
}

/// Turns a text into the next one; tells whether there is one.
fn step(rest: &mut &[u8], text: &mut Vec<u8>) -> bool {
    if rest.is_empty() {
        return false;
    }
    let shared = index(super::postings::take(rest));
    let length = index(super::postings::take(rest));
    let Some((more, behind)) = rest.split_at_checked(length) else {
        return false;
    };
    text.truncate(shared);
    text.extend_from_slice(more);
    *rest = behind;
    true
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::bytes::number;

    fn open(bytes: &[u8]) -> Option<Codes> {
        let mut reader = Reader::new(bytes, 0);
        let codes = Codes::open(&mut reader, "codes");
        reader.end("codes").ok().map(|()| codes)
    }

    proptest! {
        #[test]
        fn every_code_is_found_with_all_its_rows(texts in vec("[a-c0-9]{0,4}|[0-9]{9,12}", 0..300)) {
            let mut pairs: Vec<(&str, u32)> = texts.iter().map(String::as_str).zip(0..).collect();
            let bytes = write_codes(&mut pairs).finish();
            let codes = open(&bytes).unwrap();
            let positions = codes.by_row(&bytes, number(texts.len())).unwrap();
            for (row, text) in (0..).zip(&texts) {
                let mut found = Vec::new();
                codes.find(&bytes, text, |row| found.push(row));
                let all = (0..).zip(&texts).filter(|(_, other)| *other == text);
                prop_assert_eq!(&found, &all.map(|(row, _)| row).collect::<Vec<u32>>());
                prop_assert_eq!(&codes.get(&bytes, positions[index(row)]), text);
            }
            codes.find(&bytes, "zz", |row| panic!("row {row}"));
        }

        #[test]
        fn any_bytes_are_refused_or_answer(bytes in vec(any::<u8>(), 0..60)) {
            if let Some(codes) = open(&bytes) {
                codes.find(&bytes, "a1", |_| {});
                codes.get(&bytes, 7);
                codes.by_row(&bytes, 3);
                codes.each(&bytes, |_, _| {});
            }
        }
    }
}
