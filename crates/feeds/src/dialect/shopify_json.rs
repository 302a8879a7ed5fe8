//! Shopify's public `products.json`: products with their variants inside.
//!
//! Source: shopify.dev, "Product" of the storefront's AJAX API and of the REST Admin API. Prices are decimal texts without a
//! currency. `compare_at_price` stays in the extras: nothing says when it was asked for.

use super::columns::is_no;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Shopify (products.json)",
    carrier: CarrierKind::Json,
    probe,
};

/// Members of which only Shopify has one.
const TELLING: &[&str] = &[
    "body_html",
    "variants.option1",
    "variants.compare_at_price",
    "variants.featured_image",
];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let names = Names::default();
    shape.weigh(&[&["title"], &["variants.price"], TELLING], &names)?;
    let weight = shape.names.len().saturating_add(10);
    Ok(Found::new("shopify-json", weight, Shopify { names }))
}

struct Shopify {
    names: Names,
}

impl Dialect for Shopify {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let status = record.text("status").unwrap_or("active");
        if !status.eq_ignore_ascii_case("active") {
            let id = record.text("id").unwrap_or("");
            out.leave_out(Cause::NotListed, (record.number, record.line), id, status);
            return;
        }
        let group = record.text("id").or_else(|| record.text("handle"));
        let group = group.unwrap_or("").to_owned();
        let mut common = Vec::new();
        let mut variants = Vec::new();
        let mut images = Vec::new();
        let mut axes = Vec::new();
        let base = Entry::of(&record);
        for field in record.fields {
            match field.name.as_str() {
                "id" => {}
                "variants" => variants.push(field),
                "images" | "image" => images.push(field),
                "options" => axes.push(
                    field
                        .child("name")
                        .unwrap_or(field.value.as_str())
                        .to_owned(),
                ),
                name => common.push((self.of_product(name), field)),
            }
        }
        for (index, variant) in variants.into_iter().enumerate() {
            let mut entry = base.clone();
            entry.line = variant.line;
            entry.say(Meaning::GroupId, "id", &group, variant.line);
            entry.fields.extend(common.iter().cloned());
            add_pictures(index, &variant, &images, &mut entry);
            for field in variant.children {
                self.add(field, &axes, &mut entry);
            }
            out.push(entry);
        }
    }
}

impl Shopify {
    fn of_product(&self, name: &str) -> Meaning {
        match name {
            "title" => Meaning::Title,
            "body_html" | "description" => Meaning::Description,
            "vendor" => Meaning::Brand,
            "product_type" | "type" => Meaning::ProductType,
            _ => self.names.meaning(name),
        }
    }

    /// A member of a variant.
    fn add(&self, mut field: Field, axes: &[String], entry: &mut Entry) {
        let line = field.line;
        match field.name.as_str() {
            "id" => entry.add(Meaning::Id, field),
            "price" => entry.add(Meaning::Price, field),
            "barcode" => entry.add(Meaning::Gtin, field),
            "inventory_quantity" | "old_inventory_quantity" => entry.add(Meaning::Private, field),
            "available" => {
                let state = match field.value.as_str() {
                    "" => "",
                    no if is_no(no) => "out_of_stock",
                    _ => "in_stock",
                };
                entry.say(Meaning::Availability, "available", state, line);
            }
            // It is made of the options; and the picture is one of the product's.
            "title" | "featured_image" => {}
            name @ ("option1" | "option2" | "option3") => {
                let at = name.bytes().last().unwrap_or(b'1').saturating_sub(b'1');
                let called = axes.get(usize::from(at)).map_or("", String::as_str);
                if field.value != "Default Title" {
                    entry.option(called, &field.value, line);
                }
            }
            name => {
                let meaning = self.names.meaning(name);
                field.name = format!("variants.{name}");
                entry.add(meaning, field);
            }
        }
    }
}

/// The variant's own picture first. The first variant carries the product's others too.
fn add_pictures(index: usize, variant: &Field, images: &[Field], entry: &mut Entry) {
    let source = |field: &Field| {
        let source = field.child("src").unwrap_or(field.value.as_str());
        source.to_owned()
    };
    let id = variant.child("id").unwrap_or("");
    let own = variant
        .named("featured_image")
        .map(source)
        .find(|source| !source.is_empty())
        .or_else(|| {
            let of_variant = |image: &&Field| image.named("variant_ids").any(|it| it.value == id);
            images.iter().find(of_variant).map(source)
        });
    let line = variant.line;
    let others = match (index, &own) {
        (0, _) => images.len(),
        (_, None) => 1,
        (_, Some(_)) => 0,
    };
    entry.say(
        Meaning::Image,
        "featured_image",
        own.as_deref().unwrap_or(""),
        line,
    );
    for image in images.iter().take(others) {
        entry.say(Meaning::MoreImages, "images", &source(image), image.line);
    }
}
