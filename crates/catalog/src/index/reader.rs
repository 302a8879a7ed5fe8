//! Opens an index and looks things up in it.

use crate::bytes::{Frame, Reader, Texts, index, number};
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::index::{Index, Postings};

impl Index {
    /// Checks every length; postings are read when a term is asked for.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let frame = Frame::open(&bytes, FileKind::Index)?;
        let section = |tag, what| frame.reader(&bytes, tag, what);
        let mut head = section(super::HEAD, "the head")?;
        let counts = head.list("the numbers of cards", |reader| {
            reader.number("a number of cards")
        })?;
        head.end("the end of the head")?;
        let rows = counts
            .iter()
            .try_fold(0_u32, |sum, count: &u32| sum.checked_add(*count))
            .ok_or_else(|| head.error("a number of cards"))?;

        let terms = texts(&mut section(super::TERMS, "the terms")?, "the terms")?;
        let mut lengths = section(super::LENGTHS, "the lengths of postings")?;
        let lists = frame.section(super::POSTINGS, "the postings")?;
        let mut end: u32 = 0;
        let postings = lengths.column(terms.len(), "the lengths of postings", |lengths| {
            let at = lengths.error("a length of postings");
            let start = end;
            end = start
                .checked_add(lengths.number("a length of postings")?)
                .ok_or(at)?;
            Ok(start..end)
        })?;
        lengths.end("the end of the lengths")?;
        if index(end) != lists.len() {
            return Err(lengths.error("lengths that fill the postings"));
        }

        let codes = texts(&mut section(super::CODES, "the codes")?, "the codes")?;
        let mut code_rows = section(super::CODE_ROWS, "the products of codes")?;
        let rows_of_codes = code_rows.column(codes.len(), "the products of codes", |reader| {
            reader.list("the products of a code", |reader| {
                reader.number("a product")
            })
        })?;
        code_rows.end("the end of the products of codes")?;
        let title_words = frame.section(super::TITLE_WORDS, "the title lengths")?;
        if title_words.len() != index(rows) {
            return Err(head.error("one title length for each card"));
        }
        Ok(Self {
            counts,
            terms,
            postings,
            lists,
            codes,
            code_rows: rows_of_codes,
            title_words,
            bytes,
        })
    }

    /// Number of the term, if the dictionary has it.
    pub(crate) fn term(&self, term: &str) -> Option<u32> {
        self.terms.search(&self.bytes, term).ok().map(number)
    }

    /// Numbers of all terms that begin with `prefix`.
    pub(crate) fn terms_from(&self, prefix: &str) -> std::ops::Range<u32> {
        let (Ok(start) | Err(start)) = self.terms.search(&self.bytes, prefix);
        // No term holds the last character of Unicode, so this stands behind all that begin with the prefix.
        let (Ok(end) | Err(end)) = self
            .terms
            .search(&self.bytes, &format!("{prefix}\u{10FFFF}"));
        number(start)..number(end)
    }

    /// Hands every term with its number to `visit`.
    pub(crate) fn each_term(&self, mut visit: impl FnMut(u32, &str)) {
        self.terms
            .for_each(&self.bytes, |position, term| visit(number(position), term));
    }

    /// The products that have a term.
    pub(crate) fn postings(&self, term: u32) -> Postings<'_> {
        let content = self.postings.get(index(term)).and_then(|range| {
            let lists = self.bytes.get(self.lists.clone())?;
            lists.get(index(range.start)..index(range.end))
        });
        Postings::new(Reader::new(content.unwrap_or_default(), self.lists.start))
    }

    /// The products that have a code, given as [`crate::text::code_key`].
    pub(crate) fn code(&self, key: &str) -> &[u32] {
        self.codes
            .search(&self.bytes, key)
            .ok()
            .and_then(|position| self.code_rows.get(position))
            .map_or(&[], Vec::as_slice)
    }

    /// Number of words in a product's title, 255 at most.
    pub(crate) fn title_words(&self, row: u32) -> u8 {
        self.bytes
            .get(self.title_words.clone())
            .and_then(|words| words.get(index(row)).copied())
            .unwrap_or(u8::MAX)
    }

    /// Number of products.
    pub(crate) fn rows(&self) -> u32 {
        number(self.title_words.len())
    }
}

/// A column of texts with their number in front.
fn texts(reader: &mut Reader<'_>, what: &'static str) -> Result<Texts, PackError> {
    let count = reader.count(what)?;
    Texts::open(reader, count, what)
}
