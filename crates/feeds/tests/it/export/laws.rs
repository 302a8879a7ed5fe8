//! Laws of the export in Google's words.

use std::path::Path;

use proptest::prelude::*;
use quick_xml::events::Event;
use souk_feeds::export::Format;
use souk_feeds::google::{Extra, PriceText};

use super::super::{item, rss};
use super::{assert_lossless, exported, settled};

#[test]
fn every_fixture_is_written_back_without_a_loss() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut rows = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(feed) = settled(&std::fs::read(&path).unwrap()) else {
            continue;
        };
        rows += feed.rows.len();
        assert_lossless(&feed, &path.display().to_string());
    }
    assert!(rows > 30, "{rows}");
}

#[test]
fn a_whole_record_is_written_in_a_fixed_order_and_keeps_what_is_repeated() {
    let more = "<g:shipping_label>b</g:shipping_label><g:description>Two &lt; three\nand four</g:description>\
        <g:image_link>https://x.example/a.jpg?x=1&amp;copy;=2</g:image_link><g:additional_image_link>https://x.example/b.jpg</g:additional_image_link>\
        <g:gtin>4006381333931</g:gtin><g:google_product_category>536</g:google_product_category>\
        <g:product_type>A &gt; B &gt; C &gt; D &gt; E &gt; F</g:product_type><g:product_type>Other</g:product_type>\
        <g:shipping><g:country>TH</g:country><g:region>10</g:region><g:price>16 THB</g:price><g:max_transit_time>3</g:max_transit_time></g:shipping>\
        <g:shipping><g:country>Elsewhere</g:country><g:service>Post</g:service></g:shipping>\
        <g:expiration_date>9999-12-31</g:expiration_date><g:condition>as good as new</g:condition>\
        <g:video_link kind=\"short\">https://x.example/v</g:video_link><g:shipping_label>a</g:shipping_label>\
        <g:loyalty_program><g:label>gold</g:label><g:points>3</g:points></g:loyalty_program>\
        <g:loyalty_program><g:label>silver</g:label></g:loyalty_program>\
        <media:title xmlns:media=\"urn:media\">Not the title</media:title>\
        <g:cost_of_goods_sold>3.00 THB</g:cost_of_goods_sold><g:sell_on_google_quantity>77</g:sell_on_google_quantity>";
    let record = item("1", more).replace("in_stock", "limited availability");
    let feed = settled(rss(&record).as_bytes()).unwrap();
    assert_lossless(&feed, "a whole record");
    let text = exported(&feed, Format::Google);
    let expected = "<item>\n<g:id>1</g:id>\n<g:title>Title of 1</g:title>\n\
        <g:description>&lt;p&gt;Two &amp;lt; three&lt;/p&gt;&lt;p&gt;and four&lt;/p&gt;</g:description>\n\
        <g:image_link>https://x.example/a.jpg?x=1%C2%A9=2</g:image_link>\n\
        <g:additional_image_link>https://x.example/b.jpg</g:additional_image_link>\n\
        <g:price>10.00 THB</g:price>\n<g:gtin>4006381333931</g:gtin>\n\
        <g:product_type>A &gt; B &gt; C &gt; D &gt; E &gt; F</g:product_type>\n\
        <g:shipping><g:country>TH</g:country><g:price>16.00 THB</g:price><g:region>10</g:region><g:max_transit_time>3</g:max_transit_time></g:shipping>\n\
        <g:shipping><g:service>Post</g:service><g:country>Elsewhere</g:country></g:shipping>\n\
        <g:expiration_date>9999-12-31T24:00:00Z</g:expiration_date>\n\
        <g:availability>limited availability</g:availability>\n<g:shipping_label>b</g:shipping_label>\n\
        <g:google_product_category>536</g:google_product_category>\n<g:product_type>Other</g:product_type>\n\
        <g:condition>as good as new</g:condition>\n<g:video_link kind=\"short\">https://x.example/v</g:video_link>\n\
        <g:shipping_label>a</g:shipping_label>\n\
        <g:loyalty_program><g:label>gold</g:label><g:points>3</g:points></g:loyalty_program>\n\
        <g:loyalty_program><g:label>silver</g:label></g:loyalty_program>\n\
        <g:title>Not the title</g:title>\n</item>\n";
    let items = text.find("<item>").unwrap()..text.find("</channel>").unwrap();
    assert_eq!(&text[items], expected);
}

