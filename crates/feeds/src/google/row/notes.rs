//! The fields of one record by meaning, and remarks on them.

use crate::carrier::FileName;
use crate::dialect::Entry;
use crate::google::base::Base;
use crate::google::fields::Meaning;
use crate::record::Field;
use crate::report::{Cause, Place, Report};
use crate::text::{self, Cleaned};
use crate::xml::prefixes::Vocabulary;

/// Notes findings for one record.
pub(crate) struct Notes<'a> {
    pub(crate) report: &'a mut Report,
    pub(crate) spot: Spot<'a>,
    /// What addresses are completed by.
    pub(crate) base: Option<&'a Base>,
}

/// A record: what places in it have in common. Most records have none that anybody asks for.
pub(crate) struct Spot<'a> {
    pub(crate) file: &'a FileName,
    pub(crate) number: u64,
    pub(crate) line: u64,
    /// Once it is known.
    pub(crate) id: Option<String>,
}

impl Spot<'_> {
    pub(crate) fn place(&self) -> Place {
        Place {
            id: self.id.clone(),
            ..self.file.place(self.number, self.line)
        }
    }
}

impl Notes<'_> {
    pub(super) fn add(&mut self, cause: Cause, field: &Field) {
        self.add_named(cause, &field.name, &field.value, field.line);
    }

    pub(super) fn add_named(&mut self, cause: Cause, name: &str, raw: &str, line: u64) {
        self.report.note(cause, || Place {
            line: Some(line),
            ..self.spot.place().with(name, raw)
        });
    }

    pub(super) fn add_without_value(&mut self, cause: Cause, field: &Field) {
        self.report.note(cause, || Place {
            field: Some(field.name.clone()),
            line: Some(field.line),
            ..self.spot.place()
        });
    }

    pub(super) fn add_record(&mut self, cause: Cause) {
        self.report.note(cause, || self.spot.place());
    }
}

/// The fields of a record by meaning: Google's before plain ones of the same meaning.
pub(super) struct Fields<'a>(pub(super) Vec<(Meaning, &'a Field)>);

impl<'a> Fields<'a> {
    pub(super) fn new(entry: &'a Entry) -> Self {
        let fields = entry.fields.iter();
        Self(fields.map(|(meaning, field)| (*meaning, field)).collect())
    }

    /// The first field of a meaning that is filled, else the first that is there.
    pub(super) fn first(&self, wanted: Meaning) -> Option<&'a Field> {
        let (mut filled, mut empty) = (None, None);
        for field in self.all(wanted) {
            if field.value.is_empty() {
                empty = empty.or(Some(field));
            } else if field.vocabulary == Vocabulary::Google {
                return Some(field);
            } else {
                filled = filled.or(Some(field));
            }
        }
        filled.or(empty)
    }

    pub(super) fn all(&self, wanted: Meaning) -> impl Iterator<Item = &'a Field> {
        self.0
            .iter()
            .filter(move |(meaning, _)| *meaning == wanted)
            .map(|(_, field)| *field)
    }
}

/// Remarks on what cleaning a text did.
pub(super) fn note_cleaning<T>(cleaned: &Cleaned<T>, field: &Field, notes: &mut Notes<'_>) {
    for (is_so, cause) in [
        (cleaned.was_escaped_twice, Cause::DoubleEscaped),
        (cleaned.had_controls, Cause::ControlCharacter),
        (cleaned.was_cut, Cause::TextTooLong),
        (cleaned.was_active, Cause::ActiveContent),
    ] {
        if is_so {
            notes.add(cause, field);
        }
    }
}

/// The cleaned text of a field; `None` when there is none.
pub(super) fn read_line(
    fields: &Fields<'_>,
    meaning: Meaning,
    max: usize,
    notes: &mut Notes<'_>,
) -> Option<String> {
    let field = fields.first(meaning)?;
    line_of(field, max, notes)
}

/// The cleaned text of one field.
pub(super) fn line_of(field: &Field, max: usize, notes: &mut Notes<'_>) -> Option<String> {
    let cleaned = text::line(&field.value, max);
    note_cleaning(&cleaned, field, notes);
    (!cleaned.value.is_empty()).then_some(cleaned.value)
}
