//! Magento's and Bagisto's exports, from bytes to rows.

use souk_commerce::product::{Block, StockState};
use souk_feeds::{Cause, Feed, Picture, Report, Row};

use super::read;

const MAGENTO: &str = include_str!("../fixtures/magento.csv");

fn good(text: &str) -> (Feed, Report) {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn row<'a>(feed: &'a Feed, id: &str) -> &'a Row {
    feed.rows.iter().find(|row| row.id == id).unwrap()
}

fn details(row: &Row) -> Vec<(&str, &str)> {
    let details = row.details.iter();
    details
        .map(|detail| (detail.name.as_str(), detail.value.as_str()))
        .collect()
}

fn extra<'a>(row: &'a Row, name: &str) -> Option<&'a str> {
    let found = row.extras.iter().find(|extra| extra.name == name);
    found.map(|extra| extra.value.as_str())
}

#[test]
fn magento_variants_stand_in_the_group_of_their_configurable_product() {
    let (feed, report) = good(MAGENTO);
    assert_eq!(feed.head.format, "magento-csv");
    let small = row(&feed, "TEE-S-RED");
    assert_eq!(small.group.as_deref(), Some("TEE"), "{report}");
    assert_eq!(small.title, "Tee");
    assert_eq!(
        (small.size.as_deref(), small.color.as_deref()),
        (Some("S"), Some("Red"))
    );
    assert_eq!(small.material.as_deref(), Some("Cotton"));
    assert_eq!(small.price.as_ref().unwrap().regular.minor(), 1950);
    assert_eq!(small.product_type, ["Men", "Tops"]);
    assert_eq!(
        details(small),
        [("Care", "Wash cold, dry flat"), ("Eco collection", "Yes")]
    );
    let own = [Picture::Local("t/e/tee-red.jpg".to_owned())];
    assert_eq!(small.pictures, own);
    let medium = row(&feed, "TEE-M-RED");
    assert_eq!(medium.group, small.group);
    assert_eq!(medium.product_type, ["Men", "Tops", "Tees"]);
    assert_eq!(medium.stock.state, StockState::Backorder);
}

#[test]
fn magento_special_prices_hold_between_their_dates() {
    let (feed, report) = good(MAGENTO);
    let sale = row(&feed, "TEE-M-RED").price.as_ref().unwrap().sale.clone();
    let sale = sale.unwrap_or_else(|| panic!("{report}"));
    assert_eq!(sale.price.minor(), 1500);
    // From the first of November 2026 to the end of the thirtieth, in UTC.
    assert_eq!(sale.window.start.unwrap().0, 1_793_491_200);
    assert_eq!(sale.window.end.unwrap().0, 1_796_083_200);
    assert!(row(&feed, "TEE-S-RED").sale_text.is_none());
}

#[test]
fn magento_pictures_of_rows_without_a_sku_belong_to_the_row_above() {
    let (feed, report) = good(MAGENTO);
    let paths: Vec<&Picture> = row(&feed, "TEE-M-RED").pictures.iter().collect();
    let wanted = ["t/e/tee.jpg", "t/e/tee-back.jpg", "t/e/tee-side.jpg"];
    let wanted = wanted.map(|path| Picture::Local(path.to_owned()));
    assert_eq!(paths, wanted.iter().collect::<Vec<_>>(), "{report}");
}

#[test]
fn magento_store_views_are_kept_beside_the_values_of_the_product() {
    let (feed, report) = good(MAGENTO);
    let small = row(&feed, "TEE-S-RED");
    assert_eq!(report.count(Cause::StoreViewBeside), 1);
    assert_eq!(extra(small, "name[fr]"), Some("Maillot"));
    assert_eq!(extra(small, "price[fr]"), Some("21"));
    assert_eq!(small.title, "Tee");
}

#[test]
fn magento_leaves_out_and_counts_what_is_not_sold_by_itself() {
    let (feed, report) = good(MAGENTO);
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (10, 7, 3),
        "{report}"
    );
    // A disabled variant, and a part that is listed nowhere.
    assert_eq!(report.count(Cause::NotListed), 2);
    assert_eq!(report.count(Cause::SetOfOthers), 1);
    let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["TEE-S-RED", "TEE-M-RED", "KETTLE", "CARD"]);
    // A kind of another maker's is read as it stands, and the report says so.
    assert_eq!(report.count(Cause::KindUnknown), 1);
}

#[test]
fn magento_attributes_are_brand_number_and_specification_and_costs_are_dropped() {
    let (feed, report) = good(MAGENTO);
    let kettle = row(&feed, "KETTLE");
    assert_eq!(kettle.brand.as_deref(), Some("Smith"), "{report}");
    assert_eq!(kettle.gtin.as_deref(), Some("04006381333931"));
    assert_eq!(details(kettle), [("Climate", "Cool, Indoor")]);
    let words = [Block::Paragraph("Boils for you.".to_owned())];
    assert_eq!(kettle.description.blocks, words);
    assert_eq!(kettle.stock.state, StockState::OutOfStock);
    assert_eq!(kettle.group, None);
    let small = row(&feed, "TEE-S-RED");
    assert_eq!(small.stock.quantity, None);
    for name in ["cost", "qty", "use_config_manage_stock"] {
        assert_eq!(extra(small, name), None, "{name}");
    }
}

#[test]
fn bagisto_says_the_same_as_a_table_and_as_xml() {
    let (table, report) = good(include_str!("../fixtures/bagisto.csv"));
    let (xml, _) = good(include_str!("../fixtures/bagisto.xml"));
    for feed in [&table, &xml] {
        assert_eq!(feed.head.format, "bagisto");
        assert_eq!(
            (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
            (6, 5, 1),
            "{report}"
        );
        let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(ids, ["GLOVE-M", "GLOVE-L", "TOUR"]);
        let large = row(feed, "GLOVE-L");
        assert_eq!(
            (large.title.as_str(), large.size.as_deref()),
            ("Gloves", Some("L"))
        );
        assert_eq!(large.group.as_deref(), Some("GLOVE"));
        assert_eq!(large.pictures.len(), 2);
        assert_eq!(large.stock.state, StockState::OutOfStock);
        assert_eq!(extra(large, "name[de]"), Some("Handschuhe"));
        let sale = large.price.as_ref().unwrap().sale.clone();
        assert_eq!(sale.unwrap().price.minor(), 1200);
        let medium = row(feed, "GLOVE-M");
        assert_eq!(medium.stock.state, StockState::InStock);
        assert_eq!(medium.pictures.len(), 1);
        assert_eq!(row(feed, "TOUR").stock.state, StockState::InStock);
    }
    assert_eq!(report.count(Cause::ParentMissing), 1);
}
