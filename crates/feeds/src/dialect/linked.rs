//! Pages with schema.org data: `Product` and `ProductGroup` with their offers, in JSON-LD or microdata.
//!
//! Source: <https://schema.org/Product>, and Google's guides for merchant listings and product variants. Offers with a number
//! or name of their own are variants. Of several offers that nothing tells apart the first is taken; the others are kept
//! beside it. An `AggregateOffer` without offers says from where to where prices go, and is a price only where both are one.

mod offer;

use super::columns::short_id;
use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::error::FeedProblem;
use crate::google::condition::parse_condition;
use crate::google::fields::Meaning;
use crate::page::{Thing, last_of, thing_of};
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "schema.org (in a page)",
    carrier: CarrierKind::Page,
    probe,
};

const NAMES: Table = &[
    ("name", Meaning::Title),
    ("description", Meaning::Description),
    ("url", Meaning::Link),
    ("mpn", Meaning::Mpn),
    ("gtin", Meaning::Gtin),
    ("gtin8", Meaning::Gtin),
    ("gtin12", Meaning::Gtin),
    ("gtin13", Meaning::Gtin),
    ("gtin14", Meaning::Gtin),
    ("isbn", Meaning::Gtin),
    ("category", Meaning::ProductType),
    ("color", Meaning::Color),
    ("size", Meaning::Size),
    ("material", Meaning::Material),
    ("pattern", Meaning::Pattern),
];
/// What a product is known by, the best first.
const IDS: &[&str] = &[
    "sku",
    "productID",
    "mpn",
    "gtin",
    "gtin13",
    "gtin12",
    "gtin8",
    "gtin14",
    "isbn",
    "@id",
    "url",
];

#[expect(
    clippy::unnecessary_wraps,
    reason = "the form of every probe; where a page has its data, its beginning does not show"
)]
fn probe(_: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::of(&[NAMES]);
    Ok(Found::new("schema-org", 1, Linked { names, seen: 0 }))
}

struct Linked {
    names: Names,
    /// Products met.
    seen: u64,
}

impl Dialect for Linked {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let kind = thing_of(&record.fields);
        if kind == Thing::Other {
            return;
        }
        self.seen = self.seen.saturating_add(1);
        let base = Entry::of(&record);
        if kind == Thing::Product {
            self.product(record.fields, None, &base, out);
        } else {
            self.group(record.fields, &base, out);
        }
    }

    fn objection(&self) -> Option<FeedProblem> {
        (self.seen == 0).then_some(FeedProblem::Html)
    }
}

impl Linked {
    fn group(&self, fields: Vec<Field>, base: &Entry, out: &mut Out<'_>) {
        let mut shared = Vec::new();
        let mut variants = Vec::new();
        let mut group = String::new();
        let mut id = String::new();
        let mut title = String::new();
        for field in fields {
            match field.name.as_str() {
                "hasVariant" => variants.push(field.children),
                "productGroupID" => group = field.value,
                "@id" => id = field.value,
                "name" => title = field.value,
                "@type" | "@context" => {}
                // Numbers of the group are none of its variants.
                "sku" | "mpn" | "gtin" => {
                    let name = format!("productGroup.{}", field.name);
                    shared.push(Field { name, ..field });
                }
                _ => shared.push(field),
            }
        }
        for key in [id, title.clone()] {
            if group.is_empty() {
                group = key;
            }
        }
        if variants.is_empty() {
            out.leave_out(
                Cause::VariantsMissing,
                (base.number, base.line),
                &group,
                &title,
            );
            return;
        }
        for mut own in variants {
            if own.iter().all(|field| field.name != "name") {
                own.push(Field::new("name", &title, base.line));
            }
            let missing: Vec<Field> = shared
                .iter()
                .filter(|field| own.iter().all(|own| own.name != field.name))
                .cloned()
                .collect();
            own.extend(missing);
            self.product(own, Some(&group), base, out);
        }
    }

