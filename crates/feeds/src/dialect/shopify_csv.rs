//! Shopify's product export as CSV, with the older names of its columns (`Handle`, `Variant Price`) and the newer ones
//! (`URL handle`, `Price`).
//!
//! Source: help.shopify.com/manual/products/import-export/using-csv. Rows of one handle are one product: the first says what
//! holds for all, further ones only what is their variant's, and rows with neither price nor option add a picture. The file
//! names no currency. `Compare At Price` and the prices of other markets stay in the extras: nothing says when the former
//! was asked for, nor in which currency the latter are. What no market includes is not sold.

use std::collections::HashSet;

use super::columns::{Columns, Roles, is_no, short_id};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Shopify (CSV)",
    carrier: CarrierKind::Table,
    probe,
};

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Handle,
    /// A value of the product, on its first row.
    Product(Meaning),
    /// A value of the variant.
    Variant(Meaning),
    Category,
    Published,
    Status,
    OptionName(usize),
    OptionValue(usize),
    Sku,
    Tracker,
    Quantity,
    Policy,
    Picture,
}

const ROLES: Roles<Role> = &[
    ("Handle", Role::Handle),
    ("URL handle", Role::Handle),
    ("Title", Role::Product(Meaning::Title)),
    ("Body (HTML)", Role::Product(Meaning::Description)),
    ("Body HTML", Role::Product(Meaning::Description)),
    ("Description", Role::Product(Meaning::Description)),
    ("Vendor", Role::Product(Meaning::Brand)),
    ("Type", Role::Product(Meaning::ProductType)),
    ("Custom Product Type", Role::Product(Meaning::ProductType)),
    ("Product Category", Role::Category),
    ("Standard Product Type", Role::Category),
    ("Tags", Role::Product(Meaning::Other)),
    ("SEO Title", Role::Product(Meaning::Other)),
    ("SEO Description", Role::Product(Meaning::Other)),
    ("Published", Role::Published),
    ("Published on online store", Role::Published),
    ("Status", Role::Status),
    ("Option1 Name", Role::OptionName(0)),
    ("Option2 Name", Role::OptionName(1)),
    ("Option3 Name", Role::OptionName(2)),
    ("Option1 Value", Role::OptionValue(0)),
    ("Option2 Value", Role::OptionValue(1)),
    ("Option3 Value", Role::OptionValue(2)),
    ("Variant SKU", Role::Sku),
    ("SKU", Role::Sku),
    ("Variant Price", Role::Variant(Meaning::Price)),
    ("Price", Role::Variant(Meaning::Price)),
    ("Variant Barcode", Role::Variant(Meaning::Gtin)),
    ("Barcode", Role::Variant(Meaning::Gtin)),
    ("Variant Image", Role::Variant(Meaning::Image)),
    ("Variant image URL", Role::Variant(Meaning::Image)),
    ("Variant Inventory Tracker", Role::Tracker),
    ("Inventory tracker", Role::Tracker),
    ("Variant Inventory Qty", Role::Quantity),
    ("Inventory quantity", Role::Quantity),
    ("Variant Inventory Policy", Role::Policy),
    ("Continue selling when out of stock", Role::Policy),
    ("Image Src", Role::Picture),
    ("Product image URL", Role::Picture),
    ("Cost per item", Role::Variant(Meaning::Private)),
    (
        "Google Shopping / Google Product Category",
        Role::Product(Meaning::GoogleCategory),
    ),
    (
        "Google Shopping / Condition",
        Role::Product(Meaning::Condition),
    ),
    ("Google Shopping / MPN", Role::Variant(Meaning::Mpn)),
    (
        "Google Shopping / AdWords Grouping",
        Role::Product(Meaning::Private),
    ),
    (
        "Google Shopping / AdWords Labels",
        Role::Product(Meaning::Private),
    ),
    (
        "Google Shopping / Custom Label 0",
        Role::Product(Meaning::Private),
    ),
    (
        "Google Shopping / Custom Label 1",
        Role::Product(Meaning::Private),
    ),
    (
        "Google Shopping / Custom Label 2",
        Role::Product(Meaning::Private),
    ),
    (
        "Google Shopping / Custom Label 3",
        Role::Product(Meaning::Private),
    ),
    (
        "Google Shopping / Custom Label 4",
        Role::Product(Meaning::Private),
    ),
];

