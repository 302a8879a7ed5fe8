//! Products among the things that a page tells of: in lists, in graphs, behind references.

use std::collections::{HashMap, HashSet};

use crate::record::Field;

/// How deep things are looked for.
const MAX_DEPTH: usize = 8;
/// What references may add to a page, measured as [`size_of`] does.
const MAX_ADDED: usize = 200_000;
/// Products of a page.
const MAX_PRODUCTS: usize = 10_000;
/// Members that lead to a page's products. A product that is reviewed, or similar to another, is none.
const WAYS: &[&str] = &[
    "@graph",
    "mainEntity",
    "itemListElement",
    "item",
    "hasPart",
    "hasOfferCatalog",
    "itemOffered",
    "makesOffer",
    "offers",
];
/// Members whose things may stand elsewhere in the page.
const REFERENCES: &[&str] = &[
    "offers",
    "hasVariant",
    "isVariantOf",
    "brand",
    "manufacturer",
    "seller",
    "priceSpecification",
    "image",
];

/// What a thing is, as far as a shop cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thing {
    Product,
    /// A product with its variants.
    Group,
    Other,
}

/// What a thing is by its types; they are words or addresses.
pub(crate) fn thing_of(fields: &[Field]) -> Thing {
    let types = fields
        .iter()
        .filter(|field| field.name == "@type" || field.name == "type");
    let mut found = Thing::Other;
    for field in types {
        match last_of(&field.value) {
            "ProductGroup" => return Thing::Group,
            "Product" | "IndividualProduct" | "ProductModel" | "Book" | "SomeProducts"
            | "Vehicle" | "ProductCollection" => found = Thing::Product,
            _ => {}
        }
    }
    found
}

/// The last part of an address: `InStock` of `https://schema.org/InStock`.
pub(crate) fn last_of(text: &str) -> &str {
    text.trim().rsplit(['/', '#', ':']).next().unwrap_or("")
}

/// The products of a page's things, in their order, with what they refer to.
pub(super) fn products(things: &[Field]) -> Vec<Field> {
    let mut by_id = HashMap::new();
    for thing in things {
        index(thing, &mut by_id, 0);
    }
    let mut added = MAX_ADDED;
    let mut found = Vec::new();
    for thing in things {
        collect(thing, &mut found, 0);
    }
    let variants: HashSet<String> = found
        .iter()
        .flat_map(|product| product.named("hasVariant"))
        .filter_map(|variant| variant.child("@id").map(str::to_owned))
        .collect();
    found.retain(|product| product.child("@id").is_none_or(|id| !variants.contains(id)));
    for product in &mut found {
        resolve(&mut product.children, &by_id, &mut added, 0);
    }
    found
}

/// Whether a field says nothing but where its thing stands.
fn is_reference(field: &Field) -> bool {
    !field.children.is_empty()
        && field
            .children
            .iter()
            .all(|child| matches!(child.name.as_str(), "@id" | "@type"))
}

/// Remembers things by their ids.
fn index<'a>(thing: &'a Field, by_id: &mut HashMap<&'a str, &'a [Field]>, depth: usize) {
    if let Some(id) = thing.child("@id")
        && !is_reference(thing)
    {
        by_id.entry(id).or_insert(&thing.children);
    }
    if depth < MAX_DEPTH {
        for child in &thing.children {
            index(child, by_id, depth.saturating_add(1));
        }
    }
}

fn collect(thing: &Field, found: &mut Vec<Field>, depth: usize) {
    if found.len() >= MAX_PRODUCTS || depth > MAX_DEPTH {
        return;
    }
    if thing_of(&thing.children) != Thing::Other {
        if !is_reference(thing) {
            found.push(thing.clone());
        }
        return;
    }
    let is_offer = thing.named("itemOffered").count() == 1;
    for child in &thing.children {
        if is_offer && child.name == "itemOffered" && thing_of(&child.children) == Thing::Product {
            // An offer that holds its product: the same the other way round.
            let mut product = child.clone();
            let mut offer = thing.clone();
            "offers".clone_into(&mut offer.name);
            offer.children.retain(|field| field.name != "itemOffered");
            product.children.push(offer);
            found.push(product);
        } else if WAYS.contains(&child.name.as_str()) {
            collect(child, found, depth.saturating_add(1));
        }
    }
}

/// Puts things where they are referred to.
fn resolve(fields: &mut [Field], by_id: &HashMap<&str, &[Field]>, added: &mut usize, depth: usize) {
    const MAX_STEPS: usize = 3;
    for field in fields {
        if !REFERENCES.contains(&field.name.as_str()) {
            continue;
        }
        if is_reference(field)
            && let Some(thing) = field.child("@id").and_then(|id| by_id.get(id))
        {
            let size = size_of(thing, *added);
            if size >= *added {
                return;
            }
            *added = added.saturating_sub(size);
            field.children = thing.to_vec();
        }
        if depth < MAX_STEPS {
            resolve(&mut field.children, by_id, added, depth.saturating_add(1));
        }
    }
}

/// How much fields take, counted no further than a limit: one for each, and one for every 64 bytes of its text.
fn size_of(fields: &[Field], limit: usize) -> usize {
    let mut size = 0_usize;
    for field in fields {
        if size >= limit {
            break;
        }
        let inside = size_of(&field.children, limit.saturating_sub(size));
        let own = field.value.len().div_ceil(64).saturating_add(1);
        size = size.saturating_add(own).saturating_add(inside);
    }
    size
}
