//! One record as typed values. A [`Row`] is an offer for a variant, as one line of a feed states it.

use souk_commerce::product::{Condition, Detail, RichText, Stock, StockState};
use souk_commerce::time::{Date, Timestamp, Window};
use souk_commerce::{Country, Price};

use super::condition::{parse_availability, parse_condition};
use super::date::{parse_iso, parse_window};
use super::fields::{Meaning, is_of_carrier, meaning};
use super::gtin::{GtinProblem, parse_gtin};
use super::price::PriceText;
use super::url::{parse_link, parse_picture};
use crate::report::{Cause, Place, Report};
use crate::text::{self, Cleaned, MAX_TITLE, MAX_VALUE};
use crate::xml::record::{Field, Vocabulary};

/// Pictures kept of one record.
const MAX_PICTURES: usize = 20;
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
    /// Name without prefix; `shipping_label`.
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

/// Notes findings for one record.
pub(crate) struct Notes<'a> {
    pub(crate) report: &'a mut Report,
    pub(crate) place: Place,
}

impl Notes<'_> {
    fn add(&mut self, cause: Cause, field: &Field) {
        self.add_named(cause, &field.name, &field.value, field.line);
    }

    fn add_named(&mut self, cause: Cause, name: &str, raw: &str, line: u64) {
        let mut place = self.place.clone().with(name, raw);
        place.line = Some(line);
        self.report.add(cause, place);
    }

    fn add_without_value(&mut self, cause: Cause, field: &Field) {
        let mut place = self.place.clone();
        place.field = Some(field.name.clone());
        place.line = Some(field.line);
        self.report.add(cause, place);
    }

    fn add_record(&mut self, cause: Cause) {
        self.report.add(cause, self.place.clone());
    }
}

/// The fields of a record by meaning: Google's before plain ones of the same meaning.
struct Fields<'a>(Vec<(Meaning, &'a Field)>);

impl<'a> Fields<'a> {
    fn new(fields: &'a [Field]) -> Self {
        Self(fields.iter().map(|field| (meaning(field), field)).collect())
    }

    /// The first field of a meaning that is filled, else the first that is there.
    fn first(&self, wanted: Meaning) -> Option<&'a Field> {
        let all = || {
            self.0
                .iter()
                .filter(|(meaning, _)| *meaning == wanted)
                .map(|(_, field)| *field)
        };
        all()
            .find(|field| field.vocabulary == Vocabulary::Google && !field.value.is_empty())
            .or_else(|| all().find(|field| !field.value.is_empty()))
            .or_else(|| all().next())
    }

    fn all(&self, wanted: Meaning) -> impl Iterator<Item = &'a Field> {
        self.0
            .iter()
            .filter(move |(meaning, _)| *meaning == wanted)
            .map(|(_, field)| *field)
    }
}

/// Types a record; `None` when it cannot be one of a shop. Everything odd goes to the report.
pub(crate) fn read_row(
    fields: &[Field],
    number: u64,
    line: u64,
    notes: &mut Notes<'_>,
) -> Option<Row> {
    let fields = Fields::new(fields);
    let id = read_id(&fields, notes)?;
    notes.place.id = Some(id.clone());
    note_names(&fields, notes);
    let title = read_line(&fields, Meaning::Title, MAX_TITLE, notes);
    let Some(title) = title else {
        notes.add_record(Cause::TitleMissing);
        return None;
    };
    let description = fields
        .first(Meaning::Description)
        .map_or_else(RichText::default, |field| {
            let cleaned = text::rich(&field.value);
            note_cleaning(&cleaned, field, notes);
            cleaned.value
        });
    let one = |meaning, notes: &mut Notes<'_>| read_line(&fields, meaning, MAX_VALUE, notes);
    Some(Row {
        number,
        line,
        group: one(Meaning::GroupId, notes).filter(|group| group.len() <= MAX_ROW_ID),
        title,
        description,
        brand: one(Meaning::Brand, notes),
        product_type: read_path(&fields, Meaning::ProductType, notes),
        google_category: read_path(&fields, Meaning::GoogleCategory, notes),
        pictures: read_pictures(&fields, notes),
        link: read_link(&fields, notes),
        price_text: price_text(&fields, Meaning::Price, notes),
        sale_text: price_text(&fields, Meaning::SalePrice, notes),
        sale_window: Window::default(),
        price: None,
        stock: read_stock(&fields, notes),
        condition: read_condition(&fields, notes),
        gtin: read_gtin(&fields, notes),
        mpn: one(Meaning::Mpn, notes),
        color: one(Meaning::Color, notes),
        size: one(Meaning::Size, notes),
        material: one(Meaning::Material, notes),
        pattern: one(Meaning::Pattern, notes),
        highlights: read_highlights(&fields, notes),
        details: read_details(&fields, notes),
        shipping: read_shipping(&fields),
        expires: read_date(&fields, Meaning::Expires, notes),
        extras: read_extras(&fields),
        id,
    })
    .map(|row| with_sale_window(row, &fields, notes))
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
    if id.len() > MAX_ROW_ID || id.chars().any(char::is_control) {
        notes.add(Cause::IdUnusable, field);
        return None;
    }
    Some(id.into_owned())
}

