//! Meta's catalogue (Facebook, Instagram) as CSV or TSV: Google's columns and Meta's own.
//!
//! Source: developers.facebook.com/docs/marketing-api/catalog/reference. A nested value stands as JSON in one cell or in
//! columns named by its way (`image[0].url`); both may occur in one file. A second file with the columns `id` and `override`
//! says what differs in a country (`FR`) or a language (`fr_XX`).

use super::entry::addresses;
use super::google_names::{ENGLISH, OTHERS};
use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::json::parse;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Meta catalogue (CSV or TSV)",
    carrier: CarrierKind::Table,
    probe,
};

pub(super) const OVERRIDES: Format = Format {
    title: "Meta override file",
    carrier: CarrierKind::Table,
    probe: probe_overrides,
};

/// Columns that Google does not have.
const OWN: Table = &[
    ("rich_text_description", Meaning::Description),
    ("quantity_to_sell_on_facebook", Meaning::Quantity),
    ("inventory", Meaning::Quantity),
    ("fb_product_category", Meaning::Other),
    ("status", Meaning::Other),
    ("additional_variant_attribute", Meaning::Option),
    ("additional_variant_label", Meaning::Option),
    ("image", Meaning::Image),
    ("image[0].url", Meaning::Image),
    ("video[0].url", Meaning::Other),
    ("video", Meaning::Other),
    ("applink.ios_url", Meaning::Other),
    ("applink.android_url", Meaning::Other),
    ("internal_label", Meaning::Private),
    ("origin_country", Meaning::Other),
    ("importer_name", Meaning::Other),
    ("commerce_tax_category", Meaning::Other),
];
/// Columns by which a table is known to be Meta's and not Google's.
const TELLING: &[&str] = &[
    "fb_product_category",
    "quantity_to_sell_on_facebook",
    "rich_text_description",
    "additional_variant_attribute",
    "additional_variant_label",
    "image[0].url",
    "video[0].url",
    "applink.ios_url",
    "applink.android_url",
    "commerce_tax_category",
    "internal_label",
    "inventory",
    "status",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[OWN, ENGLISH, OTHERS]);
    let weight = shape.weigh(&[&["id"], &["title"], &["price"], TELLING], &names)?;
    Ok(Found::new("meta-csv", weight, Meta { names }))
}

fn probe_overrides(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[OWN, ENGLISH, OTHERS]);
    let weight = shape.weigh(&[&["id"], &["override"]], &names)?;
    let mut found = Found::new("meta-override", weight.saturating_add(10), Meta { names });
    found.is_override = true;
    Ok(found)
}

struct Meta {
    names: Names,
}

impl Dialect for Meta {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let id = record.text("id").unwrap_or("").to_owned();
        let status = record.text("status").unwrap_or("").to_lowercase();
        if matches!(status.as_str(), "archived" | "staging") {
            let at = (record.number, record.line);
            out.leave_out(Cause::NotListed, at, &id, &status);
            return;
        }
        let mut entry = Entry::of(&record);
        let has_rich_text = record.text("rich_text_description").is_some();
        for field in record.fields {
            if has_rich_text && field.name == "description" {
                entry.add(Meaning::Other, field);
            } else {
                self.add(field, &mut entry);
            }
        }
        entry.split(Meaning::MoreImages, addresses);
        out.push(entry);
    }
}

impl Meta {
    fn add(&self, field: Field, entry: &mut Entry) {
        let line = field.line;
        let is_picture = field.name.starts_with("image[") && field.name.ends_with("].url");
        match self.names.meaning(&field.name) {
            _ if is_picture && field.name != "image[0].url" => {
                entry.add(Meaning::MoreImages, field);
            }
            Meaning::Image if field.value.starts_with(['[', '{']) => {
                for (index, url) in urls(&field.value).iter().enumerate() {
                    let meaning = if index == 0 {
                        Meaning::Image
                    } else {
                        Meaning::MoreImages
                    };
                    entry.say(meaning, &field.name, url, line);
                }
            }
            Meaning::Option => {
                // `Scent:Rose, Length:2 m`
                for pair in field.value.split([',', ';', '|']) {
                    if let Some((name, value)) = pair.split_once(':') {
                        entry.option(name.trim(), value.trim(), line);
                    }
                }
            }
            meaning => entry.add(meaning, field),
        }
    }
}

/// The addresses of `[{"url": "…", "tag": ["…"]}]`.
fn urls(text: &str) -> Vec<String> {
    let Ok((value, _)) = parse(text, (1, 1)) else {
        return Vec::new();
    };
    let fields = match value.kind {
        crate::json::Kind::List(values) => values
            .into_iter()
            .filter_map(crate::json::Value::into_fields)
            .flatten()
            .collect(),
        _ => value.into_fields().unwrap_or_default(),
    };
    let urls = fields.into_iter().filter(|field| field.name == "url");
    urls.map(|field| field.value).collect()
}
