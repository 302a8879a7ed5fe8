//! What holds for every overlay.

use std::collections::BTreeMap;
use std::io;

use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use souk_commerce::money::Money;
use souk_commerce::product::{Offer, Price, Product, Stock, StockState};
use souk_commerce::time::{Date, Timestamp};
use souk_commerce::{OfferId, Shop};

use crate::samples::{NOW, any_products, any_selection, any_shop, file, pack, tag, thb};
use crate::{
    Cards, Contents, Edition, Engine, MANIFEST_NAME, Manifest, OfferTable, OfferTerms, Overlay,
    PackFile, PackInput, Query, Selection, overlay,
};

const LATER: Timestamp = Timestamp(NOW.0 + 7_200);

fn write(shop: &Shop, products: &[Product]) -> Vec<PackFile> {
    let edition = Edition {
        language: tag("en"),
        content: tag("cs"),
        products: products.to_vec(),
        policies: Vec::new(),
    };
    let input = PackInput {
        collections: Vec::new(),
        shop,
        editions: vec![edition],
        now: NOW,
        history: None,
        lexicon: crate::Lexicon::default(),
    };
    crate::write(&input).unwrap()
}

fn load(pack: &[PackFile]) -> impl Fn(&str) -> io::Result<Vec<u8>> {
    |name| {
        let found = pack.iter().find(|file| file.name == name);
        let bytes = found.map(|file| file.bytes.clone());
        bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn contents(pack: &[PackFile]) -> Contents {
    let manifest = Manifest::read(&file(pack, &MANIFEST_NAME)).unwrap();
    Contents::read(&file(pack, manifest.default_contents().unwrap())).unwrap()
}

fn engine(pack: &[PackFile]) -> Engine {
    let contents = contents(pack);
    let cards = contents.cards.iter().map(|name| file(pack, name)).collect();
    Engine::open(file(pack, &contents.index), cards).unwrap()
}

fn any_stock() -> impl Strategy<Value = Stock> {
    let state = prop_oneof![
        Just(StockState::InStock),
        Just(StockState::OutOfStock),
        Just(StockState::Preorder),
        Just(StockState::Unknown),
    ];
    let day = option::of((-9_i32..9).prop_map(Date));
    (state, option::of(0_u32..3), day).prop_map(|(state, quantity, available_from)| Stock {
        state,
        quantity,
        available_from,
    })
}

type Changes = BTreeMap<OfferId, OfferTerms>;

/// Newer terms of some of the products' offers.
fn changes(
    products: &[Product],
    picks: &BTreeMap<u8, (Index, Option<i64>, Option<Stock>)>,
) -> Changes {
    let offers: Vec<&Offer> = products
        .iter()
        .flat_map(|product| &product.variants)
        .flat_map(|variant| &variant.offers)
        .collect();
    let picks = picks.values().filter(|_| !offers.is_empty());
    let terms = picks.map(|(index, price, stock)| OfferTerms {
        offer: index.get(&offers).id.clone(),
        price: price.map(thb),
        stock: *stock,
    });
    terms.map(|terms| (terms.offer.clone(), terms)).collect()
}

/// The products as a feed with the newer terms would give them.
fn changed(products: &[Product], changes: &Changes) -> Vec<Product> {
    let mut products = products.to_vec();
    let variants = products
        .iter_mut()
        .flat_map(|product| &mut product.variants);
    for offer in variants.flat_map(|variant| &mut variant.offers) {
        let Some(terms) = changes.get(&offer.id) else {
            continue;
        };
        if let Some(regular) = terms.price {
            offer.price = Some(Price {
                regular,
                sale: None,
            });
        }
        if let Some(stock) = terms.stock {
            (offer.stock, offer.as_of) = (stock, Date::of(LATER));
        }
    }
    products
}

fn any_picks() -> impl Strategy<Value = BTreeMap<u8, (Index, Option<i64>, Option<Stock>)>> {
    let terms = (
        any::<Index>(),
        option::of(0_i64..300),
        option::of(any_stock()),
    );
    btree_map(any::<u8>(), terms, 0..12)
}

fn made(pack: &[PackFile], changes: &Changes) -> Overlay {
    let made = overlay(load(pack), LATER, |offer| changes.get(&offer.id).cloned()).unwrap();
    let read = Overlay::read(&made.write()).unwrap();
    assert_eq!(read, made);
    read
}

proptest! {
    // Each case writes two packs.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_overlaid_shop_is_searched_as_one_that_was_built_with_the_newer_terms(
        shop in any_shop(),
        products in any_products(),
        picks in any_picks(),
        selection in any_selection(),
        text in prop_oneof![Just(String::new()), "[a-z]{1,3}"],
    ) {
        let old = write(&shop, &products);
        let changes = changes(&products, &picks);
        let new = write(&shop, &changed(&products, &changes));
        let overlay = made(&old, &changes);
        let (mut laid, mut built) = (engine(&old), engine(&new));
        laid.lay(&overlay);
        for text in [text, products.first().map_or(String::new(), |product| product.title.clone())] {
            let query = Query { text, selection: selection.clone() };
            prop_assert_eq!(laid.search(&query), built.search(&query));
        }
    }

    #[test]
    fn an_overlaid_list_is_one_that_was_built_with_the_newer_terms(
        shop in any_shop(),
        products in any_products(),
        picks in any_picks(),
        selection in any_selection(),
    ) {
        let old = write(&shop, &products);
        let changes = changes(&products, &picks);
        let new = write(&shop, &changed(&products, &changes));
        let overlay = made(&old, &changes);
        for (old_name, new_name) in contents(&old).cards.iter().zip(&contents(&new).cards) {
            let mut laid = Cards::open(file(&old, old_name)).unwrap();
            laid.lay(&overlay);
            let built = Cards::open(file(&new, new_name)).unwrap();
            prop_assert_eq!(laid.select(&selection), built.select(&selection));
            for position in 0..u32::try_from(built.len()).unwrap() {
                prop_assert_eq!(laid.get(position), built.get(position));
            }
        }
    }

    #[test]
    fn an_overlaid_product_is_sold_on_the_newer_terms(
        shop in any_shop(),
        products in any_products(),
        picks in any_picks(),
    ) {
        let old = write(&shop, &products);
        let changes = changes(&products, &picks);
        let expected = changed(&products, &changes);
        let overlay = made(&old, &changes);
        let mut table = OfferTable::load(load(&old)).unwrap();
        prop_assert!(table.lay(overlay.clone()));
        let new = write(&shop, &expected);
        let built = OfferTable::load(load(&new)).unwrap();
        for (before, expected) in products.iter().zip(&expected) {
            let mut laid = before.clone();
            overlay.lay(&mut laid);
            prop_assert_eq!(&laid, expected);
            for language in &shop.languages {
                let shown = table.product(&before.id, language, load(&old)).unwrap();
                prop_assert!(shown.is_some());
                prop_assert_eq!(shown, built.product(&before.id, language, load(&new)).unwrap());
            }
        }
        for row in built.iter() {
            prop_assert_eq!(&table.get(&row.offer.id).unwrap().offer, &row.offer);
        }
    }

    #[test]
    fn an_overlay_of_nothing_changes_nothing(selection in any_selection()) {
        let pack = pack();
        let nothing = made(&pack, &Changes::new());
        prop_assert!(nothing.is_empty());
        let (mut laid, mut plain) = (engine(&pack), engine(&pack));
        laid.lay(&nothing);
        let query = Query { text: String::new(), selection };
        prop_assert_eq!(laid.search(&query), plain.search(&query));
    }

    #[test]
    fn a_damaged_overlay_is_an_error_or_a_value(at in any::<Index>(), mask in 1_u8.., cut in any::<bool>()) {
        let mut bytes = sample().write();
        let position = at.index(bytes.len());
        if cut {
            bytes.truncate(position);
            prop_assert!(Overlay::read(&bytes).is_err());
        } else {
            bytes[position] ^= mask;
        }
        if let Ok(overlay) = Overlay::read(&bytes) {
            prop_assert_eq!(Overlay::read(&overlay.write()), Ok(overlay.clone()));
            let pack = pack();
            let mut engine = engine(&pack);
            engine.lay(&overlay);
            engine.search(&Query { text: "kettle".into(), selection: Selection::default() });
        }
    }
}

/// Newer terms of the sample shop: the headphones are cheaper, the speaker is sold out, of the cups there are three.
pub(super) fn sample() -> Overlay {
    let stock = |state, quantity| {
        Some(Stock {
            state,
            quantity,
            available_from: None,
        })
    };
    let terms = |variant: &str| match variant {
        "HP1" => Some((Some(thb(1_190_000)), None)),
        "SP1" => Some((None, stock(StockState::OutOfStock, None))),
        "CUP-B" => Some((Some(thb(14_000)), stock(StockState::InStock, Some(3)))),
        _ => None,
    };
    let pack = pack();
    overlay(load(&pack), LATER, |offer| {
        let (price, stock) = terms(offer.id.variant().as_str())?;
        Some(OfferTerms {
            offer: offer.id.clone(),
            price,
            stock,
        })
    })
    .unwrap()
}

#[test]
fn an_overlay_of_another_build_is_not_laid() {
    let mut table = OfferTable::load(load(&pack())).unwrap();
    let id = OfferId::parse("nara:CUP-B").unwrap();
    let before = table.get(&id).unwrap().clone();
    let mut bytes = sample().write();
    let build = table.build().as_bytes().to_vec();
    let place = bytes
        .windows(build.len())
        .position(|window| window == build)
        .unwrap();
    bytes[place] ^= 1;
    assert!(!table.lay(Overlay::read(&bytes).unwrap()));
    assert_eq!(table.get(&id), Some(&before));
    assert!(table.lay(sample()));
    assert_ne!(table.get(&id), Some(&before));
}

#[test]
fn a_price_in_another_currency_is_left_aside() {
    let dollars = Money::new(5, souk_commerce::Currency::parse("USD").unwrap()).unwrap();
    let overlay = overlay(load(&pack()), LATER, |offer| {
        Some(OfferTerms {
            offer: offer.id.clone(),
            price: Some(dollars),
            stock: None,
        })
    });
    assert!(overlay.unwrap().is_empty());
}
