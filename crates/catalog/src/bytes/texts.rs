//! A column of sorted texts, each stored as what differs from the one before it.
//!
//! Every sixteenth text stands alone, so that one can be read without the column in front of it.

use std::ops::Range;

use crate::bytes::{Reader, Writer, index};

/// Texts between two that stand alone.
const BLOCK: usize = 16;

/// Writes a column: shared lengths, rest lengths, then all rests. The number of texts is not written; readers know
/// it from elsewhere.
pub(crate) fn write_texts<'a>(writer: &mut Writer, texts: impl IntoIterator<Item = &'a str>) {
    let mut lengths = Writer::new();
    let mut rests = Writer::new();
    let mut before = "";
    for (position, text) in texts.into_iter().enumerate() {
        let shared = if position % BLOCK == 0 {
            0
        } else {
            shared_prefix(before, text)
        };
        let (_, rest) = text.split_at(shared);
        lengths.size(shared);
        lengths.size(rest.len());
        rests.raw(rest.as_bytes());
        before = text;
    }
    writer.raw(&lengths.finish());
    writer.raw(&rests.finish());
}

/// Number of leading bytes that two texts share, cut back to whole characters.
pub(crate) fn shared_prefix(one: &str, other: &str) -> usize {
    one.char_indices()
        .zip(other.chars())
        .find(|((_, a), b)| a != b)
        .map_or_else(|| one.len().min(other.len()), |((at, _), _)| at)
}

/// One text of the column: where its rest begins and how much of the text before it it shares.
#[derive(Debug, Clone, Copy)]
struct Entry {
    shared: u32,
    start: u32,
}

/// A checked column of texts; the bytes stay where they are.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    entries: Vec<Entry>,
    bytes: Range<usize>,
}

impl Texts {
    /// Checks a column of `count` texts that fills the rest of the section, and notes in the reader when it is none.
    pub(crate) fn open(reader: &mut Reader<'_>, count: usize, what: &'static str) -> Self {
        let at = reader.offset();
        let texts = Self::read(reader, count, what);
        if texts.is_none() {
            reader.fail(what, at);
        }
        texts.unwrap_or_default()
    }

    fn read(reader: &mut Reader<'_>, count: usize, what: &'static str) -> Option<Self> {
        let mut total: u32 = 0;
        let mut longest_shared: u32 = 0;
        let mut entries = Vec::with_capacity(count.min(reader.len()));
        for position in 0..count {
            let shared: u32 = reader.number(what);
            let rest: u32 = reader.number(what);
            let allowed = if position % BLOCK == 0 {
                0
            } else {
                longest_shared
            };
            if reader.has_failed() || shared > allowed {
                return None;
            }
            entries.push(Entry {
                shared,
                start: total,
            });
            longest_shared = shared.checked_add(rest)?;
            total = total.checked_add(rest)?;
        }
        let start = reader.offset();
        let blob = reader.take(index(total), what);
        reader.end(what).ok()?;
        let texts = Self {
            entries,
            bytes: start..reader.offset(),
        };
        texts.check(blob)?;
        Some(texts)
    }

    /// That every text is UTF-8: each rest is, and each shared part ends between characters.
    fn check(&self, blob: &[u8]) -> Option<()> {
        let mut text = String::new();
        for position in 0..self.entries.len() {
            self.step(blob, position, &mut text)?;
        }
        Some(())
    }

    /// Turns the text before `position` into the one at it.
    fn step(&self, blob: &[u8], position: usize, text: &mut String) -> Option<()> {
        let entry = self.entries.get(position)?;
        let end = self
            .entries
            .get(position + 1)
            .map_or(blob.len(), |next| index(next.start));
        let shared = index(entry.shared);
        if !text.is_char_boundary(shared) {
            return None;
        }
        text.truncate(shared);
        text.push_str(str::from_utf8(blob.get(index(entry.start)..end)?).ok()?);
        Some(())
    }

    /// The text at a position of the file's bytes; empty past the last.
    pub(crate) fn get(&self, file: &[u8], position: usize) -> String {
        let mut text = String::new();
        let blob = file.get(self.bytes.clone()).unwrap_or_default();
        for at in position - position % BLOCK..=position {
            if self.step(blob, at, &mut text).is_none() {
                return String::new();
            }
        }
        text
    }

    /// Hands every text to `visit`, in order.
    pub(crate) fn for_each(&self, file: &[u8], mut visit: impl FnMut(usize, &str)) {
        let mut text = String::new();
        let blob = file.get(self.bytes.clone()).unwrap_or_default();
        for at in 0..self.entries.len() {
            if self.step(blob, at, &mut text).is_none() {
                return;
            }
            visit(at, &text);
        }
    }

    /// Position of a text in a column that is sorted by bytes: `Ok` where it is, `Err` where it would stand.
    pub(crate) fn search(&self, file: &[u8], wanted: &str) -> Result<usize, usize> {
        let blocks = self.entries.len().div_ceil(BLOCK);
        let (mut low, mut high) = (0, blocks);
        while low < high {
            let middle = usize::midpoint(low, high);
            if self.get(file, middle * BLOCK).as_str() <= wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let start = low.saturating_sub(1) * BLOCK;
        let blob = file.get(self.bytes.clone()).unwrap_or_default();
        let mut text = String::new();
        for at in start..self.entries.len().min(start + BLOCK) {
            if self.step(blob, at, &mut text).is_none() {
                return Err(at);
            }
            match text.as_str().cmp(wanted) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => return Ok(at),
                std::cmp::Ordering::Greater => return Err(at),
            }
        }
        Err(self.entries.len().min(start + BLOCK))
    }

    /// Number of texts.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}
