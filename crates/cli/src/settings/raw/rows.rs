//! Tables that may stand more than once: `[[coupons]]`, `[[collections]]`, `[[exchange]]`.

use serde::Deserialize;
use toml::Spanned;

use super::{RawDecimal, RawText};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::settings) struct RawCoupon {
    pub(in crate::settings) code: Spanned<String>,
    pub(in crate::settings) title: Option<Spanned<RawText>>,
    pub(in crate::settings) percent: Option<Spanned<RawDecimal>>,
    pub(in crate::settings) at_most: Option<Spanned<RawDecimal>>,
    pub(in crate::settings) amount: Option<Spanned<RawDecimal>>,
    #[serde(default)]
    pub(in crate::settings) free_delivery: bool,
    pub(in crate::settings) minimum: Option<Spanned<RawDecimal>>,
    #[serde(default)]
    pub(in crate::settings) products: Vec<Spanned<String>>,
    #[serde(default)]
    pub(in crate::settings) brands: Vec<String>,
    #[serde(default)]
    pub(in crate::settings) categories: Vec<String>,
    pub(in crate::settings) starts: Option<Spanned<String>>,
    pub(in crate::settings) ends: Option<Spanned<String>>,
    pub(in crate::settings) limit: Option<Spanned<u32>>,
    pub(in crate::settings) limit_per_buyer: Option<Spanned<u32>>,
    #[serde(default)]
    pub(in crate::settings) combines: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::settings) struct RawCollection {
    pub(in crate::settings) title: Spanned<RawText>,
    #[serde(default)]
    pub(in crate::settings) products: Vec<Spanned<String>>,
    pub(in crate::settings) category: Option<String>,
    pub(in crate::settings) brand: Option<String>,
    pub(in crate::settings) starts: Option<Spanned<String>>,
    pub(in crate::settings) ends: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::settings) struct RawExchange {
    pub(in crate::settings) currency: Spanned<String>,
    pub(in crate::settings) rate: Spanned<RawDecimal>,
    pub(in crate::settings) as_of: Spanned<String>,
    pub(in crate::settings) source: Spanned<String>,
}
