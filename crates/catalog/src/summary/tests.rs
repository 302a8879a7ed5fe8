use souk_commerce::ids::OfferId;
use souk_commerce::money::{Currency, Money};
use souk_commerce::product::{Price, Product, Sale, StockState};
use souk_commerce::time::Window;

use crate::samples::{NOW, product, products, shop, thb};
use crate::summarize;

fn headphones() -> Product {
    products("en").remove(0)
}

#[test]
fn the_shown_price_is_the_lowest_that_can_be_ordered() {
    let mut product = headphones();
    let card = summarize(&product, &shop(), NOW);
    assert_eq!(
        (card.price, card.delivered),
        (Some(thb(1_250_000)), Some(thb(1_250_000)))
    );

    product.variants[0].offers[1].stock.state = StockState::OutOfStock;
    let card = summarize(&product, &shop(), NOW);
    assert_eq!((card.price, card.available), (Some(thb(1_290_000)), true));

    product.variants[0].offers[0].stock.state = StockState::Unknown;
    let card = summarize(&product, &shop(), NOW);
    assert_eq!((card.price, card.available), (Some(thb(1_250_000)), false));
    assert_eq!(card.quick_offer, None);
}

#[test]
fn the_quick_offer_is_one_whose_order_the_shop_takes() {
    let card = summarize(&headphones(), &shop(), NOW);
    assert_eq!(card.quick_offer, Some(OfferId::parse("nara:HP1").unwrap()));
    assert_eq!(card.sellers.len(), 2);

    let cups = products("en").remove(3);
    assert_eq!(
        summarize(&cups, &shop(), NOW).quick_offer,
        None,
        "two variants: one has to choose"
    );

    let mut abroad = shop();
    abroad.sellers[0].delivery.clear();
    assert_eq!(
        summarize(&headphones(), &abroad, NOW).quick_offer,
        None,
        "it cannot be delivered"
    );
}

#[test]
fn a_sale_counts_only_inside_its_window() {
    let mut product = product("P", "Pan", "", &[], 2000);
    let mut at = |start: i64, end: i64| {
        product.variants[0].offers[0].price = Some(Price {
            regular: thb(2000),
            sale: Some(Sale {
                price: thb(1500),
                window: Window {
                    start: Some(NOW.plus(start)),
                    end: Some(NOW.plus(end)),
                },
                reference: Some(thb(2000)),
            }),
        });
        let card = summarize(&product, &shop(), NOW);
        (card.price, card.regular, card.delivered)
    };
    assert_eq!(
        at(-5, 5),
        (Some(thb(1500)), Some(thb(2000)), Some(thb(5500)))
    );
    assert_eq!(at(5, 9), (Some(thb(2000)), None, Some(thb(6000))));
    assert_eq!(at(-9, 0), (Some(thb(2000)), None, Some(thb(6000))));
}

#[test]
fn prices_in_another_currency_are_not_compared() {
    let mut product = product("P", "Pan", "", &[], 2000);
    let dinar = Money::new(1, Currency::parse("KWD").unwrap()).unwrap();
    product.variants[0].offers[0].price = Some(Price {
        regular: dinar,
        sale: None,
    });
    let card = summarize(&product, &shop(), NOW);
    assert_eq!(
        (card.price, card.delivered, card.quick_offer),
        (None, None, None)
    );
}
