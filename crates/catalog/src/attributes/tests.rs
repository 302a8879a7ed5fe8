use std::fs;
use std::path::PathBuf;

use souk_commerce::Product;
use souk_commerce::product::{Axis, AxisKind, Detail};

use crate::index::Index;
use crate::samples::{NOW, file, product, shop, tag};
use crate::{
    AttributeCount, Contents, Edition, Engine, Lexicon, MANIFEST_NAME, Manifest, PackInput, Query,
    Selection,
};

const SHIRTS: [(&str, &str); 2] = [("clothes", "Clothes"), ("shirts", "Shirts")];

fn shirt(number: usize, color: &str, sizes: &[&str], details: &[(&str, &str)]) -> Product {
    let mut shirt = product(&format!("S{number:02}"), "Shirt", "Mazzi", &SHIRTS, 10_000);
    let axis = |kind, values: &[&str]| Axis {
        kind,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    };
    if !color.is_empty() {
        shirt.axes.push(axis(AxisKind::Color, &[color]));
    }
    shirt.axes.push(axis(AxisKind::Size, sizes));
    let details = details.iter().map(|(name, value)| Detail {
        section: None,
        name: (*name).into(),
        value: (*value).into(),
    });
    shirt.details = details.collect();
    shirt
}

/// A pack's index and its cards.
fn pack(products: Vec<Product>) -> (Vec<u8>, Vec<Vec<u8>>) {
    let shop = shop();
    let pack = crate::write(&PackInput {
        collections: Vec::new(),
        shop: &shop,
        editions: vec![Edition {
            language: tag("en"),
            content: tag("en"),
            products,
            policies: Vec::new(),
        }],
        now: NOW,
        history: None,
        lexicon: Lexicon::default(),
    })
    .unwrap();
    let manifest = Manifest::read(&file(&pack, &MANIFEST_NAME)).unwrap();
    let contents = file(&pack, manifest.contents(&tag("en")).unwrap());
    let contents = Contents::read(&contents).unwrap();
    let cards = contents.cards.iter().map(|name| file(&pack, name));
    (file(&pack, &contents.index), cards.collect())
}

fn engine(products: Vec<Product>) -> Engine {
    let (index, cards) = pack(products);
    Engine::open(index, cards).unwrap()
}

fn ask(engine: &mut Engine, chosen: &[(&str, &str)]) -> (u32, Vec<AttributeCount>) {
    let found = engine.search(&Query {
        text: String::new(),
        selection: Selection {
            attributes: chosen
                .iter()
                .map(|(attribute, value)| ((*attribute).to_owned(), (*value).to_owned()))
                .collect(),
            ..Selection::default()
        },
    });
    (found.total, found.facets.attributes)
}

fn values(facets: &[AttributeCount], attribute: &str) -> Vec<(String, u32)> {
    let facet = facets.iter().find(|facet| facet.attribute == attribute);
    facet.map_or_else(Vec::new, |facet| {
        let values = facet.values.iter();
        values.map(|one| (one.value.clone(), one.count)).collect()
    })
}

fn pairs(values: &[(&str, u32)]) -> Vec<(String, u32)> {
    let values = values.iter();
    values
        .map(|(value, count)| ((*value).to_owned(), *count))
        .collect()
}

fn shirts() -> Vec<Product> {
    vec![
        shirt(1, "Red", &["M", "S"], &[("Care", "Hand wash")]),
        shirt(2, "Red", &["XL"], &[("Care", "Hand wash")]),
        shirt(3, "Blue", &["S"], &[("Care", "Machine")]),
        shirt(4, "", &["L"], &[("Colour", "red"), ("Care", "Machine")]),
    ]
}

#[test]
fn values_are_counted_with_or_within_an_attribute_and_and_across_them() {
    let mut engine = engine(shirts());
    let (total, facets) = ask(&mut engine, &[]);
    assert_eq!(total, 4);
    assert_eq!(values(&facets, "color"), pairs(&[("Red", 3), ("Blue", 1)]));
    assert_eq!(
        values(&facets, "size"),
        pairs(&[("S", 2), ("M", 1), ("L", 1), ("XL", 1)])
    );
    let (total, facets) = ask(&mut engine, &[("color", "Red")]);
    assert_eq!(total, 3);
    assert_eq!(values(&facets, "color"), pairs(&[("Red", 3), ("Blue", 1)]));
    assert_eq!(
        values(&facets, "Care"),
        pairs(&[("Hand wash", 2), ("Machine", 1)])
    );
    let both = [("color", "Red"), ("color", "Blue"), ("size", "S")];
    let (total, facets) = ask(&mut engine, &both);
    assert_eq!(total, 2);
    assert_eq!(values(&facets, "color"), pairs(&[("Blue", 1), ("Red", 1)]));
}

