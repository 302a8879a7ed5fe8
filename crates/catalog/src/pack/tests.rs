use std::collections::BTreeSet;
use std::io;

use souk_commerce::Product;
use souk_commerce::ids::OfferId;
use souk_commerce::language::LocalText;
use souk_commerce::time::Window;

use crate::samples::{NOW, file, input, pack, product, product_id, products, shop, tag, thb};
use crate::{
    Cards, Chosen, Collection, Contents, Edition, Engine, FeedDays, FileName, GroupKind,
    MANIFEST_NAME, Manifest, OfferTable, OfferTableError, PackFile, PackInput, Products, Query,
    WriteError, summarize,
};

fn contents(pack: &[PackFile], language: &str) -> Contents {
    let manifest = Manifest::read(&file(pack, &MANIFEST_NAME)).unwrap();
    let name = manifest.contents(&tag(language)).unwrap();
    Contents::read(&file(pack, name)).unwrap()
}

#[test]
fn every_product_of_every_language_survives() {
    let pack = pack();
    for language in ["en", "th", "ar"] {
        let contents = contents(&pack, language);
        assert_eq!(contents.shop, shop());
        for product in products(language) {
            let name = contents.product_file(&product.id).unwrap();
            let shard = Products::open(file(&pack, name)).unwrap();
            assert_eq!(
                shard.get(&product.id, &contents.days).unwrap(),
                Some(product)
            );
        }
    }
}

#[test]
fn a_feed_of_another_day_changes_no_shard_and_every_day_is_told() {
    let later = |days: i32| -> Vec<Product> {
        let mut products = products("en");
        let variants = products
            .iter_mut()
            .flat_map(|product| &mut product.variants);
        for offer in variants.flat_map(|variant| &mut variant.offers) {
            offer.as_of.0 += days;
        }
        products
    };
    let pack_of = |products: Vec<Product>| {
        let (language, shop) = (tag("en"), shop());
        let edition = Edition {
            content: language.clone(),
            language,
            products,
            policies: Vec::new(),
        };
        crate::write(&PackInput {
            editions: vec![edition],
            ..input(&shop)
        })
        .unwrap()
    };
    let packs = [pack_of(later(0)), pack_of(later(1))];
    let [first, second] = packs.each_ref().map(|pack| contents(pack, "en"));
    assert_eq!(first.shards, second.shards);
    assert_ne!(first.days, second.days);
    for product in later(1) {
        let name = second.product_file(&product.id).unwrap();
        let shard = Products::open(file(&packs[1], name)).unwrap();
        let has_offers = product
            .variants
            .iter()
            .any(|variant| !variant.offers.is_empty());
        let without_days = shard.get(&product.id, &FeedDays::default());
        assert_eq!(without_days.is_err(), has_offers);
        assert_eq!(shard.get(&product.id, &second.days).unwrap(), Some(product));
    }
}

#[test]
fn every_card_survives_in_the_file_of_its_category() {
    let pack = pack();
    let contents = contents(&pack, "th");
    let mut seen = BTreeSet::new();
    for name in &contents.cards {
        let cards = Cards::open(file(&pack, name)).unwrap();
        for position in 0..u32::try_from(cards.len()).unwrap() {
            let card = cards.get(position).unwrap();
            let all = products("th");
            let product = all
                .iter()
                .find(|product| product.id == card.product)
                .unwrap();
            assert_eq!(card, summarize(product, &shop(), NOW));
            assert_eq!(cards.find(&card.product), Some(position));
            let path: Vec<&String> = card.category.iter().collect();
            if !path.is_empty() {
                assert_eq!(&contents.category(&path).unwrap().cards, name);
            }
            seen.insert(card.product);
        }
    }
    assert_eq!(seen.len(), 5);
}

#[test]
fn categories_form_a_tree_with_counts() {
    let pack = pack();
    let contents = contents(&pack, "en");
    let top: Vec<(&str, u32)> = contents
        .children::<&str>(&[])
        .map(|category| (category.name.as_str(), category.count))
        .collect();
    assert_eq!(top, [("Electronics", 2), ("Kitchen", 2)]);
    let below: Vec<&str> = contents
        .children(&["electronics"])
        .map(|category| category.name.as_str())
        .collect();
    assert_eq!(below, ["Audio"]);
    assert_eq!(contents.category(&["kitchen", "audio"]), None);
    let loose = Cards::open(file(&pack, contents.uncategorised().unwrap())).unwrap();
    assert_eq!(loose.get(0).unwrap().product, product_id("GIFT"));
}

