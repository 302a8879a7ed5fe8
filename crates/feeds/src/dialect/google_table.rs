//! Google's product data as CSV or TSV.
//!
//! Source: support.google.com/merchants/answer/7052112 and answer/160567 (text files). Names may be localised, written with
//! blanks or underscores, and in brackets; repeated values stand in one cell, separated by commas.

use super::entry::addresses;
use super::google_names::{ENGLISH, OTHERS};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::Record;

pub(super) const FORMAT: Format = Format {
    title: "Google (CSV or TSV)",
    carrier: CarrierKind::Table,
    probe,
};

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[ENGLISH, OTHERS]);
    let has = |meaning| {
        shape
            .names
            .iter()
            .any(|name| names.known(name) == Some(meaning))
    };
    let missing: Vec<&'static str> = [
        (Meaning::Id, "id"),
        (Meaning::Title, "title"),
        (Meaning::Price, "price"),
    ]
    .into_iter()
    .filter(|(meaning, _)| !has(*meaning))
    .map(|(_, name)| name)
    .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let weight = shape.weigh(&[], &names)?;
    Ok(Found::new("google-csv", weight, Google { names }))
}

struct Google {
    names: Names,
}

impl Dialect for Google {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        entry.map(record.fields, &self.names);
        repeat(&mut entry);
        out.push(entry);
    }
}

/// Cuts cells that hold lists.
pub(super) fn repeat(entry: &mut Entry) {
    entry.split(Meaning::MoreImages, addresses);
}
