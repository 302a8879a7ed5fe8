//! Terms that stand in a run with typing errors.
//!
//! Errors are weighed, because most are in the marks: a tone mark that is missing or another counts 1, a vowel sign 2, a consonant
//! 3 (the table of edit distances with weights, after Kukich 1992, "Techniques for automatically correcting words in text").

use super::super::View;
use super::super::spelling::TYPO;
use super::{ERROR, Edge, Run, WORD};

/// More than any term may have.
const FAR: u32 = 1 << 20;
/// Most units of errors of the longest terms.
const MOST: u32 = 6;
/// Two neighbours that changed places.
const SWAP: u32 = 2;

/// The best that ends at a place of the run: errors, and where it begins.
type Cell = (u32, usize);

/// Adds all terms of the run's script that are near to a part of it.
pub(super) fn add<'a>(view: View<'a>, run: &Run, edges: &mut Vec<Edge<'a>>) {
    // Scripts stand in blocks of 128 characters.
    let script = run
        .characters
        .first()
        .map_or(0, |first| u32::from(*first) & !0x7F);
    let [mut lowest, mut highest] = [[0; 4]; 2];
    let lowest = char::from_u32(script)
        .unwrap_or_default()
        .encode_utf8(&mut lowest);
    let highest = char::from_u32(script + 0x80)
        .unwrap_or_default()
        .encode_utf8(&mut highest);
    let dictionary = &view.words.terms;
    let mut table = Table::new(run);
    let mut term: Vec<u8> = Vec::new();
    for entry in dictionary.walk(view.file, dictionary.block_of(view.file, lowest.as_bytes())) {
        term.truncate(entry.shared);
        term.extend_from_slice(entry.rest);
        if term.as_slice() < lowest.as_bytes() {
            continue;
        }
        if term.as_slice() >= highest.as_bytes() {
            break;
        }
        let Ok(text) = str::from_utf8(&term) else {
            continue;
        };
        table.walk(text, |start, end, errors| {
            edges.push(Edge {
                start,
                end,
                cost: WORD + errors * ERROR,
                term: Some((entry.postings, TYPO)),
                is_open: false,
                meant: Some(text.to_owned()),
            });
        });
    }
}

/// Units of errors that a term of so many characters may have.
fn allowed(characters: usize) -> u32 {
    match characters {
        0 | 1 => 0,
        2 => 1,
        3 => 2,
        4..=8 => 3,
        _ => MOST,
    }
}

/// What it costs when a character is missing.
fn weight(character: char) -> u32 {
    let code = u32::from(character);
    // Lao stands in the order of Thai.
    let place = if code & !0x7F == 0x0E80 {
        code - 0x80
    } else {
        code
    };
    match place {
        0x0E47..=0x0E4C => 1,
        0x0E30..=0x0E3A | 0x0E4D | 0x102B..=0x103E | 0x17B4..=0x17D3 => 2,
        _ => 3,
    }
}

/// Rows of the table, one for each character of the term, kept for the next term as far as the two are the same.
struct Table<'r> {
    run: &'r Run,
    /// The term's characters.
    term: Vec<char>,
    /// The rows, one after the other.
    cells: Vec<Cell>,
    /// Characters after which nothing is near any more.
    dead: usize,
}

impl<'r> Table<'r> {
    fn new(run: &'r Run) -> Self {
        let first = (0..).zip(&run.is_boundary);
        let first = first.map(|(at, can_begin)| (if *can_begin { 0 } else { FAR }, at));
        Self {
            run,
            term: Vec::new(),
            cells: first.collect(),
            dead: usize::MAX,
        }
    }

    /// Goes on to a term; hands over where it stands with errors.
    fn walk(&mut self, term: &str, mut visit: impl FnMut(usize, usize, u32)) {
        let same = self.term.iter().zip(term.chars());
        let same = same.take_while(|(one, other)| **one == *other).count();
        if same >= self.dead {
            return;
        }
        let width = self.run.is_boundary.len();
        self.term.truncate(same);
        self.cells.truncate((same + 1) * width);
        self.dead = usize::MAX;
        for character in term.chars().skip(same) {
            if self.row(character, width) > MOST {
                self.dead = self.term.len();
                return;
            }
        }
        let allowed = allowed(self.term.len());
        let row = self.cells.iter().skip(self.term.len() * width);
        for (end, (errors, start)) in row.enumerate() {
            if self.run.is_boundary(end) && (1..=allowed).contains(errors) && start + 1 < end {
                visit(*start, end, *errors);
            }
        }
    }

    /// Adds the row of one more character; gives the fewest errors in it.
    fn row(&mut self, character: char, width: usize) -> u32 {
        let above = self.term.len() * width;
        let missing = weight(character);
        let before = self.term.last().copied();
        let mut typed_before = None;
        let mut least = FAR;
        for at in 0..width {
            let cell = |place: usize, cost: u32| {
                let cell = self.cells.get(place).copied().unwrap_or((FAR, at));
                (cell.0 + cost, cell.1)
            };
            let mut best = cell(above + at, missing);
            let mut try_way = |way: Cell| {
                if way.0 < best.0 {
                    best = way;
                }
            };
            let typed = at.checked_sub(1).and_then(|at| self.run.characters.get(at));
            if let Some(typed) = typed.copied() {
                let weight = weight(typed);
                let change = if typed == character {
                    0
                } else {
                    missing.max(weight)
                };
                try_way(cell(above + at - 1, change));
                try_way(cell(above + width + at - 1, weight));
                if typed_before == Some(character) && before == Some(typed) && at > 1 {
                    try_way(cell(above + at - width - 2, SWAP));
                }
                typed_before = Some(typed);
            }
            least = least.min(best.0);
            self.cells.push(best);
        }
        self.term.push(character);
        least
    }
}
