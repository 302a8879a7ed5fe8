//! Whether a price is a good one, with the reason: measured at what the offer has cost, never at a price that is crossed out.

use crate::money::Money;
use crate::time::Timestamp;

use super::PricePoint;
use super::figures::{Figures, Span, figures, is_absurd};

const DAY: i64 = 86_400;
/// Days of the last 90 for which prices must be known before anything is said.
const ENOUGH_DAYS: i64 = 30;
/// How far from the typical price a price is no longer the usual one, in basis points.
const NOTABLE_BP: i64 = 500;

/// What is said of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judgement {
    /// It is a good one.
    Good(GoodBecause),
    /// It is what the offer usually costs.
    Usual {
        /// The typical price of 90 days.
        typical: Money,
    },
    /// It is higher than usual.
    High {
        /// The typical price of 90 days.
        typical: Money,
        /// How far above it, in basis points.
        above_bp: u32,
    },
    /// Nothing can be said.
    Unknown(NoJudgement),
}

/// Why a price is a good one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoodBecause {
    /// It was never lower in so many days, and usually higher.
    LowestOf {
        /// The longest such days.
        span: Span,
        /// The typical price of 90 days.
        typical: Money,
    },
    /// It is well below the typical price of 90 days.
    BelowTypical {
        /// That price.
        typical: Money,
        /// How far below it, in basis points.
        below_bp: u32,
    },
}

/// Why nothing can be said of a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoJudgement {
    /// There is no offer.
    NoPrice,
    /// Prices are known for so few days of the last 90.
    TooShort {
        /// So many.
        days: u16,
    },
    /// The price is ten times what it was, or a tenth: most likely an error.
    Absurd,
}

/// Judges the price that holds.
pub fn judge(rows: &[PricePoint], now: Timestamp) -> Judgement {
    let current = rows.last().filter(|row| row.to.is_none_or(|to| to > now));
    let Some(price) = current.map(|row| row.effective) else {
        return Judgement::Unknown(NoJudgement::NoPrice);
    };
    let Some(recent) = figures(rows, Span::Days90, now) else {
        return Judgement::Unknown(NoJudgement::Absurd);
    };
    let days = recent.known_seconds / DAY;
    if days < ENOUGH_DAYS {
        let days = u16::try_from(days).unwrap_or(0);
        return Judgement::Unknown(NoJudgement::TooShort { days });
    }
    // It was set aside when it stands beyond what was found.
    if is_absurd(price, recent.typical)
        || price < recent.lowest.price
        || price > recent.highest.price
    {
        return Judgement::Unknown(NoJudgement::Absurd);
    }
    let typical = recent.typical;
    let off_bp = distance_bp(price, typical);
    if price <= recent.lowest.price && price < typical {
        let span = longest_low(rows, price, now);
        return Judgement::Good(GoodBecause::LowestOf { span, typical });
    }
    match off_bp {
        off if off <= -NOTABLE_BP => Judgement::Good(GoodBecause::BelowTypical {
            typical,
            below_bp: u32::try_from(-off).unwrap_or(u32::MAX),
        }),
        off if off >= NOTABLE_BP => Judgement::High {
            typical,
            above_bp: u32::try_from(off).unwrap_or(u32::MAX),
        },
        _ => Judgement::Usual { typical },
    }
}

/// The longest span that is known as a whole and in which the price was never lower.
fn longest_low(rows: &[PricePoint], price: Money, now: Timestamp) -> Span {
    let is_low = |found: Figures| price <= found.lowest.price;
    let first = rows.first().map_or(now, |row| row.from);
    let is_whole = |span: Span| match span.start(now) {
        Some(start) => first <= start,
        // Everything is more than a year, or it says less than it seems to.
        None => Span::Days365.start(now).is_some_and(|start| first < start),
    };
    let spans = Span::ALL.into_iter().rev();
    let mut spans =
        spans.filter(|span| is_whole(*span) && figures(rows, *span, now).is_some_and(is_low));
    spans.next().unwrap_or(Span::Days30)
}

/// How far a price is above another, in basis points; rounded towards nothing.
fn distance_bp(price: Money, typical: Money) -> i64 {
    let off = i128::from(price.minor()) - i128::from(typical.minor());
    let bp = off * 10_000 / i128::from(typical.minor().max(1));
    i64::try_from(bp).unwrap_or(i64::MAX)
}
