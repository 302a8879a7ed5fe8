//! Orders: each row gets a number, the smallest first; only the asked part is sorted.

use crate::cards::{NONE, Row};
use crate::selection::{Selection, Sort};

/// A rating counts as if this many shoppers had given three and a half stars before.
const PRIOR_RATINGS: u64 = 5;
/// What those shoppers gave, in tenths.
const PRIOR_TENTHS: u64 = 35;

/// The place of a row in an order: smaller comes first.
pub(super) fn key(sort: Sort, row: &Row, score: u32) -> u64 {
    match sort {
        Sort::Relevance => u64::from(!score) << 32 | recommended(row),
        Sort::PriceAscending => ascending(row.price),
        Sort::PriceDescending => descending(row.price),
        Sort::Delivered => ascending(row.delivered),
        Sort::Discount => u64::MAX - discount(row),
        Sort::Rating => {
            u64::MAX - (u64::from(row.rating_tenths) << 32 | u64::from(row.rating_count))
        }
        Sort::Name => 0,
    }
}

/// The asked part of the rows, in order.
pub(super) fn page<'a>(
    mut keys: Vec<(u64, u32)>,
    selection: &Selection,
    names: &dyn Fn() -> &'a [String],
) -> Vec<u32> {
    if selection.sort == Sort::Name {
        rank_by_name(&mut keys, names());
    }
    let start = crate::bytes::index(selection.offset);
    let end = start.saturating_add(crate::bytes::index(selection.limit));
    if end < keys.len() {
        keys.select_nth_unstable(end);
        keys.truncate(end);
    }
    keys.sort_unstable();
    keys.into_iter()
        .skip(start)
        .map(|(_, position)| position)
        .collect()
}

/// Gives each row the rank of its name; equal names have one rank.
fn rank_by_name(keys: &mut [(u64, u32)], names: &[String]) {
    let name = |position: u32| {
        names
            .get(crate::bytes::index(position))
            .map_or("", String::as_str)
    };
    keys.sort_by(|(_, one), (_, other)| name(*one).cmp(name(*other)));
    let mut rank: u64 = 0;
    let mut before = None;
    for (key, position) in keys {
        let current = name(*position);
        if before.is_some_and(|before| before != current) {
            rank += 1;
        }
        before = Some(current);
        *key = rank;
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
