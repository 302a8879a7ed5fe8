//! The product export of `WooCommerce` as CSV, with headers in English, German, French, Spanish or Russian.
//!
//! Source: the importer's schema in the project's wiki. A variation names its parent by SKU or by `id:44`, and may stand
//! before it. A variation without a value for an attribute fits any. The file names no currency.

use std::collections::{HashMap, HashSet};

use super::columns::{Columns, Roles, short_id};
use super::entry::addresses;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "WooCommerce (CSV)",
    carrier: CarrierKind::Table,
    probe,
};

/// What is done with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Id,
    Kind,
    Sku,
    Parent,
    Published,
    Visibility,
    Stock,
    SaleStart,
    SaleEnd,
    Plain(Meaning),
}

const ROLES: Roles<Role> = &[
    ("ID", Role::Id),
    ("Type", Role::Kind),
    ("Typ", Role::Kind),
    ("Tipo", Role::Kind),
    ("Тип", Role::Kind),
    ("SKU", Role::Sku),
    ("Artikelnummer", Role::Sku),
    ("UGS", Role::Sku),
    ("Артикул", Role::Sku),
    ("Name", Role::Plain(Meaning::Title)),
    ("Nom", Role::Plain(Meaning::Title)),
    ("Nombre", Role::Plain(Meaning::Title)),
    ("Имя", Role::Plain(Meaning::Title)),
    ("Published", Role::Published),
    ("Veröffentlicht", Role::Published),
    ("Publié", Role::Published),
    ("Publicado", Role::Published),
    ("Опубликован", Role::Published),
    ("Visibility in catalog", Role::Visibility),
    ("Sichtbarkeit im Katalog", Role::Visibility),
    ("Visibilité dans le catalogue", Role::Visibility),
    ("Visibilidad en el catálogo", Role::Visibility),
    ("Видимость в каталоге", Role::Visibility),
    ("Description", Role::Plain(Meaning::Description)),
    ("Beschreibung", Role::Plain(Meaning::Description)),
    ("Descripción", Role::Plain(Meaning::Description)),
    ("Описание", Role::Plain(Meaning::Description)),
    ("Date sale price starts", Role::SaleStart),
    ("Date sale price ends", Role::SaleEnd),
    ("In stock?", Role::Stock),
    ("Vorrätig?", Role::Stock),
    ("En stock ?", Role::Stock),
    ("¿Existencias?", Role::Stock),
    ("Наличие", Role::Stock),
    ("Stock", Role::Plain(Meaning::Private)),
    ("Bestand", Role::Plain(Meaning::Private)),
    ("Lager", Role::Plain(Meaning::Private)),
    ("Inventario", Role::Plain(Meaning::Private)),
    ("Запасы", Role::Plain(Meaning::Private)),
    ("Low stock amount", Role::Plain(Meaning::Private)),
    ("Sale price", Role::Plain(Meaning::SalePrice)),
    ("Angebotspreis", Role::Plain(Meaning::SalePrice)),
    ("Tarif promo", Role::Plain(Meaning::SalePrice)),
    ("Precio rebajado", Role::Plain(Meaning::SalePrice)),
    ("Акционная цена", Role::Plain(Meaning::SalePrice)),
    ("Regular price", Role::Plain(Meaning::Price)),
    ("Regulärer Preis", Role::Plain(Meaning::Price)),
    ("Tarif régulier", Role::Plain(Meaning::Price)),
    ("Precio normal", Role::Plain(Meaning::Price)),
    ("Базовая цена", Role::Plain(Meaning::Price)),
    ("Categories", Role::Plain(Meaning::ProductType)),
    ("Kategorien", Role::Plain(Meaning::ProductType)),
    ("Catégories", Role::Plain(Meaning::ProductType)),
    ("Categorías", Role::Plain(Meaning::ProductType)),
    ("Категории", Role::Plain(Meaning::ProductType)),
    ("Images", Role::Plain(Meaning::MoreImages)),
    ("Bilder", Role::Plain(Meaning::MoreImages)),
    ("Imágenes", Role::Plain(Meaning::MoreImages)),
    ("Изображения", Role::Plain(Meaning::MoreImages)),
    ("Parent", Role::Parent),
    ("Übergeordnetes Produkt", Role::Parent),
    ("Superior", Role::Parent),
    ("Родительский", Role::Parent),
    ("GTIN, UPC, EAN, or ISBN", Role::Plain(Meaning::Gtin)),
    ("Brands", Role::Plain(Meaning::Brand)),
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let any = |role: Role| {
        let mut names = ROLES.iter().filter(|(_, known)| *known == role);
        names.any(|(name, _)| shape.has(name))
    };
    let missing: Vec<&'static str> = [
        (Role::Kind, "Type"),
        (Role::Plain(Meaning::Title), "Name"),
        (Role::Published, "Published"),
        (Role::Plain(Meaning::Price), "Regular price"),
    ]
    .into_iter()
    .filter(|(role, _)| !any(*role))
    .map(|(_, name)| name)
    .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    shape.weigh(&[], &Names::default())?;
    let known = ROLES.iter().filter(|(name, _)| shape.has(name)).count();
    let dialect = Woo {
        columns: Columns::of(ROLES),
        ids: HashSet::new(),
        parents: HashMap::new(),
        waiting: Vec::new(),
    };
    Ok(Found::new("woo-csv", known.saturating_add(10), dialect))
}

