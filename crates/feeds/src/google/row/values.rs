//! Values of one record, each read by its own rule.

use souk_commerce::product::{Condition, Detail, Stock, StockState};
use souk_commerce::time::{Date, Timestamp, Window};

use super::Row;
use super::notes::{Fields, Notes, line_of};
use crate::google::condition::{parse_availability, parse_condition};
use crate::google::date::{DAY, Moment, parse_iso, parse_window};
use crate::google::fields::Meaning;
use crate::google::gtin::{GtinProblem, parse_gtin};
use crate::google::price::PriceText;
use crate::google::spreadsheet::{is_date, is_rounded};
use crate::record::Field;
use crate::report::Cause;
use crate::text::{self, MAX_VALUE};

/// Selling points kept of one record.
pub(super) const MAX_HIGHLIGHTS: usize = 10;
/// Rows of the specification kept of one record.
pub(super) const MAX_DETAILS: usize = 100;

pub(super) fn read_price(
    fields: &Fields<'_>,
    meaning: Meaning,
    notes: &mut Notes<'_>,
) -> Option<PriceText> {
    let field = fields.first(meaning)?;
    if let Some(second) = fields
        .all(meaning)
        .filter(|other| !std::ptr::eq(*other, field))
        .find(|other| other.value != field.value && !other.value.is_empty())
    {
        notes.add(Cause::PriceRepeated, second);
    }
    (!field.value.is_empty()).then(|| PriceText {
        text: field.value.clone(),
        line: field.line,
    })
}

/// A row with the window of its sale. One that cannot be read ends the sale.
pub(super) fn with_sale_window(mut row: Row, fields: &Fields<'_>, notes: &mut Notes<'_>) -> Row {
    if is_filled(fields, Meaning::SaleWindow) {
        match read_window(fields, notes) {
            Some(window) => row.sale_window = window,
            None => row.sale_text = None,
        }
    }
    row
}

fn is_filled(fields: &Fields<'_>, meaning: Meaning) -> bool {
    fields.all(meaning).any(|field| !field.value.is_empty())
}

