//! Yandex Market Language (YML), as shops in Russia, Ukraine, Belarus and Kazakhstan export it, and its dialects.
//!
//! Source: yandex.ru/support/merchants/ru/elements. Categories stand before the offers, as a list with parents.
//! `oldprice` is not taken for a price before a sale: nothing says when it was asked for.

use std::collections::HashMap;

use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Yandex Market (YML)",
    carrier: CarrierKind::Xml,
    probe,
};

const NAMES: Table = &[
    ("name", Meaning::Title),
    ("description", Meaning::Description),
    ("url", Meaning::Link),
    ("picture", Meaning::MoreImages),
    ("vendor", Meaning::Brand),
    ("vendorCode", Meaning::Mpn),
    ("barcode", Meaning::Gtin),
    ("stock_quantity", Meaning::Quantity),
    ("quantity_in_stock", Meaning::Quantity),
    ("count", Meaning::Quantity),
    ("purchase_price", Meaning::Private),
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    let is_root = shape.root == "yml_catalog" || (shape.has("offers") && shape.has("currencyId"));
    if !is_root {
        return Err(vec!["<yml_catalog>"]);
    }
    let weight = shape.weigh(&[&["offer", "offers"]], &names)?;
    let dialect = Yml {
        names,
        categories: HashMap::new(),
    };
    Ok(Found::new("yml", weight.saturating_add(10), dialect).cut_at(&["offer"], &["category"]))
}

struct Yml {
    names: Names,
    /// Name and parent of each category.
    categories: HashMap<String, (String, Option<String>)>,
}

impl Yml {
    /// The way to a category, outermost first, and whether the list has all of it. A circle ends where it closes.
    fn path(&self, id: &str) -> (String, bool) {
        const MAX_STEPS: usize = 8;
        let mut ids = Vec::new();
        let mut steps = Vec::new();
        let mut at = Some(id);
        while let Some(id) = at.filter(|id| !ids.contains(id) && ids.len() < MAX_STEPS) {
            let Some((name, parent)) = self.categories.get(id) else {
                break;
            };
            ids.push(id);
            steps.push(name.as_str());
            at = parent.as_deref();
        }
        steps.reverse();
        (steps.join(" > "), at.is_none())
    }

    fn add(&self, field: Field, currency: &str, entry: &mut Entry) {
        let line = field.line;
        match field.name.as_str() {
            "price" => entry.say(
                Meaning::Price,
                "price",
                &format!("{} {currency}", field.value),
                line,
            ),
            "categoryId" => {
                let (path, _) = self.path(&field.value);
                entry.say(Meaning::ProductType, "categoryId", &path, line);
                entry.add(Meaning::Other, field);
            }
            "param" => {
                let name = field.attribute("name").unwrap_or("").to_owned();
                let unit = field.attribute("unit").unwrap_or("");
                let value = format!("{} {unit}", field.value);
                entry.attribute(&name, &value, line);
            }
            name => {
                let meaning = self.names.meaning(name);
                entry.add(meaning, field);
            }
        }
    }
}

impl Dialect for Yml {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        let line = record.line;
        let attribute = |name| record.attribute(name).unwrap_or("").trim();
        entry.say(Meaning::Id, "id", attribute("id"), line);
        entry.say(Meaning::GroupId, "group_id", attribute("group_id"), line);
        let available = match attribute("available") {
            "" => record.text("available").unwrap_or(""),
            text => text,
        };
        let availability = match available {
            "true" => "in_stock",
            "false" => "out_of_stock",
            other => other,
        };
        entry.say(Meaning::Availability, "available", availability, line);
        if record.text("name").is_none() {
            // The form "vendor.model": the title stands in three parts.
            let parts = ["typePrefix", "vendor", "model"];
            let parts: Vec<&str> = parts
                .into_iter()
                .filter_map(|name| record.text(name))
                .collect();
            entry.say(Meaning::Title, "model", &parts.join(" "), line);
        }
        let currency = match record.text("currencyId").unwrap_or("") {
            "RUR" => "RUB",
            code => code,
        }
        .to_owned();
        if let Some(category) = record.text("categoryId").filter(|id| !self.path(id).1) {
            let id = attribute("id");
            out.note(Cause::CategoryUnknown, (record.number, line), id, category);
        }
        for field in record.fields {
            if !matches!(field.name.as_str(), "currencyId" | "available") {
                self.add(field, &currency, &mut entry);
            }
        }
        out.push(entry);
    }

    fn aside(&mut self, record: Record) {
        if let (Some(id), Some(name)) = (record.attribute("id"), record.text("")) {
            let parent = record.attribute("parentId").filter(|parent| *parent != "0");
            let parent = parent.map(str::to_owned);
            self.categories
                .insert(id.to_owned(), (name.to_owned(), parent));
        }
    }
}
