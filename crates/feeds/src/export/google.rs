//! A row as fields of Google's product data.

use souk_commerce::product::StockState;

use super::About;
use super::price::Prices;
use super::values::{condition, describe, guarded, moment, path, short_gtin, span};
use super::way::{Way, put};
use crate::carrier::FileName;
use crate::dialect::Entry;
use crate::google::base::Base;
use crate::google::condition::parse_availability;
use crate::google::fields::{Meaning, by_name, is_count, is_private, meaning};
use crate::google::row::{Notes, Shipping, Spot, read_row};
use crate::google::{Extra, Picture, Row};
use crate::record::Field;
use crate::report::Report;
use crate::text;
use crate::xml::prefixes::Vocabulary;

/// Google's namespace.
pub const GOOGLE_NAMESPACE: &str = "http://base.google.com/ns/1.0";
/// The namespace of fields that Google has no name for: `<s:field name="Märke">`.
pub const OWN_NAMESPACE: &str = crate::xml::prefixes::OWN_NAMESPACE;

/// Writes rows as fields.
#[derive(Debug)]
pub(super) struct Composer<'a> {
    prices: Prices,
    /// Origin of the shop.
    origin: &'a str,
    /// What the reader will complete addresses by.
    base: Option<Base>,
}

/// How extras are written that have one of Google's names for typed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// As Google's, and the typed value is left out where an extra says it and more.
    InPlace,
    /// As Google's, behind the typed values.
    Behind,
    /// Under their own names.
    Apart,
}

impl<'a> Composer<'a> {
    /// Looks at everything that is to be written.
    pub(super) fn of(rows: &[&Row], about: &About<'a>) -> Self {
        Self {
            prices: Prices::of(rows),
            origin: about.origin,
            base: Base::parse(about.link()),
        }
    }

    /// The fields of a row, typed values first, in the order of Google's specification, then the extras in theirs. They read
    /// back as the same row; nothing private is among them.
    pub(super) fn fields(&self, row: &Row) -> Vec<Field> {
        let is_clear = row.extras.iter().all(|extra| {
            let first = extra.name.split('.').next().unwrap_or("");
            by_name(first) == Meaning::Other
        });
        let mut tries = [Named::InPlace, Named::Behind].into_iter();
        tries
            .find_map(|named| {
                let fields = self.compose(row, named);
                (is_clear || self.reads_back(&fields, row)).then_some(fields)
            })
            .unwrap_or_else(|| self.compose(row, Named::Apart))
    }

    /// Whether fields read as the row that they were written from.
    fn reads_back(&self, fields: &[Field], row: &Row) -> bool {
        let entry = Entry {
            number: row.number,
            line: row.line,
            fields: fields
                .iter()
                .map(|field| (meaning(field), field.clone()))
                .collect(),
        };
        let mut notes = Notes {
            report: &mut Report::default(),
            spot: Spot {
                file: &FileName(String::new()),
                number: 0,
                line: 0,
                id: None,
            },
            base: self.base.as_ref(),
        };
        let leaving = row.extras.iter().filter(|extra| may_leave(&extra.name));
        read_row(&entry, &mut notes).is_some_and(|read| {
            // What extras can stand in the way of is one value of a kind; the others are lists or come before all extras.
            read.extras.iter().eq(leaving)
                && (&read.group, &read.title, &read.brand) == (&row.group, &row.title, &row.brand)
                && read.description == row.description
                && (&read.product_type, &read.google_category)
                    == (&row.product_type, &row.google_category)
                && read.pictures.len() == row.pictures.len()
                && read.link == row.link
                && read.price_text.is_some() == row.price_text.is_some()
                && read.sale_text.is_some() == row.sale_text.is_some()
                && (read.sale_window, read.expires) == (row.sale_window, row.expires)
                && read.stock.state == row.stock.state
                && read.stock.available_from == row.stock.available_from
                && (read.condition, &read.gtin, &read.mpn) == (row.condition, &row.gtin, &row.mpn)
                && (&read.color, &read.size) == (&row.color, &row.size)
                && (&read.material, &read.pattern) == (&row.material, &row.pattern)
                && (&read.highlights, &read.details) == (&row.highlights, &row.details)
                && read.shipping.len() == row.shipping.len()
        })
    }

