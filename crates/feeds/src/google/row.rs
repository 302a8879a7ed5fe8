//! One record as typed values. A [`Row`] is an offer for a variant, as one line of a feed states it.

mod category;
mod extras;
mod media;
mod notes;
mod patch;
mod shipping;
mod values;

use souk_commerce::product::{Condition, Detail, RichText, Stock};
use souk_commerce::time::{Timestamp, Window};
use souk_commerce::{Country, Price};

use notes::{Fields, note_cleaning, read_line};
pub(crate) use notes::{Notes, Spot};
pub use patch::Patch;
pub(crate) use patch::read_patch;

use super::fields::Meaning;
use super::price::PriceText;
use crate::dialect::Entry;
use crate::report::Cause;
use crate::text::{self, MAX_TITLE, MAX_VALUE};

/// Longest id, in bytes; room is left for a seller's name before it.
const MAX_ROW_ID: usize = 120;

/// A picture as a feed names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Picture {
    /// An `https:` address.
    Remote(String),
    /// A path below the feed's folder.
    Local(String),
    /// A path below the shop's root, once the file has been taken over; it begins with `/`.
    Placed(String),
}

/// A field that has no type here, kept as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Name without prefix, with its way where it stands inside something: `shipping_label`, `video.url`, `video.@type`.
    pub name: String,
    /// Its text.
    pub value: String,
}

/// What the feed says about delivery of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipping {
    /// Where to.
    pub country: Option<Country>,
    /// By what.
    pub service: Option<String>,
    /// For how much.
    pub price: Option<PriceText>,
    /// Everything else, in the feed's order: `region`, `max_transit_time`.
    pub more: Vec<Extra>,
}

/// One record, typed. Nothing private is in it: there is no field that could hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Number of the record in its file, counted from 1.
    pub number: u64,
    /// Line at which it begins.
    pub line: u64,
    /// The record's id, exact and case-sensitive.
    pub id: String,
    /// The id that all variants of one product share.
    pub group: Option<String>,
    /// Title.
    pub title: String,
    /// Description.
    pub description: RichText,
    /// Brand.
    pub brand: Option<String>,
    /// The merchant's own category path, outermost first.
    pub product_type: Vec<String>,
    /// Google's category as a path, outermost first; empty when it is a number or absent.
    pub google_category: Vec<String>,
    /// Pictures, the main one first.
    pub pictures: Vec<Picture>,
    /// The seller's own page.
    pub link: Option<String>,
    /// The regular price as text, until [`crate::Feed::settle`] reads it.
    pub price_text: Option<PriceText>,
    /// The reduced price as text.
    pub sale_text: Option<PriceText>,
    /// When the reduced price holds.
    pub sale_window: Window,
    /// The price, once it is settled.
    pub price: Option<Price>,
    /// Stock.
    pub stock: Stock,
    /// New or used; `None` when the feed does not say.
    pub condition: Option<Condition>,
    /// Global trade item number, 14 digits.
    pub gtin: Option<String>,
    /// Manufacturer's part number.
    pub mpn: Option<String>,
    /// Colour.
    pub color: Option<String>,
    /// Size.
    pub size: Option<String>,
    /// Material.
    pub material: Option<String>,
    /// Pattern.
    pub pattern: Option<String>,
    /// Selling points.
    pub highlights: Vec<String>,
    /// Specification.
    pub details: Vec<Detail>,
    /// Delivery terms of this record.
    pub shipping: Vec<Shipping>,
    /// From when on it is not to be listed.
    pub expires: Option<Timestamp>,
    /// Every other field in the feed's order.
    pub extras: Vec<Extra>,
}

