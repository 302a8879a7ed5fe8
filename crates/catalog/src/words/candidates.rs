//! The rows that have all the words of a question, each with a score.
//!
//! The rarest word comes first and gives the candidates; every other word is only looked up among these.

use std::sync::Arc;

use super::postings::Postings;
use super::scratch::Scratch;
use super::{Hit, View};
use crate::bytes::{index, number};
use crate::order::sort;

/// What a field counts, by its number: rest, category, brand, title.
const FIELD_WEIGHTS: [u8; 4] = [1, 3, 6, 9];
/// A list of so many times the candidates is looked into, a shorter one is read whole.
const WORTH_A_LOOK: usize = 4;

/// Rows that are passed over together where none of them fits.
const TOGETHER: usize = 8;

/// What a term takes to be read, in postings.
const TERM: u32 = 8;

/// What a word of a question stands for.
pub(super) enum Ask<'a> {
    /// Any of these terms, each with how well it fits.
    Terms(Vec<(Postings<'a>, u8)>),
    /// Any of so many terms that the rows were noted once and for all.
    Many(Arc<Many>),
    /// These rows, ascending, with what each scores.
    Rows(Vec<Hit>),
}

/// The rows of all terms with one beginning.
#[derive(Debug)]
pub(super) struct Many {
    /// What each row scores but for the rarity; 0 for rows that have none of the terms.
    best: Vec<u8>,
    /// How many rows have one.
    count: u32,
    /// How many postings were read, and terms, which take longer.
    cost: u32,
}

impl Many {
    /// Collects terms, each with how well it fits; `best` is as long as there are rows, and zero.
    pub(super) fn of<'a>(
        mut best: Vec<u8>,
        each: impl FnOnce(&mut dyn FnMut(Postings<'a>, u8)),
    ) -> Self {
        let mut cost: u32 = 0;
        each(&mut |list, fit| {
            cost = cost.saturating_add(list.len()).saturating_add(TERM);
            list.each(|row, field| {
                if let Some(best) = best.get_mut(index(row)) {
                    *best = (*best).max(fit * weight(field));
                }
            });
        });
        let count = number(best.iter().filter(|best| **best > 0).count());
        Self { best, count, cost }
    }

    /// What it takes to collect it, beside others.
    pub(super) fn cost(&self) -> u32 {
        self.cost
    }
}

impl Ask<'_> {
    /// An upper bound of how many rows have it.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Terms(terms) => terms.iter().map(|(list, _)| index(list.len())).sum(),
            Self::Many(many) => index(many.count),
            Self::Rows(rows) => rows.len(),
        }
    }

    /// Whether nothing has it.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Terms(terms) => terms.is_empty(),
            Self::Many(_) => false,
            Self::Rows(rows) => rows.is_empty(),
        }
    }
}