struct Woo {
    columns: Columns<Role>,
    ids: HashSet<String>,
    /// Parents by SKU and by `id:44`.
    parents: HashMap<String, Parent>,
    /// Variations whose parents are still to come.
    waiting: Vec<(String, Entry)>,
}

/// What the variations of a product share.
#[derive(Clone)]
struct Parent {
    id: String,
    fields: Vec<(Meaning, Field)>,
    is_listed: bool,
}

/// Cells of one row that are more than a field.
#[derive(Default)]
struct Cells {
    id: String,
    kind: String,
    sku: String,
    parent: String,
    hidden: &'static str,
    start: String,
    end: String,
    /// Name and value by number.
    attributes: Vec<(String, [Field; 2])>,
}

impl Dialect for Woo {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        let at = (record.number, record.line);
        let mut cells = Cells::default();
        for (index, field) in record.fields.into_iter().enumerate() {
            if !field.value.is_empty() {
                self.sort(index, field, &mut entry, &mut cells);
            }
        }
        finish(&cells, &mut entry);
        let is_variation = cells.kind.contains("variation");
        let own = if cells.sku.is_empty() || self.ids.contains(&cells.sku) {
            cells.id.clone()
        } else {
            cells.sku.clone()
        };
        let id = if own.is_empty() && is_variation {
            let values = cells
                .attributes
                .iter()
                .map(|(_, [_, value])| value.value.as_str());
            let values: Vec<&str> = values.collect();
            format!("{}/{}", cells.parent, values.join("/"))
        } else {
            own
        };
        self.ids.insert(id.clone());
        entry.say(Meaning::Id, "SKU", &short_id(&id), at.1);
        if cells.kind.contains("variable") {
            // What it is made of is for its variations; it is not sold itself.
            let fields = entry.fields.into_iter().filter(|(meaning, _)| {
                !matches!(meaning, Meaning::Id | Meaning::Price | Meaning::SalePrice)
                    && !matches!(meaning, Meaning::SaleWindow | Meaning::Availability)
            });
            let parent = Parent {
                id: id.clone(),
                fields: fields.collect(),
                is_listed: cells.hidden.is_empty(),
            };
            let by_id = format!("id:{}", cells.id);
            for key in [cells.sku, by_id] {
                if !key.is_empty() && key != "id:" {
                    self.parents.insert(key, parent.clone());
                }
            }
            if !cells.hidden.is_empty() {
                out.leave_out(Cause::NotListed, at, &id, cells.hidden);
            }
        } else if !cells.hidden.is_empty() {
            out.leave_out(Cause::NotListed, at, &id, cells.hidden);
        } else if cells.kind.contains("grouped") {
            out.leave_out(Cause::SetOfOthers, at, &id, "grouped");
        } else if is_variation {
            self.waiting.push((cells.parent, entry));
        } else {
            out.push(entry);
        }
    }

    fn end(&mut self, out: &mut Out<'_>) {
        for (key, mut entry) in std::mem::take(&mut self.waiting) {
            let at = (entry.number, entry.line);
            match self.parents.get(&key) {
                Some(parent) if parent.is_listed => {
                    entry.say(Meaning::GroupId, "Parent", &short_id(&parent.id), at.1);
                    // The parent's title: the variation's own repeats its attributes.
                    entry
                        .fields
                        .retain(|(meaning, _)| *meaning != Meaning::Title);
                    for (meaning, field) in &parent.fields {
                        if *meaning == Meaning::MoreImages || entry.text(*meaning).is_none() {
                            entry.add(*meaning, field.clone());
                        }
                    }
                    out.push(entry);
                }
                Some(_) => out.leave_out(Cause::NotListed, at, "", &key),
                None => out.leave_out(Cause::ParentMissing, at, "", &key),
            }
        }
    }
}

