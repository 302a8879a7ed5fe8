//! One number for each row, and the texts for which numbers stand.

use std::ops::Range;

use crate::bytes::{Lines, Reader, Writer, index, write_line};

/// Numbers of one to four bytes, stored lowest bytes of all rows first: neighbours are alike, which compresses well.
#[derive(Debug)]
pub(super) struct Column {
    bytes: Range<usize>,
    rows: u32,
    width: u8,
}

/// Writes numbers as narrow as the largest allows: the width (byte), then the bytes.
pub(super) fn write(numbers: &[u32]) -> Writer {
    let largest = numbers.iter().copied().max().unwrap_or(0);
    let width = match largest {
        0 => 0,
        1..=0xFF => 1,
        0x100..=0xFFFF => 2,
        0x1_0000..=0xFF_FFFF => 3,
        _ => 4,
    };
    let mut writer = Writer::new();
    writer.u8(width);
    for place in 0..usize::from(width) {
        for number in numbers {
            let byte = number.to_le_bytes().get(place).copied();
            writer.u8(byte.unwrap_or_default());
        }
    }
    writer
}

impl Column {
    /// Checks the length; no number is larger than `largest`.
    pub(super) fn open(
        reader: &mut Reader<'_>,
        rows: u32,
        largest: u32,
        what: &'static str,
    ) -> Self {
        let width = reader.u8(what);
        let start = reader.offset();
        let length = index(rows).checked_mul(usize::from(width));
        let content = reader.take(length.unwrap_or(usize::MAX), what);
        let is_out = |row| Cells::new(content, rows, width).get(row) > largest;
        if width > 4 || (largest < u32::MAX && (0..rows).any(is_out)) {
            reader.fail(what, start);
        }
        Self {
            bytes: start..reader.offset(),
            rows,
            width,
        }
    }

    /// The column in the bytes of its file.
    pub(super) fn of<'a>(&self, file: &'a [u8]) -> Cells<'a> {
        let content = file.get(self.bytes.clone()).unwrap_or_default();
        Cells::new(content, self.rows, self.width)
    }
}

/// A column ready to be looked into: the lowest byte of each number, the next one, and so on; empty where there is none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells<'a>([&'a [u8]; 4]);

impl<'a> Cells<'a> {
    fn new(content: &'a [u8], rows: u32, width: u8) -> Self {
        let mut planes = [&[][..]; 4];
        let chunks = content.chunks_exact(index(rows).max(1));
        for (plane, chunk) in planes.iter_mut().zip(chunks.take(usize::from(width))) {
            *plane = chunk;
        }
        Self(planes)
    }

    /// The number of a row; 0 past the last.
    #[inline]
    pub(super) fn get(&self, row: u32) -> u32 {
        let [a, b, c, d] = self.0;
        let at = index(row);
        let byte = |plane: &[u8]| plane.get(at).copied().unwrap_or_default();
        if b.is_empty() {
            u32::from(byte(a))
        } else {
            u32::from_le_bytes([byte(a), byte(b), byte(c), byte(d)])
        }
    }
}

/// Distinct texts; those of the category are paths, each behind the one above it.
#[derive(Debug)]
pub(super) struct Values {
    texts: Lines,
    count: u32,
    /// For paths: the value above each, counted from 1; empty when values stand side by side.
    above: Vec<u32>,
}

/// Writes values: how many, whether they are paths, for each path the one above it, the texts as lines.
pub(super) fn write_values(texts: &[String], above: Option<&[u32]>) -> Writer {
    let mut writer = Writer::new();
    writer.size(texts.len());
    writer.flag(above.is_some());
    for parent in above.unwrap_or_default() {
        writer.varint(*parent);
    }
    for text in texts {
        write_line(&mut writer, text);
    }
    writer
}

impl Values {
    /// Checks the texts, and that each path stands behind the one above it.
    pub(super) fn open(reader: &mut Reader<'_>, what: &'static str) -> Self {
        let count: u32 = reader.number(what);
        let is_tree = reader.flag(what);
        let mut above = Vec::new();
        for position in 0..if is_tree { count } else { 0 } {
            above.push(reader.below(index(position) + 1, what));
            if reader.has_failed() {
                break;
            }
        }
        let texts = Lines::open(reader, index(count), what);
        Self {
            texts,
            count,
            above,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.count
    }

    /// The text of a value, counted from 1.
    pub(super) fn text<'a>(&self, file: &'a [u8], value: u32) -> &'a str {
        match value.checked_sub(1) {
            Some(position) => self.texts.get(file, index(position)),
            None => "",
        }
    }

    /// The value above a path, counted from 1; 0 for none.
    pub(super) fn above(&self, value: u32) -> u32 {
        let above = value
            .checked_sub(1)
            .and_then(|at| self.above.get(index(at)));
        above.copied().unwrap_or(0)
    }

    /// Whether values are paths.
    pub(super) fn is_tree(&self) -> bool {
        !self.above.is_empty()
    }

    /// A value with all above it, joined by ` > `.
    pub(super) fn path(&self, file: &[u8], value: u32) -> String {
        let mut names = Vec::new();
        let mut here = value;
        while here > 0 {
            names.push(self.text(file, here));
            here = self.above(here);
        }
        names.reverse();
        names.join(" > ")
    }
}
