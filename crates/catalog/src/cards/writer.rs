//! Writes a file of cards.

use std::collections::BTreeMap;

use souk_commerce::Summary;
use souk_commerce::ids::{OfferId, SellerId};
use souk_commerce::money::{Currency, Money};

use crate::bytes::{FrameWriter, Writer, number, write_line};
use crate::cards::{CategoryNode, Group, GroupKind, NONE};
use crate::file_name::FileKind;

/// Dictionaries of a file: each distinct value once, in the order of first appearance.
struct Dictionary<K> {
    values: Vec<K>,
    positions: BTreeMap<K, u32>,
}

impl<K> Default for Dictionary<K> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            positions: BTreeMap::new(),
        }
    }
}

impl<K: Ord + Clone> Dictionary<K> {
    fn position(&mut self, value: &K) -> u32 {
        if let Some(position) = self.positions.get(value) {
            return *position;
        }
        let position = number(self.values.len());
        self.values.push(value.clone());
        self.positions.insert(value.clone(), position);
        position
    }
}

/// A file of cards in the making.
#[derive(Default)]
pub(crate) struct CardsWriter {
    count: usize,
    brands: Dictionary<String>,
    sellers: Dictionary<SellerId>,
    sets: Dictionary<Vec<u32>>,
    texts: TextColumns,
    columns: Columns,
}

/// One writer for each column of texts.
#[derive(Default)]
struct TextColumns {
    ids: Writer,
    titles: Writer,
    pictures: Writer,
    alts: Writer,
    quick_variants: Writer,
}

impl CardsWriter {
    /// Adds a card with the position of its category, counted from one.
    pub(crate) fn add(&mut self, card: &Summary, category: u32) {
        self.count += 1;
        let brand = card
            .brand
            .as_ref()
            .map_or(0, |brand| self.brands.position(brand) + 1);
        let sellers = &mut self.sellers;
        let set = card.sellers.iter().map(|id| sellers.position(id)).collect();
        self.columns.brand.varint(brand);
        self.columns.category.varint(category);
        self.columns.sellers.varint(self.sets.position(&set));
        let quick = card.quick_offer.as_ref().map(OfferId::seller);
        let quick = quick
            .and_then(|id| card.sellers.iter().find(|seller| **seller == id))
            .map_or(0, |id| sellers.position(id) + 1);
        self.columns.quick.varint(quick);
        self.columns.numbers(card);
        let texts = &mut self.texts;
        write_line(&mut texts.ids, card.product.as_str());
        write_line(&mut texts.titles, &card.title);
        let (url, alt) = match &card.image {
            Some(image) => (image.url.as_str(), image.alt.as_str()),
            None => ("", ""),
        };
        write_line(&mut texts.pictures, url);
        write_line(&mut texts.alts, alt);
        write_line(&mut texts.quick_variants, &quick_variant(card));
    }

    /// The bytes of the file. Categories come each after the one above it.
    pub(crate) fn finish(
        self,
        currency: Currency,
        categories: &[CategoryNode],
        groups: &[Group],
    ) -> Vec<u8> {
        let mut head = Writer::new();
        head.size(self.count);
        head.text(currency.code());
        head.list(&self.brands.values, |writer, brand| writer.text(brand));
        head.list(&self.sellers.values, |writer, seller| {
            writer.text(seller.as_str());
        });
        head.list(&self.sets.values, |writer, set| {
            writer.list(set, |writer, seller| writer.varint(*seller));
        });
        head.list(categories, |writer, node| {
            writer.varint(node.parent);
            writer.text(&node.slug);
            writer.text(&node.name);
        });
        let mut frame = FrameWriter::new(FileKind::Cards);
        frame.section(super::HEAD, head);
        frame.section(super::IDS, self.texts.ids);
        frame.section(super::TITLES, self.texts.titles);
        frame.section(super::PICTURES, self.texts.pictures);
        frame.section(super::ALTS, self.texts.alts);
        self.columns.write(&mut frame);
        frame.section(super::QUICK_VARIANT, self.texts.quick_variants);
        frame.section(super::GROUPS, group_list(groups));
        frame.finish()
    }
}

/// The variant of the quick offer, empty when its id is the product's or there is no such offer.
fn quick_variant(card: &Summary) -> String {
    let variant = card.quick_offer.as_ref().map(OfferId::variant);
    variant
        .filter(|variant| variant.as_str() != card.product.as_str())
        .map_or_else(String::new, |variant| variant.to_string())
}

fn group_list(groups: &[Group]) -> Writer {
    let mut writer = Writer::new();
    writer.list(groups, |writer, group| {
        match &group.kind {
            GroupKind::OnSale => writer.u8(0),
            GroupKind::TopRated => writer.u8(1),
            GroupKind::Category(slug) => {
                writer.u8(2);
                writer.text(slug);
            }
            GroupKind::Uncategorised => writer.u8(3),
            GroupKind::Collection(head) => {
                writer.u8(4);
                writer.text(&head.title);
                writer.list(&head.category, |writer, slug| writer.text(slug));
                writer.text(&head.brand);
                writer.varint(head.start);
                writer.varint(head.end);
            }
        }
        writer.list(&group.cards, |writer, position| writer.varint(*position));
    });
    writer
}

/// One writer for each column of numbers.
#[derive(Default)]
struct Columns {
    flags: Writer,
    brand: Writer,
    category: Writer,
    sellers: Writer,
    price: Writer,
    regular: Writer,
    delivered: Writer,
    variants: Writer,
    rating: Writer,
    quick: Writer,
}

impl Columns {
    fn numbers(&mut self, card: &Summary) {
        let picture = if card.image.is_some() {
            super::HAS_PICTURE
        } else {
            0
        };
        let available = if card.available {
            super::IS_AVAILABLE
        } else {
            0
        };
        self.flags.u8(picture | available);
        let minor = |amount: Option<Money>| amount.map_or(NONE, Money::minor);
        let base = card.price.map_or(0, Money::minor);
        amount(&mut self.price, minor(card.price), 0);
        amount(&mut self.regular, minor(card.regular), base);
        amount(&mut self.delivered, minor(card.delivered), base);
        self.variants.varint(card.variants);
        match card.rating.filter(|rating| rating.count > 0) {
            Some(rating) => {
                self.rating.varint(rating.count);
                self.rating.u8(rating.tenths);
            }
            None => self.rating.varint(0_u32),
        }
    }

    fn write(self, frame: &mut FrameWriter) {
        frame.section(super::FLAGS, self.flags);
        frame.section(super::BRAND, self.brand);
        frame.section(super::CATEGORY, self.category);
        frame.section(super::SELLERS, self.sellers);
        frame.section(super::PRICE, self.price);
        frame.section(super::REGULAR, self.regular);
        frame.section(super::DELIVERED, self.delivered);
        frame.section(super::VARIANTS, self.variants);
        frame.section(super::RATING, self.rating);
        frame.section(super::QUICK, self.quick);
    }
}

/// Zero for none, else one more than the zigzag of the difference to `base`.
pub(crate) fn amount(writer: &mut Writer, amount: i64, base: i64) {
    if amount == NONE {
        writer.varint(0_u32);
    } else {
        let difference = amount.saturating_sub(base);
        writer.varint((difference << 1 ^ difference >> 63).cast_unsigned() + 1);
    }
}
