//! The ids that a file has had so far.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dialect::Entry;
use crate::google::row::{Notes, Row};
use crate::keys::{Keys, key};
use crate::report::Cause;

/// What is remembered of a record, to know another with the same id: as little as will do, since it is kept of every one.
#[derive(Debug, Clone, Copy)]
struct Seen {
    line: u32,
    content: u32,
}

/// The ids of one file.
#[derive(Debug, Default)]
pub(super) struct Ids {
    exact: Keys<Seen>,
    /// Line of the first id that is the same without regard to case and blanks.
    folded: Keys<u32>,
}

impl Ids {
    /// Whether no record before had the id of this row.
    pub(super) fn is_first(&mut self, row: &Row, entry: &Entry, notes: &mut Notes<'_>) -> bool {
        let mut hasher = DefaultHasher::new();
        for (_, field) in &entry.fields {
            (field.name.as_str(), field.value.as_str()).hash(&mut hasher);
        }
        let [.., a, b, c, d] = hasher.finish().to_be_bytes();
        let this = Seen {
            line: u32::try_from(row.line).unwrap_or(u32::MAX),
            content: u32::from_be_bytes([a, b, c, d]),
        };
        let id = key(&row.id);
        let Some(first) = self.exact.get(id) else {
            self.exact.insert(id, this);
            self.note_alike(&row.id, this.line, notes);
            return true;
        };
        let cause = if first.content == this.content {
            Cause::RecordRepeated
        } else {
            Cause::IdDuplicate
        };
        note(cause, first.line, notes);
        false
    }

    /// An id is exact, so that `A1` and `a1` are two; more often one of them was mistyped.
    fn note_alike(&mut self, id: &str, line: u32, notes: &mut Notes<'_>) {
        let folded = key(folded(id));
        match self.folded.get(folded) {
            None => self.folded.insert(folded, line),
            Some(first) => note(Cause::IdAlike, *first, notes),
        }
    }
}

fn note(cause: Cause, first: u32, notes: &mut Notes<'_>) {
    notes.report.note(cause, || {
        let raw = format!("the first stands in line {first}");
        notes.spot.place().with("id", &raw)
    });
}

/// An id without what the eye passes over.
fn folded(id: &str) -> String {
    id.chars()
        .filter(|c| !c.is_whitespace() && !crate::text::is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
