//! The numbers of cards, unpacked: what filters, facets and sorts look at. The search engine puts the tables of
//! all categories together into one.

use souk_commerce::ids::SellerId;
use souk_commerce::money::{Currency, Money};
use souk_commerce::product::Rating;

use crate::bytes::{index, number};

/// Stands for an absent amount.
pub(crate) const NONE: i64 = i64::MIN;

/// One card's numbers. Positions in dictionaries count from one; zero means none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row {
    pub(crate) brand: u32,
    pub(crate) category: u32,
    pub(crate) seller_set: u32,
    pub(crate) quick_seller: u32,
    /// Minor units, or [`NONE`].
    pub(crate) price: i64,
    pub(crate) regular: i64,
    pub(crate) delivered: i64,
    /// Zero when there is no rating.
    pub(crate) rating_count: u32,
    pub(crate) rating_tenths: u8,
    pub(crate) variants: u16,
    pub(crate) available: bool,
    pub(crate) has_picture: bool,
}

impl Row {
    /// The rating.
    pub(crate) fn rating(&self) -> Option<Rating> {
        (self.rating_count > 0).then_some(Rating {
            tenths: self.rating_tenths,
            count: self.rating_count,
        })
    }
}

/// A category in the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CategoryNode {
    /// The category above, counted from one; it stands earlier. Zero for the top level.
    pub(crate) parent: u32,
    pub(crate) slug: String,
    pub(crate) name: String,
}

/// Rows and the dictionaries they point into.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) currency: Currency,
    pub(crate) brands: Vec<String>,
    pub(crate) sellers: Vec<SellerId>,
    /// Distinct sets of sellers, as positions counted from zero, in the order of the shop.
    pub(crate) seller_sets: Vec<Vec<u32>>,
    pub(crate) categories: Vec<CategoryNode>,
    pub(crate) rows: Vec<Row>,
}

impl Table {
    /// A table without rows.
    pub(crate) fn new(currency: Currency) -> Self {
        Self {
            currency,
            brands: Vec::new(),
            sellers: Vec::new(),
            seller_sets: Vec::new(),
            categories: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// An amount of the table's currency.
    pub(crate) fn money(&self, minor: i64) -> Option<Money> {
        (minor != NONE)
            .then(|| Money::new(minor, self.currency).ok())
            .flatten()
    }

    /// A row's brand.
    pub(crate) fn brand(&self, row: &Row) -> Option<&str> {
        self.brands
            .get(index(row.brand.checked_sub(1)?))
            .map(String::as_str)
    }

    /// A category in the dictionary, counted from one.
    pub(crate) fn category(&self, number: u32) -> Option<&CategoryNode> {
        self.categories.get(index(number.checked_sub(1)?))
    }

    /// Slugs from the top level down to a category.
    pub(crate) fn path(&self, mut category: u32) -> Vec<String> {
        let mut path = Vec::new();
        while let Some(node) = self.category(category) {
            path.push(node.slug.clone());
            category = node.parent;
        }
        path.reverse();
        path
    }

    /// The category at a path of slugs, counted from one; zero for the empty path.
    pub(crate) fn find_category(&self, path: &[String]) -> Option<u32> {
        path.iter().try_fold(0, |parent, slug| {
            self.categories
                .iter()
                .position(|node| node.parent == parent && &node.slug == slug)
                .map(|position| number(position + 1))
        })
    }

    /// A row's sellers.
    pub(crate) fn sellers_of(&self, row: &Row) -> Vec<SellerId> {
        self.seller_set(row)
            .iter()
            .filter_map(|&seller| self.sellers.get(index(seller)).cloned())
            .collect()
    }

    /// Positions of a row's sellers in the dictionary, counted from zero.
    pub(crate) fn seller_set(&self, row: &Row) -> &[u32] {
        self.seller_sets
            .get(index(row.seller_set))
            .map_or(&[], Vec::as_slice)
    }
}
