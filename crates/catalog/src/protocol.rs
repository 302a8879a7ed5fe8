//! Queries and answers as bytes, for the port between the page and the worker.
//!
//! Both ends come from one build, so there is no version; a first byte tells a query from an answer.

mod found;
mod query;

pub use found::{decode_found, encode_found};
pub use query::{decode_query, encode_query};

/// First byte of a query.
const QUERY: u8 = b'Q';
/// First byte of an answer.
const FOUND: u8 = b'F';

#[cfg(test)]
mod tests;
