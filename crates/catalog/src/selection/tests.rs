use std::cmp::Reverse;
use std::collections::BTreeMap;

use proptest::prelude::*;
use souk_commerce::money::Money;
use souk_commerce::{Product, Summary};

use crate::samples::{
    NOW, any_products, any_selection, any_shop, file, pack, product, shop, tag, thb,
};
use crate::text::fold;
use crate::{
    Answer, Cards, Contents, Edition, Engine, Facets, Manifest, PackInput, Query, Selection, Sort,
};

/// All cards of the products in one shelf, in the order in which the pack arranges them.
fn engine(shop: &souk_commerce::Shop, products: &[Product]) -> (Engine, Vec<Summary>) {
    let edition = Edition {
        language: tag("en"),
        content: tag("en"),
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
    let pack = crate::write(&input).unwrap();
    let manifest = Manifest::read(&file(&pack, &"manifest")).unwrap();
    let contents = Contents::read(&file(&pack, manifest.default_contents().unwrap())).unwrap();
    let files: Vec<Vec<u8>> = contents
        .cards
        .iter()
        .map(|name| file(&pack, name))
        .collect();
    let mut cards = Vec::new();
    for bytes in &files {
        let shelf = Cards::open(bytes.clone()).unwrap();
        cards.extend((0..).map_while(|position| shelf.get(position)));
    }
    (
        Engine::open(file(&pack, &contents.index), files).unwrap(),
        cards,
    )
}

fn passes(card: &Summary, selection: &Selection, but: &str) -> bool {
    let price = card.price.map(Money::minor);
    let bounds = (selection.price_min, selection.price_max);
    let is_inside = |price: i64| {
        bounds.0.is_none_or(|min| price >= min) && bounds.1.is_none_or(|max| price <= max)
    };
    card.category.starts_with(&selection.category)
        && (but == "brand"
            || selection.brands.is_empty()
            || card
                .brand
                .as_ref()
                .is_some_and(|brand| selection.brands.contains(brand)))
        && (but == "seller"
            || selection.sellers.is_empty()
            || card
                .sellers
                .iter()
                .any(|seller| selection.sellers.contains(seller)))
        && (but == "price" || bounds == (None, None) || price.is_some_and(is_inside))
        && (but == "available" || !selection.available_only || card.available)
        && (but == "sale" || !selection.on_sale_only || card.regular.is_some())
        && (but == "rating" || tenths(card) >= selection.rating_min.unwrap_or(0))
}

fn tenths(card: &Summary) -> u8 {
    card.rating.map_or(0, |rating| rating.tenths)
}

/// The same answer, computed the long way.
fn reference(cards: &[Summary], selection: &Selection) -> (u32, Vec<String>, Facets) {
    let but = |but: &'static str| {
        cards
            .iter()
            .filter(move |card| passes(card, selection, but))
    };
    let mut hits: Vec<&Summary> = but("").collect();
    let total = u32::try_from(hits.len()).unwrap();
    let last = |amount: Option<Money>| (amount.is_none(), amount.map(Money::minor));
    match selection.sort {
        Sort::Relevance => hits.sort_by_key(|card| {
            let (tenths, count) = card.rating.map_or((0, 0), |rating| {
                (u64::from(rating.tenths), u64::from(rating.count))
            });
            (
                !card.available,
                Reverse((tenths * count + 175) * 1000 / (count + 5)),
            )
        }),
        Sort::PriceAscending => hits.sort_by_key(|card| last(card.price)),
        Sort::PriceDescending => {
            hits.sort_by_key(|card| (card.price.is_none(), Reverse(card.price.map(Money::minor))));
        }
        Sort::Delivered => hits.sort_by_key(|card| last(card.delivered)),
        Sort::Discount => hits.sort_by_key(|card| {
            Reverse(match (card.price, card.regular) {
                (Some(price), Some(regular)) if regular.minor() > 0 => {
                    let saved = i128::from(regular.minor() - price.minor()) * 10_000;
                    saved.min(i128::from(i64::MAX)) / i128::from(regular.minor())
                }
                _ => 0,
            })
        }),
        Sort::Rating => hits.sort_by_key(|card| {
            Reverse(
                card.rating
                    .map_or((0, 0), |rating| (rating.tenths, rating.count)),
            )
        }),
        Sort::Name => hits.sort_by_key(|card| fold(&card.title)),
    }
    let page = hits
        .iter()
        .skip(usize::try_from(selection.offset).unwrap())
        .take(usize::try_from(selection.limit).unwrap());
    let page = page.map(|card| card.product.to_string()).collect();

    let mut facets = Facets::default();
    let mut brands: BTreeMap<String, u32> = cards
        .iter()
        .filter_map(|card| card.brand.clone())
        .map(|brand| (brand, 0))
        .collect();
    but("brand")
        .filter_map(|card| card.brand.as_ref())
        .for_each(|brand| *brands.get_mut(brand).unwrap() += 1);
    let mut brands: Vec<(String, u32)> = brands.into_iter().collect();
    brands.retain(|(name, count)| *count > 0 || selection.brands.contains(name));
    brands.sort_by_key(|(name, count)| (Reverse(*count), name.clone()));
    facets.brands = brands
        .into_iter()
        .map(|(name, count)| crate::BrandCount { name, count })
        .collect();
    let prices = || but("price").filter_map(|card| card.price);
    facets.price = prices().min().zip(prices().max());
    let number = |cards: usize| u32::try_from(cards).unwrap();
    facets.available = number(but("available").filter(|card| card.available).count());
    facets.on_sale = number(but("sale").filter(|card| card.regular.is_some()).count());
    facets.rated = [10, 20, 30, 40]
        .map(|stars| number(but("rating").filter(|card| tenths(card) >= stars).count()));
    (total, page, facets)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn an_answer_is_what_the_long_way_gives(shop in any_shop(), products in any_products(), selection in any_selection()) {
        let (mut engine, cards) = engine(&shop, &products);
        let found = engine.search(&Query { text: String::new(), selection: selection.clone() });
        let (total, page, facets) = reference(&cards, &selection);
        prop_assert_eq!(found.total, total);
        let hits: Vec<String> = found.hits.iter().map(|card| card.product.to_string()).collect();
        prop_assert_eq!(hits, page);
        prop_assert_eq!(&found.facets.brands, &facets.brands);
        let rest = |facets: &Facets| (facets.price, facets.available, facets.on_sale, facets.rated);
        prop_assert_eq!(rest(&found.facets), rest(&facets));

        let depth = selection.category.len();
        for category in &found.facets.categories {
            let below = cards.iter().filter(|card| {
                passes(card, &selection, "") && card.category.get(depth) == Some(&category.slug)
            });
            prop_assert_eq!(u32::try_from(below.count()).unwrap(), category.count);
        }
        for seller in &found.facets.sellers {
            let offered = cards.iter().filter(|card| passes(card, &selection, "seller") && card.sellers.contains(&seller.seller));
            prop_assert_eq!(u32::try_from(offered.count()).unwrap(), seller.count);
        }
    }
}