    fn compose(&self, row: &Row, named: Named) -> Vec<Field> {
        let mut fields = Fields {
            all: Vec::new(),
            line: row.line,
        };
        fields.say("id", &row.id);
        fields.say("title", &row.title);
        if !is_in_place(row, named, |extra| {
            let whole = text::rich(&guarded(&extra.value));
            by_name(&extra.name) == Meaning::Description && whole.value == row.description
        }) {
            fields.raw("description", &describe(&row.description));
        }
        fields.some("link", row.link.as_deref());
        for (index, picture) in row.pictures.iter().enumerate() {
            let name = if index == 0 {
                "image_link"
            } else {
                "additional_image_link"
            };
            match picture {
                Picture::Remote(url) | Picture::Local(url) => fields.say(name, url),
                Picture::Placed(path) => fields.say(name, &format!("{}{path}", self.origin)),
            }
        }
        fields.stock(row, named);
        for (name, price) in [("price", &row.price_text), ("sale_price", &row.sale_text)] {
            if let Some(price) = price {
                fields.raw(name, &self.prices.text(price));
            }
        }
        if let Some(window) = span(row.sale_window) {
            fields.raw("sale_price_effective_date", &window);
        }
        fields.some("brand", row.brand.as_deref());
        fields.some("gtin", row.gtin.as_deref().map(short_gtin));
        fields.some("mpn", row.mpn.as_deref());
        fields.some("condition", row.condition.map(condition));
        fields.some("item_group_id", row.group.as_deref());
        fields.some("color", row.color.as_deref());
        fields.some("size", row.size.as_deref());
        fields.some("material", row.material.as_deref());
        fields.some("pattern", row.pattern.as_deref());
        fields.say("google_product_category", &path(&row.google_category));
        fields.say("product_type", &path(&row.product_type));
        for highlight in &row.highlights {
            fields.say("product_highlight", highlight);
        }
        for detail in &row.details {
            let section = detail.section.as_deref().unwrap_or("");
            let parts = [
                ("section_name", guarded(section)),
                ("attribute_name", guarded(&detail.name)),
                ("attribute_value", guarded(&detail.value)),
            ];
            fields.group("product_detail", parts);
        }
        for shipping in &row.shipping {
            fields.shipping(shipping, self.prices);
        }
        if let Some(end) = row.expires {
            fields.raw("expiration_date", &moment(end));
        }
        fields.extras(&row.extras, named);
        fields.all
    }
}

/// Fields that are being put together.
struct Fields {
    all: Vec<Field>,
    line: u64,
}

impl Fields {
    /// A value that reading undoes the escaping of.
    fn say(&mut self, name: &str, value: &str) {
        self.raw(name, &guarded(value));
    }

    fn some(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.say(name, value);
        }
    }

    fn raw(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let field = self.field(name, value);
            self.all.push(field);
        }
    }

    fn field(&self, name: &str, value: &str) -> Field {
        Field {
            vocabulary: Vocabulary::Google,
            ..Field::new(name, value, self.line)
        }
    }

    fn group<'n>(&mut self, name: &str, parts: impl IntoIterator<Item = (&'n str, String)>) {
        let mut field = self.field(name, "");
        let filled = parts.into_iter().filter(|(_, value)| !value.is_empty());
        field.children = filled
            .map(|(name, value)| self.field(name, &value))
            .collect();
        if !field.children.is_empty() {
            self.all.push(field);
        }
    }

    fn stock(&mut self, row: &Row, named: Named) {
        let is_said = is_in_place(row, named, |extra| {
            by_name(&extra.name) == Meaning::Availability
                && parse_availability(&extra.value) == Some(row.stock.state)
        });
        let word = match row.stock.state {
            _ if is_said => "",
            StockState::Unknown => "",
            StockState::InStock => "in_stock",
            StockState::OutOfStock => "out_of_stock",
            StockState::Preorder => "preorder",
            StockState::Backorder => "backorder",
        };
        self.raw("availability", word);
        if let Some(date) = row.stock.available_from {
            self.raw("availability_date", &date.to_iso());
        }
    }

    fn shipping(&mut self, shipping: &Shipping, prices: Prices) {
        let country = shipping
            .country
            .as_ref()
            .map_or("", |country| country.as_str());
        let service = shipping.service.as_deref().unwrap_or("");
        let price = shipping.price.as_ref().map(|price| prices.text(price));
        let known = [
            ("country", country.to_owned()),
            ("service", guarded(service)),
            ("price", price.unwrap_or_default()),
        ];
        let more = shipping.more.iter().filter(|extra| may_leave(&extra.name));
        let more = more.map(|extra| (extra.name.as_str(), guarded(&extra.value)));
        self.group("shipping", known.into_iter().chain(more));
    }

    fn extras(&mut self, extras: &[Extra], named: Named) {
        for extra in extras.iter().filter(|extra| may_leave(&extra.name)) {
            let value = guarded(&extra.value);
            let way = Way::of(&extra.name)
                .filter(|way| named != Named::Apart || by_name(way.first) == Meaning::Other);
            let Some(way) = way else {
                let mut field = self.field(&extra.name, &value);
                field.vocabulary = Vocabulary::Own;
                self.all.push(field);
                continue;
            };
            // Parts of one thing follow each other; what is there already begins another of them.
            let is_taken = match self.all.last_mut() {
                Some(last) if last.vocabulary == Vocabulary::Google && last.name == way.first => {
                    put(last, &way.inside, way.attribute, &value)
                }
                _ => false,
            };
            if !is_taken {
                let mut field = self.field(way.first, "");
                put(&mut field, &way.inside, way.attribute, &value);
                self.all.push(field);
            }
        }
    }
}

/// Whether an extra says what a typed value says, and more: a word of availability such as "discontinued", a description that
/// is longer than what is shown of it.
fn is_in_place(row: &Row, named: Named, says: impl Fn(&Extra) -> bool) -> bool {
    named == Named::InPlace && row.extras.iter().any(says)
}

/// Whether a field may be written: counts of stock are read for the shop, and nobody else gets them.
pub(super) fn may_leave(name: &str) -> bool {
    !is_private(name) && !is_count(name)
}
