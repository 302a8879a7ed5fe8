//! Delivery terms of one record.

use souk_commerce::Country;

use super::notes::Fields;
use super::{Extra, Shipping};
use crate::google::fields::{Meaning, is_private};
use crate::google::price::PriceText;
use crate::record::Field;
use crate::text::{self, MAX_VALUE};

/// Delivery terms kept of one record.
pub(super) const MAX_SHIPPING: usize = 50;

/// Delivery: children, or `US:CA:Overnight:16.00 USD` in one text, several of them with commas between.
pub(super) fn read_shipping(fields: &Fields<'_>) -> Vec<Shipping> {
    let mut all = Vec::new();
    for field in fields.all(Meaning::Shipping).take(MAX_SHIPPING) {
        if !field.children.is_empty() {
            all.extend(Some(of_children(field)).filter(says_something));
        } else if is_whole(field) {
            let blocks = field.value.split(',');
            let blocks = blocks.filter(|block| !block.trim().is_empty());
            let blocks = blocks.map(|block| of_text(block, field.line));
            all.extend(blocks.filter(says_something));
        }
    }
    all
}

/// Whether a field of delivery can be told in parts: in one text, no block has more than four.
pub(super) fn is_whole(field: &Field) -> bool {
    !field.children.is_empty()
        || field
            .value
            .split(',')
            .all(|block| block.matches(':').count() <= 3)
}

fn says_something(shipping: &Shipping) -> bool {
    let is_empty = shipping.country.is_none()
        && shipping.service.is_none()
        && shipping.price.is_none()
        && shipping.more.is_empty();
    !is_empty
}

fn of_text(block: &str, line: u64) -> Shipping {
    let mut parts = block.rsplitn(2, ':');
    let amount = parts.next().unwrap_or("");
    let mut front = parts.next().unwrap_or("").split(':');
    let mut more = Vec::new();
    let country = front
        .next()
        .and_then(|country| read_country(country, &mut more));
    push("region", front.next().unwrap_or(""), &mut more);
    Shipping {
        country,
        service: front.next().and_then(filled),
        price: price(amount, line),
        more,
    }
}

fn of_children(field: &Field) -> Shipping {
    let mut shipping = Shipping {
        country: None,
        service: None,
        price: None,
        more: Vec::new(),
    };
    for child in &field.children {
        match child.name.as_str() {
            "country" if shipping.country.is_none() => {
                shipping.country = read_country(&child.value, &mut shipping.more);
            }
            "service" if shipping.service.is_none() => shipping.service = filled(&child.value),
            "price" if shipping.price.is_none() => {
                shipping.price = price(&child.value, field.line);
            }
            name if is_private(name) => {}
            name => push(name, &child.value, &mut shipping.more),
        }
    }
    shipping
}

/// A country by its code; any other word for one is kept as it is.
fn read_country(text: &str, more: &mut Vec<Extra>) -> Option<Country> {
    let country = filled(text).and_then(|code| Country::parse(&code));
    if country.is_none() {
        push("country", text, more);
    }
    country
}

fn price(text: &str, line: u64) -> Option<PriceText> {
    // No file can carry such characters back.
    let text: String = text.chars().filter(|c| !text::is_no_text(*c)).collect();
    (!text.trim().is_empty()).then(|| PriceText {
        text: text.trim().to_owned(),
        line,
    })
}

fn filled(text: &str) -> Option<String> {
    let line = text::line(text, MAX_VALUE).value;
    (!line.is_empty()).then_some(line)
}

fn push(name: &str, value: &str, more: &mut Vec<Extra>) {
    if let Some(value) = filled(value) {
        more.push(Extra {
            name: text::name(name).into_owned(),
            value,
        });
    }
}
