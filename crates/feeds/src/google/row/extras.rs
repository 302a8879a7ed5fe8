//! What no typed value holds.

use super::Extra;
use super::notes::Fields;
use crate::google::condition::{parse_availability, parse_condition};
use crate::google::date::{parse_iso, parse_window};
use crate::google::fields::Meaning;
use crate::google::gtin::parse_gtin;
use crate::record::Field;
use crate::text;

/// Longest description that is kept beside the part of it that is shown, in characters.
const MAX_LONG: usize = 200_000;

/// Everything that no typed value holds, in the order of the file: fields without a type, fields whose value could not be
/// read, and second fields of what a row has one of. What stands inside something is named by its way: `video.url`.
/// `left` are fields whose value could not be taken.
pub(super) fn read_extras(fields: &Fields<'_>, left: &[&Field]) -> Vec<Extra> {
    const MAX_EXTRAS: usize = 1000;
    let mut extras = Vec::new();
    for (meaning, field) in &fields.0 {
        let is_left = left.iter().any(|left| std::ptr::eq(*left, *field));
        if is_left || !is_held(*meaning, field, fields) {
            push_extras(&field.name, field, &mut extras);
        }
    }
    extras.truncate(MAX_EXTRAS);
    extras
}

/// Whether a typed value holds what a field says, or nothing may.
fn is_held(meaning: Meaning, field: &Field, fields: &Fields<'_>) -> bool {
    let is_first = || {
        fields
            .first(meaning)
            .is_some_and(|first| std::ptr::eq(first, field) || first.value == field.value)
    };
    match meaning {
        Meaning::Other => false,
        // A feed's guid is its id in other words; the others are lists, which hold all of theirs.
        Meaning::Private
        | Meaning::Guid
        | Meaning::Image
        | Meaning::MoreImages
        | Meaning::Shipping
        | Meaning::Detail
        | Meaning::Highlight
        | Meaning::Option => true,
        Meaning::Description => is_first() && !is_cut(&field.value),
        Meaning::GoogleCategory => is_first() && !field.value.bytes().all(|b| b.is_ascii_digit()),
        Meaning::Availability => is_first() && parse_availability(&field.value).is_some(),
        Meaning::Condition => is_first() && parse_condition(&field.value).is_some(),
        Meaning::Gtin => fields
            .all(meaning)
            .find(|other| parse_gtin(&other.value).is_ok())
            .is_some_and(|held| std::ptr::eq(held, field)),
        Meaning::SaleWindow => is_first() && parse_window(&field.value).is_some(),
        Meaning::Expires | Meaning::AvailabilityDate => {
            is_first() && parse_iso(&field.value).is_some()
        }
        _ => is_first(),
    }
}

/// Whether a description is longer than what a page shows of it.
fn is_cut(text: &str) -> bool {
    text.len() > text::MAX_DESCRIPTION && text::rich(text).was_cut
}

fn push_extras(name: &str, field: &Field, extras: &mut Vec<Extra>) {
    if !field.value.is_empty() {
        extras.push(Extra {
            name: name.to_owned(),
            value: text::line(&field.value, MAX_LONG).value,
        });
    }
    for child in &field.children {
        push_extras(&format!("{name}.{}", child.name), child, extras);
    }
}
