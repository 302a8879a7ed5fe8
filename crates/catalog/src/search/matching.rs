//! From the words of a query to scored rows: each word on its own, then the rows that have all of them.

use crate::bytes::index as to_index;
use crate::index::Index;
use crate::search::typo::{is_one_edit, is_one_edit_from_start};
use crate::selection::Match;
use crate::text::{QueryWord, code_key};

/// How well a term fits a word, where the word is in the dictionary.
const EXACT: u8 = 8;
/// The word is the beginning of the term.
const PREFIX: u8 = 5;
/// The word differs from the term by one edit.
const TYPO: u8 = 2;
/// What a field counts, by its number: rest, category, brand, title.
const FIELD_WEIGHTS: [u8; 4] = [1, 3, 6, 9];
/// Added for a product whose code was typed: more than any words can give.
const CODE_SCORE: u32 = 1 << 24;
/// Fewest letters of a word in which an error is looked for.
const TYPO_LETTERS: usize = 4;

/// Rows in ascending order with what they score for one word.
type Rows = Vec<Match>;

/// Rows that fit a query, and the words that had to be left aside for it.
#[derive(Debug, Default)]
pub(super) struct Matches {
    pub(super) rows: Rows,
    pub(super) relaxed: Vec<String>,
}

/// Looks up a query. `words` are not empty.
pub(super) fn find(index: &Index, text: &str, words: &[QueryWord]) -> Matches {
    let codes = index.code(&code_key(text));
    let by_word: Vec<Rows> = words.iter().map(|word| rows_of(index, word)).collect();
    let mut matches = if codes.is_empty() {
        relax(words, by_word)
    } else {
        Matches {
            rows: union(&all_of(&by_word), &code_rows(codes)),
            relaxed: Vec::new(),
        }
    };
    for hit in &mut matches.rows {
        let brevity = 15 - u32::from(index.title_words(hit.row).min(15));
        hit.score = hit.score.saturating_mul(16).saturating_add(brevity);
    }
    matches
}

fn code_rows(codes: &[u32]) -> Rows {
    codes
        .iter()
        .map(|&row| Match {
            row,
            score: CODE_SCORE,
        })
        .collect()
}

/// The rows that have all words. While there are none, the rarest word is left aside: first those that nothing has.
fn relax(words: &[QueryWord], by_word: Vec<Rows>) -> Matches {
    let mut kept: Vec<(usize, Rows)> = by_word.into_iter().enumerate().collect();
    let mut dropped: Vec<usize> = Vec::new();
    while kept.len() > 1 {
        let lists: Vec<&Rows> = kept.iter().map(|(_, rows)| rows).collect();
        let rows = intersect(&lists);
        if !rows.is_empty() {
            kept = vec![(0, rows)];
            break;
        }
        let rarest = kept
            .iter()
            .enumerate()
            .min_by_key(|(_, (_, rows))| rows.len());
        if let Some((position, _)) = rarest {
            dropped.push(kept.remove(position).0);
        }
    }
    let rows = kept.pop().map(|(_, rows)| rows).unwrap_or_default();
    if rows.is_empty() {
        return Matches::default();
    }
    let relaxed = words
        .iter()
        .enumerate()
        .filter(|(position, _)| dropped.contains(position));
    Matches {
        rows,
        relaxed: relaxed.map(|(_, word)| word.text.clone()).collect(),
    }
}

fn all_of(by_word: &[Rows]) -> Rows {
    intersect(&by_word.iter().collect::<Vec<_>>())
}

/// The rows of one word, each with its score: how well it fits, where it stands, and how rare the word is.
fn rows_of(index: &Index, word: &QueryWord) -> Rows {
    // A single character of a run may begin a pair anywhere in the query.
    let is_open = word.is_last || (word.is_run && word.parts.is_empty());
    let mut rows = term_rows(index, &word.term, is_open);
    if !word.parts.is_empty() {
        let last = word.parts.len() - 1;
        let lists: Vec<Rows> = word
            .parts
            .iter()
            .enumerate()
            .map(|(position, part)| term_rows(index, part, word.is_last && position == last))
            .collect();
        rows = union(&rows, &all_of(&lists));
        if rows.is_empty() {
            rows = most_of(index.rows(), &lists);
        }
    } else if rows.is_empty() {
        rows = typo_rows(index, word);
    }
    let rarity = rarity(index.rows(), rows.len());
    for hit in &mut rows {
        hit.score = hit.score.saturating_mul(rarity);
    }
    rows
}

