//! Answers of shop systems' interfaces, and the flat feed of agentic commerce, from bytes to rows.

use souk_commerce::product::{Block, StockState};
use souk_commerce::{Currency, Timestamp};
use souk_feeds::{Cause, Feed, Picture, Report, Row};

fn good(text: &str) -> (Feed, Report) {
    let mut report = Report::default();
    let mut feed =
        Feed::read("feed", text.as_bytes(), &mut report).unwrap_or_else(|error| panic!("{error}"));
    feed.settle(
        Currency::parse("USD"),
        Timestamp(1_795_348_800),
        &mut report,
    );
    (feed, report)
}

fn row<'a>(feed: &'a Feed, id: &str) -> &'a Row {
    feed.rows.iter().find(|row| row.id == id).unwrap()
}

fn extra<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    let found = row.extras.iter().find(|extra| extra.name == name);
    found.map(|extra| extra.value.as_str())
}

#[test]
fn woo_store_prices_are_minor_units_of_a_currency_that_they_name() {
    let (feed, report) = good(include_str!("../fixtures/woo-store.json"));
    assert_eq!(feed.head.format, "woo-store-json");
    assert_eq!(feed.currency(), Currency::parse("USD"));
    let blue = row(&feed, "TEE-B").price.as_ref().unwrap();
    assert_eq!(blue.regular.minor(), 2000, "{report}");
    assert_eq!(blue.sale.as_ref().unwrap().price.minor(), 1500);
    assert_eq!(
        row(&feed, "51").price.as_ref().unwrap().regular.minor(),
        500
    );
    // Of a range nobody knows what one variation costs.
    assert!(row(&feed, "45").price.is_none());
}

#[test]
fn woo_store_variations_stand_in_their_product_with_the_names_of_its_terms() {
    let (feed, report) = good(include_str!("../fixtures/woo-store.json"));
    let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["45", "TEE-B", "51"], "{report}");
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (4, 3, 1)
    );
    let (red, blue) = (row(&feed, "45"), row(&feed, "TEE-B"));
    assert_eq!(
        (red.group.as_deref(), &red.group),
        (Some("44"), &blue.group)
    );
    assert_eq!(red.color.as_deref(), Some("Deep red"));
    assert_eq!(blue.color.as_deref(), Some("Blue"));
    assert_eq!(red.title, "Tee – soft");
    assert_eq!(blue.title, red.title);
    assert_eq!(red.product_type, ["Tees & tops"]);
    assert_eq!(red.brand.as_deref(), Some("Loom"));
    assert_eq!(blue.details[0].value, "Cotton");
    assert_eq!(blue.pictures.len(), 1);
    assert_eq!(red.stock.state, StockState::InStock);
    assert_eq!(blue.stock.state, StockState::Backorder);
    assert_eq!(extra(red, "low_stock_remaining"), None);
    assert_eq!(report.count(Cause::SetOfOthers), 1);
}

#[test]
fn woo_rest_prices_are_decimal_and_its_private_data_is_dropped() {
    let (feed, report) = good(include_str!("../fixtures/woo-rest.json"));
    assert_eq!(feed.head.format, "woo-rest-json");
    assert_eq!((feed.counts.read, feed.counts.accepted), (3, 1), "{report}");
    let row = row(&feed, "SHIP");
    let price = row.price.as_ref().unwrap();
    assert_eq!(price.regular.minor(), 2199);
    let sale = price.sale.as_ref().unwrap();
    assert_eq!(sale.price.minor(), 1999);
    assert_eq!(sale.window.start.unwrap().0, 1_793_491_200);
    assert_eq!(row.stock.state, StockState::Backorder);
    assert_eq!(row.gtin.as_deref(), Some("04006381333931"));
    assert_eq!(row.details[0].value, "Slim, Wide");
    assert!(
        row.extras
            .iter()
            .all(|extra| !extra.name.contains("meta_data"))
    );
    assert_eq!(report.count(Cause::NotListed), 1);
    // The variations of a variable product are not in the file.
    assert_eq!(report.count(Cause::VariantsMissing), 1);
}

#[test]
fn agentic_rows_of_both_generations_are_variants_with_prices_as_text() {
    for (text, second, pictures) in [
        (
            include_str!("../fixtures/agentic-rows.csv"),
            StockState::OutOfStock,
            3,
        ),
        (
            include_str!("../fixtures/agentic-rows.jsonl"),
            StockState::Preorder,
            2,
        ),
    ] {
        let (feed, report) = good(text);
        assert_eq!(feed.head.format, "agentic-rows");
        let (red, blue) = (row(&feed, "SKU1"), row(&feed, "SKU2"));
        assert_eq!(
            red.price.as_ref().unwrap().regular.minor(),
            7999,
            "{report}"
        );
        assert_eq!(red.group.as_deref(), Some("KETTLE"));
        assert_eq!(red.group, blue.group);
        assert_eq!(red.link.as_deref(), Some("https://shop.example/k"));
        assert_eq!(red.pictures.len(), pictures);
        assert_eq!(blue.stock.state, second);
        assert_eq!(red.stock.quantity, None);
        assert_eq!(feed.counts.rejected, 0);
    }
}