/// Leaves the rows that have all that is asked in `scratch.fitting`; tells whether there are any.
pub(super) fn all_of(view: View<'_>, asks: &[&Ask<'_>], scratch: &mut Scratch) -> bool {
    scratch.fitting.clear();
    let mut sizes: Vec<(usize, &Ask<'_>)> = asks.iter().map(|ask| (ask.size(), *ask)).collect();
    let mut is_first = true;
    while let Some(rarest) = (0..sizes.len()).min_by_key(|at| sizes.get(*at).map(|size| size.0)) {
        let (_, ask) = sizes.swap_remove(rarest);
        if is_first {
            first(view, ask, scratch);
        } else {
            narrow(view, ask, scratch);
        }
        is_first = false;
        if scratch.fitting.is_empty() {
            return false;
        }
    }
    true
}

/// The rows of one word as the candidates.
pub(super) fn first(view: View<'_>, ask: &Ask<'_>, scratch: &mut Scratch) {
    match ask {
        Ask::Rows(rows) => scratch.fitting.extend_from_slice(rows),
        Ask::Many(many) => {
            let rarity = rarity(view.rows(), many.count);
            gather(&many.best, rarity, &mut scratch.fitting);
        }
        Ask::Terms(terms) => {
            let size = ask.size();
            let longest = terms.iter().max_by_key(|(list, _)| list.len());
            // Most of a frequent word's rows are in one list: what few others have is laid beside it.
            let lead = longest.filter(|(list, _)| index(list.len()) >= size - size / 8);
            let is_dense = lead.is_none() && size > scratch.best.len() / 16;
            mark(terms, lead, is_dense, scratch);
            let Scratch {
                best,
                marked,
                fitting,
                ..
            } = scratch;
            if is_dense {
                gather(best, 1, fitting);
                best.fill(0);
            } else {
                sort(marked);
                fitting.reserve(size.min(best.len()));
                let mut others = marked.iter().copied().peekable();
                if let Some((list, fit)) = lead {
                    list.each(|row, field| {
                        while let Some(other) = others.next_if(|other| *other < row) {
                            let score = taken(best, other);
                            fitting.push(Hit { row: other, score });
                        }
                        let mut score = u32::from(fit * weight(field));
                        if others.next_if_eq(&row).is_some() {
                            score = score.max(taken(best, row));
                        }
                        if index(row) < best.len() {
                            fitting.push(Hit { row, score });
                        }
                    });
                }
                for row in others {
                    let score = taken(best, row);
                    fitting.push(Hit { row, score });
                }
            }
            marked.clear();
            let rarity = rarity(view.rows(), number(fitting.len()));
            for hit in fitting {
                hit.score *= rarity;
            }
        }
    }
}

/// What a row reaches, which is nothing from then on.
fn taken(best: &mut [u8], row: u32) -> u32 {
    let best = best.get_mut(index(row)).map(std::mem::take);
    u32::from(best.unwrap_or_default())
}

/// The rows that reach anything, as the candidates.
fn gather(best: &[u8], rarity: u32, fitting: &mut Vec<Hit>) {
    fitting.resize(best.len(), Hit { row: 0, score: 0 });
    let mut end = 0;
    for (start, some) in (0_u32..).step_by(TOGETHER).zip(best.chunks(TOGETHER)) {
        if some.first_chunk() == Some(&[0; TOGETHER]) {
            continue;
        }
        // Each is written, and the next one over it where it does not fit: guessing which do costs more.
        for (row, &best) in (start..).zip(some) {
            if let Some(slot) = fitting.get_mut(end) {
                let score = u32::from(best) * rarity;
                *slot = Hit { row, score };
            }
            end += usize::from(best > 0);
        }
    }
    fitting.truncate(end);
}

/// Keeps the candidates that have a word too, and adds what it scores.
fn narrow(view: View<'_>, ask: &Ask<'_>, scratch: &mut Scratch) {
    match ask {
        Ask::Rows(rows) => {
            let mut rest = rows.as_slice();
            scratch.fitting.retain_mut(|hit| {
                let skipped = rest.partition_point(|other| other.row < hit.row);
                rest = rest.get(skipped..).unwrap_or_default();
                match rest.first() {
                    Some(other) if other.row == hit.row => {
                        hit.score = hit.score.saturating_add(other.score);
                        true
                    }
                    _ => false,
                }
            });
        }
        Ask::Many(many) => {
            let rarity = rarity(view.rows(), many.count);
            scratch.fitting.retain_mut(|hit| {
                let best = many.best.get(index(hit.row)).copied().unwrap_or(0);
                hit.score = hit.score.saturating_add(u32::from(best) * rarity);
                best > 0
            });
        }
        Ask::Terms(terms) => {
            let rarity = rarity(view.rows(), number(ask.size()));
            let Scratch {
                best,
                marked,
                fitting,
                ..
            } = scratch;
            for (list, fit) in terms {
                let mut set = |row: u32, field: u8| {
                    if let Some(best) = best.get_mut(index(row)) {
                        *best = (*best).max(fit * weight(field));
                        marked.push(row);
                    }
                };
                if index(list.len()) > fitting.len().saturating_mul(WORTH_A_LOOK) {
                    let candidates = fitting.iter().map(|hit| hit.row);
                    list.among(candidates, |at, field| {
                        if let Some(hit) = fitting.get(at) {
                            set(hit.row, field);
                        }
                    });
                } else {
                    list.each(set);
                }
            }
            fitting.retain_mut(|hit| {
                let best = best.get(index(hit.row)).copied().unwrap_or(0);
                hit.score = hit.score.saturating_add(u32::from(best) * rarity);
                best > 0
            });
            unmark(best, marked);
        }
    }
}

/// Notes the best that each row reaches by any of the terms but one; which rows those are, too, unless they are many.
fn mark<'a>(
    terms: &[(Postings<'a>, u8)],
    but: Option<&(Postings<'a>, u8)>,
    is_dense: bool,
    scratch: &mut Scratch,
) {
    let Scratch { best, marked, .. } = scratch;
    let is_other = |term: &&(Postings<'a>, u8)| but.is_none_or(|but| !std::ptr::eq(*term, but));
    for (list, fit) in terms.iter().filter(is_other) {
        list.each(|row, field| {
            if let Some(best) = best.get_mut(index(row)) {
                if !is_dense && *best == 0 {
                    marked.push(row);
                }
                *best = (*best).max(fit * weight(field));
            }
        });
    }
}

fn unmark(best: &mut [u8], marked: &mut Vec<u32>) {
    if marked.len() > best.len() / 8 {
        best.fill(0);
    } else {
        for row in &*marked {
            if let Some(best) = best.get_mut(index(*row)) {
                *best = 0;
            }
        }
    }
    marked.clear();
}

#[inline]
pub(crate) fn weight(field: u8) -> u8 {
    let weight = FIELD_WEIGHTS.get(usize::from(field));
    weight.copied().unwrap_or(1)
}

/// One more than the binary logarithm of how many rows there are for each that fits.
pub(crate) fn rarity(rows: u32, fitting: u32) -> u32 {
    (rows / fitting.max(1)).checked_ilog2().unwrap_or(0) + 1
}

/// Rows that are in one list or the other, with the better score.
pub(super) fn union(one: &[Hit], other: &[Hit]) -> Vec<Hit> {
    let mut all = Vec::with_capacity(one.len() + other.len());
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let hit = match (ones.peek(), others.peek()) {
            (Some(a), Some(b)) if a.row == b.row => {
                let score = a.score.max(b.score);
                others.next();
                ones.next().map(|hit| Hit { score, ..*hit })
            }
            (Some(a), Some(b)) if a.row > b.row => others.next().copied(),
            (Some(_), _) => ones.next().copied(),
            (None, _) => others.next().copied(),
        };
        match hit {
            Some(hit) => all.push(hit),
            None => return all,
        }
    }
}
