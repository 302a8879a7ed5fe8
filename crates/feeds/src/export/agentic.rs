//! The product feed of the Agentic Commerce Protocol as `products.jsonl`: one product a line, its variants inside.
//!
//! Source: `schema.feed.json` of agentic-commerce-protocol, version 2026-04-17. It allows no members of one's own, so that only what
//! it has names for is written: no brand, no delivery, no specification. What is not known is left out, never null.

use std::collections::HashMap;
use std::io::{self, Write};

use souk_commerce::Money;
use souk_commerce::product::{Condition, RichText, StockState};

use super::About;
use super::json::{Members, quoted};
use super::values::{as_html, as_lines, condition, path};
use crate::google::fields::{Meaning, by_name};
use crate::google::{Picture, Row};
use crate::text;

/// Writes products in the order of their first rows, each with all its variants.
pub(super) fn write(rows: &[&Row], about: &About<'_>, out: &mut dyn Write) -> io::Result<u64> {
    let mut groups: Vec<Vec<&Row>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for row in rows {
        let at = row.group.as_deref().and_then(|group| known.get(group));
        if let Some(group) = at.and_then(|at| groups.get_mut(*at)) {
            group.push(row);
            continue;
        }
        if let Some(group) = row.group.as_deref() {
            known.insert(group, groups.len());
        }
        groups.push(vec![row]);
    }
    let mut count: u64 = 0;
    for group in &groups {
        writeln!(out, "{}", product(group, about))?;
        count = count.saturating_add(1);
    }
    Ok(count)
}

fn product(rows: &[&Row], about: &About<'_>) -> String {
    let mut product = Members::default();
    let Some(first) = rows.first() else {
        return String::new();
    };
    product.raw("id", &quoted(first.group.as_deref().unwrap_or(&first.id)));
    // Titles of variants name what they are variants of; nothing says what is left of them without that.
    if rows.iter().all(|row| row.title == first.title) {
        product.text("title", &first.title);
    }
    let variants: Vec<String> = rows.iter().map(|row| variant(row, about)).collect();
    product.list("variants", &variants);
    product.object()
}

fn variant(row: &Row, about: &About<'_>) -> String {
    let mut variant = Members::default();
    variant.text("id", &row.id);
    variant.text("title", &row.title);
    describe(&row.description, &mut variant);
    variant.text("url", row.link.as_deref().unwrap_or(""));
    let barcodes = [("GTIN", &row.gtin), ("MPN", &row.mpn)];
    let barcodes: Vec<String> = barcodes
        .into_iter()
        .filter_map(|(kind, value)| Some(pair(("type", kind), ("value", value.as_deref()?))))
        .collect();
    variant.list("barcodes", &barcodes);
    if let Some(price) = &row.price {
        variant.raw("price", &amount(price.at(about.now)));
        if price.is_on_sale(about.now) {
            variant.raw("list_price", &amount(price.regular));
        }
    }
    availability(row, &mut variant);
    variant.list("categories", &categories(row));
    if let Some(known) = row.condition {
        let word = match known {
            Condition::Used => "secondhand",
            other => condition(other),
        };
        variant.list("condition", &[quoted(word)]);
    }
    let options = [
        ("Color", &row.color),
        ("Size", &row.size),
        ("Material", &row.material),
        ("Pattern", &row.pattern),
    ];
    let options: Vec<String> = options
        .into_iter()
        .filter_map(|(name, value)| Some(pair(("name", name), ("value", value.as_deref()?))))
        .collect();
    variant.list("variant_options", &options);
    let media: Vec<String> = row
        .pictures
        .iter()
        .filter_map(|picture| match picture {
            Picture::Remote(url) => Some(url.clone()),
            Picture::Placed(path) => {
                (!about.origin.is_empty()).then(|| format!("{}{path}", about.origin))
            }
            Picture::Local(_) => None,
        })
        .map(|url| pair(("type", "image"), ("url", &url)))
        .collect();
    variant.list("media", &media);
    let mut seller = Members::default();
    seller.text("name", about.seller);
    if !seller.is_empty() {
        variant.raw("seller", &seller.object());
    }
    variant.object()
}

fn pair(first: (&str, &str), second: (&str, &str)) -> String {
    let mut object = Members::default();
    object.raw(first.0, &quoted(first.1));
    object.raw(second.0, &quoted(second.1));
    object.object()
}

/// Plain text; HTML beside it where plain text would lose what is a list and what a paragraph.
fn describe(text: &RichText, variant: &mut Members) {
    let mut description = Members::default();
    let plain = as_lines(text);
    description.text("plain", &plain);
    if text::rich(&plain).value != *text {
        description.text("html", &as_html(text));
    }
    if !description.is_empty() {
        variant.raw("description", &description.object());
    }
}

fn amount(money: Money) -> String {
    let mut amount = Members::default();
    amount.raw("amount", &money.minor().to_string());
    amount.text("currency", money.currency().code());
    amount.object()
}

fn availability(row: &Row, variant: &mut Members) {
    let (is_available, status) = match row.stock.state {
        StockState::Unknown => return,
        StockState::InStock => ("true", "in_stock"),
        StockState::OutOfStock => ("false", "out_of_stock"),
        StockState::Preorder => ("true", "preorder"),
        StockState::Backorder => ("true", "backorder"),
    };
    let mut availability = Members::default();
    availability.raw("available", is_available);
    availability.text("status", status);
    variant.raw("availability", &availability.object());
}

fn categories(row: &Row) -> Vec<String> {
    let number = row.extras.iter().find(|extra| {
        let is_number = extra.value.bytes().all(|b| b.is_ascii_digit());
        is_number && by_name(&extra.name) == Meaning::GoogleCategory
    });
    let google = match number {
        Some(number) if row.google_category.is_empty() => number.value.clone(),
        _ => path(&row.google_category),
    };
    [
        ("merchant", path(&row.product_type)),
        ("google_product_category", google),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(taxonomy, value)| pair(("value", &value), ("taxonomy", taxonomy)))
    .collect()
}
