//! Cells of tables of no known format: lists, states of stock, specifications.

use super::super::entry::addresses;
use super::is_count;
use crate::dialect::Entry;
use crate::google::condition::parse_availability;
use crate::google::fields::Meaning;
use crate::json::{Kind, Value, parse};
use crate::record::Field;

/// The texts of a list in JSON, else the cell as it is.
pub(super) fn list(cell: &str) -> Vec<String> {
    let value = cell
        .starts_with('[')
        .then(|| parse(cell, (1, 1)).ok())
        .flatten();
    let Some((value, _)) = value else {
        return vec![cell.to_owned()];
    };
    let texts = value.values().iter().filter_map(text_of);
    texts.map(str::to_owned).collect()
}

fn text_of(value: &Value) -> Option<&str> {
    match &value.kind {
        Kind::Scalar(text) => Some(text.as_str()),
        _ => None,
    }
}

/// The addresses of pictures: a list in JSON, a list with marks, or objects with an address.
pub(super) fn addresses_of(field: &Field) -> Vec<String> {
    if let Some(inside) = ["url", "src", "href"]
        .iter()
        .find_map(|name| field.child(name))
    {
        return vec![inside.to_owned()];
    }
    let all = list(&field.value);
    all.iter().flat_map(|text| addresses(text)).collect()
}

/// A price, with the currency of its own column or member.
pub(super) fn price(field: &Field, currency: &str, entry: &mut Entry) {
    let inside = ["amount", "value", "price"]
        .iter()
        .find_map(|name| field.child(name));
    let own = ["currency", "currency_code", "currencyCode"]
        .iter()
        .find_map(|name| field.child(name));
    let amount = inside.unwrap_or(&field.value);
    let is_bare = amount.chars().all(|c| !c.is_alphabetic());
    let text = match own.unwrap_or(currency) {
        code if is_bare && !amount.is_empty() => format!("{amount} {code}"),
        _ => amount.to_owned(),
    };
    entry.say(Meaning::Price, &field.name, &text, field.line);
}

/// A state of stock in words, as yes or no, or as a count, which is not published.
pub(super) fn stock(field: Field, entry: &mut Entry) {
    let word = field.value.to_lowercase();
    let count = word
        .split('.')
        .next()
        .and_then(|whole| whole.parse::<i64>().ok());
    let state = match (word.as_str(), count) {
        ("", _) => "",
        (_, Some(1..)) | ("true" | "yes" | "y" | "да" | "ja" | "oui" | "มี", _) => "in_stock",
        (_, Some(_)) | ("false" | "no" | "n" | "нет" | "nein" | "non" | "หมด", _) => {
            "out_of_stock"
        }
        (word, _) if parse_availability(word).is_some() => word,
        _ => field.value.as_str(),
    };
    entry.say(Meaning::Availability, &field.name, state, field.line);
    if count.is_some() && is_count(&field) {
        entry.add(Meaning::Private, field);
    }
}

/// A specification as JSON, or as Ruby writes it (`"key"=>"value"`). What is no such list is kept as it stands.
pub(super) fn specification(field: Field, entry: &mut Entry) {
    let line = field.line;
    if !field.children.is_empty() {
        for child in &field.children {
            entry.attribute(&child.name, &child.value, line);
        }
        return;
    }
    let text = field.value.replace("\"=>", "\":");
    let value = text.starts_with(['{', '[']).then(|| parse(&text, (1, 1)));
    match value {
        Some(Ok((value, _))) => describe(&value, entry, line, 0),
        _ => entry.add(Meaning::Other, field),
    }
}

fn describe(value: &Value, entry: &mut Entry, line: u64, depth: usize) {
    const MAX_DEPTH: usize = 4;
    if depth > MAX_DEPTH {
        return;
    }
    let next = depth.saturating_add(1);
    match &value.kind {
        Kind::List(values) => {
            for value in values {
                describe(value, entry, line, next);
            }
        }
        Kind::Object(members) => {
            let text = |name| value.member(name).and_then(text_of);
            if let Some(said) = text("value") {
                match text("key").or(text("name")) {
                    Some(name) => entry.attribute(name, said, line),
                    None => entry.say(Meaning::Highlight, "specification", said, line),
                }
                return;
            }
            for (name, inside) in members {
                match &inside.kind {
                    Kind::Scalar(said) => entry.attribute(name, said, line),
                    _ => describe(inside, entry, line, next),
                }
            }
        }
        Kind::Null | Kind::Scalar(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_hold_a_list_in_json() {
        assert_eq!(list(r#"["A >> B", "C"]"#), ["A >> B", "C"]);
        assert_eq!(list("[broken"), ["[broken"]);
        assert_eq!(list("A > B"), ["A > B"]);
    }
}