/// One more than the binary logarithm of how many rows there are for each that fits.
fn rarity(rows: u32, fitting: usize) -> u32 {
    let fitting = crate::bytes::number(fitting).max(1);
    (rows / fitting).checked_ilog2().unwrap_or(0) + 1
}

/// The rows that have a term, or a term that begins with it.
fn term_rows(index: &Index, term: &str, as_prefix: bool) -> Rows {
    let mut best = Best::new(index.rows());
    if as_prefix {
        index
            .terms_from(term)
            .for_each(|longer| best.add(index, longer, PREFIX));
    }
    if let Some(exact) = index.term(term) {
        best.add(index, exact, EXACT);
    }
    best.finish()
}

/// The rows that have a term one edit away. Words with digits are left alone: another number is another product.
fn typo_rows(index: &Index, word: &QueryWord) -> Rows {
    let letters: Vec<char> = word.term.chars().collect();
    if letters.len() < TYPO_LETTERS || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return Rows::new();
    }
    let mut best = Best::new(index.rows());
    let mut candidate: Vec<char> = Vec::new();
    index.each_term(|number, term| {
        candidate.clear();
        candidate.extend(term.chars());
        let fits = if word.is_last {
            is_one_edit_from_start(&letters, &candidate)
        } else {
            is_one_edit(&letters, &candidate)
        };
        if fits {
            // People seldom mistype the first letter.
            let same_start = u8::from(candidate.first() == letters.first());
            best.add(index, number, TYPO + same_start);
        }
    });
    best.finish()
}

/// The best score of each row over several terms; zero where none fits.
struct Best(Vec<u8>);

impl Best {
    fn new(rows: u32) -> Self {
        Self(vec![0; to_index(rows)])
    }

    fn add(&mut self, index: &Index, term: u32, fit: u8) {
        for posting in index.postings(term) {
            let weight = FIELD_WEIGHTS.get(usize::from(posting.field));
            let score = fit * weight.copied().unwrap_or(1);
            if let Some(best) = self.0.get_mut(to_index(posting.row)) {
                *best = (*best).max(score);
            }
        }
    }

    fn finish(self) -> Rows {
        let rows = (0_u32..).zip(self.0).filter(|(_, score)| *score > 0);
        rows.map(|(row, score)| Match {
            row,
            score: u32::from(score),
        })
        .collect()
    }
}

/// Rows that are in all lists, with the sum of their scores.
fn intersect(lists: &[&Rows]) -> Rows {
    let Some(shortest) = lists.iter().min_by_key(|list| list.len()) else {
        return Rows::new();
    };
    let mut sums: Rows = shortest
        .iter()
        .map(|hit| Match { score: 0, ..*hit })
        .collect();
    for list in lists {
        let mut rest: &[Match] = list;
        sums.retain_mut(|sum| {
            let skipped = rest.partition_point(|hit| hit.row < sum.row);
            rest = rest.get(skipped..).unwrap_or_default();
            match rest.first() {
                Some(hit) if hit.row == sum.row => {
                    sum.score = sum.score.saturating_add(hit.score);
                    true
                }
                _ => false,
            }
        });
    }
    sums
}

/// Rows that are in one list or the other, with the better score.
fn union(one: &[Match], other: &[Match]) -> Rows {
    let mut all = Rows::with_capacity(one.len() + other.len());
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let hit = match (ones.peek(), others.peek()) {
            (Some(a), Some(b)) if a.row == b.row => {
                let score = a.score.max(b.score);
                others.next();
                ones.next().map(|hit| Match { score, ..*hit })
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

/// Rows that are in two thirds of three or more lists: a run of a script without spaces with an error in it.
fn most_of(rows: u32, lists: &[Rows]) -> Rows {
    if lists.len() < 3 {
        return Rows::new();
    }
    let needed = (lists.len() * 2).div_ceil(3);
    let mut sums: Vec<(usize, u32)> = vec![(0, 0); to_index(rows)];
    for hit in lists.iter().flatten() {
        if let Some((count, score)) = sums.get_mut(to_index(hit.row)) {
            *count += 1;
            *score = score.saturating_add(hit.score);
        }
    }
    let enough = (0_u32..)
        .zip(sums)
        .filter(|(_, (count, _))| *count >= needed);
    enough
        .map(|(row, (_, score))| Match { row, score })
        .collect()
}
