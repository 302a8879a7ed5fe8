//! The flat product feed of agentic commerce: one row for each variant, as CSV or JSON lines.
//!
//! Source: developers.openai.com/commerce, "Product feed spec". Its first generation speaks of `enable_search`, `link` and
//! `item_group_id`, its second of `is_eligible_search`, `url` and `group_id`. Prices are texts such as `79.99 USD`. Whether an
//! assistant may show or sell an item says nothing about the shop's own pages. In JSON lines a header with `feed_id` may
//! stand first.

use super::entry::addresses;
use super::google_names::ENGLISH;
use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::Record;

pub(super) const TABLE: Format = Format {
    title: "Agentic Commerce (CSV)",
    carrier: CarrierKind::Table,
    probe,
};

pub(super) const JSON: Format = Format {
    title: "Agentic Commerce (rows in JSON)",
    carrier: CarrierKind::Json,
    probe,
};

const NAMES: Table = &[
    ("item_id", Meaning::Id),
    ("group_id", Meaning::GroupId),
    ("url", Meaning::Link),
    ("image_url", Meaning::Image),
    ("additional_image_urls", Meaning::MoreImages),
    ("product_category", Meaning::ProductType),
    ("inventory_quantity", Meaning::Private),
    ("return_policy", Meaning::Other),
];
/// Columns of which only this feed has one.
const TELLING: &[&str] = &[
    "enable_search",
    "enable_checkout",
    "is_eligible_search",
    "is_eligible_checkout",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES, ENGLISH]);
    let needs: &[&[&str]] = &[TELLING, &["id", "item_id"], &["title"]];
    let weight = shape.weigh(needs, &names)?.saturating_add(10);
    Ok(Found::new("agentic-rows", weight, Rows { names }))
}

struct Rows {
    names: Names,
}

impl Dialect for Rows {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let is_header = record.text("feed_id").is_some() && record.text("title").is_none();
        if is_header {
            return;
        }
        let mut entry = Entry::of(&record);
        let mut axis = String::new();
        for field in record.fields {
            let own = field.name.to_ascii_lowercase();
            let own = own.strip_prefix("custom_variant").map(str::to_owned);
            match own {
                Some(own) if own.ends_with("_category") => axis = field.value,
                Some(own) if own.ends_with("_option") => {
                    entry.option(&axis, &field.value, field.line);
                }
                _ => {
                    let meaning = self.names.meaning(&field.name);
                    entry.add(meaning, field);
                }
            }
        }
        entry.split(Meaning::MoreImages, addresses);
        out.push(entry);
    }
}
