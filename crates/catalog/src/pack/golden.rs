//! The pack that version 1 of the format made of the sample shop, kept in `tests/golden/pack-v1`. It is never written
//! again: a reader that cannot open it cannot open the packs that are out there.

use std::path::PathBuf;
use std::{fs, io};

use souk_commerce::ids::OfferId;

use crate::samples::{NOW, file, product_id, products, shop, tag, thb};
use crate::{
    Cards, Contents, Engine, FileName, MANIFEST_NAME, Manifest, OfferTable, Products, Query,
    Selection, Sort, summarize,
};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pack-v1")
}

fn load(name: &str) -> io::Result<Vec<u8>> {
    fs::read(folder().join(name))
}

fn bytes(name: &FileName) -> Vec<u8> {
    let bytes = load(&name.to_string()).unwrap();
    assert!(name.fits(&bytes), "{name} was altered");
    bytes
}

fn contents(language: &str) -> Contents {
    let manifest = Manifest::read(&load("manifest").unwrap()).unwrap();
    assert_eq!(manifest.as_of, NOW);
    Contents::read(&bytes(manifest.contents(&tag(language)).unwrap())).unwrap()
}

#[test]
fn a_pack_of_version_1_still_opens_with_all_that_is_in_it() {
    for language in ["en", "th", "ar"] {
        let contents = contents(language);
        assert_eq!(contents.shop, shop());
        for product in products(language) {
            let shard = Products::open(bytes(contents.product_file(&product.id).unwrap())).unwrap();
            assert_eq!(
                shard.get(&product.id, &contents.days).unwrap(),
                Some(product)
            );
        }
        for name in contents.cards.iter().chain([&contents.home]) {
            let cards = Cards::open(bytes(name)).unwrap();
            for card in (0..).map_while(|position| cards.get(position)) {
                let all = products(language);
                let product = all
                    .iter()
                    .find(|product| product.id == card.product)
                    .unwrap();
                assert_eq!(card, summarize(product, &shop(), NOW));
            }
        }
    }
    let table = OfferTable::load(load).unwrap();
    let row = table.get(&OfferId::parse("nara:CUP-B").unwrap()).unwrap();
    assert_eq!(
        (row.product.clone(), row.options.as_str()),
        (product_id("CUP"), "Black")
    );
}

#[test]
fn a_pack_of_version_1_is_still_searched_and_sorted() {
    for (language, text, id) in [
        ("en", "headpohnes", "HP1"),
        ("th", "หูฟังไร้สาย", "HP1"),
        ("ar", "السماعات", "HP1"),
        ("ar", "WH1000XM5", "HP1"),
        ("th", "jblflip6blk", "SP1"),
    ] {
        let contents = contents(language);
        let cards = contents.cards.iter().map(bytes).collect();
        let mut engine = Engine::open(bytes(&contents.index), cards).unwrap();
        let found = engine.search(&Query {
            text: text.into(),
            selection: Selection {
                sort: Sort::PriceAscending,
                ..Selection::default()
            },
        });
        assert_eq!(
            found.hits.first().unwrap().product,
            product_id(id),
            "{text}"
        );
        assert!(found.facets.price.unwrap().0 >= thb(1), "{text}");
    }
}

/// Shards whose days are counted from the contents, which version 1 learnt later.
fn dated() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pack-v1-days")
}

/// Contents of the sample shop, and its only shard.
fn counted() -> [(&'static str, Vec<u8>); 2] {
    let pack = crate::samples::pack();
    let manifest = Manifest::read(&file(&pack, &MANIFEST_NAME)).unwrap();
    let contents = file(&pack, manifest.contents(&tag("en")).unwrap());
    let shards = Contents::read(&contents).unwrap().shards;
    let [shard] = shards.as_slice() else {
        panic!("the sample shop has one shard")
    };
    [
        ("sample.products", file(&pack, shard)),
        ("sample.contents", contents),
    ]
}

#[test]
fn days_of_version_1_are_still_counted_from_the_contents() {
    let [shard, contents] =
        ["sample.products", "sample.contents"].map(|name| fs::read(dated().join(name)).unwrap());
    let (shard, contents) = (
        Products::open(shard).unwrap(),
        Contents::read(&contents).unwrap(),
    );
    for product in products("en") {
        let read = shard.get(&product.id, &contents.days).unwrap();
        assert_eq!(read, Some(product));
    }
    assert!(!contents.days.is_empty());
}

#[test]
#[ignore = "writes files; for a new version of the format"]
fn write_the_days_of_a_new_version() {
    let folder = dated();
    assert!(!folder.exists(), "golden files are never overwritten");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in counted() {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

/// `cargo test -p souk-catalog -- --ignored` writes the sample pack of a new version into its own, empty folder.
#[test]
#[ignore = "writes files; for a new version of the format"]
fn write_the_pack_of_a_new_version() {
    let folder = folder();
    assert!(!folder.exists(), "golden packs are never overwritten");
    fs::create_dir_all(&folder).unwrap();
    for file in crate::samples::pack() {
        fs::write(folder.join(file.name), file.bytes).unwrap();
    }
}
