//! Tables and JSON of no known format, and `BestBuy`'s; and vehicles that look like goods.

use souk_commerce::product::{Condition, StockState};
use souk_commerce::{Currency, Timestamp};
use souk_feeds::{Cause, Feed, Report};

fn good(text: &str, currency: &str) -> (Feed, Report) {
    let mut report = Report::default();
    let mut feed =
        Feed::read("feed", text.as_bytes(), &mut report).unwrap_or_else(|error| panic!("{error}"));
    feed.settle(
        Currency::parse(currency),
        Timestamp(1_795_348_800),
        &mut report,
    );
    (feed, report)
}

#[test]
fn a_table_of_no_known_format_is_read_by_the_names_of_its_columns() {
    let (feed, report) = good(include_str!("../fixtures/generic.csv"), "INR");
    assert_eq!(feed.head.format, "generic-csv");
    let shorts = &feed.rows[0];
    assert_eq!(shorts.id, "c2d766ca982eca8304150849735ffef9", "{report}");
    assert_eq!(shorts.title, "Cycling shorts");
    // What a shopper pays; the price before is of no date.
    assert_eq!(shorts.price.as_ref().unwrap().regular.minor(), 37_900);
    assert!(shorts.sale_text.is_none());
    let old = shorts
        .extras
        .iter()
        .find(|extra| extra.name == "retail_price");
    assert_eq!(old.unwrap().value, "999");
    assert_eq!(
        shorts.product_type,
        ["Clothing", "Shorts", "Cycling shorts"]
    );
    assert_eq!(shorts.pictures.len(), 2);
    assert_eq!(shorts.brand.as_deref(), Some("Alisha"));
    assert_eq!(shorts.color.as_deref(), Some("Navy"));
    assert_eq!(shorts.details[0].value, "Lycra");
    assert_eq!(shorts.highlights, ["3 shorts"]);
    let states: Vec<StockState> = feed.rows.iter().map(|row| row.stock.state).collect();
    assert_eq!(states, [StockState::InStock, StockState::OutOfStock]);
    assert_eq!(shorts.stock.quantity, None);
    // A number is no brand, and a sofa without a price has none.
    assert_eq!(feed.rows[1].brand, None);
    assert!(feed.rows[1].price.is_none());
    for row in &feed.rows {
        let mut names = row.extras.iter().map(|extra| extra.name.as_str());
        assert!(!names.any(|name| name == "cost" || name == "stock"));
    }
}

#[test]
fn the_report_says_which_column_was_taken_for_what() {
    let (_, report) = good(include_str!("../fixtures/generic.csv"), "INR");
    let mut issues = report.issues().into_iter();
    let issue = issues
        .find(|issue| issue.cause == Cause::ColumnsAssumed)
        .unwrap();
    assert_eq!(issue.cause.severity().as_str(), "assumed");
    let said: Vec<&str> = issue
        .places
        .iter()
        .filter_map(|place| place.raw.as_deref())
        .collect();
    assert!(said[0].starts_with("id = uniq_id, title = product_name, price = discounted_price"));
    assert!(said[1].contains("link = product_url"), "{said:?}");
    assert!(said[2].contains("brand = brand"), "{said:?}");
}

#[test]
fn json_of_no_known_format_is_read_by_the_names_of_its_members() {
    let (feed, report) = good(include_str!("../fixtures/generic.json"), "THB");
    assert_eq!(feed.head.format, "generic-json");
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (3, 2, 1),
        "{report}"
    );
    let (lamp, tile) = (&feed.rows[0], &feed.rows[1]);
    assert_eq!((lamp.id.as_str(), lamp.title.as_str()), ("126", "ไฟสนาม"));
    assert_eq!(lamp.price.as_ref().unwrap().regular.minor(), 221_900);
    assert_eq!(tile.price.as_ref().unwrap().regular.minor(), 8950);
    assert_eq!(tile.stock.state, StockState::OutOfStock);
    assert_eq!(lamp.brand, None);
    assert_eq!(lamp.link.as_deref(), Some("https://shop.example/l"));
    assert_eq!(report.count(Cause::IdDuplicate), 1);
}

#[test]
fn an_address_stands_for_an_id_and_the_report_says_so() {
    let (feed, report) = good("Name,Price,URL\nKettle,10 THB,https://x.example/k\n", "THB");
    assert_eq!(feed.rows[0].id, "https://x.example/k");
    assert_eq!(report.count(Cause::IdFromOther), 1);
}

#[test]
fn a_table_without_a_price_or_without_an_id_is_of_no_format() {
    for text in [
        "id,name,colour\n1,x,red\n",
        "name,price\nx,1\n",
        "notes on the data, by hand\nid,name,price\n1,x,2\n",
    ] {
        let error = Feed::read("x", text.as_bytes(), &mut Report::default()).unwrap_err();
        assert_eq!(error.problem.code(), "unknown-format", "{text}");
    }
}

#[test]
fn a_named_format_comes_before_the_names_of_columns() {
    for (text, format) in [
        (
            "id,title,price,availability\n1,A,1 THB,in stock\n",
            "google-csv",
        ),
        (
            "Handle,Title,Variant Price,Variant SKU\na,A,1,s\n",
            "shopify-csv",
        ),
    ] {
        let (feed, report) = good(text, "THB");
        assert_eq!(feed.head.format, format);
        assert_eq!(report.count(Cause::ColumnsAssumed), 0);
    }
}

#[test]
fn bestbuy_prices_are_reduced_only_where_it_says_so() {
    let (feed, report) = good(include_str!("../fixtures/bestbuy.json"), "USD");
    assert_eq!(feed.head.format, "bestbuy-json");
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (3, 2, 1),
        "{report}"
    );
    let (new, old) = (&feed.rows[0], &feed.rows[1]);
    let price = new.price.as_ref().unwrap();
    assert_eq!(price.regular.minor(), 1299);
    assert_eq!(price.sale.as_ref().unwrap().price.minor(), 999);
    assert_eq!(new.product_type, ["Movies & Music", "Blu-ray"]);
    assert_eq!(new.gtin.as_deref(), Some("04006381333931"));
    assert_eq!(new.mpn.as_deref(), Some("D-1"));
    assert_eq!(new.brand.as_deref(), Some("Dimension"));
    assert_eq!(new.details[0].name, "Rating");
    assert_eq!(new.pictures.len(), 1);
    let price = old.price.as_ref().unwrap();
    assert_eq!((price.regular.minor(), price.sale.is_none()), (800, true));
    assert_eq!(old.condition, Some(Condition::Used));
    assert_eq!(old.stock.state, StockState::OutOfStock);
}

#[test]
fn a_table_of_cars_is_named_even_when_it_is_dressed_as_goods() {
    let header = "id,title,price,availability,google_product_category\n";
    let car = "1HGCM82633A004352,Accord,9000 USD,in_stock,\"Vehicles & Parts > Vehicles > Motor Vehicles > Cars, Trucks & Vans\"\n";
    let part = "FILTER-1,Filter,9 USD,in_stock,Vehicles & Parts > Vehicle Parts & Accessories\n";
    let error = Feed::read(
        "x",
        format!("{header}{car}").as_bytes(),
        &mut Report::default(),
    );
    let error = error.unwrap_err();
    assert_eq!(error.problem.code(), "other-kind");
    assert!(error.to_string().contains("vehicles"), "{error}");
    let (feed, _) = good(&format!("{header}{part}{part}"), "USD");
    assert_eq!(feed.rows.len(), 1);
}
