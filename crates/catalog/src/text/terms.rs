//! From segments to the terms of the index, and to the words of a query.

use super::arabic::stem;
use super::cut::cut;
use super::plural::singular;
use super::segments::has_words;
use super::{Segment, fold, segments};

/// Longest term, in characters; the rest of a longer word is not looked at.
const MAX_TERM: usize = 40;
/// Most words of a query that are looked at.
const MAX_WORDS: usize = 24;
/// Most places at which a word is cut.
const MOST_PIECES: usize = 6;
/// Most characters of a run that are cut into words.
const MOST_CHARACTERS: usize = 60;
/// Most characters of a query that are looked at.
const MAX_QUERY: usize = 400;

/// One thing that a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryWord {
    /// The word as it was typed, folded: what the shopper is told when it is dropped.
    pub(crate) text: String,
    /// The whole word as one term.
    pub(crate) term: String,
    /// Terms that stand for the word when the index does not know it whole: the parts of a model number, or the pairs
    /// of characters of a script without spaces; of a run that is to be cut, its characters. Empty for a plain word.
    pub(crate) parts: Vec<String>,
    /// Whether it is a run of a script without spaces.
    pub(crate) is_run: bool,
    /// Whether it is a run that is cut into words of the index.
    pub(crate) is_cut: bool,
    /// Whether it ends the query, so that more of it may be on its way.
    pub(crate) is_last: bool,
}

/// The form in which a folded word stands in the index.
pub(crate) fn term(part: &str) -> String {
    let cut: String = part.chars().take(MAX_TERM).collect();
    singular(stem(&cut))
}

/// Where digits and letters of a folded word meet: `wh1000xm5` after `wh`, `1000`, `xm`. A number may hold points.
pub(crate) fn pieces(word: &str) -> Vec<usize> {
    let is_digit = |letter: char| letter.is_ascii_digit() || letter == '.';
    let pairs = word.char_indices().zip(word.char_indices().skip(1));
    pairs
        .filter(|((_, one), (_, other))| is_digit(*one) != is_digit(*other))
        .map(|(_, (at, _))| at)
        .take(MOST_PIECES)
        .collect()
}

/// Pairs of neighbours in a run. The last character stands for itself too, for it begins no pair.
fn pairs(clusters: &[String]) -> impl Iterator<Item = String> {
    let neighbours = clusters.iter().zip(clusters.iter().skip(1));
    neighbours.map(|(one, other)| [one.as_str(), other].concat())
}

/// Hands every term of a text to `visit`; some come twice. How a thing is spelt apart or together is left to the query.
pub(crate) fn each_term(text: &str, mut visit: impl FnMut(&str)) {
    for segment in segments(&fold(text)) {
        match segment {
            Segment::Run(clusters) if clusters.first().is_some_and(|first| has_words(first)) => {
                for word in cut(&clusters.concat()) {
                    visit(&word.chars().take(MAX_TERM).collect::<String>());
                }
            }
            Segment::Run(clusters) => {
                pairs(&clusters).for_each(|pair| visit(&pair));
                clusters.last().into_iter().for_each(|last| visit(last));
            }
            Segment::Word(parts) => {
                visit(&term(&parts.concat()));
                for part in parts.iter().filter(|_| parts.len() > 1) {
                    visit(&term(part));
                }
            }
        }
    }
}

/// The words of a query, in order.
pub(crate) fn query_words(text: &str) -> Vec<QueryWord> {
    let cut: String = text.chars().take(MAX_QUERY).collect();
    let folded = fold(&cut);
    let ends_open = folded
        .chars()
        .last()
        .is_some_and(|last| !last.is_whitespace());
    let mut words: Vec<QueryWord> = segments(&folded)
        .into_iter()
        .take(MAX_WORDS)
        .map(query_word)
        .collect();
    if let Some(last) = words.last_mut() {
        last.is_last = ends_open;
    }
    words
}

fn query_word(segment: Segment) -> QueryWord {
    match segment {
        Segment::Word(parts) => {
            let whole = parts.concat();
            QueryWord {
                term: term(&whole),
                parts: if parts.len() > 1 {
                    parts.iter().map(|part| term(part)).collect()
                } else {
                    Vec::new()
                },
                text: whole,
                is_run: false,
                is_cut: false,
                is_last: false,
            }
        }
        Segment::Run(clusters) => {
            let text = clusters.concat();
            let is_cut = has_words(&text);
            let parts: Vec<String> = if is_cut {
                clusters.into_iter().take(MOST_CHARACTERS).collect()
            } else {
                pairs(&clusters).take(MAX_TERM).collect()
            };
            QueryWord {
                term: text.clone(),
                parts,
                text,
                is_run: true,
                is_cut,
                is_last: false,
            }
        }
    }
}

/// The form in which codes are compared: folded letters and digits only; a number without zeros in front, so that a
/// GTIN of 12, 13 and 14 digits is one.
pub(crate) fn code_key(code: &str) -> String {
    let key: String = fold(code)
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect();
    if key.bytes().all(|b| b.is_ascii_digit()) {
        key.trim_start_matches('0').to_owned()
    } else {
        key
    }
}
