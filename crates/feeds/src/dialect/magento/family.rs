//! Variants and the configurable products that they belong to.

use std::collections::{HashMap, HashSet};

use super::super::columns::short_id;
use super::super::entry::addresses;
use super::super::pairs::value_of;
use super::super::{Entry, Out};
use super::{Cells, Item, Stock};
use crate::google::fields::Meaning;
use crate::report::Cause;

/// Kinds of products that are sold as they stand.
const PLAIN_KINDS: &[&str] = &[
    "",
    "simple",
    "virtual",
    "downloadable",
    "giftcard",
    "booking",
];

/// What the variants of a configurable product share.
struct Parent {
    sku: String,
    entry: Entry,
    cells: Cells,
}

/// Lets all products go, variants with what their product says.
pub(super) fn release(items: Vec<Item>, by_sku: &HashMap<String, usize>, out: &mut Out<'_>) {
    let mut owners: HashMap<String, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        for variation in &item.cells.variations {
            if let Some(sku) = value_of(variation, "sku") {
                owners.entry(sku.to_owned()).or_insert(index);
            }
        }
    }
    for item in &items {
        if let Some(parent) = by_sku.get(&item.cells.parent) {
            owners.entry(item.cells.sku.clone()).or_insert(*parent);
        }
    }
    let mut parents: HashMap<usize, Parent> = HashMap::new();
    let mut rest = Vec::new();
    let with_variants: HashSet<usize> = owners.values().copied().collect();
    for (index, Item { entry, cells, .. }) in items.into_iter().enumerate() {
        if cells.kind != "configurable" {
            rest.push((entry, cells));
            continue;
        }
        let at = (entry.number, entry.line);
        if cells.is_offline {
            out.leave_out(Cause::NotListed, at, &cells.sku, "disabled");
        } else if !with_variants.contains(&index) {
            out.leave_out(Cause::VariantsMissing, at, &cells.sku, "");
        }
        let sku = cells.sku.clone();
        parents.insert(index, Parent { sku, entry, cells });
    }
    for (entry, cells) in rest {
        let owner = owners.get(&cells.sku).and_then(|at| parents.get(at));
        one(entry, &cells, owner, out);
    }
}

/// A product that is no configurable one.
fn one(mut entry: Entry, cells: &Cells, owner: Option<&Parent>, out: &mut Out<'_>) {
    let at = (entry.number, entry.line);
    let listed = owner.filter(|parent| !parent.cells.is_offline);
    let has_price = entry.text(Meaning::Price).is_some();
    if cells.is_offline {
        out.leave_out(Cause::NotListed, at, &cells.sku, "disabled");
        return;
    }
    if cells.kind == "grouped" || (cells.kind == "bundle" && !has_price) {
        out.leave_out(Cause::SetOfOthers, at, &cells.sku, &cells.kind);
        return;
    }
    if listed.is_none() && cells.is_part {
        let is_orphan = owner.is_none() && !cells.parent.is_empty();
        let (cause, raw) = match owner {
            Some(parent) => (Cause::NotListed, parent.sku.as_str()),
            None if is_orphan => (Cause::ParentMissing, cells.parent.as_str()),
            None => (Cause::NotListed, "not visible individually"),
        };
        out.leave_out(cause, at, &cells.sku, raw);
        return;
    }
    if !PLAIN_KINDS.contains(&cells.kind.as_str()) && cells.kind != "bundle" {
        out.note(Cause::KindUnknown, at, &cells.sku, &cells.kind);
    }
    entry.say(Meaning::Id, "sku", &short_id(&cells.sku), at.1);
    entry.say(
        Meaning::Availability,
        "is_in_stock",
        stock(&cells.stock).unwrap_or(""),
        at.1,
    );
    sale(&mut entry, cells);
    let mut said = Vec::new();
    if let Some(parent) = listed {
        said = join(&mut entry, cells, parent);
    }
    describe(&mut entry, &cells.attributes, &mut said);
    if let Some(parent) = listed {
        describe(&mut entry, &parent.cells.attributes, &mut said);
        inherit(&mut entry, parent);
    }
    if entry.text(Meaning::Description).is_none() {
        let short = entry
            .fields
            .iter_mut()
            .find(|(_, field)| field.name == "short_description");
        if let Some((meaning, _)) = short {
            *meaning = Meaning::Description;
        }
    }
    out.push(entry);
}

/// Puts a variant into its product's group. Says which attributes tell it from its siblings.
fn join(entry: &mut Entry, cells: &Cells, parent: &Parent) -> Vec<String> {
    let line = entry.line;
    entry.say(Meaning::GroupId, "parent", &short_id(&parent.sku), line);
    // The product's title: a variant's own repeats its attributes.
    if let Some(title) = parent.entry.text(Meaning::Title) {
        entry
            .fields
            .retain(|(meaning, _)| *meaning != Meaning::Title);
        entry.say(Meaning::Title, "name", title, line);
    }
    let variations = &parent.cells.variations;
    let own = variations
        .iter()
        .find(|variation| value_of(variation, "sku") == Some(&cells.sku));
    let mut said = Vec::new();
    for (code, value) in own.into_iter().flatten() {
        if code != "sku" {
            let named = value_of(&parent.cells.labels, code);
            let is_typed = ["color", "size", "material", "pattern"].contains(&code.as_str());
            let label = if is_typed { None } else { named };
            entry.option(
                label.map_or_else(|| label_of(code), str::to_owned).as_str(),
                value,
                line,
            );
            said.push(code.clone());
        }
    }
    said
}

