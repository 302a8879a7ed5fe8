//! Pairs that look alike: found by what is rare in both, scored, and told with their reasons.

use std::collections::{BTreeSet, HashMap};

use super::certain::{is_confirmed, is_refused};
use super::decisions::Decisions;
use super::features::{FEATURES, measure};
use super::profile::{Corpus, Profile};
use super::reasons::{Reason, reasons};
use super::traits::Reading;
use super::veto::{self, Veto};
use super::weights::{SUGGESTED_FROM, score};
use super::{Good, Matches};

/// Most titles that may hold a word by which pairs are found.
const MAX_TITLES: u32 = 40;
/// Most words of one title by which pairs are found, the rarest.
const MAX_WORDS: usize = 6;
/// Most suggestions for one good.
const MAX_FOR_ONE: usize = 3;

/// Two goods that may be one product.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The first, by its place in the list.
    pub a: usize,
    /// The second, later in the list.
    pub b: usize,
    /// How likely, between 0 and 1.
    pub score: f64,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
    /// What speaks against it.
    pub vetoes: Vec<Veto>,
}

/// Goods made ready for comparison by their texts.
#[derive(Debug)]
pub struct Comparison<'a> {
    goods: &'a [Good],
    corpus: Corpus,
    profiles: Vec<Profile>,
    reading: Reading<'a>,
}

impl<'a> Comparison<'a> {
    /// Reads all titles once: what is rare is known only from all of them.
    pub fn of(goods: &'a [Good]) -> Self {
        let corpus = Corpus::of(goods.iter());
        let profiles = goods.iter().map(|good| corpus.profile(good)).collect();
        Self {
            goods,
            corpus,
            profiles,
            reading: Reading::of(goods),
        }
    }

    /// A pair as numbers, each named in [`super::FEATURE_NAMES`]; `None` when a place is not in the list.
    pub fn features(&self, a: usize, b: usize) -> Option<[f64; FEATURES]> {
        Some(measure(self.profiles.get(a)?, self.profiles.get(b)?))
    }

    /// How likely a pair is one product by its texts, between 0 and 1.
    pub fn score(&self, a: usize, b: usize) -> f64 {
        self.features(a, b).map_or(0.0, |features| score(&features))
    }

    /// What the goods' own words say against a pair.
    pub fn vetoes(&self, a: usize, b: usize) -> Vec<Veto> {
        match (self.reading.at(a), self.reading.at(b)) {
            (Some(a), Some(b)) => veto::between(a, b),
            _ => Vec::new(),
        }
    }

    /// Pairs that share a model number or a rare word, of different sellers, sorted.
    pub fn candidates(&self) -> Vec<(usize, usize)> {
        let mut by_word: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut by_model: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, profile) in self.profiles.iter().enumerate() {
            let mut rare: Vec<(u32, u32)> = profile
                .title
                .iter()
                .map(|(word, _)| (self.corpus.titles_with(*word), *word))
                .filter(|(titles, _)| (2..=MAX_TITLES).contains(titles))
                .collect();
            rare.sort_unstable();
            for (_, word) in rare.into_iter().take(MAX_WORDS) {
                by_word.entry(word).or_default().push(place);
            }
            for model in profile.models.iter().chain(&profile.text_models) {
                by_model.entry(model).or_default().push(place);
            }
        }
        let mut pairs = BTreeSet::new();
        let limit = usize::try_from(MAX_TITLES).unwrap_or(usize::MAX);
        for places in by_word
            .values()
            .chain(by_model.values())
            .filter(|places| places.len() <= limit)
        {
            for (index, &a) in places.iter().enumerate() {
                for &b in places.iter().skip(index.saturating_add(1)) {
                    let is_across = match (self.goods.get(a), self.goods.get(b)) {
                        (Some(one), Some(other)) => a != b && !one.shares_seller(other),
                        _ => false,
                    };
                    if is_across {
                        pairs.insert((a.min(b), a.max(b)));
                    }
                }
            }
        }
        pairs.into_iter().collect()
    }

    /// What a person should look at, the likeliest first: pairs whose code was not believed, and pairs that look alike.
    /// What is joined already, what cannot be joined, and what somebody decided, is left out.
    pub fn suggestions(&self, matches: &Matches, decisions: &Decisions) -> Vec<Suggestion> {
        let clusters = matches.clusters.iter();
        let home: HashMap<usize, &[usize]> = clusters
            .map(|cluster| cluster.members.as_slice())
            .flat_map(|members| members.iter().map(move |place| (*place, members)))
            .collect();
        // Products that share a seller, or that somebody keeps apart, can never become one.
        let is_open = |a: usize, b: usize| {
            let (own_a, own_b) = ([a], [b]);
            let all_a = home.get(&a).copied().unwrap_or(&own_a);
            let all_b = home.get(&b).copied().unwrap_or(&own_b);
            all_a.iter().all(|x| {
                all_b
                    .iter()
                    .all(|y| match (self.goods.get(*x), self.goods.get(*y)) {
                        (Some(x), Some(y)) => {
                            !x.shares_seller(y)
                                && !is_refused(x, y, decisions)
                                && !is_confirmed(x, y, decisions)
                        }
                        _ => false,
                    })
            })
        };
        let mut found: Vec<Suggestion> = Vec::new();
        let mut held = BTreeSet::new();
        for pair in &matches.held {
            if is_open(pair.a, pair.b) && held.insert((pair.a, pair.b)) {
                let mut suggestion = self.suggestion(pair.a, pair.b);
                suggestion
                    .reasons
                    .insert(0, Reason::Code(pair.evidence.clone()));
                suggestion.vetoes.clone_from(&pair.vetoes);
                found.push(suggestion);
            }
        }
        for (a, b) in self.candidates() {
            if held.contains(&(a, b)) || self.score(a, b) < SUGGESTED_FROM || !is_open(a, b) {
                continue;
            }
            let suggestion = self.suggestion(a, b);
            // Goods that look alike and have two numbers are variants of one thing.
            if !suggestion.vetoes.contains(&Veto::Gtin) {
                found.push(suggestion);
            }
        }
        found.sort_by(|x, y| {
            y.score
                .total_cmp(&x.score)
                .then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        let mut counts: HashMap<usize, usize> = HashMap::new();
        // Two products are asked about once, by their likeliest pair.
        let first = |place: usize| home.get(&place).and_then(|all| all.first()).copied();
        let mut asked = BTreeSet::new();
        found.retain(|suggestion| {
            let places = [suggestion.a, suggestion.b];
            let products = places.map(|place| first(place).unwrap_or(place));
            let is_new = asked.insert(products);
            let is_wanted = held.contains(&(suggestion.a, suggestion.b))
                || is_new
                    && places
                        .iter()
                        .all(|place| counts.get(place).copied().unwrap_or(0) < MAX_FOR_ONE);
            if is_wanted {
                for place in places {
                    let count = counts.entry(place).or_default();
                    *count = count.saturating_add(1);
                }
            }
            is_wanted
        });
        found
    }

    fn suggestion(&self, a: usize, b: usize) -> Suggestion {
        Suggestion {
            a,
            b,
            score: self.score(a, b),
            reasons: match (self.profiles.get(a), self.profiles.get(b)) {
                (Some(a), Some(b)) => reasons(a, b),
                _ => Vec::new(),
            },
            vetoes: self.vetoes(a, b),
        }
    }
}
