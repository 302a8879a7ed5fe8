//! Which offers of different sellers are offers of one product.
//!
//! Codes join: a verified GTIN, or brand and part number, where nothing in the goods' own words speaks against it.
//! Words only ever suggest, with a score and its reasons; a person confirms or refuses, and that stands. A wrong merge
//! shows a wrong lowest price, so every doubt is decided against joining. Pure: no files, no clock; the same goods in
//! the same order give the same answer.

mod brand;
mod certain;
mod cluster;
mod colours;
mod decisions;
mod features;
mod gtin;
mod measures;
mod number;
mod profile;
mod reasons;
mod suggest;
mod traits;
mod veto;
mod weights;
mod words;

use std::fmt;

use souk_commerce::product::Condition;
use souk_commerce::{LanguageTag, Money, SellerId};

pub use brand::normalise_brand;
pub use decisions::{Decisions, DecisionsError, GoodKey, Verdict};
pub use features::{FEATURE_NAMES, FEATURES};
pub use gtin::{GtinClass, telling_gtin};
pub use number::normalise_mpn;
pub use reasons::Reason;
pub use suggest::{Comparison, Suggestion};
pub use veto::Veto;
pub use weights::SUGGESTED_FROM;

/// What matching looks at: one variant, of one seller or of several who share its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Good {
    /// Whose it is; at least one.
    pub keys: Vec<GoodKey>,
    /// Its title.
    pub title: String,
    /// Its description.
    pub text: String,
    /// Language of both.
    pub language: Option<LanguageTag>,
    /// Brand. A shop's own name is none.
    pub brand: Option<String>,
    /// Global trade item number as the feed writes it.
    pub gtin: Option<String>,
    /// Manufacturer's part number as the feed writes it.
    pub mpn: Option<String>,
    /// Colour.
    pub color: Option<String>,
    /// Size.
    pub size: Option<String>,
    /// New or used.
    pub condition: Option<Condition>,
    /// Price.
    pub price: Option<Money>,
}

impl Good {
    /// A good of which only the title is known.
    pub fn new(key: GoodKey, title: &str) -> Self {
        Self {
            keys: vec![key],
            title: title.to_owned(),
            text: String::new(),
            language: None,
            brand: None,
            gtin: None,
            mpn: None,
            color: None,
            size: None,
            condition: None,
            price: None,
        }
    }

    fn sellers(&self) -> impl Iterator<Item = &SellerId> {
        self.keys.iter().map(|key| &key.seller)
    }

    /// Whether one seller sells both: then they are two things, or a mistake of that seller.
    fn shares_seller(&self, other: &Self) -> bool {
        self.sellers()
            .any(|seller| other.sellers().any(|there| there == seller))
    }
}

/// Why two goods are one product.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// A person said so.
    Human,
    /// The same GTIN, verified, as 14 digits.
    Gtin(String),
    /// The same brand and the same part number, both for comparison.
    BrandMpn(String, String),
}

impl Evidence {
    /// A name for programs; it keeps its meaning for ever.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Gtin(_) => "gtin",
            Self::BrandMpn(..) => "brand-mpn",
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Human => f.write_str("somebody confirmed it"),
            Self::Gtin(gtin) => write!(f, "the same GTIN {gtin}"),
            Self::BrandMpn(brand, mpn) => write!(f, "the same brand {brand} and part number {mpn}"),
        }
    }
}

/// Two goods, by their places in the list, and why they are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The first.
    pub a: usize,
    /// The second, later in the list.
    pub b: usize,
    /// Why.
    pub evidence: Evidence,
}

/// Two goods with one code that are not joined all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The first.
    pub a: usize,
    /// The second, later in the list.
    pub b: usize,
    /// What they have in common.
    pub evidence: Evidence,
    /// What speaks against it.
    pub vetoes: Vec<Veto>,
}

/// Goods that are one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// Their places in the list, in its order; at least two.
    pub members: Vec<usize>,
    /// Why; enough to reach every member.
    pub links: Vec<Link>,
}

/// What is joined, and what was nearly.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matches {
    /// Products of several goods, by their first member.
    pub clusters: Vec<Cluster>,
    /// Pairs with one code and something against them.
    pub held: Vec<Held>,
}

/// Joins goods by their codes and by what people said. With `automatic` off, only people join.
pub fn join(goods: &[Good], decisions: &Decisions, automatic: bool) -> Matches {
    let reading = traits::Reading::of(goods);
    let mut matches = Matches::default();
    let mut links = certain::confirmed(goods, decisions);
    if automatic {
        let (more, held) = certain::by_codes(goods, &reading, decisions);
        links.extend(more);
        matches.held = held;
    }
    matches.clusters = cluster::clusters(goods.len(), &reading, links, decisions);
    matches
}

#[cfg(test)]
mod tests;