/// Remarks on names: private fields, and Google's fields without their prefix.
fn note_names(fields: &Fields<'_>, notes: &mut Notes<'_>) {
    for (meaning, field) in &fields.0 {
        if *meaning == Meaning::Private {
            // The value stays out of the report as well.
            notes.add_without_value(Cause::PrivateField, field);
        } else if field.vocabulary == Vocabulary::Plain
            && *meaning != Meaning::Other
            && !is_of_carrier(&field.name)
        {
            notes.add(Cause::PlainName, field);
        }
    }
}

fn note_cleaning<T>(cleaned: &Cleaned<T>, field: &Field, notes: &mut Notes<'_>) {
    for (is_so, cause) in [
        (cleaned.was_escaped_twice, Cause::DoubleEscaped),
        (cleaned.had_controls, Cause::ControlCharacter),
        (cleaned.was_cut, Cause::TextTooLong),
    ] {
        if is_so {
            notes.add(cause, field);
        }
    }
}

fn read_line(
    fields: &Fields<'_>,
    meaning: Meaning,
    max: usize,
    notes: &mut Notes<'_>,
) -> Option<String> {
    let field = fields.first(meaning)?;
    line_of(field, max, notes)
}

fn line_of(field: &Field, max: usize, notes: &mut Notes<'_>) -> Option<String> {
    let cleaned = text::line(&field.value, max);
    note_cleaning(&cleaned, field, notes);
    (!cleaned.value.is_empty()).then_some(cleaned.value)
}

/// A category path; a number is no path.
fn read_path(fields: &Fields<'_>, meaning: Meaning, notes: &mut Notes<'_>) -> Vec<String> {
    const MAX_STEPS: usize = 5;
    let Some(path) = read_line(fields, meaning, MAX_VALUE, notes) else {
        return Vec::new();
    };
    let is_number = path.bytes().all(|b| b.is_ascii_digit());
    let mark = if path.contains(['>', '»', '›']) {
        ['>', '»', '›']
    } else {
        ['|'; 3]
    };
    let steps = path
        .split(mark)
        .map(str::trim)
        .filter(|step| !step.is_empty());
    let steps: Vec<String> = steps.take(MAX_STEPS).map(str::to_owned).collect();
    if is_number { Vec::new() } else { steps }
}

fn read_pictures(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    for field in fields
        .first(Meaning::Image)
        .into_iter()
        .chain(fields.all(Meaning::MoreImages))
    {
        if field.value.is_empty() {
            continue;
        }
        let (address, _) = text::undo_escaping(&field.value);
        let Some(read) = parse_picture(&address) else {
            notes.add(Cause::UrlRefused, field);
            continue;
        };
        if read.is_upgraded {
            notes.add(Cause::HttpUpgraded, field);
        }
        if pictures.contains(&read.picture) {
            continue;
        }
        if pictures.len() >= MAX_PICTURES {
            notes.add(Cause::ImagesTooMany, field);
            break;
        }
        pictures.push(read.picture);
    }
    pictures
}

fn read_link(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let field = fields.first(Meaning::Link)?;
    let href = || {
        field
            .attributes
            .iter()
            .find(|(name, _)| name == "href")
            .map(|(_, value)| value.as_str())
    };
    let address = if field.value.is_empty() {
        href()?
    } else {
        field.value.as_str()
    };
    let (address, _) = text::undo_escaping(address);
    let link = parse_link(&address);
    if link.is_none() {
        notes.add_named(Cause::UrlRefused, &field.name, &address, field.line);
    }
    link
}

