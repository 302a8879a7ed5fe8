//! Cuts a run of a script without spaces by the words of the index, typing errors included.
//!
//! The cheapest way through the run: few long words, no single characters, few errors, and as little as possible that nobody knows.

mod near;

use super::View;
use super::candidates::Ask;
use super::find::{Asked, EXACT, as_one, most_of, terms};
use super::postings::Postings;
use super::scratch::Scratch;
use crate::text::QueryWord;

/// What a word costs that is in the index.
const WORD: u32 = 10;
/// A word of one character: such terms are left over from words that the dictionary does not know.
const SINGLE: u32 = 30;
/// What each unit of errors costs.
const ERROR: u32 = 7;
/// A character that nothing explains.
const UNKNOWN: u32 = 40;
/// The beginning of words, at the open end.
const BEGINNING: u32 = 14;

/// What a term costs more in a run that no row has, for each doubling of its rows that lacks to so many doublings.
const DOUBT: u32 = 3;
const RARE: u32 = 6;

/// A term that may stand between two places of the run, counted in characters of it.
#[derive(Debug)]
struct Edge<'a> {
    start: usize,
    end: usize,
    cost: u32,
    /// The term's rows, and how well it fits; `None` for the beginning of terms, and for what nobody knows.
    term: Option<(Postings<'a>, u8)>,
    is_open: bool,
    /// The term, where it is spelt in another way than the run.
    meant: Option<String>,
}

/// One word of a run.
#[derive(Debug)]
struct Piece<'a> {
    /// As it was typed.
    text: String,
    /// Terms that it is or may be, each with how well it fits.
    terms: Vec<(Postings<'a>, u8)>,
    /// The term that it was taken for, where it is another.
    meant: Option<String>,
    /// Whether terms that begin with it fit as well.
    is_open: bool,
    /// Whether nothing is known of it.
    is_unknown: bool,
}

/// Rows that have the words that a run is cut into: all of them or, `freely`, as many as any row has.
pub(super) fn cut_run<'a>(
    view: View<'a>,
    word: &QueryWord,
    freely: bool,
    scratch: &mut Scratch,
) -> Asked<'a> {
    let mut rows = Vec::new();
    let mut pieces = Vec::new();
    // Spellings that are known may still be the wrong ones.
    for freely in [freely, true] {
        pieces = cut(view, &word.parts, word.is_last, freely);
        let asks: Vec<Ask<'a>> = pieces
            .iter_mut()
            .filter(|piece| !piece.is_unknown)
            .map(|piece| piece.ask(view, scratch))
            .collect();
        rows = as_one(view, &asks.iter().collect::<Vec<_>>(), scratch);
        if rows.is_empty() && freely {
            rows = most_of(view, &asks, 1, scratch);
        }
        if !rows.is_empty() {
            break;
        }
    }
    let has_meant = pieces.iter().any(|piece| piece.meant.is_some());
    let meant = pieces
        .iter()
        .map(|piece| piece.meant.as_ref().unwrap_or(&piece.text));
    Asked {
        ask: Ask::Rows(rows),
        text: word.text.clone(),
        meant: has_meant.then(|| meant.map(String::as_str).collect()),
    }
}

impl<'a> Piece<'a> {
    /// What it stands for.
    fn ask(&mut self, view: View<'a>, scratch: &mut Scratch) -> Ask<'a> {
        let mut list = std::mem::take(&mut self.terms);
        if self.is_open {
            match terms(view, &self.text, true, scratch) {
                Ask::Terms(open) => list.extend(open),
                many => return many,
            }
        }
        Ask::Terms(list)
    }
}

/// The words of a run, given as its characters with their marks. `freely` looks for other spellings even of words that are known.
fn cut<'a>(view: View<'a>, clusters: &[String], is_last: bool, freely: bool) -> Vec<Piece<'a>> {
    let run = Run::new(clusters);
    let mut edges = run.known(view, is_last);
    if freely {
        edges.iter_mut().for_each(doubt);
    }
    let mut path = run.path(&edges);
    let is_poor = |edge: &Edge<'_>| edge.cost > WORD && !edge.is_open;
    if freely
        || path
            .iter()
            .any(|place| edges.get(*place).is_some_and(is_poor))
    {
        near::add(view, &run, &mut edges);
        path = run.path(&edges);
    }
    let mut pieces = Vec::new();
    for edge in path.into_iter().filter_map(|place| edges.get(place)) {
        let mut terms = Vec::new();
        for other in &edges {
            let is_same = (other.start, other.end) == (edge.start, edge.end);
            if is_same && (freely || other.cost <= edge.cost) {
                terms.extend(other.term);
            }
        }
        pieces.push(Piece {
            terms,
            text: run.text(edge.start, edge.end).to_owned(),
            meant: edge.meant.clone(),
            is_open: is_last && edge.end == run.characters.len(),
            is_unknown: edge.term.is_none() && !edge.is_open,
        });
    }
    pieces
}

