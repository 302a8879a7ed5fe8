//! Reads variants with their offers.

use souk_commerce::ids::{OfferId, ProductId, VariantId};
use souk_commerce::measure::UnitPricing;
use souk_commerce::product::{Condition, Offer, Price, Sale, Stock, StockState, Variant};
use souk_commerce::time::{Date, Timestamp, Window};

use crate::bytes::Reader;
use crate::contents::{FeedDays, read_day, read_money, read_seller_id};
use crate::products::reader::read_image;

/// Of the byte that says what a variant has: an MPN, a unit price.
const HAS_MPN: u8 = 1;
const HAS_UNIT_PRICING: u8 = 2;

/// A variant; an empty id stands for the product's. Days of feeds are whole where there are none to count from.
pub(super) fn read_variant(
    reader: &mut Reader<'_>,
    product: &ProductId,
    days: Option<&FeedDays>,
) -> Option<Variant> {
    let id = reader.parsed("a variant's id", |text| {
        let text = if text.is_empty() {
            product.as_str()
        } else {
            text
        };
        VariantId::new(text).ok()
    })?;
    let options = reader.list("the options", read_choice);
    let images = reader.list("the pictures", read_image);
    let gtin = reader.optional_text("a GTIN");
    let at = reader.offset();
    let held = reader.u8("an MPN");
    if held > HAS_MPN | HAS_UNIT_PRICING {
        reader.fail("an MPN", at);
    }
    let mpn = (held & HAS_MPN != 0).then(|| reader.string("an MPN"));
    let unit_pricing = (held & HAS_UNIT_PRICING != 0).then(|| read_unit_pricing(reader));
    Some(Variant {
        options,
        images,
        gtin,
        mpn,
        unit_pricing: unit_pricing.flatten(),
        offers: reader.list("the offers", |reader| read_offer(reader, &id, days)),
        id,
    })
}

/// Parts of a fraction above zero: a price for nothing or of nothing is none.
fn read_unit_pricing(reader: &mut Reader<'_>) -> Option<UnitPricing> {
    let at = reader.offset();
    let (above, below): (u32, u32) = (reader.number("a unit price"), reader.number("a unit price"));
    let base = reader.text("a base of unit prices").to_owned();
    let is_whole = above > 0 && below > 0;
    let read = is_whole.then_some(UnitPricing { above, below, base });
    reader.expected(read, "a unit price", at)
}

/// The index of a value, counted from one; zero for none.
fn read_choice(reader: &mut Reader<'_>) -> Option<u16> {
    let at = reader.offset();
    let number: u32 = reader.number("an option");
    let index = u16::try_from(number.checked_sub(1)?).ok();
    reader.expected(index, "an option", at)
}

fn read_offer(
    reader: &mut Reader<'_>,
    variant: &VariantId,
    days: Option<&FeedDays>,
) -> Option<Offer> {
    let at = reader.offset();
    let text = reader.text("an offer's id");
    let seller = read_seller_id(reader)?;
    let id = if text.is_empty() {
        Some(OfferId::of(&seller, variant))
    } else {
        OfferId::parse(text).ok()
    };
    let from = days.map_or_else(|| Some(Date::default()), |days| days.of(&seller));
    Some(Offer {
        id: reader.expected(id, "an offer's id", at)?,
        seller,
        price: reader.option("a price", read_price),
        stock: read_stock(reader),
        condition: read_condition(reader),
        link: reader.optional_text("a link"),
        as_of: read_day(reader, from),
    })
}

fn read_price(reader: &mut Reader<'_>) -> Option<Price> {
    let regular = read_money(reader)?;
    let sale = match reader.choice(&[0, 1, 2, 3], "a sale")? {
        0 => None,
        reference => Some(Sale {
            price: read_money(reader)?,
            window: Window {
                start: reader.option("the start of a sale", read_moment),
                end: reader.option("the end of a sale", read_moment),
            },
            reference: match reference {
                1 => Some(regular),
                2 => None,
                _ => Some(read_money(reader)?),
            },
        }),
    };
    Some(Price { regular, sale })
}

fn read_moment(reader: &mut Reader<'_>) -> Timestamp {
    Timestamp(reader.signed("a moment"))
}

pub(crate) fn read_stock(reader: &mut Reader<'_>) -> Stock {
    let states = [
        StockState::InStock,
        StockState::OutOfStock,
        StockState::Preorder,
        StockState::Backorder,
        StockState::Unknown,
    ];
    Stock {
        state: reader
            .choice(&states, "a state of stock")
            .unwrap_or(StockState::Unknown),
        quantity: reader.option("a number of pieces", |reader| {
            reader.number::<u32>("a number of pieces")
        }),
        available_from: reader.option("a day", |reader| read_day(reader, Some(Date::default()))),
    }
}

fn read_condition(reader: &mut Reader<'_>) -> Option<Condition> {
    let conditions = [
        None,
        Some(Condition::New),
        Some(Condition::Refurbished),
        Some(Condition::Used),
    ];
    reader.choice(&conditions, "a condition").flatten()
}