/// Types a record; `None` when it cannot be one of a shop. Everything odd goes to the report.
pub(crate) fn read_row(entry: &Entry, notes: &mut Notes<'_>) -> Option<Row> {
    let fields = Fields::new(entry);
    let id = read_id(&fields, notes)?;
    notes.spot.id = Some(id.clone());
    note_private(&fields, notes);
    let title = read_line(&fields, Meaning::Title, MAX_TITLE, notes);
    let Some(title) = title else {
        notes.add_record(Cause::TitleMissing);
        return None;
    };
    if text::is_mojibake(&title)
        && let Some(field) = fields.first(Meaning::Title)
    {
        notes.add(Cause::Mojibake, field);
    }
    let title = values::with_options(title, &fields);
    values::note_spreadsheet(&fields, notes);
    note_mixed(&fields, notes);
    let description = fields
        .first(Meaning::Description)
        .map_or_else(RichText::default, |field| {
            let cleaned = text::rich(&field.value);
            note_cleaning(&cleaned, field, notes);
            cleaned.value
        });
    let (product_type, google_category) = category::read_paths(&fields, notes);
    let pictures = media::read_pictures(&fields, notes);
    let link = media::read_link(&fields, notes);
    let mut left = pictures.left;
    if link.is_none() {
        left.extend(fields.first(Meaning::Link));
    }
    let one = |meaning, notes: &mut Notes<'_>| read_line(&fields, meaning, MAX_VALUE, notes);
    Some(Row {
        number: entry.number,
        line: entry.line,
        group: one(Meaning::GroupId, notes).filter(|group| group.len() <= MAX_ROW_ID),
        title,
        description,
        brand: one(Meaning::Brand, notes),
        product_type,
        google_category,
        pictures: pictures.shown,
        link,
        price_text: values::read_price(&fields, Meaning::Price, notes),
        sale_text: values::read_price(&fields, Meaning::SalePrice, notes),
        sale_window: Window::default(),
        price: None,
        stock: values::read_stock(&fields, notes),
        condition: values::read_condition(&fields, notes),
        gtin: values::read_gtin(&fields, notes),
        mpn: one(Meaning::Mpn, notes),
        color: one(Meaning::Color, notes),
        size: one(Meaning::Size, notes),
        material: one(Meaning::Material, notes),
        pattern: one(Meaning::Pattern, notes),
        highlights: values::read_highlights(&fields, notes),
        details: values::read_details(&fields, notes),
        shipping: shipping::read_shipping(&fields),
        expires: values::read_end(&fields, Meaning::Expires, notes),
        extras: Vec::new(),
        id,
    })
    .map(|row| values::with_sale_window(row, &fields, notes))
    .map(|row| Row {
        extras: extras::read_extras(&fields, &left, &row),
        ..row
    })
    .inspect(|row| extras::note_contents(&fields, &row.extras, notes))
}

fn read_id(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let filled = |meaning| {
        fields
            .first(meaning)
            .filter(|field| !field.value.is_empty())
    };
    let field = if let Some(field) = filled(Meaning::Id) {
        field
    } else if let Some(field) = filled(Meaning::Guid) {
        notes.add(Cause::IdFromGuid, field);
        field
    } else {
        notes.add_record(Cause::IdMissing);
        return None;
    };
    let (id, _) = text::undo_escaping(&field.value);
    let id = id.trim();
    let is_usable = !id.is_empty() && id.len() <= MAX_ROW_ID && !id.chars().any(text::is_no_text);
    if !is_usable {
        notes.add(Cause::IdUnusable, field);
        return None;
    }
    Some(id.to_owned())
}

/// Remarks on words that look like others.
fn note_mixed(fields: &Fields<'_>, notes: &mut Notes<'_>) {
    for meaning in [Meaning::Brand, Meaning::Title, Meaning::Mpn] {
        if let Some(field) = fields.first(meaning)
            && let Some(word) = text::mixed_word(&field.value)
        {
            notes.add_named(Cause::MixedLetters, &field.name, word, field.line);
        }
    }
}

/// Remarks on private fields.
fn note_private(fields: &Fields<'_>, notes: &mut Notes<'_>) {
    for (meaning, field) in &fields.0 {
        if *meaning == Meaning::Private {
            // The value stays out of the report as well.
            notes.add_without_value(Cause::PrivateField, field);
        }
    }
}
