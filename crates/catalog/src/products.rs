//! A shard of whole products: what a product page needs, about sixty-four products to a file.

mod offer_reader;
mod offer_writer;
mod reader;
mod writer;

use std::ops::Range;

pub(crate) use offer_reader::read_stock;
pub(crate) use offer_writer::write_stock;
pub(crate) use reader::{read_image, read_rating};
pub(crate) use writer::{record, write, write_image, write_rating};

/// Tag of the section with the ids in ascending order.
const IDS: u8 = 1;
/// Tag of the section with the length of each record.
const LENGTHS: u8 = 2;
/// Tag of the section with the records, in packs of old whose days are whole. A file has this section or the next one.
const DATED: u8 = 3;
/// Tag of the section with the records, in which days are counted from the seller's day in the contents.
const RECORDS: u8 = 4;

/// Tag of the section with the products near to each; it may be missing.
const NEAR: u8 = 5;

/// Products in each of the two lists of that section.
pub(crate) const NEAR_EACH: usize = 8;

/// What a product's page shows beneath it: the codes by which [`crate::Cards::near`] knows products of its category. First those of
/// other brands for about the same price, then the most alike; each nearest first, with zeros behind the last.
pub(crate) type Near = [[u16; NEAR_EACH]; 2];

/// A shard. Opening checks the frame and the table; a record is checked when it is asked for.
#[derive(Debug)]
pub struct Products {
    bytes: Vec<u8>,
    ids: Vec<String>,
    records: Vec<Range<usize>>,
    /// Where the section of near products lies; empty where there is none.
    near: Range<usize>,
    /// Whether its days are whole.
    is_dated: bool,
}
