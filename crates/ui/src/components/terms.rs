//! What one seller asks for a variant, with all that follows from the shop's terms.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::shop::SaleMode;
use souk_commerce::{Money, Offer, SellerId, Shop, Timestamp, Variant};

use crate::Words;

/// One seller's offer with all that follows from the shop's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferTerms {
    /// The offer.
    pub offer: Offer,
    /// The seller's name.
    pub seller: String,
    /// Price of one piece at the moment of showing; `None` when unknown.
    pub price: Option<Money>,
    /// The price of a kilogram, of 100 ml or the like, with what it is the price of.
    pub unit_price: Option<String>,
    /// What may be crossed out beside the price.
    pub regular: Option<Money>,
    /// The cheapest way to the shop's own country with its price for one piece; `None` when the seller names none.
    pub delivery: Option<(DeliveryTerms, Money)>,
    /// Price and delivery together.
    pub delivered: Option<Money>,
    /// Who takes the order.
    pub sale: SaleMode,
    /// Days in which goods can be sent back.
    pub returns_days: Option<u16>,
}

/// All offers for a variant in the order in which they are shown: what can be ordered first, then by the price with
/// delivery where it is known.
pub fn terms_of(words: &Words, shop: &Shop, variant: &Variant, now: Timestamp) -> Vec<OfferTerms> {
    // Offers are few, and a sort of the standard library brings five kilobytes of code for each type.
    let mut ranked: Vec<OfferTerms> = Vec::with_capacity(variant.offers.len());
    for offer in &variant.offers {
        let terms = offer_terms(words, shop, variant, offer, now);
        let behind = ranked.iter().position(|other| other.rank() > terms.rank());
        ranked.insert(behind.unwrap_or(ranked.len()), terms);
    }
    ranked
}

impl OfferTerms {
    fn rank(&self) -> (bool, bool, i64, &SellerId) {
        let known = self.delivered.or(self.price);
        (
            !self.offer.is_orderable(),
            known.is_none(),
            known.map_or(0, Money::minor),
            &self.offer.seller,
        )
    }
}

fn offer_terms(
    words: &Words,
    shop: &Shop,
    variant: &Variant,
    offer: &Offer,
    now: Timestamp,
) -> OfferTerms {
    let seller = shop.seller(&offer.seller);
    let price = offer.price.as_ref().map(|price| price.at(now));
    let regular = offer.price.as_ref().and_then(|price| price.reference(now));
    let delivery = seller.zip(price).and_then(|(seller, price)| {
        let terms = seller
            .delivery
            .iter()
            .filter(|terms| terms.reaches(shop.market.country))
            .min_by_key(|terms| (terms.price_for(price).minor(), terms.days.1))?;
        Some((terms.clone(), terms.price_for(price)))
    });
    let delivered = price
        .zip(delivery.as_ref())
        .and_then(|(price, (_, cost))| price.plus(*cost).ok());
    OfferTerms {
        seller: seller.map_or_else(
            || offer.seller.to_string(),
            |seller| words.text(&seller.name),
        ),
        unit_price: unit_price(words, variant, price),
        price,
        regular,
        delivery,
        delivered,
        sale: seller.map_or(SaleMode::SellerPage, |seller| seller.sale),
        returns_days: seller.and_then(|seller| seller.returns_days),
        offer: offer.clone(),
    }
}

/// `฿48 / 100 ml`, each part in its own direction.
fn unit_price(words: &Words, variant: &Variant, price: Option<Money>) -> Option<String> {
    let per = variant.unit_pricing.as_ref()?;
    let price = words.money(per.of(price?)?);
    Some(
        [
            "\u{2068}",
            &price,
            "\u{2069} / \u{2068}",
            &per.base,
            "\u{2069}",
        ]
        .concat(),
    )
}

/// How long a way of delivery takes.
pub fn days_text(words: &Words, (fastest, slowest): (u16, u16)) -> String {
    if fastest == slowest {
        words.delivery_days_exact(u64::from(slowest), &words.number(slowest))
    } else {
        words.delivery_days(&words.number(fastest), &words.number(slowest))
    }
}

/// What a way of delivery costs.
pub fn delivery_text(words: &Words, cost: Money) -> String {
    if cost.is_zero() {
        words.free_delivery().to_owned()
    } else {
        words.delivery_costs(&words.money(cost))
    }
}