/// Columns of which only Shopify has one.
const TELLING: &[&str] = &[
    "Variant Price",
    "Variant SKU",
    "Variant Barcode",
    "Body (HTML)",
    "Option1 Name",
    "Option1 Value",
    "Image Src",
    "Product image URL",
    "URL handle",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    shape.weigh(
        &[&["Handle", "URL handle"], &["Title"], TELLING],
        &Names::default(),
    )?;
    let known = ROLES.iter().filter(|(name, _)| shape.has(name)).count();
    let dialect = Shopify {
        columns: Columns::of(ROLES),
        skus: HashSet::new(),
        product: Product::default(),
        told: HashSet::new(),
    };
    Ok(Found::new("shopify-csv", known.saturating_add(10), dialect))
}

struct Shopify {
    columns: Columns<Role>,
    /// SKUs that are ids: Shopify lets several variants have the same.
    skus: HashSet<String>,
    product: Product,
    /// Other markets that the report has heard of.
    told: HashSet<String>,
}

/// The rows of one handle so far.
#[derive(Default)]
struct Product {
    handle: String,
    fields: Vec<(Meaning, Field)>,
    category: Option<Field>,
    options: [String; 3],
    pictures: Vec<Field>,
    variants: Vec<Variant>,
    /// What keeps it from being listed.
    hidden: Option<String>,
    /// Whether some market includes it, where the file speaks of markets.
    is_included: Option<bool>,
}

struct Variant {
    entry: Entry,
    sku: String,
    values: [String; 3],
}

/// Cells of one row that are more than a field.
#[derive(Default)]
struct Cells {
    sku: Option<Field>,
    values: [String; 3],
    tracker: Option<Field>,
    quantity: Option<Field>,
    policy: String,
}

impl Dialect for Shopify {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let handle = record
            .fields
            .iter()
            .enumerate()
            .find(|(index, field)| self.columns.role(*index, &field.name) == Some(Role::Handle))
            .map_or("", |(_, field)| field.value.as_str())
            .to_owned();
        let is_first = handle.is_empty() || handle != self.product.handle;
        if is_first {
            self.release(out);
            self.product.handle.clone_from(&handle);
        }
        let at = (record.number, record.line);
        let mut entry = Entry::of(&record);
        let mut cells = Cells::default();
        for (index, field) in record.fields.into_iter().enumerate() {
            if !field.value.is_empty() {
                if let Some(market) = served_market(&field)
                    && !self.told.contains(market)
                {
                    self.told.insert(market.to_owned());
                    out.note(Cause::MarketsBeside, at, &handle, market);
                }
                self.sort(index, field, &mut entry, &mut cells);
            }
        }
        if self.product.is_included == Some(false) && self.product.hidden.is_none() {
            self.product.hidden = Some("in no market".to_owned());
        }
        if let Some(what) = &self.product.hidden {
            out.leave_out(Cause::NotListed, at, &handle, what);
            return;
        }
        let sells = cells.sku.is_some()
            || cells.values.iter().any(|value| !value.is_empty())
            || entry.text(Meaning::Price).is_some()
            || entry.text(Meaning::Gtin).is_some();
        if is_first || sells {
            let line = entry.line;
            entry.say(Meaning::Availability, "availability", stock(&cells), line);
            for (meaning, field) in [
                (Meaning::Other, cells.tracker),
                (Meaning::Private, cells.quantity),
            ] {
                entry
                    .fields
                    .extend(field.into_iter().map(|field| (meaning, field)));
            }
            let sku = cells.sku.as_ref().map_or("", |sku| sku.value.as_str());
            let sku = sku.to_owned();
            if let Some(field) = cells.sku {
                entry.add(Meaning::Other, field);
            }
            self.product.variants.push(Variant {
                entry,
                sku,
                values: cells.values,
            });
        }
    }

    fn end(&mut self, out: &mut Out<'_>) {
        self.release(out);
    }
}

