//! The search index of one language: the words and codes of its products.
//!
//! Products are numbered through all files of cards, in the order of the table of contents.

mod reader;
mod renumber;
mod writer;

use crate::attributes::Attributes;
use crate::words::Words;

pub(crate) use renumber::Run;
pub(crate) use writer::IndexWriter;

/// Tag of the section with the numbers of cards in each file.
const HEAD: u8 = 1;
/// Tag of the first section of the words.
const WORDS: u8 = 2;
/// Tag of the section with the attributes; it may be missing.
const ATTRIBUTES: u8 = 8;

/// An opened index; the bytes stay packed.
#[derive(Debug)]
pub(crate) struct Index {
    pub(crate) bytes: Vec<u8>,
    /// Number of cards in each file.
    pub(crate) counts: Vec<u32>,
    pub(crate) words: Words,
    pub(crate) attributes: Attributes,
}
