//! Rows whose titles have the words of a query beside each other come before those that have them apart.

use crate::bytes::{index, number};
use crate::order::Smallest;
use crate::text::{each_term, query_words};
use crate::words::Hit;

/// Best rows that are looked at.
const BEST: usize = 100;

/// Raises the scores of the best rows: by an eighth for each two neighbours of the query that are neighbours in the title, and by a
/// quarter when the title is nothing else.
pub(crate) fn prefer(hits: &mut [Hit], text: &str, title: &dyn Fn(u32) -> String) {
    let words: Vec<String> = query_words(text)
        .into_iter()
        .map(|word| word.term)
        .collect();
    if words.len() < 2 || hits.len() < 2 {
        return;
    }
    let mut best = Smallest::new(BEST);
    for (place, hit) in (0_u32..).zip(&*hits) {
        best.offer((u64::from(u32::MAX - hit.score), place));
    }
    for place in best.finish(0) {
        let Some(hit) = hits.get_mut(index(place)) else {
            continue;
        };
        let mut terms: Vec<String> = Vec::new();
        each_term(&title(hit.row), |term| terms.push(term.to_owned()));
        let is_there = |pair: &&[String]| terms.windows(2).any(|other| other == *pair);
        let pairs = words.windows(2).filter(is_there).count();
        let eighths = number(pairs) + if terms == words { 2 } else { 0 };
        hit.score = hit
            .score
            .saturating_add((hit.score / 8).saturating_mul(eighths));
    }
}
