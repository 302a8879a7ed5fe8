//! Lowest, highest and typical price of some days, the steps of a chart, and prices that cannot be meant.

use crate::money::Money;
use crate::time::Timestamp;

use super::PricePoint;

const DAY: i64 = 86_400;
/// How many times above or below the typical price nobody means one.
const ABSURD: i64 = 10;

/// The days that somebody looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// The last 30 days.
    Days30,
    /// The last 90.
    Days90,
    /// The last 365.
    Days365,
    /// Everything that is known.
    All,
}

impl Span {
    /// Every span, the shortest first.
    pub const ALL: [Self; 4] = [Self::Days30, Self::Days90, Self::Days365, Self::All];

    /// Its days; `None` for everything.
    pub fn days(self) -> Option<u16> {
        match self {
            Self::Days30 => Some(30),
            Self::Days90 => Some(90),
            Self::Days365 => Some(365),
            Self::All => None,
        }
    }

    /// Its first moment.
    pub fn start(self, now: Timestamp) -> Option<Timestamp> {
        self.days().map(|days| now.plus(-DAY * i64::from(days)))
    }
}

/// A price and the time for which it held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// Since when.
    pub from: Timestamp,
    /// The first moment at which it no longer held.
    pub to: Timestamp,
    /// What was owed for one piece.
    pub price: Money,
}

impl Spell {
    /// Seconds for which it held.
    pub fn seconds(&self) -> i64 {
        self.to.0.saturating_sub(self.from.0)
    }
}

/// What prices came to over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// The lowest price, the last time that it held.
    pub lowest: Spell,
    /// The highest one, the last time that it held.
    pub highest: Spell,
    /// The price below which the offer stood for half of the time.
    pub typical: Money,
    /// Seconds for which there was a price.
    pub known_seconds: i64,
    /// Prices that were left out because nobody can mean them.
    pub set_aside: usize,
}

/// A point of a chart: the price from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The moment.
    pub at: Timestamp,
    /// The price from then on; `None` where there was no offer.
    pub price: Option<Money>,
}

/// The prices of an offer within a span, without those that nobody can mean; rows in another currency than the latest are
/// left out as well. Nothing lies after `now`.
pub fn spells(rows: &[PricePoint], span: Span, now: Timestamp) -> Vec<Spell> {
    meant(rows, now)
        .into_iter()
        .filter_map(|spell| clipped(spell, span.start(now)))
        .collect()
}

/// What prices came to over a span; `None` when there was none.
pub fn figures(rows: &[PricePoint], span: Span, now: Timestamp) -> Option<Figures> {
    let spells = spells(rows, span, now);
    let start = span.start(now);
    let all = told(rows, now).into_iter();
    let all = all.filter_map(|spell| clipped(spell, start)).count();
    // Of equal prices the last one wins: the list is in the order of time.
    let lowest = spells.iter().rev().min_by_key(|spell| spell.price)?;
    let highest = spells.iter().max_by_key(|spell| spell.price)?;
    Some(Figures {
        lowest: *lowest,
        highest: *highest,
        typical: median(&spells)?,
        known_seconds: spells.iter().map(Spell::seconds).sum(),
        set_aside: all.saturating_sub(spells.len()),
    })
}

/// The points of a chart over a span, in the order of time: one for each change, a gap where there was no offer, and one at
/// the end of the last price. Equal prices in a row are one point.
pub fn steps(rows: &[PricePoint], span: Span, now: Timestamp) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut end: Option<Timestamp> = None;
    for spell in spells(rows, span, now) {
        if let Some(end) = end.filter(|end| *end < spell.from) {
            steps.push(Step {
                at: end,
                price: None,
            });
        }
        if steps
            .last()
            .is_none_or(|last| last.price != Some(spell.price))
        {
            steps.push(Step {
                at: spell.from,
                price: Some(spell.price),
            });
        }
        end = Some(spell.to);
    }
    if let Some(end) = end {
        let price = steps.last().and_then(|step| step.price);
        let price = price.filter(|_| end == now);
        steps.push(Step { at: end, price });
    }
    steps
}

/// Whether a price is so far from the typical one that nobody can mean it: tenfold, or a tenth.
pub fn is_absurd(price: Money, typical: Money) -> bool {
    let (price, typical) = (price.minor(), typical.minor());
    price >= typical.saturating_mul(ABSURD) || price.saturating_mul(ABSURD) <= typical
}

/// Prices that can be meant.
pub(super) fn meant(rows: &[PricePoint], now: Timestamp) -> Vec<Spell> {
    let spells = told(rows, now);
    let Some(typical) = median(&spells) else {
        return Vec::new();
    };
    let is_meant = |spell: &Spell| !is_absurd(spell.price, typical);
    spells.into_iter().filter(is_meant).collect()
}

/// Every price above nothing in the latest currency, up to `now`.
fn told(rows: &[PricePoint], now: Timestamp) -> Vec<Spell> {
    let Some(currency) = rows.last().map(|row| row.effective.currency()) else {
        return Vec::new();
    };
    rows.iter()
        .filter(|row| row.effective.currency() == currency && row.effective.minor() > 0)
        .map(|row| Spell {
            from: row.from,
            to: row.to.map_or(now, |to| to.min(now)),
            price: row.effective,
        })
        // What begins at this moment has held for none, and is a price all the same.
        .filter(|spell| spell.from <= now && spell.from <= spell.to)
        .collect()
}

fn clipped(spell: Spell, start: Option<Timestamp>) -> Option<Spell> {
    let Some(start) = start else {
        return Some(spell);
    };
    let ends_before = spell.to < start || (spell.to == start && spell.from < start);
    (!ends_before).then(|| Spell {
        from: spell.from.max(start),
        ..spell
    })
}

/// The price below which the offer stood for half of the time; of prices that held for no time, the lower middle one.
fn median(spells: &[Spell]) -> Option<Money> {
    let mut by_price: Vec<(Money, i64)> = spells
        .iter()
        .map(|spell| (spell.price, spell.seconds()))
        .collect();
    by_price.sort_unstable();
    let all: i64 = by_price.iter().map(|(_, seconds)| seconds).sum();
    let mut passed = 0;
    for (price, seconds) in &by_price {
        passed += seconds;
        if passed * 2 >= all && all > 0 {
            return Some(*price);
        }
    }
    let middle = by_price.len().checked_sub(1)? / 2;
    by_price.get(middle).map(|(price, _)| *price)
}
