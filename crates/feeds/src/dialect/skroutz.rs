//! Skroutz, the price comparison of Greece.
//!
//! Source: <https://developer.skroutz.gr/products/xml_feed>. `instock` says whether the goods lie in the shop, `availability` in a phrase how soon
//! they are sent. Prices are in euros.

use souk_commerce::Currency;

use super::entry::addresses;
use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Skroutz (XML)",
    carrier: CarrierKind::Xml,
    probe,
};

const NAMES: Table = &[
    ("id", Meaning::Id),
    ("UniqueID", Meaning::Id),
    ("uid", Meaning::Id),
    ("variationid", Meaning::Id),
    ("name", Meaning::Title),
    ("link", Meaning::Link),
    ("image", Meaning::Image),
    ("additional_imageurl", Meaning::MoreImages),
    ("additionalimage", Meaning::MoreImages),
    ("category", Meaning::ProductType),
    ("category_path", Meaning::ProductType),
    ("price_with_vat", Meaning::Price),
    ("manufacturer", Meaning::Brand),
    ("mpn", Meaning::Mpn),
    ("ean", Meaning::Gtin),
    ("barcode", Meaning::Gtin),
    ("isbn", Meaning::Gtin),
    ("description", Meaning::Description),
    ("quantity", Meaning::Quantity),
    ("color", Meaning::Color),
    ("size", Meaning::Size),
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    let needs: &[&[&str]] = &[&["product"], &["price_with_vat"], &["name"]];
    let weight = shape.weigh(needs, &names)?;
    let mut found = Found::new("skroutz", weight.saturating_add(10), Skroutz { names });
    found.currency = Currency::parse("EUR");
    Ok(found.cut_at(&["product"], &[]))
}

struct Skroutz {
    names: Names,
}

impl Dialect for Skroutz {
    fn take(&mut self, mut record: Record, out: &mut Out<'_>) {
        let mut variations = Vec::new();
        record.fields.retain_mut(|field| {
            if field.name == "variations" {
                variations.append(&mut field.children);
                return false;
            }
            true
        });
        let at = (record.number, record.line);
        let mut product = Entry::of(&record);
        let (stock, rest): (Vec<Field>, Vec<Field>) = record.fields.into_iter().partition(is_stock);
        self.add(rest, &mut product);
        if variations.is_empty() {
            add_stock(stock, at, &mut product, out);
            out.push(product);
            return;
        }
        let group = product.text(Meaning::Id).unwrap_or("").to_owned();
        for variation in variations {
            let (own, rest): (Vec<Field>, Vec<Field>) =
                variation.children.into_iter().partition(is_stock);
            let mut entry = Entry {
                fields: Vec::new(),
                ..product.clone()
            };
            entry.say(Meaning::GroupId, "id", &group, variation.line);
            self.add(rest, &mut entry);
            let own_stock = if own.is_empty() { stock.clone() } else { own };
            add_stock(own_stock, at, &mut entry, out);
            // What a variation says goes before what its product says of all; pictures add up.
            for (meaning, field) in &product.fields {
                let is_list = matches!(
                    meaning,
                    Meaning::Detail | Meaning::MoreImages | Meaning::Other
                );
                if is_list || entry.text(*meaning).is_none() {
                    entry.add(*meaning, field.clone());
                }
            }
            out.push(entry);
        }
    }
}

impl Skroutz {
    fn add(&self, fields: Vec<Field>, entry: &mut Entry) {
        for field in fields {
            match self.names.meaning(&field.name) {
                // The sizes that there are, which are no size of one thing.
                Meaning::Size if field.value.contains([',', ';']) => {
                    entry.detail(&field.name, &field.value, field.line);
                }
                meaning => entry.add(meaning, field),
            }
        }
        entry.split(Meaning::MoreImages, addresses);
    }
}

fn is_stock(field: &Field) -> bool {
    matches!(
        field.name.to_lowercase().as_str(),
        "availability" | "instock"
    )
}

/// Reads phrase and mark together. Where they contradict each other the goods can be ordered, and nobody is promised more.
fn add_stock(fields: Vec<Field>, at: (u64, u64), entry: &mut Entry, out: &mut Out<'_>) {
    let (mut phrase, mut mark) = (None, None);
    for field in &fields {
        if field.name.eq_ignore_ascii_case("instock") {
            mark = match field.value.to_lowercase().as_str() {
                "y" | "yes" | "1" | "true" => Some(true),
                "n" | "no" | "0" | "false" => Some(false),
                _ => mark,
            };
        } else {
            phrase = phrase.or_else(|| phrase_of(&field.value));
        }
    }
    let word = match (phrase, mark) {
        (Some("in_stock"), Some(false)) | (Some("out_of_stock"), Some(true)) => {
            let id = entry.text(Meaning::Id).unwrap_or("").to_owned();
            let said: Vec<&str> = fields.iter().map(|field| field.value.as_str()).collect();
            out.note(Cause::StockContradictory, at, &id, &said.join(" / "));
            Some("backorder")
        }
        (Some(word), _) => Some(word),
        (None, Some(true)) => Some("in_stock"),
        (None, Some(false)) => Some("out_of_stock"),
        (None, None) => None,
    };
    for field in fields {
        if let Some(word) = word.filter(|_| entry.text(Meaning::Availability).is_none()) {
            entry.say(Meaning::Availability, &field.name, word, field.line);
        }
        let meaning = if word.is_some() || field.name.eq_ignore_ascii_case("instock") {
            Meaning::Other
        } else {
            Meaning::Availability
        };
        entry.add(meaning, field);
    }
}

/// What a phrase promises: Greek, English, or a number of days.
fn phrase_of(text: &str) -> Option<&'static str> {
    const PHRASES: &[(&str, &[&str])] = &[
        (
            "out_of_stock",
            &["μη διαθεσιμ", "εξαντλη", "out of stock", "unavailable"],
        ),
        (
            "preorder",
            &["προπαραγγελ", "προ-παραγγελ", "pre-order", "preorder"],
        ),
        (
            "backorder",
            &["κατοπιν", "παραγγελ", "upon order", "on order", "backorder"],
        ),
        (
            "backorder",
            &["4-", "4 to", "4 εως", "7-", "10", "12", "30"],
        ),
        (
            "in_stock",
            &[
                "αμεσα",
                "αμεση",
                "in stock",
                "immediate",
                "1-3",
                "1 to 3",
                "1 εως 3",
            ],
        ),
    ];
    let text: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'ά' => 'α',
            'έ' => 'ε',
            'ή' => 'η',
            'ί' => 'ι',
            'ό' => 'ο',
            'ώ' => 'ω',
            'ύ' => 'υ',
            'ς' => 'σ',
            '–' => '-',
            c => c,
        })
        .collect();
    PHRASES
        .iter()
        .find(|(_, parts)| {
            parts
                .iter()
                .any(|part| text.contains(&part.replace('ς', "σ")))
        })
        .map(|(word, _)| *word)
}
