//! The formats of Europe's price comparisons.

use souk_commerce::product::{Condition, StockState};
use souk_commerce::{Currency, Timestamp};
use souk_feeds::{Cause, Feed, Report};

fn good(bytes: &[u8]) -> (Feed, Report) {
    let mut report = Report::default();
    let mut feed = Feed::read("feed", bytes, &mut report).unwrap_or_else(|error| panic!("{error}"));
    feed.settle(feed.currency(), Timestamp(1_795_348_800), &mut report);
    (feed, report)
}

fn states(feed: &Feed) -> Vec<StockState> {
    feed.rows.iter().map(|row| row.stock.state).collect()
}

fn price(feed: &Feed, row: usize) -> Option<i64> {
    let price = feed.rows[row].price.as_ref();
    price.map(|price| price.regular.minor())
}

fn extras(feed: &Feed, row: usize) -> Vec<(&str, &str)> {
    let extras = feed.rows[row].extras.iter();
    extras
        .map(|extra| (extra.name.as_str(), extra.value.as_str()))
        .collect()
}

#[test]
fn heureka_names_the_goods_apart_from_its_advertising_and_counts_days_to_delivery() {
    let (feed, report) = good(include_bytes!("../fixtures/heureka.xml"));
    assert_eq!(feed.head.format, "heureka");
    assert_eq!((feed.counts.read, feed.counts.rejected), (4, 1), "{report}");
    assert_eq!(report.count(Cause::NotListed), 1);
    let kettle = &feed.rows[0];
    assert_eq!(
        (kettle.title.as_str(), kettle.group.as_deref()),
        ("Kettle", Some("k"))
    );
    assert_eq!(price(&feed, 0), Some(100_050));
    assert_eq!(
        (kettle.color.as_deref(), kettle.details[0].value.as_str()),
        (Some("červená"), "2 l")
    );
    assert_eq!(kettle.product_type, ["Kitchen", "Kettles"]);
    assert_eq!(
        (kettle.pictures.len(), kettle.brand.as_deref()),
        (2, Some("Nara"))
    );
    assert_eq!(
        (
            kettle.shipping[0].service.as_deref(),
            kettle.shipping[0].price.as_ref().unwrap().text.as_str()
        ),
        (Some("PPL"), "99 CZK")
    );
    let kept = extras(&feed, 0);
    for field in [
        ("PRODUCT", "Kettle with a gift"),
        ("PRICE", "826,45"),
        ("DELIVERY.DELIVERY_PRICE_COD", "129"),
        ("GIFT", "Tea"),
    ] {
        assert!(kept.contains(&field), "{kept:?}");
    }
    assert_eq!(
        report.count(Cause::PrivateField),
        1,
        "a bid is nobody's business"
    );
    assert_eq!(
        states(&feed),
        [
            StockState::InStock,
            StockState::Backorder,
            StockState::Preorder
        ]
    );
    assert!(feed.rows[2].stock.available_from.is_some());
}

#[test]
fn a_price_of_heureka_without_its_tax_is_no_price() {
    let (feed, _) = good(include_bytes!("../fixtures/heureka.xml"));
    assert_eq!(price(&feed, 2), None);
    assert!(extras(&feed, 2).contains(&("PRICE", "100")));
}

#[test]
fn an_old_file_of_heureka_knows_its_goods_by_their_addresses() {
    let (feed, report) = good(include_bytes!("../fixtures/heureka.xml"));
    let pot = &feed.rows[1];
    assert_eq!(
        (pot.id.as_str(), pot.title.as_str(), pot.condition),
        ("https://x.example/pot", "Old pot", Some(Condition::Used))
    );
    assert_eq!(report.count(Cause::IdFromGuid), 1);
}

