//! Ways to write the same: apart or together, and what the owner of the catalogue says means the same.

use super::Hit;
use super::View;
use super::candidates::{Ask, first, union};
use super::find::{Asked, PREFIX, Spelling, as_one, ask, terms, together};
use super::scratch::Scratch;
use crate::text::{QueryWord, pieces, query_words, term};

/// Words that are looked at together, as one that was taken apart.
const MOST_JOINED: usize = 4;
/// Fewest letters of each half of a word that is cut because nobody knows it.
const LEAST_HALF: usize = 3;

/// The first words of a text and all that means the same, where the owner of the catalogue says so; and how many words it takes.
pub(super) fn synonyms<'a>(
    view: View<'a>,
    words: &[QueryWord],
    scratch: &mut Scratch,
) -> Option<(Asked<'a>, usize)> {
    let said: Vec<&str> = words.iter().map(|word| word.term.as_str()).collect();
    let (count, others) = view.words.lexicon.others(&said)?;
    let said = words.get(..count)?;
    let asked: Vec<Asked<'a>> = said
        .iter()
        .map(|word| ask(view, word, Spelling::Near, scratch))
        .collect();
    let mut rows = together(view, &asked, scratch);
    for phrase in others {
        let asks: Vec<Ask<'a>> = phrase
            .iter()
            .map(|term| said_whole(view, term, scratch))
            .collect();
        let more = as_one(view, &asks.iter().collect::<Vec<_>>(), scratch);
        rows = union(&rows, &more);
    }
    let texts: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let asked = Asked {
        ask: Ask::Rows(rows),
        text: texts.join(" "),
        meant: None,
    };
    Some((asked, count))
}

/// What a term of a synonym stands for: a run of a script without spaces is cut first.
fn said_whole<'a>(view: View<'a>, term: &str, scratch: &mut Scratch) -> Ask<'a> {
    let run = query_words(term).into_iter().find(|word| word.is_cut);
    match run {
        Some(run) => {
            let run = QueryWord {
                is_last: false,
                ..run
            };
            ask(view, &run, Spelling::Near, scratch).ask
        }
        None => terms(view, term, false, scratch),
    }
}

/// The first words of a text as one that was taken apart, "WH 1000 XM5" or "head phones", where there is such a term; and how
/// many words it takes. Rows that have them apart fit as well.
pub(super) fn joined<'a>(
    view: View<'a>,
    words: &[QueryWord],
    spelling: Spelling,
    scratch: &mut Scratch,
) -> Option<(Asked<'a>, usize)> {
    for count in (2..=words.len().min(MOST_JOINED)).rev() {
        let group = words.get(..count)?;
        let last = group.last()?;
        if group.iter().any(|word| word.is_run) {
            continue;
        }
        let is_model = group.windows(2).all(|pair| match pair {
            [one, other] => is_mixed(&one.text, &other.text),
            _ => false,
        });
        let knows = |term: &str, as_prefix| view.words.terms.knows(view.file, term, as_prefix);
        let is_known = |word: &QueryWord| knows(&word.term, word.is_last);
        if !is_model && (count > 2 || (spelling != Spelling::Free && group.iter().all(is_known))) {
            continue;
        }
        let text: String = group.iter().map(|word| word.text.as_str()).collect();
        let text = term(&text);
        if !knows(&text, last.is_last) {
            continue;
        }
        let whole = terms(view, &text, last.is_last, scratch);
        let apart: Vec<Asked<'a>> = group
            .iter()
            .map(|word| ask(view, word, Spelling::Near, scratch))
            .collect();
        let rows = together(view, &apart, scratch);
        scratch.fitting.clear();
        first(view, &whole, scratch);
        let text: Vec<&str> = group.iter().map(|word| word.text.as_str()).collect();
        let asked = Asked {
            ask: Ask::Rows(union(&rows, &scratch.fitting)),
            text: text.join(" "),
            meant: None,
        };
        return Some((asked, count));
    }
    None
}

/// Whether two neighbours may be one model number: one has digits and the other letters.
fn is_mixed(one: &str, other: &str) -> bool {
    let has_digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
    let has_letter = |text: &str| text.chars().any(char::is_alphabetic);
    (has_digit(one) && has_letter(other)) || (has_letter(one) && has_digit(other))
}

/// Rows that have a word in pieces: "wh1000xm5" as "WH 1000XM5", and, when nobody knows the word, "coffeemaker" as "coffee maker".
pub(super) fn apart(
    view: View<'_>,
    word: &QueryWord,
    is_unknown: bool,
    scratch: &mut Scratch,
) -> Vec<Hit> {
    let whole = word.term.as_str();
    let cuts: Vec<usize> = match pieces(whole) {
        cuts if !cuts.is_empty() => cuts,
        _ if is_unknown && whole.chars().all(char::is_alphabetic) => {
            let letters = whole.chars().count();
            let ends = whole.char_indices().map(|(at, _)| at);
            let most = letters.saturating_sub(LEAST_HALF - 1);
            ends.take(most).skip(LEAST_HALF).collect()
        }
        _ => return Vec::new(),
    };
    let mut rows = Vec::new();
    for cut in &cuts {
        let Some((left, right)) = whole.split_at_checked(*cut) else {
            continue;
        };
        let Some(left) = view.words.terms.find(view.file, &term(left)) else {
            continue;
        };
        let right = terms(view, &term(right), word.is_last, scratch);
        if !right.is_empty() {
            let left = Ask::Terms(vec![(left, PREFIX)]);
            rows = union(&rows, &as_one(view, &[&left, &right], scratch));
        }
    }
    if rows.is_empty() && is_unknown && cuts.len() > 1 && !pieces(whole).is_empty() {
        let mut asks = Vec::new();
        let mut start = 0;
        for end in cuts.iter().copied().chain([whole.len()]) {
            let piece = whole.get(start..end).unwrap_or_default();
            let is_last = word.is_last && end == whole.len();
            asks.push(terms(view, &term(piece), is_last, scratch));
            start = end;
        }
        rows = as_one(view, &asks.iter().collect::<Vec<_>>(), scratch);
    }
    rows
}
