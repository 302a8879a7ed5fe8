//! Google's product data as tab-separated text, for spreadsheets and for programs that take nothing else.
//!
//! Source: support.google.com/merchants/answer/160567 and 7052112 (text files). A cell that a spreadsheet would run as a formula begins
//! with an apostrophe, which our reader takes off. Two passes over the rows: the first finds the columns.

use std::collections::HashMap;
use std::io::{self, Write};

use super::About;
use super::google::Composer;
use crate::dialect::addresses;
use crate::google::Row;
use crate::record::Field;
use crate::table::is_guarded_start;
use crate::text;

/// Columns that come first, in Google's order. The first three are always there: a table is known by them.
const FIRST: &[&str] = &[
    "id",
    "title",
    "price",
    "sale_price",
    "sale_price_effective_date",
    "description",
    "link",
    "image_link",
    MORE_IMAGES,
    "availability",
    "availability_date",
    "brand",
    "gtin",
    "mpn",
    "condition",
    "item_group_id",
    "color",
    "size",
    "material",
    "pattern",
    "google_product_category",
    "product_type",
    "product_highlight",
    "product_detail",
    "shipping",
    "expiration_date",
];
const ALWAYS: usize = 3;
const MORE_IMAGES: &str = "additional_image_link";

/// Writes a header and a line for each row.
pub(super) fn write(rows: &[&Row], about: &About<'_>, out: &mut dyn Write) -> io::Result<u64> {
    let composer = Composer::of(rows, about);
    let mut columns = Columns::default();
    for row in rows {
        columns.see(&cells(&composer.fields(row)));
    }
    let names = columns.names.iter().zip(&columns.widths);
    let header: Vec<&str> = names
        .flat_map(|(name, width)| std::iter::repeat_n(name.as_str(), *width))
        .collect();
    line(header.into_iter(), out)?;
    let mut count: u64 = 0;
    for row in rows {
        let cells = columns.place(&cells(&composer.fields(row)));
        line(cells.iter().map(String::as_str), out)?;
        count = count.saturating_add(1);
    }
    Ok(count)
}

/// The columns: each name, and how often one row needs it.
struct Columns {
    names: Vec<String>,
    widths: Vec<usize>,
    known: HashMap<String, usize>,
}

impl Default for Columns {
    fn default() -> Self {
        let names: Vec<String> = FIRST.iter().map(|name| (*name).to_owned()).collect();
        let widths = (0..names.len())
            .map(|at| usize::from(at < ALWAYS))
            .collect();
        let known = names.iter().cloned().zip(0..).collect();
        Self {
            names,
            widths,
            known,
        }
    }
}

impl Columns {
    fn see(&mut self, cells: &[(String, String)]) {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for (name, _) in cells {
            let next = self.names.len();
            let at = *self.known.entry(name.clone()).or_insert(next);
            if at == next {
                self.names.push(name.clone());
                self.widths.push(0);
            }
            let count = counts.entry(at).or_default();
            *count = count.saturating_add(1);
        }
        for (at, count) in counts {
            if let Some(width) = self.widths.get_mut(at) {
                *width = count.max(*width);
            }
        }
    }

    /// A row's cells in the order of the columns.
    fn place(&self, cells: &[(String, String)]) -> Vec<String> {
        let mut of_column: HashMap<usize, Vec<&str>> = HashMap::new();
        for (name, value) in cells {
            if let Some(at) = self.known.get(name) {
                of_column.entry(*at).or_default().push(value);
            }
        }
        let mut placed = Vec::new();
        for (at, width) in self.widths.iter().enumerate() {
            let values = of_column.get(&at).map_or(&[][..], Vec::as_slice);
            placed.extend((0..*width).map(|nth| values.get(nth).copied().unwrap_or("").to_owned()));
        }
        placed
    }
}

/// The fields of a row as cells.
fn cells(fields: &[Field]) -> Vec<(String, String)> {
    let mut cells = Vec::new();
    let mut images = Vec::new();
    for field in fields {
        match field.name.as_str() {
            MORE_IMAGES => images.push(field.value.clone()),
            "product_detail" if !field.children.is_empty() => {
                cells.push((field.name.clone(), detail(field)));
            }
            "shipping" => match shipping(field) {
                Some(text) => cells.push((field.name.clone(), text)),
                None => flatten(&field.name, field, &mut cells),
            },
            name => flatten(name, field, &mut cells),
        }
    }
    // One cell, unless the list would be cut elsewhere.
    let list = images.join(",");
    if addresses(&list) == images {
        images = vec![list]
            .into_iter()
            .filter(|list| !list.is_empty())
            .collect();
    }
    cells.extend(
        images
            .into_iter()
            .map(|image| (MORE_IMAGES.to_owned(), image)),
    );
    cells
}

fn flatten(name: &str, field: &Field, cells: &mut Vec<(String, String)>) {
    if !field.value.is_empty() {
        cells.push((name.to_owned(), field.value.clone()));
    }
    for (attribute, value) in &field.attributes {
        cells.push((format!("{name}.@{attribute}"), value.clone()));
    }
    for child in &field.children {
        flatten(&format!("{name}.{}", child.name), child, cells);
    }
}

/// `section:name:value`; a colon in the first two would part them elsewhere.
fn detail(field: &Field) -> String {
    let part = |name: &str| field.child(name).unwrap_or("").replace(':', " -");
    let value = field.child("attribute_value").unwrap_or("");
    format!(
        "{}:{}:{value}",
        part("section_name"),
        part("attribute_name")
    )
}

/// `country:region:service:price`; `None` when there is more to say, or a part would be cut.
fn shipping(field: &Field) -> Option<String> {
    let parts = ["country", "region", "service", "price"];
    let is_known = |child: &Field| parts.contains(&child.name.as_str());
    let is_whole = |child: &Field| !child.value.contains([',', ':']);
    let fits = field.children.len() <= parts.len()
        && field
            .children
            .iter()
            .all(|child| is_known(child) && is_whole(child));
    let texts = parts.map(|name| field.child(name).unwrap_or(""));
    fits.then(|| texts.join(":"))
}

fn line<'a>(cells: impl Iterator<Item = &'a str>, out: &mut dyn Write) -> io::Result<()> {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.write_all(b"\t")?;
        }
        out.write_all(quoted(cell).as_bytes())?;
    }
    out.write_all(b"\n")
}

/// A cell that no spreadsheet runs and every reader finds the end of.
fn quoted(cell: &str) -> String {
    let kept: String = cell
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !text::is_no_text(*c))
        .collect();
    let guard = if is_guarded_start(&kept) { "'" } else { "" };
    if kept.contains(['"', '\t', '\n']) {
        format!("\"{guard}{}\"", kept.replace('"', "\"\""))
    } else {
        format!("{guard}{kept}")
    }
}
