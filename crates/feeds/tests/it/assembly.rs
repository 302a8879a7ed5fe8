//! Rows of several sellers and languages become products.

use souk_commerce::language::LocalText;
use souk_commerce::measure::UnitRule;
use souk_commerce::product::AxisKind;
use souk_commerce::{Date, LanguageTag, Product, SellerId};
use souk_feeds::{
    Assembled, Cause, Join, Matching, Plan, Report, ReviewSource, Reviews, Source, assemble,
};

use super::{read, rss};

fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap()
}

/// `(id, fields)`; fields are `name=value`, parted by bars.
pub(super) fn source(seller: &str, language: &str, rows: &[(&str, &str)]) -> Source {
    let items: String = rows
        .iter()
        .map(|(id, fields)| {
            let fields: String = fields
                .split('|')
                .filter_map(|field| field.trim().split_once('='))
                .map(|(name, value)| format!("<g:{name}>{value}</g:{name}>"))
                .collect();
            format!(
                "<item><g:id>{id}</g:id><g:availability>in_stock</g:availability><g:image_link>https://x.example/{id}.jpg</g:image_link>{fields}</item>"
            )
        })
        .collect();
    let (feed, _) = read(rss(&items).as_bytes()).unwrap();
    Source {
        seller: SellerId::new(seller).unwrap(),
        language: tag(language),
        as_of: Date(20_779),
        feed,
    }
}

pub(super) fn plan(languages: &[&str], join: Join) -> Plan {
    let text = |text: &str| LocalText::new(vec![(tag("en"), text.to_owned())]);
    Plan {
        languages: languages.iter().map(|language| tag(language)).collect(),
        join,
        matching: Matching::default(),
        units: UnitRule::Stated,
        everything: text("All products"),
        other: text("Other"),
    }
}

pub(super) fn put(sources: Vec<Source>, languages: &[&str], join: Join) -> (Assembled, Report) {
    let mut report = Report::default();
    (
        assemble(sources, &[], &plan(languages, join), &mut report),
        report,
    )
}

pub(super) fn edition(assembled: &Assembled, language: &str) -> Vec<Product> {
    let languages = assembled.languages().iter();
    let language = languages.clone().find(|tag| tag.as_str() == language);
    assembled.in_language(language.unwrap()).collect()
}

fn ids(products: &[Product]) -> Vec<&str> {
    products.iter().map(|product| product.id.as_str()).collect()
}

#[test]
pub(super) fn a_group_is_one_product_with_its_axes_in_every_language() {
    let english = [
        (
            "k-red",
            "title=Kettle Red|item_group_id=k|color=Red|price=10 THB|product_type=Home &gt; Kitchen|brand=Nara",
        ),
        (
            "k-blue",
            "title=Kettle Blue|item_group_id=k|color=Blue|price=12 THB|product_type=Home &gt; Kitchen",
        ),
    ];
    let thai = [
        (
            "k-red",
            "title=กาน้ำ สีแดง|item_group_id=k|color=สีแดง|price=10 THB|product_type=บ้าน &gt; ครัว",
        ),
        (
            "k-blue",
            "title=กาน้ำ สีฟ้า|item_group_id=k|color=สีฟ้า|price=12 THB|product_type=บ้าน &gt; ครัว",
        ),
    ];
    let (assembled, report) = put(
        vec![source("nara", "en", &english), source("nara", "th", &thai)],
        &["en", "th"],
        Join::Nothing,
    );
    assert_eq!(
        (assembled.products, assembled.variants, assembled.offers),
        (1, 2, 2)
    );
    assert!(report.is_empty(), "{report}");
    let (english, thai) = (&edition(&assembled, "en")[0], &edition(&assembled, "th")[0]);
    assert_eq!(
        (english.title.as_str(), thai.title.as_str()),
        ("Kettle", "กาน้ำ")
    );
    assert_eq!((english.id.as_str(), thai.id.as_str()), ("k", "k"));
    assert_eq!(english.axes[0].kind, AxisKind::Color);
    assert_eq!(
        (
            english.axes[0].values.as_slice(),
            thai.axes[0].values.as_slice()
        ),
        (
            ["Red", "Blue"].map(String::from).as_slice(),
            ["สีแดง", "สีฟ้า"].map(String::from).as_slice()
        )
    );
    assert_eq!(english.variants[1].options, thai.variants[1].options);
    let names = |product: &Product| {
        product
            .category
            .iter()
            .map(|step| format!("{}={}", step.slug, step.name))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(english), ["home=Home", "kitchen=Kitchen"]);
    assert_eq!(names(thai), ["home=บ้าน", "kitchen=ครัว"]);
    assert_eq!(
        thai.brand.as_deref(),
        Some("Nara"),
        "what a language lacks another lends"
    );
    assert_eq!(english.variants[0].offers[0].id.as_str(), "nara:k-red");
}

