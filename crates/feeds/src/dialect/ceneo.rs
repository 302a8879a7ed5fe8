//! Ceneo, the price comparison of Poland.
//!
//! Source: the specification of its XML file, version 2 (`offers/o`). The price, the state of stock and the address stand in attributes;
//! brand and numbers stand among the named properties. Prices are in zlotys.

use souk_commerce::Currency;

use super::names::{Table, fold};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};

pub(super) const FORMAT: Format = Format {
    title: "Ceneo (XML)",
    carrier: CarrierKind::Xml,
    probe,
};

const NAMES: Table = &[
    ("o", Meaning::Other),
    ("cat", Meaning::ProductType),
    ("name", Meaning::Title),
    ("imgs", Meaning::MoreImages),
    ("main", Meaning::Image),
    ("desc", Meaning::Description),
    ("attrs", Meaning::Detail),
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    if shape.root != "offers" {
        return Err(vec!["<offers>"]);
    }
    let weight = shape.weigh(&[&["o"], &["name"]], &names)?;
    let mut found = Found::new("ceneo", weight.saturating_add(10), Ceneo { names });
    found.currency = Currency::parse("PLN");
    Ok(found.cut_at(&["o"], &[]))
}

struct Ceneo {
    names: Names,
}

impl Dialect for Ceneo {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        let line = record.line;
        for (name, value) in &record.attributes {
            let meaning = match name.as_str() {
                "id" => Meaning::Id,
                "url" => Meaning::Link,
                "price" => Meaning::Price,
                "stock" => Meaning::Quantity,
                "avail" => {
                    if let Some(word) = stock_of(value.trim()) {
                        entry.say(Meaning::Availability, name, word, line);
                        Meaning::Other
                    } else {
                        Meaning::Availability
                    }
                }
                _ => self.names.meaning(name),
            };
            entry.say(meaning, name, value, line);
        }
        for field in record.fields {
            match field.name.as_str() {
                "cat" => {
                    let steps: Vec<&str> = field.value.split('/').map(str::trim).collect();
                    entry.say(Meaning::ProductType, "cat", &steps.join(" > "), field.line);
                }
                "imgs" => {
                    for picture in &field.children {
                        let meaning = match picture.name.as_str() {
                            "main" => Meaning::Image,
                            _ => Meaning::MoreImages,
                        };
                        let address = picture.attribute("url").unwrap_or(&picture.value);
                        entry.say(meaning, &picture.name, address, picture.line);
                    }
                }
                "attrs" => {
                    for property in field.children {
                        named(&property, &mut entry);
                    }
                }
                name => {
                    let meaning = self.names.meaning(name);
                    entry.add(meaning, field);
                }
            }
        }
        out.push(entry);
    }
}

/// The code of a state of stock: days until the goods are sent, and three words. 99 says that it is not known.
fn stock_of(code: &str) -> Option<&'static str> {
    Some(match code {
        "1" => "in_stock",
        "3" | "7" | "14" | "90" => "backorder",
        "110" => "preorder",
        _ => return None,
    })
}

fn named(property: &Field, entry: &mut Entry) {
    let name = property.attribute("name").unwrap_or(&property.name);
    let meaning = match fold(name).as_str() {
        "producent" | "marka" | "wydawnictwo" | "manufacturer" => Meaning::Brand,
        "kodproducenta" | "mpn" => Meaning::Mpn,
        "ean" | "isbn" | "gtin" => Meaning::Gtin,
        _ => {
            entry.attribute(name, &property.value, property.line);
            return;
        }
    };
    entry.say(meaning, name, &property.value, property.line);
}
