use crate::samples::{NOW, file, product, product_id, shop, tag};
use crate::{Cards, Contents, Edition, Lexicon, MANIFEST_NAME, Manifest, PackInput, Products};
use souk_commerce::Product;

const KETTLES: [(&str, &str); 2] = [("kitchen", "Kitchen"), ("kettles", "Kettles")];
const PANS: [(&str, &str); 2] = [("kitchen", "Kitchen"), ("pans", "Pans")];

/// Ids of those that a product is compared with, and of others related to it.
fn near(products: Vec<Product>, id: &str) -> [Vec<String>; 2] {
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
    let id = product_id(id);
    let shard = Products::open(file(&pack, contents.product_file(&id).unwrap())).unwrap();
    let near = shard.near(&id);
    let whole = shard.get(&id, &contents.days).unwrap().unwrap();
    let path: Vec<String> = whole.category.into_iter().map(|step| step.slug).collect();
    let cards = Cards::open(file(&pack, &contents.category(&path).unwrap().cards)).unwrap();
    near.map(|codes| {
        let found = codes.into_iter().filter_map(|code| cards.near(&path, code));
        found.map(|card| card.product.to_string()).collect()
    })
}

#[test]
fn the_most_alike_are_related_and_other_brands_for_about_the_same_price_are_compared() {
    let all = vec![
        product("A", "Mazzi steel kettle 1.5L", "Mazzi", &KETTLES, 90_000),
        product("B", "Mazzi steel kettle 2L", "Mazzi", &KETTLES, 95_000),
        product("C", "Nara steel kettle", "Nara", &KETTLES, 100_000),
        product("D", "Orla steel kettle", "Orla", &KETTLES, 400_000),
        product("E", "Orla cordless jug", "Orla", &KETTLES, 91_000),
        product("F", "Nara steel pan", "Nara", &PANS, 90_000),
    ];
    let [compared, related] = near(all, "A");
    assert_eq!(related, ["B", "D", "E"]);
    assert_eq!(compared, ["C"]);
}

#[test]
fn a_product_alone_in_its_category_has_none() {
    let all = vec![
        product("A", "Kettle", "Mazzi", &KETTLES, 90_000),
        product("F", "Pan", "Nara", &PANS, 90_000),
    ];
    assert_eq!(near(all, "A"), [Vec::<String>::new(), Vec::new()]);
}

#[test]
fn no_more_than_eight_are_kept_and_never_the_product_itself() {
    let all = (0..200).map(|at| {
        let brand = if at % 2 == 0 { "Mazzi" } else { "Nara" };
        product(
            &format!("K{at:03}"),
            "Steel kettle",
            brand,
            &KETTLES,
            90_000 + at,
        )
    });
    let [related, compared] = near(all.collect(), "K100");
    assert_eq!((related.len(), compared.len()), (8, 8));
    assert!(!related.contains(&"K100".to_owned()));
}
