//! From the words of a text to the terms that they stand for, and to the rows that fit.

use super::candidates::{Ask, Many, all_of, first, union};
use super::cut::cut_run;
use super::scratch::Scratch;
use super::spelling::{Guess, misspelt};
use super::together::{apart, joined, synonyms};
use super::{EachId, Hit, Told, View};
use crate::bytes::{index, number};
use crate::order::{ranked, sort};
use crate::text::{QueryWord, code_key, query_words};

/// How well a term fits a word, where the word is in the dictionary.
pub(crate) const EXACT: u8 = 8;
/// The word is the beginning of the term.
pub(crate) const PREFIX: u8 = 5;
/// Added for a row whose code was typed: more than any words can give.
pub(crate) const CODE_SCORE: u32 = 1 << 24;
/// Terms with one beginning from which on their rows are noted.
const MANY: usize = 256;

/// Leaves the rows that fit a text in `scratch.fitting`, ascending. `None` when the text asks for nothing.
pub(super) fn find(
    view: View<'_>,
    each_id: EachId<'_>,
    text: &str,
    scratch: &mut Scratch,
) -> Option<Told> {
    let mut words = query_words(text);
    if words.is_empty() {
        return None;
    }
    let lexicon = &view.words.lexicon;
    if words.iter().any(|word| !lexicon.is_stop(&word.term)) {
        words.retain(|word| !lexicon.is_stop(&word.term));
    }
    scratch.best.resize(index(view.rows()), 0);
    let mut told = Told::default();
    let mut asked = ask_all(view, &words, Spelling::Near, scratch);
    if fits(view, &asked, scratch) {
        told.meant = meant(&words, &asked);
    } else {
        let mut has_found = false;
        let has_unknown = asked.iter().any(|asked| asked.meant.is_some());
        for (spelling, is_worth_it) in [(Spelling::Wide, has_unknown), (Spelling::Free, true)] {
            if asked.len() > 1 && is_worth_it && !has_found {
                asked = ask_all(view, &words, spelling, scratch);
                has_found = fits(view, &asked, scratch);
            }
        }
        if !has_found {
            told.relaxed = relax(view, asked, scratch);
        }
    }
    let lengths = view.lengths();
    for hit in &mut scratch.fitting {
        let length = lengths.get(index(hit.row)).copied().unwrap_or(u8::MAX);
        let brevity = 15 - u32::from(length.min(15));
        hit.score = hit.score.saturating_mul(16).saturating_add(brevity);
    }
    if add_codes(view, each_id, text, scratch) {
        told = Told::default();
    }
    Some(told)
}

/// How far from a word its terms may be. The further, the more terms are walked along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// A word that nobody knows stands for the terms with the fewest errors.
    Near,
    /// It stands for all terms with as many errors as it may hold.
    Wide,
    /// So does a word that is in the dictionary: it may still be the wrong one.
    Free,
}

/// Whether some row has all that is asked; leaves those that do in `scratch.fitting`.
fn fits(view: View<'_>, asked: &[Asked<'_>], scratch: &mut Scratch) -> bool {
    let asks: Vec<&Ask<'_>> = asked.iter().map(|asked| &asked.ask).collect();
    all_of(view, &asks, scratch)
}

/// One word, or several that are one, with what they ask for.
pub(super) struct Asked<'a> {
    pub(super) ask: Ask<'a>,
    /// As it was typed.
    pub(super) text: String,
    /// The term that was looked for instead.
    pub(super) meant: Option<String>,
}

/// What every word stands for.
fn ask_all<'a>(
    view: View<'a>,
    words: &[QueryWord],
    spelling: Spelling,
    scratch: &mut Scratch,
) -> Vec<Asked<'a>> {
    let mut all = Vec::new();
    let mut rest = words;
    while let Some((word, behind)) = rest.split_first() {
        let together =
            synonyms(view, rest, scratch).or_else(|| joined(view, rest, spelling, scratch));
        if let Some((asked, count)) = together {
            all.push(asked);
            rest = rest.get(count..).unwrap_or_default();
        } else {
            all.push(ask(view, word, spelling, scratch));
            rest = behind;
        }
    }
    all
}

