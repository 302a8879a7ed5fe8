//! One way to look at text, for the index that is written and for the words that are asked: folding and words.
//!
//! It is our own on both sides and asks nothing of the browser, so that an answer does not depend on where the
//! question was put.

mod arabic;
mod cut;
mod fold;
mod letters;
mod marks;
mod plural;
mod segments;
mod terms;

pub(crate) use fold::{fold, fold_with_places};
pub(crate) use marks::Marker;
pub(crate) use plural::ending;
pub(crate) use segments::{Segment, has_words, segments};
pub(crate) use terms::{QueryWord, code_key, each_term, pieces, query_words, term};

#[cfg(test)]
mod tests;