fn price_text(fields: &Fields<'_>, meaning: Meaning, notes: &mut Notes<'_>) -> Option<PriceText> {
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

fn with_sale_window(mut row: Row, fields: &Fields<'_>, notes: &mut Notes<'_>) -> Row {
    if let Some(field) = fields
        .first(Meaning::SaleWindow)
        .filter(|field| !field.value.is_empty())
    {
        if let Some(window) = parse_window(&field.value) {
            row.sale_window = window;
        } else {
            notes.add(Cause::SaleWindowUnreadable, field);
            row.sale_text = None;
        }
    }
    row
}

fn read_stock(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Stock {
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

fn read_condition(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<Condition> {
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
fn read_gtin(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Option<String> {
    let mut first = None;
    for field in fields
        .all(Meaning::Gtin)
        .filter(|field| !field.value.is_empty())
    {
        match parse_gtin(&field.value) {
            Ok(gtin) => first = first.or(Some(gtin)),
            Err(GtinProblem::Invalid) => notes.add(Cause::GtinInvalid, field),
            Err(GtinProblem::Restricted) => notes.add(Cause::GtinRestricted, field),
        }
    }
    first
}

fn read_date(fields: &Fields<'_>, meaning: Meaning, notes: &mut Notes<'_>) -> Option<Timestamp> {
    let field = fields
        .first(meaning)
        .filter(|field| !field.value.is_empty())?;
    let moment = parse_iso(&field.value);
    if moment.is_none() {
        notes.add(Cause::DateUnreadable, field);
    }
    moment.map(|moment| moment.at)
}

fn read_highlights(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Vec<String> {
    fields
        .all(Meaning::Highlight)
        .take(10)
        .filter_map(|field| line_of(field, MAX_VALUE, notes))
        .collect()
}

/// Rows of the specification: children, or `section:name:value` in one text.
fn read_details(fields: &Fields<'_>, notes: &mut Notes<'_>) -> Vec<Detail> {
    const MAX_DETAILS: usize = 100;
    let line = |text: &str| text::line(text, MAX_VALUE).value;
    let mut details = Vec::new();
    for field in fields.all(Meaning::Detail).take(MAX_DETAILS) {
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
        let section = parts.0.map(line).filter(|section| !section.is_empty());
        let name = parts.1.map(line).filter(|name| !name.is_empty());
        let value = parts.2.map(line).filter(|value| !value.is_empty());
        match (name, value) {
            (Some(name), Some(value)) => details.push(Detail {
                section,
                name,
                value,
            }),
            _ => notes.add(Cause::DetailUnreadable, field),
        }
    }
    details
}

/// Delivery: children, or `US:CA:Overnight:16.00 USD` in one text.
fn read_shipping(fields: &Fields<'_>) -> Vec<Shipping> {
    const MAX_SHIPPING: usize = 50;
    let mut all = Vec::new();
    for field in fields.all(Meaning::Shipping).take(MAX_SHIPPING) {
        let price = |text: &str| {
            Some(PriceText {
                text: text.to_owned(),
                line: field.line,
            })
        };
        if field.children.is_empty() {
            for block in field
                .value
                .split(',')
                .filter(|block| !block.trim().is_empty())
            {
                let mut parts = block.rsplitn(2, ':');
                let amount = parts.next().unwrap_or("");
                let mut front = parts.next().unwrap_or("").split(':');
                all.push(Shipping {
                    country: front.next().and_then(Country::parse),
                    service: front
                        .nth(1)
                        .filter(|service| !service.is_empty())
                        .map(str::to_owned),
                    price: price(amount),
                });
            }
        } else {
            all.push(Shipping {
                country: field.child("country").and_then(Country::parse),
                service: field
                    .child("service")
                    .map(|service| text::line(service, MAX_VALUE).value),
                price: field.child("price").and_then(price),
            });
        }
    }
    all
}

fn read_extras(fields: &Fields<'_>) -> Vec<Extra> {
    const MAX_EXTRAS: usize = 100;
    fields
        .all(Meaning::Other)
        .filter(|field| !field.value.is_empty())
        .take(MAX_EXTRAS)
        .map(|field| Extra {
            name: field.name.clone(),
            value: text::line(&field.value, MAX_VALUE).value,
        })
        .collect()
}
