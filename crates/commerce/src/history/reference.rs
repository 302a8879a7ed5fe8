//! The price that may be crossed out: the lowest of the days before the reduction began (Directive 98/6/EC, article 6a; the
//! percentage is reckoned from it, CJEU C-330/23).

use crate::address::Country;
use crate::money::Money;
use crate::time::Timestamp;

use super::PricePoint;
use super::figures::meant;

const DAY: i64 = 86_400;

/// How a market wants reductions to be announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReductionRule {
    /// Days before the reduction whose lowest price is the reference.
    pub days: u16,
    /// Whether a reduction that grows without a break counts from its first step (article 6a, paragraph 5, which member
    /// states may adopt).
    pub is_progressive: bool,
}

impl ReductionRule {
    /// The rule of a country: 30 days in the European Economic Area, `None` where the house knows of none. Growing
    /// reductions count from their first step only where the house knows that the law says so; that is the cautious
    /// choice, for it never makes a reduction look larger.
    pub fn of(country: Country) -> Option<Self> {
        country.is_in_eea().then(|| Self {
            days: 30,
            // PAngV, section 11, paragraph 2.
            is_progressive: country.as_str() == "DE",
        })
    }
}

/// A price that may be crossed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReferencePrice {
    /// The lowest price of the days before the reduction.
    pub price: Money,
    /// The moment at which the reduction began.
    pub reduced_since: Timestamp,
    /// The reduction from it in whole per cent, rounded down.
    pub percent: u8,
}

/// Why nothing may be crossed out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoReference {
    /// There is no offer.
    NoPrice,
    /// The price is not a reduced one.
    NotReduced,
    /// Prices are known for fewer days before the reduction.
    TooShort {
        /// So many.
        days: u16,
    },
    /// The offer was as cheap in those days.
    NotLower {
        /// The lowest price of those days.
        lowest: Money,
    },
}

/// The price that may be crossed out beside the price that holds.
///
/// # Errors
/// [`NoReference`] says why there is none.
pub fn reference_price(
    rows: &[PricePoint],
    rule: ReductionRule,
    now: Timestamp,
) -> Result<ReferencePrice, NoReference> {
    let rows: Vec<&PricePoint> = rows.iter().filter(|row| row.from <= now).collect();
    let current = rows.last().filter(|row| row.to.is_none_or(|to| to > now));
    let current = current.ok_or(NoReference::NoPrice)?;
    if !current.is_on_sale() || current.effective > current.regular {
        return Err(NoReference::NotReduced);
    }
    let began = began(&rows, rule.is_progressive);
    let window = began.plus(-DAY * i64::from(rule.days));
    let owned: Vec<PricePoint> = rows.iter().map(|row| **row).collect();
    let typical = meant(&owned, now);
    // A price far above all others would make a reduction of anything; one far below is kept, for it only makes it smaller.
    let is_invented = |row: &PricePoint| {
        let highest = typical.iter().map(|spell| spell.price).max();
        highest.is_some_and(|highest| row.effective > highest)
    };
    let before: Vec<&PricePoint> = rows
        .iter()
        .copied()
        .filter(|row| row.from < began && row.effective.currency() == current.effective.currency())
        .filter(|row| !is_invented(row))
        .collect();
    let known_since = before.first().map_or(began, |row| row.from);
    if known_since > window {
        let days = (began.0 - known_since.0) / DAY;
        return Err(NoReference::TooShort {
            days: u16::try_from(days).unwrap_or(0),
        });
    }
    let in_window = before
        .iter()
        .filter(|row| row.to.is_none_or(|to| to > window));
    let lowest = in_window.map(|row| row.effective).min();
    let lowest = lowest.ok_or(NoReference::TooShort { days: 0 })?;
    if lowest <= current.effective {
        return Err(NoReference::NotLower { lowest });
    }
    let off = i128::from(lowest.minor()) - i128::from(current.effective.minor());
    let percent = off * 100 / i128::from(lowest.minor().max(1));
    Ok(ReferencePrice {
        price: lowest,
        reduced_since: began,
        percent: u8::try_from(percent).unwrap_or(100),
    })
}

/// The moment at which the reduction that holds began: its first step when it grew without a break and the market counts
/// so, else the moment from which the price is what it is.
fn began(rows: &[&PricePoint], is_progressive: bool) -> Timestamp {
    let mut back = rows.iter().rev();
    let Some(mut first) = back.next() else {
        return Timestamp::default();
    };
    for earlier in back {
        let follows = earlier.to == Some(first.from) && earlier.is_on_sale();
        let is_step = earlier.effective == first.effective
            || (is_progressive && earlier.effective > first.effective);
        if !(follows && is_step) {
            break;
        }
        first = earlier;
    }
    first.from
}
