//! Pages with schema.org data, from bytes to rows.

use souk_commerce::product::{Block, StockState};
use souk_commerce::{Country, Currency, Timestamp};
use souk_feeds::{Cause, Feed, Report, Row};

fn good(text: &str, currency: &str) -> (Feed, Report) {
    let mut report = Report::default();
    let mut feed = Feed::read("page.html", text.as_bytes(), &mut report)
        .unwrap_or_else(|error| panic!("{error}"));
    feed.settle(
        Currency::parse(currency),
        Timestamp(1_795_348_800),
        &mut report,
    );
    (feed, report)
}

fn row<'a>(feed: &'a Feed, id: &str) -> &'a Row {
    feed.rows.iter().find(|row| row.id == id).unwrap()
}

fn price(row: &Row) -> i64 {
    row.price.as_ref().map_or(0, |price| price.regular.minor())
}

fn extra<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    let found = row.extras.iter().find(|extra| extra.name == name);
    found.map(|extra| extra.value.as_str())
}

#[test]
fn a_product_is_found_behind_comments_and_beside_broken_scripts() {
    let (feed, report) = good(include_str!("../fixtures/page.html"), "EUR");
    assert_eq!(feed.head.format, "schema-org");
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.rows.len()),
        (1, 1, 1)
    );
    assert_eq!(
        (feed.rows[0].id.as_str(), price(&feed.rows[0])),
        ("k", 1050)
    );
    assert_eq!(feed.rows[0].stock.state, StockState::InStock);
    assert_eq!(report.count(Cause::JsonMalformed), 1);
}

#[test]
fn only_products_are_records_whatever_list_or_graph_they_stand_in() {
    let (feed, report) = good(include_str!("../fixtures/group.html"), "EUR");
    let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(
        ids,
        ["TEE-S", "TEE-M", "https://shop.example/mug", "POT"],
        "{report}"
    );
    assert_eq!((feed.counts.read, feed.counts.accepted), (3, 3));
}

#[test]
fn variants_of_a_group_have_what_it_says_and_offers_behind_references() {
    let (feed, report) = good(include_str!("../fixtures/group.html"), "EUR");
    let (small, medium) = (row(&feed, "TEE-S"), row(&feed, "TEE-M"));
    assert_eq!(small.group.as_deref(), Some("TEE"), "{report}");
    assert_eq!(medium.group, small.group);
    assert_eq!(
        (small.title.as_str(), medium.title.as_str()),
        ("Tee", "Tee M")
    );
    assert_eq!(
        (small.size.as_deref(), medium.size.as_deref()),
        (Some("S"), Some("M"))
    );
    for variant in [small, medium] {
        assert_eq!(variant.brand.as_deref(), Some("Loom"));
        let words = [Block::Paragraph("Soft.".to_owned())];
        assert_eq!(variant.description.blocks, words);
    }
    assert_eq!(small.gtin.as_deref(), Some("04006381333931"));
    assert_eq!(small.pictures.len(), 2);
    // The struck-through price is not what it costs.
    assert_eq!((price(small), price(medium)), (1950, 2500));
    assert_eq!(small.stock.state, StockState::InStock);
    assert_eq!(medium.stock.state, StockState::OutOfStock);
    let shipping = &small.shipping[0];
    assert_eq!(shipping.price.as_ref().unwrap().text, "4.90 EUR");
    assert_eq!(shipping.country, Country::parse("DE"));
}

#[test]
fn of_offers_that_nothing_tells_apart_the_first_is_taken() {
    let (feed, report) = good(include_str!("../fixtures/group.html"), "EUR");
    let mug = row(&feed, "https://shop.example/mug");
    assert_eq!(price(mug), 500, "{report}");
    assert_eq!(report.count(Cause::IdFromOther), 1);
    assert_eq!(extra(mug, "offers[1].price"), Some("9.00"));
    assert_eq!(extra(mug, "offers[1].seller.name"), Some("B"));
    assert_eq!(extra(mug, "offers.seller.name"), Some("A"));
    assert_eq!(report.count(Cause::OffersMore), 1);
}

#[test]
fn an_offer_may_hold_its_product() {
    let (feed, report) = good(include_str!("../fixtures/group.html"), "EUR");
    let pot = row(&feed, "POT");
    assert_eq!(price(pot), 700, "{report}");
    assert_eq!(pot.stock.state, StockState::Preorder);
    assert_eq!(pot.product_type, ["Kitchen", "Pots"]);
    let detail = &pot.details[0];
    assert_eq!(
        (detail.name.as_str(), detail.value.as_str()),
        ("Volume", "2 l")
    );
}

