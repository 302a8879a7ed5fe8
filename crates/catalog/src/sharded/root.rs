//! The root of a set: what it holds, and with which key each leaf begins.

use crate::bytes::{Frame, FrameWriter, Reader, Writer};
use crate::error::PackError;
use crate::file_name::{FileKind, write_hex};
use crate::records::Form;
use crate::words::LexiconTerms;

/// Bytes of the hash that names a set.
pub(super) const NAME_BYTES: usize = 12;
/// Rows at most, so that a damaged root asks for no room that is not there.
const MAX_ROWS: u32 = 1 << 27;
/// Facets at most.
const MAX_FACETS: usize = 100;

/// What a root says.
#[derive(Debug, Default)]
pub(super) struct Root {
    /// Names the folder of all other files.
    pub(super) name: [u8; NAME_BYTES],
    pub(super) rows: u32,
    pub(super) form: Form,
    /// For each leaf a text that stands behind all keys before it, and not behind its own.
    pub(super) leaves: Vec<String>,
    /// The same for the beginnings.
    pub(super) beginnings: Vec<String>,
    /// What the words of each list have in common: a first letter, or [`super::speller::CUT`] for scripts without spaces.
    pub(super) words: Vec<char>,
    /// For each facet its most frequent values, with how many rows have it.
    pub(super) facets: Vec<(String, Vec<(String, u32)>)>,
    /// How words are to be understood.
    pub(super) lexicon: LexiconTerms,
}

impl Root {
    pub(super) fn write(&self) -> Vec<u8> {
        let mut head = Writer::new();
        head.raw(&self.name);
        head.varint(self.rows);
        head.u8(self.form.digits);
        head.flag(self.form.has_number_ids);
        head.list(&self.form.facets, |writer, name| writer.text(name));
        let mut keys = Writer::new();
        for list in [&self.leaves, &self.beginnings] {
            keys.list(list, |writer, key| writer.text(key));
        }
        keys.list(&self.words, |writer, letter| {
            writer.varint(u32::from(*letter));
        });
        let mut facets = Writer::new();
        facets.list(&self.facets, |writer, (name, values)| {
            writer.text(name);
            writer.list(values, |writer, (value, rows)| {
                writer.text(value);
                writer.varint(*rows);
            });
        });
        let mut frame = FrameWriter::new(FileKind::Root);
        for (tag, content) in (1..).zip([head, keys, facets, self.lexicon.write()]) {
            frame.section(tag, content);
        }
        frame.finish()
    }

    /// Reads what [`Self::write()`] wrote.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, PackError> {
        let mut frame = Frame::open(bytes, FileKind::Root)?;
        let mut head = frame.reader(1, "the head");
        let mut root = Self {
            name: head.array("the name of the set"),
            rows: head.number("the number of records"),
            ..Self::default()
        };
        if root.rows > MAX_ROWS {
            head.fail("the number of records", head.offset());
        }
        root.form.digits = head.u8("the digits of prices");
        root.form.has_number_ids = head.flag("whether ids are numbers");
        root.form.facets = head.strings("the names of facets", "the name of a facet");
        if root.form.facets.len() > MAX_FACETS {
            head.fail("the names of facets", head.offset());
        }
        frame.close(&head, "the end of the head");
        let mut keys = frame.reader(2, "the keys");
        root.leaves = ascending(&mut keys, "the leaves");
        root.beginnings = ascending(&mut keys, "the beginnings");
        root.words = keys.list("the lists of words", |reader| {
            let at = reader.offset();
            let letter = char::from_u32(reader.number("a letter"));
            reader.expected(letter, "a letter", at)
        });
        frame.close(&keys, "the end of the keys");
        let mut facets = frame.reader(3, "the facets");
        root.facets = facets.list("the facets", |reader| {
            let name = reader.string("the name of a facet");
            let values = reader.list("the values of a facet", |reader| {
                (reader.string("a value"), reader.number("a number of rows"))
            });
            (name, values)
        });
        frame.close(&facets, "the end of the facets");
        let mut lexicon = frame.reader(4, "the lexicon");
        root.lexicon = LexiconTerms::open(&mut lexicon);
        frame.close(&lexicon, "the end of the lexicon");
        frame.finish(Some(root))
    }

    /// The name of the set.
    pub(super) fn name(&self) -> String {
        let mut name = String::new();
        // Writing to a string cannot fail.
        write_hex(&mut name, &self.name).unwrap_or_default();
        name
    }
}

fn ascending(reader: &mut Reader<'_>, what: &'static str) -> Vec<String> {
    let at = reader.offset();
    let keys = reader.strings(what, "a key");
    if !keys.is_sorted() {
        reader.fail(what, at);
    }
    keys
}

/// The pieces of a list of first keys in which a key, or what begins with it, may stand.
pub(super) fn within(
    firsts: &[String],
    wanted: &str,
    as_beginning: bool,
) -> std::ops::Range<usize> {
    let start = firsts.partition_point(|first| first.as_str() <= wanted);
    let end = if as_beginning {
        firsts.partition_point(|first| first.as_str() <= wanted || first.starts_with(wanted))
    } else {
        start
    };
    start.saturating_sub(1)..end
}

/// A text as short as it can be that stands behind `last`, and not behind `first`.
pub(super) fn between(last: &str, first: &str) -> String {
    let mut ends = first.char_indices().map(|(at, _)| at).skip(1);
    let long_enough = ends.find(|end| first.get(..*end).is_some_and(|start| start > last));
    first
        .get(..long_enough.unwrap_or(first.len()))
        .unwrap_or(first)
        .to_owned()
}
