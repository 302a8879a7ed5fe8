//! Exports of shop systems, from bytes to rows.

use souk_commerce::product::StockState;
use souk_feeds::{Cause, Feed, Report};

use super::read;

const SHOPIFY: &str = include_str!("../fixtures/shopify.csv");

fn good(text: &str) -> (Feed, Report) {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn ids(feed: &Feed) -> Vec<&str> {
    feed.rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
pub(super) fn shopify_rows_of_one_handle_are_variants_and_pictures_of_one_product() {
    let (feed, report) = good(SHOPIFY);
    assert_eq!(feed.head.format, "shopify-csv");
    assert_eq!(ids(&feed), ["MUG-B", "mug/Red", "KETTLE"], "{report}");
    let mug = &feed.rows[0];
    assert_eq!(mug.title, "Mug");
    assert_eq!(mug.color.as_deref(), Some("Blue"));
    assert_eq!(mug.gtin.as_deref(), Some("04006381333931"));
    assert_eq!(mug.pictures.len(), 3);
    assert_eq!(feed.rows[1].title, "Mug");
    assert_eq!(feed.rows[1].group, mug.group);
    assert_eq!(feed.rows[1].brand.as_deref(), Some("Potter"));
    let states: Vec<StockState> = feed.rows.iter().map(|row| row.stock.state).collect();
    assert_eq!(
        states,
        [
            StockState::InStock,
            StockState::Backorder,
            StockState::InStock
        ]
    );
}

#[test]
pub(super) fn shopify_drafts_and_unpublished_goods_are_left_out_and_counted() {
    let (feed, report) = good(SHOPIFY);
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (7, 4, 3)
    );
    assert_eq!(report.count(Cause::NotListed), 3);
}

#[test]
fn shopify_costs_and_stock_counts_are_not_kept_and_prices_of_markets_are() {
    let (feed, _) = good(SHOPIFY);
    let mug = &feed.rows[0];
    assert_eq!(mug.stock.quantity, None);
    let names: Vec<&str> = mug.extras.iter().map(|extra| extra.name.as_str()).collect();
    assert!(!names.iter().any(|name| name.contains("Cost")), "{names:?}");
    assert!(!names.iter().any(|name| name.contains("Qty")), "{names:?}");
    assert!(names.contains(&"Price / Rest of Europe"), "{names:?}");
    assert!(names.contains(&"Variant Compare At Price"), "{names:?}");
    assert!(mug.sale_text.is_none());
}

#[test]
fn every_further_market_of_a_shopify_file_is_named_once_and_kept_whole() {
    let (feed, report) = good(
        "Handle,Title,Variant SKU,Variant Price,Included / International,Price / International,\
         Compare At Price / International,Included / Schweiz,Price / Schweiz,Included / Japan,Price / Japan\n\
         a,A,A,10,TRUE,12,15,TRUE,,FALSE,\nb,B,B,10,TRUE,13,,TRUE,9.50,TRUE,1500\n",
    );
    let issues = report.issues();
    let beside = issues
        .iter()
        .find(|issue| issue.cause == Cause::MarketsBeside)
        .unwrap();
    let named: Vec<&str> = beside
        .places
        .iter()
        .filter_map(|place| place.raw.as_deref())
        .collect();
    assert_eq!(
        (beside.count, named),
        (3, vec!["International", "Schweiz", "Japan"])
    );
    let kept = |row: usize, name: &str| {
        let mut extras = feed.rows[row].extras.iter();
        extras
            .find(|extra| extra.name == name)
            .map(|extra| extra.value.as_str())
    };
    assert_eq!(kept(0, "Price / International"), Some("12"));
    assert_eq!(kept(0, "Compare At Price / International"), Some("15"));
    assert_eq!(kept(0, "Included / Japan"), Some("FALSE"));
    assert_eq!(kept(1, "Price / Schweiz"), Some("9.50"));
    assert_eq!(kept(1, "Price / Japan"), Some("1500"));
}

#[test]
fn shopify_goods_that_no_market_includes_are_left_out() {
    let (feed, report) = good(
        "Handle,Title,Variant SKU,Variant Price,Included / Canada,Price / Canada,Included / Rest of Europe\n\
         a,A,A,10,TRUE,12,FALSE\nb,B,B,10,FALSE,,FALSE\nb,,B2,11,,,\nc,C,C,10,,,\n",
    );
    assert_eq!(ids(&feed), ["A", "C"], "{report}");
    assert_eq!(report.count(Cause::NotListed), 2);
    assert_eq!(report.count(Cause::MarketsBeside), 1);
    let extras = &feed.rows[0].extras;
    let price = extras.iter().find(|extra| extra.name == "Price / Canada");
    assert_eq!(price.unwrap().value, "12");
    assert_eq!(feed.rows[0].price.as_ref().unwrap().regular.minor(), 1000);
}

#[test]
fn shopify_names_no_currency_and_is_asked_for_it_once() {
    let mut report = Report::default();
    let mut feed = Feed::read("x", SHOPIFY.as_bytes(), &mut report).unwrap();
    feed.settle(None, souk_commerce::Timestamp(1_795_348_800), &mut report);
    assert!(report.count(Cause::CurrencyUnknown) > 0);
    assert!(feed.rows.iter().all(|row| row.price.is_none()));
}

#[test]
fn shopify_with_the_newer_names_of_its_columns_says_the_same() {
    let newer = "Title,URL handle,Description,Vendor,Status,SKU,Barcode,Option1 name,Option1 value,Price,Compare-at price,Cost per item,\
        Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL\n\
        Kettle,kettle,<p>Boils.</p>,Smith,Active,K1,'4006381333931,Title,Default Title,25,,9,shopify,0,FALSE,https://x.example/k.jpg\n";
    let (feed, report) = good(newer);
    assert_eq!(feed.head.format, "shopify-csv");
    let row = &feed.rows[0];
    assert_eq!((row.id.as_str(), row.title.as_str()), ("K1", "Kettle"));
    assert_eq!(row.stock.state, StockState::OutOfStock);
    assert_eq!(
        row.price.as_ref().unwrap().regular.minor(),
        2500,
        "{report}"
    );
    assert_eq!(row.gtin.as_deref(), Some("04006381333931"));
}

#[test]
fn shopify_products_json_has_variants_with_their_own_pictures_and_options() {
    let (feed, report) = good(include_str!("../fixtures/shopify.json"));
    assert_eq!(feed.head.format, "shopify-json");
    assert_eq!(ids(&feed), ["71", "72", "81"], "{report}");
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (3, 2, 1)
    );
    let red = &feed.rows[1];
    assert_eq!(
        (red.title.as_str(), red.color.as_deref()),
        ("Mug", Some("Red"))
    );
    assert_eq!(red.group, feed.rows[0].group);
    assert_eq!(red.pictures.len(), 1);
    assert_eq!(feed.rows[0].pictures.len(), 2);
    assert_eq!(red.stock.state, StockState::OutOfStock);
    assert_eq!(feed.rows[0].stock.quantity, None);
    let kettle = &feed.rows[2];
    assert_eq!(kettle.title, "Kettle");
    assert_eq!(kettle.price.as_ref().unwrap().regular.minor(), 2550);
}

