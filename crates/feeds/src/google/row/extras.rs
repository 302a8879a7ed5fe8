//! What no typed value holds.

use super::category::is_number;
use super::notes::Fields;
use super::notes::Notes;
use super::values::{MAX_DETAILS, MAX_HIGHLIGHTS, read_detail};
use super::{Extra, MAX_ROW_ID, Row, shipping};
use crate::google::condition::{is_plain_availability, parse_availability, parse_condition};
use crate::google::contents::{Contents, read_contents};
use crate::google::date::{parse_iso, parse_window};
use crate::google::fields::{Meaning, is_private};
use crate::google::gtin::parse_gtin;
use crate::record::Field;
use crate::report::Cause;
use crate::text;

/// Most extras of one record.
const MAX_EXTRAS: usize = 1000;
/// Longest description that is kept beside the part of it that is shown, in characters.
const MAX_LONG: usize = 200_000;

/// Everything that the typed values of a row do not hold, in the order of the file: fields without a type, fields whose
/// value could not be read, and second fields of what a row has one of. What stands inside something is named by its way:
/// `video.url`, and an attribute of an element `video.@type`. `left` are fields whose value could not be taken.
pub(super) fn read_extras(fields: &Fields<'_>, left: &[&Field], row: &Row) -> Vec<Extra> {
    let mut extras = Vec::new();
    for (meaning, field) in &fields.0 {
        let is_left = left.iter().any(|left| std::ptr::eq(*left, *field));
        if is_left || !is_held(*meaning, field, fields, row) {
            push_extras(&text::name(&field.name), field, &mut extras);
        }
    }
    extras.truncate(MAX_EXTRAS);
    extras
}

/// A remark on contents in units that nobody knows: no unit price comes from them.
pub(super) fn note_contents(fields: &Fields<'_>, extras: &[Extra], notes: &mut Notes<'_>) {
    let Some(Contents::Unreadable(name)) = read_contents(extras) else {
        return;
    };
    let named = |field: &&Field| name.starts_with(text::name(&field.name).as_ref());
    if let Some(field) = fields.0.iter().map(|(_, field)| *field).find(named) {
        notes.add(Cause::ContentsUnreadable, field);
    }
}

/// Whether a typed value holds what a field says, or nothing may.
fn is_held(meaning: Meaning, field: &Field, fields: &Fields<'_>, row: &Row) -> bool {
    let is_first = || {
        fields
            .first(meaning)
            .is_some_and(|first| std::ptr::eq(first, field) || first.value == field.value)
    };
    let is_among = |most: usize| {
        let mut first = fields.all(meaning).take(most);
        first.any(|kept| std::ptr::eq(kept, field))
    };
    match meaning {
        Meaning::Other => false,
        Meaning::Private | Meaning::Quantity | Meaning::Option | Meaning::MoreImages => true,
        Meaning::Guid => text::undo_escaping(&field.value).0.trim() == row.id,
        Meaning::GroupId => is_first() && field.value.len() <= MAX_ROW_ID,
        // Links may say what they say in attributes, so that two without a text are not the same.
        Meaning::Link if field.value.is_empty() => fields
            .first(meaning)
            .is_some_and(|first| std::ptr::eq(first, field)),
        Meaning::Description => is_first() && !is_cut(&field.value),
        Meaning::Shipping => is_among(shipping::MAX_SHIPPING) && shipping::is_whole(field),
        Meaning::Detail => is_among(MAX_DETAILS) && read_detail(field).is_some(),
        Meaning::Highlight => is_among(MAX_HIGHLIGHTS),
        Meaning::GoogleCategory | Meaning::ProductType => is_first() && !is_number(&field.value),
        Meaning::Availability => {
            let is_read = parse_availability(&field.value).is_some();
            is_first() && is_read && is_plain_availability(&field.value)
        }
        Meaning::Condition => is_first() && parse_condition(&field.value).is_some(),
        Meaning::Gtin => fields
            .all(meaning)
            .find(|other| parse_gtin(&other.value).is_ok())
            .is_some_and(|held| std::ptr::eq(held, field)),
        Meaning::SalePrice => is_first() && row.sale_text.is_some(),
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
    let mut push = |name: String, value: &str| {
        let value = text::line(value, MAX_LONG).value;
        if !value.is_empty() {
            extras.push(Extra { name, value });
        }
    };
    push(name.to_owned(), &field.value);
    for (attribute, value) in &field.attributes {
        if !attribute.starts_with("xmlns") && !is_private(attribute) {
            push(format!("{name}.@{}", text::name(attribute)), value);
        }
    }
    for child in &field.children {
        if !is_private(&child.name) {
            push_extras(
                &format!("{name}.{}", text::name(&child.name)),
                child,
                extras,
            );
        }
    }
}
