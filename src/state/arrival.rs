//! What a widget on another page hands over: read from the address of the cart once, looked up in the catalogue as it
//! is now, and put into the shopper's cart.
//!
//! Anybody can write such an address. It names offers and numbers of pieces, never a price; the shopper sees in the cart
//! what came of it.

use souk_commerce::cart::{CartLine, Snapshot};
use souk_commerce::{CartEvent, Handoff, HandoffLine, Product, Timestamp};
use souk_i18n::Locale;

use crate::platform;
use crate::routes::{Page, Route};
use crate::services::catalog::{Catalog, LoadError};
use crate::state::cart::CartHandle;
use crate::state::notices::{NoticeEvent, Notices};

/// Takes what the address hands over, if it does. Until the catalogue has answered, the address stays as it is, so that
/// loading the page again loses nothing.
pub fn take(catalog: Catalog, locale: Locale, cart: CartHandle, notices: Notices) {
    let address = platform::address();
    let Some((handoff, unreadable)) = Handoff::read(&address.fragment) else {
        return;
    };
    platform::spawn(async move {
        let found = look_up(&catalog, locale, &handoff).await;
        // The shopper has gone on, or another reading of the same address was faster.
        if platform::address() != address {
            return;
        }
        let Ok(found) = found else {
            notices.show(NoticeEvent::HandoffWaits);
            return;
        };
        let page = Page::Cart;
        platform::replace_address(&Route { locale, page }.href());
        let lines = lines(&found, platform::now());
        let lost = handoff.lines().len().saturating_sub(lines.len());
        let lost = lost.saturating_add(unreadable);
        for line in lines {
            cart.apply(CartEvent::Add(line));
        }
        if lost > 0 {
            notices.show(NoticeEvent::HandoffLost { count: lost });
        }
    });
}

async fn look_up(
    catalog: &Catalog,
    locale: Locale,
    handoff: &Handoff,
) -> Result<Vec<(HandoffLine, Option<Product>)>, LoadError> {
    let mut found = Vec::new();
    for line in handoff.lines() {
        let product = catalog.product(locale, &line.product).await?;
        found.push((line.clone(), product));
    }
    Ok(found)
}

/// The lines that the catalogue knows, at its own prices.
fn lines(found: &[(HandoffLine, Option<Product>)], now: Timestamp) -> Vec<CartLine> {
    let known = found
        .iter()
        .filter_map(|(line, product)| Some((line, product.as_ref()?)));
    known
        .filter_map(|(line, product)| cart_line(line, product, now))
        .collect()
}

fn cart_line(line: &HandoffLine, product: &Product, now: Timestamp) -> Option<CartLine> {
    let variant = product.variant(&line.offer.variant())?;
    let offer = variant.offers.iter().find(|offer| offer.id == line.offer)?;
    let image = product.images_of(variant).first();
    Some(CartLine {
        offer: line.offer.clone(),
        product: product.id.clone(),
        quantity: line.quantity,
        seen: offer.price.as_ref()?.at(now),
        snapshot: Snapshot {
            title: product.title.clone(),
            options: product.option_label(variant),
            image: image.map(|image| image.url.clone()).unwrap_or_default(),
        },
        added: now,
    })
}

#[cfg(test)]
mod tests {
    use souk_commerce::product::{Price, RichText, Stock, StockState};
    use souk_commerce::{Currency, Date, Money, Offer, OfferId, ProductId, Variant, VariantId};

    use super::*;

    fn product(id: &str, price: Option<i64>) -> Product {
        let offer = OfferId::parse(&format!("nara:{id}")).unwrap();
        let currency = Currency::parse("THB").unwrap();
        let price = price.map(|minor| Price {
            regular: Money::new(minor, currency).unwrap(),
            sale: None,
        });
        let offers = vec![Offer {
            seller: offer.seller(),
            id: offer,
            price,
            stock: Stock {
                state: StockState::InStock,
                quantity: None,
                available_from: None,
            },
            condition: None,
            link: None,
            as_of: Date::of(Timestamp(0)),
        }];
        Product {
            id: ProductId::new(id).unwrap(),
            title: format!("Title of {id}"),
            brand: None,
            description: RichText::default(),
            category: Vec::new(),
            images: Vec::new(),
            highlights: Vec::new(),
            details: Vec::new(),
            axes: Vec::new(),
            variants: vec![Variant {
                id: VariantId::new(id).unwrap(),
                options: Vec::new(),
                images: Vec::new(),
                gtin: None,
                mpn: None,
                unit_pricing: None,
                offers,
            }],
            rating: None,
        }
    }

    fn handed(fragment: &str) -> HandoffLine {
        let (handoff, _) = Handoff::read(fragment).unwrap();
        handoff.lines()[0].clone()
    }

    #[test]
    fn a_line_comes_in_at_the_price_of_the_catalogue() {
        let found = [(handed("add=nara:tea*3"), Some(product("tea", Some(12_900))))];
        let lines = lines(&found, Timestamp(7));
        let [line] = lines.as_slice() else {
            panic!("{lines:?}")
        };
        assert_eq!((line.quantity, line.seen.minor()), (3, 12_900));
        assert_eq!(line.snapshot.title, "Title of tea");
    }

    #[test]
    fn what_the_shop_does_not_sell_never_becomes_a_line() {
        for (fragment, product) in [
            ("add=nara:tea*1", None),
            ("add=nara:tea*1", Some(product("tea", None))),
            ("add=other:tea*1", Some(product("tea", Some(1)))),
            ("add=nara:other*1*tea", Some(product("tea", Some(1)))),
        ] {
            assert_eq!(lines(&[(handed(fragment), product)], Timestamp(0)), []);
        }
    }
}
