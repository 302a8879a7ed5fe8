//! Products of `WooCommerce`'s two interfaces as JSON: the public Store API, and the REST API v3.
//!
//! Sources: the Store API's and the REST API's references at developer.woocommerce.com. The Store API writes prices as whole
//! numbers with `currency_minor_unit` decimals and names the currency; v3 writes decimal texts without one. A variable
//! product lists its variations with their attributes; what each costs is known where they stand in the file
//! themselves, or where the product has no range of prices.

mod parts;

use std::collections::{HashMap, HashSet};

use super::columns::short_id;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const STORE: Format = Format {
    title: "WooCommerce (Store API)",
    carrier: CarrierKind::Json,
    probe: probe_store,
};

pub(super) const REST: Format = Format {
    title: "WooCommerce (REST API v3)",
    carrier: CarrierKind::Json,
    probe: probe_rest,
};

fn probe_store(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let needs: &[&[&str]] = &[
        &["id"],
        &["name"],
        &["prices.price"],
        &["prices.currency_code"],
    ];
    found(shape, needs, "woo-store-json")
}

fn probe_rest(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let needs: &[&[&str]] = &[
        &["id"],
        &["regular_price"],
        &["stock_status"],
        &["permalink"],
    ];
    found(shape, needs, "woo-rest-json")
}

fn found(
    shape: &Shape<'_>,
    needs: &[&[&'static str]],
    name: &'static str,
) -> Result<Found, Vec<&'static str>> {
    let names = Names::default();
    shape.weigh(needs, &names)?;
    let weight = shape.names.len().saturating_add(10);
    let woo = Woo {
        names,
        ids: HashSet::new(),
        parents: Vec::new(),
        variations: HashMap::new(),
        order: Vec::new(),
    };
    Ok(Found::new(name, weight, woo))
}

struct Woo {
    names: Names,
    ids: HashSet<String>,
    parents: Vec<Parent>,
    /// Variations that stand in the file themselves, by their numbers; they wait for their product.
    variations: HashMap<String, Variation>,
    order: Vec<String>,
}

/// A variable product.
struct Parent {
    id: String,
    entry: Entry,
    /// Numbers and attributes.
    variations: Vec<(String, Vec<(String, String)>)>,
    has_range: bool,
}

/// A variation with a record of its own.
struct Variation {
    entry: Entry,
    parent: String,
    options: Vec<(String, String)>,
}

impl Dialect for Woo {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let at = (record.number, record.line);
        let says = |name: &str| record.text(name).unwrap_or("").to_owned();
        let id = says("id");
        let parent = record.text("parent").or(record.text("parent_id"));
        let parent = parent.filter(|id| *id != "0").unwrap_or("").to_owned();
        let kind = says("type");
        let status = says("status");
        let hidden = match says("catalog_visibility").as_str() {
            _ if !matches!(status.as_str(), "" | "publish") => status.as_str(),
            "hidden" => "hidden",
            _ => "",
        };
        if !hidden.is_empty() {
            out.leave_out(Cause::NotListed, at, &id, hidden);
            return;
        }
        if kind == "grouped" {
            out.leave_out(Cause::SetOfOthers, at, &id, &kind);
            return;
        }
        let mut entry = Entry::of(&record);
        parts::prices(&record, &mut entry);
        parts::sale_dates(&record, &mut entry);
        parts::stock(&record, &mut entry);
        parts::category(&record, &mut entry);
        let is_variable = kind.contains("variable");
        let has_range = record
            .named("prices")
            .flat_map(|prices| prices.named("price_range"))
            .any(|range| !range.children.is_empty());
        let options = parts::options(&record);
        let variations = parts::variations(&record);
        let is_variation = kind == "variation" || !parent.is_empty();
        let sku = says("sku");
        for field in record.fields {
            self.add(field, is_variable || is_variation, &mut entry);
        }
        if is_variable {
            self.parents.push(Parent {
                id,
                entry,
                variations,
                has_range,
            });
            return;
        }
        let known = if sku.is_empty() || self.ids.contains(&sku) {
            id.clone()
        } else {
            sku
        };
        self.ids.insert(known.clone());
        entry.say(Meaning::Id, "id", &short_id(&known), at.1);
        if is_variation {
            self.order.push(id.clone());
            let variation = Variation {
                entry,
                parent,
                options,
            };
            self.variations.insert(id, variation);
        } else {
            out.push(entry);
        }
    }

    fn end(&mut self, out: &mut Out<'_>) {
        let mut own = std::mem::take(&mut self.variations);
        let mut by_parent: HashMap<String, Vec<String>> = HashMap::new();
        for id in &self.order {
            if let Some(variation) = own.get(id) {
                let ids = by_parent.entry(variation.parent.clone()).or_default();
                ids.push(id.clone());
            }
        }
        for parent in std::mem::take(&mut self.parents) {
            let others = by_parent.remove(&parent.id).unwrap_or_default();
            release(&parent, &others, &mut own, out);
        }
        // Variations of products that the file does not hold.
        for id in std::mem::take(&mut self.order) {
            if let Some(variation) = own.remove(&id) {
                let mut entry = variation.entry;
                let line = entry.line;
                entry.say(Meaning::GroupId, "parent", &variation.parent, line);
                for (name, value) in &variation.options {
                    entry.option(name, value, line);
                }
                out.push(entry);
            }
        }
    }
}

