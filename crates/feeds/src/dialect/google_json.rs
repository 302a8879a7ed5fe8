//! Google's product data as JSON: a product of the Content API, and one of the Merchant API.
//!
//! Sources: the reference of both at developers.google.com, "products" of Content API v2.1 and of Merchant API v1. The first writes a price as
//! `{"value": "15.00", "currency": "USD"}`, the second as `{"amountMicros": "15000000", "currencyCode": "USD"}` and puts all
//! attributes into `productAttributes`.

use super::google_names::ENGLISH;
use super::names::Table;
use super::{Dialect, Entry, Format, Found, Names, Out, Shape};
use crate::carrier::CarrierKind;
use crate::google::fields::Meaning;
use crate::record::{Field, Record};

pub(super) const FORMAT: Format = Format {
    title: "Google (JSON)",
    carrier: CarrierKind::Json,
    probe,
};

/// Names that only JSON has.
const NAMES: Table = &[
    ("offerId", Meaning::Id),
    ("id", Meaning::Guid),
    ("additionalImageLinks", Meaning::MoreImages),
    ("productTypes", Meaning::ProductType),
    ("gtins", Meaning::Gtin),
    ("productDetails", Meaning::Detail),
    ("productHighlights", Meaning::Highlight),
];
/// Members that hold the attributes.
const WRAPPERS: [&str; 2] = ["productAttributes", "attributes"];

fn probe(shape: &Shape<'_>) -> Result<Found, Vec<&'static str>> {
    let wrapper = WRAPPERS
        .into_iter()
        .find(|wrapper| shape.has(wrapper) && shape.has(&format!("{wrapper}.title")));
    let inside = |name: &str| match wrapper {
        Some(wrapper) => shape.has(&format!("{wrapper}.{name}")),
        None => shape.has(name),
    };
    let has_id = shape.has_any(&["offerId", "id", "name"]);
    let speaks_google = inside("imageLink")
        || inside("image_link")
        || inside("price.amountMicros")
        || shape.has("offerId");
    let mut missing = Vec::new();
    for (is_there, name) in [
        (has_id, "offerId or id"),
        (inside("title"), "title"),
        (inside("price"), "price"),
        (speaks_google, "imageLink or offerId"),
    ] {
        if !is_there {
            missing.push(name);
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let names = Names::of(&[NAMES, ENGLISH]);
    let known = shape.names.iter().filter(|name| {
        let last = name.rsplit('.').next().unwrap_or(name);
        names.known(last).is_some()
    });
    let weight = known.count();
    Ok(Found::new("google-json", weight, Google { names }))
}

struct Google {
    names: Names,
}

impl Dialect for Google {
    fn take(&mut self, record: Record, out: &mut Out<'_>) {
        let mut entry = Entry::of(&record);
        for field in record.fields {
            if WRAPPERS.contains(&field.name.as_str()) && !field.children.is_empty() {
                self.add(field.children, &mut entry);
            } else {
                self.add(vec![field], &mut entry);
            }
        }
        out.push(entry);
    }
}

impl Google {
    fn add(&self, fields: Vec<Field>, entry: &mut Entry) {
        for field in fields {
            let meaning = self.names.meaning(&field.name);
            entry.add(meaning, in_words(field));
        }
    }
}

/// A field as XML would have it: amounts as text, names inside with underscores.
pub(super) fn in_words(mut field: Field) -> Field {
    if let Some(amount) = amount(&field) {
        field.value = amount;
        field.children.clear();
    }
    field.children = field
        .children
        .into_iter()
        .map(|child| {
            let name = snake(&child.name);
            in_words(Field { name, ..child })
        })
        .collect();
    if field
        .children
        .iter()
        .any(|child| child.name == "start_date")
    {
        let window: Vec<&str> = ["start_date", "end_date"]
            .into_iter()
            .filter_map(|name| field.child(name))
            .collect();
        field.value = window.join("/");
    }
    field
}

/// `15.00 USD` of either form; `None` when it is no amount.
fn amount(field: &Field) -> Option<String> {
    let number = match (field.child("value"), field.child("amountMicros")) {
        (Some(value), _) => value.to_owned(),
        (None, Some(micros)) => from_micros(micros)?,
        (None, None) => return None,
    };
    let currency = field
        .child("currency")
        .or_else(|| field.child("currencyCode"))?;
    Some(format!("{number} {currency}"))
}

/// Millionths as a decimal.
fn from_micros(text: &str) -> Option<String> {
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or(("", text), |digits| ("-", digits));
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let padded = format!("{digits:0>7}");
    let (whole, fraction) = padded.split_at_checked(padded.len().saturating_sub(6))?;
    let fraction = fraction.trim_end_matches('0');
    Some(if fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{fraction}")
    })
}

/// `attributeName` as `attribute_name`.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_uppercase() {
            out.push('_');
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn micros_are_millionths() {
        for (micros, decimal) in [
            ("15000000", "15"),
            ("15990000", "15.99"),
            ("5", "0.000005"),
            ("0", "0"),
        ] {
            assert_eq!(from_micros(micros).as_deref(), Some(decimal));
        }
        assert_eq!(from_micros("1.5"), None);
    }
}
