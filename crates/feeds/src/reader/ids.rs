//! The ids that a file has had so far.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dialect::Entry;
use crate::google::row::{Notes, Row};
use crate::report::Cause;

/// What is remembered of a record, to know another with the same id.
#[derive(Debug, Clone, Copy)]
struct Seen {
    line: u64,
    content: u64,
}

/// The ids of one file.
#[derive(Debug, Default)]
pub(super) struct Ids {
    exact: HashMap<String, Seen>,
    /// Line of the first id that is the same without regard to case and blanks, by hash: ids are many, and a text for each
    /// once more would cost as much as the rows.
    folded: HashMap<u64, u64>,
}

impl Ids {
    /// Whether no record before had the id of this row.
    pub(super) fn is_first(&mut self, row: &Row, entry: &Entry, notes: &mut Notes<'_>) -> bool {
        let mut hasher = DefaultHasher::new();
        for (_, field) in &entry.fields {
            (field.name.as_str(), field.value.as_str()).hash(&mut hasher);
        }
        let content = hasher.finish();
        let line = row.line;
        let Some(first) = self.exact.get(&row.id) else {
            self.exact.insert(row.id.clone(), Seen { line, content });
            self.note_alike(row, notes);
            return true;
        };
        let cause = if first.content == content {
            Cause::RecordRepeated
        } else {
            Cause::IdDuplicate
        };
        note(cause, first.line, notes);
        false
    }

    /// An id is exact, so that `A1` and `a1` are two; more often one of them was mistyped.
    fn note_alike(&mut self, row: &Row, notes: &mut Notes<'_>) {
        match self.folded.entry(folded(&row.id)) {
            Slot::Vacant(slot) => {
                slot.insert(row.line);
            }
            Slot::Occupied(first) => note(Cause::IdAlike, *first.get(), notes),
        }
    }
}

fn note(cause: Cause, first: u64, notes: &mut Notes<'_>) {
    let raw = format!("the first stands in line {first}");
    let place = notes.place.clone().with("id", &raw);
    notes.report.add(cause, place);
}

/// The hash of an id without what the eye passes over.
fn folded(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    for c in id.chars() {
        if !c.is_whitespace() && !crate::text::is_invisible(c) {
            for small in c.to_lowercase() {
                small.hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}