#[test]
fn a_name_or_a_value_that_would_be_taken_for_another_stands_under_its_own_name() {
    let table = "id,title,price,availability,Märke,Price / Belgium,a.b,size\n1,Kettle,\"1.299,00 EUR\",in stock,x,9,y,L\n";
    let feed = settled(table.as_bytes()).unwrap();
    assert_lossless(&feed, "odd names");
    let text = exported(&feed, Format::Google);
    assert!(text.contains("<g:price>1299.00 EUR</g:price>"), "{text}");
    assert!(
        text.contains("<s:field name=\"Märke\">x</s:field>"),
        "{text}"
    );
    assert!(
        text.contains("<s:field name=\"Price / Belgium\">9</s:field>"),
        "{text}"
    );
    let other = item(
        "1",
        "<dc:brand xmlns:dc=\"urn:dc\">Not the brand</dc:brand>",
    );
    let feed = settled(rss(&other).as_bytes()).unwrap();
    assert_lossless(&feed, "a brand of another vocabulary");
    let text = exported(&feed, Format::Google);
    assert!(
        text.contains("<s:field name=\"brand\">Not the brand</s:field>"),
        "{text}"
    );
}

#[test]
fn a_country_between_hidden_characters_is_that_country() {
    let delivery = "<g:shipping><g:country>\u{202E}\u{200B}th</g:country><g:price>16 THB</g:price></g:shipping>";
    let feed = settled(rss(&item("1", delivery)).as_bytes()).unwrap();
    assert_lossless(&feed, "a country between hidden characters");
    let country = feed.rows[0].shipping[0].country.as_ref();
    assert_eq!(country.map(souk_commerce::Country::as_str), Some("TH"));
}

#[test]
fn what_only_the_merchant_may_see_is_never_written() {
    let private = [
        ("cost_of_goods_sold", "secret-1 THB"),
        ("Cost", "secret-2"),
        ("costPrice", "secret-3"),
        ("custom_label_0", "secret-4"),
        ("wholesale_price", "secret-5"),
        ("profit_margin", "secret-6"),
        ("quantity", "771"),
        ("stock_quantity", "772"),
        ("Inventory", "773"),
        ("supplier", "secret-7"),
    ];
    let mut fields: String = private
        .iter()
        .map(|(name, value)| format!("<g:{name}>{value}</g:{name}>"))
        .collect();
    fields += "<g:deep><g:cost>secret-8</g:cost><g:kept cost=\"secret-9\">yes</g:kept></g:deep>\
        <s:field xmlns:s=\"urn:souk:feed:1\" name=\"Cost per item\">secret-10</s:field>";
    let feed = settled(rss(&item("1", &fields)).as_bytes()).unwrap();
    for format in Format::ALL {
        let text = exported(&feed, format);
        assert!(!text.contains("secret") && !text.contains("77"), "{text}");
    }
    assert!(exported(&feed, Format::Google).contains("<g:deep><g:kept>yes</g:kept></g:deep>"));
}

/// Texts with everything that carriers, entities and scripts make trouble of.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9 ]{1,8}",
        1 => Just("&amp;".to_owned()),
        1 => Just("&amp;amp;".to_owned()),
        1 => Just("&copy; &#x41; &lt;b&gt;".to_owned()),
        1 => Just("<p>one</p><ul><li>two</ul>".to_owned()),
        1 => Just("]]>".to_owned()),
        1 => Just("<![CDATA[".to_owned()),
        1 => Just("\u{202E}\u{200B}\u{FFFE}\u{0}\u{B}".to_owned()),
        1 => Just("กา é e\u{301} 🫖 שלום".to_owned()),
        1 => Just("\n- a point\r\n• b\t".to_owned()),
        1 => Just(" > | › 12".to_owned()),
        1 => Just("\"'=<>&".to_owned()),
        1 => Just("1.299,00 EUR".to_owned()),
        1 => Just("https://x.example/ä?a=1&b=2".to_owned()),
        1 => Just("2026-11-30T10:00+07:00/2026-12-01".to_owned()),
        1 => "\\PC{1,6}",
        1 => any::<String>().prop_map(|text| text.chars().take(6).collect()),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

const NAMES: &[&str] = &[
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "price",
    "sale_price",
    "sale_price_effective_date",
    "availability",
    "availability_date",
    "condition",
    "gtin",
    "mpn",
    "brand",
    "product_type",
    "google_product_category",
    "color",
    "size",
    "material",
    "pattern",
    "shipping",
    "product_detail",
    "product_highlight",
    "expiration_date",
    "item_group_id",
    "guid",
    "shipping_label",
    "video",
    "a.b",
    "Märke",
    "summary",
    "x_y-1",
];