#[test]
fn the_home_page_shows_reductions_ratings_and_categories() {
    let pack = pack();
    let cards = Cards::open(file(&pack, &contents(&pack, "en").home)).unwrap();
    let groups: Vec<(GroupKind, Vec<String>)> = cards
        .groups()
        .iter()
        .map(|group| {
            let ids = group
                .cards
                .iter()
                .map(|card| cards.get(*card).unwrap().product.to_string());
            (group.kind.clone(), ids.collect())
        })
        .collect();
    let ids = |ids: &[&str]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        groups,
        [
            (GroupKind::OnSale, ids(&["SP1"])),
            (GroupKind::TopRated, ids(&["HP1", "SP1"])),
            (
                GroupKind::Category("electronics".into()),
                ids(&["SP1", "HP1"])
            ),
            (GroupKind::Category("kitchen".into()), ids(&["CUP", "KT1"])),
            (GroupKind::Uncategorised, ids(&["GIFT"])),
        ]
    );
}

#[test]
fn a_merchants_own_rows_stand_first_on_the_home_page() {
    let shop = shop();
    let titled = |title: &str, of| Collection {
        title: LocalText::new(vec![(tag("en"), title.to_owned())]),
        of,
        window: Window {
            start: None,
            end: Some(NOW.plus(60)),
        },
    };
    let pack = crate::write(&PackInput {
        collections: vec![
            titled(
                "Gifts",
                Chosen::Products(["KT1", "GONE", "CUP"].map(product_id).to_vec()),
            ),
            titled("Kitchen", Chosen::Category(vec!["kitchen".into()])),
            titled("Nobody's", Chosen::Brand("Nobody".into())),
        ],
        ..input(&shop)
    })
    .unwrap();
    let cards = Cards::open(file(&pack, &contents(&pack, "en").home)).unwrap();
    let own = cards.groups().iter().filter_map(|group| {
        let GroupKind::Collection(head) = &group.kind else {
            return None;
        };
        let ids = group.cards.iter();
        let ids: Vec<String> = ids
            .map(|card| cards.get(*card).unwrap().product.to_string())
            .collect();
        assert!(head.is_shown(NOW) && !head.is_shown(NOW.plus(60)));
        Some((head.title.clone(), head.category.clone(), ids))
    });
    let own: Vec<_> = own.collect();
    let (gifts, kitchen) = (&own[0], &own[1]);
    assert_eq!((gifts.0.as_str(), gifts.1.len()), ("Gifts", 0));
    assert_eq!(
        gifts.2,
        ["KT1", "CUP"],
        "in their order, without what is gone"
    );
    assert_eq!(
        (kitchen.0.as_str(), &kitchen.1[..]),
        ("Kitchen", &["kitchen".to_owned()][..])
    );
    assert_eq!(own.len(), 2, "a row without products is none");
    assert!(matches!(cards.groups()[0].kind, GroupKind::Collection(_)));
}

#[test]
fn the_same_input_gives_the_same_bytes_and_names_say_what_they_are() {
    let first = pack();
    assert_eq!(first, pack());
    assert_eq!(first.last().unwrap().name, MANIFEST_NAME);
    let names: BTreeSet<&str> = first.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.len(), first.len());
    for file in first.iter().filter(|file| file.name != MANIFEST_NAME) {
        let (digest, suffix) = file.name.split_once('.').unwrap();
        assert_eq!(digest.len(), 24);
        assert!(
            ["contents", "cards", "products", "index"].contains(&suffix),
            "{suffix}"
        );
    }
}

#[test]
fn the_build_changes_with_any_product() {
    let shop = shop();
    let build = |input: &PackInput<'_>| {
        let pack = crate::write(input).unwrap();
        Manifest::read(&file(&pack, &MANIFEST_NAME)).unwrap().build
    };
    let mut other = input(&shop);
    other.editions[2].products[0].title.push('!');
    assert_eq!(build(&input(&shop)).len(), 24);
    assert_ne!(build(&input(&shop)), build(&other));
}

#[test]
fn what_cannot_make_a_pack_is_said() {
    let shop = shop();
    let check = |change: &dyn Fn(&mut PackInput<'_>)| {
        let mut input = input(&shop);
        change(&mut input);
        crate::write(&input).unwrap_err()
    };
    assert_eq!(
        check(&|input| input.editions.clear()),
        WriteError::NoEdition
    );
    assert_eq!(
        check(&|input| input.editions[1].language = tag("en")),
        WriteError::LanguageTwice(tag("en"))
    );
    let twice = check(&|input| {
        let again = input.editions[0].products[0].clone();
        input.editions[0].products.push(again);
    });
    assert!(matches!(twice, WriteError::ProductTwice { .. }), "{twice}");
    let empty = check(&|input| input.editions[0].products[0].variants.clear());
    assert!(matches!(empty, WriteError::NoVariant { .. }), "{empty}");
}

