//! The export as a feed of the Agentic Commerce Protocol.

use serde_json::Value;
use souk_feeds::export::Format;

use super::super::real::data;
use super::super::{item, rss};
use super::{exported, settled};

fn sample() -> String {
    let red = "<g:item_group_id>tee</g:item_group_id><g:color>Red</g:color><g:gtin>4006381333931</g:gtin><g:mpn>AB-1</g:mpn>\
        <g:sale_price>8 THB</g:sale_price><g:link>https://x.example/tee?a=1&amp;b=2</g:link><g:image_link>https://x.example/r.jpg</g:image_link>\
        <g:description>Soft \"tee\"\\ of cotton\u{2028}.</g:description><g:condition>used</g:condition><g:brand>Nara</g:brand>\
        <g:google_product_category>536</g:google_product_category><g:product_type>Clothes &gt; Tees</g:product_type>";
    let blue = "<g:item_group_id>tee</g:item_group_id><g:color>Blue</g:color><g:description>&lt;p&gt;- one&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</g:description>";
    let mut feed = item("r", red) + &item("mug", "<g:condition>new</g:condition>");
    feed += &item("b", blue).replace("in_stock", "preorder");
    feed += &item("none", "")
        .replace("10.00 THB", "on request")
        .replace("in_stock", "perhaps");
    rss(&feed)
}

#[test]
fn products_stand_in_lines_with_their_variants_inside() {
    let feed = settled(sample().as_bytes()).unwrap();
    let text = exported(&feed, Format::Agentic);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[0],
        "{\"id\":\"tee\",\"variants\":[{\"id\":\"r\",\"title\":\"Title of r\",\"description\":{\"plain\":\"Soft \\\"tee\\\"\\\\ of cotton .\"},\
         \"url\":\"https://x.example/tee?a=1&b=2\",\"barcodes\":[{\"type\":\"GTIN\",\"value\":\"04006381333931\"},{\"type\":\"MPN\",\"value\":\"AB-1\"}],\
         \"price\":{\"amount\":800,\"currency\":\"THB\"},\"list_price\":{\"amount\":1000,\"currency\":\"THB\"},\
         \"availability\":{\"available\":true,\"status\":\"in_stock\"},\
         \"categories\":[{\"value\":\"Clothes > Tees\",\"taxonomy\":\"merchant\"},{\"value\":\"536\",\"taxonomy\":\"google_product_category\"}],\
         \"condition\":[\"secondhand\"],\"variant_options\":[{\"name\":\"Color\",\"value\":\"Red\"}],\
         \"media\":[{\"type\":\"image\",\"url\":\"https://x.example/r.jpg\"}],\"seller\":{\"name\":\"Nara\"}},\
         {\"id\":\"b\",\"title\":\"Title of b\",\"description\":{\"plain\":\"- one\\ntwo\",\"html\":\"<p>- one</p><p>two</p>\"},\
         \"price\":{\"amount\":1000,\"currency\":\"THB\"},\"availability\":{\"available\":true,\"status\":\"preorder\"},\
         \"variant_options\":[{\"name\":\"Color\",\"value\":\"Blue\"}],\"seller\":{\"name\":\"Nara\"}}]}"
    );
    assert_eq!(
        lines[2],
        "{\"id\":\"none\",\"title\":\"Title of none\",\"variants\":[{\"id\":\"none\",\"title\":\"Title of none\",\"seller\":{\"name\":\"Nara\"}}]}"
    );
}

#[test]
fn what_is_written_is_read_back_by_the_reader_of_the_format() {
    let feed = settled(sample().as_bytes()).unwrap();
    let again = settled(exported(&feed, Format::Agentic).as_bytes()).unwrap();
    assert_eq!((again.head.format, again.rows.len()), ("agentic", 4));
    for row in &feed.rows {
        let read = again.rows.iter().find(|read| read.id == row.id).unwrap();
        assert_eq!((&read.title, &read.group), (&row.title, &row.group));
        assert_eq!(read.description, row.description);
        assert_eq!(
            (&read.gtin, &read.mpn, &read.link),
            (&row.gtin, &row.mpn, &row.link)
        );
        assert_eq!((&read.color, &read.pictures), (&row.color, &row.pictures));
        assert_eq!((&read.stock, read.condition), (&row.stock, row.condition));
        assert_eq!(read.product_type, row.product_type);
        let now = |row: &souk_feeds::Row| row.price.as_ref().map(|price| price.at(super::NOW));
        assert_eq!(now(read), now(row));
    }
}

/// The rules of a JSON schema that the protocol's schema uses.
fn check(value: &Value, schema: &Value, root: &Value, way: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.trim_start_matches('#')).unwrap();
        check(value, target, root, way);
        return;
    }
    let is_type = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        None => true,
        Some(other) => panic!("{way}: the test knows no {other}"),
    };
    assert!(is_type, "{way}: {value}");
    if schema["pattern"] == "^[A-Z]{3}$" {
        let text = value.as_str().unwrap();
        assert!(
            text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase()),
            "{way}: {text}"
        );
    }
    if let Some(minimum) = schema["minimum"].as_i64() {
        assert!(value.as_i64().unwrap() >= minimum, "{way}: {value}");
    }
    for required in schema["required"].as_array().into_iter().flatten() {
        assert!(
            value.get(required.as_str().unwrap()).is_some(),
            "{way}: no {required}"
        );
    }
    for (name, member) in value.as_object().into_iter().flatten() {
        let known = &schema["properties"][name];
        assert!(!known.is_null(), "{way}: {name} is no member");
        check(member, known, root, &format!("{way}.{name}"));
    }
    for member in value.as_array().into_iter().flatten() {
        check(member, &schema["items"], root, way);
    }
}

#[test]
fn what_is_written_obeys_the_schema_of_the_protocol() {
    let Some(data) = data() else { return };
    let mut texts = vec![exported(
        &settled(sample().as_bytes()).unwrap(),
        Format::Agentic,
    )];
    for file in [
        "google-rss-importpc-cz/google_feed.xml",
        "google-rss-arabic-oman/google_feed.xml",
    ] {
        let Ok(bytes) = std::fs::read(data.join(file)) else {
            continue;
        };
        texts.push(exported(&settled(&bytes).unwrap(), Format::Agentic));
    }
    for schema in ["schema.feed.json", "schema.feed.unreleased.json"] {
        let schema = std::fs::read(data.join("acp-feed-schema").join(schema)).unwrap();
        let schema: Value = serde_json::from_slice(&schema).unwrap();
        for line in texts.iter().flat_map(|text| text.lines()) {
            let product: Value = serde_json::from_str(line).unwrap();
            check(&product, &schema["$defs"]["Product"], &schema, "product");
        }
    }
}
