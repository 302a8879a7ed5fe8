//! From the rows that have the words to an answer: filters, counts, order.
//!
//! One pass: a row that fails nothing is a hit and counts everywhere; a row that fails one filter alone counts for that filter's
//! facet, which is how a facet shows what else could be chosen in it.

use super::columns::Cells;
use super::{Counts, Facet, Hit, Order, Question, Records, Reply, find};
use crate::bytes::{index, number};

/// What joins the names of a path that somebody asks for.
const JOINTS: [&str; 6] = [" > ", ">", " / ", "/", " | ", "|"];

/// A chosen facet: whether each value, counted from 0 for none, may stand.
struct Filter<'a> {
    facet: usize,
    column: Cells<'a>,
    allowed: Vec<bool>,
}

/// A facet that is counted.
struct Tally<'a> {
    facet: usize,
    column: Cells<'a>,
    counts: Vec<u32>,
}

impl Records {
    /// Answers a question. Facets that the index does not have filter everything out and are not counted.
    pub fn search(&mut self, question: &Question) -> Reply {
        let mut scratch = std::mem::take(&mut self.scratch);
        let found = find::find(self, &question.text, &mut scratch);
        let reply = if let Some(relaxed) = found {
            Reply {
                relaxed,
                ..self.tell(question, scratch.fitting.iter().copied())
            }
        } else {
            let all = (0..self.rows).map(|row| Hit { row, score: 0 });
            self.tell(question, all)
        };
        self.scratch = scratch;
        reply
    }

    fn tell(&self, question: &Question, rows: impl Iterator<Item = Hit>) -> Reply {
        let filters: Option<Vec<Filter<'_>>> = question
            .filters
            .iter()
            .map(|(name, values)| self.filter(name, values))
            .collect();
        let Some(filters) = filters else {
            return Reply::default();
        };
        let mut tallies: Vec<Tally<'_>> = question
            .facets
            .iter()
            .filter_map(|name| {
                let (place, facet) = self.facet(name)?;
                Some(Tally {
                    facet: place,
                    column: facet.column.of(&self.bytes),
                    counts: vec![0; index(facet.values.len()) + 1],
                })
            })
            .collect();
        let prices = self.prices.of(&self.bytes);
        let (low, high) = question.price;
        let is_priced = low.is_some() || high.is_some();
        let (low, high) = (low.unwrap_or(0), high.unwrap_or(u32::MAX));
        let mut range: Option<(u32, u32)> = None;
        let mut hits: Vec<Hit> = Vec::new();
        for hit in rows {
            let price = prices.get(hit.row).checked_sub(1);
            let is_in = !is_priced || price.is_some_and(|price| low <= price && price <= high);
            // The facet that alone is in the way; past the last facet when it is the price.
            let mut failed: Option<usize> = (!is_in).then_some(usize::MAX);
            let mut fails = usize::from(!is_in);
            for filter in &filters {
                let value = filter.column.get(hit.row);
                if !filter.allowed.get(index(value)).copied().unwrap_or(false) {
                    fails += 1;
                    failed = Some(filter.facet);
                    if fails > 1 {
                        break;
                    }
                }
            }
            if fails > 1 {
                continue;
            }
            if fails == 0 || failed == Some(usize::MAX) {
                range = match (range, price) {
                    (Some((lowest, highest)), Some(price)) => {
                        Some((lowest.min(price), highest.max(price)))
                    }
                    (None, Some(price)) => Some((price, price)),
                    (range, None) => range,
                };
            }
            for tally in &mut tallies {
                if fails == 0 || failed == Some(tally.facet) {
                    let value = index(tally.column.get(hit.row));
                    if let Some(count) = tally.counts.get_mut(value) {
                        *count += 1;
                    }
                }
            }
            if fails == 0 {
                hits.push(hit);
            }
        }
        Reply {
            total: number(hits.len()),
            hits: self.page(question, &hits),
            facets: tallies
                .into_iter()
                .filter_map(|tally| self.counts(&tally))
                .collect(),
            prices: range,
            relaxed: Vec::new(),
        }
    }

    fn facet(&self, name: &str) -> Option<(usize, &Facet)> {
        let mut facets = self.facets.iter().enumerate();
        facets.find(|(_, facet)| facet.name == name)
    }

    /// `None` when there is no such facet.
    fn filter(&self, name: &str, wanted: &[String]) -> Option<Filter<'_>> {
        let (place, facet) = self.facet(name)?;
        let mut allowed = vec![false];
        for value in 1..=facet.values.len() {
            let above = index(facet.values.above(value));
            let is_below = above > 0 && allowed.get(above).copied().unwrap_or(false);
            allowed.push(is_below || wanted.iter().any(|text| self.is_meant(facet, value, text)));
        }
        Some(Filter {
            facet: place,
            column: facet.column.of(&self.bytes),
            allowed,
        })
    }

    /// Whether a text names a value: by itself or, for a category, with those above it.
    fn is_meant(&self, facet: &Facet, value: u32, text: &str) -> bool {
        let name = facet.values.text(&self.bytes, value);
        if name == text {
            return true;
        }
        if !facet.values.is_tree() || !text.ends_with(name) {
            return false;
        }
        let path = facet.values.path(&self.bytes, value);
        let mut joints = JOINTS.iter();
        joints.any(|joint| path.split(" > ").eq(text.split(joint).map(str::trim)))
    }

    fn counts(&self, tally: &Tally<'_>) -> Option<Counts> {
        let facet = self.facets.get(tally.facet)?;
        let mut counts = tally.counts.clone();
        // Whatever is below stands behind, so that one pass from the back adds it up.
        for value in (1..=facet.values.len()).rev() {
            let count = counts.get(index(value)).copied().unwrap_or(0);
            let above = index(facet.values.above(value));
            if let Some(sum) = counts.get_mut(above).filter(|_| above > 0) {
                *sum += count;
            }
        }
        let counted = (0_u32..).zip(counts).skip(1);
        let mut values: Vec<(u32, u32)> = counted.filter(|(_, count)| *count > 0).collect();
        values.sort_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
        Some(Counts {
            name: facet.name.clone(),
            values,
        })
    }

    /// The hits that are shown, in order.
    fn page(&self, question: &Question, hits: &[Hit]) -> Vec<Hit> {
        let last = question
            .offset
            .saturating_add(question.limit)
            .min(hits.len());
        if question.offset >= last {
            return Vec::new();
        }
        let prices = self.prices.of(&self.bytes);
        let ratings = self.ratings.of(&self.bytes);
        let first = |hit: &Hit| match question.order {
            Order::Relevance => 0,
            Order::Cheapest => prices.get(hit.row).wrapping_sub(1),
            Order::Dearest => match prices.get(hit.row) {
                0 => u32::MAX,
                price => u32::MAX - price,
            },
            Order::Rating => 50_u32.saturating_sub(ratings.get(hit.row)),
        };
        let mut keys: Vec<(u32, u32, u32)> = hits
            .iter()
            .map(|hit| (first(hit), u32::MAX - hit.score, hit.row))
            .collect();
        if last < keys.len() {
            keys.select_nth_unstable(last);
            keys.truncate(last);
        }
        keys.sort_unstable();
        let shown = keys.into_iter().skip(question.offset);
        shown
            .map(|(_, score, row)| Hit {
                row,
                score: u32::MAX - score,
            })
            .collect()
    }
}
