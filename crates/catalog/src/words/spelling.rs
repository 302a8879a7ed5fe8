//! The terms that a misspelt word may have been meant for.

use super::View;
use super::dictionary::Walk;
use super::edits::{Automaton, Walker, allowed};
use super::postings::Postings;
use crate::text::QueryWord;

/// The word differs from the term by one error; by two it counts one less.
pub(crate) const TYPO: u8 = 3;

/// Letters from which on a word may hold one error more when nothing else is near.
const WORTH_MORE: usize = 6;

/// Letters of a word that may lack one: with one fewer, everything would be near.
const SHORT: usize = 3;

/// What a word may have been meant for.
#[derive(Default)]
pub(super) struct Guess<'a> {
    /// The terms, each with how well it fits.
    pub(super) list: Vec<(Postings<'a>, u8)>,
    /// The most frequent of them.
    pub(super) best: Option<String>,
}

/// The terms that are a word with errors in it. Words with digits are left alone: another number is another thing.
/// People seldom mistype the first letter: other first letters are tried when nothing has this one. A word of three letters
/// may lack one.
///
/// `widely` gives all terms with as many errors as the word may hold, whatever their first letter.
pub(super) fn misspelt<'a>(view: View<'a>, word: &QueryWord, widely: bool) -> Guess<'a> {
    let is_latin = word.text.bytes().all(|byte| byte.is_ascii_lowercase());
    // An error at the end may be in the plural, or hide it.
    let typed = if is_latin { &word.text } else { &word.term };
    let letters = typed.chars().count();
    let is_short = is_latin && letters == SHORT;
    let errors = if is_short { 1 } else { allowed(letters) };
    let Some(first) = typed.chars().next() else {
        return Guess::default();
    };
    if errors == 0 || !typed.chars().all(char::is_alphabetic) {
        return Guess::default();
    }
    let Some(automaton) = Automaton::new(typed, errors) else {
        return Guess::default();
    };
    let dictionary = &view.words.terms;
    let mut start = [0; 4];
    let start = first.encode_utf8(&mut start).as_bytes();
    let block = dictionary.block_of(view.file, start);
    if is_short || !widely {
        let near = dictionary.walk(view.file, block);
        let mut found = within(
            near,
            &automaton,
            word.is_last && !is_short,
            Some(start),
            is_short,
        );
        if is_short || !found.list.is_empty() {
            found.keep_the_nearest();
            return found;
        }
    }
    let mut found = Guess::default();
    // Fewer errors are met sooner, and whatever has more of them is given up then.
    for errors in if widely { errors } else { 1 }..=errors {
        let Some(automaton) = Automaton::new(typed, errors) else {
            break;
        };
        let all = dictionary.walk(view.file, 0);
        found = within(all, &automaton, word.is_last, None, false);
        if !found.list.is_empty() {
            break;
        }
    }
    if found.list.is_empty()
        && errors == 1
        && letters >= WORTH_MORE
        && let Some(automaton) = Automaton::new(typed, errors + 1)
    {
        let near = dictionary.walk(view.file, block);
        found = within(near, &automaton, word.is_last, Some(start), false);
    }
    if !widely {
        found.keep_the_nearest();
    }
    found
}

impl Guess<'_> {
    /// Terms with fewer errors are what was meant.
    fn keep_the_nearest(&mut self) {
        let best = self.list.iter().map(|(_, fit)| *fit).max();
        self.list.retain(|(_, fit)| Some(*fit) == best);
    }
}

fn within<'a>(
    mut walk: Walk<'a>,
    automaton: &Automaton,
    as_prefix: bool,
    start: Option<&[u8]>,
    is_short: bool,
) -> Guess<'a> {
    let mut walker = Walker::new(automaton);
    let mut list: Vec<(Postings<'a>, u8)> = Vec::new();
    // Fewest errors, then most rows.
    let mut best: Option<(usize, u32, Vec<u8>)> = None;
    while let Some(entry) = walk.next() {
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
        if let Some(beginning) = walker.dead() {
            walk.pass(beginning);
        }
        // What is as short as a word of three letters is another one, not the same with a letter missing.
        let Some(errors) = errors.filter(|_| !is_short || walker.term().len() > SHORT) else {
            continue;
        };
        let rows = entry.postings.len();
        let is_best = best
            .as_ref()
            .is_none_or(|best| (errors, u32::MAX - rows) < (best.0, u32::MAX - best.1));
        if is_best {
            best = Some((errors, rows, walker.term().to_vec()));
        }
        let errors = u8::try_from(errors).unwrap_or(TYPO);
        let fit = TYPO.saturating_sub(errors.saturating_sub(1)).max(1);
        list.push((entry.postings, fit));
    }
    Guess {
        list,
        best: best.and_then(|(_, _, term)| String::from_utf8(term).ok()),
    }
}