#[test]
fn skroutz_that_contradicts_itself_promises_less() {
    let (feed, report) = good(include_bytes!("../fixtures/skroutz.xml"));
    assert_eq!((feed.head.format, feed.counts.read), ("skroutz", 5));
    assert!(feed.head.date.is_some(), "it says when it was made");
    assert_eq!(
        states(&feed),
        [
            StockState::Backorder,
            StockState::Backorder,
            StockState::InStock,
            StockState::InStock,
            StockState::OutOfStock,
            StockState::OutOfStock
        ]
    );
    assert_eq!(report.count(Cause::StockContradictory), 1);
    assert!(extras(&feed, 0).contains(&("availability", "Άμεσα διαθέσιμο")));
    assert_eq!(feed.currency(), Currency::parse("EUR"));
    assert_eq!(price(&feed, 0), Some(3470));
}

#[test]
fn a_list_of_sizes_is_no_size_and_variations_are_variants() {
    let (feed, _) = good(include_bytes!("../fixtures/skroutz.xml"));
    assert_eq!(
        (
            feed.rows[0].size.as_deref(),
            feed.rows[0].details[0].value.as_str()
        ),
        (None, "S,M,L")
    );
    let (small, medium) = (&feed.rows[3], &feed.rows[4]);
    assert_eq!(
        (
            small.id.as_str(),
            small.group.as_deref(),
            small.size.as_deref()
        ),
        ("4-S", Some("4"), Some("S"))
    );
    assert_eq!((price(&feed, 3), price(&feed, 4)), (Some(2000), Some(2200)));
    assert_eq!(medium.brand.as_deref(), Some("Nara"));
    assert_eq!(medium.title, "Shirt");
    assert_eq!(feed.counts.accepted, 5);
}

#[test]
fn ceneo_says_in_attributes_what_others_say_in_elements() {
    let (feed, report) = good(include_bytes!("../fixtures/ceneo.xml"));
    assert_eq!((feed.head.format, feed.counts.read), ("ceneo", 4));
    let kettle = &feed.rows[0];
    assert_eq!(kettle.product_type, ["Dom", "Kuchnia", "Czajniki"]);
    assert_eq!(
        (
            kettle.brand.as_deref(),
            kettle.mpn.as_deref(),
            kettle.gtin.as_deref()
        ),
        (Some("Nara"), Some("K-2"), Some("04006381333931"))
    );
    assert_eq!(
        (kettle.color.as_deref(), kettle.details[0].value.as_str()),
        (Some("czerwony"), "2 kW")
    );
    assert_eq!((kettle.pictures.len(), kettle.stock.quantity), (2, Some(4)));
    assert_eq!(
        (price(&feed, 0), price(&feed, 1)),
        (Some(12_999), Some(500))
    );
    assert_eq!(
        states(&feed),
        [
            StockState::InStock,
            StockState::Backorder,
            StockState::Preorder,
            StockState::Unknown
        ]
    );
    assert_eq!(report.count(Cause::AvailabilityUnknown), 1);
    assert_eq!(feed.currency(), Currency::parse("PLN"));
}

#[test]
fn idealo_has_a_column_for_each_way_of_delivery_and_of_payment() {
    let (feed, report) = good(include_bytes!("../fixtures/idealo.csv"));
    assert_eq!((feed.head.format, feed.counts.read), ("idealo-csv", 3));
    let kettle = &feed.rows[0];
    assert_eq!(
        (kettle.gtin.as_deref(), kettle.mpn.as_deref()),
        (Some("04006381333931"), Some("K-2"))
    );
    assert_eq!(report.count(Cause::GtinInvalid), 1);
    assert_eq!(kettle.product_type, ["Home", "Kettles"]);
    assert_eq!(
        (kettle.pictures.len(), kettle.color.as_deref()),
        (2, Some("red"))
    );
    let ways: Vec<_> = kettle.shipping.iter().collect();
    assert_eq!(ways.len(), 1, "a way without a price is not offered");
    assert_eq!(ways[0].service.as_deref(), Some("deutsche_post"));
    let kept = extras(&feed, 0);
    for field in [
        ("formerPrice", "49.90"),
        ("basePrice", "10.00 €/kg"),
        ("paymentCosts_Vorkasse", "1.50"),
        ("hans", "K2"),
        ("deliveryTime", "4 bis 8 Tage"),
    ] {
        assert!(kept.contains(&field), "{kept:?}");
    }
    assert_eq!(
        states(&feed),
        [
            StockState::InStock,
            StockState::Backorder,
            StockState::Unknown
        ]
    );
    assert_eq!(feed.rows[1].condition, Some(Condition::Used));
}