#[test]
fn microdata_is_read_where_a_page_has_no_json() {
    let (feed, report) = good(include_str!("../fixtures/microdata.html"), "GBP");
    assert_eq!(feed.head.format, "schema-org");
    let (small, large) = (row(&feed, "K-S"), row(&feed, "K-L"));
    assert_eq!(feed.rows.len(), 2, "{report}");
    assert_eq!(small.title, "Kettle, small");
    assert_eq!((price(small), price(large)), (529, 956));
    assert_eq!(small.group, large.group);
    assert!(small.group.is_some());
    assert_eq!(large.stock.state, StockState::OutOfStock);
    assert_eq!(small.brand.as_deref(), Some("Smith"));
    assert_eq!(small.material.as_deref(), Some("Steel"));
    assert_eq!(small.link.as_deref(), Some("https://shop.example/kettle"));
    assert_eq!(small.pictures.len(), 1);
    let words = ["Boils.", "Quickly."].map(|words| Block::Paragraph(words.to_owned()));
    assert_eq!(small.description.blocks, words);
    // The range of prices stands beside the offers that it is made of.
    assert_eq!(extra(small, "offers[1].lowPrice"), Some("5"));
    assert_eq!(extra(small, "name"), Some("Kettle & Lid"));
}

#[test]
fn prices_are_read_as_numbers_and_as_texts_with_a_sign() {
    for (price_text, minor) in [("10.5", 1050), ("\"€ 10,50\"", 1050), ("\"10.50\"", 1050)] {
        let page = format!(
            "<html><script type=application/ld+json>{{\"@type\":\"Product\",\"name\":\"A\",\"sku\":\"a\",\"offers\":\
             {{\"price\":{price_text},\"priceCurrency\":\"EUR\",\"availability\":\"in stock\"}}}}</script>"
        );
        let (feed, report) = good(&page, "EUR");
        assert_eq!(price(&feed.rows[0]), minor, "{price_text} {report}");
    }
}

#[test]
fn a_range_of_prices_is_no_price_unless_both_ends_are_one() {
    for (high, minor) in [("9", 0), ("5", 500)] {
        let page = format!(
            "<html><script type=application/ld+json>{{\"@type\":\"Product\",\"name\":\"A\",\"sku\":\"a\",\"offers\":\
             {{\"@type\":\"AggregateOffer\",\"lowPrice\":5,\"highPrice\":{high},\"priceCurrency\":\"EUR\"}}}}</script>"
        );
        let (feed, report) = good(&page, "EUR");
        assert_eq!(price(&feed.rows[0]), minor, "{report}");
    }
}

#[test]
fn references_that_lead_in_a_circle_or_grow_without_end_are_followed_only_so_far() {
    let circle = "<html><script type=application/ld+json>[{\"@type\":\"Product\",\"@id\":\"p\",\"name\":\"A\",\"sku\":\"a\",\
        \"offers\":{\"@id\":\"o\"}},{\"@type\":\"Offer\",\"@id\":\"o\",\"price\":1,\"priceCurrency\":\"EUR\",\"offers\":{\"@id\":\"o\"}}]</script>";
    let (feed, _) = good(circle, "EUR");
    assert_eq!(feed.rows.len(), 1);
    let many: String = (0..40)
        .map(|at| {
            let next = format!("{{\"@id\":\"{}\"}},", at + 1).repeat(40);
            format!(
                "{{\"@type\":\"Offer\",\"@id\":\"{at}\",\"offers\":[{}]}},",
                next.trim_end_matches(',')
            )
        })
        .collect();
    let page = format!(
        "<html><script type=application/ld+json>[{many}{{\"@type\":\"Product\",\"name\":\"A\",\"sku\":\"a\",\"offers\":{{\"@id\":\"0\"}}}}]</script>"
    );
    let (feed, _) = good(&page, "EUR");
    assert_eq!(feed.rows.len(), 1);
}

#[test]
fn json_ld_in_a_file_of_its_own_is_read_as_in_a_page() {
    let page = include_str!("../fixtures/group.html");
    let json = page.split("ld+json\">").nth(1).unwrap();
    let json = json.split("</script>").next().unwrap();
    let (feed, report) = good(json, "EUR");
    assert_eq!(feed.head.format, "schema-org");
    let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["TEE-S", "TEE-M"], "{report}");
    for (text, code) in [
        (
            "{\"@context\": \"https://schema.org\", \"@type\": \"Person\", \"name\": \"A\"}",
            "other-kind",
        ),
        (
            "{\"@context\": \"https://schema.org\", \"@type\": \"Product\", ",
            "json-broken",
        ),
    ] {
        let error = Feed::read("x", text.as_bytes(), &mut Report::default()).unwrap_err();
        assert_eq!(error.problem.code(), code, "{text}");
    }
}
