//! Offers of schema.org: which are sold apart, what they cost, whether they can be had.

use super::super::{Entry, fold};
use crate::google::fields::Meaning;
use crate::page::last_of;
use crate::record::Field;

/// The offers in an offer: those of an `AggregateOffer`, else itself.
pub(super) fn flatten(mut offer: Field, all: &mut Vec<Field>) {
    let (inner, rest): (Vec<Field>, Vec<Field>) = std::mem::take(&mut offer.children)
        .into_iter()
        .partition(|field| field.name == "offers" && !field.children.is_empty());
    if inner.is_empty() {
        offer.children = rest;
        if !offer.children.is_empty() {
            all.push(offer);
        }
        return;
    }
    let currency = rest.iter().find(|field| field.name == "priceCurrency");
    for mut inner in inner {
        if inner.child("priceCurrency").is_none() {
            inner.children.extend(currency.cloned());
        }
        all.push(inner);
    }
}

/// Offers that are entries, and those that stand beside the first one: aggregates next to their offers, and offers that
/// nothing tells apart.
pub(super) fn apart(offers: Vec<Field>) -> (Vec<Option<Field>>, Vec<Field>) {
    let is_own = |offer: &Field| offer.child("sku").or(offer.child("productID")).is_some();
    let (own, mut rest): (Vec<Field>, Vec<Field>) = offers.into_iter().partition(is_own);
    if !own.is_empty() {
        return (own.into_iter().map(Some).collect(), rest);
    }
    let has_price = |offer: &Field| {
        offer.child("price").is_some() || offer.named("priceSpecification").next().is_some()
    };
    let first = rest.iter().position(has_price).unwrap_or(0);
    let first = (first < rest.len()).then(|| rest.remove(first));
    (first.into_iter().map(Some).collect(), rest)
}

/// The price of an offer, of its specification, or of an aggregate of which all cost the same.
pub(super) fn price(offer: &Field, entry: &mut Entry) {
    let mut currency = offer.child("priceCurrency").unwrap_or("");
    let same = offer
        .child("lowPrice")
        .filter(|low| offer.child("highPrice").is_none_or(|high| high == *low));
    let mut amount = offer.child("price").or(same);
    if amount.is_none() {
        // A struck-through price, a price for members and a price of a unit are none of the goods.
        let plain = offer.named("priceSpecification").find(|part| {
            ["priceType", "referenceQuantity", "validForMemberTier"]
                .iter()
                .all(|name| part.children.iter().all(|child| child.name != *name))
        });
        amount = plain.and_then(|part| part.child("price"));
        if let Some(code) = plain.and_then(|part| part.child("priceCurrency")) {
            currency = code;
        }
    }
    let Some(amount) = amount else { return };
    // The code says more than a sign: "$ 10" and USD.
    let number = amount.trim_matches(|c: char| !c.is_ascii_digit());
    let text = if currency.is_empty() || number.is_empty() || amount.starts_with('-') {
        amount.to_owned()
    } else {
        format!("{number} {currency}")
    };
    entry.say(Meaning::Price, "price", &text, offer.line);
}

/// A state of stock in Google's words.
pub(super) fn stock_of(text: &str) -> &str {
    match fold(last_of(text)).as_str() {
        "instock" | "onlineonly" | "instoreonly" | "limitedavailability" => "in_stock",
        "outofstock" | "soldout" | "discontinued" | "reserved" => "out_of_stock",
        "preorder" | "presale" => "preorder",
        "backorder" | "madetoorder" => "backorder",
        _ => text,
    }
}

/// What delivery costs, where an offer says it in one amount.
pub(super) fn shipping(field: &Field, entry: &mut Entry) {
    let rate = field.named("shippingRate").next();
    let amount = rate.and_then(|rate| rate.child("value").or(rate.child("price")));
    let currency = rate.and_then(|rate| rate.child("currency").or(rate.child("priceCurrency")));
    let destination = field.named("shippingDestination").next();
    let country = destination.and_then(|to| to.child("addressCountry"));
    let mut shipping = Field::new("shipping", "", field.line);
    if let Some(amount) = amount {
        let price = format!("{amount} {}", currency.unwrap_or(""));
        shipping
            .children
            .push(Field::new("price", &price, field.line));
        let country = country.map(|country| Field::new("country", country, field.line));
        shipping.children.extend(country);
        entry.add(Meaning::Shipping, shipping);
    } else {
        let name = "offers.shippingDetails".to_owned();
        let field = Field {
            name,
            ..field.clone()
        };
        entry.add(Meaning::Other, field);
    }
}