#[test]
fn agentic_rows_name_axes_of_their_own_and_say_who_sells() {
    let (feed, _) = good(include_str!("../fixtures/agentic-rows.csv"));
    let red = row(&feed, "SKU1");
    assert_eq!(red.title, "Kettle – Wood");
    assert_eq!(
        (red.details[0].name.as_str(), red.details[0].value.as_str()),
        ("Handle", "Wood")
    );
    assert_eq!(red.product_type, ["Kitchen", "Kettles"]);
    let sale = red.price.as_ref().unwrap().sale.as_ref().unwrap();
    assert_eq!(sale.price.minor(), 5999);
    assert_eq!(extra(red, "seller_name"), Some("Example"));
    assert_eq!(extra(row(&feed, "SKU2"), "enable_search"), Some("false"));
}

#[test]
fn saleor_variants_have_the_prices_of_the_default_channel() {
    let (feed, report) = good(include_str!("../fixtures/saleor.json"));
    assert_eq!(feed.head.format, "saleor");
    let small = row(&feed, "TEE-S");
    let price = small.price.as_ref().unwrap();
    assert_eq!(price.regular.minor(), 1050, "{report}");
    assert_eq!(price.sale.as_ref().unwrap().price.minor(), 800);
    assert_eq!(extra(small, "price[channel-pln]"), Some("40 PLN"));
    assert_eq!(report.count(Cause::ChannelChosen), 1);
    let other = row(&feed, "ProductVariant:325");
    assert_eq!(other.price.as_ref().unwrap().regular.minor(), 1200);
    assert!(other.price.as_ref().unwrap().sale.is_none());
}

#[test]
fn saleor_products_are_put_together_from_their_tables() {
    let (feed, report) = good(include_str!("../fixtures/saleor.json"));
    let small = row(&feed, "TEE-S");
    assert_eq!(small.title, "Tee", "{report}");
    assert_eq!(small.group.as_deref(), Some("tee"));
    assert_eq!(small.size.as_deref(), Some("S"));
    assert_eq!(small.material.as_deref(), Some("Cotton"));
    assert_eq!(small.product_type, ["Apparel", "Shirts"]);
    let words = [
        Block::Paragraph("Soft & wide".to_owned()),
        Block::Item("one".to_owned()),
        Block::Item("two".to_owned()),
    ];
    assert_eq!(small.description.blocks, words);
    let pictures = ["products/a.png", "products/b.png"];
    assert_eq!(
        small.pictures,
        pictures.map(|path| Picture::Local(path.to_owned()))
    );
    // All that there are have been promised to others; of the second nobody counts.
    assert_eq!(small.stock.state, StockState::OutOfStock);
    let other = row(&feed, "ProductVariant:325");
    assert_eq!(other.stock.state, StockState::InStock);
    assert_eq!(other.title, "Tee");
    for row in &feed.rows {
        assert!(row.extras.iter().all(|extra| !extra.name.contains("cost")));
    }
}

#[test]
fn saleor_leaves_out_what_a_channel_does_not_sell_or_show() {
    let (feed, report) = good(include_str!("../fixtures/saleor.json"));
    let lines = include_str!("../fixtures/saleor.json").lines().count() - 2;
    assert_eq!(usize::try_from(feed.counts.read), Ok(lines));
    assert_eq!((feed.rows.len(), feed.counts.rejected), (2, 2), "{report}");
    assert_eq!(report.count(Cause::NotListed), 2);
}

#[test]
fn saleor_answers_of_its_interface_are_read_with_prices_as_a_shopper_pays_them() {
    let (feed, report) = good(include_str!("../fixtures/saleor-graph.json"));
    assert_eq!(feed.head.format, "saleor");
    assert_eq!((feed.counts.read, feed.counts.accepted), (2, 2), "{report}");
    let small = row(&feed, "TEE-S");
    let price = small.price.as_ref().unwrap();
    assert_eq!(price.regular.minor(), 1050, "{report}");
    assert_eq!(price.sale.as_ref().unwrap().price.minor(), 800);
    assert_eq!(small.product_type, ["Apparel", "Shirts"]);
    assert_eq!(small.brand.as_deref(), Some("Loom"));
    assert_eq!(small.size.as_deref(), Some("S"));
    assert_eq!(small.material.as_deref(), Some("Cotton"));
    let words = [Block::Paragraph("Soft.".to_owned())];
    assert_eq!(small.description.blocks, words);
    assert_eq!(small.pictures.len(), 1);
    assert_eq!(small.group.as_deref(), Some("tee"));
    let medium = row(&feed, "TEE-M");
    assert_eq!(medium.stock.state, StockState::OutOfStock);
    assert_eq!(medium.title, "Tee – M");
    let mug = row(&feed, "v3");
    assert_eq!(mug.price.as_ref().unwrap().regular.minor(), 900);
    assert_eq!(extra(mug, "price[channel-pln]"), Some("40 PLN"));
    assert_eq!(mug.group, None);
    assert_eq!(report.count(Cause::ChannelChosen), 1);
}
