//! Products of Saleor's GraphQL interface as JSON: an answer to `products`, with its edges and nodes.
//!
//! Source: docs.saleor.io, "Products". `pricing` is what a shopper of one channel pays, with tax; where a query
//! asks only for `channelListings`, the default channel's is taken, else the first one's, and the others stay in the extras.

use super::saleor::{html_of, short};
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::json::parse;
use crate::record::{Field, Record};
use crate::report::Cause;

pub(super) const FORMAT: Format = Format {
    title: "Saleor (GraphQL)",
    carrier: CarrierKind::Json,
    probe,
};

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let needs: &[&[&str]] = &[
        &["name", "node.name"],
        &[
            "variants.id",
            "variants.sku",
            "node.variants.id",
            "node.variants.sku",
        ],
        &[
            "variants.pricing.price",
            "variants.channelListings.price",
            "node.variants.pricing.price",
            "node.variants.channelListings.price",
        ],
    ];
    let names = Names::default();
    shape.weigh(needs, &names)?;
    let saleor = Saleor {
        names,
        is_told: false,
    };
    Ok(Found::new("saleor", 30, saleor))
}

struct Saleor {
    names: Names,
    /// The report has heard of the channel that was taken.
    is_told: bool,
}

impl Dialect for Saleor {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let at = (record.number, record.line);
        let mut base = Entry::of(&record);
        let mut node = Field::new("node", "", record.line);
        node.children = record.fields;
        if let Some(at) = node.children.iter().position(|field| field.name == "node") {
            node = node.children.swap_remove(at);
        }
        let id = node.child("id").unwrap_or("").to_owned();
        let group = node.child("slug").unwrap_or(&id).to_owned();
        if node.child("isAvailable") == Some("false") && node.named("variants").next().is_none() {
            out.leave_out(Cause::NotListed, at, &id, "not available");
            return;
        }
        let (variants, about): (Vec<Field>, Vec<Field>) = node
            .children
            .into_iter()
            .partition(|field| field.name == "variants");
        for field in about {
            self.describe(field, &mut base);
        }
        let variants: Vec<Field> = variants
            .into_iter()
            .filter(|variant| !variant.children.is_empty())
            .collect();
        if variants.is_empty() {
            out.leave_out(Cause::VariantsMissing, at, &id, "");
        }
        let has_siblings = variants.len() > 1;
        for variant in variants {
            let mut entry = base.clone();
            if has_siblings {
                entry.say(Meaning::GroupId, "slug", &group, variant.line);
            }
            self.sell(variant, has_siblings, &mut entry, out);
            out.push(entry);
        }
    }
}

