//! From the words of a question to the terms that they stand for, and to the rows that fit.

use super::candidates::{Ask, all_of, first, union};
use super::dictionary::Entry;
use super::edits::{Automaton, Walker, allowed};
use super::postings::Postings;
use super::scratch::Scratch;
use super::{Hit, Records};
use crate::bytes::{index, number};
use crate::text::{QueryWord, code_key, query_words};

/// How well a term fits a word, where the word is in the dictionary.
const EXACT: u8 = 8;
/// The word is the beginning of the term.
const PREFIX: u8 = 5;
/// The word differs from the term by one error; by two it counts one less.
const TYPO: u8 = 3;
/// Added for a record whose code was typed: more than any words can give.
const CODE_SCORE: u32 = 1 << 24;
/// Leaves the rows that fit a text in `scratch.fitting`, ascending; gives the words that were left aside. `None` when the text
/// asks for nothing, so that all rows fit.
pub(super) fn find(records: &Records, text: &str, scratch: &mut Scratch) -> Option<Vec<String>> {
    let words = query_words(text);
    if words.is_empty() {
        return None;
    }
    scratch.best.resize(records.len(), 0);
    let mut asks: Vec<Ask<'_>> = words
        .iter()
        .map(|word| ask(records, word, false, scratch))
        .collect();
    let mut dropped = Vec::new();
    if !all_of(records, &asks, scratch) {
        // A word that is in the dictionary may still be the wrong one.
        if asks.len() > 1 {
            asks = words
                .iter()
                .map(|word| ask(records, word, true, scratch))
                .collect();
        }
        dropped = relax(records, &words, asks, scratch);
    }
    for hit in &mut scratch.fitting {
        let brevity = 15 - u32::from(records.title_words(hit.row).min(15));
        hit.score = hit.score.saturating_mul(16).saturating_add(brevity);
    }
    add_code(records, text, scratch);
    Some(dropped)
}

/// Takes words aside, the rarest first, until something has all that are left.
fn relax(
    records: &Records,
    words: &[QueryWord],
    asks: Vec<Ask<'_>>,
    scratch: &mut Scratch,
) -> Vec<String> {
    let mut kept: Vec<(usize, Ask<'_>)> = asks.into_iter().enumerate().collect();
    let mut dropped: Vec<usize> = Vec::new();
    while !kept.is_empty() {
        let (places, asks): (Vec<usize>, Vec<Ask<'_>>) = kept.into_iter().unzip();
        if all_of(records, &asks, scratch) {
            break;
        }
        kept = places.into_iter().zip(asks).collect();
        let rarest = kept
            .iter()
            .enumerate()
            .min_by_key(|(_, (_, ask))| ask.size());
        let Some((rarest, _)) = rarest else { break };
        dropped.push(kept.remove(rarest).0);
    }
    if scratch.fitting.is_empty() {
        return Vec::new();
    }
    dropped.sort_unstable();
    let dropped = dropped.iter().filter_map(|at| words.get(*at));
    dropped.map(|word| word.text.clone()).collect()
}

/// What a word stands for. `freely` looks for other spellings even where the word is known.
fn ask<'a>(records: &'a Records, word: &QueryWord, freely: bool, scratch: &mut Scratch) -> Ask<'a> {
    // A single character of a run may begin a pair anywhere in the text.
    let is_open = word.is_last || (word.is_run && word.parts.is_empty());
    let mut terms = terms(records, &word.term, is_open);
    if word.parts.is_empty() {
        if terms.is_empty() || freely {
            terms.extend(misspelt(records, word));
        }
        return Ask::Terms(terms);
    }
    let last = word.parts.len() - 1;
    let parts = word.parts.iter().enumerate();
    let parts: Vec<Ask<'_>> = parts
        .map(|(at, part)| Ask::Terms(self::terms(records, part, word.is_last && at == last)))
        .collect();
    let mut rows = Vec::new();
    if all_of(records, &parts, scratch) {
        // All parts are the word once more, not many words.
        let count = number(parts.len()).max(1);
        rows.extend(scratch.fitting.iter().map(|hit| Hit {
            score: hit.score / count,
            ..*hit
        }));
    }
    if !terms.is_empty() {
        scratch.fitting.clear();
        first(records, &Ask::Terms(terms), scratch);
        rows = union(&rows, &scratch.fitting);
    }
    if rows.is_empty() {
        rows = most_of(&parts, records.rows, scratch);
    }
    Ask::Rows(rows)
}

