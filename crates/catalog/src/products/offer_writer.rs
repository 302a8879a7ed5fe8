//! Writes variants with their offers.

use souk_commerce::ids::{OfferId, ProductId};
use souk_commerce::product::{Condition, Offer, Price, Stock, StockState, Variant};
use souk_commerce::time::{Date, Timestamp};

use crate::bytes::Writer;
use crate::contents::{FeedDays, write_money, write_optional_text};
use crate::products::writer::write_image;

/// A variant. Its id is left empty when it is the product's, as in most feeds without groups.
pub(super) fn write_variant(
    writer: &mut Writer,
    product: &ProductId,
    variant: &Variant,
    days: &FeedDays,
) {
    let id = variant.id.as_str();
    writer.text(if id == product.as_str() { "" } else { id });
    writer.list(&variant.options, |writer, option| {
        writer.varint(option.map_or(0, |index| u32::from(index) + 1));
    });
    writer.list(&variant.images, write_image);
    write_optional_text(writer, variant.gtin.as_ref());
    // Two options in one byte: packs from before there were unit prices say 0 or 1.
    let per = variant.unit_pricing.as_ref();
    writer.u8(u8::from(variant.mpn.is_some()) + 2 * u8::from(per.is_some()));
    if let Some(mpn) = &variant.mpn {
        writer.text(mpn);
    }
    if let Some(per) = per {
        writer.varint(per.above);
        writer.varint(per.below);
        writer.text(&per.base);
    }
    writer.list(&variant.offers, |writer, offer| {
        write_offer(writer, variant, offer, days);
    });
}

/// An offer. Its id is left empty when it reads `seller:variant` with its own seller and variant.
fn write_offer(writer: &mut Writer, variant: &Variant, offer: &Offer, days: &FeedDays) {
    let is_usual = OfferId::of(&offer.seller, &variant.id) == offer.id;
    writer.text(if is_usual { "" } else { offer.id.as_str() });
    writer.text(offer.seller.as_str());
    writer.option(offer.price.as_ref(), write_price);
    write_stock(writer, offer.stock);
    writer.u8(match offer.condition {
        None => 0,
        Some(Condition::New) => 1,
        Some(Condition::Refurbished) => 2,
        Some(Condition::Used) => 3,
    });
    write_optional_text(writer, offer.link.as_ref());
    let from = days.of(&offer.seller).unwrap_or_default();
    writer.signed(i64::from(offer.as_of.0) - i64::from(from.0));
}

fn write_price(writer: &mut Writer, price: &Price) {
    write_money(writer, price.regular);
    let Some(sale) = &price.sale else {
        writer.u8(0);
        return;
    };
    let other = sale
        .reference
        .filter(|reference| *reference != price.regular);
    writer.u8(match (sale.reference, other) {
        (None, _) => 2,
        (Some(_), None) => 1,
        (Some(_), Some(_)) => 3,
    });
    write_money(writer, sale.price);
    writer.option(sale.window.start, write_moment);
    writer.option(sale.window.end, write_moment);
    if let Some(reference) = other {
        write_money(writer, reference);
    }
}

fn write_moment(writer: &mut Writer, moment: Timestamp) {
    writer.signed(moment.0);
}

pub(crate) fn write_stock(writer: &mut Writer, stock: Stock) {
    writer.u8(match stock.state {
        StockState::InStock => 0,
        StockState::OutOfStock => 1,
        StockState::Preorder => 2,
        StockState::Backorder => 3,
        StockState::Unknown => 4,
    });
    writer.option(stock.quantity, Writer::varint);
    writer.option(stock.available_from, |writer, day: Date| {
        writer.signed(i64::from(day.0));
    });
}