impl Saleor {
    fn sell(&mut self, variant: Field, has_siblings: bool, entry: &mut Entry, out: &mut Out<'_>) {
        let line = variant.line;
        let id = variant.child("sku").or(variant.child("id"));
        let id = id.unwrap_or("").to_owned();
        entry.say(Meaning::Id, "sku", &id, line);
        let count = variant.child("quantityAvailable");
        let is_gone = count.and_then(|count| count.parse::<i64>().ok());
        let state = match is_gone {
            Some(1..) => "in_stock",
            Some(_) => "out_of_stock",
            None => "",
        };
        entry.say(Meaning::Availability, "quantityAvailable", state, line);
        let listings: Vec<&Field> = variant.named("channelListings").collect();
        if let Some(pricing) = variant
            .named("pricing")
            .find(|pricing| !pricing.children.is_empty())
        {
            let now = money(pricing, "price");
            let full = money(pricing, "priceUndiscounted");
            let is_sale = full.is_some() && full != now;
            let (price, sale) = if is_sale { (full, now) } else { (now, None) };
            entry.say(
                Meaning::Price,
                "pricing.price",
                &price.unwrap_or_default(),
                line,
            );
            entry.say(
                Meaning::SalePrice,
                "pricing.price",
                &sale.unwrap_or_default(),
                line,
            );
        } else {
            let slug_of = |listing: &Field| {
                let channel = listing.named("channel").next();
                channel
                    .and_then(|channel| channel.child("slug"))
                    .unwrap_or("")
                    .to_owned()
            };
            let default = listings
                .iter()
                .position(|listing| slug_of(listing) == "default-channel");
            for (index, listing) in listings.iter().enumerate() {
                let price = money(listing, "price").unwrap_or_default();
                let slug = slug_of(listing);
                if index != default.unwrap_or(0) {
                    entry.say(Meaning::Other, &format!("price[{slug}]"), &price, line);
                    continue;
                }
                entry.say(Meaning::Price, "channelListings.price", &price, line);
                if listings.len() > 1 && !self.is_told {
                    self.is_told = true;
                    out.note(Cause::ChannelChosen, (entry.number, line), &id, &slug);
                }
            }
        }
        let before = entry.fields.len();
        for attribute in variant.named("attributes") {
            let (name, value) = named(attribute);
            entry.option(&name, &value, line);
        }
        if has_siblings && entry.fields.len() == before {
            entry.option("Variant", variant.child("name").unwrap_or(""), line);
        }
        for field in variant.children {
            match field.name.as_str() {
                "id" | "sku" | "name" | "pricing" | "channelListings" | "attributes"
                | "quantityAvailable" => {}
                "media" => {
                    let address = field.child("url").unwrap_or("").to_owned();
                    entry.say(Meaning::Image, "media", &address, line);
                }
                name => {
                    let meaning = self.names.meaning(name);
                    let name = format!("variants.{name}");
                    entry.add(meaning, Field { name, ..field });
                }
            }
        }
    }

    fn describe(&self, field: Field, entry: &mut Entry) {
        let line = field.line;
        match field.name.as_str() {
            "id" | "__typename" => {}
            "name" => entry.add(Meaning::Title, field),
            "description" => {
                // The editor's blocks are JSON inside a text.
                let blocks = parse(&field.value, (line, 1)).ok();
                let blocks = blocks.and_then(|(value, _)| value.into_fields());
                let mut editor = Field::new("description", "", line);
                editor.children = blocks.unwrap_or_default();
                let html = html_of(&editor);
                let text = if html.is_empty() { &field.value } else { &html };
                entry.say(Meaning::Description, "description", text, line);
            }
            "category" => {
                let ancestors = field.named("ancestors").flat_map(|all| all.named("edges"));
                let nodes = ancestors.flat_map(|edge| edge.named("node"));
                let mut path: Vec<&str> = nodes.filter_map(|node| node.child("name")).collect();
                path.extend(field.child("name"));
                entry.say(Meaning::ProductType, "category", &path.join(" > "), line);
            }
            "media" | "thumbnail" => {
                let address = field.child("url").unwrap_or("");
                entry.say(Meaning::MoreImages, &field.name, address, line);
            }
            "attributes" => {
                let (name, value) = named(&field);
                if name.eq_ignore_ascii_case("brand") {
                    entry.say(Meaning::Brand, "attributes", &value, line);
                } else {
                    entry.attribute(&name, &value, line);
                }
            }
            name => {
                let meaning = self.names.meaning(name);
                entry.add(meaning, field);
            }
        }
    }
}

/// An amount with its currency: `price { gross { amount currency } }`, or `price { amount currency }`.
fn money(field: &Field, name: &str) -> Option<String> {
    let price = field.named(name).next()?;
    let price = price.named("gross").next().unwrap_or(price);
    let amount = price.child("amount")?;
    Some(format!("{} {}", short(amount), price.child("currency")?))
}

/// The name of an attribute, and its values.
fn named(field: &Field) -> (String, String) {
    let attribute = field.named("attribute").next();
    let name = attribute.and_then(|attribute| attribute.child("name"));
    let values = field
        .named("values")
        .filter_map(|value| value.child("name"));
    let values: Vec<&str> = values.collect();
    (name.unwrap_or("").to_owned(), values.join(", "))
}