#[test]
fn idealo_is_known_by_its_headers_in_other_languages() {
    for header in [
        "Artikelnummer im Shop;Produktname;Preis (Brutto);Lieferzeit",
        "Referencia;Nombre del producto;Precio;Plazo de entrega",
        "Référence;Nom du produit;Prix TTC;Délai de livraison",
        "Codice articolo;Titolo;Prezzo;Tempi di consegna",
    ] {
        let (feed, _) = good(format!("{header}\n1;Kettle;9,90 EUR;24 h\n").as_bytes());
        assert_eq!(feed.head.format, "idealo-csv", "{header}");
        assert_eq!(price(&feed, 0), Some(990), "{header}");
        assert_eq!(states(&feed), [StockState::InStock], "{header}");
    }
}

#[test]
fn an_agentic_feed_counts_in_minor_units_and_has_its_variants_inside() {
    let (feed, report) = good(include_bytes!("../fixtures/agentic.json"));
    assert_eq!(feed.head.format, "agentic");
    assert_eq!((feed.counts.read, feed.counts.rejected), (3, 1), "{report}");
    assert_eq!(report.count(Cause::VariantsMissing), 1);
    let (red, blue) = (&feed.rows[0], &feed.rows[1]);
    assert_eq!((price(&feed, 0), price(&feed, 1)), (Some(1999), Some(2050)));
    assert_eq!(report.count(Cause::MinorUnitsBroken), 1);
    assert_eq!(
        (red.id.as_str(), red.group.as_deref(), red.title.as_str()),
        ("tee-r", Some("tee"), "Tee – Crew")
    );
    assert_eq!((red.color.as_deref(), red.pictures.len()), (Some("Red"), 2));
    assert_eq!(red.gtin.as_deref(), Some("04006381333931"));
    assert_eq!(blue.condition, Some(Condition::Used));
    assert_eq!(
        states(&feed),
        [
            StockState::InStock,
            StockState::OutOfStock,
            StockState::Unknown
        ]
    );
    assert!(extras(&feed, 0).contains(&("seller.name", "Nara Shop")));
    assert!(extras(&feed, 1).contains(&("seller.name", "Other Shop")));
    assert!(extras(&feed, 0).contains(&("title", "Tee - Red")));
    assert_eq!(
        (price(&feed, 2), feed.rows[2].group.as_deref()),
        (None, None)
    );
}

#[test]
fn minor_units_have_the_decimals_of_their_currency() {
    for (code, minor) in [("JPY", 1999), ("KWD", 1999), ("USD", 5)] {
        let text = format!(
            r#"{{"products": [{{"id": "1", "variants": [{{"id": "2", "title": "x", "price": {{"amount": {minor}, "currency": "{code}"}}}}]}}]}}"#
        );
        assert_eq!(price(&good(text.as_bytes()).0, 0), Some(minor), "{code}");
    }
}

#[test]
fn the_header_of_an_agentic_feed_in_lines_is_no_product() {
    let text = "{\"feed_id\": \"f\", \"account_id\": \"a\", \"target_country\": \"US\"}\n\
        {\"id\": \"1\", \"variants\": [{\"id\": \"2\", \"title\": \"Kettle\"}]}\n";
    let (feed, report) = good(text.as_bytes());
    assert_eq!((feed.head.format, feed.rows.len()), ("agentic", 1));
    assert_eq!(feed.counts.rejected, 0, "{report}");
}
