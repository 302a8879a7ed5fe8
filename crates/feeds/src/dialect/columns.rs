//! Columns of a table and what a format does with each.

use super::fold;
use super::names::Names;
use crate::google::fields::Meaning;
use crate::record::Field;

/// Columns that are remembered.
const MAX_COLUMNS: usize = 4096;

/// A format's names of columns, in any spelling, with their roles.
pub(super) type Roles<R> = &'static [(&'static str, R)];

/// Looks roles up. A table has the same columns in every row, so that each name is folded once.
pub(super) struct Columns<R: 'static> {
    roles: Roles<R>,
    names: Names,
    /// By index; `None` where every cell so far was empty.
    met: Vec<Option<(String, Option<R>)>>,
}

impl<R: Copy> Columns<R> {
    pub(super) fn of(roles: Roles<R>) -> Self {
        Self {
            roles,
            names: Names::default(),
            met: Vec::new(),
        }
    }

    /// The role of a column that stands at an index.
    pub(super) fn role(&mut self, index: usize, name: &str) -> Option<R> {
        if let Some(Some((met, role))) = self.met.get(index)
            && met == name
        {
            return *role;
        }
        let role = self.look_up(name);
        if index >= self.met.len() && index < MAX_COLUMNS {
            self.met.resize_with(index.saturating_add(1), || None);
        }
        if let Some(met) = self.met.get_mut(index) {
            *met = Some((name.to_owned(), role));
        }
        role
    }

    fn look_up(&self, name: &str) -> Option<R> {
        let folded = fold(name);
        let known = self.roles.iter().find(|(known, _)| fold(known) == folded);
        known.map(|(_, role)| *role)
    }

    /// What becomes of a field without a role: it is kept, unless its name tells that it is for the merchant only.
    pub(super) fn rest(&self, field: &Field) -> Meaning {
        self.names.meaning(&field.name)
    }
}

/// An id no longer than a row may have; the end of a long one gives way to a number made of the whole.
pub(super) fn short_id(id: &str) -> String {
    const MAX: usize = 100;
    if id.len() <= MAX {
        return id.to_owned();
    }
    // FNV-1a: the same on every machine and in every version.
    let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut end = MAX.saturating_sub(17);
    while !id.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    format!("{}-{hash:016x}", id.get(..end).unwrap_or(""))
}

/// Whether a cell says no.
pub(super) fn is_no(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "false" | "no" | "0")
}