/// Rows that have everything, scored as one word.
pub(super) fn together(view: View<'_>, parts: &[Asked<'_>], scratch: &mut Scratch) -> Vec<Hit> {
    let asks: Vec<&Ask<'_>> = parts.iter().map(|asked| &asked.ask).collect();
    as_one(view, &asks, scratch)
}

pub(super) fn as_one(view: View<'_>, asks: &[&Ask<'_>], scratch: &mut Scratch) -> Vec<Hit> {
    if !all_of(view, asks, scratch) {
        return Vec::new();
    }
    let count = number(asks.len()).max(1);
    let hits = scratch.fitting.iter();
    hits.map(|hit| Hit {
        score: hit.score / count,
        ..*hit
    })
    .collect()
}

/// What a word stands for.
pub(super) fn ask<'a>(
    view: View<'a>,
    word: &QueryWord,
    spelling: Spelling,
    scratch: &mut Scratch,
) -> Asked<'a> {
    if word.is_cut {
        return cut_run(view, word, spelling == Spelling::Free, scratch);
    }
    // A single character of a run may begin a pair anywhere in the text.
    let is_open = word.is_last || (word.is_run && word.parts.is_empty());
    let whole = terms(view, &word.term, is_open, scratch);
    let mut asked = Asked {
        ask: Ask::Rows(Vec::new()),
        text: word.text.clone(),
        meant: None,
    };
    let parts = if word.parts.is_empty() {
        apart(view, word, whole.is_empty(), scratch)
    } else {
        parts(view, word, scratch)
    };
    asked.ask = match whole {
        Ask::Terms(mut terms)
            if word.parts.is_empty()
                && (terms.is_empty() && parts.is_empty() || spelling == Spelling::Free) =>
        {
            let is_unknown = terms.is_empty() && parts.is_empty();
            let Guess { list, best } = misspelt(view, word, spelling != Spelling::Near);
            asked.meant = best.filter(|_| is_unknown);
            terms.extend(list);
            Ask::Terms(terms)
        }
        whole => whole,
    };
    if !parts.is_empty() {
        scratch.fitting.clear();
        first(view, &asked.ask, scratch);
        asked.ask = Ask::Rows(union(&parts, &scratch.fitting));
    }
    asked
}

/// Rows that have the parts of a word: all of them or, of a run of a script without spaces, most.
fn parts(view: View<'_>, word: &QueryWord, scratch: &mut Scratch) -> Vec<Hit> {
    let last = word.parts.len().saturating_sub(1);
    let parts = word.parts.iter().enumerate();
    let asks: Vec<Ask<'_>> = parts
        .map(|(at, part)| terms(view, part, word.is_last && at == last, scratch))
        .collect();
    let rows = as_one(view, &asks.iter().collect::<Vec<_>>(), scratch);
    if rows.is_empty() && word.is_run {
        most_of(view, &asks, asks.len() / 2 + 1, scratch)
    } else {
        rows
    }
}

/// The terms that are a word, or begin with it.
pub(super) fn terms<'a>(
    view: View<'a>,
    term: &str,
    as_prefix: bool,
    scratch: &mut Scratch,
) -> Ask<'a> {
    let mut terms = Vec::new();
    let dictionary = &view.words.terms;
    if !as_prefix {
        let list = dictionary.find(view.file, term);
        terms.extend(list.map(|list| (list, EXACT)));
        return Ask::Terms(terms);
    }
    let fit = |found: usize| {
        if found == term.len() { EXACT } else { PREFIX }
    };
    dictionary.each_from(view.file, term, |found, list| {
        terms.push((list, fit(found.len())));
        terms.len() < MANY
    });
    if terms.len() < MANY {
        return Ask::Terms(terms);
    }
    let rows = index(view.rows());
    Ask::Many(scratch.beginning(term, || {
        Many::of(vec![0; rows], |visit| {
            dictionary.each_from(view.file, term, |found, list| {
                visit(list, fit(found.len()));
                true
            });
        })
    }))
}

