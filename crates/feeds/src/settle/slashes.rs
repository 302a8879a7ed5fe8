//! Category paths whose steps are parted by a bare `/`.
//!
//! One value cannot tell: "Home/Kitchen" is a path and "TV/Video" a name. All of a feed can: in a tree, steps have more than
//! one step below them.

use std::collections::{BTreeMap, BTreeSet};

use crate::google::Row;
use crate::report::{Cause, Place, Report};

/// Splits the paths of a feed at `/` where all of them together look like a tree.
pub(super) fn split(rows: &mut [Row], file: &str, report: &mut Report) {
    if !is_tree(rows) {
        return;
    }
    for row in rows {
        let Some(steps) = only(row).and_then(parts) else {
            continue;
        };
        let steps: Vec<String> = steps.into_iter().map(str::to_owned).collect();
        let place = Place {
            line: Some(row.line),
            record: Some(row.number),
            id: Some(row.id.clone()),
            ..Place::file(file)
        };
        let path = row.product_type.first().map_or("", String::as_str);
        report.add(Cause::CategorySlash, place.with("product_type", path));
        row.product_type = steps;
    }
}

/// The one step of a row's own path.
fn only(row: &Row) -> Option<&str> {
    match row.product_type.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn parts(path: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = path.split('/').map(str::trim).collect();
    let is_path = parts.len() > 1 && parts.iter().all(|part| !part.is_empty());
    is_path.then_some(parts)
}

/// Whether no path is parted in another way, and most of those with `/` share their first step with another.
fn is_tree(rows: &[Row]) -> bool {
    if rows.iter().any(|row| row.product_type.len() > 1) {
        return false;
    }
    let paths: BTreeSet<&str> = rows.iter().filter_map(only).collect();
    let mut below: BTreeMap<&str, u64> = BTreeMap::new();
    let firsts = paths
        .iter()
        .filter_map(|path| parts(path)?.first().copied());
    for first in firsts {
        let count = below.entry(first).or_default();
        *count = count.saturating_add(1);
    }
    let all: u64 = below.values().sum();
    let shared: u64 = below.values().filter(|count| **count > 1).sum();
    shared > 0 && shared.saturating_mul(2) > all
}
