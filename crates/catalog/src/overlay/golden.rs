//! The overlay that version 1 of the format made for the sample shop, kept in `tests/golden/pack-v1-overlay`.

use std::fs;
use std::path::PathBuf;

use souk_commerce::product::{Stock, StockState};

use crate::Overlay;
use crate::overlay::tests::sample;
use crate::samples::{products, thb};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pack-v1-overlay/overlay")
}

#[test]
fn an_overlay_of_version_1_still_says_what_has_changed() {
    let overlay = Overlay::read(&fs::read(path()).unwrap()).unwrap();
    let offer = |id: &str| {
        let mut all = products("en");
        for product in &mut all {
            overlay.lay(product);
        }
        let mut offers = all
            .into_iter()
            .flat_map(|product| product.variants)
            .flat_map(|variant| variant.offers);
        offers.find(|offer| offer.id.as_str() == id).unwrap()
    };
    let headphones = offer("nara:HP1");
    assert_eq!(headphones.price.unwrap().regular, thb(1_190_000));
    assert_eq!(offer("nara:SP1").stock.state, StockState::OutOfStock);
    let cup = offer("nara:CUP-B").stock;
    let three = Stock {
        state: StockState::InStock,
        quantity: Some(3),
        available_from: None,
    };
    assert_eq!(cup, three);
    assert_eq!(overlay, sample());
}

#[test]
#[ignore = "writes files; for a new version of the format"]
fn write_the_overlay_of_a_new_version() {
    let path = path();
    assert!(!path.exists(), "golden files are never overwritten");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, sample().write()).unwrap();
}
