//! Goods as numbers: how often words stand in all titles, and what one title is made of.

use std::collections::HashMap;

use super::words::{self, fold};
use super::{Good, brand};

/// Words of all titles, and how many titles hold each.
#[derive(Debug, Default)]
pub(super) struct Corpus {
    ids: HashMap<String, u32>,
    titles_with: Vec<u32>,
    titles: u32,
}

/// One good, ready for comparison.
#[derive(Debug)]
pub(super) struct Profile {
    /// Distinct words of the title with their weights, by id.
    pub(super) title: Vec<(u32, f64)>,
    /// The same of title and description.
    pub(super) text: Vec<(u32, f64)>,
    /// Groups of three characters of the title with their counts.
    pub(super) trigrams: Vec<(u64, f64)>,
    /// The title's first word.
    pub(super) first: Option<u32>,
    /// The title without anything but letters and digits.
    pub(super) squeezed: String,
    /// Model numbers of the title.
    pub(super) models: Vec<String>,
    /// Model numbers of the description.
    pub(super) text_models: Vec<String>,
    /// Plain numbers of the title.
    pub(super) numbers: Vec<String>,
    /// The brand for comparison.
    pub(super) brand: Option<String>,
    /// Price in the currency's smallest unit.
    pub(super) price: Option<f64>,
}

impl Corpus {
    /// Counts the words of all titles.
    pub(super) fn of<'a>(goods: impl Iterator<Item = &'a Good>) -> Self {
        let mut corpus = Self::default();
        for good in goods {
            corpus.titles = corpus.titles.saturating_add(1);
            let mut words = words::words(&fold(&good.title));
            words.sort_unstable();
            words.dedup();
            for word in words {
                let next = u32::try_from(corpus.ids.len()).unwrap_or(u32::MAX);
                let id = *corpus.ids.entry(word).or_insert(next);
                if id == next {
                    corpus.titles_with.push(1);
                } else if let Some(count) = usize::try_from(id)
                    .ok()
                    .and_then(|id| corpus.titles_with.get_mut(id))
                {
                    *count = count.saturating_add(1);
                }
            }
        }
        corpus
    }

    /// How telling a word is: the logarithm of how few titles hold it.
    pub(super) fn weight(&self, id: u32) -> f64 {
        let count = usize::try_from(id)
            .ok()
            .and_then(|id| self.titles_with.get(id))
            .copied()
            .unwrap_or(0);
        (f64::from(self.titles.saturating_add(1)) / f64::from(count.saturating_add(1))).ln() + 1.0
    }

    /// How many titles hold a word.
    pub(super) fn titles_with(&self, id: u32) -> u32 {
        usize::try_from(id)
            .ok()
            .and_then(|id| self.titles_with.get(id))
            .copied()
            .unwrap_or(0)
    }

    fn vector(&self, words: &[String]) -> Vec<(u32, f64)> {
        let mut ids: Vec<u32> = words
            .iter()
            .filter_map(|word| self.ids.get(word).copied())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().map(|id| (id, self.weight(id))).collect()
    }

    /// Takes a good apart.
    pub(super) fn profile(&self, good: &Good) -> Profile {
        let title = fold(&good.title);
        let text = fold(&good.text);
        let title_words = words::words(&title);
        let mut all = words::words(&text);
        all.extend(title_words.iter().cloned());
        let mut numbers: Vec<String> = title_words
            .iter()
            .filter(|word| words::is_number(word))
            .cloned()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        Profile {
            title: self.vector(&title_words),
            text: self.vector(&all),
            trigrams: trigrams(&title),
            first: title_words
                .first()
                .and_then(|word| self.ids.get(word).copied()),
            squeezed: title.chars().filter(|c| c.is_alphanumeric()).collect(),
            models: words::models(&title),
            text_models: words::models(&text),
            numbers,
            brand: good.brand.as_deref().and_then(brand::normalise_brand),
            price: good
                .price
                .and_then(|price| i32::try_from(price.minor()).ok())
                .map(f64::from),
        }
    }
}

/// Groups of three characters with their counts, sorted.
fn trigrams(folded: &str) -> Vec<(u64, f64)> {
    let text: String = words::words(folded).join(" ");
    let mut codes: Vec<u64> = vec![32, 32];
    codes.extend(text.chars().map(|c| u64::from(u32::from(c))));
    codes.push(32);
    let mut found: Vec<u64> = codes
        .windows(3)
        .filter_map(|window| match window {
            [a, b, c] => Some((a << 42) | (b << 21) | c),
            _ => None,
        })
        .collect();
    found.sort_unstable();
    let mut counted: Vec<(u64, f64)> = Vec::new();
    for gram in found {
        match counted.last_mut() {
            Some((last, count)) if *last == gram => *count += 1.0,
            _ => counted.push((gram, 1.0)),
        }
    }
    counted
}
