//! From the rows that have the words to an answer: filters, counts, order.
//!
//! A row that fails nothing is a hit and counts everywhere; a row that fails one filter alone counts for that filter's
//! facet, which is how a facet shows what else could be chosen in it.

use std::borrow::Cow;

use super::{Counts, Facet, Hit, Order, Question, Records, Reply};
use crate::bytes::{Cells, index, number};
use crate::order::{Smallest, sort};
use crate::search::phrases::prefer;

/// What joins the names of a path that is told, and of one that somebody asks for.
pub(super) const JOINT: &str = " > ";
const JOINTS: [char; 3] = ['>', '/', '|'];

/// A chosen facet: whether each value, counted from 0 for none, may stand.
struct Filter<'a> {
    facet: usize,
    column: Cells<'a>,
    allowed: Vec<bool>,
}

impl Records {
    /// Answers a question. Facets that the index does not have filter everything out and are not counted.
    pub fn search(&mut self, question: &Question) -> Reply {
        let mut scratch = std::mem::take(&mut self.scratch);
        let ids = |id: &str, visit: &mut dyn FnMut(u32)| self.ids.find(&self.bytes, id, visit);
        let text = question.text.as_str();
        let found = self.words.find(&self.bytes, &ids, text, &mut scratch);
        if self.titles.is_some() && question.order == Order::Relevance {
            let title = |row| self.title(row).to_owned();
            prefer(&mut scratch.fitting, text, &title);
        }
        let reply = if let Some(told) = found {
            Reply {
                relaxed: told.relaxed,
                meant: told.meant,
                ..self.tell(question, &scratch.fitting)
            }
        } else {
            let all = (0..self.rows).map(|row| Hit { row, score: 0 });
            scratch.fitting.clear();
            scratch.fitting.extend(all);
            self.tell(question, &scratch.fitting)
        };
        self.scratch = scratch;
        reply
    }

    /// Answers about rows that have the words of a question.
    pub(crate) fn tell(&self, question: &Question, rows: &[Hit]) -> Reply {
        let filters: Option<Vec<Filter<'_>>> = question
            .filters
            .iter()
            .map(|(name, values)| self.filter(name, values))
            .collect();
        let Some(filters) = filters else {
            return Reply {
                ranges: vec![0; question.ranges.len() + 1],
                ..Reply::default()
            };
        };
        let prices = self.prices.of(&self.bytes);
        let rated;
        let rows = if question.rating == 0 {
            rows
        } else {
            let ratings = self.ratings.of(&self.bytes);
            let is_rated = |hit: &&Hit| ratings.get(hit.row) >= u32::from(question.rating);
            rated = rows.iter().filter(is_rated).copied().collect::<Vec<_>>();
            &rated
        };
        let sifted = sift(rows, &filters, prices, question.price);
        let hits = sifted.hits.as_ref();
        let facets = question.facets.iter().filter_map(|name| {
            let (place, facet) = self.facet(name)?;
            let sets = facet.values.sets().len();
            let mut counts = vec![0; index(facet.values.len()) + sets + 1];
            let column = facet.column.of(&self.bytes);
            let beside = sifted.beside.iter();
            let beside = beside.filter(|(_, failed)| *failed == place);
            column.each(hits.iter().map(|hit| hit.row), |value| {
                count(&mut counts, value);
            });
            column.each(beside.map(|(row, _)| *row), |value| {
                count(&mut counts, value);
            });
            Some(counted(facet, counts))
        });
        let facets = facets.collect();
        let beside = sifted.beside.iter();
        let beside = beside.filter(|(_, failed)| *failed == PRICE);
        let (mut lowest, mut highest) = (u32::MAX, 0);
        let mut ranges = vec![0; question.ranges.len() + 1];
        if !question.facets.is_empty() || !question.ranges.is_empty() {
            let rows = hits.iter().map(|hit| hit.row);
            for row in rows.chain(beside.map(|(row, _)| *row)) {
                // None is 0, which becomes the largest.
                let price = prices.get(row).wrapping_sub(1);
                lowest = lowest.min(price);
                highest = highest.max(price.wrapping_add(1));
                if price < u32::MAX {
                    count(&mut ranges, number(range_of(&question.ranges, price)));
                }
            }
        }
        Reply {
            total: number(hits.len()),
            hits: self.page(question, hits),
            facets,
            prices: highest.checked_sub(1).map(|highest| (lowest, highest)),
            ranges,
            relaxed: Vec::new(),
            meant: None,
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
        for set in facet.values.sets() {
            let mut values = set.iter();
            let has_one = values.any(|value| allowed.get(index(*value)).copied().unwrap_or(false));
            allowed.push(has_one);
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
        // A name may hold what joins names elsewhere.
        if path.join(JOINT) == text {
            return true;
        }
        let mut joints = JOINTS.iter();
        joints.any(|joint| path.iter().copied().eq(text.split(*joint).map(str::trim)))
    }

    /// What an order goes by before it goes by relevance: the smallest first.
    pub(crate) fn order_key(&self, order: Order, row: u32) -> u32 {
        self.keys(order)(row)
    }

    fn keys(&self, order: Order) -> impl Fn(u32) -> u32 {
        let prices = self.prices.of(&self.bytes);
        let [ratings, reductions, days] =
            [&self.ratings, &self.reductions, &self.days].map(|column| column.of(&self.bytes));
        let names = self.names.as_ref().map(|names| names.of(&self.bytes));
        move |row: u32| match order {
            Order::Relevance => 0,
            Order::Cheapest => prices.get(row).wrapping_sub(1),
            Order::Dearest => match prices.get(row) {
                0 => u32::MAX,
                price => u32::MAX - price,
            },
            Order::Rating => 50_u32.saturating_sub(ratings.get(row)),
            Order::Discount => 100_u32.saturating_sub(reductions.get(row)),
            Order::Newest => u32::MAX - days.get(row),
            Order::Name => names.map_or(0, |names| names.get(row)),
            Order::NameBackwards => names.map_or(0, |names| u32::MAX - names.get(row)),
        }
    }

    /// The hits that are shown, in order.
    fn page(&self, question: &Question, hits: &[Hit]) -> Vec<Hit> {
        let last = question.offset.saturating_add(question.limit);
        let first = self.keys(question.order);
        let mut page = Smallest::new(last.min(hits.len()));
        for (place, hit) in (0_u32..).zip(hits) {
            let key = u64::from(first(hit.row)) << 32 | u64::from(u32::MAX - hit.score);
            page.offer((key, place));
        }
        let shown = page.finish(question.offset);
        shown
            .into_iter()
            .filter_map(|place| hits.get(index(place)).copied())
            .collect()
    }
}

/// Stands for the price where a facet is meant.
const PRICE: usize = usize::MAX;

/// What passes all filters, and what passes all but one.
struct Sifted<'a> {
    hits: Cow<'a, [Hit]>,
    /// Rows, each with the facet that alone is in the way, or [`PRICE`].
    beside: Vec<(u32, usize)>,
}

fn sift<'a>(
    rows: &'a [Hit],
    filters: &[Filter<'_>],
    prices: Cells<'_>,
    (low, high): (Option<u32>, Option<u32>),
) -> Sifted<'a> {
    let is_priced = low.is_some() || high.is_some();
    if filters.is_empty() && !is_priced {
        return Sifted {
            hits: Cow::Borrowed(rows),
            beside: Vec::new(),
        };
    }
    let (low, high) = (low.unwrap_or(0), high.unwrap_or(u32::MAX));
    let (mut hits, mut beside) = (Vec::new(), Vec::new());
    for hit in rows {
        let price = prices.get(hit.row).checked_sub(1);
        let is_out = is_priced && price.is_none_or(|price| price < low || high < price);
        let mut failed = is_out.then_some(PRICE);
        let mut fails = u32::from(is_out);
        for filter in filters {
            let value = filter.column.get(hit.row);
            if !filter.allowed.get(index(value)).copied().unwrap_or(false) {
                failed = Some(filter.facet);
                fails += 1;
                if fails > 1 {
                    break;
                }
            }
        }
        match failed {
            None => hits.push(*hit),
            Some(failed) if fails == 1 => beside.push((hit.row, failed)),
            Some(_) => {}
        }
    }
    Sifted {
        hits: Cow::Owned(hits),
        beside,
    }
}