fn kitchen() -> Cards {
    let pack = pack();
    let manifest = Manifest::read(&file(&pack, &"manifest")).unwrap();
    let contents = Contents::read(&file(&pack, manifest.default_contents().unwrap())).unwrap();
    Cards::open(file(&pack, &contents.category(&["kitchen"]).unwrap().cards)).unwrap()
}

fn titles(cards: &Cards, answer: &Answer) -> Vec<String> {
    answer
        .hits
        .iter()
        .map(|position| cards.get(*position).unwrap().title)
        .collect()
}

#[test]
fn a_page_of_a_category_sorts_and_filters_itself() {
    let cards = kitchen();
    let by_price = cards.select(&Selection {
        sort: Sort::PriceAscending,
        ..Selection::default()
    });
    assert_eq!(
        titles(&cards, &by_price),
        ["Crème brûlée cups", "Steel kettle 1.5L"]
    );
    assert_eq!(by_price.facets.price, Some((thb(15_000), thb(89_000))));

    let dear = cards.select(&Selection {
        price_min: Some(50_000),
        ..Selection::default()
    });
    assert_eq!(titles(&cards, &dear), ["Steel kettle 1.5L"]);
    assert_eq!(
        dear.facets.price,
        Some((thb(15_000), thb(89_000))),
        "a range leaves its own choice aside"
    );
}

#[test]
fn a_chosen_brand_stays_in_its_facet_even_when_nothing_is_left_of_it() {
    let answer = kitchen().select(&Selection {
        brands: vec!["Mazzi".into()],
        price_max: Some(20_000),
        ..Selection::default()
    });
    assert_eq!(answer.total, 0);
    let brands: Vec<(&str, u32)> = answer
        .facets
        .brands
        .iter()
        .map(|brand| (brand.name.as_str(), brand.count))
        .collect();
    assert_eq!(brands, [("Mazzi", 0)]);
}

#[test]
fn an_unknown_category_holds_nothing() {
    let answer = kitchen().select(&Selection {
        category: vec!["kitchen".into(), "nowhere".into()],
        ..Selection::default()
    });
    assert_eq!(
        (answer.total, answer.hits, answer.facets.categories),
        (0, vec![], vec![])
    );
}

#[test]
fn a_facet_lists_the_most_frequent_values_and_the_chosen_ones() {
    let products: Vec<Product> = (0..300)
        .flat_map(|brand| (0..=u32::from(brand < 10)).map(move |copy| (brand, copy)))
        .map(|(brand, copy)| {
            product(
                &format!("P{brand}-{copy}"),
                "Thing",
                &format!("B{brand:03}"),
                &[],
                100,
            )
        })
        .collect();
    let (mut engine, _) = engine(&shop(), &products);
    let found = engine.search(&Query {
        text: String::new(),
        selection: Selection {
            brands: vec!["B299".into()],
            ..Selection::default()
        },
    });
    let names: Vec<&str> = found
        .facets
        .brands
        .iter()
        .map(|brand| brand.name.as_str())
        .collect();
    assert_eq!(names.len(), crate::MAX_FACET_VALUES + 1);
    assert_eq!((names[0], found.facets.brands[0].count), ("B000", 2));
    assert_eq!(names.last(), Some(&"B299"));
}

#[test]
fn no_offset_and_no_limit_is_too_large() {
    let answer = kitchen().select(&Selection {
        offset: u32::MAX,
        limit: u32::MAX,
        ..Selection::default()
    });
    assert_eq!((answer.total, answer.hits), (2, vec![]));
}