/// Makes a term that few rows have dearer: where its run as a whole is in no row, it may be a part of a misspelt word.
fn doubt(edge: &mut Edge<'_>) {
    if let Some((list, _)) = &edge.term {
        let doublings = list.len().checked_ilog2().unwrap_or(0);
        edge.cost += RARE.saturating_sub(doublings) * DOUBT;
    }
}

/// A run, its characters, and where one may be cut from the next.
struct Run {
    text: String,
    characters: Vec<char>,
    /// Where each character begins in the text, and the end of the text.
    places: Vec<usize>,
    is_boundary: Vec<bool>,
}

impl Run {
    fn new(clusters: &[String]) -> Self {
        let mut run = Self {
            text: String::new(),
            characters: Vec::new(),
            places: Vec::new(),
            is_boundary: Vec::new(),
        };
        for cluster in clusters {
            for (at, character) in cluster.char_indices() {
                run.characters.push(character);
                run.places.push(run.text.len() + at);
                run.is_boundary.push(at == 0);
            }
            run.text.push_str(cluster);
        }
        run.places.push(run.text.len());
        run.is_boundary.push(true);
        run
    }

    fn text(&self, start: usize, end: usize) -> &str {
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.text.len());
        self.text.get(place(start)..place(end)).unwrap_or_default()
    }

    fn is_boundary(&self, at: usize) -> bool {
        self.is_boundary.get(at).copied().unwrap_or(false)
    }

    /// Terms that stand in the run as they are, and every character as what nobody knows.
    fn known<'a>(&self, view: View<'a>, is_last: bool) -> Vec<Edge<'a>> {
        let mut edges = Vec::new();
        let all = self.characters.len();
        let mut add = |start, end, cost, term, is_open| {
            edges.push(Edge {
                start,
                end,
                cost,
                term,
                is_open,
                meant: None,
            });
        };
        let mut before = all;
        for start in (0..all).rev().filter(|at| self.is_boundary(*at)) {
            let terms = &view.words.terms;
            let mut goes_on = true;
            for end in start + 1..=all {
                let text = self.text(start, end);
                if let Some(list) = terms
                    .find(view.file, text)
                    .filter(|_| self.is_boundary(end))
                {
                    let cost = if end - start > 1 { WORD } else { SINGLE };
                    add(start, end, cost, Some((list, EXACT)), false);
                }
                goes_on = terms.knows(view.file, text, true);
                if !goes_on {
                    break;
                }
            }
            add(start, before, UNKNOWN, None, false);
            if goes_on && is_last {
                add(start, all, BEGINNING, None, true);
            }
            before = start;
        }
        edges
    }

    /// The places of the cheapest edges from one end to the other.
    fn path(&self, edges: &[Edge<'_>]) -> Vec<usize> {
        let all = self.characters.len();
        // For each place of the run what the way to it costs, and the edge that leads to it.
        let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); all + 1];
        if let Some(first) = best.first_mut() {
            first.0 = 0;
        }
        for start in 0..all {
            let before = best.get(start).map_or(u32::MAX, |best| best.0);
            for (place, edge) in edges.iter().enumerate() {
                let cost = before.saturating_add(edge.cost);
                if edge.start == start
                    && let Some(best) = best.get_mut(edge.end)
                    && cost < best.0
                {
                    *best = (cost, place);
                }
            }
        }
        let mut path = Vec::new();
        let mut end = all;
        while end > 0 {
            let place = best.get(end).map_or(0, |best| best.1);
            let Some(edge) = edges.get(place).filter(|edge| edge.end == end) else {
                break;
            };
            path.push(place);
            end = edge.start;
        }
        path.reverse();
        path
    }
}
