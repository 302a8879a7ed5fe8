//! Words and codes of rows: which rows have what somebody types, and how well each fits. Both indexes are made of this, the shop's and
//! that of any records.
//!
//! What is looked at is chosen by the words, never by the number of rows: the rarest word gives the candidates, the others are looked up
//! among them, and what a search needs of room is kept from one to the next.

mod candidates;
mod codes;
mod compounds;
mod cut;
mod dictionary;
mod edits;
mod find;
mod lexicon;
mod postings;
mod renumber;
mod scratch;
mod spelling;
#[cfg(test)]
mod tests;
mod together;
mod write;

use std::ops::Range;

use crate::bytes::{Frame, index};
use codes::Codes;
use dictionary::Dictionary;

pub use lexicon::Lexicon;

pub(crate) use candidates::{rarity, weight};
pub(crate) use codes::{Codes as Ids, write_codes};
pub(crate) use edits::{Automaton, Walker, allowed};
pub(crate) use find::{CODE_SCORE, EXACT, PREFIX};
pub(crate) use lexicon::Terms as LexiconTerms;
pub(crate) use postings::{Posting, take};
pub(crate) use scratch::Scratch;
pub(crate) use spelling::TYPO;
pub(crate) use write::{List, WordsWriter};

/// Where a term stands; what counts more is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Description, specification, options.
    Rest = 0,
    /// Names of the categories.
    Category = 1,
    /// Brand and model.
    Brand = 2,
    /// Title.
    Title = 3,
}

/// A row that fits, and how well: comparable within one answer only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its row.
    pub row: u32,
    /// The better the higher.
    pub score: u32,
}

/// What a search has to say beside the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Told {
    /// Words that were left aside, because nothing has them all.
    pub(crate) relaxed: Vec<String>,
    /// The text as it may have been meant, when words of it are in no row as they were typed.
    pub(crate) meant: Option<String>,
}

/// Opened words; the bytes stay in their file.
#[derive(Debug)]
pub(crate) struct Words {
    rows: u32,
    terms: Dictionary,
    /// One for each kind of code.
    codes: Vec<Codes>,
    /// How many words each title has, 255 at most.
    lengths: Range<usize>,
    lexicon: lexicon::Terms,
}

/// Hands the rows that have an id to the second argument.
pub(crate) type EachId<'a> = &'a dyn Fn(&str, &mut dyn FnMut(u32));

/// Tags of the sections, from the first one on: terms, lists of postings, single postings, codes, title lengths, lexicon.
const SECTIONS: u8 = 6;

/// Kinds of codes at most.
const MAX_KINDS: usize = 100;

impl Words {
    /// Opens the six sections from `tag` on.
    pub(crate) fn open(frame: &mut Frame<'_>, tag: u8, rows: u32) -> Self {
        let lists = frame.section(tag + 1, "the postings");
        let mut terms = frame.reader(tag, "the terms");
        let mut ones = frame.reader(tag + 2, "the single postings");
        let dictionary = Dictionary::open(&mut terms, lists, &mut ones, "the terms");
        frame.close(&terms, "the end of the terms");
        frame.close(&ones, "the end of the single postings");
        let mut reader = frame.reader(tag + 3, "the codes");
        let at = reader.offset();
        let kinds: usize = reader.number("the kinds of codes");
        if kinds > MAX_KINDS {
            reader.fail("the kinds of codes", at);
        }
        let codes = (0..kinds.min(MAX_KINDS))
            .map(|_| Codes::open(&mut reader, "the codes"))
            .collect();
        frame.close(&reader, "the end of the codes");
        let title_words = frame.section(tag + 4, "the title lengths");
        if title_words.len() != index(rows) {
            frame.note(Err(reader.error("one title length for each row")));
        }
        let mut reader = frame.reader(tag + SECTIONS - 1, "the lexicon");
        let lexicon = lexicon::Terms::open(&mut reader);
        frame.close(&reader, "the end of the lexicon");
        Self {
            rows,
            lexicon,
            terms: dictionary,
            codes,
            lengths: title_words,
        }
    }

    /// Leaves the rows that fit a text in [`Scratch::fitting`], ascending. `None` when the text asks for nothing, so that all
    /// rows fit. `each_id` hands over the rows whose id is a text that is compared as codes are.
    pub(crate) fn find(
        &self,
        file: &[u8],
        each_id: EachId<'_>,
        text: &str,
        scratch: &mut Scratch,
    ) -> Option<Told> {
        find::find(View { words: self, file }, each_id, text, scratch)
    }

    /// Hands each row that has a term or, `as_beginning`, one that begins with it, to `visit`: with the field, and whether it is the term.
    pub(crate) fn each(
        &self,
        file: &[u8],
        term: &str,
        as_beginning: bool,
        visit: &mut dyn FnMut(u32, u8, bool),
    ) {
        let whole = term.len();
        self.terms.each_from(file, term, |found, list| {
            let is_whole = found.len() == whole;
            if is_whole || as_beginning {
                list.each(|row, field| visit(row, field, is_whole));
            }
            as_beginning
        });
    }

    /// Hands each row that has a code, folded, to `visit`.
    pub(crate) fn each_coded(&self, file: &[u8], code: &str, mut visit: impl FnMut(u32)) {
        for codes in &self.codes {
            codes.find(file, code, &mut visit);
        }
    }

    /// How many words each title has, 255 at most.
    pub(crate) fn title_words<'a>(&self, file: &'a [u8]) -> &'a [u8] {
        file.get(self.lengths.clone()).unwrap_or_default()
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> u32 {
        self.rows
    }
}

/// Words with the bytes of their file.
#[derive(Clone, Copy)]
struct View<'a> {
    words: &'a Words,
    file: &'a [u8],
}

impl View<'_> {
    fn rows(&self) -> u32 {
        self.words.rows
    }

    /// How many words each title has, 255 at most.
    fn lengths(&self) -> &[u8] {
        self.words.title_words(self.file)
    }
}
