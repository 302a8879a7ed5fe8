//! Cards: what lists show of products, in columns. One file for each top-level category and language, one for the
//! home page.

mod reader;
mod table;
mod writer;

use std::sync::OnceLock;

use souk_commerce::ids::{OfferId, ProductId, VariantId};
use souk_commerce::product::Image;
use souk_commerce::{Summary, Timestamp};

use crate::bytes::Lines;
use crate::contents::near_code;
use crate::overlay::Overlay;
use crate::selection::{Answer, Selection, ranks_by_name, select};

pub(crate) use reader::amount as read_amount;
pub(crate) use table::{CategoryNode, NONE, Row, Table};
pub(crate) use writer::{CardsWriter, amount as write_amount};

/// Tag of the section with the number of cards, the currency and the dictionaries.
const HEAD: u8 = 1;
/// Tag of the section with product ids.
const IDS: u8 = 2;
/// Tag of the section with titles.
const TITLES: u8 = 3;
/// Tag of the section with addresses of pictures.
const PICTURES: u8 = 4;
/// Tag of the section with texts of pictures.
const ALTS: u8 = 5;
/// Tag of the section with yes-or-no values.
const FLAGS: u8 = 6;
/// Tag of the section with brands.
const BRAND: u8 = 7;
/// Tag of the section with categories.
const CATEGORY: u8 = 8;
/// Tag of the section with sets of sellers.
const SELLERS: u8 = 9;
/// Tag of the section with prices.
const PRICE: u8 = 10;
/// Tag of the section with regular prices.
const REGULAR: u8 = 11;
/// Tag of the section with prices with delivery.
const DELIVERED: u8 = 12;
/// Tag of the section with numbers of variants.
const VARIANTS: u8 = 13;
/// Tag of the section with ratings.
const RATING: u8 = 14;
/// Tag of the section with the sellers of quick offers.
const QUICK: u8 = 15;
/// Tag of the section with the variants of quick offers.
const QUICK_VARIANT: u8 = 16;
/// Tag of the section with the groups of the home page.
const GROUPS: u8 = 17;

/// Bit of [`FLAGS`]: one offer at least can be ordered.
const IS_AVAILABLE: u8 = 1;
/// Bit of [`FLAGS`]: there is a picture.
const HAS_PICTURE: u8 = 2;

/// A file of cards. Numbers are unpacked when it is opened; texts stay packed until a card is asked for.
#[derive(Debug)]
pub struct Cards {
    table: Table,
    texts: CardTexts,
    groups: Vec<Group>,
    ranks: OnceLock<Vec<u32>>,
}

/// A named row of cards on the home page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Why these stand together.
    pub kind: GroupKind,
    /// Positions of the cards, in the order in which they are shown.
    pub cards: Vec<u32>,
}

/// Reasons to stand on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// The largest reductions.
    OnSale,
    /// The best ratings.
    TopRated,
    /// From one top-level category, named by its slug.
    Category(String),
    /// From the products without a category.
    Uncategorised,
    /// What the merchant has chosen.
    Collection(CollectionHead),
}

/// What is said of a merchant's own row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CollectionHead {
    /// What stands above it.
    pub title: String,
    /// The category that it is from, by its slugs; empty for none.
    pub category: Vec<String>,
    /// The brand that it is of; empty for none.
    pub brand: String,
    /// First moment at which it is shown, in seconds since 1970; 0 for always.
    pub start: u64,
    /// First moment at which it is no longer shown; 0 for never.
    pub end: u64,
}

impl CollectionHead {
    /// Whether it is shown at a moment.
    pub fn is_shown(&self, now: Timestamp) -> bool {
        let now = u64::try_from(now.0).unwrap_or(0);
        self.start <= now && (self.end == 0 || now < self.end)
    }
}

/// The columns of texts with the bytes they lie in.
#[derive(Debug)]
pub(crate) struct CardTexts {
    bytes: Vec<u8>,
    ids: Lines,
    titles: Lines,
    pictures: Lines,
    alts: Lines,
    quick_variants: Lines,
    /// Quick offers that an overlay has changed, by the position of their card.
    laid: Vec<(u32, Option<OfferId>)>,
}

impl Cards {
    /// Number of cards.
    pub fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// The card at a position.
    pub fn get(&self, position: u32) -> Option<Summary> {
        let row = self.table.rows.get(crate::bytes::index(position))?;
        self.texts
            .summary(&self.table, row, crate::bytes::index(position))
    }

