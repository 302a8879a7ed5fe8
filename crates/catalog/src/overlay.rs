//! The overlay: newer prices and stock of some offers, laid over a pack that stays as it is.
//!
//! It is the second file of a pack that changes under its name. It names the build that it was made for, and nothing but that build is
//! changed by it. Whoever makes it works out the cards as well, as [`crate::summarize`] does, so that a browser lays numbers over numbers.

mod lay;
mod reader;
mod writer;

use souk_commerce::ids::{OfferId, ProductId};
use souk_commerce::money::{Currency, Money};
use souk_commerce::product::Stock;
use souk_commerce::time::Timestamp;

pub use writer::overlay;

/// Tag of the section with build, moment and currency.
const HEAD: u8 = 1;
/// Tag of the section with the offers.
const OFFERS: u8 = 2;
/// Tag of the section with the cards.
const CARDS: u8 = 3;

/// Name of the overlay's file.
pub const OVERLAY_NAME: &str = "overlay";

/// Newer terms of some of a pack's offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    build: String,
    as_of: Timestamp,
    currency: Currency,
    /// In the order of their ids.
    offers: Vec<OfferTerms>,
    /// Of products whose card is another because of them, in the order of their ids.
    cards: Vec<CardTerms>,
}

/// What has changed about an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferTerms {
    /// The offer.
    pub offer: OfferId,
    /// What a piece costs now, in the shop's currency, with nothing crossed out; `None` for what the pack says.
    pub price: Option<Money>,
    /// Whether it can be had now; `None` for what the pack says.
    pub stock: Option<Stock>,
}

/// The numbers of a card that follow from offers. Amounts are minor units, or [`crate::cards::NONE`].
#[derive(Debug, Clone, PartialEq, Eq)]
struct CardTerms {
    product: ProductId,
    available: bool,
    price: i64,
    regular: i64,
    delivered: i64,
    quick_offer: Option<OfferId>,
}

impl Overlay {
    /// An overlay that changes nothing of a build.
    pub fn none(build: &str, currency: Currency, as_of: Timestamp) -> Self {
        Self {
            build: build.to_owned(),
            as_of,
            currency,
            offers: Vec::new(),
            cards: Vec::new(),
        }
    }

    /// The build that it was made for. Over another it must not be laid.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// The moment for which its terms hold.
    pub fn as_of(&self) -> Timestamp {
        self.as_of
    }

    /// Number of offers whose terms it has.
    pub fn len(&self) -> usize {
        self.offers.len()
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod tests;
