//! Each format, from bytes to rows: what it is known by, and where its fields go.

use std::io::Write as _;

use souk_commerce::Date;
use souk_commerce::product::StockState;
use souk_feeds::{Cause, Feed, Report};

use super::{item, read, rss};

fn ids(feed: &Feed) -> Vec<&str> {
    feed.rows.iter().map(|row| row.id.as_str()).collect()
}

fn good(text: &str) -> (Feed, Report) {
    read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
pub(super) fn google_csv_is_read_with_any_delimiter_and_any_spelling_of_its_names() {
    for text in [
        "id,title,price,availability,image link\n1,Kettle,10 THB,in stock,https://x.example/a.jpg\n",
        "ID;TITLE;PRICE;AVAILABILITY;image_link\n1;Kettle;10 THB;in stock;https://x.example/a.jpg\n",
        "\u{FEFF}\n\t\nid\ttitle\tprice\tavailability\timage-link\r\n1\tKettle\t10 THB\tin stock\thttps://x.example/a.jpg\r\n",
        "[id]|title [title]|price [price]|Verf\u{fc}gbarkeit|Bildlink\r1|Kettle|10 THB|in stock|https://x.example/a.jpg\r",
        "sep=,\n# our feed, made by hand\nid,title,price,availability,image link\n1,Kettle,10 THB,in stock,https://x.example/a.jpg",
    ] {
        let (feed, report) = good(text);
        assert_eq!(feed.head.format, "google-csv", "{text}");
        assert_eq!(ids(&feed), ["1"], "{text}");
        let row = &feed.rows[0];
        assert_eq!(row.price.as_ref().unwrap().regular.minor(), 1000, "{text}");
        assert_eq!(row.stock.state, StockState::InStock, "{text}");
        assert_eq!(row.pictures.len(), 1, "{text}");
        assert!(report.is_empty(), "{text}: {report}");
    }
}

#[test]
pub(super) fn google_json_is_read_in_both_forms_of_its_price() {
    let content = r#"{"kind": "content#product", "id": "online:en:TH:1", "offerId": "1", "title": "Kettle",
        "imageLink": "https://x.example/a.jpg", "additionalImageLinks": ["https://x.example/b.jpg", "https://x.example/c.jpg"],
        "price": {"value": "10.50", "currency": "THB"}, "availability": "in stock", "itemGroupId": "g",
        "shipping": [{"country": "TH", "service": "Post", "price": {"value": "40", "currency": "THB"}}],
        "productDetails": [{"sectionName": "Size", "attributeName": "Height", "attributeValue": "20 cm"}], "customAttributes": []}"#;
    let merchant = r#"{"name": "accounts/1/products/en~TH~1", "offerId": "1", "contentLanguage": "en", "productAttributes": {"title": "Kettle",
        "imageLink": "https://x.example/a.jpg", "additionalImageLinks": ["https://x.example/b.jpg", "https://x.example/c.jpg"],
        "price": {"amountMicros": "10500000", "currencyCode": "THB"}, "availability": "IN_STOCK", "itemGroupId": "g",
        "shipping": [{"country": "TH", "service": "Post", "price": {"amountMicros": "40000000", "currencyCode": "THB"}}],
        "productDetails": [{"sectionName": "Size", "attributeName": "Height", "attributeValue": "20 cm"}]}}"#;
    for record in [content, merchant] {
        let lines = record.replace('\n', " ");
        for text in [
            format!("[{record}]"),
            format!("{{\"resources\": [{record}], \"nextPageToken\": \"x\"}}"),
            format!("{{\"products\": [{record}]}}"),
            format!("{lines}\n"),
        ] {
            let (feed, report) = good(&text);
            assert_eq!(feed.head.format, "google-json");
            let row = &feed.rows[0];
            assert_eq!(
                (row.id.as_str(), row.group.as_deref()),
                ("1", Some("g")),
                "{text}"
            );
            assert_eq!(row.price.as_ref().unwrap().regular.minor(), 1050);
            assert_eq!(
                (row.pictures.len(), row.shipping.len(), row.details.len()),
                (3, 1, 1)
            );
            assert_eq!(row.shipping[0].price.as_ref().unwrap().text, "40 THB");
            assert!(report.is_empty(), "{report}");
        }
    }
}

