//! What the beginning of a file shows to the formats: the names in it.

use std::collections::HashSet;

use super::names::{Names, fold};
use crate::carrier::CarrierKind;
use crate::json::{Kind, Outline, Value};

/// Names looked at.
const MAX_NAMES: usize = 2000;

/// The names of a file and where they stand.
pub(crate) struct Shape<'a> {
    pub(crate) carrier: CarrierKind,
    /// XML: name of the root element, with prefix. JSON: names on the way to the records, joined by points.
    pub(crate) root: String,
    /// XML: elements of the first 64 KiB with their prefixes. Tables: the header. JSON and pages: members of the first records;
    /// `variants.price` stands for a member of a member. Each once, in the order of the file.
    pub(crate) names: Vec<String>,
    /// The beginning of the file.
    pub(crate) text: &'a str,
    folded: HashSet<String>,
}

impl<'a> Shape<'a> {
    fn of(carrier: CarrierKind, root: String, names: Vec<String>, text: &'a str) -> Self {
        let folded = names.iter().map(|name| fold(name)).collect();
        Self {
            carrier,
            root,
            names,
            text,
            folded,
        }
    }

    pub(super) fn xml(text: &'a str, root: &str) -> Self {
        let mut names = Vec::new();
        let mut seen = HashSet::new();
        for (at, _) in text.match_indices('<') {
            let rest = text.get(at.saturating_add(1)..).unwrap_or("");
            let length = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<'))
                .unwrap_or(0);
            let name = rest.get(..length).unwrap_or("");
            if !name.is_empty() && !name.starts_with(['!', '?']) && seen.insert(name) {
                names.push(name.to_owned());
            }
            if names.len() >= MAX_NAMES {
                break;
            }
        }
        Self::of(CarrierKind::Xml, root.to_owned(), names, text)
    }

    pub(super) fn table(header: &[String]) -> Self {
        let names = header.iter().take(MAX_NAMES).cloned().collect();
        Self::of(CarrierKind::Table, String::new(), names, "")
    }

    pub(super) fn json(text: &'a str, outline: &Outline) -> Self {
        let mut names = Vec::new();
        for value in &outline.records {
            collect("", value, &mut names, 0);
        }
        let root = outline.path.names().join(".");
        Self::of(CarrierKind::Json, root, names, text)
    }

    pub(super) fn page(text: &'a str) -> Self {
        Self::of(CarrierKind::Page, String::new(), Vec::new(), text)
    }

    /// Whether a name is there, in any spelling.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.folded.contains(&fold(name))
    }

    /// Whether one of several names is there.
    pub(crate) fn has_any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// How many of the file's names a format knows, when all that it needs is there. Each need is a list of names of which one
    /// has to be there; the first stands for it in messages.
    pub(crate) fn weigh(
        &self,
        needs: &[&[&'static str]],
        names: &Names,
    ) -> Result<usize, Vec<&'static str>> {
        let missing: Vec<&'static str> = needs
            .iter()
            .filter(|need| !self.has_any(need))
            .filter_map(|need| need.first().copied())
            .collect();
        if missing.is_empty() {
            Ok(self
                .names
                .iter()
                .filter(|name| names.known(name).is_some())
                .count())
        } else {
            Err(missing)
        }
    }

    /// What this is, for a message.
    pub(super) fn what(&self) -> String {
        match self.carrier {
            CarrierKind::Xml => format!(
                "XML with the root element <{}>",
                crate::report::shortened(&self.root)
            ),
            CarrierKind::Table => "a table".to_owned(),
            CarrierKind::Json => "JSON".to_owned(),
            CarrierKind::Page => "a page".to_owned(),
        }
    }

    /// The first names, for a message.
    pub(super) fn preview(&self) -> String {
        let first: Vec<&str> = self.names.iter().take(8).map(String::as_str).collect();
        crate::report::shortened(&first.join(", "))
    }
}

fn collect(before: &str, value: &Value, names: &mut Vec<String>, depth: usize) {
    match &value.kind {
        Kind::Object(members) => {
            for (name, value) in members {
                let name = if before.is_empty() {
                    name.clone()
                } else {
                    format!("{before}.{name}")
                };
                if names.len() < MAX_NAMES && !names.contains(&name) {
                    names.push(name.clone());
                }
                if depth < 4 {
                    collect(&name, value, names, depth.saturating_add(1));
                }
            }
        }
        Kind::List(values) => {
            for value in values.iter().take(3) {
                collect(before, value, names, depth);
            }
        }
        Kind::Null | Kind::Scalar(_) => {}
    }
}

/// Whether the first row of a table is a record and no header: it holds addresses, bare numbers, lists, or ids made by a
/// machine.
pub(super) fn is_data(row: &[String]) -> bool {
    let is_number = |cell: &str| {
        !cell.is_empty()
            && cell
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
    };
    let is_made = |cell: &str| {
        cell.len() >= 24
            && cell.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
            && cell.bytes().any(|b| b.is_ascii_digit())
    };
    row.iter().map(|cell| cell.trim()).any(|cell| {
        cell.starts_with("http") || cell.starts_with("[\"") || is_number(cell) || is_made(cell)
    })
}
