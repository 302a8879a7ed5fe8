//! Writes a file of cards.

use std::collections::BTreeMap;

use souk_commerce::Summary;
use souk_commerce::ids::{OfferId, SellerId};
use souk_commerce::money::{Currency, Money};

use crate::bytes::{FrameWriter, Writer, number, write_line};
use crate::cards::{CategoryNode, Group, GroupKind};
use crate::file_name::FileKind;

/// What a file of cards is made of.
#[derive(Debug)]
pub(crate) struct CardsInput<'a> {
    pub(crate) currency: Currency,
    /// Categories of these cards, each after the one above it.
    pub(crate) categories: &'a [CategoryNode],
    /// The cards with the position of their category, counted from one.
    pub(crate) cards: &'a [(&'a Summary, u32)],
    pub(crate) groups: &'a [Group],
}

/// Dictionaries of a file: each distinct value once, in the order of first appearance.
struct Dictionary<K> {
    values: Vec<K>,
    positions: BTreeMap<K, u32>,
}

impl<K: Ord + Clone> Dictionary<K> {
    fn new() -> Self {
        Self {
            values: Vec::new(),
            positions: BTreeMap::new(),
        }
    }

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

/// The bytes of a file of cards.
pub(crate) fn write(input: &CardsInput<'_>) -> Vec<u8> {
    let cards = input.cards;
    let mut brands: Dictionary<&str> = Dictionary::new();
    let mut sellers: Dictionary<&SellerId> = Dictionary::new();
    let mut sets: Dictionary<Vec<u32>> = Dictionary::new();
    let mut columns = Columns::default();
    for &(card, category) in cards {
        let brand = card
            .brand
            .as_deref()
            .map_or(0, |brand| brands.position(&brand) + 1);
        let set = card
            .sellers
            .iter()
            .map(|id| sellers.position(&id))
            .collect();
        columns.brand.varint(brand);
        columns.category.varint(category);
        columns.sellers.varint(sets.position(&set));
        let quick = card.quick_offer.as_ref().map(OfferId::seller);
        let quick = quick
            .and_then(|id| card.sellers.iter().find(|seller| **seller == id))
            .map_or(0, |id| sellers.position(&id) + 1);
        columns.quick.varint(quick);
        columns.numbers(card);
    }
    let mut head = Writer::new();
    head.size(cards.len());
    head.text(input.currency.code());
    head.list(&brands.values, |writer, brand| writer.text(brand));
    head.list(&sellers.values, |writer, seller| {
        writer.text(seller.as_str());
    });
    head.list(&sets.values, |writer, set| {
        writer.list(set, |writer, seller| writer.varint(*seller));
    });
    head.list(input.categories, |writer, node| {
        writer.varint(node.parent);
        writer.text(&node.slug);
        writer.text(&node.name);
    });
    let mut frame = FrameWriter::new(FileKind::Cards);
    frame.section(super::HEAD, head);
    write_text_columns(&mut frame, cards);
    columns.write(&mut frame);
    frame.section(super::QUICK_VARIANT, texts(cards, quick_variant));
    frame.section(super::GROUPS, groups(input.groups));
    frame.finish()
}

fn write_text_columns(frame: &mut FrameWriter, cards: &[(&Summary, u32)]) {
    let image = |card: &Summary| card.image.clone();
    frame.section(super::IDS, texts(cards, |card| card.product.to_string()));
    frame.section(super::TITLES, texts(cards, |card| card.title.clone()));
    let url = |card: &Summary| image(card).map_or_else(String::new, |image| image.url);
    frame.section(super::PICTURES, texts(cards, url));
    let alt = |card: &Summary| image(card).map_or_else(String::new, |image| image.alt);
    frame.section(super::ALTS, texts(cards, alt));
}

/// The variant of the quick offer, empty when its id is the product's or there is no such offer.
fn quick_variant(card: &Summary) -> String {
    let variant = card.quick_offer.as_ref().map(OfferId::variant);
    variant
        .filter(|variant| variant.as_str() != card.product.as_str())
        .map_or_else(String::new, |variant| variant.to_string())
}

fn texts(cards: &[(&Summary, u32)], text: impl Fn(&Summary) -> String) -> Writer {
    let mut writer = Writer::new();
    for (card, _) in cards {
        write_line(&mut writer, &text(card));
    }
    writer
}

fn groups(groups: &[Group]) -> Writer {
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
        let price = card.price.map_or(0, Money::minor);
        amount(&mut self.price, card.price, 0);
        amount(&mut self.regular, card.regular, price);
        amount(&mut self.delivered, card.delivered, price);
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
fn amount(writer: &mut Writer, amount: Option<Money>, base: i64) {
    match amount {
        Some(amount) => {
            let difference = amount.minor().saturating_sub(base);
            writer.varint((difference << 1 ^ difference >> 63).cast_unsigned() + 1);
        }
        None => writer.varint(0_u32),
    }
}
