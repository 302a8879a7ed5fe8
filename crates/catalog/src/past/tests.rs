use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use souk_commerce::{OfferId, PriceHistory, Quote, Timestamp};

use crate::samples::{NOW, file, input, pack, product_id, products, shop, tag, thb};
use crate::{Contents, MANIFEST_NAME, Manifest, PackFile, PastPrices};

const DAY: i64 = 86_400;

fn golden() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pack-v1-history")
}

/// A month of prices of the sample shop: the black cup is reduced for a week, the kettle comes and goes.
fn history() -> PriceHistory {
    let mut history = PriceHistory::default();
    for day in 0..30_i64 {
        let mut seen = BTreeMap::new();
        let mut see = |id: &str, effective, regular| {
            let quote = Quote {
                effective: thb(effective),
                regular: thb(regular),
            };
            seen.insert(OfferId::parse(id).unwrap(), quote);
        };
        let cup = if (10..17).contains(&day) {
            12_000
        } else {
            16_000
        };
        see("nara:CUP-B", cup, 16_000);
        see("nara:SP1", 399_000 + day / 29, 399_000 + day / 29);
        if day % 20 != 5 {
            see("nara:KT1", 129_000, 129_000);
        }
        assert!(history.note(Timestamp(NOW.0 + (day - 29) * DAY), &seen));
    }
    history
}

fn contents(pack: &[PackFile], language: &str) -> Contents {
    let manifest = Manifest::read(&file(pack, &MANIFEST_NAME)).unwrap();
    Contents::read(&file(pack, manifest.contents(&tag(language)).unwrap())).unwrap()
}

#[test]
fn every_row_of_an_offer_in_the_shop_survives() {
    let (shop, history) = (shop(), history());
    let mut input = input(&shop);
    input.history = Some(&history);
    let pack = crate::write(&input).unwrap();
    for language in ["en", "th", "ar"] {
        let contents = contents(&pack, language);
        for product in products(language) {
            let name = contents.history_file(&product.id).unwrap();
            let past = PastPrices::open(file(&pack, name)).unwrap();
            for offer in product.variants.iter().flat_map(|variant| &variant.offers) {
                let rows = past.rows(&offer.id, NOW).unwrap();
                assert_eq!(rows, history.rows(&offer.id), "{}", offer.id);
            }
        }
    }
    let files = pack.iter().filter(|file| file.name.ends_with(".history"));
    assert_eq!(files.count(), 1, "one history serves all languages");
}

#[test]
fn a_shop_without_a_history_has_no_such_file() {
    let pack = pack();
    assert!(pack.iter().all(|file| !file.name.ends_with(".history")));
    assert_eq!(contents(&pack, "en").history_file(&product_id("CUP")), None);
}

#[test]
fn a_day_without_a_change_leaves_the_bytes_as_they_are() {
    let (before, products) = (history(), products("en"));
    let mut after = before.clone();
    let quotes: BTreeMap<OfferId, Quote> = before
        .current()
        .map(|(id, quote)| (id.clone(), quote))
        .collect();
    assert!(after.note(NOW.plus(DAY), &quotes));
    assert_ne!(before, after);
    let bytes = |history| super::write(thb(1).currency(), offers(&products), history);
    assert_eq!(bytes(&before), bytes(&after));
}

#[test]
fn a_history_of_version_1_still_opens() {
    let past = PastPrices::open(fs::read(golden().join("sample.history")).unwrap()).unwrap();
    let history = history();
    for id in ["nara:CUP-B", "nara:KT1", "nara:SP1"] {
        let id = OfferId::parse(id).unwrap();
        assert!(history.rows(&id).len() > 1, "{id}");
        assert_eq!(past.rows(&id, NOW).unwrap(), history.rows(&id));
    }
    let cup = OfferId::parse("nara:CUP-B").unwrap();
    let was_on_sale: Vec<bool> = past
        .rows(&cup, NOW)
        .unwrap()
        .iter()
        .map(souk_commerce::PricePoint::is_on_sale)
        .collect();
    assert_eq!(was_on_sale, [false, true, false]);
}

/// `cargo test -p souk-catalog -- --ignored` writes the file of a new version into its own, empty folder.
#[test]
#[ignore = "writes files; for a new version of the format"]
fn write_the_history_of_a_new_version() {
    let folder = golden();
    assert!(!folder.exists(), "golden files are never overwritten");
    fs::create_dir_all(&folder).unwrap();
    let products = products("en");
    let bytes = super::write(thb(1).currency(), offers(&products), &history());
    fs::write(folder.join("sample.history"), bytes).unwrap();
}

fn written() -> Vec<u8> {
    let products = products("en");
    super::write(thb(1).currency(), offers(&products), &history())
}

fn offers(products: &[souk_commerce::Product]) -> impl Iterator<Item = &OfferId> {
    let variants = products.iter().flat_map(|product| &product.variants);
    let offers = variants.flat_map(|variant| &variant.offers);
    offers.map(|offer| &offer.id)
}

#[test]
fn every_shortened_file_is_refused() {
    let bytes = written();
    for length in 0..bytes.len() {
        assert!(
            PastPrices::open(bytes.get(..length).unwrap().to_vec()).is_err(),
            "{length}"
        );
    }
}

proptest! {
    #[test]
    fn damage_is_a_value_or_an_error(at in any::<prop::sample::Index>(), mask in 1_u8..) {
        let mut bytes = written();
        let position = at.index(bytes.len());
        bytes[position] ^= mask;
        if let Ok(past) = PastPrices::open(bytes) {
            for id in ["nara:CUP-B", "nara:KT1", "nara:SP1"] {
                drop(past.rows(&OfferId::parse(id).unwrap(), NOW));
            }
        }
    }
}
