//! Filters, facets and orders over cards: one piece of code for a category on the page and for search in the worker.

mod filters;
mod order;
mod tally;

use souk_commerce::ids::SellerId;
use souk_commerce::money::Money;

use crate::bytes::{index, number};
use crate::cards::Table;
use crate::order::{Smallest, ranked};
use crate::words::Hit;

use filters::Filters;
use tally::Tally;
pub(crate) use tally::most_frequent;

/// Most values that a facet lists beside those that are chosen.
pub const MAX_FACET_VALUES: usize = 250;

/// What a shopper wants to see of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Slugs of a category from the top level down; empty for everything.
    pub category: Vec<String>,
    /// Brands by name; none means every brand.
    pub brands: Vec<String>,
    /// Sellers; none means every seller. A product counts when one of them offers it.
    pub sellers: Vec<SellerId>,
    /// Chosen values of attributes, each with the attribute's word; one of those of an attribute is enough. Only
    /// [`crate::Engine`] knows them.
    pub attributes: Vec<(String, String)>,
    /// Lowest price in minor units.
    pub price_min: Option<i64>,
    /// Highest price in minor units.
    pub price_max: Option<i64>,
    /// Only what can be ordered.
    pub available_only: bool,
    /// Only reduced prices.
    pub on_sale_only: bool,
    /// Lowest rating, in tenths of a star.
    pub rating_min: Option<u8>,
    /// The order.
    pub sort: Sort,
    /// Hits to pass over.
    pub offset: u32,
    /// Hits to give at most.
    pub limit: u32,
}

impl Default for Selection {
    /// Everything, best first, the first 24.
    fn default() -> Self {
        Self {
            category: Vec::new(),
            brands: Vec::new(),
            sellers: Vec::new(),
            attributes: Vec::new(),
            price_min: None,
            price_max: None,
            available_only: false,
            on_sale_only: false,
            rating_min: None,
            sort: Sort::Relevance,
            offset: 0,
            limit: 24,
        }
    }
}

/// Orders of a list. What lacks the value comes last; ties keep the order of the cards: by category, brand, title.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// How well it fits the words of a search; without words, what can be ordered first and well-rated before
    /// others, where few ratings weigh less than many.
    #[default]
    Relevance,
    /// Lowest price first.
    PriceAscending,
    /// Highest price first.
    PriceDescending,
    /// Lowest price with delivery first.
    Delivered,
    /// Largest reduction first, as a share of the regular price.
    Discount,
    /// Most stars first, then most ratings.
    Rating,
    /// By title, folded and compared character by character.
    Name,
}

/// What a selection finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Number of products that fit.
    pub total: u32,
    /// Positions of the asked part of them, in order.
    pub hits: Vec<u32>,
    /// How the list could be narrowed or widened.
    pub facets: Facets,
}

/// Counts over everything that fits. Each facet's counts leave that facet's own choice aside, so that they say what
/// choosing another value would add.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Brands, the most frequent first, then by name.
    pub brands: Vec<BrandCount>,
    /// Categories directly below the chosen one with at least one product, in the order of the contents.
    pub categories: Vec<CategoryCount>,
    /// Sellers, the most frequent first, then by id.
    pub sellers: Vec<SellerCount>,
    /// Attributes that the search index knows, those that most products have first; without an index none.
    pub attributes: Vec<AttributeCount>,
    /// Lowest and highest price.
    pub price: Option<(Money, Money)>,
    /// How many can be ordered.
    pub available: u32,
    /// How many are reduced.
    pub on_sale: u32,
    /// How many have at least one, two, three and four stars.
    pub rated: [u32; 4],
}

/// A brand and how many products have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandCount {
    /// The brand.
    pub name: String,
    /// Products.
    pub count: u32,
}

/// A category and how many products are in it or below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryCount {
    /// Last slug of its path.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Products.
    pub count: u32,
}

/// A seller and how many products they offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SellerCount {
    /// The seller.
    pub seller: SellerId,
    /// Products.
    pub count: u32,
}

/// An attribute and how many products have each of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeCount {
    /// `color`, `size`, `material` or `pattern`, else the name that the feed gives it.
    pub attribute: String,
    /// Numbers and sizes of clothes in their order, others with the most frequent first.
    pub values: Vec<ValueCount>,
}

/// A value and how many products have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueCount {
    /// The value in the feed's words, or a range of numbers with their unit.
    pub value: String,
    /// Products.
    pub count: u32,
}

/// Filters and facets beside those of the cards. The browser's page has none of them and none of their code.
pub(crate) trait More {
    /// Which of these filters a row fails, as bits from the ninth on.
    fn misses(&self, row: u32) -> u32;

    /// Counts a row that fails these filters and those of the cards.
    fn count(&mut self, row: u32, misses: u32);

    /// What was counted.
    fn facets(&self) -> Vec<AttributeCount>;
}

/// Filters, counts and sorts the rows of a table, or those that a search found. `ranks` gives the place of each row by
/// name; it is asked only when the order needs it.
pub(crate) fn select<'a>(
    table: &Table,
    found: Option<&[Hit]>,
    selection: &Selection,
    more: Option<&mut dyn More>,
    ranks: &dyn Fn() -> &'a [u32],
) -> Answer {
    let ranks = match selection.sort {
        Sort::Name => ranks(),
        _ => &[],
    };
    let mut more = more;
    let filters = Filters::new(table, selection);
    let mut tally = Tally::new(table);
    let mut total = 0;
    let start = index(selection.offset);
    let mut page = Smallest::new(start.saturating_add(index(selection.limit)));
    let mut visit = |position: u32, score: u32| {
        let Some(row) = table.rows.get(index(position)) else {
            return;
        };
        let mut misses = u32::from(filters.misses(row));
        if let Some(more) = &mut more {
            misses |= more.misses(position);
            more.count(position, misses);
        }
        tally.count(row, misses);
        if misses == 0 {
            total += 1;
            let rank = ranks.get(index(position)).copied().unwrap_or(0);
            page.offer((order::key(selection.sort, row, score, rank), position));
        }
    };
    match found {
        Some(found) => found.iter().for_each(|hit| visit(hit.row, hit.score)),
        None => (0..number(table.rows.len())).for_each(|position| visit(position, 0)),
    }
    let mut facets = tally.facets(table, selection, filters.category);
    if let Some(more) = more {
        facets.attributes = more.facets();
    }
    Answer {
        total,
        facets,
        hits: page.finish(start),
    }
}

/// The place of each row by its folded title; equal titles have one place.
pub(crate) fn ranks_by_name(names: &[String]) -> Vec<u32> {
    let name = |position: u32| names.get(index(position));
    let order = ranked(number(names.len()), &|one, other| {
        name(one).cmp(&name(other))
    });
    let mut ranks = vec![0; names.len()];
    let mut rank = 0;
    let mut before = None;
    for position in order {
        if before.is_some_and(|before| name(before) != name(position)) {
            rank += 1;
        }
        before = Some(position);
        if let Some(place) = ranks.get_mut(index(position)) {
            *place = rank;
        }
    }
    ranks
}

#[cfg(test)]
mod tests;
