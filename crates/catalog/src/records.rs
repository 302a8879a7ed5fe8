//! An index of any records, in one file: words, codes, and columns to filter, count and sort by.
//!
//! [`write()`] makes it of [`Record`]s, [`Records`] opens it and answers. Opening copies nothing but a table of where blocks of
//! terms begin, and checks every length; after it no byte can make a search fail. What a search needs of room is kept from one to the next.
//!
//! Rows are numbered in the order that compresses best: by category, brand, title. Ids come back as they were given.

mod ids;
mod open;
mod tally;
mod values;
mod write;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::bytes::{Column, Lines};
use crate::text::Marker;
use crate::words::{Lexicon, Scratch, Words};
use ids::Ids;
use tally::JOINT;
use values::Values;

pub use crate::words::Hit;
pub use write::{arrange, write};
pub(crate) use write::{each_field, frame};

/// One thing that can be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Given back as it is; two records may share one.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Who makes it.
    pub brand: String,
    /// From the widest category to the narrowest.
    pub category: Vec<String>,
    /// Name or number of the model.
    pub model: String,
    /// Text that counts less than all others.
    pub description: String,
    /// SKU, GTIN and others, each kind in the same place in all records: found whole, however they are spaced. Empty for none.
    pub codes: Vec<String>,
    /// In units of [`Form::digits`] digits behind the point; `None` when it is not known.
    pub price: Option<u32>,
    /// Tenths of a star, 50 at most; 0 when there is none.
    pub rating: u8,
    /// By how much the price is reduced, in percent of what it was; 0 when it is not.
    pub reduction: u8,
    /// The day since which it is there, counted from 1970; `None` when it is not known.
    pub day: Option<u32>,
    /// Values of [`Form::facets`], in that order; none, one or several.
    pub attributes: Vec<Vec<String>>,
}

/// What all records of an index have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    /// Digits behind the decimal point in prices.
    pub digits: u8,
    /// Names of attributes by which can be filtered, beside brand and category.
    pub facets: Vec<String>,
    /// How words are to be understood.
    pub lexicon: Lexicon,
    /// Whether ids are numbers in the place they come from.
    pub has_number_ids: bool,
    /// Whether titles are kept: they are told then, and those that have the words of a question beside each other come first.
    pub keeps_titles: bool,
}

/// Sections of the file.
mod tag {
    pub(super) const HEAD: u8 = 1;
    /// The first of the sections of [`crate::words::Words`].
    pub(super) const WORDS: u8 = 2;
    pub(super) const IDS: u8 = 8;
    pub(super) const PRICES: u8 = 9;
    pub(super) const RATINGS: u8 = 10;
    pub(super) const REDUCTIONS: u8 = 11;
    pub(super) const DAYS: u8 = 12;
    /// Values of the first facet; its column follows, then the next facet's values.
    pub(super) const FACETS: u8 = 13;
    /// Behind those of all facets; pages of an index in pieces have none.
    pub(super) const NAMES: u8 = 240;
    /// Only where [`Form::keeps_titles`](super::Form::keeps_titles) says so.
    pub(super) const TITLES: u8 = 241;
}

/// Facets at most: each takes two sections.
const MAX_FACETS: usize = 100;

/// Kinds of codes at most.
const MAX_CODES: usize = 30;

/// How hits are ordered; what is equal stands in the order of relevance.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The best fit first.
    #[default]
    Relevance,
    /// The cheapest first; those without a price last.
    Cheapest,
    /// The dearest first; those without a price last.
    Dearest,
    /// The best rated first.
    Rating,
    /// The largest reduction first.
    Discount,
    /// The newest first; those of an unknown day last.
    Newest,
    /// By title from A to Z, as titles are compared in a search: without case and accents.
    Name,
    /// By title from Z to A.
    NameBackwards,
}

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Question {
    /// As somebody types it; all records when it is empty.
    pub text: String,
    /// Facets with the values of which one must hold. A value of the category may be a path (`A > B`), or one name in it.
    pub filters: Vec<(String, Vec<String>)>,
    /// Lowest and highest price, both included; a record without a price is then left out.
    pub price: (Option<u32>, Option<u32>),
    /// Where ranges of prices to be counted meet, ascending: a price belongs to the first one below whose end it is, or to the last.
    pub ranges: Vec<u32>,
    /// Lowest rating, in tenths of a star; 0 for any.
    pub rating: u8,
    /// The order of the hits.
    pub order: Order,
    /// Facets to count.
    pub facets: Vec<String>,
    /// How many hits to pass over.
    pub offset: usize,
    /// How many hits to give.
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// How many records fit.
    pub total: u32,
    /// Rows with their scores, from the offset on.
    pub hits: Vec<Hit>,
    /// The facets that were asked for, as far as the index has them.
    pub facets: Vec<Counts>,
    /// Lowest and highest price of what fits all but the price; only beside facets and ranges.
    pub prices: Option<(u32, u32)>,
    /// How many of those have a price of each of [`Question::ranges`], and beyond the last.
    pub ranges: Vec<u32>,
    /// Words that were left aside, because nothing has them all.
    pub relaxed: Vec<String>,
    /// The text as it may have been meant, when words of it are in no record as they were typed.
    pub meant: Option<String>,
}

