//! Attributes that a list can be narrowed by: colour, size, and rows of the specification with few values.
//!
//! They lie in the search index, so that the files of a first list stay as small as they are.

mod choose;
mod counts;
mod numeric;
mod reader;
mod writer;

use crate::bytes::Column;

pub(crate) use counts::AttributeTally;
pub(crate) use writer::AttributesWriter;

/// Most attributes that a file of cards has, and that an answer lists beside those that are chosen.
const MOST: usize = 8;

/// Words for the attributes by which variants differ, in the order of their bytes.
const KNOWN: [&str; 4] = ["color", "size", "material", "pattern"];

/// The attributes of a language.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    all: Vec<Attribute>,
    shelves: Vec<Shelf>,
}

/// One attribute with its values.
#[derive(Debug)]
struct Attribute {
    /// One of [`KNOWN`], else the feed's own name.
    key: String,
    /// Whether the values stand in an order of their own, such as that of numbers.
    is_ordered: bool,
    values: Vec<String>,
    /// Distinct sets of values that products have, as positions.
    sets: Vec<Vec<u32>>,
}

/// The attributes of one file of cards.
#[derive(Debug)]
struct Shelf {
    /// Its first row among those of all files.
    first: u32,
    columns: Vec<ShelfColumn>,
}

/// For each row of a shelf its set of values, counted from one; zero for none.
#[derive(Debug)]
struct ShelfColumn {
    attribute: u32,
    sets: Column,
}

#[cfg(test)]
mod tests;