#[test]
pub(super) fn woo_variations_find_their_parent_before_or_behind_them() {
    let (feed, report) = good(include_str!("../fixtures/woo.csv"));
    assert_eq!(feed.head.format, "woo-csv");
    assert_eq!(ids(&feed), ["ALBUM", "TEE-R", "TEE-B"], "{report}");
    assert_eq!((feed.counts.read, feed.counts.accepted), (6, 4));
    let (red, blue) = (&feed.rows[1], &feed.rows[2]);
    assert_eq!(
        (red.title.as_str(), red.color.as_deref()),
        ("Tee", Some("Red"))
    );
    assert_eq!(red.size, None);
    assert_eq!(red.group, blue.group);
    assert_eq!(red.product_type, ["Clothing", "Tees"]);
    assert_eq!(red.pictures.len(), 2);
    assert_eq!(red.stock.quantity, None);
    assert_eq!(blue.stock.state, StockState::OutOfStock);
    assert_eq!(blue.sale_text.as_ref().unwrap().text, "15");
    assert_eq!(feed.rows[0].stock.state, StockState::Backorder);
    assert_eq!(report.count(Cause::NotListed), 1);
    assert_eq!(report.count(Cause::ParentMissing), 1);
}

#[test]
fn woo_commas_behind_a_backslash_belong_to_their_value() {
    let (feed, report) = good(
        "ID,Type,SKU,Name,Published,In stock?,Regular price,Categories,Attribute 1 name,Attribute 1 value(s)\n\
         1,simple,A,Kettle,1,1,10,\"Music, Kettles\\, cups > Steel\\, small\",Finish,\"Matt\\, dark, Polished\"\n\
         2,grouped,B,Set,1,1,,,,\n",
    );
    let kettle = &feed.rows[0];
    assert_eq!(kettle.product_type, ["Kettles, cups", "Steel, small"]);
    assert_eq!(kettle.details[0].value, "Matt, dark, Polished");
    assert_eq!(report.count(Cause::SetOfOthers), 1, "{report}");
}

#[test]
fn woo_headers_are_read_in_other_languages() {
    let (feed, report) = good(
        "\n\t\n\u{feff}ID,Тип,Артикул,Имя,Опубликован,Наличие,Базовая цена,Категории\n1,simple,A,Чайник,1,1,10,Кухня\n",
    );
    assert_eq!(feed.head.format, "woo-csv");
    assert_eq!(ids(&feed), ["A"], "{report}");
    assert_eq!(feed.rows[0].title, "Чайник");
}
