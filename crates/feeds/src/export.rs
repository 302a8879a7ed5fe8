//! Rows written back as feeds for other programs.
//!
//! A row has lost nothing of its record but what is private: what has no type stands in its extras. So a feed of any
//! format can be written in Google's words, and what is written reads back as the same rows. Writing goes record by
//! record; nothing but the rows themselves is held.

mod agentic;
mod google;
mod json;
mod price;
mod table;
mod values;
mod way;
mod xml;

use std::io::{self, Write};

use souk_commerce::Timestamp;

use crate::google::Row;
use crate::head::Head;

pub use google::{GOOGLE_NAMESPACE, OWN_NAMESPACE};

/// A format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Google's product data in RSS 2.0.
    Google,
    /// Google's product data as tab-separated text.
    GoogleTsv,
    /// The product feed of the Agentic Commerce Protocol, a product a line.
    Agentic,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Google, Self::GoogleTsv, Self::Agentic];

    /// Its short name: `google`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::GoogleTsv => "google-tsv",
            Self::Agentic => "agentic",
        }
    }

    /// The ending of its files: `xml`.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Google => "xml",
            Self::GoogleTsv => "tsv",
            Self::Agentic => "jsonl",
        }
    }
}

/// What is known around the rows of a file.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Title, address, description, language and date.
    pub head: &'a Head,
    /// Origin of the shop, for pictures that stand in it; without a slash at its end.
    pub origin: &'a str,
    /// Name of the seller.
    pub seller: &'a str,
    /// The moment for which reduced prices are worked out.
    pub now: Timestamp,
}

impl<'a> About<'a> {
    /// The shop's address: what the feed says, else its origin.
    fn link(&self) -> &'a str {
        self.head.link.as_deref().unwrap_or(self.origin)
    }
}

/// Writes rows as a feed, in their order; the result is how many records or products it has. The rows are settled: without
/// that, prices have no currency.
///
/// # Errors
/// When `out` takes no more.
pub fn write(
    format: Format,
    rows: &[&Row],
    about: &About<'_>,
    out: &mut dyn Write,
) -> io::Result<u64> {
    match format {
        Format::Google => xml::write(rows, about, out),
        Format::GoogleTsv => table::write(rows, about, out),
        Format::Agentic => agentic::write(rows, about, out),
    }
}
