//! Prices that stand far from those beside them: a lost decimal point shows in the first build already, when there is no
//! history to compare with.
//!
//! Beside a price stand the other variants of its product, and the goods of its category where their prices are alike. An
//! accessory among machines proves nothing, so that this is told and costs nothing.

use std::collections::HashMap;

use souk_commerce::{Currency, Money};

use super::slashes::split;
use crate::google::Row;
use crate::keys::{Key, key};
use crate::report::{Cause, PLACES, Place, Report};
use crate::store::RowList;

/// Variants of one product without which a middle says nothing.
const FEW_VARIANTS: usize = 4;
/// Goods of one category without which it says nothing.
const FEW_GOODS: usize = 12;
/// Factor by which most prices of a group stay near the middle, at either side.
const NEAR: i64 = 4;
/// Factor that is taken for an error.
const FAR: i64 = 10;
/// One price in so many may be off, else the group is no group.
const ONE_IN: usize = 10;

/// What prices are compared within: a product or a category of a currency, by its key.
type Beside = (Kind, Key, Currency);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Product,
    Category,
}

/// Prices that stand beside each other.
pub(super) struct Groups {
    /// Whether paths are split at `/`.
    is_tree: bool,
    /// Prices, each with the number of its row.
    prices: HashMap<Beside, Vec<(i64, u32)>>,
    rows: u32,
}

/// The middle price of each group whose prices are alike.
pub(super) struct Middles {
    is_tree: bool,
    by_group: HashMap<Beside, i64>,
    /// Rows whose price is far from its middle.
    far: usize,
}

impl Groups {
    pub(super) fn new(is_tree: bool) -> Self {
        Self {
            is_tree,
            prices: HashMap::new(),
            rows: 0,
        }
    }

    /// Adds the price of a row.
    pub(super) fn see(&mut self, row: &Row, price: Money) {
        for (kind, key) in besides(row, self.is_tree) {
            let beside = (kind, key, price.currency());
            let prices = self.prices.entry(beside).or_default();
            prices.push((price.minor(), self.rows));
        }
        self.rows = self.rows.saturating_add(1);
    }

    pub(super) fn middles(self) -> Middles {
        let mut far = Vec::new();
        let mut middles = HashMap::new();
        for (beside, mut prices) in self.prices {
            let few = match beside.0 {
                Kind::Product => FEW_VARIANTS,
                Kind::Category => FEW_GOODS,
            };
            if let Some(middle) = middle(&mut prices, few) {
                let away = prices.iter().filter(|(price, _)| is_far(*price, middle));
                far.extend(away.map(|(_, row)| *row));
                middles.insert(beside, middle);
            }
        }
        far.sort_unstable();
        far.dedup();
        Middles {
            is_tree: self.is_tree,
            by_group: middles,
            far: far.len(),
        }
    }
}

impl Middles {
    /// Tells prices that stand far from those beside them.
    pub(super) fn note<R: RowList>(&self, rows: &R, file: &str, report: &mut Report) {
        // Rows are only gone through for the places that are shown.
        let shown = self.far.min(PLACES);
        if shown == 0 {
            return;
        }
        let mut told: usize = 0;
        rows.each(&mut |row| {
            let Some((price, text)) = row.price.as_ref().zip(row.price_text.as_ref()) else {
                return true;
            };
            let regular = price.regular;
            let far = besides(row, self.is_tree).find_map(|(kind, key)| {
                let middle = *self.by_group.get(&(kind, key, regular.currency()))?;
                is_far(regular.minor(), middle).then_some(middle)
            });
            if let Some(far) = far.and_then(|far| Money::new(far, regular.currency()).ok()) {
                report.note(Cause::PriceOutlier, || {
                    let raw = format!("{}; others cost about {far:?}", text.text);
                    Place {
                        line: Some(text.line),
                        ..super::row_place(file, row).with("price", &raw)
                    }
                });
                told = told.saturating_add(1);
            }
            told < shown
        });
        let more = self.far.saturating_sub(told);
        report.note_more(Cause::PriceOutlier, u64::try_from(more).unwrap_or(u64::MAX));
    }
}

/// What a row's price is compared within, the nearest first. A path that is split at `/` is the same before and after.
fn besides(row: &Row, is_tree: bool) -> impl Iterator<Item = (Kind, Key)> {
    let product = row
        .group
        .as_deref()
        .map(|group| (Kind::Product, key(group)));
    let split = if is_tree { split(row) } else { None };
    let own = split.as_ref().unwrap_or(&row.product_type);
    let category = [own, &row.google_category]
        .into_iter()
        .find(|path| !path.is_empty())
        .map(|path| (Kind::Category, key(path)));
    product.into_iter().chain(category)
}

/// The middle price of a group whose prices are alike.
fn middle(prices: &mut [(i64, u32)], few: usize) -> Option<i64> {
    if prices.len() < few {
        return None;
    }
    prices.sort_unstable();
    let (middle, _) = prices.get(prices.len() / 2).copied()?;
    let off = prices
        .iter()
        .filter(|(price, _)| is_beyond(*price, middle, NEAR))
        .count();
    // One price in a small group may be off as well.
    (off <= (prices.len() / ONE_IN).max(1)).then_some(middle)
}

fn is_far(price: i64, middle: i64) -> bool {
    is_beyond(price, middle, FAR)
}

fn is_beyond(price: i64, middle: i64, factor: i64) -> bool {
    let (low, high) = (price.min(middle), price.max(middle));
    low > 0 && high >= low.saturating_mul(factor)
}
