//! Why a pair is suggested, in words.

use std::fmt;

use super::Evidence;
use super::features::{model_in_common, part_of_words};
use super::profile::Profile;

/// One reason for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A code that would join them, were there nothing against it.
    Code(Evidence),
    /// A model number that stands in both.
    Model(String),
    /// The same brand.
    Brand(String),
    /// So many percent of the shorter title's words, by their weight, stand in both.
    Words(u8),
    /// The lower price is so many percent of the higher.
    Price(u8),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(evidence) => evidence.fmt(f),
            Self::Model(model) => write!(f, "both name {}", model.to_uppercase()),
            Self::Brand(brand) => write!(f, "both are of {brand}"),
            Self::Words(percent) => write!(f, "{percent} % of the words stand in both"),
            Self::Price(percent) => write!(f, "the lower price is {percent} % of the higher"),
        }
    }
}

/// What speaks for a pair.
pub(super) fn reasons(a: &Profile, b: &Profile) -> Vec<Reason> {
    let model = model_in_common(a, b).map(|model| Reason::Model(model.to_owned()));
    let brand = match (&a.brand, &b.brand) {
        (Some(one), Some(other)) if one == other => Some(Reason::Brand(one.clone())),
        _ => None,
    };
    let words = Reason::Words(percent(part_of_words(a, b)));
    let price = match (a.price, b.price) {
        (Some(one), Some(other)) if one > 0.0 && other > 0.0 => {
            Some(Reason::Price(percent(one.min(other) / one.max(other))))
        }
        _ => None,
    };
    model
        .into_iter()
        .chain(brand)
        .chain([words])
        .chain(price)
        .collect()
}

/// A part of one as whole percent.
fn percent(part: f64) -> u8 {
    (0..=100_u8)
        .rev()
        .find(|percent| f64::from(*percent) <= part * 100.0 + 0.5)
        .unwrap_or(0)
}