#[test]
pub(super) fn meta_csv_has_nested_values_in_columns_and_in_cells() {
    let text = "# cells that begin so are hints,,,,,,,,\n\
        id,title,price,availability,status,image[0].url,image[1].url,additional_variant_attribute,rich_text_description,description\n\
        1,Kettle,9.99 THB,available for order,active,https://x.example/a.jpg,https://x.example/b.jpg,\"Scent:Rose\",<p>Boils.</p>,plain\n\
        2,Pot,1 THB,in stock,archived,,,,,\n";
    let (feed, report) = good(text);
    assert_eq!((feed.head.format, ids(&feed)), ("meta-csv", vec!["1"]));
    assert_eq!(
        (
            feed.counts.read,
            feed.counts.rejected,
            report.count(Cause::NotListed)
        ),
        (2, 1, 1)
    );
    let row = &feed.rows[0];
    assert_eq!(
        (row.title.as_str(), row.stock.state, row.pictures.len()),
        ("Kettle – Rose", StockState::Backorder, 2)
    );
    assert_eq!(
        row.extras
            .iter()
            .map(|extra| extra.name.as_str())
            .collect::<Vec<_>>(),
        ["status", "description"]
    );
    let text = "id,title,price,fb_product_category,image\n1,Kettle,9.99 THB,home,\"[{\"\"url\"\":\"\"https://x.example/a.jpg\"\",\"\"tag\"\":[\"\"x\"\"]},{\"\"url\"\":\"\"https://x.example/b.jpg\"\"}]\"\n";
    assert_eq!(good(text).0.rows[0].pictures.len(), 2);
}

#[test]
pub(super) fn prisjakt_extends_google() {
    let text = "<rss xmlns:g=\"http://base.google.com/ns/1.0\" xmlns:pj=\"https://schema.prisjakt.nu/ns/1.0\"><channel><item><g:id>1</g:id>\
        <g:title>Kettle</g:title><g:price>5 THB</g:price><pj:availability>download</pj:availability><pj:gtin>4006-3813 33931</pj:gtin></item></channel></rss>";
    let (feed, report) = good(text);
    assert_eq!(feed.head.format, "prisjakt");
    assert_eq!(
        (feed.rows[0].stock.state, feed.rows[0].gtin.as_deref()),
        (StockState::InStock, Some("04006381333931"))
    );
    assert!(report.is_empty(), "{report}");
}

#[test]
pub(super) fn yml_has_its_categories_before_its_offers() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE yml_catalog SYSTEM \"shops.dtd\">\n<yml_catalog date=\"2026-11-01 10:00\"><shop><name>S</name><url>https://s.example</url>\
        <currencies><currency id=\"THB\" rate=\"1\"/></currencies><categories><category id=\"1\">Home</category>\
        <category id=\"2\" parentId=\"1\">Kitchen</category><category id=\"3\" parentId=\"3\">Loop</category></categories><offers>\
        <offer id=\"a\" available=\"true\" group_id=\"g\"><name>Kettle</name><price>10.5</price><oldprice>20</oldprice><currencyId>THB</currencyId>\
        <categoryId>2</categoryId><picture>https://x.example/a.jpg</picture><picture>https://x.example/b.jpg</picture>\
        <param name=\"Цвет\">red</param><param name=\"Volume\" unit=\"l\">2</param></offer>\
        <offer id=\"b\" available=\"false\" type=\"vendor.model\"><typePrefix>Pot</typePrefix><vendor>Nara</vendor><model>X2</model>\
        <price>5</price><currencyId>THB</currencyId><categoryId>3</categoryId></offer></offers></shop></yml_catalog>";
    let (feed, report) = good(text);
    assert_eq!((feed.head.format, feed.counts.read), ("yml", 2));
    assert_eq!(feed.head.title.as_deref(), Some("S"));
    assert_eq!(feed.head.link.as_deref(), Some("https://s.example"));
    let date = feed.head.date.map(Date::of);
    assert_eq!(date, Date::from_calendar(2026, 11, 1));
    let (a, b) = (&feed.rows[0], &feed.rows[1]);
    assert_eq!(a.product_type, ["Home", "Kitchen"]);
    assert_eq!(
        (a.color.as_deref(), a.details[0].value.as_str()),
        (Some("red"), "2 l")
    );
    assert_eq!((a.group.as_deref(), a.pictures.len()), (Some("g"), 2));
    assert_eq!(a.price.as_ref().unwrap().regular.minor(), 1050);
    assert_eq!(
        a.price.as_ref().unwrap().sale,
        None,
        "an old price is no price before a sale"
    );
    assert_eq!(
        (b.title.as_str(), b.stock.state),
        ("Pot Nara X2", StockState::OutOfStock)
    );
    assert_eq!(b.product_type, ["Loop"]);
    assert_eq!(report.count(Cause::CategoryUnknown), 1);
    assert_eq!(report.issues().len(), 1, "{report}");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
