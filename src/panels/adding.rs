//! Putting things into the cart from a card or a product's page.

use souk_commerce::cart::{CartLine, Snapshot};
use souk_commerce::{CartEvent, Offer, Product, Summary, Variant};

use crate::platform;
use crate::state::cart::CartHandle;
use crate::state::notices::{NoticeEvent, Notices};

/// Puts one piece of a card's quick offer into the cart.
pub fn add_summary(cart: CartHandle, notices: Notices, summary: &Summary) {
    let (Some(offer), Some(seen)) = (summary.quick_offer.clone(), summary.price) else {
        return;
    };
    let snapshot = Snapshot {
        title: summary.title.clone(),
        options: String::new(),
        image: summary
            .image
            .as_ref()
            .map(|image| image.url.clone())
            .unwrap_or_default(),
    };
    let line = CartLine {
        offer,
        product: summary.product.clone(),
        quantity: 1,
        seen,
        snapshot,
        added: platform::now(),
    };
    add(cart, notices, line);
}

/// Puts pieces of an offer into the cart.
pub fn add_offer(
    cart: CartHandle,
    notices: Notices,
    product: &Product,
    variant: &Variant,
    offer: &Offer,
    quantity: u32,
) {
    let now = platform::now();
    let Some(price) = &offer.price else { return };
    let snapshot = Snapshot {
        title: product.title.clone(),
        options: product.option_label(variant),
        image: product
            .images_of(variant)
            .first()
            .map(|image| image.url.clone())
            .unwrap_or_default(),
    };
    let line = CartLine {
        offer: offer.id.clone(),
        product: product.id.clone(),
        quantity,
        seen: price.at(now),
        snapshot,
        added: now,
    };
    add(cart, notices, line);
}

fn add(cart: CartHandle, notices: Notices, line: CartLine) {
    let title = line.snapshot.title.clone();
    if cart.apply(CartEvent::Add(line)) {
        notices.show(NoticeEvent::Added { title });
    }
}
