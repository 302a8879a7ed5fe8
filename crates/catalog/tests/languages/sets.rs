//! Queries with answers that are known beforehand, and how far a search knows them too.

use souk_catalog::records::{Question, Records};

use super::goods::{Good, Language};

/// How many hits somebody looks at.
pub(crate) const LOOKED_AT: usize = 10;

/// What somebody types, and what has to be there.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) text: &'static str,
    /// Keys that one of the first hits has, all of them.
    keys: Vec<&'static str>,
    pub(crate) has_errors: bool,
}

impl Asked {
    /// Whether a good is what was asked for.
    pub(crate) fn is_answered_by(&self, good: &Good) -> bool {
        let mut keys = self.keys.iter();
        keys.all(|key| good.keys.iter().any(|known| known == key))
    }
}

/// The queries of a language.
pub(crate) fn set(language: Language) -> Vec<Asked> {
    let text = match language {
        Language::English => include_str!("english.txt"),
        Language::Thai => include_str!("thai.txt"),
        Language::Arabic => include_str!("arabic.txt"),
    };
    let mut has_errors = false;
    let mut set = Vec::new();
    for line in text.lines() {
        has_errors |= line == "[errors]";
        if let Some((text, keys)) = line.split_once(" | ").filter(|_| !line.starts_with('#')) {
            set.push(Asked {
                text,
                keys: keys.split_whitespace().collect(),
                has_errors,
            });
        }
    }
    set
}

/// What a search has reached.
#[derive(Debug, Clone, Default)]
pub(crate) struct Score {
    asked: u32,
    /// Queries whose answer is among the first ten.
    found: u32,
    /// Sum of one divided by the rank of the answer.
    ranks: f64,
    /// Queries whose answer is not, with what came first.
    pub(crate) missed: Vec<String>,
}

impl Score {
    /// Asks a set; `answer` gives the places of the first ten goods.
    pub(crate) fn of(
        goods: &[Good],
        set: &[Asked],
        mut answer: impl FnMut(&str) -> Vec<usize>,
    ) -> Self {
        let mut score = Self::default();
        for asked in set {
            let hits = answer(asked.text);
            let hits: Vec<&Good> = hits.iter().filter_map(|place| goods.get(*place)).collect();
            let rank = hits.iter().position(|good| asked.is_answered_by(good));
            score.asked += 1;
            if let Some(rank) = rank.and_then(|rank| u32::try_from(rank).ok()) {
                score.found += 1;
                score.ranks += 1.0 / f64::from(rank + 1);
            }
            if rank != Some(0) {
                let first = hits.first().map_or("nothing", |good| &good.title);
                let line = format!("{}: {rank:?}, {first}", asked.text);
                score.missed.push(line);
            }
        }
        score
    }

    /// The part of the queries whose answer is among the first ten.
    pub(crate) fn success(&self) -> f64 {
        f64::from(self.found) / f64::from(self.asked.max(1))
    }

    /// Mean reciprocal rank.
    pub(crate) fn mrr(&self) -> f64 {
        self.ranks / f64::from(self.asked.max(1))
    }
}

/// The first goods that an index finds.
pub(crate) fn ask(records: &mut Records, text: &str) -> Vec<usize> {
    let question = Question {
        text: text.to_owned(),
        limit: LOOKED_AT,
        ..Question::default()
    };
    let hits = records.search(&question).hits;
    let ids = hits.iter().map(|hit| records.id(hit.row));
    ids.filter_map(|id| id.parse().ok()).collect()
}

/// What a search without a tokenizer would do: titles in lower case, cut at blanks and marks; words that are equal, or begin with
/// what was typed, which counts half.
#[derive(Debug)]
pub(crate) struct Baseline {
    titles: Vec<Vec<String>>,
}

impl Baseline {
    pub(crate) fn new(goods: &[Good]) -> Self {
        Self {
            titles: goods.iter().map(|good| words(&good.title)).collect(),
        }
    }

    /// The first goods that have most of the words.
    pub(crate) fn ask(&self, text: &str) -> Vec<usize> {
        let asked = words(text);
        let fit = |title: &Vec<String>, word: &String| {
            let exact = title.contains(word);
            let begins = title.iter().any(|known| known.starts_with(word.as_str()));
            u32::from(exact) + u32::from(begins)
        };
        let scores = self.titles.iter().enumerate().map(|(place, title)| {
            let score: u32 = asked.iter().map(|word| fit(title, word)).sum();
            (score, place)
        });
        let mut scores: Vec<(u32, usize)> = scores.filter(|(score, _)| *score > 0).collect();
        scores.sort_by_key(|(score, place)| (u32::MAX - score, *place));
        let first = scores.into_iter().take(LOOKED_AT);
        first.map(|(_, place)| place).collect()
    }
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let is_letter = |c: char| {
        // Marks of Thai and Arabic belong to their words.
        c.is_alphanumeric() || matches!(c, '\u{E31}'..='\u{E4E}' | '\u{64B}'..='\u{65F}')
    };
    let words = text.split(|c: char| !is_letter(c));
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}