/// How many records have each value of a facet, as if nothing of this facet were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// The facet's name.
    pub name: String,
    /// Values, for [`Records::value`], with the number of records; the most frequent first, none with nothing. A category counts all
    /// that is below it.
    pub values: Vec<(u32, u32)>,
}

/// An opened index.
#[derive(Debug)]
pub struct Records {
    bytes: Vec<u8>,
    form: Form,
    rows: u32,
    words: Words,
    ids: Ids,
    prices: Column,
    ratings: Column,
    reductions: Column,
    days: Column,
    /// The place of each title among all; `None` where rows cannot be ordered by it.
    names: Option<Column>,
    titles: Option<Lines>,
    /// Brand, category, then the attributes.
    facets: Vec<Facet>,
    scratch: Scratch,
}

/// An index of two kettles. Browsers compile a function when it is first called: a program that has answered from this is compiled
/// before an index of somebody's own has come.
pub const SAMPLE: &[u8] = include_bytes!("records/sample.bin");

/// A facet's values and which of them each row has.
#[derive(Debug)]
struct Facet {
    name: String,
    values: Values,
    /// Positions in `values` counted from 1; 0 for none.
    column: Column,
}

impl Records {
    /// The parts of a text that a question asks for, `meant` as well as typed: places in its bytes, ascending.
    pub fn marks(&self, text: &str, asked: &str, meant: Option<&str>) -> Vec<Range<usize>> {
        Marker::new(asked, meant).marks(text)
    }

    /// The words, with the bytes in which they are.
    pub(crate) fn words(&self) -> (&Words, &[u8]) {
        (&self.words, &self.bytes)
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Hands each row that has a code, folded, or that id, to `visit`.
    pub(crate) fn each_coded(&self, code: &str, mut visit: impl FnMut(u32)) {
        self.ids.find(&self.bytes, code, &mut visit);
        self.words.each_coded(&self.bytes, code, visit);
    }

    /// The price of a row.
    pub(crate) fn price(&self, row: u32) -> Option<u32> {
        self.prices.of(&self.bytes).get(row).checked_sub(1)
    }

    /// The text of the value that a row has of a facet; empty for none.
    pub(crate) fn value_of(&self, facet: &str, row: u32) -> String {
        let found = self.facets.iter().find(|found| found.name == facet);
        let value = found.map_or(0, |found| found.column.of(&self.bytes).get(row));
        self.value(facet, value)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        crate::bytes::index(self.rows)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The id of a row; empty past the last.
    pub fn id(&self, row: u32) -> String {
        self.ids.get(&self.bytes, row)
    }

    /// The title of a row, where titles are kept; control characters in it are blanks.
    pub fn title(&self, row: u32) -> &str {
        let titles = self.titles.as_ref();
        titles.map_or("", |titles| {
            titles.get(&self.bytes, crate::bytes::index(row))
        })
    }

    /// The id of a row as a number, where all ids are numbers of 32 bits.
    pub fn number(&self, row: u32) -> Option<u32> {
        self.ids.number(&self.bytes, row)
    }

    /// The text of a facet's value; a category's with those above it, joined by ` > `. Empty for a value that it does not have.
    pub fn value(&self, facet: &str, value: u32) -> String {
        let facet = self.facets.iter().find(|found| found.name == facet);
        facet.map_or_else(String::new, |facet| {
            facet.values.path(&self.bytes, value).join(JOINT)
        })
    }

    /// What all records have in common.
    pub fn form(&self) -> &Form {
        &self.form
    }
}
