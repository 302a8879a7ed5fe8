//! Search: words in, cards out. Runs in the browser's worker and natively, with the same answers.

mod engine;

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
    /// How the list could be narrowed or widened.
    pub facets: Facets,
    /// Words of the query that were left aside because nothing has them all; as typed, folded.
    pub relaxed: Vec<String>,
}

#[cfg(test)]
mod tests;
