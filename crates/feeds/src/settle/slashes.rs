//! Category paths whose steps are parted by a bare `/`.
//!
//! One value cannot tell: "Home/Kitchen" is a path and "TV/Video" a name. All of a feed can: in a tree, steps have more than
//! one step below them.

use std::collections::{BTreeMap, BTreeSet};

use crate::google::Row;
use crate::report::{Cause, Report};
use crate::store::RowList;

/// The paths of a feed that have one step.
#[derive(Debug, Clone, Default)]
pub(crate) struct Paths {
    /// Some path is parted in another way, so that `/` parts none.
    has_steps: bool,
    all: BTreeSet<String>,
}

impl Paths {
    /// Looks at a row.
    pub(super) fn see(&mut self, row: &Row) {
        if self.has_steps {
            return;
        }
        if row.product_type.len() > 1 {
            self.has_steps = true;
            self.all.clear();
        } else if let Some(only) = only(row)
            && !self.all.contains(only)
        {
            self.all.insert(only.to_owned());
        }
    }

    /// Whether no path is parted in another way, and most of those with `/` share their first step with another.
    pub(super) fn are_tree(&self) -> bool {
        if self.has_steps {
            return false;
        }
        let mut below: BTreeMap<&str, u64> = BTreeMap::new();
        let firsts = self
            .all
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
}

/// Tells of the paths that are split at `/`.
pub(super) fn note<R: RowList>(rows: &R, file: &str, report: &mut Report) {
    rows.each(&mut |row| {
        if let Some(path) = only(row).filter(|path| parts(path).is_some()) {
            report.note(Cause::CategorySlash, || {
                super::row_place(file, row).with("product_type", path)
            });
        }
        true
    });
}

/// The steps of a row's own path, split at `/`.
pub(crate) fn split(row: &Row) -> Option<Vec<String>> {
    let steps = only(row).and_then(parts)?;
    Some(steps.into_iter().map(str::to_owned).collect())
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