/// When a reduced price holds.
pub(super) fn read_window(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<Window> {
    let field = fields
        .first(Meaning::SaleWindow)
        .filter(|field| !field.value.is_empty())?;
    let window = parse_window(&field.value);
    if window.is_none() {
        notes.add(Cause::SaleWindowUnreadable, field);
    }
    window
}

pub(super) fn read_stock(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Stock {
    let state = match fields
        .first(Meaning::Availability)
        .filter(|field| !field.value.is_empty())
    {
        None => {
            notes.add_record(Cause::AvailabilityMissing);
            StockState::Unknown
        }
        Some(field) => parse_availability(&field.value).unwrap_or_else(|| {
            notes.add(Cause::AvailabilityUnknown, field);
            StockState::Unknown
        }),
    };
    Stock {
        state,
        quantity: fields
            .first(Meaning::Quantity)
            .and_then(|field| field.value.parse().ok()),
        available_from: read_date(fields, Meaning::AvailabilityDate, notes).map(Date::of),
    }
}

pub(super) fn read_condition(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<Condition> {
    let field = fields
        .first(Meaning::Condition)
        .filter(|field| !field.value.is_empty())?;
    let condition = parse_condition(&field.value);
    if condition.is_none() {
        notes.add(Cause::ConditionUnknown, field);
    }
    condition
}

/// The first number that is good; a remark only on bad ones.
pub(super) fn read_gtin(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let mut first = None;
    for field in fields
        .all(Meaning::Gtin)
        .filter(|field| !field.value.is_empty())
    {
        match parse_gtin(&field.value) {
            Ok(gtin) => first = first.or(Some(gtin)),
            Err(_) if is_rounded(&field.value) || field.value.ends_with("00000") => {
                notes.add(Cause::SpreadsheetNumber, field);
            }
            Err(GtinProblem::Invalid) => notes.add(Cause::GtinInvalid, field),
            Err(GtinProblem::Restricted) => notes.add(Cause::GtinRestricted, field),
        }
    }
    first
}

/// The end of what a date names: a day that is named whole counts whole.
pub(super) fn read_end(
    fields: &Fields<'_>,
    meaning: Meaning,
    notes: &mut Notes<'_>,
) -> Option<Timestamp> {
    read_moment(fields, meaning, notes).map(|moment| {
        if moment.is_whole_day {
            moment.at.plus(DAY)
        } else {
            moment.at
        }
    })
}

pub(super) fn read_date(
    fields: &Fields<'_>,
    meaning: Meaning,
    notes: &mut Notes<'_>,
) -> Option<Timestamp> {
    read_moment(fields, meaning, notes).map(|moment| moment.at)
}

fn read_moment(fields: &Fields<'_>, meaning: Meaning, notes: &mut Notes<'_>) -> Option<Moment> {
    let field = fields
        .first(meaning)
        .filter(|field| !field.value.is_empty())?;
    let moment = parse_iso(&field.value);
    if moment.is_none() {
        notes.add(Cause::DateUnreadable, field);
    }
    moment
}

pub(super) fn read_highlights(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Vec<String> {
    fields
        .all(Meaning::Highlight)
        .take(MAX_HIGHLIGHTS)
        .filter_map(|field| line_of(field, MAX_VALUE, notes))
        .collect()
}

/// Rows of the specification: children, or `section:name:value` in one text.
pub(super) fn read_details(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Vec<Detail> {
    let mut details = Vec::new();
    // A table has as many columns for details as its longest row; the others leave some of them empty.
    let is_said = |field: &&Field| !field.value.is_empty() || !field.children.is_empty();
    for field in fields
        .all(Meaning::Detail)
        .filter(is_said)
        .take(MAX_DETAILS)
    {
        if let Some(detail) = read_detail(field) {
            details.push(detail);
            continue;
        }
        let parts = field.children.iter().map(|part| part.value.as_str());
        let mut words = parts.chain([field.value.as_str()]);
        let raw = words.find(|words| !words.is_empty()).unwrap_or("");
        notes.add_named(Cause::DetailUnreadable, &field.name, raw, field.line);
    }
    details
}

/// One row of the specification; `None` without a name or a value.
pub(super) fn read_detail(field: &Field) -> Option<Detail> {
    let line = |text: &str| text::line(text, MAX_VALUE).value;
    let parts = if field.children.is_empty() {
        let mut parts = field.value.splitn(3, ':');
        (parts.next(), parts.next(), parts.next())
    } else {
        (
            field.child("section_name"),
            field.child("attribute_name"),
            field.child("attribute_value"),
        )
    };
    let filled = |text: Option<&str>| text.map(line).filter(|text| !text.is_empty());
    Some(Detail {
        section: filled(parts.0),
        name: filled(parts.1)?,
        value: filled(parts.2)?,
    })
}

/// The title with the values of free options behind it, where they do not stand in it already.
pub(super) fn with_options(mut title: String, fields: &Fields<'_>) -> String {
    for field in fields.all(Meaning::Option) {
        let value = text::line(&field.value, 100).value;
        if !value.is_empty() && !title.contains(&value) {
            title = format!("{title} – {value}");
        }
    }
    text::cut(title, text::MAX_TITLE).0
}

/// Remarks on ids and sizes that a spreadsheet has altered.
pub(super) fn note_spreadsheet(fields: &Fields<'_>, notes: &mut Notes<'_>) {
    if let Some(id) = fields.first(Meaning::Id)
        && is_rounded(&id.value)
    {
        notes.add(Cause::SpreadsheetId, id);
    }
    for meaning in [Meaning::Size, Meaning::Mpn] {
        if let Some(field) = fields.first(meaning)
            && is_date(&field.value)
        {
            notes.add(Cause::SpreadsheetDate, field);
        }
    }
}
