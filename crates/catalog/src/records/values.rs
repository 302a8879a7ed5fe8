//! The texts for which the numbers of a facet stand.

use crate::bytes::{Lines, Reader, Writer, index, write_line};

/// Distinct texts; those of the category are paths, each behind the one above it.
///
/// A row has one of them, by its number from 1 on, or several: the numbers behind the last value stand for sets.
#[derive(Debug)]
pub(super) struct Values {
    texts: Lines,
    count: u32,
    /// For paths: the value above each, counted from 1; empty when values stand side by side.
    above: Vec<u32>,
    /// Values that rows have together, each counted from 1.
    sets: Vec<Vec<u32>>,
}

/// Writes values: how many, whether they are paths, for each path the one above it, the list of sets, the texts as lines.
pub(super) fn write(texts: &[String], above: Option<&[u32]>, sets: &[Vec<u32>]) -> Writer {
    let mut writer = Writer::new();
    writer.size(texts.len());
    writer.flag(above.is_some());
    for parent in above.unwrap_or_default() {
        writer.varint(*parent);
    }
    writer.list(sets, |writer, set| {
        writer.list(set, |writer, value| writer.varint(*value));
    });
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
        let sets = reader.list(what, |reader| {
            reader.list(what, |reader| reader.number::<u32>(what))
        });
        let texts = Lines::open(reader, index(count), what);
        Self {
            texts,
            count,
            above,
            sets,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.count
    }

    /// The sets, in the order of their numbers.
    pub(super) fn sets(&self) -> &[Vec<u32>] {
        &self.sets
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

    /// A value and all above it, the widest first.
    pub(super) fn path<'a>(&self, file: &'a [u8], value: u32) -> Vec<&'a str> {
        let mut names = Vec::new();
        let mut here = value;
        while here > 0 {
            names.push(self.text(file, here));
            here = self.above(here);
        }
        names.reverse();
        names
    }
}