#[test]
pub(super) fn equal_ids_of_two_sellers_are_one_product_only_when_the_settings_say_so() {
    let rows =
        |price: &str, title: &str| vec![("a".to_owned(), format!("title={title}|price={price}"))];
    let sources = || {
        ["nara", "kiln"].map(|seller| {
            let rows = rows(if seller == "nara" { "10 THB" } else { "9 THB" }, seller);
            let rows: Vec<(&str, &str)> = rows
                .iter()
                .map(|(id, fields)| (id.as_str(), fields.as_str()))
                .collect();
            source(seller, "en", &rows)
        })
    };
    let (joined, report) = put(sources().into(), &["en"], Join::Id);
    assert_eq!((joined.products, joined.offers), (1, 2));
    assert_eq!(
        edition(&joined, "en")[0].title,
        "nara",
        "the first seller's text wins"
    );
    let products = edition(&joined, "en");
    let sellers: Vec<&str> = products[0].variants[0]
        .offers
        .iter()
        .map(|offer| offer.seller.as_str())
        .collect();
    assert_eq!(sellers, ["nara", "kiln"]);
    assert!(report.is_empty());

    let (apart, report) = put(sources().into(), &["en"], Join::Nothing);
    assert_eq!(ids(&edition(&apart, "en")), ["a", "kiln-a"]);
    assert_eq!(
        edition(&apart, "en")[1].variants[0].offers[0].id.as_str(),
        "kiln:kiln-a"
    );
    assert_eq!(report.count(Cause::IdShared), 2);
}

#[test]
pub(super) fn prices_are_also_stated_for_the_quantity_that_a_seller_or_the_market_names() {
    let rows = [
        (
            "oil",
            "title=Oil|price=9 EUR|unit_pricing_measure=750 ml|unit_pricing_base_measure=100 ml",
        ),
        (
            "tea",
            "title=Tea|price=3 EUR|unit_pricing_measure=100 g|unit_pricing_base_measure=100 g",
        ),
        (
            "jar",
            "title=Jar|price=3 EUR|unit_pricing_measure=3 handfuls",
        ),
    ];
    let sources = || vec![source("shop", "th", &rows)];
    let (assembled, _) = put(sources(), &["th"], Join::Nothing);
    let per = |assembled: &Assembled, id: &str| {
        let products = edition(assembled, "th");
        let product = products.iter().find(|product| product.id.as_str() == id);
        let per = product.unwrap().variants[0].unit_pricing.clone()?;
        Some((per.above, per.below, per.base))
    };
    assert_eq!(per(&assembled, "oil"), Some((2, 15, "100 มล.".to_owned())));
    assert_eq!(per(&assembled, "tea"), None, "the piece is the base");
    assert_eq!(per(&assembled, "jar"), None);

    let german = Plan {
        units: UnitRule::Whole,
        ..plan(&["th"], Join::Nothing)
    };
    let assembled = assemble(sources(), &[], &german, &mut Report::default());
    assert_eq!(per(&assembled, "oil"), Some((4, 3, "ลิตร".to_owned())));
    assert_eq!(per(&assembled, "tea"), Some((10, 1, "กก.".to_owned())));
}

#[test]
pub(super) fn a_product_missing_in_a_language_is_there_with_another_ones_text() {
    let english = source(
        "nara",
        "en",
        &[
            ("a", "title=A|price=1 THB|product_type=Home"),
            ("b", "title=B|price=2 THB|product_type=Toys"),
        ],
    );
    let thai = source(
        "nara",
        "th",
        &[
            ("c", "title=ซี|price=3 THB|product_type=บ้าน"),
            ("a", "title=เอ|price=1 THB|product_type=บ้าน"),
        ],
    );
    let (assembled, report) = put(vec![english, thai], &["en", "th"], Join::Nothing);
    let (english, thai) = (edition(&assembled, "en"), edition(&assembled, "th"));
    assert_eq!(
        (ids(&english), ids(&thai)),
        (vec!["a", "b", "c"], vec!["a", "b", "c"])
    );
    assert_eq!(
        (english[2].title.as_str(), thai[1].title.as_str()),
        ("ซี", "B")
    );
    assert_eq!(
        english[2].category[0].slug, "home",
        "a category is found by its name in the other language"
    );
    assert_eq!(report.count(Cause::TextMissingInLanguage), 2);
}

