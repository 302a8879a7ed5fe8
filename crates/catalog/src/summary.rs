//! From a product to its card: which price a list shows, and which offer its button takes.

use souk_commerce::delivery::delivered_price;
use souk_commerce::ids::{OfferId, SellerId};
use souk_commerce::product::{Image, Offer, Product};
use souk_commerce::shop::{SaleMode, Shop};
use souk_commerce::time::Timestamp;
use souk_commerce::{Money, Summary};

/// The card of a product at a moment.
///
/// Prices in another currency than the shop's are left aside: nothing in a list could compare them.
pub fn summarize(product: &Product, shop: &Shop, now: Timestamp) -> Summary {
    let terms = Terms { shop, now };
    let offers: Vec<&Offer> = product
        .variants
        .iter()
        .flat_map(|variant| &variant.offers)
        .collect();
    let available = offers.iter().any(|offer| offer.is_orderable());
    let shown: Vec<&Offer> = offers
        .iter()
        .copied()
        .filter(|offer| offer.is_orderable() == available)
        .collect();
    let cheapest = shown
        .iter()
        .filter_map(|offer| terms.price(offer).map(|price| (price, offer)))
        .min_by_key(|(price, offer)| (*price, &offer.seller));
    let regular = cheapest.and_then(|(price, offer)| {
        let reference = offer.price.as_ref()?.reference(now)?;
        let is_higher = reference.currency() == price.currency() && reference > price;
        is_higher.then_some(reference)
    });
    Summary {
        product: product.id.clone(),
        title: product.title.clone(),
        brand: product.brand.clone(),
        category: product
            .category
            .iter()
            .take(crate::contents::MAX_DEPTH)
            .map(|step| step.slug.clone())
            .collect(),
        image: first_image(product),
        price: cheapest.map(|(price, _)| price),
        regular,
        delivered: shown
            .iter()
            .filter_map(|offer| terms.delivered(offer))
            .min(),
        sellers: sellers_of(&offers, shop),
        variants: u16::try_from(product.variants.len()).unwrap_or(u16::MAX),
        rating: product.rating,
        available,
        quick_offer: terms.quick_offer(product),
    }
}

/// The product's first picture, else the first one of a variant.
fn first_image(product: &Product) -> Option<Image> {
    product
        .images
        .first()
        .or_else(|| {
            product
                .variants
                .iter()
                .find_map(|variant| variant.images.first())
        })
        .cloned()
}

/// Everyone who offers the product, in the shop's order; sellers that the shop does not list come last.
fn sellers_of(offers: &[&Offer], shop: &Shop) -> Vec<SellerId> {
    let place = |id: &SellerId| {
        shop.sellers
            .iter()
            .position(|seller| &seller.id == id)
            .unwrap_or(usize::MAX)
    };
    let mut sellers: Vec<&SellerId> = offers.iter().map(|offer| &offer.seller).collect();
    sellers.sort_by_key(|id| (place(id), *id));
    sellers.dedup();
    sellers.into_iter().cloned().collect()
}

struct Terms<'a> {
    shop: &'a Shop,
    now: Timestamp,
}

impl Terms<'_> {
    /// The price at the moment, in the shop's currency.
    fn price(&self, offer: &Offer) -> Option<Money> {
        offer
            .price
            .as_ref()
            .map(|price| price.at(self.now))
            .filter(|price| price.currency() == self.shop.market.currency)
    }

    /// The price with delivery to the shop's country; `None` when the seller or the delivery is not known.
    fn delivered(&self, offer: &Offer) -> Option<Money> {
        let seller = self.shop.seller(&offer.seller)?;
        delivered_price(
            self.price(offer)?,
            &seller.delivery,
            self.shop.market.country,
        )
        .ok()?
    }

    /// What "add to cart" takes: of a product with one variant, the offer that arrives cheapest from a seller
    /// whose orders the shop takes.
    fn quick_offer(&self, product: &Product) -> Option<OfferId> {
        let [variant] = product.variants.as_slice() else {
            return None;
        };
        variant
            .offers
            .iter()
            .filter(|offer| offer.is_orderable())
            .filter_map(|offer| {
                let seller = self.shop.seller(&offer.seller)?;
                let delivered = self.delivered(offer)?;
                (seller.sale == SaleMode::Own).then_some((delivered, &offer.seller, &offer.id))
            })
            .min()
            .map(|(_, _, id)| id.clone())
    }
}

#[cfg(test)]
mod tests;
