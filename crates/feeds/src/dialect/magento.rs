//! Magento 2's product export as CSV, and Bagisto's, which is built like it, as CSV and XML.
//!
//! Source: developer.adobe.com/commerce, "Import data reference"; Bagisto's samples of its data transfer. A configurable product
//! names its variants in `configurable_variations`; Bagisto's variants name it in `parent_sku` as well. Rows of a store
//! view say what differs there, and rows without a SKU add pictures to the row above. The file names no currency.

mod family;

use std::collections::HashMap;

use super::columns::{Columns, Roles};
use super::pairs::{pairs, variants};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;
use crate::xml::sniff::has_tag;

pub(super) const FORMAT: Format = Format {
    title: "Magento (CSV)",
    carrier: CarrierKind::Table,
    probe,
};

pub(super) const BAGISTO: Format = Format {
    title: "Bagisto (CSV)",
    carrier: CarrierKind::Table,
    probe: probe_bagisto,
};

pub(super) const BAGISTO_XML: Format = Format {
    title: "Bagisto (XML)",
    carrier: CarrierKind::Xml,
    probe: probe_bagisto_xml,
};

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Sku,
    Kind,
    /// Store view or language for which a row holds.
    View,
    Parent,
    Online,
    Visibility,
    Categories,
    SaleStart,
    SaleEnd,
    Attributes,
    Variations,
    Labels,
    Pictures,
    InStock,
    /// How many there are; `default=100` where they lie in several places.
    Count,
    Backorders,
    ManageStock,
    Plain(Meaning),
}

const ROLES: Roles<Role> = &[
    ("sku", Role::Sku),
    ("product_type", Role::Kind),
    ("type", Role::Kind),
    ("store_view_code", Role::View),
    ("locale", Role::View),
    ("parent_sku", Role::Parent),
    ("product_online", Role::Online),
    ("status", Role::Online),
    ("visibility", Role::Visibility),
    ("visible_individually", Role::Visibility),
    ("categories", Role::Categories),
    ("special_price_from_date", Role::SaleStart),
    ("special_price_from", Role::SaleStart),
    ("special_price_to_date", Role::SaleEnd),
    ("special_price_to", Role::SaleEnd),
    ("additional_attributes", Role::Attributes),
    ("configurable_variations", Role::Variations),
    ("configurable_variants", Role::Variations),
    ("configurable_variation_labels", Role::Labels),
    ("base_image", Role::Pictures),
    ("additional_images", Role::Pictures),
    ("images", Role::Pictures),
    ("is_in_stock", Role::InStock),
    ("qty", Role::Count),
    ("inventories", Role::Count),
    ("allow_backorders", Role::Backorders),
    ("manage_stock", Role::ManageStock),
    ("name", Role::Plain(Meaning::Title)),
    ("description", Role::Plain(Meaning::Description)),
    ("price", Role::Plain(Meaning::Price)),
    ("special_price", Role::Plain(Meaning::SalePrice)),
    ("color", Role::Plain(Meaning::Color)),
    ("size", Role::Plain(Meaning::Size)),
    ("material", Role::Plain(Meaning::Material)),
    ("pattern", Role::Plain(Meaning::Pattern)),
    ("brand", Role::Plain(Meaning::Brand)),
    ("manufacturer", Role::Plain(Meaning::Brand)),
    ("gtin", Role::Plain(Meaning::Gtin)),
    ("ean", Role::Plain(Meaning::Gtin)),
    ("upc", Role::Plain(Meaning::Gtin)),
    ("mpn", Role::Plain(Meaning::Mpn)),
    ("customer_group_prices", Role::Plain(Meaning::Private)),
    ("out_of_stock_qty", Role::Plain(Meaning::Private)),
    ("notify_on_stock_below", Role::Plain(Meaning::Private)),
];

/// Columns of which only Magento has one.
const TELLING: &[&str] = &[
    "attribute_set_code",
    "additional_attributes",
    "configurable_variations",
    "product_websites",
    "store_view_code",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let needs: &[&[&str]] = &[&["sku"], &["name"], &["product_type"], TELLING];
    found(shape, needs, "magento-csv")
}

fn probe_bagisto(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let needs: &[&[&str]] = &[&["attribute_family_code"], &["sku"], &["name"], &["type"]];
    found(shape, needs, "bagisto")
}

