//! Search: words in, cards out. Runs in the browser's worker and natively, with the same answers.

mod engine;
pub(crate) mod phrases;

use std::ops::Range;

use souk_commerce::Summary;

use crate::selection::{Facets, Selection};

pub use engine::Engine;

/// What a shopper asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The words as typed; empty for everything. Any text of any length gets an answer.
    pub text: String,
    /// Filters, order and part of the list.
    pub selection: Selection,
}

/// What the engine found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Number of products that fit.
    pub total: u32,
    /// The asked part of them, in order.
    pub hits: Vec<Summary>,
    /// For each hit the parts of its title that were asked for, as places in its bytes.
    pub marks: Vec<Vec<Range<usize>>>,
    /// How the list could be narrowed or widened.
    pub facets: Facets,
    /// Words of the query that were left aside because nothing has them all; as typed, folded.
    pub relaxed: Vec<String>,
    /// The query as it may have been meant, when no product has its words as they were typed.
    pub meant: Option<String>,
}

#[cfg(test)]
mod tests;
