//! Opens an index and looks things up in it.

use crate::bytes::{Frame, Reader, Texts, index, number};
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::index::{Index, Postings};

impl Index {
    /// Checks every length; postings are read when a term is asked for.
    pub(crate) fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Index)?;
        let mut head = frame.reader(super::HEAD, "the head");
        let counts: Vec<u32> = head.list("the numbers of cards", |reader| {
            reader.number::<u32>("a number of cards")
        });
        let rows = counts.iter().copied().try_fold(0, u32::checked_add);
        if rows.is_none() {
            head.fail("a number of cards", head.offset());
        }
        frame.close(&head, "the end of the head");

        let terms = texts(&mut frame, super::TERMS, "the terms");
        let lists = frame.section(super::POSTINGS, "the postings");
        let mut lengths = frame.reader(super::LENGTHS, "the lengths of postings");
        let mut end: u32 = 0;
        let postings = lengths.column(terms.len(), "the lengths of postings", |lengths| {
            let at = lengths.offset();
            let start = end;
            let length = lengths.number("a length of postings");
            end = start.checked_add(length).unwrap_or_else(|| {
                lengths.fail("a length of postings", at);
                start
            });
            start..end
        });
        if index(end) != lists.len() {
            lengths.fail("lengths that fill the postings", lengths.offset());
        }
        frame.close(&lengths, "the end of the lengths");

        let codes = texts(&mut frame, super::CODES, "the codes");
        let mut reader = frame.reader(super::CODE_ROWS, "the products of codes");
        let code_rows = reader.column(codes.len(), "the products of codes", |reader| {
            reader.list("the products of a code", |reader| {
                reader.number::<u32>("a product")
            })
        });
        frame.close(&reader, "the end of the products of codes");
        let title_words = frame.section(super::TITLE_WORDS, "the title lengths");
        if rows.map(index) != Some(title_words.len()) {
            frame.note(Err(head.error("one title length for each card")));
        }
        frame.finish(Some(()))?;
        Ok(Self {
            bytes,
            counts,
            terms,
            postings,
            lists,
            codes,
            code_rows,
            title_words,
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

/// A section with a column of texts and their number in front.
fn texts(frame: &mut Frame<'_>, tag: u8, what: &'static str) -> Texts {
    let mut reader = frame.reader(tag, what);
    let count = reader.count(what);
    let texts = Texts::open(&mut reader, count, what);
    frame.close(&reader, what);
    texts
}