pub(super) fn a_feed_is_unpacked_by_its_content() {
    let text = rss(&item("a", ""));
    let (feed, _) = read(&gzip(text.as_bytes())).unwrap();
    assert_eq!(
        (ids(&feed), feed.head.packed.as_slice()),
        (vec!["a"], ["gzip"].as_slice())
    );
    let (feed, _) = read(&gzip(&gzip(text.as_bytes()))).unwrap();
    assert_eq!(ids(&feed), ["a"]);
}

#[test]
pub(super) fn a_file_that_fits_no_format_is_told_what_was_tried() {
    let error = read(b"sku;colour\nA;red\n").unwrap_err();
    let told = error.to_string();
    assert_eq!(error.problem.code(), "unknown-format");
    assert!(
        told.contains("sku, colour")
            && told.contains("Google (CSV or TSV) (no id, no title, no price)"),
        "{told}"
    );
    assert_eq!(
        read(b"1;Kettle;10.00;https://x.example\n2;Pot;11.00;https://x.example\n")
            .unwrap_err()
            .problem
            .code(),
        "no-header"
    );
    for (text, what) in [
        (
            "id,title,price,vin,make,model\n1,Car,5 THB,X,Y,Z\n",
            "vehicles",
        ),
        (
            "Order ID,Email,Lineitem name\n1,a@b.example,Kettle\n",
            "orders",
        ),
        (
            "Handle,Title,SKU,HS Code,COO,Location,On hand\nkettle,Kettle,K,,,Bangkok,5\n",
            "stock",
        ),
        (
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \"title\": \"x\", \"url\": \"y\"}]}",
            "news",
        ),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!(error.problem.code(), "other-kind", "{text}");
        assert!(error.to_string().contains(what), "{error}");
    }
}

#[test]
pub(super) fn a_broken_row_or_object_costs_itself() {
    let (feed, report) = good(
        "id,title,price\n1,\"Kettle,10 THB\n2,Pot,11 THB\n3,Cup, with handle,12 THB\n\n,,\n4,Pan,13 THB\n",
    );
    assert_eq!(ids(&feed), ["2", "4"]);
    assert_eq!((feed.counts.read, feed.counts.rejected), (4, 2));
    let issue = report.issues()[0];
    assert_eq!(
        (issue.cause, issue.places[0].line),
        (Cause::QuoteUnclosed, Some(2))
    );
    assert_eq!(
        (
            report.count(Cause::RowTooLong),
            report.count(Cause::RowBlank)
        ),
        (1, 1)
    );
    let (feed, report) = good(
        "[{\"offerId\": \"1\", \"title\": \"Kettle\", \"price\": {\"value\": \"1\", \"currency\": \"THB\"},},\n {\"offerId\": 2 \"title\": \"x\"},\n null,\n \
         {\"offerId\": 3, \"title\": \"Pot\", \"price\": {\"value\": 2.5, \"currency\": \"THB\"}}]",
    );
    assert_eq!(ids(&feed), ["1", "3"]);
    assert_eq!((feed.counts.read, feed.counts.rejected), (4, 2));
    assert_eq!(
        (
            report.count(Cause::JsonMalformed),
            report.count(Cause::RecordNoObject),
            report.count(Cause::JsonLoose)
        ),
        (1, 1, 1)
    );
}

#[test]
fn what_no_typed_value_holds_is_kept_in_the_order_of_the_file() {
    let table = "id\ttitle\tprice\tavailability\tgtin\tcondition\tgoogle product category\tproduct type\tproduct type\tnote\tcost\n\
        1\tKettle\t10 THB\tmaybe\tN/A\tas new\t536\tHome > Tea\tGifts\tx\t3\n";
    let (feed, _) = good(table);
    let extras: Vec<(&str, &str)> = feed.rows[0]
        .extras
        .iter()
        .map(|extra| (extra.name.as_str(), extra.value.as_str()))
        .collect();
    let expected = [
        ("availability", "maybe"),
        ("gtin", "N/A"),
        ("condition", "as new"),
        ("google product category", "536"),
        ("product type", "Gifts"),
        ("note", "x"),
    ];
    assert_eq!(extras, expected);
}
