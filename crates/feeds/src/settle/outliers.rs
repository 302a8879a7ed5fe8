//! Prices that stand far from those beside them: a lost decimal point shows in the first build already, when there is no
//! history to compare with.
//!
//! Beside a price stand the other variants of its product, and the goods of its category where their prices are alike. An
//! accessory among machines proves nothing, so that this is told and costs nothing.

use std::collections::HashMap;

use souk_commerce::{Currency, Money};

use crate::google::Row;
use crate::report::{Cause, Place, Report};

/// Prices without which a middle says nothing: variants of one product, goods of one category.
const FEW: [usize; 2] = [4, 12];
/// Factor by which most prices of a group stay near the middle, at either side.
const NEAR: i64 = 4;
/// Factor that is taken for an error.
const FAR: i64 = 10;
/// One price in so many may be off, else the group is no group.
const ONE_IN: usize = 10;

/// What prices are compared within.
#[derive(PartialEq, Eq, Hash)]
enum Beside<'a> {
    Product(&'a str),
    Category(&'a [String]),
}

/// Tells prices that stand far from those beside them.
pub(super) fn note(rows: &[Row], file: &str, report: &mut Report) {
    let mut groups: HashMap<(Beside<'_>, Currency), Vec<i64>> = HashMap::new();
    for row in rows {
        if let Some(price) = &row.price {
            for beside in besides(row) {
                let key = (beside, price.regular.currency());
                groups.entry(key).or_default().push(price.regular.minor());
            }
        }
    }
    let middles: HashMap<_, i64> = groups
        .into_iter()
        .filter_map(|(key, prices)| {
            let few = FEW.get(usize::from(matches!(key.0, Beside::Category(_))));
            let middle = middle(prices, *few?)?;
            Some((key, middle))
        })
        .collect();
    for row in rows {
        let Some((price, text)) = row.price.as_ref().zip(row.price_text.as_ref()) else {
            continue;
        };
        let regular = price.regular;
        let far = besides(row).find_map(|beside| {
            let middle = *middles.get(&(beside, regular.currency()))?;
            is_far(regular.minor(), middle).then_some(middle)
        });
        if let Some(far) = far.and_then(|far| Money::new(far, regular.currency()).ok()) {
            let place = Place {
                line: Some(text.line),
                record: Some(row.number),
                id: Some(row.id.clone()),
                ..Place::file(file)
            };
            let raw = format!("{}; others cost about {far:?}", text.text);
            report.add(Cause::PriceOutlier, place.with("price", &raw));
        }
    }
}

/// What a row's price is compared within, the nearest first.
fn besides(row: &Row) -> impl Iterator<Item = Beside<'_>> {
    let product = row.group.as_deref().map(Beside::Product);
    let category = [&row.product_type, &row.google_category]
        .into_iter()
        .find(|path| !path.is_empty())
        .map(|path| Beside::Category(path));
    product.into_iter().chain(category)
}

/// The middle price of a group whose prices are alike.
fn middle(mut prices: Vec<i64>, few: usize) -> Option<i64> {
    if prices.len() < few {
        return None;
    }
    prices.sort_unstable();
    let middle = prices.get(prices.len() / 2).copied()?;
    let off = prices
        .iter()
        .filter(|price| is_beyond(**price, middle, NEAR))
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