/// The terms that are a word, or begin with it.
fn terms<'a>(records: &'a Records, term: &str, as_prefix: bool) -> Vec<(Postings<'a>, u8)> {
    let mut terms = Vec::new();
    if as_prefix {
        records
            .terms
            .each_from(&records.bytes, term, |found, list| {
                let is_whole = found.len() == term.len();
                terms.push((list, if is_whole { EXACT } else { PREFIX }));
            });
    } else if let Some(list) = records.terms.find(&records.bytes, term) {
        terms.push((list, EXACT));
    }
    terms
}

/// The terms that are a word with errors in it. Words with digits are left alone: another number is another thing.
/// People seldom mistype the first letter: other first letters are tried when nothing has this one.
fn misspelt<'a>(records: &'a Records, word: &QueryWord) -> Vec<(Postings<'a>, u8)> {
    let letters = word.term.chars().count();
    let errors = allowed(letters);
    let Some(first) = word.term.chars().next() else {
        return Vec::new();
    };
    if errors == 0 || !word.term.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let Some(automaton) = Automaton::new(&word.term, errors) else {
        return Vec::new();
    };
    let mut start = [0; 4];
    let start = first.encode_utf8(&mut start).as_bytes();
    let block = records.terms.block_of(&records.bytes, start);
    let near = records.terms.walk(&records.bytes, block);
    let mut found = within(near, &automaton, word.is_last, Some(start));
    if found.is_empty() {
        let all = records.terms.walk(&records.bytes, 0);
        found = within(all, &automaton, word.is_last, None);
    }
    found
}

fn within<'a>(
    walk: impl Iterator<Item = Entry<'a>>,
    automaton: &Automaton,
    as_prefix: bool,
    start: Option<&[u8]>,
) -> Vec<(Postings<'a>, u8)> {
    let mut walker = Walker::new(automaton);
    let mut found: Vec<(Postings<'a>, usize)> = Vec::new();
    for entry in walk {
        let errors = walker.next(entry.shared, entry.rest, as_prefix);
        if let Some(start) = start {
            let term = walker.term();
            if !term.starts_with(start) {
                if term > start {
                    break;
                }
                continue;
            }
        }
        if let Some(errors) = errors {
            found.push((entry.postings, errors));
        }
    }
    // Terms with fewer errors are what was meant.
    let fewest = found.iter().map(|(_, errors)| *errors).min().unwrap_or(0);
    found.retain(|(_, errors)| *errors == fewest);
    let fit = |errors: usize| {
        let errors = u8::try_from(errors).unwrap_or(TYPO);
        TYPO.saturating_sub(errors.saturating_sub(1)).max(1)
    };
    found
        .into_iter()
        .map(|(list, errors)| (list, fit(errors)))
        .collect()
}

/// Rows that have more than half of the parts of a run; of long runs, those with the most.
fn most_of(parts: &[Ask<'_>], rows: u32, scratch: &mut Scratch) -> Vec<Hit> {
    let best = &mut scratch.best;
    for part in parts {
        let Ask::Terms(terms) = part else { continue };
        // Each part counts once for a row, however many of its terms the row has.
        let mut of_part: Vec<u32> = Vec::new();
        for (list, _) in terms {
            list.each(|row, _| of_part.push(row));
        }
        of_part.sort_unstable();
        of_part.dedup();
        for row in of_part {
            if let Some(best) = best.get_mut(index(row)) {
                *best = best.saturating_add(1);
            }
        }
    }
    let most = best.iter().copied().max().unwrap_or(0);
    let half = u8::try_from(parts.len() / 2).unwrap_or(u8::MAX);
    let mut found = Vec::new();
    if most > half {
        for (row, count) in (0..rows).zip(best.iter()) {
            if *count > half && *count + 1 >= most {
                let score = u32::from(*count);
                found.push(Hit { row, score });
            }
        }
    }
    best.fill(0);
    found
}

/// Adds the records whose code the whole text is, in front of all others.
fn add_code(records: &Records, text: &str, scratch: &mut Scratch) {
    let Some(list) = records.codes.find(&records.bytes, &code_key(text)) else {
        return;
    };
    let mut coded = Vec::new();
    list.each(|row, _| {
        if row < records.rows {
            let score = CODE_SCORE;
            coded.push(Hit { row, score });
        }
    });
    scratch.fitting = union(&scratch.fitting, &coded);
}

impl Records {
    /// Words of a row's title, 255 at most.
    fn title_words(&self, row: u32) -> u8 {
        let words = self.bytes.get(self.title_words.clone());
        let word = words.and_then(|words| words.get(index(row)));
        word.copied().unwrap_or(u8::MAX)
    }
}
