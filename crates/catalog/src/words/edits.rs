//! Typing errors: terms that differ from a word by one or two letters more, less, other or swapped.
//!
//! People mistype what they mean to write, and the dictionary has singulars alone: a term's plural is looked at as well.
//!
//! A non-deterministic automaton with one bit for each letter of the word and one row of bits for each error (Wu and
//! Manber 1992, with swaps), walked along the sorted terms: what two neighbours share is stepped through once.

use crate::bytes::index;
use crate::text::ending;

/// Longest word that is looked at, in letters: one bit less than a machine word.
const MAX_LETTERS: usize = 63;
/// Rows of bits: no error, one, two.
const ROWS: usize = 3;

/// How many errors a word may hold.
pub(crate) fn allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// The automaton of one word.
#[derive(Debug)]
pub(crate) struct Automaton {
    ascii: [u64; 128],
    others: Vec<(char, u64)>,
    accept: u64,
    errors: usize,
}

/// Which letters of the word may have been reached, for each number of errors, after some letters of a term.
#[derive(Debug, Clone, Copy)]
struct State {
    rows: [u64; ROWS],
    /// Where the last letter's bit stands, for swaps.
    letter: u64,
    /// Bytes of the term so far.
    end: usize,
    /// Fewest errors with which a beginning of the term is the whole word.
    reached: usize,
}

impl Automaton {
    /// `errors` is 2 at most. `None` for a word that is too long.
    pub(crate) fn new(word: &str, errors: usize) -> Option<Self> {
        let mut automaton = Self {
            ascii: [0; 128],
            others: Vec::new(),
            accept: 0,
            errors: errors.min(ROWS - 1),
        };
        let mut bit: u64 = 1;
        let mut letters = 0;
        for letter in word.chars() {
            letters += 1;
            if letters > MAX_LETTERS {
                return None;
            }
            let place = usize::try_from(u32::from(letter)).ok();
            let mut others = automaton.others.iter_mut();
            if let Some(mask) = place.and_then(|place| automaton.ascii.get_mut(place)) {
                *mask |= bit;
            } else if let Some((_, mask)) = others.find(|(other, _)| *other == letter) {
                *mask |= bit;
            } else {
                automaton.others.push((letter, bit));
            }
            bit <<= 1;
        }
        automaton.accept = bit;
        Some(automaton)
    }

    fn letter(&self, letter: char) -> u64 {
        let place = usize::try_from(u32::from(letter)).ok();
        if let Some(mask) = place.and_then(|place| self.ascii.get(place)) {
            return *mask;
        }
        let mut others = self.others.iter();
        let found = others.find(|(other, _)| *other == letter);
        found.map_or(0, |(_, mask)| *mask)
    }

    fn start(&self) -> State {
        let mut state = State {
            rows: [1, 3, 7],
            letter: 0,
            end: 0,
            reached: ROWS,
        };
        for row in state.rows.iter_mut().skip(self.errors + 1) {
            *row = 0;
        }
        let here = state.rows.iter().position(|row| row & self.accept != 0);
        state.reached = here.unwrap_or(ROWS);
        state
    }

    /// The fewest errors of a state; too many where there is none.
    fn errors(&self, state: &State, as_prefix: bool) -> usize {
        if as_prefix {
            return state.reached;
        }
        let here = state.rows.iter().position(|row| row & self.accept != 0);
        here.unwrap_or(ROWS)
    }

    /// One letter on. `before` is the state before `state`.
    fn step(&self, before: &State, state: &State, letter: char, end: usize) -> State {
        let mask = self.letter(letter);
        // A swap passes two letters of the word at once: this one first, the one before it second.
        let swap = mask & (state.letter >> 1);
        let [b0, b1, _] = before.rows;
        let [s0, s1, s2] = state.rows;
        let r0 = (s0 & mask) << 1;
        let r1 = if self.errors < 1 {
            0
        } else {
            (s1 & mask) << 1 | s0 | s0 << 1 | r0 << 1 | (b0 & swap) << 2
        };
        let r2 = if self.errors < 2 {
            0
        } else {
            (s2 & mask) << 1 | s1 | s1 << 1 | r1 << 1 | (b1 & swap) << 2
        };
        let rows = [r0, r1, r2];
        let here = rows.iter().position(|row| row & self.accept != 0);
        State {
            rows,
            letter: mask,
            end,
            reached: state.reached.min(here.unwrap_or(ROWS)),
        }
    }
}

/// The automaton on its way along sorted terms.
#[derive(Debug)]
pub(crate) struct Walker<'a> {
    automaton: &'a Automaton,
    /// States after no letter, one, two and so on of the term.
    states: Vec<State>,
    term: Vec<u8>,
    /// Bytes after which nothing can fit any more, whatever follows.
    dead: usize,
}

impl<'a> Walker<'a> {
    pub(crate) fn new(automaton: &'a Automaton) -> Self {
        Self {
            automaton,
            states: vec![automaton.start()],
            term: Vec::new(),
            dead: usize::MAX,
        }
    }

    /// The term at which it stands.
    pub(crate) fn term(&self) -> &[u8] {
        &self.term
    }