impl Woo {
    fn sort(&mut self, index: usize, field: Field, entry: &mut Entry, cells: &mut Cells) {
        match self.columns.role(index, &field.name) {
            Some(Role::Id) => cells.id = field.value,
            Some(Role::Kind) => cells.kind = field.value.to_lowercase(),
            Some(Role::Sku) => cells.sku = field.value,
            Some(Role::Parent) => cells.parent = field.value,
            Some(Role::Published) if field.value != "1" => cells.hidden = "unpublished",
            Some(Role::Visibility) if field.value == "hidden" => cells.hidden = "hidden",
            Some(Role::Published | Role::Visibility) => {}
            Some(Role::Stock) => {
                let state = match field.value.as_str() {
                    "1" => "in_stock",
                    "0" => "out_of_stock",
                    other => other,
                };
                entry.say(Meaning::Availability, &field.name, state, field.line);
            }
            Some(Role::SaleStart) => cells.start = field.value.chars().take(10).collect(),
            Some(Role::SaleEnd) => cells.end = field.value.chars().take(10).collect(),
            Some(Role::Plain(Meaning::ProductType)) => {
                // Of several categories the one that lies deepest.
                let paths = list(&field.value).into_iter();
                let best = paths.rev().max_by_key(|path| path.matches('>').count());
                let best = best.unwrap_or_default();
                entry.say(Meaning::ProductType, &field.name, &best, field.line);
            }
            Some(Role::Plain(meaning)) => entry.add(meaning, field),
            None => {
                if let Some((number, at)) = attribute_column(&field.name) {
                    cells.add_attribute(number, at, field);
                } else {
                    let meaning = self.columns.rest(&field);
                    entry.add(meaning, field);
                }
            }
        }
    }
}

impl Cells {
    fn add_attribute(&mut self, number: String, at: usize, field: Field) {
        let found = self
            .attributes
            .iter()
            .position(|(known, _)| *known == number);
        let found = found.unwrap_or_else(|| {
            let blank = || Field::new("", "", field.line);
            self.attributes.push((number, [blank(), blank()]));
            self.attributes.len().saturating_sub(1)
        });
        let pair = self.attributes.get_mut(found);
        if let Some(place) = pair.and_then(|(_, pair)| pair.get_mut(at)) {
            *place = field;
        }
    }
}

/// The values of a cell. A comma parts them; one that belongs to a value is written as `\,`.
fn list(text: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        if c != ',' {
            all.last_mut().into_iter().for_each(|last| last.push(c));
        } else if before == '\\' {
            all.last_mut().into_iter().for_each(|last| {
                last.pop();
                last.push(c);
            });
        } else {
            all.push(String::new());
        }
        before = c;
    }
    all.iter().map(|value| value.trim().to_owned()).collect()
}

/// The number of an attribute's column, and 0 for its name or 1 for its value.
fn attribute_column(name: &str) -> Option<(String, usize)> {
    let folded = super::fold(name);
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if digits.is_empty() || !has(&["attribut", "atribut", "атрибут"]) {
        None
    } else if has(&["value", "wert", "valeur", "valor", "знач"]) {
        Some((digits, 1))
    } else {
        has(&["name", "nom", "назван", "имя"]).then_some((digits, 0))
    }
}

fn finish(cells: &Cells, entry: &mut Entry) {
    let line = entry.line;
    for (_, [name, value]) in &cells.attributes {
        let value = list(&value.value).join(", ");
        if cells.kind.contains("variation") {
            entry.option(&name.value, &value, line);
        } else if !cells.kind.contains("variable") {
            entry.attribute(&name.value, &value, line);
        }
    }
    if !cells.start.is_empty() || !cells.end.is_empty() {
        let or = |text: &str, open: &str| {
            if text.is_empty() {
                open.to_owned()
            } else {
                text.to_owned()
            }
        };
        let window = format!(
            "{}/{}",
            or(&cells.start, "1970-01-01"),
            or(&cells.end, "2100-01-01")
        );
        entry.say(Meaning::SaleWindow, "Date sale price", &window, line);
    }
    entry.split(Meaning::MoreImages, addresses);
}