/// Takes words aside, the rarest first, until something has all that are left; gives those.
fn relax(view: View<'_>, asked: Vec<Asked<'_>>, scratch: &mut Scratch) -> Vec<String> {
    let mut kept: Vec<(usize, Asked<'_>)> = asked.into_iter().enumerate().collect();
    let mut dropped: Vec<(usize, String)> = Vec::new();
    while !kept.is_empty() {
        let asks: Vec<&Ask<'_>> = kept.iter().map(|(_, asked)| &asked.ask).collect();
        if all_of(view, &asks, scratch) {
            break;
        }
        let sizes = kept.iter().enumerate();
        let rarest = sizes.min_by_key(|(_, (_, asked))| asked.ask.size());
        let Some((rarest, _)) = rarest else { break };
        let (place, asked) = kept.remove(rarest);
        dropped.push((place, asked.text));
    }
    if scratch.fitting.is_empty() {
        return Vec::new();
    }
    let places = ranked(number(dropped.len()), &|one, other| {
        let place = |at: u32| dropped.get(index(at)).map(|(place, _)| *place);
        place(one).cmp(&place(other))
    });
    let dropped = places.iter().filter_map(|at| dropped.get(index(*at)));
    dropped.map(|(_, text)| text.clone()).collect()
}

/// The text with other words in the place of those that nobody knows.
fn meant(words: &[QueryWord], asked: &[Asked<'_>]) -> Option<String> {
    if words.is_empty() || asked.iter().all(|asked| asked.meant.is_none()) {
        return None;
    }
    let texts = asked.iter();
    let texts: Vec<&str> = texts
        .map(|asked| asked.meant.as_deref().unwrap_or(&asked.text))
        .collect();
    Some(texts.join(" "))
}

/// Rows that have the most parts of a run, at least so many; of long runs, those with one less as well.
pub(super) fn most_of(
    view: View<'_>,
    parts: &[Ask<'_>],
    least: usize,
    scratch: &mut Scratch,
) -> Vec<Hit> {
    let mut counts: Vec<(u8, u32)> = vec![(0, 0); index(view.rows())];
    for part in parts {
        scratch.fitting.clear();
        first(view, part, scratch);
        for hit in &scratch.fitting {
            if let Some((count, score)) = counts.get_mut(index(hit.row)) {
                *count = count.saturating_add(1);
                *score = score.saturating_add(hit.score);
            }
        }
    }
    let most = counts.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let least = u8::try_from(least.max(1)).unwrap_or(u8::MAX);
    let enough = least.max(most.saturating_sub(1));
    let all = number(parts.len()).max(1);
    let counted = (0_u32..).zip(counts);
    let enough = counted.filter(|(_, (count, _))| *count >= enough);
    enough
        .map(|(row, (_, score))| Hit {
            row,
            score: score / all,
        })
        .collect()
}

/// Adds the rows whose code the whole text is, in front of all others; tells whether there is one.
fn add_codes(view: View<'_>, each_id: EachId<'_>, text: &str, scratch: &mut Scratch) -> bool {
    let key = code_key(text);
    if key.is_empty() {
        return false;
    }
    let mut rows = Vec::new();
    for codes in &view.words.codes {
        codes.find(view.file, &key, |row| rows.push(row));
    }
    each_id(&key, &mut |row| rows.push(row));
    rows.retain(|row| *row < view.rows());
    if rows.is_empty() {
        return false;
    }
    sort(&mut rows);
    rows.dedup();
    let coded: Vec<Hit> = rows
        .into_iter()
        .map(|row| Hit {
            row,
            score: CODE_SCORE,
        })
        .collect();
    scratch.fitting = union(&scratch.fitting, &coded);
    true
}
