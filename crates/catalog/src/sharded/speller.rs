//! Misspelt words and runs of scripts without spaces, by lists of the most frequent words.

use std::collections::BTreeMap;

use super::leaf::{Leaf, LeafWriter};
use super::places::Places;
use crate::text::has_words;
use crate::words::{Automaton, Walker, allowed};

/// Stands for all words of scripts whose runs are cut, in the place of a first letter.
pub(super) const CUT: char = '\u{E00}';
/// Words with one first letter that are listed.
const MOST: usize = 4_000;
/// Words of scripts without spaces that are listed.
const MOST_CUT: usize = 12_000;
/// Fewest rows of a listed word of the others: what stands once is as often an error.
const LEAST_ROWS: u32 = 2;
/// Fewest letters of a listed word: in shorter ones nothing counts as an error.
const LEAST_LETTERS: usize = 3;

/// What a word of a cut run costs, a single character, and one that nothing explains.
const WORD: u32 = 10;
const SINGLE: u32 = 30;
const UNKNOWN: u32 = 40;
/// Longest word of a run, in its characters.
const LONGEST: usize = 16;

/// In which list a word stands, or would.
pub(super) fn list_of(word: &str) -> Option<char> {
    if has_words(word) {
        return Some(CUT);
    }
    let is_listed = word.chars().all(char::is_alphabetic) && word.chars().count() >= LEAST_LETTERS;
    word.chars().next().filter(|_| is_listed)
}

/// Lists in the making.
#[derive(Debug, Default)]
pub(super) struct Lists {
    words: BTreeMap<char, Vec<(u32, Box<str>)>>,
}

impl Lists {
    /// Adds a term with the number of its rows.
    pub(super) fn add(&mut self, term: &str, rows: u32) {
        let Some(letter) = list_of(term) else { return };
        if rows < LEAST_ROWS && letter != CUT {
            return;
        }
        let list = self.words.entry(letter).or_default();
        list.push((rows, term.into()));
        let most = if letter == CUT { MOST_CUT } else { MOST };
        if list.len() >= 2 * most {
            keep(list, most);
        }
    }

    /// The lists, each with what its words have in common.
    pub(super) fn finish(self) -> impl Iterator<Item = (char, Vec<u8>)> {
        self.words.into_iter().map(|(letter, mut list)| {
            keep(&mut list, if letter == CUT { MOST_CUT } else { MOST });
            list.sort_by(|one, other| one.1.cmp(&other.1));
            let mut file = LeafWriter::whole();
            let nowhere = Places {
                grain: 0,
                bytes: Vec::new(),
            };
            for (rows, word) in list {
                file.add(&word, rows, &nowhere);
            }
            (
                letter,
                file.finish().map(|cut| cut.bytes).unwrap_or_default(),
            )
        })
    }
}

fn keep(list: &mut Vec<(u32, Box<str>)>, most: usize) {
    list.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    list.truncate(most);
}

/// The listed words with the fewest errors in them, the most frequent first.
pub(super) fn near(list: &Leaf, word: &str, as_beginning: bool) -> Vec<String> {
    let Some(automaton) = Automaton::new(word, allowed(word.chars().count())) else {
        return Vec::new();
    };
    let mut walker = Walker::new(&automaton);
    let mut before: Vec<u8> = Vec::new();
    let mut found: Vec<(usize, u32, String)> = Vec::new();
    list.walk(|key, entry| {
        let pairs = before.iter().zip(key);
        let shared = pairs.take_while(|(one, other)| one == other).count();
        let (_, rest) = key.split_at(shared);
        if let Some(errors) = walker.next(shared, rest, as_beginning)
            && errors > 0
            && let Ok(text) = str::from_utf8(key)
        {
            found.push((errors, u32::MAX - entry.rows, text.to_owned()));
        }
        before.clear();
        before.extend_from_slice(key);
        true
    });
    found.sort();
    let fewest = found.first().map(|(errors, ..)| *errors);
    let nearest = found
        .into_iter()
        .take_while(|(errors, ..)| Some(*errors) == fewest);
    nearest.map(|(_, _, word)| word).collect()
}

/// Whether two words differ by more than one error.
pub(super) fn is_far(word: &str, other: &str) -> bool {
    let Some(automaton) = Automaton::new(word, 1) else {
        return true;
    };
    let errors = Walker::new(&automaton).next(0, other.as_bytes(), false);
    errors.is_none()
}

/// The cheapest way through a run, given as its characters with their marks, by listed words; what no word explains is left out.
pub(super) fn cut(list: &Leaf, clusters: &[String]) -> Vec<String> {
    let mut known: std::collections::BTreeSet<Vec<u8>> = std::collections::BTreeSet::new();
    let text = clusters.concat();
    list.walk(|key, _| {
        if str::from_utf8(key).is_ok_and(|key| text.contains(key)) {
            known.insert(key.to_vec());
        }
        true
    });
    // For each place of the run the least cost up to it, with where the last word begins and whether it is known.
    let mut best: Vec<(u32, usize, bool)> = vec![(0, 0, false)];
    for end in 1..=clusters.len() {
        let mut cheapest = (u32::MAX, end - 1, false);
        for start in end.saturating_sub(LONGEST)..end {
            let word = clusters.get(start..end).unwrap_or_default().concat();
            let is_known = known.contains(word.as_bytes());
            let cost = match (is_known, end - start) {
                (true, 1) => SINGLE,
                (true, _) => WORD,
                (false, 1) => UNKNOWN,
                (false, _) => continue,
            };
            let sum = best.get(start).map_or(u32::MAX, |way| way.0);
            let sum = sum.saturating_add(cost);
            if sum < cheapest.0 {
                cheapest = (sum, start, is_known);
            }
        }
        best.push(cheapest);
    }
    let mut words = Vec::new();
    let mut end = clusters.len();
    while end > 0 {
        let Some(&(_, start, is_known)) = best.get(end) else {
            break;
        };
        if is_known {
            words.push(clusters.get(start..end).unwrap_or_default().concat());
        }
        end = start;
    }
    words.reverse();
    words
}
