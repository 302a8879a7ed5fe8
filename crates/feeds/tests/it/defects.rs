//! What is wrong with a feed costs as little as possible, and is told.

use souk_commerce::product::{Block, Condition, StockState};
use souk_feeds::{Cause, FeedProblem, Picture, Row};

use super::{item, read, rss};

const DEFECTS: &[u8] = include_bytes!("../fixtures/defects.xml");

fn row<'a>(rows: &'a [Row], id: &str) -> &'a Row {
    rows.iter()
        .find(|row| row.id == id)
        .unwrap_or_else(|| panic!("no row {id}"))
}

#[test]
pub(super) fn every_defect_costs_what_it_must_and_no_more() {
    let (feed, _) = read(DEFECTS).unwrap();
    let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
    let expected = [
        "good",
        "raw-ampersand",
        "escaped-twice",
        "zero",
        "foreign",
        "silent",
        "undeclared",
        "after-the-end",
    ];
    assert_eq!(ids, expected);
    assert_eq!(
        (feed.counts.read, feed.counts.accepted, feed.counts.rejected),
        (15, 8, 7)
    );

    let good = row(&feed.rows, "good");
    assert_eq!(good.title, "Kettle");
    assert_eq!(
        good.description.blocks,
        [Block::Paragraph("Boils water.".into())]
    );
    assert_eq!(
        good.link.as_deref(),
        Some("https://defects.example/kettle?a=1&b=2")
    );
    assert_eq!(good.condition, Some(Condition::New));
    assert_eq!(good.gtin.as_deref(), Some("04006381333931"));
    let price = good.price.as_ref().unwrap();
    let sale = price.sale.as_ref().unwrap();
    assert_eq!(
        (price.regular.minor(), sale.price.minor()),
        (59_900, 49_900)
    );
    assert_eq!(
        sale.window.start.unwrap().to_rfc3339(),
        "2026-11-19T17:00:00Z"
    );
    assert_eq!(
        sale.window.end.unwrap().to_rfc3339(),
        "2026-12-01T00:00:00Z"
    );
    assert_eq!(
        good.extras.len(),
        2,
        "what has no type is kept, and a second title: {:?}",
        good.extras
    );

    let ampersand = row(&feed.rows, "raw-ampersand");
    assert_eq!(
        ampersand.title, "Salt & pepper &c; café &bogus;",
        "no entity of the document type expands"
    );
    assert_eq!(
        ampersand.pictures,
        [Picture::Remote(
            "https://defects.example/a.jpg?v=1&width=600".into()
        )]
    );

    let twice = row(&feed.rows, "escaped-twice");
    assert_eq!(twice.title, "l'eau & vin");
    assert_eq!(twice.product_type, ["Home", "Kitchen"]);
    assert_eq!(
        twice.description.blocks,
        [
            Block::Paragraph("one".into()),
            Block::Paragraph("two".into())
        ]
    );
    assert_eq!(
        (twice.price.clone(), twice.condition, twice.stock.state),
        (None, None, StockState::Unknown)
    );
    assert!(twice.pictures.is_empty());

    assert_eq!(
        row(&feed.rows, "silent")
            .price
            .as_ref()
            .unwrap()
            .regular
            .minor(),
        1000
    );
    assert_eq!(row(&feed.rows, "undeclared").title, "Other prefix");
}

/// `SOUK_GOLDEN=1` writes the expected text anew.
#[test]
pub(super) fn the_report_reads_as_it_always_did() {
    let (_, report) = read(DEFECTS).unwrap();
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/defects.report.txt"
    );
    if std::env::var_os("SOUK_GOLDEN").is_some() {
        std::fs::write(path, report.to_string()).unwrap();
    }
    assert_eq!(report.to_string(), std::fs::read_to_string(path).unwrap());
}

#[test]
pub(super) fn nothing_private_leaves_the_reader() {
    let (feed, report) = read(DEFECTS).unwrap();
    let everything = format!("{feed:?} {report:?} {report}");
    assert!(!everything.contains("123.45") && !everything.contains("secret margin"));
    assert_eq!(report.count(Cause::PrivateField), 2);
}

