//! The product feed of the Agentic Commerce Protocol: products with their variants inside.
//!
//! Source: `schema.feed.json` of agentic-commerce-protocol, version 2026-04-17. Amounts are whole numbers of minor units. Only ids and
//! the titles of variants are required. In JSON lines a header with `feed_id` may stand first.

use souk_commerce::{Currency, Money};

use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::condition::parse_availability;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Agentic Commerce (JSON)",
    carrier: CarrierKind::Json,
    probe,
};

const NAMES: Table = &[
    ("id", Meaning::Id),
    ("title", Meaning::Title),
    ("url", Meaning::Link),
    ("variants", Meaning::GroupId),
    ("variants.id", Meaning::Id),
    ("variants.title", Meaning::Title),
    ("variants.price", Meaning::Price),
    ("variants.availability", Meaning::Availability),
    ("variants.barcodes", Meaning::Gtin),
    ("variants.variant_options", Meaning::Option),
    ("variants.media", Meaning::MoreImages),
];
/// Members that tell these products from those of shop systems.
const MARKS: &[&str] = &[
    "variants.price.amount",
    "variants.availability.status",
    "variants.availability.available",
    "variants.barcodes",
    "variants.variant_options",
    "variants.seller.name",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    let needs: &[&[&str]] = &[&["variants"], &["variants.id"], &["variants.title"]];
    let weight = shape.weigh(needs, &names)?;
    let is_bare = !shape.has_any(&["handle", "slug", "variants.sku", "variants.price"]);
    if !is_bare && !shape.has_any(MARKS) {
        return Err(vec!["variants.price.amount"]);
    }
    Ok(Found::new("agentic", weight.saturating_add(10), Agentic))
}

struct Agentic;

impl Dialect for Agentic {
    fn take(&mut self, mut record: Record, out: &mut Out<'_>) {
        let at = (record.number, record.line);
        let mut variants = Vec::new();
        record.fields.retain_mut(|field| {
            let is_variant = field.name == "variants";
            if is_variant && !field.children.is_empty() {
                variants.push(std::mem::take(&mut field.children));
            }
            !is_variant
        });
        let id = record.text("id").unwrap_or("").to_owned();
        if variants.is_empty() {
            if !id.is_empty() || record.text("feed_id").is_none() {
                out.leave_out(Cause::VariantsMissing, at, &id, "");
            }
            return;
        }
        let is_group = variants.len() > 1;
        for own in variants {
            let mut entry = Entry::of(&record);
            let mut product = record.fields.clone();
            let has = |name: &str| {
                let mut all = own.iter();
                all.any(|field| field.name == name)
            };
            // What tells variants apart follows the product's title; a variant's own title has it in already.
            let has_options = has("variant_options");
            let has_title = product
                .iter()
                .any(|field| field.name == "title" && !field.value.is_empty());
            let takes_title = has_options && has_title;
            product.retain(|field| match field.name.as_str() {
                "id" => false,
                "title" => takes_title,
                "url" | "description" => !has(&field.name),
                _ => true,
            });
            if is_group {
                entry.say(Meaning::GroupId, "id", &id, record.line);
            }
            for field in own {
                if field.name == "title" && takes_title {
                    entry.add(Meaning::Other, field);
                } else {
                    add(field, at, &mut entry, out);
                }
            }
            for field in product {
                add(field, at, &mut entry, out);
            }
            out.push(entry);
        }
    }
}

fn add(field: Field, at: (u64, u64), entry: &mut Entry, out: &mut Out<'_>) {
    let line = field.line;
    let part = |name: &str| field.child(name).unwrap_or("").to_owned();
    match field.name.as_str() {
        "id" => entry.add(Meaning::Id, field),
        "title" => entry.add(Meaning::Title, field),
        "url" => entry.add(Meaning::Link, field),
        "description" => describe(field, entry),
        "price" => price(&field, at, entry, out),
        "availability" => {
            let word = match (part("available").as_str(), part("status")) {
                ("false", status) if !matches!(status.as_str(), "preorder" | "backorder") => {
                    "out_of_stock".to_owned()
                }
                (_, status) if parse_availability(&status).is_some() => status,
                ("true", _) => "in_stock".to_owned(),
                (_, status) => status,
            };
            entry.say(Meaning::Availability, "availability", &word, line);
            entry.add(Meaning::Other, field);
        }
        "barcodes" => {
            let meaning = match part("type").to_lowercase().as_str() {
                "mpn" => Meaning::Mpn,
                "sku" => Meaning::Other,
                _ => Meaning::Gtin,
            };
            entry.say(meaning, "barcodes", &part("value"), line);
        }
        "variant_options" => entry.option(&part("name"), &part("value"), line),
        "categories" => {
            let meaning = if part("taxonomy").to_lowercase().contains("google") {
                Meaning::GoogleCategory
            } else {
                Meaning::ProductType
            };
            entry.say(meaning, "categories", &part("value"), line);
        }
        "condition" => {
            let word = match field.value.to_lowercase().as_str() {
                "secondhand" | "second_hand" => "used",
                _ => field.value.as_str(),
            };
            entry.say(Meaning::Condition, "condition", word, line);
        }
        "media" if part("type") == "image" => {
            entry.say(Meaning::MoreImages, "media", &part("url"), line);
        }
        _ => entry.add(Meaning::Other, field),
    }
}

/// The richest form of a description; the others are kept.
fn describe(field: Field, entry: &mut Entry) {
    if field.children.is_empty() {
        entry.add(Meaning::Description, field);
        return;
    }
    let mut is_said = false;
    for name in ["html", "plain", "markdown"] {
        let text = field.child(name).unwrap_or("");
        let meaning = if is_said {
            Meaning::Other
        } else {
            Meaning::Description
        };
        is_said |= !text.is_empty();
        entry.say(meaning, &format!("description.{name}"), text, field.line);
    }
}

/// An amount of minor units. One with decimals is none; it is read as it looks, with a remark.
fn price(field: &Field, at: (u64, u64), entry: &mut Entry, out: &mut Out<'_>) {
    let amount = field.child("amount").unwrap_or("");
    let code = field.child("currency").unwrap_or("");
    let money = amount.parse::<i64>().ok().zip(Currency::parse(code));
    let money = money.and_then(|(minor, currency)| Money::new(minor, currency).ok());
    let text = match money {
        Some(money) => format!("{} {code}", money.to_decimal()),
        None if amount.contains('.') => {
            let id = entry.text(Meaning::Id).unwrap_or("").to_owned();
            out.note(Cause::MinorUnitsBroken, at, &id, amount);
            format!("{amount} {code}")
        }
        None => {
            entry.add(Meaning::Other, field.clone());
            return;
        }
    };
    entry.say(Meaning::Price, "price", &text, field.line);
}
