//! Feeds of real merchants, written back. Nothing of them is kept here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use quick_xml::events::Event;
use souk_feeds::export::Format;

use super::super::real::data;
use super::{assert_lossless, exported, settled};

/// Product feeds in every format, none larger than a test may read.
fn feeds() -> Vec<PathBuf> {
    const MAX_BYTES: u64 = 300 * 1024;
    let Some(data) = data() else {
        return Vec::new();
    };
    let folders = std::fs::read_dir(data).unwrap().flatten();
    let files = folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten());
    let mut files: Vec<PathBuf> = files.flatten().map(|file| file.path()).collect();
    files.retain(|path| path.is_file() && path.metadata().unwrap().len() <= MAX_BYTES);
    files.retain(|path| path.extension().is_none_or(|ending| ending != "zst"));
    files.sort();
    files
}

#[test]
fn real_feeds_of_every_format_are_written_back_without_a_loss() {
    let mut formats: BTreeMap<&str, usize> = BTreeMap::new();
    for path in feeds() {
        let Some(feed) = settled(&std::fs::read(&path).unwrap()) else {
            continue;
        };
        assert_lossless(&feed, &path.display().to_string());
        *formats.entry(feed.head.format).or_default() += feed.rows.len();
    }
    println!("rows by format: {formats:?}");
}

/// Names and words of the filled elements of every item, by its id. An independent reading, without any of ours.
fn items(xml: &str) -> BTreeMap<String, Vec<(String, String)>> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut all = BTreeMap::new();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut item: Option<Vec<(String, String)>> = None;
    loop {
        let event = reader.read_event().unwrap();
        let mut text = String::new();
        match event {
            Event::Start(start) => {
                let full = start.name().as_ref().to_owned();
                let name = full.rsplit(':').next().unwrap().to_owned();
                if matches!(name.as_str(), "item" | "entry") {
                    item = Some(Vec::new());
                    open.clear();
                } else {
                    let own = start.try_get_attribute("name").unwrap();
                    let own = own.filter(|_| full == "s:field");
                    open.push((own.map_or(name, |own| own.value.to_string()), String::new()));
                }
            }
            Event::End(end) => {
                let name = end.name().as_ref().rsplit(':').next().unwrap().to_owned();
                if matches!(name.as_str(), "item" | "entry") {
                    let fields: Vec<(String, String)> = item.take().unwrap();
                    let id = fields
                        .iter()
                        .find(|(name, _)| name == "id")
                        .unwrap()
                        .1
                        .clone();
                    all.entry(id).or_insert(fields);
                } else if let Some(field) = open.pop()
                    && let Some(item) = &mut item
                    && !field.1.trim().is_empty()
                {
                    item.push((field.0, field.1.trim().to_owned()));
                }
            }
            Event::Text(more) => text = more.to_string(),
            Event::CData(more) => text = more.to_string(),
            Event::GeneralRef(name) => text = format!("&{};", &*name),
            Event::Eof => return all,
            _ => {}
        }
        if let Some(last) = open.last_mut() {
            last.1 += &text;
        }
    }
}

/// Letters and digits, without tags and entities: what two writings of one value have in common.
fn essence(value: &str) -> String {
    let mut text = value.to_owned();
    for _ in 0..3 {
        text =
            quick_xml::escape::unescape(&text).map_or(text.clone(), std::borrow::Cow::into_owned);
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        out += before;
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
    out += rest;
    out.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[test]
fn every_attribute_of_every_item_of_real_google_feeds_is_written_back() {
    let Some(data) = data() else { return };
    // Values that are written in another form; that they read back as the same is a law of its own.
    let is_other_form = |name: &str| {
        name.ends_with("price")
            || name.ends_with("date")
            || matches!(
                name,
                "link"
                    | "image_link"
                    | "additional_image_link"
                    | "gtin"
                    | "description"
                    | "availability"
                    | "condition"
            )
    };
    let is_private = |name: &str| {
        name.starts_with("custom_label") || name.contains("cost_of") || name.contains("quantity")
    };
    let mut attributes = 0;
    for file in [
        "google-rss-importpc-cz/google_feed.xml",
        "google-rss-arabic-uae/google_feed.xml",
        "google-rss-arabic-uae/google_feed-arabsad.xml",
        "google-rss-arabic-oman/google_feed.xml",
        "google-rss-solea-fr/google-shopping.xml",
        "google-xml-samples/google-merchant-xml-sample.xml",
        "google-rss-velofant-se/prisjakt-21.xml",
        "google-rss-opispot-es/google_feed.xml.zst",
        "google-rss-trailerparts-au/product_feed.xml.zst",
    ] {
        let path = data.join(file);
        let bytes = std::fs::read(&path).unwrap();
        let feed = settled(&bytes).unwrap();
        let plain = if path.extension().is_some_and(|ending| ending == "zst") {
            let mut out = Vec::new();
            let mut decoder = ruzstd::decoding::StreamingDecoder::new(bytes.as_slice()).unwrap();
            std::io::Read::read_to_end(&mut decoder, &mut out).unwrap();
            out
        } else {
            bytes
        };
        let source = items(&String::from_utf8_lossy(&plain));
        let written = items(&exported(&feed, Format::Google));
        assert_eq!(written.len(), feed.rows.len(), "{file}");
        for (id, fields) in &written {
            let original = &source[id];
            for (name, value) in original.iter().filter(|(name, _)| !is_private(name)) {
                let is_there = fields.iter().any(|(other, written)| {
                    other == name && (is_other_form(name) || essence(written) == essence(value))
                });
                // The title that RSS has beside Google's is the same, or it is kept as well.
                assert!(is_there, "{file}: {id} has lost <{name}> {value}");
                attributes += 1;
            }
        }
    }
    println!("{attributes} attributes");
    assert!(attributes > 50_000, "{attributes}");
}