#[test]
pub(super) fn what_is_no_feed_is_one_error_with_place_and_remedy() {
    let cut = rss(&item("a", ""));
    let cut = &cut[..cut.len() - 30];
    let vehicle = "<g:vin>1</g:vin><g:make>X</g:make><g:mileage>9</g:mileage>";
    for (text, code, line) in [
        (String::new(), "file-empty", 1),
        ("\n \n".to_owned(), "file-blank", 1),
        ("{\"products\": []}".to_owned(), "no-records", 1),
        ("name,colour\nx,y".to_owned(), "unknown-format", 1),
        (
            "<!DOCTYPE html>\n<html><body>Please log in".to_owned(),
            "html-page",
            1,
        ),
        (
            "<?xml version=\"1.0\"?>\n<note><to>you</to></note>".to_owned(),
            "unknown-format",
            2,
        ),
        ("<urlset><url></url></urlset>".to_owned(), "other-kind", 1),
        (rss(""), "no-records", 4),
        (cut.to_owned(), "truncated", 3),
        (rss(&item("a", ""))[..150].to_owned(), "truncated", 3),
        ("<rss><chan".to_owned(), "truncated", 1),
        (
            rss("<item><title>News</title><link>https://x.example</link></item>"),
            "other-kind",
            1,
        ),
        (rss(&item("a", vehicle)), "other-kind", 1),
        (
            "<feed><reviews><review/></reviews></feed>".to_owned(),
            "wrong-kind",
            1,
        ),
    ] {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!(
            (error.problem.code(), error.line),
            (code, Some(line)),
            "{text}"
        );
        let told = error.to_string();
        assert!(
            told.starts_with("feed.xml, line ") && told.contains("to mend it: "),
            "{told}"
        );
    }
    let error = read(&[0x1f, 0x8b, 8, 0, 0]).unwrap_err();
    assert_eq!(error.problem, FeedProblem::PackedBroken("gzip"));
}

#[test]
pub(super) fn encodings_are_found_and_read() {
    let text = rss(&item("ก", "<g:brand>Škoda ไทย</g:brand>"));
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = text.replace("UTF-8", "UTF-16");
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    for (bytes, name) in [
        (text.clone().into_bytes(), "UTF-8"),
        (format!("\u{FEFF}{text}").into_bytes(), "UTF-8"),
        (utf16(u16::to_le_bytes), "UTF-16LE"),
        (utf16(u16::to_be_bytes), "UTF-16BE"),
    ] {
        let (feed, report) = read(&bytes).unwrap();
        assert_eq!(
            (feed.rows[0].id.as_str(), feed.rows[0].brand.as_deref()),
            ("ก", Some("Škoda ไทย"))
        );
        assert_eq!(feed.head.encoding, name);
        assert!(report.is_empty(), "{report}");
    }
    let latin = |declared: &str| -> Vec<u8> {
        let text = rss(&item("a", "<g:brand>caf\u{e9}</g:brand>")).replace("UTF-8", declared);
        text.chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect()
    };
    let (feed, report) = read(&latin("windows-1252")).unwrap();
    assert_eq!(
        (
            feed.rows[0].brand.as_deref(),
            report.count(Cause::EncodingOther)
        ),
        (Some("café"), 0)
    );
    let (feed, report) = read(&latin("UTF-8")).unwrap();
    assert_eq!(
        (
            feed.rows[0].brand.as_deref(),
            report.count(Cause::EncodingOther)
        ),
        (Some("café"), 1)
    );
}

#[test]
pub(super) fn a_prefix_counts_by_its_namespace() {
    let google = "http://base.google.com/ns/1.0";
    let plain =
        "<id>1</id><title>T</title><price>5 THB</price><availability>in stock</availability>";
    let prefixed = |p: &str| {
        plain
            .replace("</", &format!("</{p}:"))
            .replace('<', &format!("<{p}:"))
            .replace(&format!("<{p}:/{p}:"), &format!("</{p}:"))
    };
    for (text, cause) in [
        (
            format!(
                "<rss xmlns:c=\"{google}\" xmlns:g=\"{google}\"><channel><item>{}</item></channel></rss>",
                prefixed("c")
            ),
            None,
        ),
        (
            format!(
                "<rss xmlns:g=\"https://base.google.com/ns/1.0/\"><channel><item>{}</item></channel></rss>",
                prefixed("g")
            ),
            None,
        ),
        (
            format!("<products xmlns=\"{google}\"><product>{plain}</product></products>"),
            None,
        ),
        (
            format!(
                "<products xmlns:g=\"{google}\"><product>{}</product></products>",
                prefixed("g")
            ),
            None,
        ),
        (
            format!(
                "<rss><channel><item>{}</item></channel></rss>",
                prefixed("g")
            ),
            Some(Cause::PrefixUndeclared),
        ),
        (
            format!(
                "<rss xmlns:g=\"{{'g': '{google}'}}\"><channel><item>{}</item></channel></rss>",
                prefixed("g")
            ),
            Some(Cause::NamespaceOdd),
        ),
        (
            format!(
                "<rss xmlns:g=\"http://x.example\"><channel><item>{}</item></channel></rss>",
                prefixed("g")
            ),
            Some(Cause::NamespaceOdd),
        ),
        (
            format!("<rss><channel><item>{plain}</item></channel></rss>"),
            Some(Cause::PlainName),
        ),
        (
            format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:g=\"{google}\"><entry><link href=\"https://x.example/1\"/>{}</entry></feed>",
                prefixed("g")
            ),
            None,
        ),
    ] {
        let (feed, report) = read(text.as_bytes()).unwrap();
        assert_eq!(
            (feed.rows[0].id.as_str(), feed.rows[0].title.as_str()),
            ("1", "T"),
            "{text}"
        );
        assert_eq!(
            feed.rows[0]
                .price
                .as_ref()
                .map(|price| price.regular.minor()),
            Some(500),
            "{text}"
        );
        assert_eq!(
            report.issues().first().map(|issue| issue.cause),
            cause,
            "{text}\n{report}"
        );
    }
}

