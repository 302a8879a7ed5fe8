//! What a second file says about a row for one market: only what differs.

use souk_commerce::product::{RichText, Stock};
use souk_commerce::time::Window;

use super::notes::{Fields, Notes, note_cleaning, read_line};
use super::{Picture, Row, media, read_id, values};
use crate::dialect::Entry;
use crate::google::fields::Meaning;
use crate::google::price::PriceText;
use crate::report::Cause;
use crate::text::{self, MAX_TITLE};

/// The values of one record for one market. What is not there stays as the feed has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// Number of the record in its file.
    pub number: u64,
    /// Line at which it begins.
    pub line: u64,
    /// Id of the row that it changes.
    pub id: String,
    /// Country (`FR`) or language (`fr_XX`) for which it holds.
    pub market: String,
    title: Option<String>,
    description: Option<RichText>,
    link: Option<String>,
    price: Option<PriceText>,
    sale: Option<PriceText>,
    sale_window: Option<Window>,
    stock: Option<Stock>,
    pictures: Vec<Picture>,
}

/// Reads a record of an override file; `None` without an id or a market.
pub(crate) fn read_patch(entry: &Entry, notes: &mut Notes<'_>) -> Option<Patch> {
    let fields = Fields::new(entry);
    let id = read_id(&fields, notes)?;
    notes.spot.id = Some(id.clone());
    let market = fields
        .all(Meaning::Other)
        .find(|field| field.name.eq_ignore_ascii_case("override") && !field.value.is_empty());
    let Some(market) = market.map(|field| field.value.clone()) else {
        notes.add_record(Cause::OverrideMarketMissing);
        return None;
    };
    let is_filled = |meaning| fields.all(meaning).any(|field| !field.value.is_empty());
    let description = fields
        .first(Meaning::Description)
        .filter(|field| !field.value.is_empty())
        .map(|field| {
            let cleaned = text::rich(&field.value);
            note_cleaning(&cleaned, field, notes);
            cleaned.value
        });
    Some(Patch {
        number: entry.number,
        line: entry.line,
        id,
        market,
        title: read_line(&fields, Meaning::Title, MAX_TITLE, notes),
        description,
        link: media::read_link(&fields, notes),
        price: values::read_price(&fields, Meaning::Price, notes),
        sale: values::read_price(&fields, Meaning::SalePrice, notes),
        sale_window: values::read_window(&fields, notes),
        stock: is_filled(Meaning::Availability).then(|| values::read_stock(&fields, notes)),
        pictures: media::read_pictures(&fields, notes).shown,
    })
}

impl Patch {
    /// Changes a row. A price without a sale ends the sale of the row: it was reduced from another price.
    pub(crate) fn apply(&self, row: &mut Row) {
        fn set<T: Clone>(to: &mut T, from: Option<&T>) {
            if let Some(from) = from {
                to.clone_from(from);
            }
        }
        set(&mut row.title, self.title.as_ref());
        set(&mut row.description, self.description.as_ref());
        set(&mut row.stock, self.stock.as_ref());
        set(&mut row.sale_window, self.sale_window.as_ref());
        if self.link.is_some() {
            row.link.clone_from(&self.link);
        }
        if self.price.is_some() {
            row.price_text.clone_from(&self.price);
            row.sale_text.clone_from(&self.sale);
        } else if self.sale.is_some() {
            row.sale_text.clone_from(&self.sale);
        }
        if !self.pictures.is_empty() {
            row.pictures.clone_from(&self.pictures);
        }
    }
}
