//! Orders: each row gets a number, the smallest first.

use crate::cards::{NONE, Row};
use crate::selection::Sort;

/// A rating counts as if this many shoppers had given three and a half stars before.
const PRIOR_RATINGS: u64 = 5;
/// What those shoppers gave, in tenths.
const PRIOR_TENTHS: u64 = 35;

/// The place of a row in an order: smaller comes first. `rank` is its place by name.
pub(super) fn key(sort: Sort, row: &Row, score: u32, rank: u32) -> u64 {
    match sort {
        Sort::Relevance => u64::from(!score) << 32 | recommended(row),
        Sort::PriceAscending => ascending(row.price),
        Sort::PriceDescending => descending(row.price),
        Sort::Delivered => ascending(row.delivered),
        Sort::Discount => u64::MAX - discount(row),
        Sort::Rating => {
            u64::MAX - (u64::from(row.rating_tenths) << 32 | u64::from(row.rating_count))
        }
        Sort::Name => u64::from(rank),
    }
}

/// Orderable before others, then by a mean that a few ratings move little. Fits 32 bits.
fn recommended(row: &Row) -> u64 {
    let count = u64::from(row.rating_count);
    let sum = u64::from(row.rating_tenths) * count + PRIOR_TENTHS * PRIOR_RATINGS;
    let mean = sum * 1000 / (count + PRIOR_RATINGS);
    u64::from(!row.available) << 31 | ((1 << 30) - mean)
}

fn ascending(amount: i64) -> u64 {
    if amount == NONE {
        u64::MAX
    } else {
        amount.cast_unsigned() ^ 1 << 63
    }
}

fn descending(amount: i64) -> u64 {
    if amount == NONE {
        u64::MAX
    } else {
        !(amount.cast_unsigned() ^ 1 << 63)
    }
}

/// The reduction in basis points of the regular price.
fn discount(row: &Row) -> u64 {
    if row.regular == NONE || row.price == NONE || row.regular <= 0 {
        return 0;
    }
    let saved = row.regular.saturating_sub(row.price);
    u64::try_from(saved.saturating_mul(10_000) / row.regular).unwrap_or(0)
}