#[test]
pub(super) fn a_record_that_is_too_large_or_too_deep_costs_only_itself() {
    let huge = format!(
        "<g:description>{}</g:description>",
        "x".repeat(5 * 1024 * 1024)
    );
    let deep = format!("{}{}", "<a>".repeat(30), "</a>".repeat(30));
    let text = rss(&[
        item("a", ""),
        item("huge", &huge),
        item("deep", &deep),
        item("b", ""),
    ]
    .concat());
    let (feed, report) = read(text.as_bytes()).unwrap();
    let ids: Vec<&str> = feed.rows.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!(
        (
            report.count(Cause::RecordTooLarge),
            report.count(Cause::RecordTooDeep)
        ),
        (1, 1)
    );
}

#[test]
pub(super) fn delivery_details_and_highlights_are_read_in_both_forms() {
    let more = "<g:shipping><g:country>TH</g:country><g:service>Post</g:service><g:price>40 THB</g:price></g:shipping>\
        <g:shipping>US:CA:Overnight:16.00 USD,GB:::4 GBP</g:shipping>\
        <g:product_detail><g:section_name>Size</g:section_name><g:attribute_name>Height</g:attribute_name>\
        <g:attribute_value>20 cm</g:attribute_value></g:product_detail>\
        <g:product_detail>Size:Ratio:16:9</g:product_detail><g:product_detail>nothing</g:product_detail>\
        <g:product_highlight>Boils fast</g:product_highlight><g:product_highlight>Stays cool</g:product_highlight>";
    let (feed, report) = read(rss(&item("a", more)).as_bytes()).unwrap();
    let row = &feed.rows[0];
    let shipping: Vec<_> = row
        .shipping
        .iter()
        .map(|shipping| {
            (
                shipping.country.unwrap().to_string(),
                shipping.service.as_deref(),
                shipping.price.as_ref().unwrap().text.as_str(),
            )
        })
        .collect();
    let expected = [
        ("TH".to_owned(), Some("Post"), "40 THB"),
        ("US".to_owned(), Some("Overnight"), "16.00 USD"),
        ("GB".to_owned(), None, "4 GBP"),
    ];
    assert_eq!(shipping, expected);
    let details: Vec<_> = row
        .details
        .iter()
        .map(|detail| (detail.name.as_str(), detail.value.as_str()))
        .collect();
    assert_eq!(details, [("Height", "20 cm"), ("Ratio", "16:9")]);
    assert_eq!(row.highlights, ["Boils fast", "Stays cool"]);
    assert_eq!(report.count(Cause::DetailUnreadable), 1);
    let (_, report) = read(
        b"id,title,price,product_detail,product_detail\na,A,1 EUR,:Length:2 m,\nb,B,1 EUR,,\n",
    )
    .unwrap();
    assert_eq!(
        report.count(Cause::DetailUnreadable),
        0,
        "an empty cell says nothing: {report}"
    );
}

#[test]
pub(super) fn reading_twice_gives_the_same() {
    let (one, one_report) = read(DEFECTS).unwrap();
    let (two, two_report) = read(DEFECTS).unwrap();
    assert_eq!((one.rows, one_report), (two.rows, two_report));
}

#[test]
fn a_title_loses_one_layer_of_escaping() {
    let (feed, _) = read(
        rss(&item("A", "<g:color>a &amp;amp;amp; b</g:color>")
            .replace("Title of A", "a &amp;amp;amp;amp; b"))
        .as_bytes(),
    )
    .unwrap();
    let row = feed.rows.first().unwrap();
    assert_eq!(row.title, "a &amp;amp; b");
    assert_eq!(row.color.as_deref(), Some("a &amp; b"));
}
