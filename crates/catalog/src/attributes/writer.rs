//! Collects the attributes of products by row, and writes those that are chosen.

use std::collections::BTreeMap;

use souk_commerce::Product;
use souk_commerce::product::AxisKind;

use super::KNOWN;
use super::choose::{Chosen, choose};
use crate::bytes::{Writer, index, number, write_column};
use crate::text;

/// Characters of a name or a value, at most: longer ones are sentences.
const LONGEST: usize = 40;
/// Attributes and values of one that are told apart, at most.
const TOLD_APART: usize = 4096;

/// What feeds call the known attributes, folded.
const NAMES: [(&str, usize); 20] = [
    ("color", 0),
    ("colour", 0),
    ("colors", 0),
    ("สี", 0),
    ("اللون", 0),
    ("لون", 0),
    ("size", 1),
    ("ขนาด", 1),
    ("ไซซ์", 1),
    ("المقاس", 1),
    ("مقاس", 1),
    ("الحجم", 1),
    ("material", 2),
    ("วัสดุ", 2),
    ("المادة", 2),
    ("الخامة", 2),
    ("pattern", 3),
    ("ลวดลาย", 3),
    ("النمط", 3),
    ("نمط", 3),
];

/// An attribute that some product has.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) key: String,
    pub(super) values: Vec<String>,
    known: BTreeMap<String, u32>,
    /// Whether it has more values than are told apart.
    pub(super) overflows: bool,
}

/// Attributes in the making.
#[derive(Debug, Default)]
pub(crate) struct AttributesWriter {
    seen: Vec<Seen>,
    known: BTreeMap<String, u32>,
    /// For each row its attributes with their values.
    rows: Vec<Box<[(u32, u32)]>>,
}

impl AttributesWriter {
    /// For so many products.
    pub(crate) fn new(rows: usize) -> Self {
        let mut rows_of = Vec::new();
        rows_of.resize_with(rows, Box::default);
        Self {
            rows: rows_of,
            ..Self::default()
        }
    }

    /// Adds the product of a card, by its place among all.
    pub(crate) fn add(&mut self, rank: usize, product: &Product) {
        let mut found = Vec::new();
        for axis in &product.axes {
            let place = match axis.kind {
                AxisKind::Color => 0,
                AxisKind::Size => 1,
                AxisKind::Material => 2,
                AxisKind::Pattern => 3,
                AxisKind::Title => continue,
            };
            let key = KNOWN.get(place).copied().unwrap_or_default();
            for value in &axis.values {
                found.extend(self.note(key, key, value));
            }
        }
        // A row that says the brand again would be the brand's own choice once more.
        let brand = product.brand.as_deref().map(text::fold).unwrap_or_default();
        let details = product.details.iter();
        for detail in details.filter(|detail| text::fold(&detail.value) != brand) {
            let folded = text::fold(&detail.name);
            let folded = folded.trim();
            let known = NAMES
                .iter()
                .find(|(name, _)| text::fold(name) == folded)
                .and_then(|(_, place)| KNOWN.get(*place).copied());
            found.extend(match known {
                Some(key) => self.note(key, key, &detail.value),
                None => self.note(folded, detail.name.trim(), &detail.value),
            });
        }
        found.sort_unstable();
        found.dedup();
        if let Some(row) = self.rows.get_mut(rank) {
            *row = found.into_boxed_slice();
        }
    }

    /// The numbers of an attribute and of a value.
    fn note(&mut self, folded: &str, name: &str, value: &str) -> Option<(u32, u32)> {
        let value = value.trim();
        let fits = |text: &str| !text.is_empty() && text.chars().count() <= LONGEST;
        if !fits(value) || !fits(name) {
            return None;
        }
        let attribute = if let Some(attribute) = self.known.get(folded) {
            *attribute
        } else {
            if self.seen.len() >= TOLD_APART {
                return None;
            }
            let attribute = number(self.seen.len());
            self.known.insert(folded.to_owned(), attribute);
            self.seen.push(Seen {
                key: name.to_owned(),
                values: Vec::new(),
                known: BTreeMap::new(),
                overflows: false,
            });
            attribute
        };
        let seen = self.seen.get_mut(index(attribute))?;
        let folded = text::fold(value);
        if let Some(value) = seen.known.get(folded.trim()) {
            return Some((attribute, *value));
        }
        if seen.values.len() >= TOLD_APART {
            seen.overflows = true;
            return None;
        }
        let place = number(seen.values.len());
        seen.known.insert(folded.trim().to_owned(), place);
        seen.values.push(value.to_owned());
        Some((attribute, place))
    }

    /// The section, for files with so many cards; `None` when no attribute is worth it.
    pub(crate) fn finish(self, counts: &[u32]) -> Option<Writer> {
        let Chosen { shelves, mut all } = choose(&self.seen, &self.rows, counts);
        if all.is_empty() {
            return None;
        }
        let mut columns = Writer::new();
        let mut rows = self.rows.iter();
        for (shelf, count) in shelves.iter().zip(counts) {
            let own: Vec<&Box<[(u32, u32)]>> = rows.by_ref().take(index(*count)).collect();
            columns.size(shelf.len());
            for place in shelf {
                columns.varint(*place);
                let Some(attribute) = all.get_mut(index(*place)) else {
                    continue;
                };
                let numbers: Vec<u32> = own.iter().map(|row| attribute.set(row)).collect();
                write_column(&mut columns, &numbers);
            }
        }
        let mut writer = Writer::new();
        writer.list(&all, |writer, attribute| {
            let known = KNOWN.iter().position(|key| *key == attribute.key);
            writer.u8(known
                .and_then(|known| u8::try_from(known).ok())
                .unwrap_or(4));
            writer.text(if known.is_some() { "" } else { &attribute.key });
            writer.flag(attribute.is_ordered);
            writer.list(&attribute.values, |writer, value| writer.text(value));
            writer.list(&attribute.sets, |writer, set| {
                writer.list(set, |writer, value| writer.varint(*value));
            });
        });
        writer.raw(&columns.finish());
        Some(writer)
    }
}