/// Takes what a variant does not say from its product.
fn inherit(entry: &mut Entry, parent: &Parent) {
    let has_pictures = entry.text(Meaning::MoreImages).is_some();
    for (meaning, field) in &parent.entry.fields {
        let is_wanted = match meaning {
            Meaning::MoreImages => !has_pictures,
            Meaning::Description | Meaning::Brand | Meaning::ProductType | Meaning::Material => {
                entry.text(*meaning).is_none()
            }
            Meaning::Other => entry.fields.iter().all(|(_, own)| own.name != field.name),
            _ => false,
        };
        if is_wanted {
            entry.add(*meaning, field.clone());
        }
    }
}

/// Adds attributes that have not been said.
fn describe(entry: &mut Entry, attributes: &[(String, String)], said: &mut Vec<String>) {
    let line = entry.line;
    for (code, value) in attributes {
        if value.is_empty() || said.contains(code) {
            continue;
        }
        said.push(code.clone());
        let meaning = match code.as_str() {
            "manufacturer" | "brand" => Meaning::Brand,
            "gtin" | "ean" | "upc" | "isbn" | "barcode" => Meaning::Gtin,
            "mpn" => Meaning::Mpn,
            "has_options" | "required_options" | "gift_message_available" => Meaning::Other,
            code if crate::google::fields::is_private(code) => Meaning::Private,
            _ => {
                entry.attribute(&label_of(code), &value.replace('|', ", "), line);
                continue;
            }
        };
        entry.say(meaning, code, value, line);
    }
}

/// A code as people write it: `eco_collection` is "Eco collection".
fn label_of(code: &str) -> String {
    let words = code.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn sale(entry: &mut Entry, cells: &Cells) {
    if cells.start.is_empty() && cells.end.is_empty() {
        return;
    }
    let or = |text: &str, open: &str| {
        if text.is_empty() {
            open.to_owned()
        } else {
            text.to_owned()
        }
    };
    let start = or(&cells.start, "1970-01-01");
    let window = format!("{start}/{}", or(&cells.end, "2100-01-01"));
    let line = entry.line;
    entry.say(Meaning::SaleWindow, "special_price_dates", &window, line);
}

/// Whether it can be had; `None` when the row does not say.
fn stock(cells: &Stock) -> Option<&'static str> {
    let is_gone = cells.count.is_some_and(|count| count <= 0);
    match cells.is_there {
        Some(true) if is_gone && cells.sells_on => Some("backorder"),
        Some(true) => Some("in_stock"),
        Some(false) => Some("out_of_stock"),
        None if cells.is_unmanaged => Some("in_stock"),
        None if is_gone && cells.sells_on => Some("backorder"),
        None if is_gone => Some("out_of_stock"),
        None => cells.count.map(|_| "in_stock"),
    }
}

/// How many there are in all places: `100`, `100.0000`, `default=100,north=5`.
pub(super) fn count(text: &str) -> Option<i64> {
    let mut sum: Option<i64> = None;
    for part in text.split([',', '|']) {
        let number = part.rsplit('=').next().unwrap_or("");
        let whole = number.trim().split('.').next().unwrap_or("");
        if let Ok(count) = whole.parse::<i64>() {
            sum = Some(sum.unwrap_or(0).saturating_add(count));
        }
    }
    sum
}

/// Of several categories the one that lies deepest, without the root of the shop.
pub(super) fn category(text: &str) -> String {
    let mut best: Vec<String> = Vec::new();
    for path in text.split([',', '|']) {
        let mut steps: Vec<String> = path
            .replace("\\/", "\u{1}")
            .split('/')
            .map(|step| step.replace('\u{1}', "/").trim().to_owned())
            .filter(|step| !step.is_empty())
            .collect();
        let is_root = |step: &String| {
            step.eq_ignore_ascii_case("Default Category") || step.eq_ignore_ascii_case("root")
        };
        if steps.first().is_some_and(is_root) {
            steps.remove(0);
        }
        if steps.len() > best.len() {
            best = steps;
        }
    }
    best.join(" > ")
}

/// Pictures of a cell: addresses, and paths below the shop's folder of pictures.
pub(super) fn pictures(text: &str) -> Vec<String> {
    if text.contains("://") {
        return addresses(text);
    }
    let paths = text.split([',', '|']).map(str::trim);
    paths
        .filter(|path| !path.is_empty() && *path != "no_selection")
        .map(|path| path.trim_start_matches('/').to_owned())
        .collect()
}

/// A day as `2026-11-30`; Magento's export writes `11/30/26, 12:00 AM` as well.
pub(super) fn day(text: &str) -> String {
    let date = text.split([' ', ',', 'T']).next().unwrap_or("");
    let parts: Vec<u32> = date
        .split('/')
        .filter_map(|part| part.parse().ok())
        .collect();
    match parts.as_slice() {
        [month, day, year] => {
            let year = if *year < 100 {
                year.saturating_add(2000)
            } else {
                *year
            };
            format!("{year:04}-{month:02}-{day:02}")
        }
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deepest_category_is_taken_without_the_root_of_the_shop() {
        assert_eq!(
            category("Default Category,Default Category/Gear,Default Category/Gear/Bags"),
            "Gear > Bags"
        );
        assert_eq!(category("Men/Tops\\/Shirts"), "Men > Tops/Shirts");
        assert_eq!(category("Default Category"), "");
    }

    #[test]
    fn days_are_read_as_both_exports_write_them() {
        assert_eq!(day("11/3/26, 12:00 AM"), "2026-11-03");
        assert_eq!(day("2026-11-03 00:00:00"), "2026-11-03");
    }

    #[test]
    fn stock_of_several_places_is_counted_together() {
        assert_eq!(count("default=100,north=5"), Some(105));
        assert_eq!(count("0.0000"), Some(0));
        assert_eq!(count("many"), None);
    }
}
