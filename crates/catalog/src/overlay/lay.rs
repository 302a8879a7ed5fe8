//! Lays an overlay over offers, products and cards.

use souk_commerce::product::{Offer, Price, Product};
use souk_commerce::time::Date;

use crate::cards::{CardTexts, Row};
use crate::overlay::Overlay;

impl Overlay {
    /// Gives an offer its newer terms. Where the stock was stated anew it counts from that day.
    pub fn lay_offer(&self, offer: &mut Offer) {
        let place = self
            .offers
            .binary_search_by(|terms| terms.offer.cmp(&offer.id));
        let Some(terms) = place.ok().and_then(|place| self.offers.get(place)) else {
            return;
        };
        if let Some(regular) = terms.price {
            offer.price = Some(Price {
                regular,
                sale: None,
            });
        }
        if let Some(stock) = terms.stock {
            offer.stock = stock;
            offer.as_of = Date::of(self.as_of);
        }
    }

    /// Gives the offers of a product their newer terms.
    pub fn lay(&self, product: &mut Product) {
        let variants = product.variants.iter_mut();
        for offer in variants.flat_map(|variant| &mut variant.offers) {
            self.lay_offer(offer);
        }
    }

    /// Gives rows of cards with these texts their newer numbers.
    pub(crate) fn lay_rows(&self, rows: &mut [Row], texts: &mut CardTexts) {
        if self.cards.is_empty() {
            return;
        }
        for (position, row) in (0_u32..).zip(rows) {
            let id = texts.id(crate::bytes::index(position));
            let place = self
                .cards
                .binary_search_by(|terms| terms.product.as_str().cmp(id));
            let Some(terms) = place.ok().and_then(|place| self.cards.get(place)) else {
                continue;
            };
            row.available = terms.available;
            row.price = terms.price;
            row.regular = terms.regular;
            row.delivered = terms.delivered;
            texts.set_quick_offer(position, terms.quick_offer.clone());
        }
    }
}