#[test]
pub(super) fn ids_that_collide_inside_one_seller_stay_apart() {
    let rows = [
        ("a", "title=Alone|price=1 THB"),
        ("b", "title=Grouped|item_group_id=a|price=1 THB"),
    ];
    let (assembled, report) = put(vec![source("nara", "en", &rows)], &["en"], Join::Nothing);
    assert_eq!(ids(&edition(&assembled, "en")), ["a", "a-2"]);
    assert_eq!(report.count(Cause::GroupIdIsItemId), 1);
}

#[test]
pub(super) fn a_shop_without_categories_has_one() {
    let rows = [
        ("a", "title=A|price=1 THB|google_product_category=536"),
        ("b", "title=B|price=1 THB"),
    ];
    let (assembled, _) = put(vec![source("nara", "en", &rows)], &["en"], Join::Nothing);
    for product in edition(&assembled, "en") {
        assert_eq!(
            (
                product.category[0].slug.as_str(),
                product.category[0].name.as_str()
            ),
            ("all-products", "All products")
        );
    }
    let rows = [
        (
            "a",
            "title=A|price=1 THB|google_product_category=Home &gt; Kitchen",
        ),
        ("b", "title=B|price=1 THB"),
    ];
    let (assembled, _) = put(vec![source("nara", "en", &rows)], &["en"], Join::Nothing);
    let products = edition(&assembled, "en");
    let slugs: Vec<&str> = products
        .iter()
        .map(|product| product.category[0].slug.as_str())
        .collect();
    assert_eq!(slugs, ["home", "other"]);
}

#[test]
pub(super) fn prices_of_one_seller_that_differ_by_language_are_told() {
    let english = source("nara", "en", &[("a", "title=A|price=1 THB")]);
    let thai = source("nara", "th", &[("a", "title=เอ|price=2 THB")]);
    let (assembled, report) = put(vec![english, thai], &["en", "th"], Join::Nothing);
    assert_eq!(
        edition(&assembled, "th")[0].variants[0].offers[0]
            .price
            .as_ref()
            .unwrap()
            .regular
            .minor(),
        100
    );
    assert_eq!(report.count(Cause::PriceDiffers), 1);
}

#[test]
pub(super) fn reviews_find_their_product_by_id_of_variant_or_group_or_by_gtin() {
    let review = |number: u32, rating: u32, ids: &str| {
        format!(
            "<review><review_id>{number}</review_id><ratings><overall min=\"1\" max=\"5\">{rating}</overall></ratings><products><product>\
             <product_ids>{ids}</product_ids></product></products></review>"
        )
    };
    let text = format!(
        "<feed><reviews>{}{}{}{}</reviews></feed>",
        review(1, 5, "<skus><sku>k-red</sku></skus>"),
        review(2, 4, "<skus><sku>k</sku></skus>"),
        review(3, 4, "<gtins><gtin>4006381333931</gtin></gtins>"),
        review(4, 1, "<skus><sku>unknown</sku></skus>"),
    );
    let mut report = Report::default();
    let reviews = ReviewSource {
        seller: None,
        reviews: Reviews::read("reviews.xml", text.as_bytes(), &mut report).unwrap(),
    };
    let rows = [
        (
            "k-red",
            "title=K|item_group_id=k|price=1 THB|gtin=4006381333931",
        ),
        ("b", "title=B|price=1 THB"),
    ];
    let assembled = assemble(
        vec![source("nara", "en", &rows)],
        &[reviews],
        &plan(&["en"], Join::Id),
        &mut report,
    );
    let products = edition(&assembled, "en");
    let rating = products[0].rating.unwrap();
    assert_eq!((rating.tenths, rating.count), (43, 3));
    assert_eq!(products[1].rating, None);
    assert_eq!(report.count(Cause::ReviewUnmatched), 1);
}
