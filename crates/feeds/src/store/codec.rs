//! A row as bytes and back.

use souk_commerce::product::{Block, Condition, Detail, Price, RichText, Sale, Stock, StockState};
use souk_commerce::time::{Date, Timestamp, Window};
use souk_commerce::{Country, Currency, Money};

use super::bytes::{Reader, Writer};
use crate::google::price::PriceText;
use crate::google::row::{Extra, Shipping};
use crate::google::{Picture, Row};

/// Appends a row. Every field is named, so that a new one is not forgotten.
pub(super) fn write(writer: &mut Writer, row: &Row) {
    writer.measured(|writer| write_fields(writer, row));
}

fn write_fields(writer: &mut Writer, row: &Row) {
    let Row {
        number,
        line,
        id,
        group,
        title,
        description,
        brand,
        product_type,
        google_category,
        pictures,
        link,
        price_text,
        sale_text,
        sale_window,
        price,
        stock,
        condition,
        gtin,
        mpn,
        color,
        size,
        material,
        pattern,
        highlights,
        details,
        shipping,
        expires,
        extras,
    } = row;
    writer.number(*number);
    writer.number(*line);
    writer.text(id);
    writer.text(title);
    for text in [
        group, brand, link, gtin, mpn, color, size, material, pattern,
    ] {
        writer.optional(text.as_deref());
    }
    writer.list(&description.blocks, |writer, block| {
        let (kind, text) = match block {
            Block::Paragraph(text) => (0, text),
            Block::Item(text) => (1, text),
        };
        writer.byte(kind);
        writer.text(text);
    });
    for texts in [product_type, google_category, highlights] {
        writer.list(texts, |writer, text| writer.text(text));
    }
    writer.list(pictures, |writer, picture| {
        let (kind, text) = match picture {
            Picture::Remote(text) => (0, text),
            Picture::Local(text) => (1, text),
            Picture::Placed(text) => (2, text),
        };
        writer.byte(kind);
        writer.text(text);
    });
    for price in [price_text, sale_text] {
        writer.option(price.as_ref(), |writer, price| {
            write_price_text(writer, price, *line);
        });
    }
    write_window(writer, *sale_window);
    writer.option(price.as_ref(), write_price);
    write_stock(writer, *stock);
    writer.byte(match condition {
        None => 0,
        Some(Condition::New) => 1,
        Some(Condition::Refurbished) => 2,
        Some(Condition::Used) => 3,
    });
    writer.list(details, |writer, detail| {
        writer.optional(detail.section.as_deref());
        writer.text(&detail.name);
        writer.text(&detail.value);
    });
    writer.list(shipping, |writer, shipping| {
        writer.optional(shipping.country.as_ref().map(Country::as_str));
        writer.optional(shipping.service.as_deref());
        writer.option(shipping.price.as_ref(), |writer, price| {
            write_price_text(writer, price, *line);
        });
        writer.list(&shipping.more, write_extra);
    });
    writer.option(*expires, |writer, moment| writer.signed(moment.0));
    writer.list(extras, write_extra);
}

fn write_extra(writer: &mut Writer, extra: &Extra) {
    writer.text(&extra.name);
    writer.text(&extra.value);
}

/// A price's line is mostly near its record's.
fn write_price_text(writer: &mut Writer, price: &PriceText, line: u64) {
    writer.text(&price.text);
    writer.signed(price.line.wrapping_sub(line).cast_signed());
}

fn write_window(writer: &mut Writer, window: Window) {
    for moment in [window.start, window.end] {
        writer.option(moment, |writer, moment| writer.signed(moment.0));
    }
}

fn write_price(writer: &mut Writer, price: &Price) {
    write_money(writer, price.regular);
    writer.option(price.sale.as_ref(), |writer, sale| {
        write_money(writer, sale.price);
        write_window(writer, sale.window);
    });
}

fn write_money(writer: &mut Writer, money: Money) {
    writer.signed(money.minor());
    writer.text(money.currency().code());
}

