//! Putting things into the cart from a card or a product's page.

use souk_commerce::cart::{CartLine, Snapshot};
use souk_commerce::{CartEvent, Offer, Product, Summary};

use crate::platform;
use crate::state::cart::CartHandle;
use crate::state::notices::{NoticeEvent, Notices};

/// One piece of a card's quick offer, as a line; `None` when it has none.
pub fn line_of_summary(summary: &Summary) -> Option<CartLine> {
    let snapshot = Snapshot {
        title: summary.title.clone(),
        options: String::new(),
        image: summary
            .image
            .as_ref()
            .map(|image| image.url.clone())
            .unwrap_or_default(),
    };
    Some(CartLine {
        offer: summary.quick_offer.clone()?,
        product: summary.product.clone(),
        quantity: 1,
        seen: summary.price?,
        snapshot,
        added: platform::now(),
    })
}

/// Pieces of an offer, as a line; `None` when it has no price or is none of the product's.
pub fn line_of_offer(product: &Product, offer: &Offer, quantity: u32) -> Option<CartLine> {
    let now = platform::now();
    let variant = product.variant(&offer.id.variant())?;
    let snapshot = Snapshot {
        title: product.title.clone(),
        options: product.option_label(variant),
        image: product
            .images_of(variant)
            .first()
            .map(|image| image.url.clone())
            .unwrap_or_default(),
    };
    Some(CartLine {
        offer: offer.id.clone(),
        product: product.id.clone(),
        quantity,
        seen: offer.price.as_ref()?.at(now),
        snapshot,
        added: now,
    })
}

/// Puts one piece of a card's quick offer into the cart.
pub fn add_summary(cart: CartHandle, notices: Notices, summary: &Summary) {
    if let Some(line) = line_of_summary(summary) {
        add(cart, notices, line);
    }
}

/// Puts a line into the cart and says so.
pub fn add(cart: CartHandle, notices: Notices, line: CartLine) {
    let title = line.snapshot.title.clone();
    if cart.apply(CartEvent::Add(line)) {
        notices.show(NoticeEvent::Added { title });
    }
}
