//! `souk.toml`: what a merchant says about a shop.
//!
//! [`raw`] is what may be written, [`Settings`] is what it means. docs/formats/souk-toml.md describes every key.

mod card;
mod collections;
mod coupons;
mod customs;
mod every;
mod exchange;
mod languages;
mod mail;
mod meaning;
mod policies;
mod problem;
mod rates;
mod raw;
mod sellers;
mod window;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use souk_catalog::{Collection, Lexicon};
use souk_commerce::customs::Customs;
use souk_commerce::history::ReductionRule;
use souk_commerce::payment::Receivers;
use souk_commerce::pricing::ExchangeRate;
use souk_commerce::{Coupon, LanguageTag, SellerId, Shop};
use souk_feeds::Join;
use souk_server::{Cards, Mail};

use crate::policies::Sources;

pub(crate) use every::{EVERY_REMEDY, parse_every};
pub(crate) use meaning::LOCAL_ORIGIN;
pub(crate) use problem::SettingsError;

/// The file of decisions about pairs of offers; docs/formats/matches.md describes it.
const MATCHES: &str = "souk.matches";

/// Longest id of a seller, so that ids made of it stay short.
const MAX_SELLER_ID: usize = 40;

/// A shop and what it is made of.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    /// The public part.
    pub(crate) shop: Shop,
    /// Files to read, in the order in which their texts are preferred.
    pub(crate) feeds: Vec<FeedEntry>,
    /// Whom the codes of sellers pay.
    pub(crate) receivers: BTreeMap<SellerId, Receivers>,
    /// By whom buyers pay by card, or why not: a build needs no secret.
    pub(crate) cards: Result<Cards, SettingsError>,
    /// Codes that take something off, in the order in which they are tried. They are no part of the pack.
    pub(crate) coupons: Vec<Coupon>,
    /// The merchant's own rows on the home page.
    pub(crate) collections: Vec<Collection>,
    /// What other currencies cost.
    pub(crate) exchange: Vec<ExchangeRate>,
    /// Sellers who let shoppers know how many pieces there are.
    pub(crate) counting: Vec<SellerId>,
    /// How the market wants reductions to be announced; `None` for as the feeds say.
    pub(crate) reductions: Option<ReductionRule>,
    /// Whether equal ids join the offers of several sellers.
    pub(crate) join: Join,
    /// How often `souk serve` reads the feeds; `None` for never.
    pub(crate) every: Option<Duration>,
    /// How buyers are told what happens.
    pub(crate) mail: Option<Mail>,
    /// Whether verified codes join them as well.
    pub(crate) automatic: bool,
    /// How words of a search are to be understood.
    pub(crate) lexicon: Lexicon,
    /// What the shop says about itself and its terms.
    pub(crate) policies: Sources,
    /// What destinations charge on import.
    pub(crate) customs: Customs,
    /// Where decisions about pairs stand: beside the settings.
    pub(crate) matches: PathBuf,
}

/// One file of `[[feeds]]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FeedEntry {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// How messages call it.
    pub(crate) name: String,
    /// Whose it is; reviews may be of everybody's goods.
    pub(crate) seller: Option<SellerId>,
    /// Language of its texts.
    pub(crate) language: Option<LanguageTag>,
    /// What it holds.
    pub(crate) kind: FeedKind,
}

/// What a feed holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FeedKind {
    /// Offers.
    Products,
    /// Ratings.
    Reviews,
}

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// [`SettingsError`] names the key, the place and what to write.
    pub(crate) fn read(path: &Path) -> Result<Self, SettingsError> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| SettingsError {
            file: name.clone(),
            line: None,
            column: None,
            problem: format!("the settings cannot be read: {error}"),
            remedy: "check the name, or make a first file with `souk init FEED`".to_owned(),
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        Self::parse(&name, folder, &text)
    }

    /// Understands the text of a settings file that stands in `folder`.
    ///
    /// # Errors
    /// [`SettingsError`] names the key, the place and what to write.
    pub(crate) fn parse(name: &str, folder: &Path, text: &str) -> Result<Self, SettingsError> {
        let raw = toml::from_str(text).map_err(|error| problem::of_toml(name, text, &error))?;
        meaning::understand(&meaning::Source { name, folder, text }, raw)
    }
}

#[cfg(test)]
mod tests;
