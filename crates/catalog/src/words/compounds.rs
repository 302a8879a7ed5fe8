//! Takes compounds of scripts without spaces apart, so that one word is cut in one way in the whole index.
//!
//! A dictionary cuts by what stands around a word. Where a term is made of terms that are each as frequent as itself, its rows are
//! given to these: whoever asks for a part finds the compound, and whoever asks for the compound is led to the same parts.

use std::collections::BTreeMap;

use super::write::List;
use crate::text::has_words;

/// Fewest characters of a part.
const LEAST: usize = 2;

/// Gives the rows of compounds to their parts.
pub(super) fn take_apart(terms: &mut BTreeMap<Box<str>, List>) {
    let whole = terms.keys().filter(|term| has_words(term));
    let mut cuts: Vec<(Box<str>, Vec<Box<str>>)> = whole
        .filter_map(|term| Some((term.clone(), parts(terms, term)?)))
        .collect();
    // The longest first: a part may be a compound itself.
    cuts.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
    for (term, parts) in cuts {
        let Some(list) = terms.remove(&term) else {
            continue;
        };
        for part in parts {
            if let Some(known) = terms.get_mut(&part) {
                list.each(|entry| known.push(entry));
            }
        }
    }
}

/// The fewest terms that a term is made of, each in as many rows at least.
fn parts(terms: &BTreeMap<Box<str>, List>, term: &str) -> Option<Vec<Box<str>>> {
    let rows = terms.get(term)?.len();
    let ends: Vec<usize> = term
        .char_indices()
        .map(|(at, _)| at)
        .chain([term.len()])
        .collect();
    // For each end the fewest parts up to it, with where the last of them begins.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; ends.len()];
    if let Some(first) = best.first_mut() {
        *first = Some((0, 0));
    }
    for end in LEAST..ends.len() {
        for start in 0..=end - LEAST {
            if start == 0 && end + 1 == ends.len() {
                continue;
            }
            let count = best.get(start).copied().flatten();
            let part = ends.get(start).zip(ends.get(end));
            let part = part.and_then(|(start, end)| term.get(*start..*end));
            let (Some((count, _)), Some(part)) = (count, part) else {
                continue;
            };
            let is_fewer = best
                .get(end)
                .copied()
                .flatten()
                .is_none_or(|(other, _)| count + 1 < other);
            let is_known = || terms.get(part).is_some_and(|list| list.len() >= rows);
            if let Some(best) = best.get_mut(end).filter(|_| is_fewer && is_known()) {
                *best = Some((count + 1, start));
            }
        }
    }
    let mut end = ends.len() - 1;
    let mut parts = Vec::new();
    while end > 0 {
        let (_, start) = best.get(end).copied().flatten()?;
        let part = ends.get(start).zip(ends.get(end));
        parts.push(part.and_then(|(start, end)| term.get(*start..*end))?.into());
        end = start;
    }
    parts.reverse();
    Some(parts)
}
