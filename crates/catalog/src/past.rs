//! What the offers of a shard's products have cost: a file that is loaded when somebody wants to see it.
//!
//! The price of this build stands in the shard itself. Here is what was before, and since when the price holds.

mod reader;
mod writer;

use std::ops::Range;

use souk_commerce::Currency;

pub(crate) use writer::write;

/// Tag of the section with currency and ids.
const IDS: u8 = 1;
/// Tag of the section with the length of each record.
const LENGTHS: u8 = 2;
/// Tag of the section with the records.
const RECORDS: u8 = 3;

/// The price history of a shard. Opening checks the frame and the table; a record is checked when it is asked for.
#[derive(Debug)]
pub struct PastPrices {
    bytes: Vec<u8>,
    currency: Currency,
    ids: Vec<String>,
    records: Vec<Range<usize>>,
}

#[cfg(test)]
mod tests;