#[test]
fn a_shop_without_products_opens_and_finds_nothing() {
    let shop = shop();
    let mut input = input(&shop);
    for edition in &mut input.editions {
        edition.products.clear();
    }
    let pack = crate::write(&input).unwrap();
    let contents = contents(&pack, "en");
    assert_eq!(contents.products, 0);
    let cards = contents
        .cards
        .iter()
        .map(|name| file(&pack, name))
        .collect();
    let mut engine = Engine::open(file(&pack, &contents.index), cards).unwrap();
    assert_eq!(engine.search(&Query::default()).total, 0);
}

#[test]
fn many_products_are_spread_over_shards() {
    let shop = shop();
    let mut input = input(&shop);
    input.editions.truncate(1);
    input.editions[0].products = (0..1000)
        .map(|number| product(&format!("P{number}"), "Thing", "", &[], 100))
        .collect();
    let pack = crate::write(&input).unwrap();
    let contents = contents(&pack, "en");
    assert_eq!(contents.shards.len(), 16);
    let sizes: Vec<usize> = contents
        .shards
        .iter()
        .map(|name| Products::open(file(&pack, name)).unwrap().len())
        .collect();
    assert!(
        sizes.iter().all(|size| (30..100).contains(size)),
        "{sizes:?}"
    );
}

#[test]
fn the_backend_finds_each_offer_with_its_texts() {
    let pack = pack();
    let load = |name: &str| {
        let found = pack.iter().find(|file| file.name == name);
        found
            .map(|file| file.bytes.clone())
            .ok_or(io::ErrorKind::NotFound.into())
    };
    let table = OfferTable::load(load).unwrap();
    assert_eq!(table.len(), 7);
    let row = table.get(&OfferId::parse("nara:CUP-B").unwrap()).unwrap();
    assert_eq!(
        (row.title.as_str(), row.options.as_str()),
        ("Crème brûlée cups", "Black")
    );
    assert_eq!(row.image.as_deref(), Some("/media/CUP.webp"));
    assert_eq!(row.offer.price.as_ref().unwrap().regular, thb(16_000));
    assert_eq!(table.get(&OfferId::parse("nara:NONE").unwrap()), None);
    assert_eq!(table.shop(), &shop());
    let cup = row.offer.id.variant();
    for language in ["th", "ar"] {
        let product = products(language)
            .into_iter()
            .find(|product| product.variant(&cup).is_some())
            .unwrap();
        let name = table.name(&cup, &tag(language)).unwrap();
        assert_eq!(name.title, product.title);
        assert_eq!(
            name.options,
            product.option_label(product.variant(&cup).unwrap())
        );
    }
    assert_eq!(table.name(&cup, &tag("en")), None, "its offers say it");
}

#[test]
fn the_backend_refuses_an_altered_shard_by_name() {
    let pack = pack();
    let load = |name: &str| {
        let mut bytes = file(&pack, &name);
        if name.ends_with(".products") {
            *bytes.last_mut().unwrap() ^= 1;
        }
        Ok(bytes)
    };
    let error = OfferTable::load(load).unwrap_err();
    assert!(
        matches!(&error, OfferTableError::Altered { file } if file.ends_with(".products")),
        "{error}"
    );
    let missing = OfferTable::load(|_| Err(io::ErrorKind::NotFound.into())).unwrap_err();
    assert!(missing.to_string().contains("manifest"), "{missing}");
}

#[test]
fn the_version_of_the_policies_names_exactly_their_texts() {
    let (language, shop) = (tag("en"), shop());
    let version_of = |text: Option<&str>| {
        let policy = text.map(|text| souk_commerce::Policy {
            kind: souk_commerce::PolicyKind::Terms,
            language: language.clone(),
            title: "Terms".to_owned(),
            text: vec![souk_commerce::Passage::Paragraph(text.to_owned())],
        });
        let edition = Edition {
            content: language.clone(),
            language: language.clone(),
            products: products("en"),
            policies: policy.into_iter().collect(),
        };
        let input = PackInput {
            editions: vec![edition],
            ..input(&shop)
        };
        let pack = crate::write(&input).unwrap();
        let table = OfferTable::load(|name| Ok(file(&pack, &name))).unwrap();
        let version = table.policies_file(&language);
        // A language that the shop does not have is shown the first one's texts.
        assert_eq!(table.policies_file(&tag("de")), version);
        version.map(|name| {
            let kept = crate::read_policies(&file(&pack, &name)).unwrap();
            (name, kept.first().unwrap().text.clone())
        })
    };
    assert_eq!(version_of(None), None);
    let [one, same, other] = ["Pay.", "Pay.", "Pay!"].map(|text| version_of(Some(text)).unwrap());
    assert_eq!(one, same);
    assert_ne!(one.0, other.0);
    assert_ne!(one.1, other.1);
}

#[test]
fn a_name_fits_only_its_own_bytes() {
    let name = FileName::of(crate::FileKind::Cards, b"abc");
    assert_eq!(name.to_string(), "ba7816bf8f01cfea414140de.cards");
    assert!(name.fits(b"abc") && !name.fits(b"abd"));
}
