//! One number for each row.

use std::ops::Range;

use crate::bytes::{Reader, Writer, index};

/// Numbers of one to four bytes, stored lowest bytes of all rows first: neighbours are alike, which compresses well.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    bytes: Range<usize>,
    rows: u32,
    width: u8,
}

/// Writes numbers as narrow as the largest allows: the width (byte), then the bytes.
pub(crate) fn write_column(writer: &mut Writer, numbers: &[u32]) {
    let largest = numbers.iter().copied().max().unwrap_or(0);
    let width: u8 = match largest {
        0 => 0,
        1..=0xFF => 1,
        0x100..=0xFFFF => 2,
        0x1_0000..=0xFF_FFFF => 3,
        _ => 4,
    };
    writer.u8(width);
    for place in 0..usize::from(width) {
        for number in numbers {
            let byte = number.to_le_bytes().get(place).copied();
            writer.u8(byte.unwrap_or_default());
        }
    }
}

impl Column {
    /// Checks the length. What a number may be is checked where it is used.
    pub(crate) fn open(reader: &mut Reader<'_>, rows: u32, what: &'static str) -> Self {
        let at = reader.offset();
        let width = reader.u8(what);
        if width > 4 {
            reader.fail(what, at);
        }
        let start = reader.offset();
        let length = index(rows).checked_mul(usize::from(width));
        reader.take(length.unwrap_or(usize::MAX), what);
        Self {
            bytes: start..reader.offset(),
            rows,
            width,
        }
    }

    /// The column in the bytes of its file.
    pub(crate) fn of<'a>(&self, file: &'a [u8]) -> Cells<'a> {
        let content = file.get(self.bytes.clone()).unwrap_or_default();
        let mut planes = [&[][..]; 4];
        let chunks = content.chunks_exact(index(self.rows).max(1));
        for (plane, chunk) in planes.iter_mut().zip(chunks.take(usize::from(self.width))) {
            *plane = chunk;
        }
        Cells(planes)
    }
}

/// A column ready to be looked into: the lowest byte of each number, the next one, and so on; empty where there is none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cells<'a>([&'a [u8]; 4]);

impl Cells<'_> {
    /// The number of a row; 0 past the last.
    #[inline]
    pub(crate) fn get(&self, row: u32) -> u32 {
        let [a, b, c, d] = self.0;
        let at = index(row);
        let byte = |plane: &[u8]| u32::from(plane.get(at).copied().unwrap_or_default());
        if b.is_empty() {
            byte(a)
        } else if c.is_empty() {
            byte(a) | byte(b) << 8
        } else {
            byte(a) | byte(b) << 8 | byte(c) << 16 | byte(d) << 24
        }
    }

    /// Hands the number of each row to `visit`.
    #[inline]
    pub(crate) fn each(&self, rows: impl Iterator<Item = u32>, mut visit: impl FnMut(u32)) {
        let [a, b, c, _] = self.0;
        let byte =
            |plane: &[u8], row| u32::from(plane.get(index(row)).copied().unwrap_or_default());
        if b.is_empty() {
            rows.for_each(|row| visit(byte(a, row)));
        } else if c.is_empty() {
            rows.for_each(|row| visit(byte(a, row) | byte(b, row) << 8));
        } else {
            rows.for_each(|row| visit(self.get(row)));
        }
    }
}