/// Values that some field reads as something.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => words(),
        1 => prop::sample::select(vec![
            "in stock", "discontinued", "new", "4006381333931", "96385074", "12", "A > B", "10 EUR", "9,50 EUR", "0 EUR",
            "2026-12-24", "2026-11-20/2026-12-24", "s:n:v", "US:CA:Post:1 USD", "TH:::2 USD,DE::x:3 EUR:1:2",
            "https://x.example/a.jpg", "a.jpg", "javascript:alert(1)",
        ]).prop_map(str::to_owned),
    ]
}

/// A text as XML would have it: what it cannot hold is left out.
fn xml(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}'))
        .map(|c| match c {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '"' => "&quot;".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn rows_of_any_xml_read_back_as_they_were(
        fields in prop::collection::vec((prop::sample::select(NAMES), any::<u8>(), value(), value()), 0..12),
    ) {
        let fields: String = fields
            .iter()
            .map(|(name, kind, value, inner)| {
                let (value, inner) = (xml(value), xml(inner));
                match kind % 8 {
                    0 => format!("<{name}>{value}</{name}>"),
                    1 => format!("<o:{name} xmlns:o=\"urn:other\">{value}</o:{name}>"),
                    2 => format!("<g:{name} href=\"{inner}\" at=\"{value}\">{value}</g:{name}>"),
                    3 => format!("<g:{name}>{value}<g:country>{inner}</g:country><g:x>{value}</g:x><g:x>{inner}</g:x></g:{name}>"),
                    4 => format!(
                        "<g:{name}><g:section_name>{value}</g:section_name><g:attribute_name>{inner}</g:attribute_name>\
                         <g:attribute_value>{value}</g:attribute_value></g:{name}>"
                    ),
                    _ => format!("<g:{name}>{value}</g:{name}>"),
                }
            })
            .collect();
        if let Some(feed) = settled(rss(&item("1", &fields)).as_bytes()) {
            assert_lossless(&feed, &fields);
        }
    }

    #[test]
    fn rows_of_any_table_read_back_as_they_were(
        columns in prop::collection::vec((prop_oneof![words(), prop::sample::select(NAMES).prop_map(str::to_owned)], value()), 0..10),
    ) {
        let cell = |text: &str| format!(",\"{}\"", text.replace('"', "\"\""));
        let names: String = columns.iter().map(|(name, _)| cell(name)).collect();
        let values: String = columns.iter().map(|(_, value)| cell(value)).collect();
        let table = format!("id,title,price,availability{names}\n1,Kettle,10 EUR,in stock{values}\n");
        if let Some(feed) = settled(table.as_bytes()) {
            assert_lossless(&feed, &table);
        }
    }

    #[test]
    fn whatever_stands_in_a_row_the_xml_is_valid(texts in prop::collection::vec(any::<String>(), 12), long in prop_oneof![9 => 0usize..40, 1 => Just(60_000)]) {
        let mut feed = settled(rss(&item("1", "<g:x>1</g:x>")).as_bytes()).unwrap();
        let row = &mut feed.rows[0];
        let text = |at: usize| texts[at].clone();
        row.id = text(0);
        row.title = text(1) + &"ü]]>".repeat(long);
        row.brand = Some(text(2));
        row.link = Some(text(3));
        row.price_text = Some(PriceText { text: text(4), line: 1 });
        row.product_type = vec![text(5), text(6)];
        row.highlights = vec![text(7), "]]>\u{FFFF}\u{202E}".to_owned()];
        row.extras = vec![
            Extra { name: text(8), value: text(9) },
            Extra { name: format!("a.{}.@{}", text(10), text(11)), value: text(9) },
        ];
        feed.head.title = Some(text(10));
        let xml = exported(&feed, Format::Google);
        let is_allowed = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        prop_assert!(xml.chars().all(is_allowed));
        let mut reader = quick_xml::Reader::from_str(&xml);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    for attribute in start.attributes() {
                        attribute.unwrap();
                    }
                    depth += 1;
                }
                Event::End(_) => depth -= 1,
                Event::Text(text) => prop_assert!(!text.contains("]]>")),
                Event::Eof => break,
                _ => {}
            }
        }
        prop_assert_eq!(depth, 0);
    }
}

#[test]
fn a_delivery_price_with_characters_that_no_file_may_hold_is_read_at_once() {
    let table =
        "id,title,price,availability,shipping\n1,Kettle,10 EUR,in stock,1\u{202E}\u{FFFE} \n";
    assert_lossless(&settled(table.as_bytes()).unwrap(), table);
}
