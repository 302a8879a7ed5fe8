//! A query as bytes.

use crate::bytes::{Reader, Writer};
use crate::contents::read_seller_id;
use crate::error::MessageError;
use crate::search::Query;
use crate::selection::{Selection, Sort};

const SORTS: [Sort; 7] = [
    Sort::Relevance,
    Sort::PriceAscending,
    Sort::PriceDescending,
    Sort::Delivered,
    Sort::Discount,
    Sort::Rating,
    Sort::Name,
];

/// The bytes of a query.
pub fn encode_query(query: &Query) -> Vec<u8> {
    let Query { text, selection } = query;
    let mut writer = Writer::new();
    writer.u8(super::QUERY);
    writer.text(text);
    writer.list(&selection.category, |writer, slug| writer.text(slug));
    writer.list(&selection.brands, |writer, brand| writer.text(brand));
    writer.list(&selection.sellers, |writer, seller| {
        writer.text(seller.as_str());
    });
    writer.list(&selection.attributes, |writer, (attribute, value)| {
        writer.text(attribute);
        writer.text(value);
    });
    writer.option(selection.price_min, Writer::signed);
    writer.option(selection.price_max, Writer::signed);
    writer.flag(selection.available_only);
    writer.flag(selection.on_sale_only);
    writer.option(selection.rating_min, Writer::u8);
    writer.size(
        SORTS
            .iter()
            .position(|sort| *sort == selection.sort)
            .unwrap_or(0),
    );
    writer.varint(selection.offset);
    writer.varint(selection.limit);
    writer.finish()
}

/// The query of bytes.
///
/// # Errors
/// [`MessageError`] when they are no query.
pub fn decode_query(bytes: &[u8]) -> Result<Query, MessageError> {
    let mut reader = Reader::new(bytes, 0);
    if reader.u8("a query") != super::QUERY {
        reader.fail("a query", 0);
    }
    let query = Query {
        text: reader.string("the text"),
        selection: Selection {
            category: reader.strings("the category", "a slug"),
            brands: reader.strings("the brands", "a brand"),
            sellers: reader.list("the sellers", read_seller_id),
            attributes: reader.list("the attributes", |reader| {
                (reader.string("an attribute"), reader.string("a value"))
            }),
            price_min: reader.option("the lowest price", |reader| reader.signed("a price")),
            price_max: reader.option("the highest price", |reader| reader.signed("a price")),
            available_only: reader.flag("whether it can be ordered"),
            on_sale_only: reader.flag("whether it is reduced"),
            rating_min: reader.option("the lowest rating", |reader| reader.u8("a rating")),
            sort: reader.choice(&SORTS, "an order").unwrap_or_default(),
            offset: reader.number("the offset"),
            limit: reader.number("the limit"),
        },
    };
    reader.end("the end of the query")?;
    Ok(query)
}
