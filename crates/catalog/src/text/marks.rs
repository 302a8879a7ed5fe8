//! Which parts of a text are what a query asks for, to be shown as such.

use std::ops::Range;

use super::fold_with_places;
use super::segments::is_word;
use super::terms::{QueryWord, query_words, term};
use crate::bytes::number;
use crate::order::sort;

/// What is looked for in texts.
#[derive(Debug, Default)]
pub(crate) struct Marker {
    /// Terms of whole words.
    terms: Vec<String>,
    /// The beginning of a word, while it is typed.
    start: Option<String>,
    /// Parts of runs of scripts without spaces.
    runs: Vec<String>,
}

impl Marker {
    /// For a query, and for the same as it may have been meant.
    pub(crate) fn new(text: &str, meant: Option<&str>) -> Self {
        let mut marker = Self::default();
        for word in query_words(text) {
            marker.add(word);
        }
        for word in meant.map(query_words).unwrap_or_default() {
            marker.add(QueryWord {
                is_last: false,
                ..word
            });
        }
        marker
    }

    fn add(&mut self, word: QueryWord) {
        if word.is_run {
            self.runs.push(word.text);
            return;
        }
        if word.is_last {
            self.start = Some(word.text);
        }
        self.terms.extend(word.parts);
        self.terms.push(word.term);
    }

    /// The parts, as places in the bytes of the text: ascending, apart from each other, each a whole word or a part of a run.
    pub(crate) fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let (folded, places) = fold_with_places(text);
        // Start and end in one number, which sorts.
        let mut marks: Vec<u64> = Vec::new();
        let both =
            |start: usize, end: usize| u64::from(number(start)) << 32 | u64::from(number(end));
        for run in &self.runs {
            let places = folded.as_bytes().windows(run.len().max(1)).enumerate();
            let found = places.filter(|(_, part)| *part == run.as_bytes());
            marks.extend(found.map(|(at, part)| both(at, at + part.len())));
        }
        let mut start = None;
        for (at, letter) in folded.char_indices().chain([(folded.len(), ' ')]) {
            match start {
                None if is_word(letter) => start = Some(at),
                Some(from) if !is_word(letter) => {
                    start = None;
                    if folded
                        .get(from..at)
                        .is_some_and(|word| self.is_wanted(word))
                    {
                        marks.push(both(from, at));
                    }
                }
                _ => {}
            }
        }
        sort(&mut marks);
        let place = |at: u64| {
            let at = usize::try_from(at & u64::from(u32::MAX)).unwrap_or(usize::MAX);
            places.get(at).copied().unwrap_or(text.len())
        };
        let mut shown: Vec<Range<usize>> = Vec::new();
        for mark in marks {
            let (start, end) = (place(mark >> 32), place(mark));
            match shown.last_mut() {
                Some(last) if start <= last.end => last.end = last.end.max(end),
                _ => shown.push(start..end),
            }
        }
        shown
    }

    fn is_wanted(&self, word: &str) -> bool {
        let term = term(word);
        let is_number = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
        self.start
            .as_ref()
            .is_some_and(|start| word.starts_with(start))
            || self.terms.iter().any(|wanted| {
                // "wh" and "1000xm5" are what "wh1000xm5" asks for.
                *wanted == term || (is_number(wanted) && word.len() > 1 && holds(wanted, word))
            })
    }
}

/// Whether a text holds another; the standard library's search weighs more than the rest of this file.
fn holds(text: &str, part: &str) -> bool {
    let mut places = text.as_bytes().windows(part.len().max(1));
    places.any(|place| place == part.as_bytes())
}