fn found(
    shape: &Shape<'_>,
    needs: &[&[&'static str]],
    name: &'static str,
) -> Result<Found, Vec<&'static str>> {
    shape.weigh(needs, &Names::default())?;
    let known = ROLES.iter().filter(|(name, _)| shape.has(name)).count();
    Ok(Found::new(name, known.saturating_add(10), Magento::new()))
}

fn probe_bagisto_xml(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    if !has_tag(shape.text, "product") || !shape.text.contains("attribute_family_code=") {
        return Err(vec!["<product attribute_family_code=…>"]);
    }
    Ok(Found::new("bagisto", 20, Magento::new()).cut_at(&["product"], &[]))
}

struct Magento {
    columns: Columns<Role>,
    /// A configurable product may stand before its variants or behind them, and a store view's row anywhere behind the
    /// product's: all rows wait for the end of the file.
    items: Vec<Item>,
    by_sku: HashMap<String, usize>,
}

/// A product's row.
struct Item {
    entry: Entry,
    view: String,
    cells: Cells,
}

/// Cells of one row that are more than a field.
#[derive(Default)]
struct Cells {
    sku: String,
    kind: String,
    parent: String,
    is_offline: bool,
    /// It is listed only as a variant of something else.
    is_part: bool,
    start: String,
    end: String,
    attributes: Vec<(String, String)>,
    variations: Vec<Vec<(String, String)>>,
    labels: Vec<(String, String)>,
    stock: Stock,
}

/// What the cells of a row say of its stock.
#[derive(Default)]
struct Stock {
    is_there: Option<bool>,
    count: Option<i64>,
    sells_on: bool,
    is_unmanaged: bool,
}

impl Dialect for Magento {
    fn take(&mut self, mut record: Record, out: &mut Out<'_>) {
        // Bagisto's XML has all its values in attributes.
        for (name, value) in std::mem::take(&mut record.attributes) {
            record.fields.push(Field::new(&name, &value, record.line));
        }
        let mut entry = Entry::of(&record);
        let at = (record.number, record.line);
        let mut sku = String::new();
        let mut view = String::new();
        for (index, field) in record.fields.iter().enumerate() {
            match self.columns.role(index, &field.name) {
                Some(Role::Sku) => sku.clone_from(&field.value),
                Some(Role::View) => view.clone_from(&field.value),
                _ => {}
            }
        }
        let known = self.by_sku.get(&sku).copied();
        let known = known.and_then(|at| self.items.get(at).map(|item| (at, item.view.clone())));
        if let Some((known, of_first)) = known
            && view != of_first
            && !view.is_empty()
        {
            out.note(Cause::StoreViewBeside, at, &sku, &view);
            let beside = self.beside(record.fields, &view);
            if let Some(item) = self.items.get_mut(known) {
                item.entry.fields.extend(beside);
            }
            return;
        }
        let mut cells = Cells::default();
        for (index, field) in record.fields.into_iter().enumerate() {
            if !field.value.is_empty() {
                self.sort(index, field, &mut entry, &mut cells);
            }
        }
        if sku.is_empty()
            && let Some(last) = self.items.last_mut()
            && entry.text(Meaning::Title).is_none()
        {
            let pictures = entry.fields.into_iter();
            let pictures = pictures.filter(|(meaning, _)| *meaning == Meaning::MoreImages);
            last.entry.fields.extend(pictures);
            return;
        }
        cells.sku.clone_from(&sku);
        if !sku.is_empty() {
            let next = self.items.len();
            self.by_sku.entry(sku).or_insert(next);
        }
        self.items.push(Item { entry, view, cells });
    }

    fn end(&mut self, out: &mut Out<'_>) {
        family::release(std::mem::take(&mut self.items), &self.by_sku, out);
    }
}

impl Magento {
    fn new() -> Self {
        Self {
            columns: Columns::of(ROLES),
            items: Vec::new(),
            by_sku: HashMap::new(),
        }
    }

    /// What a store view says, under names that tell the view: `name[fr]`.
    fn beside(&mut self, fields: Vec<Field>, view: &str) -> Vec<(Meaning, Field)> {
        let mut all = Vec::new();
        for (index, field) in fields.into_iter().enumerate() {
            let is_open = match self.columns.role(index, &field.name) {
                Some(Role::Sku | Role::View | Role::Count) => false,
                Some(Role::Plain(meaning)) => meaning != Meaning::Private,
                Some(_) => true,
                None => self.rest(&field) != Meaning::Private,
            };
            if is_open && !field.value.is_empty() {
                let name = format!("{}[{view}]", field.name);
                all.push((Meaning::Other, Field { name, ..field }));
            }
        }
        all
    }

    /// What becomes of a column without a role. How a shop manages its stock is its own affair.
    fn rest(&self, field: &Field) -> Meaning {
        if field.name.starts_with("use_config_") {
            Meaning::Private
        } else {
            self.columns.rest(field)
        }
    }

    fn sort(&mut self, index: usize, field: Field, entry: &mut Entry, cells: &mut Cells) {
        let is_yes = matches!(field.value.as_str(), "1" | "1.0000" | "2");
        match self.columns.role(index, &field.name) {
            Some(Role::Kind) => cells.kind = field.value.to_lowercase(),
            Some(Role::Parent) => cells.parent = field.value,
            Some(Role::Online) => {
                cells.is_offline =
                    matches!(field.value.to_lowercase().as_str(), "0" | "2" | "disabled");
            }
            Some(Role::Visibility) => {
                let word = field.value.to_lowercase();
                cells.is_part = matches!(word.as_str(), "0" | "not visible individually");
            }
            Some(Role::Categories) => {
                let path = family::category(&field.value);
                entry.say(Meaning::ProductType, &field.name, &path, field.line);
                if field.value.contains(',') {
                    entry.add(Meaning::Other, field);
                }
            }
            Some(Role::SaleStart) => cells.start = family::day(&field.value),
            Some(Role::SaleEnd) => cells.end = family::day(&field.value),
            Some(Role::Attributes) => cells.attributes = pairs(&field.value),
            Some(Role::Variations) => cells.variations = variants(&field.value),
            Some(Role::Labels) => cells.labels = pairs(&field.value),
            Some(Role::Pictures) => {
                for address in family::pictures(&field.value) {
                    entry.say(Meaning::MoreImages, &field.name, &address, field.line);
                }
            }
            Some(Role::InStock) => cells.stock.is_there = Some(is_yes),
            Some(Role::Count) => {
                cells.stock.count = family::count(&field.value);
                entry.add(Meaning::Private, field);
            }
            Some(Role::Backorders) => cells.stock.sells_on = is_yes,
            Some(Role::ManageStock) => cells.stock.is_unmanaged = !is_yes,
            Some(Role::Sku | Role::View) => {}
            Some(Role::Plain(meaning)) => entry.add(meaning, field),
            None => {
                let meaning = self.rest(&field);
                entry.add(meaning, field);
            }
        }
    }
}