/// Ranges that are counted one by one: comparing with all costs less than guessing wrong.
const FEW: usize = 16;

/// The range in which a price is, by the ends of all but the last.
fn range_of(ends: &[u32], price: u32) -> usize {
    if ends.len() > FEW {
        return ends.partition_point(|end| *end <= price);
    }
    ends.iter().map(|end| usize::from(*end <= price)).sum()
}

fn count(counts: &mut [u32], value: u32) {
    if let Some(count) = counts.get_mut(index(value)) {
        *count += 1;
    }
}

fn counted(facet: &Facet, mut counts: Vec<u32>) -> Counts {
    let sets = counts.split_off(
        index(facet.values.len())
            .saturating_add(1)
            .min(counts.len()),
    );
    for (set, more) in facet.values.sets().iter().zip(sets) {
        for value in set {
            if let Some(count) = counts.get_mut(index(*value)) {
                *count += more;
            }
        }
    }
    // Whatever is below stands behind, so that one pass from the back adds it up.
    let nested = if facet.values.is_tree() {
        facet.values.len()
    } else {
        0
    };
    for value in (1..=nested).rev() {
        let count = counts.get(index(value)).copied().unwrap_or(0);
        let above = index(facet.values.above(value));
        if let Some(sum) = counts.get_mut(above).filter(|_| above > 0) {
            *sum += count;
        }
    }
    let counted = (0_u32..)
        .zip(counts)
        .skip(1)
        .filter(|(_, count)| *count > 0);
    // The largest count first, then the value.
    let mut keys: Vec<u64> = counted
        .map(|(value, count)| u64::from(u32::MAX - count) << 32 | u64::from(value))
        .collect();
    sort(&mut keys);
    let values = keys.into_iter().map(|key| {
        let half = |half: u64| u32::try_from(half & u64::from(u32::MAX)).unwrap_or(0);
        (half(key), u32::MAX - half(key >> 32))
    });
    Counts {
        name: facet.name.clone(),
        values: values.collect(),
    }
}
