//! Opens a file of cards.

use std::sync::OnceLock;

use crate::bytes::{Frame, Lines, Reader, index};
use crate::cards::{CardTexts, Cards, CategoryNode, Group, GroupKind, NONE, Row, Table};
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
        let frame = Frame::open(&bytes, FileKind::Cards)?;
        let (mut table, count) = read_head(&mut frame.reader(&bytes, super::HEAD, "the head")?)?;
        table.rows = read_rows(&frame, &bytes, &table, count)?;
        let texts = |tag, what| Lines::open(frame.reader(&bytes, tag, what)?, count, what);
        let (ids, titles, pictures, alts, quick_variants) = (
            texts(super::IDS, "the ids")?,
            texts(super::TITLES, "the titles")?,
            texts(super::PICTURES, "the pictures")?,
            texts(super::ALTS, "the texts of pictures")?,
            texts(super::QUICK_VARIANT, "the variants of quick offers")?,
        );
        let groups = read_groups(
            &mut frame.reader(&bytes, super::GROUPS, "the groups")?,
            count,
        )?;
        Ok(Self {
            table,
            texts: CardTexts {
                bytes,
                ids,
                titles,
                pictures,
                alts,
                quick_variants,
            },
            groups,
            ranks: OnceLock::new(),
        })
    }
}

fn read_head(reader: &mut Reader<'_>) -> Result<(Table, usize), PackError> {
    let count: u32 = reader.number("the number of cards")?;
    let currency = read_currency(reader)?;
    let brands = reader.list("the brands", |reader| reader.string("a brand"))?;
    let sellers = reader.list("the sellers", read_seller_id)?;
    let seller_sets = reader.list("the sets of sellers", |reader| {
        reader.list("a set of sellers", |reader| {
            below(reader, sellers.len(), "a seller")
        })
    })?;
    let mut depths: Vec<usize> = Vec::new();
    let categories = reader.list("the categories", |reader| {
        let at = reader.error("a category after the one above it");
        let parent: u32 = reader.number("the category above")?;
        let depth = match parent.checked_sub(1) {
            None => 0,
            Some(above) => *depths.get(index(above)).ok_or(at)?,
        };
        if depth >= MAX_DEPTH {
            return Err(at);
        }
        depths.push(depth + 1);
        Ok(CategoryNode {
            parent,
            slug: reader.string("a category's slug")?,
            name: reader.string("a category's name")?,
        })
    })?;
    reader.end("the end of the head")?;
    let table = Table {
        currency,
        brands,
        sellers,
        seller_sets,
        categories,
        rows: Vec::new(),
    };
    Ok((table, index(count)))
}

/// A position below `length`.
fn below(reader: &mut Reader<'_>, length: usize, what: &'static str) -> Result<u32, PackError> {
    let at = reader.error(what);
    let value: u32 = reader.number(what)?;
    if index(value) < length {
        Ok(value)
    } else {
        Err(at)
    }
}

fn read_rows(
    frame: &Frame,
    bytes: &[u8],
    table: &Table,
    count: usize,
) -> Result<Vec<Row>, PackError> {
    let open = |tag, what| frame.reader(bytes, tag, what);
    let mut flags = open(super::FLAGS, "the flags")?;
    let mut brand = open(super::BRAND, "the brands of cards")?;
    let mut category = open(super::CATEGORY, "the categories of cards")?;
    let mut sellers = open(super::SELLERS, "the sellers of cards")?;
    let mut price = open(super::PRICE, "the prices")?;
    let mut regular = open(super::REGULAR, "the regular prices")?;
    let mut delivered = open(super::DELIVERED, "the prices with delivery")?;
    let mut variants = open(super::VARIANTS, "the numbers of variants")?;
    let mut rating = open(super::RATING, "the ratings")?;
    let mut quick = open(super::QUICK, "the sellers of quick offers")?;
    let rows = flags.column(count, "the flags", |flags| {
        let at = flags.error("flags of this version");
        let flag = flags.u8("the flags")?;
        if flag & !(super::IS_AVAILABLE | super::HAS_PICTURE) != 0 {
            return Err(at);
        }
        let price = amount(&mut price, 0)?;
        let base = if price == NONE { 0 } else { price };
        let rating_count = rating.number("the number of ratings")?;
        Ok(Row {
            brand: below(&mut brand, table.brands.len() + 1, "a brand")?,
            category: below(&mut category, table.categories.len() + 1, "a category")?,
            seller_set: below(&mut sellers, table.seller_sets.len(), "a set of sellers")?,
            quick_seller: below(&mut quick, table.sellers.len() + 1, "a seller")?,
            price,
            regular: amount(&mut regular, base)?,
            delivered: amount(&mut delivered, base)?,
            rating_count,
            rating_tenths: if rating_count > 0 {
                rating.u8("a rating")?
            } else {
                0
            },
            variants: variants.number("the number of variants")?,
            available: flag & super::IS_AVAILABLE != 0,
            has_picture: flag & super::HAS_PICTURE != 0,
        })
    })?;
    for column in [
        flags, brand, category, sellers, price, regular, delivered, variants, rating, quick,
    ] {
        column.end("the end of a column")?;
    }
    Ok(rows)
}

/// An amount that was stored as its difference to `base`.
fn amount(reader: &mut Reader<'_>, base: i64) -> Result<i64, PackError> {
    let at = reader.error("an amount");
    let Some(zigzag) = reader.varint("an amount")?.checked_sub(1) else {
        return Ok(NONE);
    };
    let difference = (zigzag >> 1).cast_signed() ^ -(zigzag & 1).cast_signed();
    base.checked_add(difference)
        .filter(|amount| amount.unsigned_abs() <= souk_commerce::money::MAX_MINOR.unsigned_abs())
        .ok_or(at)
}

fn read_groups(reader: &mut Reader<'_>, count: usize) -> Result<Vec<Group>, PackError> {
    let groups = reader.list("the groups", |reader| {
        let at = reader.error("a kind of group");
        let kind = match reader.u8("a kind of group")? {
            0 => GroupKind::OnSale,
            1 => GroupKind::TopRated,
            2 => GroupKind::Category(reader.string("a category's slug")?),
            3 => GroupKind::Uncategorised,
            _ => return Err(at),
        };
        Ok(Group {
            kind,
            cards: reader.list("a group", |reader| below(reader, count, "a card"))?,
        })
    })?;
    reader.end("the end of the groups")?;
    Ok(groups)
}
