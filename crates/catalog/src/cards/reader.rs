//! Opens a file of cards.

use std::sync::OnceLock;

use crate::bytes::{Frame, Lines, Reader, index};
use crate::cards::{
    CardTexts, Cards, CategoryNode, CollectionHead, Group, GroupKind, NONE, Row, Table,
};
use crate::contents::{MAX_DEPTH, read_currency, read_seller_id};
use crate::error::PackError;
use crate::file_name::FileKind;

impl Cards {
    /// Opens the bytes of a `.cards` file.
    ///
    /// # Errors
    /// [`PackError`] when they are no cards of this version. Everything is checked here: a card that is asked for
    /// later is there.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Cards)?;
        let read = read_cards(&mut frame);
        let (table, lines, groups) = frame.finish(read)?;
        let [ids, titles, pictures, alts, quick_variants] = lines;
        Ok(Self {
            table,
            texts: CardTexts {
                bytes,
                ids,
                titles,
                pictures,
                alts,
                quick_variants,
                laid: Vec::new(),
            },
            groups,
            ranks: OnceLock::new(),
        })
    }
}

/// Numbers, texts in the order of their fields, and groups.
fn read_cards(frame: &mut Frame<'_>) -> Option<(Table, [Lines; 5], Vec<Group>)> {
    let mut head = frame.reader(super::HEAD, "the head");
    let table = read_head(&mut head);
    frame.close(&head, "the end of the head");
    let (mut table, count) = table?;
    table.rows = read_rows(frame, &table, count);
    let lines = [
        (super::IDS, "the ids"),
        (super::TITLES, "the titles"),
        (super::PICTURES, "the pictures"),
        (super::ALTS, "the texts of pictures"),
        (super::QUICK_VARIANT, "the variants of quick offers"),
    ]
    .map(|(tag, what)| {
        let mut reader = frame.reader(tag, what);
        let lines = Lines::open(&mut reader, count, what);
        frame.close(&reader, what);
        lines
    });
    let mut reader = frame.reader(super::GROUPS, "the groups");
    let groups = read_groups(&mut reader, count);
    frame.close(&reader, "the end of the groups");
    Some((table, lines, groups))
}

fn read_head(reader: &mut Reader<'_>) -> Option<(Table, usize)> {
    let count: u32 = reader.number("the number of cards");
    let currency = read_currency(reader)?;
    let brands = reader.strings("the brands", "a brand");
    let sellers = reader.list("the sellers", read_seller_id);
    let seller_sets = reader.list("the sets of sellers", |reader| {
        reader.list("a set of sellers", |reader| {
            reader.below(sellers.len(), "a seller")
        })
    });
    let mut depths: Vec<usize> = Vec::new();
    let categories = reader.list("the categories", |reader| {
        let at = reader.offset();
        let parent: u32 = reader.number("the category above");
        let depth = match parent.checked_sub(1) {
            None => 0,
            Some(above) => depths.get(index(above)).copied().unwrap_or(MAX_DEPTH),
        };
        if depth >= MAX_DEPTH {
            reader.fail("a category after the one above it", at);
        }
        depths.push(depth + 1);
        CategoryNode {
            parent,
            slug: reader.string("a category's slug"),
            name: reader.string("a category's name"),
        }
    });
    let table = Table {
        currency,
        brands,
        sellers,
        seller_sets,
        categories,
        rows: Vec::new(),
    };
    Some((table, index(count)))
}

fn read_rows(frame: &mut Frame<'_>, table: &Table, count: usize) -> Vec<Row> {
    let columns = [
        (super::FLAGS, "the flags"),
        (super::BRAND, "the brands of cards"),
        (super::CATEGORY, "the categories of cards"),
        (super::SELLERS, "the sellers of cards"),
        (super::PRICE, "the prices"),
        (super::REGULAR, "the regular prices"),
        (super::DELIVERED, "the prices with delivery"),
        (super::VARIANTS, "the numbers of variants"),
        (super::RATING, "the ratings"),
        (super::QUICK, "the sellers of quick offers"),
    ];
    let mut columns = columns.map(|(tag, what)| frame.reader(tag, what));
    let [
        flags,
        brand,
        category,
        sellers,
        price,
        regular,
        delivered,
        variants,
        rating,
        quick,
    ] = &mut columns;
    let rows = flags.column(count, "the flags", |flags| {
        let at = flags.offset();
        let flag = flags.u8("the flags");
        if flag & !(super::IS_AVAILABLE | super::HAS_PICTURE) != 0 {
            flags.fail("flags of this version", at);
        }
        let price = amount(price, 0);
        let base = if price == NONE { 0 } else { price };
        let rating_count = rating.number("the number of ratings");
        Row {
            brand: brand.below(table.brands.len() + 1, "a brand"),
            category: category.below(table.categories.len() + 1, "a category"),
            seller_set: sellers.below(table.seller_sets.len(), "a set of sellers"),
            quick_seller: quick.below(table.sellers.len() + 1, "a seller"),
            price,
            regular: amount(regular, base),
            delivered: amount(delivered, base),
            rating_count,
            rating_tenths: if rating_count > 0 {
                rating.u8("a rating")
            } else {
                0
            },
            variants: variants.number("the number of variants"),
            available: flag & super::IS_AVAILABLE != 0,
            has_picture: flag & super::HAS_PICTURE != 0,
        }
    });
    for column in &columns {
        frame.close(column, "the end of a column");
    }
    rows
}

/// An amount that was stored as its difference to `base`.
#[inline(never)]
pub(crate) fn amount(reader: &mut Reader<'_>, base: i64) -> i64 {
    let at = reader.offset();
    let Some(zigzag) = reader.varint("an amount").checked_sub(1) else {
        return NONE;
    };
    let difference = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
    let amount = base
        .checked_add(difference)
        .filter(|amount| amount.unsigned_abs() <= souk_commerce::money::MAX_MINOR.unsigned_abs());
    reader.expected(amount, "an amount", at).unwrap_or(NONE)
}

fn read_groups(reader: &mut Reader<'_>, count: usize) -> Vec<Group> {
    reader.list("the groups", |reader| {
        let at = reader.offset();
        let kind = match reader.u8("a kind of group") {
            0 => GroupKind::OnSale,
            1 => GroupKind::TopRated,
            2 => GroupKind::Category(reader.string("a category's slug")),
            3 => GroupKind::Uncategorised,
            4 => GroupKind::Collection(CollectionHead {
                title: reader.string("a collection's title"),
                category: reader.strings("a collection's category", "a category's slug"),
                brand: reader.string("a collection's brand"),
                start: reader.varint("a collection's start"),
                end: reader.varint("a collection's end"),
            }),
            _ => {
                reader.fail("a kind of group", at);
                GroupKind::Uncategorised
            }
        };
        Group {
            kind,
            cards: reader.list("a group", |reader| reader.below(count, "a card")),
        }
    })
}