impl Woo {
    fn add(&self, field: Field, has_axes: bool, entry: &mut Entry) {
        let line = field.line;
        match field.name.as_str() {
            "id" | "type" | "status" | "parent" | "parent_id" | "prices" | "variations"
            | "regular_price" | "sale_price" | "on_sale" | "price" | "is_in_stock"
            | "is_on_backorder" | "stock_status" | "categories" | "variation" => {}
            "name" => entry.say(Meaning::Title, "name", &parts::plain(&field.value), line),
            "description" => entry.add(Meaning::Description, field),
            "short_description" if entry.text(Meaning::Description).is_none() => {
                entry.add(Meaning::Description, field);
            }
            "permalink" => entry.add(Meaning::Link, field),
            "global_unique_id" => entry.add(Meaning::Gtin, field),
            "stock_quantity"
            | "low_stock_remaining"
            | "low_stock_amount"
            | "meta_data"
            | "total_sales" => entry.say(Meaning::Private, &field.name, "-", line),
            "image" | "images" => {
                let source = field.child("src").unwrap_or("");
                entry.say(Meaning::MoreImages, "images", source, line);
            }
            "brands" if entry.text(Meaning::Brand).is_none() => {
                let name = parts::plain(field.child("name").unwrap_or(""));
                entry.say(Meaning::Brand, "brands", &name, line);
            }
            "attributes" => {
                let is_axis = ["has_variations", "variation"]
                    .iter()
                    .any(|name| field.child(name) == Some("true"));
                let name = field.child("name").unwrap_or("");
                if !(is_axis && has_axes) && field.child("option").is_none() {
                    entry.attribute(name, &parts::terms(&field).join(", "), line);
                }
            }
            name => {
                let meaning = self.names.meaning(name);
                entry.add(meaning, field);
            }
        }
    }
}

/// Lets the variations of a product go: those that it only lists, and those with records of their own.
fn release(
    parent: &Parent,
    others: &[String],
    own: &mut HashMap<String, Variation>,
    out: &mut Out<'_>,
) {
    let of_product = |meaning: Meaning| !matches!(meaning, Meaning::Id | Meaning::SaleWindow);
    let is_price = |meaning: Meaning| matches!(meaning, Meaning::Price | Meaning::SalePrice);
    let line = parent.entry.line;
    let mut with_records = Vec::new();
    let mut count = 0_usize;
    for (id, options) in &parent.variations {
        if let Some(variation) = own.remove(id) {
            with_records.push((variation, options));
            continue;
        }
        if options.is_empty() {
            continue;
        }
        count = count.saturating_add(1);
        let mut entry = parent.entry.clone();
        entry
            .fields
            .retain(|(meaning, _)| !(parent.has_range && is_price(*meaning)));
        entry.say(Meaning::Id, "variations", id, line);
        entry.say(Meaning::GroupId, "id", &parent.id, line);
        for (name, value) in options {
            entry.option(name, value, line);
        }
        out.push(entry);
    }
    let none = Vec::new();
    with_records.extend(
        others
            .iter()
            .filter_map(|id| own.remove(id))
            .map(|variation| (variation, &none)),
    );
    if count == 0 && with_records.is_empty() {
        let at = (parent.entry.number, line);
        out.leave_out(Cause::VariantsMissing, at, &parent.id, "");
    }
    for (variation, options) in with_records {
        let mut entry = variation.entry;
        let line = entry.line;
        entry.say(Meaning::GroupId, "parent", &parent.id, line);
        // The product's title: a variation's own repeats its attributes.
        entry
            .fields
            .retain(|(meaning, _)| *meaning != Meaning::Title);
        let options = if options.is_empty() {
            &variation.options
        } else {
            options
        };
        for (name, value) in options {
            entry.option(name, value, line);
        }
        for (meaning, field) in &parent.entry.fields {
            let is_wanted = of_product(*meaning)
                && !is_price(*meaning)
                && *meaning != Meaning::Availability
                && (*meaning == Meaning::Detail || entry.text(*meaning).is_none());
            if is_wanted {
                entry.add(*meaning, field.clone());
            }
        }
        out.push(entry);
    }
}
