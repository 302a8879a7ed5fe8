//! The search index of one language: a dictionary of terms with the products that have them, and a table of codes.
//!
//! Products are numbered through all files of cards, in the order of the table of contents.

mod postings;
mod reader;
mod renumber;
mod writer;

use std::ops::Range;

use crate::bytes::Texts;

pub(crate) use postings::Postings;
pub(crate) use renumber::Run;
pub(crate) use writer::IndexWriter;

/// Tag of the section with the numbers of cards in each file.
const HEAD: u8 = 1;
/// Tag of the section with the dictionary.
const TERMS: u8 = 2;
/// Tag of the section with the length of each term's postings.
const LENGTHS: u8 = 3;
/// Tag of the section with the postings.
const POSTINGS: u8 = 4;
/// Tag of the section with the codes.
const CODES: u8 = 5;
/// Tag of the section with the products of each code.
const CODE_ROWS: u8 = 6;
/// Tag of the section with the number of words in each title.
const TITLE_WORDS: u8 = 7;

/// Where a term stands: the number says how much that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Description, highlights, specification, options.
    Rest = 0,
    /// Names of the categories.
    Category = 1,
    /// Brand.
    Brand = 2,
    /// Title.
    Title = 3,
}

/// An opened index; the bytes stay packed.
#[derive(Debug)]
pub(crate) struct Index {
    bytes: Vec<u8>,
    /// Number of cards in each file.
    pub(crate) counts: Vec<u32>,
    terms: Texts,
    /// For each term, its part of `lists`.
    postings: Vec<Range<u32>>,
    lists: Range<usize>,
    codes: Texts,
    code_rows: Vec<Vec<u32>>,
    title_words: Range<usize>,
}
