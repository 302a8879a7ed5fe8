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
            rows: union(all_of(&by_word), code_rows(codes)),
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
    dropped.sort_unstable();
    Matches {
        rows,
        relaxed: dropped
            .into_iter()
            .filter_map(|position| words.get(position).map(|word| word.text.clone()))
            .collect(),
    }
}

fn all_of(by_word: &[Rows]) -> Rows {
    intersect(&by_word.iter().collect::<Vec<_>>())
}

/// The rows of one word, each with its score: how well it fits, where it stands, and how rare the word is.
fn rows_of(index: &Index, word: &QueryWord) -> Rows {
    let mut rows = term_rows(index, &word.term, word.is_last);
    if !word.parts.is_empty() {
        let last = word.parts.len() - 1;
        let lists: Vec<Rows> = word
            .parts
            .iter()
            .enumerate()
            .map(|(position, part)| term_rows(index, part, word.is_last && position == last))
            .collect();
        rows = union(rows, all_of(&lists));
        if rows.is_empty() {
            rows = most_of(&lists);
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

/// The best score of each row over several terms.
struct Best {
    scores: Vec<u8>,
    touched: Vec<u32>,
}

impl Best {
    fn new(rows: u32) -> Self {
        Self {
            scores: vec![0; to_index(rows)],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, index: &Index, term: u32, fit: u8) {
        for posting in index.postings(term) {
            let weight = FIELD_WEIGHTS.get(usize::from(posting.field));
            let score = fit * weight.copied().unwrap_or(1);
            if let Some(best) = self.scores.get_mut(to_index(posting.row)) {
                if *best == 0 {
                    self.touched.push(posting.row);
                }
                *best = (*best).max(score);
            }
        }
    }

    fn finish(mut self) -> Rows {
        self.touched.sort_unstable();
        let score = |row| self.scores.get(to_index(row)).copied().unwrap_or(0);
        self.touched
            .iter()
            .map(|&row| Match {
                row,
                score: u32::from(score(row)),
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
fn union(one: Rows, other: Rows) -> Rows {
    let mut all = one;
    all.extend(other);
    all.sort_unstable_by_key(|hit| (hit.row, u32::MAX - hit.score));
    all.dedup_by_key(|hit| hit.row);
    all
}

/// Rows that are in two thirds of three or more lists: a run of a script without spaces with an error in it.
fn most_of(lists: &[Rows]) -> Rows {
    if lists.len() < 3 {
        return Rows::new();
    }
    let needed = (lists.len() * 2).div_ceil(3);
    let mut all: Rows = lists.iter().flatten().copied().collect();
    all.sort_unstable_by_key(|hit| hit.row);
    all.chunk_by(|one, other| one.row == other.row)
        .filter(|same| same.len() >= needed)
        .filter_map(|same| {
            let score = same.iter().map(|hit| hit.score).sum();
            same.first().map(|hit| Match { score, ..*hit })
        })
        .collect()
}