    /// The card of a product, found by its id. Takes time in proportion to the number of cards.
    pub fn find(&self, product: &ProductId) -> Option<u32> {
        let mut ids = self.texts.ids.iter(&self.texts.bytes);
        let position = ids.position(|id| id == product.as_str())?;
        u32::try_from(position).ok()
    }

    /// The card of a category that [`crate::Products::near`] names.
    pub fn near(&self, category: &[String], code: u16) -> Option<Summary> {
        let category = self.table.find_category(category)?;
        let ids = self.texts.ids.iter(&self.texts.bytes);
        let place = self
            .table
            .rows
            .iter()
            .zip(ids)
            .position(|(row, id)| row.category == category && near_code(id) == code)?;
        self.get(u32::try_from(place).ok()?)
    }

    /// Filters, counts and sorts; names in the order of their folded letters.
    pub fn select(&self, selection: &Selection) -> Answer {
        self.select_ranked(selection, &|_| ranks_by_name(&self.texts.folded_titles()))
    }

    /// Filters, counts and sorts. `rank` gives each of the titles its place in the order of names; it is asked once, when
    /// that order is first wanted, and so that a browser can order them as its language does.
    pub fn select_ranked(
        &self,
        selection: &Selection,
        rank: &dyn Fn(&[&str]) -> Vec<u32>,
    ) -> Answer {
        select(&self.table, None, selection, None, &|| {
            self.ranks.get_or_init(|| {
                let titles: Vec<&str> = self.texts.titles.iter(&self.texts.bytes).collect();
                rank(&titles)
            })
        })
    }

    /// Gives the cards their newer numbers. An overlay of another build must not come here.
    pub fn lay(&mut self, overlay: &Overlay) {
        overlay.lay_rows(&mut self.table.rows, &mut self.texts);
    }

    /// The groups of the home page; empty in a category's file.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Numbers and texts apart, for the engine that puts files together.
    pub(crate) fn into_parts(self) -> (Table, CardTexts) {
        (self.table, self.texts)
    }
}

impl CardTexts {
    /// The card of a row at a position of these texts.
    pub(crate) fn summary(&self, table: &Table, row: &Row, position: usize) -> Option<Summary> {
        let id = self.ids.get(&self.bytes, position);
        let money = |minor| table.money(minor);
        Some(Summary {
            product: ProductId::new(id).ok()?,
            title: self.titles.get(&self.bytes, position).to_owned(),
            brand: table.brand(row).map(str::to_owned),
            category: table.path(row.category),
            image: row.has_picture.then(|| Image {
                url: self.pictures.get(&self.bytes, position).to_owned(),
                alt: self.alts.get(&self.bytes, position).to_owned(),
            }),
            price: money(row.price),
            regular: money(row.regular),
            delivered: money(row.delivered),
            sellers: table.sellers_of(row),
            variants: row.variants,
            rating: row.rating(),
            available: row.available,
            quick_offer: self.quick_offer(table, row, position, id),
        })
    }

    fn quick_offer(
        &self,
        table: &Table,
        row: &Row,
        position: usize,
        product: &str,
    ) -> Option<OfferId> {
        let mut laid = self.laid.iter();
        if let Some((_, offer)) = laid.find(|(laid, _)| crate::bytes::index(*laid) == position) {
            return offer.clone();
        }
        let seller = table
            .sellers
            .get(crate::bytes::index(row.quick_seller.checked_sub(1)?))?;
        let variant = self.quick_variants.get(&self.bytes, position);
        let variant = if variant.is_empty() { product } else { variant };
        Some(OfferId::of(seller, &VariantId::new(variant).ok()?))
    }

    /// Number of cards.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Changes a card's quick offer.
    pub(crate) fn set_quick_offer(&mut self, position: u32, offer: Option<OfferId>) {
        self.laid.push((position, offer));
    }

    /// The product's id at a position; empty past the last.
    pub(crate) fn id(&self, position: usize) -> &str {
        self.ids.get(&self.bytes, position)
    }

    /// The title at a position; empty past the last.
    pub(crate) fn title(&self, position: usize) -> &str {
        self.titles.get(&self.bytes, position)
    }

    /// Titles as they are compared when sorting by name, in the order of the cards.
    pub(crate) fn folded_titles(&self) -> Vec<String> {
        self.titles
            .iter(&self.bytes)
            .map(crate::text::fold)
            .collect()
    }
}
