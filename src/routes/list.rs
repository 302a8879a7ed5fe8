//! What is chosen in a list, as its address holds it.

use super::escape::{push, push_key};

/// What stands before an attribute's word in an address.
pub(super) const ATTRIBUTE: &str = "f.";

/// Cards that a list shows before "show more" is pressed, and how many each press adds.
pub const LIST_STEP: usize = 24;

/// What is chosen in a list. The address holds all of it, so that a link and the Back button bring it back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListState {
    /// Chosen brands; none means all.
    pub brands: Vec<String>,
    /// Chosen sellers by id; none means all.
    pub sellers: Vec<String>,
    /// Chosen top categories of a search; none means all.
    pub categories: Vec<String>,
    /// Chosen values of attributes, each with the attribute's word.
    pub attributes: Vec<(String, String)>,
    /// Lowest price in major units, as typed: ASCII digits with at most one point.
    pub min: Option<String>,
    /// Highest price in major units, as typed.
    pub max: Option<String>,
    /// Only what can be ordered.
    pub available: bool,
    /// Only what is reduced.
    pub on_sale: bool,
    /// Order of the list.
    pub sort: Sort,
    /// How many times "show more" was pressed.
    pub more: usize,
}

/// Orders of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Best match first in a search; the shop's own order in a category.
    #[default]
    Relevance,
    /// Lowest price first.
    PriceUp,
    /// Highest price first.
    PriceDown,
    /// Lowest price with delivery first.
    Delivered,
    /// Largest reduction first.
    Discount,
    /// Best rating first.
    Rating,
    /// By name.
    Name,
}

impl Sort {
    /// Every order, in the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Relevance,
        Self::PriceUp,
        Self::PriceDown,
        Self::Delivered,
        Self::Discount,
        Self::Rating,
        Self::Name,
    ];

    /// The word in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Relevance => "relevance",
            Self::PriceUp => "price",
            Self::PriceDown => "price-down",
            Self::Delivered => "delivered",
            Self::Discount => "discount",
            Self::Rating => "rating",
            Self::Name => "name",
        }
    }

    /// The order of a word; the default for a word that is none.
    pub fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|sort| sort.as_str() == word)
            .unwrap_or_default()
    }
}

impl ListState {
    /// How many choices narrow the list; sorting and "show more" do not.
    pub fn choices(&self) -> usize {
        self.brands.len()
            + self.sellers.len()
            + self.categories.len()
            + self.attributes.len()
            + usize::from(self.min.is_some() || self.max.is_some())
            + usize::from(self.available)
            + usize::from(self.on_sale)
    }

    /// The same order of the list with nothing chosen.
    #[must_use]
    pub fn cleared(&self) -> Self {
        Self {
            sort: self.sort,
            ..Self::default()
        }
    }

    pub(super) fn write(&self, query: &mut String) {
        let lists = [
            ("brand", &self.brands),
            ("seller", &self.sellers),
            ("category", &self.categories),
        ];
        for (key, values) in lists {
            for value in values {
                push(query, key, value);
            }
        }
        for (attribute, value) in &self.attributes {
            push_key(query, &[ATTRIBUTE, attribute].concat(), value);
        }
        for (key, value) in [("min", &self.min), ("max", &self.max)] {
            if let Some(value) = value {
                push(query, key, value);
            }
        }
        for (key, is_set) in [("available", self.available), ("sale", self.on_sale)] {
            if is_set {
                push(query, key, "1");
            }
        }
        if self.sort != Sort::default() {
            push(query, "sort", self.sort.as_str());
        }
        if self.more > 0 {
            push(query, "more", &self.more.to_string());
        }
    }
}