#[test]
fn what_the_catalogue_does_not_have_finds_nothing_and_can_be_taken_back() {
    let mut engine = engine(shirts());
    assert_eq!(ask(&mut engine, &[("Sleeves", "Long")]).0, 0);
    let (total, facets) = ask(&mut engine, &[("color", "Mauve"), ("size", "L")]);
    assert_eq!(total, 0);
    assert_eq!(values(&facets, "color"), pairs(&[("Red", 1)]));
}

#[test]
fn many_numbers_of_one_unit_become_ranges_in_their_order() {
    let lengths: Vec<String> = (0..60)
        .map(|number| format!("{} cm", number + 40))
        .collect();
    let all = lengths.iter().enumerate();
    let all = all.map(|(at, length)| shirt(at, "", &[], &[("Length", length)]));
    let (_, facets) = ask(&mut engine(all.collect()), &[]);
    assert_eq!(
        values(&facets, "Length"),
        pairs(&[
            ("40–49 cm", 10),
            ("50–59 cm", 10),
            ("60–69 cm", 10),
            ("70–79 cm", 10),
            ("80–89 cm", 10),
            ("90–99 cm", 10),
        ])
    );
}

#[test]
fn few_numbers_stand_for_themselves_in_their_order() {
    let volumes = ["1,5 l", "10 l", "2 l", "1.5 l", "2 l", "10 l"];
    let all = volumes.iter().enumerate();
    let all = all.map(|(at, volume)| shirt(at, "", &[], &[("Volume", volume)]));
    let (_, facets) = ask(&mut engine(all.collect()), &[]);
    assert_eq!(
        values(&facets, "Volume"),
        pairs(&[("1,5 l", 2), ("2 l", 2), ("10 l", 2)])
    );
}

#[test]
fn what_is_different_for_each_product_is_no_facet() {
    let all = (0..20).map(|at| {
        let code = format!("Model {at}");
        shirt(at, "", &[], &[("Code", &code), ("Rare", "one")])
    });
    let (_, facets) = ask(&mut engine(all.collect()), &[]);
    assert_eq!(facets, []);
}

#[test]
fn an_index_with_attributes_that_is_cut_short_or_altered_is_refused_or_answers() {
    let [(_, index), (_, cards)] = sample();
    let index = &index;
    for length in 0..index.len() {
        assert!(Index::open(index[..length].to_vec()).is_err());
    }
    for position in 0..index.len() {
        for mask in [1, 0x80, 0xFF] {
            let mut altered = index.clone();
            altered[position] ^= mask;
            if let Ok(mut engine) = Engine::open(altered, vec![cards.clone()]) {
                ask(&mut engine, &[("color", "Red")]);
            }
        }
    }
}

/// The index of shirts, and their cards.
fn sample() -> [(&'static str, Vec<u8>); 2] {
    let (index, mut cards) = pack(shirts());
    [("sample.index", index), ("sample.cards", cards.remove(0))]
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pack-v1-attributes")
}

#[test]
fn attributes_of_version_1_are_still_counted() {
    let [index, cards] =
        ["sample.index", "sample.cards"].map(|name| fs::read(folder().join(name)).unwrap());
    let mut engine = Engine::open(index, vec![cards]).unwrap();
    let (total, facets) = ask(&mut engine, &[("color", "Red")]);
    assert_eq!(total, 3);
    assert_eq!(values(&facets, "color"), pairs(&[("Red", 3), ("Blue", 1)]));
}

#[test]
#[ignore = "writes files; for a new version of the format"]
fn write_the_attributes_of_a_new_version() {
    let folder = folder();
    assert!(!folder.exists(), "golden files are never overwritten");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in sample() {
        fs::write(folder.join(name), bytes).unwrap();
    }
}

#[test]
fn a_row_that_only_says_the_brand_again_is_no_choice_of_its_own() {
    let shirts = (0..6).map(|number| {
        let cut = if number % 2 == 0 { "Slim" } else { "Wide" };
        shirt(number, "", &["S", "M"], &[("Maker", "MAZZI"), ("Cut", cut)])
    });
    let (_, attributes) = ask(&mut engine(shirts.collect()), &[]);
    let keys: Vec<&str> = attributes
        .iter()
        .map(|count| count.attribute.as_str())
        .collect();
    assert!(keys.contains(&"Cut"), "{keys:?}");
    assert!(!keys.contains(&"Maker"), "{keys:?}");
}
