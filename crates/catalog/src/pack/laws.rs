//! What holds for every shop, and for every kind of damage.

use std::io;

use proptest::prelude::*;
use souk_commerce::Product;

use crate::samples::{NOW, any_products, any_selection, any_shop, file, pack, tag};
use crate::{
    Cards, Contents, Edition, Engine, FileName, MANIFEST_NAME, Manifest, OfferTable, PackFile,
    PackInput, Products, Query, Selection, summarize,
};

fn write(shop: &souk_commerce::Shop, products: &[Product]) -> Vec<PackFile> {
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

fn contents(pack: &[PackFile]) -> Contents {
    let manifest = Manifest::read(&file(pack, &MANIFEST_NAME)).unwrap();
    Contents::read(&file(pack, manifest.default_contents().unwrap())).unwrap()
}

fn engine(pack: &[PackFile], contents: &Contents) -> Engine {
    let cards = contents.cards.iter().map(|name| file(pack, name)).collect();
    Engine::open(file(pack, &contents.index), cards).unwrap()
}

/// Asks everything of a pack that its bytes can answer.
fn use_everything(pack: &[PackFile]) {
    let load = |name: &str| {
        let found = pack.iter().find(|file| file.name == name);
        found
            .map(|file| file.bytes.clone())
            .ok_or(io::ErrorKind::NotFound.into())
    };
    let table = OfferTable::load(load);
    drop(table);
    let days = pack
        .iter()
        .find_map(|file| Contents::read(&file.bytes).ok());
    let days = days.map(|contents| contents.days).unwrap_or_default();
    for file in pack {
        drop(Manifest::read(&file.bytes));
        drop(Contents::read(&file.bytes));
        if let Ok(cards) = Cards::open(file.bytes.clone()) {
            (0..9).for_each(|position| drop(cards.get(position)));
            drop(cards.select(&Selection::default()));
        }
        if let Ok(products) = Products::open(file.bytes.clone()) {
            products.iter(&days).for_each(drop);
        }
    }
    let of_kind = |kind: &str| -> Vec<Vec<u8>> {
        let files = pack.iter().filter(|file| file.name.ends_with(kind));
        files.map(|file| file.bytes.clone()).collect()
    };
    let shelves = of_kind(".cards");
    for index in of_kind(".index") {
        for first in 0..shelves.len() {
            let some = shelves.iter().skip(first).take(3).cloned().collect();
            if let Ok(mut engine) = Engine::open(index.clone(), some) {
                for text in ["sony headphones", "kettel", "หูฟัง", "WH-1000XM5", ""] {
                    let text = text.to_owned();
                    drop(engine.search(&Query {
                        text,
                        ..Query::default()
                    }));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_of_every_shop_survives(shop in any_shop(), products in any_products()) {
        let pack = write(&shop, &products);
        let contents = contents(&pack);
        prop_assert_eq!(&contents.shop, &shop);
        prop_assert_eq!(contents.content_language.as_str(), "cs");
        for product in &products {
            let shard = Products::open(file(&pack, contents.product_file(&product.id).unwrap())).unwrap();
            let read = shard.get(&product.id, &contents.days).unwrap();
            prop_assert_eq!(read.as_ref(), Some(product));
        }
        let mut cards = 0;
        for name in &contents.cards {
            let shelf = Cards::open(file(&pack, name)).unwrap();
            for position in 0..u32::try_from(shelf.len()).unwrap() {
                let card = shelf.get(position).unwrap();
                let product = products.iter().find(|product| product.id == card.product).unwrap();
                prop_assert_eq!(card, summarize(product, &shop, NOW));
                cards += 1;
            }
        }
        prop_assert_eq!(cards, products.len());
    }

    #[test]
    fn the_order_of_the_input_changes_no_card(shop in any_shop(), products in any_products()) {
        let ids = |products: &[Product]| {
            let pack = write(&shop, products);
            let found = engine(&pack, &contents(&pack)).search(&Query {
                selection: Selection { limit: 99, ..Selection::default() },
                ..Query::default()
            });
            found.hits.into_iter().map(|hit| hit.product.to_string()).collect::<Vec<_>>()
        };
        let mut reversed = products.clone();
        reversed.reverse();
        prop_assert_eq!(ids(&products), ids(&reversed));
    }

    #[test]
    fn a_product_is_found_by_its_title(shop in any_shop(), products in any_products(), pick in any::<prop::sample::Index>()) {
        prop_assume!(!products.is_empty());
        let pack = write(&shop, &products);
        let wanted = pick.get(&products);
        let found = engine(&pack, &contents(&pack)).search(&Query {
            text: wanted.title.clone(),
            selection: Selection { limit: 99, ..Selection::default() },
        });
        prop_assert!(found.hits.iter().any(|hit| hit.product == wanted.id), "{:?} {:?}", wanted.title, found.relaxed);
    }

    #[test]
    fn a_whole_category_answers_in_the_page_as_in_the_worker(
        shop in any_shop(),
        products in any_products(),
        selection in any_selection(),
    ) {
        let pack = write(&shop, &products);
        let contents = contents(&pack);
        let mut engine = engine(&pack, &contents);
        for category in contents.categories.iter().filter(|category| category.path.len() == 1) {
            let selection = Selection { category: category.path.clone(), ..selection.clone() };
            let shelf = Cards::open(file(&pack, &category.cards)).unwrap();
            let answer = shelf.select(&selection);
            let found = engine.search(&Query { text: String::new(), selection });
            let cards: Vec<_> = answer.hits.iter().map(|position| shelf.get(*position).unwrap()).collect();
            prop_assert_eq!(found.total, answer.total);
            prop_assert_eq!(found.hits, cards);
        }
    }

    #[test]
    fn damaged_files_give_errors_or_values_but_no_panic(
        at in any::<prop::sample::Index>(),
        mask in 1_u8..,
        cut in any::<bool>(),
        kind in prop_oneof![Just("manifest"), Just("contents"), Just("cards"), Just("products"), Just("index")],
    ) {
        let mut pack = pack();
        for file in pack.iter_mut().filter(|file| file.name.ends_with(kind)) {
            let position = at.index(file.bytes.len());
            if cut {
                file.bytes.truncate(position);
            } else {
                file.bytes[position] ^= mask;
            }
        }
        use_everything(&pack);
    }

    #[test]
    fn damage_is_noticed_by_the_name(at in any::<prop::sample::Index>(), mask in 1_u8..) {
        for mut file in pack().into_iter().filter(|file| file.name != MANIFEST_NAME) {
            let kind = match file.name.rsplit_once('.').unwrap().1 {
                "contents" => crate::FileKind::Contents,
                "cards" => crate::FileKind::Cards,
                "products" => crate::FileKind::Products,
                "history" => crate::FileKind::History,
                _ => crate::FileKind::Index,
            };
            let name = FileName::of(kind, &file.bytes);
            prop_assert_eq!(name.to_string(), file.name);
            let position = at.index(file.bytes.len());
            file.bytes[position] ^= mask;
            prop_assert!(!name.fits(&file.bytes));
        }
    }
}

#[test]
fn every_shortened_file_is_refused() {
    for file in pack() {
        for length in 0..file.bytes.len() {
            let bytes = file.bytes.get(..length).unwrap();
            assert!(Manifest::read(bytes).is_err(), "{} {length}", file.name);
            assert!(Contents::read(bytes).is_err(), "{} {length}", file.name);
            assert!(
                Cards::open(bytes.to_vec()).is_err(),
                "{} {length}",
                file.name
            );
            assert!(
                Products::open(bytes.to_vec()).is_err(),
                "{} {length}",
                file.name
            );
            assert!(
                Engine::open(bytes.to_vec(), Vec::new()).is_err(),
                "{} {length}",
                file.name
            );
        }
    }
}
