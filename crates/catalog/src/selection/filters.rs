//! A selection made ready for rows: names looked up once, then only numbers are compared.

use crate::bytes::index;
use crate::cards::{NONE, Row, Table};
use crate::selection::Selection;

/// The category fails.
pub(super) const CATEGORY: u8 = 1;
/// The brand fails.
pub(super) const BRAND: u8 = 1 << 1;
/// Every seller fails.
pub(super) const SELLER: u8 = 1 << 2;
/// The price fails.
pub(super) const PRICE: u8 = 1 << 3;
/// It cannot be ordered.
pub(super) const AVAILABLE: u8 = 1 << 4;
/// It is not reduced.
pub(super) const ON_SALE: u8 = 1 << 5;
/// The rating fails.
pub(super) const RATING: u8 = 1 << 6;

/// For each filter that is set, which dictionary entries pass; entry zero stands for "none".
#[derive(Debug)]
pub(super) struct Filters {
    categories: Option<Vec<bool>>,
    brands: Option<Vec<bool>>,
    seller_sets: Option<Vec<bool>>,
    price_min: Option<i64>,
    price_max: Option<i64>,
    available_only: bool,
    on_sale_only: bool,
    rating_min: u8,
    /// The chosen category, counted from one; zero for the top level, `None` when there is no such category.
    pub(super) category: Option<u32>,
}

impl Filters {
    pub(super) fn new(table: &Table, selection: &Selection) -> Self {
        let category = table.find_category(&selection.category);
        let brands = (!selection.brands.is_empty()).then(|| {
            let mut passing = vec![false];
            for brand in &table.brands {
                passing.push(selection.brands.contains(brand));
            }
            passing
        });
        let seller_sets = (!selection.sellers.is_empty()).then(|| {
            let is_chosen = |seller: &u32| {
                table
                    .sellers
                    .get(index(*seller))
                    .is_some_and(|id| selection.sellers.contains(id))
            };
            let mut passing = Vec::new();
            for set in &table.seller_sets {
                passing.push(set.iter().any(is_chosen));
            }
            passing
        });
        Self {
            categories: (!selection.category.is_empty()).then(|| below(table, category)),
            brands,
            seller_sets,
            price_min: selection.price_min,
            price_max: selection.price_max,
            available_only: selection.available_only,
            on_sale_only: selection.on_sale_only,
            rating_min: selection.rating_min.unwrap_or(0),
            category,
        }
    }

    /// Which filters a row fails, as bits; zero when it passes all.
    pub(super) fn misses(&self, row: &Row) -> u8 {
        let fails = |passing: &Option<Vec<bool>>, entry: u32| {
            passing
                .as_ref()
                .is_some_and(|passing| !passing.get(index(entry)).copied().unwrap_or(false))
        };
        let price_fails = (self.price_min.is_some() || self.price_max.is_some())
            && (row.price == NONE
                || self.price_min.is_some_and(|min| row.price < min)
                || self.price_max.is_some_and(|max| row.price > max));
        let bit = |fails: bool, bit: u8| if fails { bit } else { 0 };
        bit(fails(&self.categories, row.category), CATEGORY)
            | bit(fails(&self.brands, row.brand), BRAND)
            | bit(fails(&self.seller_sets, row.seller_set), SELLER)
            | bit(price_fails, PRICE)
            | bit(self.available_only && !row.available, AVAILABLE)
            | bit(self.on_sale_only && row.regular == NONE, ON_SALE)
            | bit(
                self.rating_min > 0 && row.rating_tenths < self.rating_min,
                RATING,
            )
    }
}

/// Which categories, counted from one, are the chosen one or below it.
fn below(table: &Table, chosen: Option<u32>) -> Vec<bool> {
    let mut inside = vec![false];
    for (position, node) in table.categories.iter().enumerate() {
        let is_chosen = chosen.is_some_and(|chosen| index(chosen) == position + 1);
        let parent = inside.get(index(node.parent)).copied().unwrap_or(false);
        inside.push(is_chosen || parent);
    }
    inside
}
