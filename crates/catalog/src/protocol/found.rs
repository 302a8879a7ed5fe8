//! An answer as bytes.

use souk_commerce::Summary;
use souk_commerce::ids::{OfferId, ProductId};

use crate::bytes::{Reader, Writer};
use crate::contents::{read_money, read_seller_id, write_money, write_optional_text};
use crate::error::MessageError;
use crate::products::{read_image, read_rating, write_image, write_rating};
use crate::search::Found;
use crate::selection::{
    AttributeCount, BrandCount, CategoryCount, Facets, SellerCount, ValueCount,
};

/// The bytes of an answer.
pub fn encode_found(found: &Found) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.u8(super::FOUND);
    writer.varint(found.total);
    writer.list(&found.hits, write_summary);
    write_facets(&mut writer, &found.facets);
    writer.list(&found.relaxed, |writer, word| writer.text(word));
    write_optional_text(&mut writer, found.meant.as_ref());
    writer.list(&found.marks, |writer, marks| {
        writer.list(marks, |writer, mark| {
            writer.size(mark.start);
            writer.size(mark.end);
        });
    });
    writer.finish()
}

/// The answer of bytes.
///
/// # Errors
/// [`MessageError`] when they are no answer.
pub fn decode_found(bytes: &[u8]) -> Result<Found, MessageError> {
    let mut reader = Reader::new(bytes, 0);
    if reader.u8("an answer") != super::FOUND {
        reader.fail("an answer", 0);
    }
    let found = Found {
        total: reader.number("the total"),
        hits: reader.list("the hits", read_summary),
        facets: read_facets(&mut reader),
        relaxed: reader.strings("the words left aside", "a word"),
        meant: reader.optional_text("what was meant"),
        marks: reader.list("the marks", |reader| {
            reader.list("the marks of a title", |reader| {
                let start = reader.number("the start of a mark");
                start..reader.number("the end of a mark")
            })
        }),
    };
    reader.end("the end of the answer")?;
    Ok(found)
}

fn write_summary(writer: &mut Writer, card: &Summary) {
    writer.text(card.product.as_str());
    writer.text(&card.title);
    write_optional_text(writer, card.brand.as_ref());
    writer.list(&card.category, |writer, slug| writer.text(slug));
    writer.option(card.image.as_ref(), write_image);
    for amount in [card.price, card.regular, card.delivered] {
        writer.option(amount, write_money);
    }
    writer.list(&card.sellers, |writer, seller| writer.text(seller.as_str()));
    writer.varint(card.variants);
    writer.option(card.rating, write_rating);
    writer.flag(card.available);
    writer.option(card.quick_offer.as_ref(), |writer, offer| {
        writer.text(offer.as_str());
    });
}

fn read_summary(reader: &mut Reader<'_>) -> Option<Summary> {
    let product = reader.parsed("a product's id", |text| ProductId::new(text).ok())?;
    Some(Summary {
        product,
        title: reader.string("a title"),
        brand: reader.optional_text("a brand"),
        category: reader.strings("a category", "a slug"),
        image: reader.option("a picture", read_image),
        price: reader.option("a price", read_money),
        regular: reader.option("a regular price", read_money),
        delivered: reader.option("a price with delivery", read_money),
        sellers: reader.list("the sellers", read_seller_id),
        variants: reader.number("the number of variants"),
        rating: reader.option("a rating", read_rating),
        available: reader.flag("whether it can be ordered"),
        quick_offer: reader.option("a quick offer", |reader| {
            reader.parsed("an offer's id", |text| OfferId::parse(text).ok())
        }),
    })
}

fn write_facets(writer: &mut Writer, facets: &Facets) {
    writer.list(&facets.brands, |writer, brand| {
        writer.text(&brand.name);
        writer.varint(brand.count);
    });
    writer.list(&facets.categories, |writer, category| {
        writer.text(&category.slug);
        writer.text(&category.name);
        writer.varint(category.count);
    });
    writer.list(&facets.sellers, |writer, seller| {
        writer.text(seller.seller.as_str());
        writer.varint(seller.count);
    });
    writer.list(&facets.attributes, |writer, attribute| {
        writer.text(&attribute.attribute);
        writer.list(&attribute.values, |writer, value| {
            writer.text(&value.value);
            writer.varint(value.count);
        });
    });
    writer.option(facets.price.as_ref(), |writer, (low, high)| {
        write_money(writer, *low);
        write_money(writer, *high);
    });
    writer.varint(facets.available);
    writer.varint(facets.on_sale);
    facets.rated.iter().for_each(|count| writer.varint(*count));
}

fn read_facets(reader: &mut Reader<'_>) -> Facets {
    Facets {
        brands: reader.list("the brands", |reader| BrandCount {
            name: reader.string("a brand"),
            count: reader.number("a count"),
        }),
        categories: reader.list("the categories", |reader| CategoryCount {
            slug: reader.string("a slug"),
            name: reader.string("a category's name"),
            count: reader.number("a count"),
        }),
        sellers: reader.list("the sellers", |reader| {
            Some(SellerCount {
                seller: read_seller_id(reader)?,
                count: reader.number("a count"),
            })
        }),
        attributes: reader.list("the attributes", |reader| AttributeCount {
            attribute: reader.string("an attribute"),
            values: reader.list("the values", |reader| ValueCount {
                value: reader.string("a value"),
                count: reader.number("a count"),
            }),
        }),
        price: reader.option("the range of prices", |reader| {
            Some((read_money(reader)?, read_money(reader)?))
        }),
        available: reader.number("a count"),
        on_sale: reader.number("a count"),
        rated: [(); 4].map(|()| reader.number("a count")),
    }
}
