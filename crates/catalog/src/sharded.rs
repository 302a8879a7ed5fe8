//! An index in pieces, for catalogues that are too large to be downloaded.
//!
//! Rows stand in the order of [`crate::records`], and every 128 of them make a **page**: a whole small index with what a card shows.
//! Above the pages stand **leaves**: all terms, codes, brands, categories and other values in the order of their bytes, cut into files of some
//! kilobytes, each with the rows or, where these are many, the stretches of rows that have it. A small **root** says which leaf has what.
//!
//! [`write()`] makes all of it. [`Sharded`] holds the pieces that have been fetched so far: it answers with these, and says which ones
//! would make the answer better. Leaves lead to pages, best first, and a page tells exactly; when no page that is left can hold a better
//! hit, the answer is the one that a whole index gives. Nothing here fetches.

mod answer;
mod candidates;
mod leaf;
mod page;
mod places;
mod plan;
mod root;
mod speller;
mod store;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

pub use answer::{Answer, Shown};
pub use store::Sharded;
pub use write::write;

/// Binary logarithm of [`PAGE`].
const PAGE_BITS: u8 = 7;
/// Rows of a page.
const PAGE: u32 = 1 << PAGE_BITS;

/// What stands in front of a key that is no term.
mod space {
    /// A code, folded.
    pub(super) const CODE: char = '\u{1}';
    /// A facet's name and a value, with [`BETWEEN`] between.
    pub(super) const VALUE: char = '\u{2}';
    /// A category below another, by its own name.
    pub(super) const NAME: char = '\u{3}';
    pub(super) const BETWEEN: char = '\u{1F}';
}

/// One file of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    /// Where all others are. Its bytes change from one set to the next under one name; all others stand in a folder that has the
    /// set's name, and never change.
    Root,
    /// Terms and other keys, from one to the next.
    Leaf(u32),
    /// Beginnings of terms that lie in more than one leaf.
    Beginnings(u32),
    /// The most frequent words with one first letter, or of one script without spaces, for what is misspelt or to be cut.
    Words(u32),
    /// Records.
    Page(u32),
}

impl fmt::Display for Piece {
    /// The name below the set's folder.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => write!(f, "root"),
            Self::Leaf(number) => write!(f, "l{number}"),
            Self::Beginnings(number) => write!(f, "b{number}"),
            Self::Words(number) => write!(f, "w{number}"),
            Self::Page(number) => write!(f, "p{number}"),
        }
    }
}

impl std::str::FromStr for Piece {
    type Err = ();

    /// From a name below the set's folder.
    fn from_str(name: &str) -> Result<Self, ()> {
        if name == "root" {
            return Ok(Self::Root);
        }
        let kinds = [Self::Leaf, Self::Beginnings, Self::Words, Self::Page];
        for (letter, kind) in ["l", "b", "w", "p"].into_iter().zip(kinds) {
            if let Some(number) = name.strip_prefix(letter) {
                return number.parse().map(kind).map_err(|_| ());
            }
        }
        Err(())
    }
}

/// The key of a facet's value; a category's is its path.
fn value_key(facet: &str, value: &str) -> String {
    format!("{}{facet}{}{value}", space::VALUE, space::BETWEEN)
}

/// The key of a category by its own name, wherever it stands below another.
fn name_key(name: &str) -> String {
    format!("{}{name}", space::NAME)
}