fn write_stock(writer: &mut Writer, stock: Stock) {
    writer.byte(match stock.state {
        StockState::InStock => 0,
        StockState::OutOfStock => 1,
        StockState::Preorder => 2,
        StockState::Backorder => 3,
        StockState::Unknown => 4,
    });
    writer.option(stock.quantity, |writer, pieces| {
        writer.number(pieces.into());
    });
    writer.option(stock.available_from, |writer, day| {
        writer.signed(day.0.into());
    });
}

/// Takes off a row.
pub(super) fn read(reader: &mut Reader<'_>) -> Row {
    let reader = &mut reader.measured();
    let number = reader.number();
    let line = reader.number();
    let id = reader.text();
    let title = reader.text();
    let group = reader.optional();
    let brand = reader.optional();
    let address = reader.optional();
    let gtin = reader.optional();
    let mpn = reader.optional();
    let color = reader.optional();
    let size = reader.optional();
    let material = reader.optional();
    let pattern = reader.optional();
    let blocks = reader.list(|reader| match reader.byte() {
        0 => Block::Paragraph(reader.text()),
        _ => Block::Item(reader.text()),
    });
    let product_type = reader.list(Reader::text);
    let google_category = reader.list(Reader::text);
    let highlights = reader.list(Reader::text);
    let pictures = reader.list(|reader| match reader.byte() {
        0 => Picture::Remote(reader.text()),
        1 => Picture::Local(reader.text()),
        _ => Picture::Placed(reader.text()),
    });
    Row {
        number,
        line,
        id,
        group,
        title,
        description: RichText { blocks },
        brand,
        product_type,
        google_category,
        pictures,
        link: address,
        price_text: reader.option(|reader| read_price_text(reader, line)),
        sale_text: reader.option(|reader| read_price_text(reader, line)),
        sale_window: read_window(reader),
        price: reader.option(read_price).flatten(),
        stock: read_stock(reader),
        condition: match reader.byte() {
            1 => Some(Condition::New),
            2 => Some(Condition::Refurbished),
            3 => Some(Condition::Used),
            _ => None,
        },
        gtin,
        mpn,
        color,
        size,
        material,
        pattern,
        highlights,
        details: reader.list(|reader| Detail {
            section: reader.optional(),
            name: reader.text(),
            value: reader.text(),
        }),
        shipping: reader.list(|reader| Shipping {
            country: reader.optional().and_then(|code| Country::parse(&code)),
            service: reader.optional(),
            price: reader.option(|reader| read_price_text(reader, line)),
            more: reader.list(read_extra),
        }),
        expires: reader.option(|reader| Timestamp(reader.signed())),
        extras: reader.list(read_extra),
    }
}

fn read_extra(reader: &mut Reader<'_>) -> Extra {
    Extra {
        name: reader.text(),
        value: reader.text(),
    }
}

fn read_price_text(reader: &mut Reader<'_>, line: u64) -> PriceText {
    PriceText {
        text: reader.text(),
        line: line.wrapping_add(reader.signed().cast_unsigned()),
    }
}

fn read_window(reader: &mut Reader<'_>) -> Window {
    let mut moment = || reader.option(|reader| Timestamp(reader.signed()));
    Window {
        start: moment(),
        end: moment(),
    }
}

fn read_price(reader: &mut Reader<'_>) -> Option<Price> {
    let regular = read_money(reader);
    let sale = reader.option(|reader| (read_money(reader), read_window(reader)));
    let regular = regular?;
    Some(Price {
        regular,
        sale: match sale {
            Some((price, window)) => Some(Sale {
                price: price?,
                window,
                reference: Some(regular),
            }),
            None => None,
        },
    })
}

fn read_money(reader: &mut Reader<'_>) -> Option<Money> {
    let minor = reader.signed();
    let currency = Currency::parse(&reader.text())?;
    Money::new(minor, currency).ok()
}

fn read_stock(reader: &mut Reader<'_>) -> Stock {
    Stock {
        state: match reader.byte() {
            0 => StockState::InStock,
            1 => StockState::OutOfStock,
            2 => StockState::Preorder,
            3 => StockState::Backorder,
            _ => StockState::Unknown,
        },
        quantity: reader.option(|reader| u32::try_from(reader.number()).unwrap_or(u32::MAX)),
        available_from: reader
            .option(|reader| Date(i32::try_from(reader.signed()).unwrap_or_default())),
    }
}
