//! Google's product data in RSS 2.0, in Atom, or inside a root element of its own; Prisjakt's extension of it.
//!
//! Sources: support.google.com/merchants/answer/7052112; developer.prisjakt.nu, whose namespace
//! `https://schema.prisjakt.nu/ns/1.0` adds fields to Google's.

use super::{Dialect, Entry, Format, Found, Out, Shape};
use crate::carrier::CarrierKind;
use crate::error::FeedProblem;
use crate::google::fields::{Meaning, is_of_carrier, is_of_vehicle, meaning};
use crate::record::{Field, Record};
use crate::report::Cause;
use crate::xml::prefixes::Vocabulary;
use crate::xml::sniff::has_tag;

pub(super) const FORMAT: Format = Format {
    title: "Google (RSS or Atom)",
    carrier: CarrierKind::Xml,
    probe,
};

/// Records after which a feed without any field of a product is known to be something else.
const TELLING_RECORDS: u64 = 20;

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let root = shape.root.as_str();
    let (prefix, local) = root
        .rsplit_once(':')
        .map_or(("", root), |(prefix, local)| (prefix, local));
    let speaks_google =
        shape.text.contains("base.google.com/ns/1.0") || has_tag(shape.text, "g:id");
    let is_prisjakt = shape.text.contains("schema.prisjakt.nu/ns");
    let (name, record) = match local.to_ascii_lowercase().as_str() {
        "rss" | "rdf" | "channel" => ("google-rss", "item".to_owned()),
        "feed" if prefix.is_empty() => ("google-atom", "entry".to_owned()),
        "feed" => ("google-atom", format!("{prefix}:entry")),
        // Google's vocabulary inside a self-made root: the record is whatever holds the fields.
        _ => {
            let record = ["item", "product", "entry", "offer"]
                .into_iter()
                .find(|record| *record != root && has_tag(shape.text, record))
                .filter(|_| speaks_google)
                .ok_or_else(|| vec!["<rss>, <feed>, or elements of Google's namespace"])?;
            ("google-xml", record.to_owned())
        }
    };
    let name = if is_prisjakt { "prisjakt" } else { name };
    let weight = if speaks_google { 20 } else { 1 };
    Ok(Found::new(name, weight, Google::default()).cut_at(&[&record], &[]))
}

/// What the records have shown of their kind.
#[derive(Debug, Default)]
struct Google {
    records: u64,
    vehicles: u64,
    is_product_like: bool,
}

impl Google {
    fn look_at(&mut self, fields: &[Field]) {
        self.records = self.records.saturating_add(1);
        self.is_product_like |= fields.iter().any(|field| {
            field.vocabulary != Vocabulary::Other
                && matches!(
                    field.name.as_str(),
                    "price" | "availability" | "image_link" | "gtin" | "condition" | "sale_price"
                )
        });
        if fields.iter().any(|field| is_of_vehicle(&field.name)) {
            self.vehicles = self.vehicles.saturating_add(1);
        }
    }
}

impl Dialect for Google {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        self.look_at(&record.fields);
        let mut entry = Entry::of(&record);
        entry.fields.reserve_exact(record.fields.len());
        let has_plain = |field: &Field| field.vocabulary == Vocabulary::Plain;
        let mut id = String::new();
        if record.fields.iter().any(has_plain) {
            id_of(&record.fields).unwrap_or("").clone_into(&mut id);
        }
        for field in record.fields {
            let field = own_name(field);
            let meaning = meaning(&field);
            let is_plain = field.vocabulary == Vocabulary::Plain
                && !matches!(meaning, Meaning::Other | Meaning::Private);
            if is_plain && !is_of_carrier(&field.name) {
                out.report.note(Cause::PlainName, || {
                    let mut place = out.file.place(entry.number, field.line);
                    place.id = Some(crate::report::shortened(&id)).filter(|id| !id.is_empty());
                    place.with(&field.name, &field.value)
                });
            }
            entry.add(meaning, field);
        }
        out.push(entry);
    }

    fn objection(&self) -> Option<FeedProblem> {
        if self.vehicles.saturating_mul(2) > self.records {
            return Some(FeedProblem::OtherKind("a feed of vehicles".to_owned()));
        }
        // Records that could not be parsed say nothing about the kind.
        let is_news = !self.is_product_like && self.records > 0;
        is_news.then(|| FeedProblem::OtherKind("a feed of news or articles".to_owned()))
    }

    fn is_telling(&self) -> bool {
        self.records >= TELLING_RECORDS
    }
}

/// A field of Souk's own namespace under its own name: `<s:field name="Märke">`.
fn own_name(mut field: Field) -> Field {
    let name = field.attribute("name").map(str::to_owned);
    if let (Vocabulary::Own, Some(name)) = (field.vocabulary, name) {
        field.name = name;
        field.attributes.clear();
    }
    field
}

fn id_of(fields: &[Field]) -> Option<&str> {
    fields
        .iter()
        .find(|field| field.name == "id" && field.vocabulary != Vocabulary::Other)
        .map(|field| field.value.as_str())
}