impl Shopify {
    /// Puts a cell where it belongs.
    fn sort(&mut self, index: usize, field: Field, entry: &mut Entry, cells: &mut Cells) {
        let product = &mut self.product;
        match self.columns.role(index, &field.name) {
            Some(Role::Product(meaning)) => {
                if meaning == Meaning::Private
                    || !product.fields.iter().any(|(_, f)| f.name == field.name)
                {
                    product.fields.push((meaning, field));
                }
            }
            Some(Role::Variant(meaning)) => entry.add(meaning, field),
            Some(Role::Category) => product.category = Some(field),
            Some(Role::Published) if is_no(&field.value) => {
                product.hidden = Some("unpublished".to_owned());
            }
            Some(Role::Status) if !field.value.eq_ignore_ascii_case("active") => {
                product.hidden = Some(field.value.to_lowercase());
            }
            Some(Role::Handle | Role::Published | Role::Status) => {}
            Some(Role::OptionName(at)) => {
                if let Some(name) = product.options.get_mut(at) {
                    *name = field.value;
                }
            }
            Some(Role::OptionValue(at)) => {
                if let Some(value) = cells.values.get_mut(at) {
                    *value = field.value;
                }
            }
            Some(Role::Sku) => cells.sku = Some(field),
            Some(Role::Tracker) => cells.tracker = Some(field),
            Some(Role::Quantity) => cells.quantity = Some(field),
            Some(Role::Policy) => cells.policy = field.value.to_lowercase(),
            Some(Role::Picture) => product.pictures.push(field),
            None => self.keep(field, entry),
        }
    }

    /// A column without a role. Attributes of Shopify's taxonomy are for shoppers; `Colour (product.metafields.shopify.color)`.
    fn keep(&mut self, field: Field, entry: &mut Entry) {
        if field.name.starts_with("Included / ") {
            let included = &mut self.product.is_included;
            *included = Some(included.unwrap_or(false) || !is_no(&field.value));
        }
        let label = field.name.split_once(" (product.metafields.shopify.");
        if let Some((label, _)) = label {
            entry.detail(label, &field.value.replace("; ", ", "), field.line);
            self.product.fields.extend(
                entry
                    .fields
                    .pop_if(|(meaning, _)| *meaning == Meaning::Detail),
            );
        } else {
            let meaning = self.columns.rest(&field);
            entry.add(meaning, field);
        }
    }

    /// Lets the rows of the last handle go.
    fn release(&mut self, out: &mut Out<'_>) {
        let mut product = std::mem::take(&mut self.product);
        if let Some(field) = product.category.take() {
            let has_type = product
                .fields
                .iter()
                .any(|(meaning, _)| *meaning == Meaning::ProductType);
            let is_none = field.value.eq_ignore_ascii_case("uncategorized");
            let meaning = if has_type || is_none {
                Meaning::Other
            } else {
                Meaning::ProductType
            };
            product.fields.push((meaning, field));
        }
        let variants = std::mem::take(&mut product.variants);
        for (index, variant) in variants.into_iter().enumerate() {
            let Variant {
                mut entry,
                sku,
                values,
            } = variant;
            let line = entry.line;
            let is_new = !sku.is_empty() && self.skus.insert(sku.clone());
            let mut id = product.handle.clone();
            for (name, value) in product.options.iter().zip(&values) {
                let is_default = value.eq_ignore_ascii_case("Default Title");
                if !value.is_empty() && !is_default {
                    id = format!("{id}/{value}");
                    entry.option(name, value, line);
                }
            }
            let id = if is_new { sku } else { id };
            entry.say(Meaning::Id, "id", &short_id(&id), line);
            entry.say(Meaning::GroupId, "Handle", &short_id(&product.handle), line);
            entry.fields.extend(product.fields.iter().cloned());
            // The first variant carries the product's pictures; another one needs only its own.
            let pictures = match (index, entry.text(Meaning::Image)) {
                (0, _) => product.pictures.len(),
                (_, None) => 1,
                (_, Some(_)) => 0,
            };
            for field in product.pictures.iter().take(pictures) {
                entry.add(Meaning::MoreImages, field.clone());
            }
            out.push(entry);
        }
    }
}

/// The market that a cell says something for: a price, or that it includes the product.
fn served_market(field: &Field) -> Option<&str> {
    let (what, market) = field.name.split_once(" / ")?;
    let is_served = match what {
        "Price" | "Compare At Price" | "Compare-at price" => true,
        "Included" => !is_no(&field.value),
        _ => false,
    };
    is_served.then_some(market)
}

/// Whether a variant can be had. Goods whose stock nobody tracks always can; where stock is tracked but not in the file, it
/// is unknown.
fn stock(cells: &Cells) -> &'static str {
    let sells_on = matches!(cells.policy.as_str(), "continue" | "true" | "yes");
    let count = cells
        .quantity
        .as_ref()
        .and_then(|field| field.value.parse::<i64>().ok());
    match count {
        _ if cells.tracker.is_none() => "in_stock",
        Some(1..) => "in_stock",
        Some(_) if sells_on => "backorder",
        Some(_) => "out_of_stock",
        None => "",
    }
}
