//! What a list shows of a product: enough for a card, to sort and to filter, and no more.

use crate::ids::{OfferId, ProductId, SellerId};
use crate::money::Money;
use crate::product::{Image, Rating};

/// A product as a card shows it, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The product.
    pub product: ProductId,
    /// Its title.
    pub title: String,
    /// Its brand, when the feed names one.
    pub brand: Option<String>,
    /// Slugs of its category path, outermost first.
    pub category: Vec<String>,
    /// First image.
    pub image: Option<Image>,
    /// The lowest price at which it can be bought now; of all offers when none can.
    pub price: Option<Money>,
    /// What may be crossed out beside it, when it is higher.
    pub regular: Option<Money>,
    /// The lowest price with delivery to the shop's own country, when every part of it is known.
    pub delivered: Option<Money>,
    /// Sellers that offer it.
    pub sellers: Vec<SellerId>,
    /// Number of variants.
    pub variants: u16,
    /// Shoppers' rating.
    pub rating: Option<Rating>,
    /// Whether at least one offer can be ordered now.
    pub available: bool,
    /// The offer that "add to cart" takes on a card: set only when there is one variant, from the cheapest
    /// seller who can deliver.
    pub quick_offer: Option<OfferId>,
}
