//! Google's product data as CSV or TSV.
//!
//! Source: support.google.com/merchants/answer/7052112 and answer/160567 (text files). Names may be localised, written with
//! blanks or underscores, and in brackets; repeated values stand in one cell, separated by commas.

use super::entry::addresses;
use super::google_names::{ENGLISH, OTHERS};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::error::FeedProblem;
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
    let google = Google {
        names,
        records: 0,
        vehicles: 0,
    };
    Ok(Found::new("google-csv", weight, google))
}

struct Google {
    names: Names,
    records: u64,
    /// Records of cars, by their category and the form of their id.
    vehicles: u64,
}

/// Records after which a feed of nothing but vehicles is known as one.
const TELLING_RECORDS: u64 = 20;

impl Dialect for Google {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        entry.map(record.fields, &self.names);
        repeat(&mut entry);
        self.records = self.records.saturating_add(1);
        if is_vehicle(&entry) {
            self.vehicles = self.vehicles.saturating_add(1);
        }
        out.push(entry);
    }

    fn objection(&self) -> Option<FeedProblem> {
        let is_of_vehicles = self.vehicles.saturating_mul(2) > self.records;
        is_of_vehicles.then(|| FeedProblem::OtherKind("a feed of vehicles".to_owned()))
    }

    fn is_telling(&self) -> bool {
        self.records >= TELLING_RECORDS
    }
}

/// Whether a record is a car: it stands among motor vehicles, and its id is a vehicle identification number of ISO 3779.
/// Parts and toys have neither.
fn is_vehicle(entry: &Entry) -> bool {
    let category = entry.text(Meaning::GoogleCategory).unwrap_or("");
    let is_motor = category == "916" || category.contains("Motor Vehicles");
    let id = entry.text(Meaning::Id).unwrap_or("");
    let is_vin = id.len() == 17
        && id
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() && !b"IOQioq".contains(&b));
    is_motor && is_vin
}

/// Cuts cells that hold lists.
pub(super) fn repeat(entry: &mut Entry) {
    entry.split(Meaning::MoreImages, addresses);
}
