//! What may be written in `souk.toml`, version 1. Nothing here is checked but the names and kinds of the keys.

mod rows;

use std::collections::BTreeMap;

use serde::Deserialize;
use souk_catalog::Lexicon;
use souk_commerce::history::ReductionRule;
use souk_feeds::Join;
use toml::Spanned;

pub(super) use rows::{RawCollection, RawCoupon, RawExchange};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSettings {
    pub(super) version: Spanned<i64>,
    #[serde(default)]
    pub(super) shop: RawShop,
    pub(super) market: RawMarket,
    pub(super) sellers: Vec<RawSeller>,
    pub(super) payment: Option<RawPayment>,
    #[serde(default)]
    pub(super) feeds: Vec<RawFeed>,
    #[serde(default)]
    pub(super) matching: RawMatching,
    #[serde(default)]
    pub(super) search: RawSearch,
    #[serde(default)]
    pub(super) theme: RawTheme,
    #[serde(default)]
    pub(super) backend: RawBackend,
    #[serde(default)]
    pub(super) contact: RawContact,
    #[serde(default)]
    pub(super) fresh: RawFresh,
    pub(super) mail: Option<RawMail>,
    #[serde(default)]
    pub(super) coupons: Vec<RawCoupon>,
    #[serde(default)]
    pub(super) collections: Vec<RawCollection>,
    #[serde(default)]
    pub(super) exchange: Vec<RawExchange>,
    #[serde(default)]
    pub(super) customs: RawCustoms,
    #[serde(default)]
    pub(super) imprint: RawImprint,
    #[serde(default)]
    pub(super) policies: RawPolicies,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawImprint {
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) address: Vec<String>,
    pub(super) represented_by: Option<String>,
    pub(super) register: Option<String>,
    pub(super) tax_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPolicies {
    #[serde(default = "yes")]
    pub(super) drafts: bool,
    pub(super) imprint: Option<Spanned<RawText>>,
    pub(super) terms: Option<Spanned<RawText>>,
    pub(super) delivery: Option<Spanned<RawText>>,
    pub(super) returns: Option<Spanned<RawText>>,
    pub(super) privacy: Option<Spanned<RawText>>,
}

impl Default for RawPolicies {
    fn default() -> Self {
        Self {
            drafts: true,
            imprint: None,
            terms: None,
            delivery: None,
            returns: None,
            privacy: None,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSearch {
    #[serde(default)]
    pub(super) stop_words: Vec<String>,
    #[serde(default)]
    pub(super) synonyms: Vec<Vec<String>>,
}

impl From<RawJoin> for Join {
    fn from(raw: RawJoin) -> Self {
        match raw {
            RawJoin::None => Self::Nothing,
            RawJoin::Id => Self::Id,
        }
    }
}

impl From<RawSearch> for Lexicon {
    fn from(raw: RawSearch) -> Self {
        Self {
            stop_words: raw.stop_words,
            synonyms: raw.synonyms,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMail {
    pub(super) smtp: Spanned<String>,
    pub(super) from: Spanned<String>,
    pub(super) password_file: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCustoms {
    pub(super) file: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFresh {
    pub(super) every: Option<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawShop {
    pub(super) name: Option<Spanned<RawText>>,
    pub(super) tagline: Option<Spanned<RawText>>,
    pub(super) url: Option<Spanned<String>>,
    pub(super) languages: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) mode: RawMode,
}

/// What the site is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawMode {
    /// Orders are taken here, where a seller does not say otherwise.
    #[default]
    Shop,
    /// Every offer leads to its seller's page.
    Comparison,
}

/// One text, or one for each language.
#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "a text, or texts by language such as { en = \"Post\", th = \"ไปรษณีย์\" }"
)]
pub(super) enum RawText {
    One(String),
    Many(BTreeMap<String, String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMarket {
    pub(super) country: Spanned<String>,
    pub(super) currency: Spanned<String>,
    pub(super) reference_price: Option<RawReference>,
    pub(super) tax: Option<RawTax>,
}

/// What a reduction is reckoned from.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum RawReference {
    Feed,
    #[serde(rename = "30-days")]
    Days,
    #[serde(rename = "30-days-progressive")]
    DaysProgressive,
}

impl RawReference {
    pub(super) fn rule(self) -> Option<ReductionRule> {
        let is_progressive = match self {
            Self::Feed => return None,
            Self::Days => false,
            Self::DaysProgressive => true,
        };
        Some(ReductionRule {
            days: 30,
            is_progressive,
        })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTax {
    pub(super) name: Spanned<RawText>,
    pub(super) rate: Spanned<RawDecimal>,
    #[serde(default = "yes")]
    pub(super) included: bool,
}

fn yes() -> bool {
    true
}

/// A number that must not pass through a float.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "a number in quotes, such as \"49.50\"")]
pub(super) enum RawDecimal {
    Text(String),
    Whole(i64),
}

impl RawDecimal {
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.trim().to_owned(),
            Self::Whole(number) => number.to_string(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSeller {
    pub(super) id: Spanned<String>,
    pub(super) name: Option<Spanned<RawText>>,
    #[serde(default)]
    pub(super) sale: RawSale,
    pub(super) ships_from: Option<Spanned<String>>,
    pub(super) returns_days: Option<u16>,
    #[serde(default)]
    pub(super) stock_counts: bool,
    #[serde(default)]
    pub(super) delivery: Vec<RawDelivery>,
    pub(super) payment: Option<RawPayment>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawSale {
    #[default]
    Own,
    Page,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDelivery {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<RawText>,
    #[serde(default)]
    pub(super) countries: Vec<Spanned<String>>,
    pub(super) price: Spanned<RawDecimal>,
    pub(super) free_from: Option<Spanned<RawDecimal>>,
    pub(super) days: Spanned<[u16; 2]>,
    pub(super) cash_on_delivery_fee: Option<Spanned<RawDecimal>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPayment {
    pub(super) bank: Option<RawBank>,
    pub(super) card: Option<RawCard>,
    #[serde(default)]
    pub(super) cash_on_delivery: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCard {
    pub(super) provider: Spanned<String>,
    pub(super) secret_key_file: Option<Spanned<String>>,
    pub(super) webhook_secret_file: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBank {
    pub(super) holder: String,
    pub(super) bank: String,
    pub(super) account: String,
    pub(super) bic: Option<String>,
    pub(super) promptpay: Option<Spanned<String>>,
    pub(super) biller: Option<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFeed {
    pub(super) file: Spanned<String>,
    pub(super) seller: Option<Spanned<String>>,
    pub(super) language: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) kind: RawKind,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawKind {
    #[default]
    Products,
    Reviews,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMatching {
    #[serde(default)]
    pub(super) join: RawJoin,
    #[serde(default = "yes")]
    pub(super) automatic: bool,
}

impl Default for RawMatching {
    fn default() -> Self {
        Self {
            join: RawJoin::default(),
            automatic: true,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawJoin {
    #[default]
    None,
    Id,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTheme {
    pub(super) accent: Option<Spanned<String>>,
    pub(super) radius: Option<Spanned<u8>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBackend {
    pub(super) url: Option<Spanned<RawUrl>>,
}

/// An address, or `false` for none.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "an address in quotes, or false")]
pub(super) enum RawUrl {
    Text(String),
    Switch(bool),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawContact {
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
}