    /// The beginning of the last term with which nothing can fit any more, whatever follows.
    pub(crate) fn dead(&self) -> Option<&[u8]> {
        self.term.get(..self.dead)
    }

    /// The next term: bytes shared with the last one, and those that follow. Gives the fewest errors with which it or its plural is
    /// the word or, `as_prefix`, with which some beginning of either is.
    pub(crate) fn next(&mut self, shared: usize, rest: &[u8], as_prefix: bool) -> Option<usize> {
        // What follows a dead beginning is never looked at: the next term that is shares less with this one.
        if shared >= self.dead {
            return None;
        }
        self.term.truncate(shared);
        self.term.extend_from_slice(rest);
        self.dead = usize::MAX;
        while self.states.len() > 1 && self.states.last().is_some_and(|state| state.end > shared) {
            self.states.pop();
        }
        let (gone, ending) = ending(&self.term);
        let stays = self.term.len() - gone;
        let mut plural = ROWS;
        let mut end = self.states.last()?.end;
        // The term may be cut within a letter of the one before; it begins with the last whole one.
        while end < self.term.len() {
            let letter = letter_at(&self.term, end)?;
            if end == stays {
                plural = behind(self.automaton, &mut self.states, ending, as_prefix)?;
            }
            end += letter.len_utf8();
            let next = next_state(self.automaton, &self.states, letter, end)?;
            if next.rows == [0; ROWS] && (!as_prefix || next.reached == ROWS) {
                self.dead = end;
                return (plural < ROWS).then_some(plural);
            }
            self.states.push(next);
        }
        if end == stays {
            plural = behind(self.automaton, &mut self.states, ending, as_prefix)?;
        }
        let errors = self.automaton.errors(self.states.last()?, as_prefix);
        let errors = errors.min(plural);
        (errors < ROWS).then_some(errors)
    }
}

/// The letter that begins at a place.
fn letter_at(term: &[u8], at: usize) -> Option<char> {
    let lead = *term.get(at)?;
    if lead.is_ascii() {
        return Some(char::from(lead));
    }
    let length = index(lead.leading_ones());
    let letter = str::from_utf8(term.get(at..)?.get(..length)?).ok()?;
    letter.chars().next()
}

/// The state a letter further.
fn next_state(automaton: &Automaton, states: &[State], letter: char, end: usize) -> Option<State> {
    let state = states.last()?;
    let before = match states.len().checked_sub(2) {
        Some(at) => states.get(at)?,
        None => &State {
            rows: [0; ROWS],
            ..*state
        },
    };
    Some(automaton.step(before, state, letter, end))
}

/// The fewest errors when an ending follows.
fn behind(
    automaton: &Automaton,
    states: &mut Vec<State>,
    ending: &str,
    as_prefix: bool,
) -> Option<usize> {
    let length = states.len();
    for letter in ending.chars() {
        let next = next_state(automaton, states, letter, usize::MAX)?;
        states.push(next);
    }
    let errors = automaton.errors(states.last()?, as_prefix);
    states.truncate(length);
    Some(errors)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Letters more, less, other, swapped (optimal string alignment), by the table of the textbook.
    fn distance(one: &str, other: &str) -> usize {
        let one: Vec<char> = one.chars().collect();
        let other: Vec<char> = other.chars().collect();
        let mut table = vec![vec![0; other.len() + 1]; one.len() + 1];
        for i in 0..=one.len() {
            for j in 0..=other.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let change = usize::from(one[i - 1] != other[j - 1]);
                    let mut least = (table[i - 1][j] + 1)
                        .min(table[i][j - 1] + 1)
                        .min(table[i - 1][j - 1] + change);
                    if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                        least = least.min(table[i - 2][j - 2] + 1);
                    }
                    least
                };
            }
        }
        table[one.len()][other.len()]
    }

    fn beginnings(text: &str) -> impl Iterator<Item = &str> {
        let ends = text.char_indices().map(|(at, _)| at);
        ends.chain([text.len()]).map(|end| text.split_at(end).0)
    }

    proptest! {
        #[test]
        fn it_counts_errors_as_the_textbook_does(
            word in "[aysกข]{1,9}",
            terms in proptest::collection::btree_set("[aysxกข]{1,10}", 1..40),
            errors in 0_usize..3,
            as_prefix: bool,
        ) {
            let automaton = Automaton::new(&word, errors).unwrap();
            let mut walker = Walker::new(&automaton);
            let mut before = String::new();
            for term in &terms {
                let shared = before.bytes().zip(term.bytes()).take_while(|(a, b)| a == b).count();
                let found = walker.next(shared, &term.as_bytes()[shared..], as_prefix);
                let (gone, ending) = ending(term.as_bytes());
                let plural = [term.split_at(term.len() - gone).0, ending].concat();
                let least = if as_prefix {
                    let starts = beginnings(term).chain(beginnings(&plural));
                    starts.map(|start| distance(&word, start)).min().unwrap()
                } else {
                    distance(&word, term).min(distance(&word, &plural))
                };
                prop_assert_eq!(found, (least <= errors).then_some(least), "{} {}", word, term);
                before.clone_from(term);
            }
        }
    }
}
