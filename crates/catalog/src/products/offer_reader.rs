//! Reads variants with their offers.

use souk_commerce::ids::{OfferId, ProductId, VariantId};
use souk_commerce::product::{Condition, Offer, Price, Sale, Stock, StockState, Variant};
use souk_commerce::time::{Date, Timestamp, Window};

use crate::bytes::Reader;
use crate::contents::{read_money, read_optional_text, read_seller_id};
use crate::error::PackError;
use crate::products::reader::read_image;

/// A variant; an empty id stands for the product's.
pub(super) fn read_variant(
    reader: &mut Reader<'_>,
    product: &ProductId,
) -> Result<Variant, PackError> {
    let at = reader.error("a variant's id");
    let text = reader.text("a variant's id")?;
    let text = if text.is_empty() {
        product.as_str()
    } else {
        text
    };
    let id = VariantId::new(text).map_err(|_| at)?;
    Ok(Variant {
        options: reader.list("the options", |reader| {
            let at = reader.error("an option");
            let index: u32 = reader.number("an option")?;
            index
                .checked_sub(1)
                .map(|index| u16::try_from(index).map_err(|_| at))
                .transpose()
        })?,
        images: reader.list("the pictures", read_image)?,
        gtin: read_optional_text(reader, "a GTIN")?,
        mpn: read_optional_text(reader, "an MPN")?,
        offers: reader.list("the offers", |reader| read_offer(reader, &id))?,
        id,
    })
}

fn read_offer(reader: &mut Reader<'_>, variant: &VariantId) -> Result<Offer, PackError> {
    let at = reader.error("an offer's id");
    let text = reader.text("an offer's id")?;
    let seller = read_seller_id(reader)?;
    let id = if text.is_empty() {
        OfferId::of(&seller, variant)
    } else {
        OfferId::parse(text).map_err(|_| at)?
    };
    Ok(Offer {
        id,
        seller,
        price: reader.option("a price", read_price)?,
        stock: read_stock(reader)?,
        condition: read_condition(reader)?,
        link: read_optional_text(reader, "a link")?,
        as_of: read_day(reader)?,
    })
}

fn read_price(reader: &mut Reader<'_>) -> Result<Price, PackError> {
    Ok(Price {
        regular: read_money(reader)?,
        sale: reader.option("a sale", |reader| {
            Ok(Sale {
                price: read_money(reader)?,
                window: Window {
                    start: reader.option("the start of a sale", read_moment)?,
                    end: reader.option("the end of a sale", read_moment)?,
                },
            })
        })?,
    })
}

fn read_moment(reader: &mut Reader<'_>) -> Result<Timestamp, PackError> {
    reader.signed("a moment").map(Timestamp)
}

fn read_day(reader: &mut Reader<'_>) -> Result<Date, PackError> {
    let at = reader.error("a day");
    i32::try_from(reader.signed("a day")?)
        .map(Date)
        .map_err(|_| at)
}

fn read_stock(reader: &mut Reader<'_>) -> Result<Stock, PackError> {
    let at = reader.error("a state of stock");
    let state = match reader.u8("a state of stock")? {
        0 => StockState::InStock,
        1 => StockState::OutOfStock,
        2 => StockState::Preorder,
        3 => StockState::Backorder,
        4 => StockState::Unknown,
        _ => return Err(at),
    };
    Ok(Stock {
        state,
        quantity: reader.option("a number of pieces", |reader| {
            reader.number("a number of pieces")
        })?,
        available_from: reader.option("a day", read_day)?,
    })
}

fn read_condition(reader: &mut Reader<'_>) -> Result<Option<Condition>, PackError> {
    let at = reader.error("a condition");
    match reader.u8("a condition")? {
        0 => Ok(None),
        1 => Ok(Some(Condition::New)),
        2 => Ok(Some(Condition::Refurbished)),
        3 => Ok(Some(Condition::Used)),
        _ => Err(at),
    }
}
