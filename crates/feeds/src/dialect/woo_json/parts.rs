//! Members of a product of `WooCommerce`.

use crate::dialect::Entry;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};
use crate::text::undo_escaping;

/// A name without its entities: the interfaces write names for pages.
pub(super) fn plain(text: &str) -> String {
    undo_escaping(text).0.into_owned()
}

/// What it costs. A price is reduced where `on_sale` says so.
pub(super) fn prices(record: &Record, entry: &mut Entry) {
    let line = record.line;
    let is_sale = record.text("on_sale") == Some("true");
    let store = record
        .named("prices")
        .find(|prices| !prices.children.is_empty());
    let of = |name: &str| match store {
        Some(prices) => prices.child(name).and_then(|amount| {
            let unit = prices.child("currency_minor_unit").unwrap_or("2");
            let code = prices.child("currency_code").unwrap_or("");
            let decimal = decimal(amount, unit.parse().ok()?)?;
            Some(format!("{decimal} {code}"))
        }),
        None => record.text(name).map(str::to_owned),
    };
    let (price, regular, sale) = (of("price"), of("regular_price"), of("sale_price"));
    let (price, sale) = match (regular, sale) {
        (Some(regular), Some(sale)) if is_sale && regular != sale => (Some(regular), Some(sale)),
        (regular, _) => (price.or(regular), None),
    };
    entry.say(
        Meaning::Price,
        "price",
        price.as_deref().unwrap_or(""),
        line,
    );
    let sale = sale.unwrap_or_default();
    entry.say(Meaning::SalePrice, "sale_price", &sale, line);
}

/// An amount of minor units as a decimal: `1105` with two decimals is `11.05`.
fn decimal(minor: &str, decimals: usize) -> Option<String> {
    const MAX_DECIMALS: usize = 6;
    let is_whole = !minor.is_empty() && minor.bytes().all(|b| b.is_ascii_digit());
    if !is_whole || decimals > MAX_DECIMALS {
        return None;
    }
    let padded = format!("{minor:0>width$}", width = decimals.saturating_add(1));
    let (whole, rest) = padded.split_at_checked(padded.len().saturating_sub(decimals))?;
    Some(if rest.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{rest}")
    })
}

/// When the reduced price holds.
pub(super) fn sale_dates(record: &Record, entry: &mut Entry) {
    let day = |name: &str| {
        let text = record.text(name)?;
        text.get(..10).map(str::to_owned)
    };
    let (start, end) = (day("date_on_sale_from"), day("date_on_sale_to"));
    if start.is_some() || end.is_some() {
        let start = start.unwrap_or_else(|| "1970-01-01".to_owned());
        let end = end.unwrap_or_else(|| "2100-01-01".to_owned());
        let window = format!("{start}/{end}");
        entry.say(Meaning::SaleWindow, "date_on_sale", &window, record.line);
    }
}

pub(super) fn stock(record: &Record, entry: &mut Entry) {
    let is = |name: &str| record.text(name);
    let state = match (is("stock_status"), is("is_on_backorder"), is("is_in_stock")) {
        (Some("instock"), ..) => "in_stock",
        (Some("outofstock"), ..) => "out_of_stock",
        (Some("onbackorder"), ..) | (None, Some("true"), _) => "backorder",
        (Some(other), ..) => other,
        (None, _, Some("true")) => "in_stock",
        (None, _, Some("false")) => "out_of_stock",
        (None, ..) => "",
    };
    entry.say(Meaning::Availability, "stock_status", state, record.line);
}

/// The first category; the others are kept.
pub(super) fn category(record: &Record, entry: &mut Entry) {
    for field in record.named("categories") {
        let name = plain(field.child("name").unwrap_or(""));
        let meaning = if entry.text(Meaning::ProductType).is_none() {
            Meaning::ProductType
        } else {
            Meaning::Other
        };
        entry.say(meaning, "categories", &name, field.line);
    }
}

/// The values of an attribute: `terms` of the one interface, `options` of the other.
pub(super) fn terms(attribute: &Field) -> Vec<String> {
    let terms = attribute.named("terms").chain(attribute.named("options"));
    terms
        .map(|term| plain(term.child("name").unwrap_or(&term.value)))
        .filter(|term| !term.is_empty())
        .collect()
}

/// What tells a variation with a record of its own from others: `option` of v3, or `variation`: `Color: Red, Size: M`.
pub(super) fn options(record: &Record) -> Vec<(String, String)> {
    let with_option = record.named("attributes").filter_map(|attribute| {
        let name = attribute.child("name")?;
        let value = attribute.child("option")?;
        Some((name.to_owned(), plain(value)))
    });
    let mut options: Vec<(String, String)> = with_option.collect();
    if options.is_empty() {
        let text = record.text("variation").unwrap_or("");
        let pairs = text.split(", ").filter_map(|pair| pair.split_once(": "));
        options.extend(pairs.map(|(name, value)| (plain(name.trim()), plain(value.trim()))));
    }
    options
}

/// The variations that a product lists: numbers, and attributes where it gives them. A value is written as its term's slug;
/// an empty one fits any.
pub(super) fn variations(record: &Record) -> Vec<(String, Vec<(String, String)>)> {
    let attributes: Vec<&Field> = record.named("attributes").collect();
    let term_of = |name: &str, slug: &str| {
        let of_name = attributes
            .iter()
            .filter(|known| known.child("name") == Some(name));
        let term = of_name
            .flat_map(|known| known.named("terms"))
            .find(|term| term.child("slug") == Some(slug));
        let name = term.and_then(|term| term.child("name"));
        plain(name.unwrap_or(slug))
    };
    let one = |field: &Field| {
        if field.children.is_empty() {
            return (field.value.clone(), Vec::new());
        }
        let options = field.named("attributes").filter_map(|option| {
            let name = option.child("name")?;
            let value = option.child("value")?;
            Some((plain(name), term_of(name, value)))
        });
        (
            field.child("id").unwrap_or("").to_owned(),
            options.collect(),
        )
    };
    record.named("variations").map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minor_units_have_as_many_decimals_as_the_record_says() {
        assert_eq!(decimal("1105", 2).as_deref(), Some("11.05"));
        assert_eq!(decimal("5", 2).as_deref(), Some("0.05"));
        assert_eq!(decimal("1500", 0).as_deref(), Some("1500"));
        assert_eq!(decimal("11.05", 2), None);
        assert_eq!(decimal("", 2), None);
        assert_eq!(decimal("1", 60), None);
    }
}
