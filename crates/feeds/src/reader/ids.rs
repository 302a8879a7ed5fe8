//! The ids that a file has had so far.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

use crate::dialect::Entry;
use crate::google::row::{Notes, Row};
use crate::keys::{Key, Keys, key};
use crate::report::Cause;

/// What is remembered of a record, to know another with the same id: as little as will do, since it is kept of every one.
#[derive(Debug, Clone, Copy)]
struct Seen {
    line: u32,
    content: u32,
    /// Half of the hash of its id as it is written.
    id: u32,
}

/// The ids of one file.
#[derive(Debug, Default)]
pub(super) struct Ids {
    /// The first of all ids that are the same without regard to case and blanks.
    first: Keys<Seen>,
    /// Ids that are the same as a first one only in that way.
    alike: Keys<Seen>,
}

impl Ids {
    /// Whether no record before had the id of this row.
    pub(super) fn is_first(&mut self, row: &Row, entry: &Entry, notes: &mut Notes<'_>) -> bool {
        let id = key(&row.id);
        let without_case = match folded(&row.id) {
            Cow::Borrowed(_) => id,
            Cow::Owned(folded) => key(folded),
        };
        let this = Seen {
            line: u32::try_from(row.line).unwrap_or(u32::MAX),
            content: half(key(Content(entry))),
            id: half(id),
        };
        let Some(first) = self.first.get(without_case).copied() else {
            self.first.insert(without_case, this);
            return true;
        };
        let same = if first.id == this.id {
            Some(first)
        } else {
            self.alike.get(id).copied()
        };
        let Some(same) = same else {
            // An id is exact, so that `A1` and `a1` are two; more often one of them was mistyped.
            self.alike.insert(id, this);
            note(Cause::IdAlike, first.line, notes);
            return true;
        };
        let cause = if same.content == this.content {
            Cause::RecordRepeated
        } else {
            Cause::IdDuplicate
        };
        note(cause, same.line, notes);
        false
    }
}

/// Half of a hash, where all of it would be too large to keep.
fn half(key: Key) -> u32 {
    let [.., a, b, c, d] = key.to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

/// What an entry says, for its hash.
struct Content<'a>(&'a Entry);

impl Hash for Content<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (_, field) in &self.0.fields {
            field.name.hash(state);
            field.value.hash(state);
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
fn folded(id: &str) -> Cow<'_, str> {
    if id.bytes().all(|b| b.is_ascii_graphic()) {
        return if id.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(id.to_ascii_lowercase())
        } else {
            Cow::Borrowed(id)
        };
    }
    id.chars()
        .filter(|c| !c.is_whitespace() && !crate::text::is_invisible(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