    /// A product's offers, an entry each; one without a price when it has none.
    fn product(&self, fields: Vec<Field>, group: Option<&str>, base: &Entry, out: &mut Out<'_>) {
        let mut offers = Vec::new();
        let mut about = Vec::new();
        let mut group = group.map(str::to_owned);
        for field in fields {
            match field.name.as_str() {
                "offers" => offer::flatten(field, &mut offers),
                "isVariantOf" | "inProductGroupWithID" if group.is_none() => {
                    let inside = field.child("productGroupID").or(field.child("@id"));
                    group = inside.or(Some(field.value.as_str())).map(short_id);
                }
                _ => about.push(field),
            }
        }
        let own_id = IDS.iter().find_map(|name| {
            let mut named = about.iter().filter(|field| field.name == *name);
            named.find(|field| !field.value.is_empty())
        });
        let (sold, rest) = offer::apart(offers);
        if sold.len() > 1 {
            let title = about.iter().find(|field| field.name == "name");
            let key = own_id.or(title);
            group = group.or_else(|| key.map(|field| short_id(&field.value)));
        }
        let at = (base.number, base.line);
        if rest.iter().any(|offer| offer.child("price").is_some()) {
            let id = own_id.map_or("", |field| field.value.as_str());
            out.note(Cause::OffersMore, at, id, &rest.len().to_string());
        }
        let sold = if sold.is_empty() { vec![None] } else { sold };
        for sold in sold {
            let mut entry = base.clone();
            let own = sold.as_ref().and_then(|offer| {
                let own = offer.named("sku").chain(offer.named("productID"));
                own.into_iter().find(|field| !field.value.is_empty())
            });
            if let Some(field) = own.or(own_id) {
                let id = short_id(&field.value);
                entry.say(Meaning::Id, &field.name, &id, field.line);
                if !matches!(field.name.as_str(), "sku" | "productID") {
                    out.note(Cause::IdFromOther, at, &id, &field.name);
                }
            }
            if let Some(group) = &group {
                entry.say(Meaning::GroupId, "productGroupID", group, at.1);
            }
            let is_variant = own.is_some();
            if let Some(offer) = sold {
                self.offer(offer, is_variant, &mut entry);
            }
            for field in &about {
                self.add(field.clone(), &mut entry);
            }
            for (index, offer) in (1_usize..).zip(&rest) {
                let name = format!("offers[{index}]");
                entry.add(
                    Meaning::Other,
                    Field {
                        name,
                        ..offer.clone()
                    },
                );
            }
            out.push(entry);
        }
    }

    fn offer(&self, mut offer: Field, is_variant: bool, entry: &mut Entry) {
        offer::price(&offer, entry);
        for field in std::mem::take(&mut offer.children) {
            match field.name.as_str() {
                "@type" | "sku" | "price" | "priceCurrency" => {}
                "availability" => {
                    let word = offer::stock_of(&field.value);
                    entry.say(Meaning::Availability, &field.name, word, field.line);
                }
                "shippingDetails" => offer::shipping(&field, entry),
                "itemCondition" | "url" | "mpn" | "gtin" | "gtin8" | "gtin12" | "gtin13"
                | "gtin14" | "image" | "color" | "size" | "additionalProperty" => {
                    self.add(field, entry);
                }
                "name" if is_variant => entry.add(Meaning::Title, field),
                _ => {
                    let name = format!("offers.{}", field.name);
                    entry.add(Meaning::Other, Field { name, ..field });
                }
            }
        }
    }

    fn add(&self, field: Field, entry: &mut Entry) {
        let line = field.line;
        match field.name.as_str() {
            "@type" | "@context" | "@id" | "sku" | "productID" => {}
            "brand" | "manufacturer" if entry.text(Meaning::Brand).is_none() => {
                let name = field.child("name").unwrap_or(&field.value);
                entry.say(Meaning::Brand, &field.name, name, line);
            }
            "image" => {
                let parts = ["url", "contentUrl", "@id"];
                let inside = parts.into_iter().find_map(|name| field.child(name));
                let address = inside.unwrap_or(&field.value);
                entry.say(Meaning::MoreImages, "image", address, line);
            }
            "additionalProperty" => {
                let part = |name| field.child(name).unwrap_or("");
                let value = format!("{} {}", part("value"), part("unitText"));
                entry.attribute(part("name"), value.trim(), line);
            }
            "category" | "size" | "color" | "material" if !field.children.is_empty() => {
                let name = field.child("name").unwrap_or("");
                entry.say(self.names.meaning(&field.name), &field.name, name, line);
            }
            "itemCondition" => {
                let last = last_of(&field.value);
                let word = last.strip_suffix("Condition").unwrap_or(last);
                let word = match word {
                    "Damaged" => "used",
                    word if parse_condition(word).is_some() => word,
                    _ => &field.value,
                };
                entry.say(Meaning::Condition, &field.name, word, line);
            }
            name => {
                let meaning = self.names.meaning(name);
                // What the offer says of itself counts before what its product says.
                let is_said = entry.text(meaning).is_some();
                let is_other = is_said && matches!(meaning, Meaning::Link | Meaning::Title);
                entry.add(if is_other { Meaning::Other } else { meaning }, field);
            }
        }
    }
}
