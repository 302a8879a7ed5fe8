//! Counts of facets, in one pass: a row that fails exactly one filter still counts for that filter's facet.

use crate::bytes::index;
use crate::cards::{NONE, Row, Shelf};
use crate::selection::filters::{AVAILABLE, BRAND, ON_SALE, PRICE, RATING, SELLER};
use crate::selection::{
    BrandCount, CategoryCount, Facets, MAX_FACET_VALUES, Selection, SellerCount,
};

/// Counters, one for each dictionary entry; entry zero stands for "none".
#[derive(Debug)]
pub(super) struct Tally {
    categories: Vec<u32>,
    brands: Vec<u32>,
    seller_sets: Vec<u32>,
    price: Option<(i64, i64)>,
    available: u32,
    on_sale: u32,
    rated: [u32; 4],
}

impl Tally {
    pub(super) fn new(shelf: &Shelf) -> Self {
        Self {
            categories: vec![0; shelf.categories.len() + 1],
            brands: vec![0; shelf.brands.len() + 1],
            seller_sets: vec![0; shelf.seller_sets.len()],
            price: None,
            available: 0,
            on_sale: 0,
            rated: [0; 4],
        }
    }

    /// Counts a row that fails these filters.
    pub(super) fn count(&mut self, row: &Row, misses: u8) {
        let passes_others = |own: u8| misses & !own == 0;
        if misses.count_ones() > 1 {
            return;
        }
        if misses == 0 {
            increment(&mut self.categories, row.category);
        }
        if passes_others(BRAND) {
            increment(&mut self.brands, row.brand);
        }
        if passes_others(SELLER) {
            increment(&mut self.seller_sets, row.seller_set);
        }
        if passes_others(PRICE) && row.price != NONE {
            self.price = Some(self.price.map_or((row.price, row.price), |(low, high)| {
                (low.min(row.price), high.max(row.price))
            }));
        }
        self.available += u32::from(passes_others(AVAILABLE) && row.available);
        self.on_sale += u32::from(passes_others(ON_SALE) && row.regular != NONE);
        if passes_others(RATING) {
            for (count, stars) in self.rated.iter_mut().zip([10, 20, 30, 40]) {
                *count += u32::from(row.rating_tenths >= stars);
            }
        }
    }

    /// The facets of all rows that were counted.
    pub(super) fn facets(
        mut self,
        shelf: &Shelf,
        selection: &Selection,
        chosen: Option<u32>,
    ) -> Facets {
        let money = |minor| shelf.money(minor);
        Facets {
            categories: chosen.map_or_else(Vec::new, |chosen| self.categories(shelf, chosen)),
            brands: self.brands(shelf, selection),
            sellers: self.sellers(shelf, selection),
            price: self
                .price
                .and_then(|(low, high)| Some((money(low)?, money(high)?))),
            available: self.available,
            on_sale: self.on_sale,
            rated: self.rated,
        }
    }

    /// Adds each category's count to the one above it, which always stands earlier.
    fn categories(&mut self, shelf: &Shelf, chosen: u32) -> Vec<CategoryCount> {
        for (position, node) in shelf.categories.iter().enumerate().rev() {
            let count = self.categories.get(position + 1).copied().unwrap_or(0);
            if let Some(above) = self.categories.get_mut(index(node.parent)) {
                *above = above.saturating_add(count);
            }
        }
        shelf
            .categories
            .iter()
            .zip(self.categories.iter().skip(1))
            .filter(|(node, count)| node.parent == chosen && **count > 0)
            .map(|(node, count)| CategoryCount {
                slug: node.slug.clone(),
                name: node.name.clone(),
                count: *count,
            })
            .collect()
    }

    fn brands(&self, shelf: &Shelf, selection: &Selection) -> Vec<BrandCount> {
        let values = shelf.brands.iter().zip(self.brands.iter().skip(1).copied());
        let is_chosen = |name: &String| selection.brands.contains(name);
        most_frequent(values, is_chosen)
            .into_iter()
            .map(|(name, count)| BrandCount { name, count })
            .collect()
    }

    fn sellers(&self, shelf: &Shelf, selection: &Selection) -> Vec<SellerCount> {
        let mut counts = vec![0; shelf.sellers.len()];
        for (set, count) in shelf.seller_sets.iter().zip(&self.seller_sets) {
            for seller in set {
                if let Some(sum) = counts.get_mut(index(*seller)) {
                    *sum += count;
                }
            }
        }
        most_frequent(shelf.sellers.iter().zip(counts), |id| {
            selection.sellers.contains(id)
        })
        .into_iter()
        .map(|(seller, count)| SellerCount { seller, count })
        .collect()
    }
}

fn increment(counts: &mut [u32], entry: u32) {
    if let Some(count) = counts.get_mut(index(entry)) {
        *count += 1;
    }
}

/// The values with a count, and the chosen ones in any case, so that a choice can be taken back.
fn most_frequent<'a, T: Ord + Clone + 'a>(
    values: impl Iterator<Item = (&'a T, u32)>,
    is_chosen: impl Fn(&T) -> bool,
) -> Vec<(T, u32)> {
    let mut values: Vec<(bool, u32, &T)> = values
        .map(|(value, count)| (is_chosen(value), count, value))
        .filter(|(chosen, count, _)| *chosen || *count > 0)
        .collect();
    values.sort_by_key(|(_, count, value)| (u32::MAX - count, *value));
    if values.len() > MAX_FACET_VALUES {
        let mut room =
            MAX_FACET_VALUES.saturating_sub(values.iter().filter(|value| value.0).count());
        values.retain(|(chosen, ..)| {
            let stays = *chosen || room > 0;
            room = room.saturating_sub(usize::from(stays && !chosen));
            stays
        });
    }
    values
        .into_iter()
        .map(|(_, count, value)| (value.clone(), count))
        .collect()
}
