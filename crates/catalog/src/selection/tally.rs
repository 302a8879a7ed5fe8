//! Counts of facets, in one pass: a row that fails exactly one filter still counts for that filter's facet.

use souk_commerce::ids::SellerId;

use crate::bytes::{index, number};
use crate::cards::{NONE, Row, Table};
use crate::order::ranked;
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
    pub(super) fn new(table: &Table) -> Self {
        Self {
            categories: vec![0; table.categories.len() + 1],
            brands: vec![0; table.brands.len() + 1],
            seller_sets: vec![0; table.seller_sets.len()],
            price: None,
            available: 0,
            on_sale: 0,
            rated: [0; 4],
        }
    }

    /// Counts a row that fails these filters.
    pub(super) fn count(&mut self, row: &Row, misses: u32) {
        let passes_others = |own: u8| misses & !u32::from(own) == 0;
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
            for (count, stars) in self.rated.iter_mut().zip(&[10, 20, 30, 40]) {
                *count += u32::from(row.rating_tenths >= *stars);
            }
        }
    }

    /// The facets of all rows that were counted.
    pub(super) fn facets(
        mut self,
        table: &Table,
        selection: &Selection,
        chosen: Option<u32>,
    ) -> Facets {
        let money = |minor| table.money(minor);
        Facets {
            categories: chosen.map_or_else(Vec::new, |chosen| self.categories(table, chosen)),
            brands: self.brands(table, selection),
            sellers: self.sellers(table, selection),
            attributes: Vec::new(),
            price: self
                .price
                .and_then(|(low, high)| Some((money(low)?, money(high)?))),
            available: self.available,
            on_sale: self.on_sale,
            rated: self.rated,
        }
    }

    /// Adds each category's count to the one above it, which always stands earlier.
    fn categories(&mut self, table: &Table, chosen: u32) -> Vec<CategoryCount> {
        for (position, node) in table.categories.iter().enumerate().rev() {
            let count = self.categories.get(position + 1).copied().unwrap_or(0);
            if let Some(above) = self.categories.get_mut(index(node.parent)) {
                *above = above.saturating_add(count);
            }
        }
        let mut found = Vec::new();
        for (node, count) in table.categories.iter().zip(self.categories.iter().skip(1)) {
            if node.parent == chosen && *count > 0 {
                found.push(CategoryCount {
                    slug: node.slug.clone(),
                    name: node.name.clone(),
                    count: *count,
                });
            }
        }
        found
    }

    fn brands(&self, table: &Table, selection: &Selection) -> Vec<BrandCount> {
        let counts = self.brands.get(1..).unwrap_or_default();
        let name = |position: u32| table.brands.get(index(position)).map_or("", String::as_str);
        let is_chosen = |name: &str| selection.brands.iter().any(|brand| brand == name);
        let mut found = Vec::new();
        for (position, count) in most_frequent(counts, &name, &is_chosen) {
            let name = name(position).to_owned();
            found.push(BrandCount { name, count });
        }
        found
    }

    fn sellers(&self, table: &Table, selection: &Selection) -> Vec<SellerCount> {
        let mut counts = vec![0; table.sellers.len()];
        for (set, count) in table.seller_sets.iter().zip(&self.seller_sets) {
            for seller in set {
                if let Some(sum) = counts.get_mut(index(*seller)) {
                    *sum = count.saturating_add(*sum);
                }
            }
        }
        let id = |position: u32| {
            table
                .sellers
                .get(index(position))
                .map_or("", SellerId::as_str)
        };
        let is_chosen = |id: &str| selection.sellers.iter().any(|seller| seller.as_str() == id);
        let mut found = Vec::new();
        for (position, count) in most_frequent(&counts, &id, &is_chosen) {
            if let Some(seller) = table.sellers.get(index(position)).cloned() {
                found.push(SellerCount { seller, count });
            }
        }
        found
    }
}

fn increment(counts: &mut [u32], entry: u32) {
    if let Some(count) = counts.get_mut(index(entry)) {
        *count += 1;
    }
}

/// Positions of the values with a count, and of the chosen ones in any case, so that a choice can be taken back.
pub(crate) fn most_frequent<'a>(
    counts: &[u32],
    name: &dyn Fn(u32) -> &'a str,
    is_chosen: &dyn Fn(&str) -> bool,
) -> Vec<(u32, u32)> {
    // Of thousands of brands few are among the hits: the others are not sorted.
    let counted = (0_u32..).zip(counts.iter().copied());
    let listed: Vec<(u32, u32)> = counted
        .filter(|(position, count)| *count > 0 || is_chosen(name(*position)))
        .collect();
    let value = |place: u32| listed.get(index(place)).copied().unwrap_or_default();
    let order = ranked(number(listed.len()), &|one, other| {
        let ((one, ones), (other, others)) = (value(one), value(other));
        others.cmp(&ones).then_with(|| name(one).cmp(name(other)))
    });
    let mut values = Vec::new();
    let mut room = MAX_FACET_VALUES;
    for place in order {
        let (position, count) = value(place);
        let chosen = is_chosen(name(position));
        if chosen || room > 0 {
            values.push((position, count));
            room = room.saturating_sub(usize::from(!chosen));
        }
    }
    values
}
