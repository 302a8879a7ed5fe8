//! Reads an overlay.

use souk_commerce::ids::{OfferId, ProductId};
use souk_commerce::time::Timestamp;

use crate::bytes::{Frame, Reader};
use crate::cards::{NONE, read_amount};
use crate::contents::{read_currency, read_money_of};
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::overlay::{CardTerms, OfferTerms, Overlay};
use crate::products::read_stock;

impl Overlay {
    /// Reads the bytes of the file `overlay`.
    ///
    /// # Errors
    /// [`PackError`] when they are no overlay of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        let mut frame = Frame::open(bytes, FileKind::Overlay)?;
        let mut head = frame.reader(super::HEAD, "the head");
        let build = head.string("the build");
        let as_of = Timestamp(head.signed("the date of the overlay"));
        let currency = read_currency(&mut head);
        frame.close(&head, "the end of the head");
        let mut reader = frame.reader(super::OFFERS, "the offers");
        let offers: Vec<OfferTerms> = reader.list("the offers", |reader| {
            Some(OfferTerms {
                offer: read_offer_id(reader)?,
                price: reader.option("a price", |reader| read_money_of(reader, currency?)),
                stock: reader.option("a stock", read_stock),
            })
        });
        check_order(&mut reader, &offers, |terms| terms.offer.as_str());
        frame.close(&reader, "the end of the offers");
        let mut reader = frame.reader(super::CARDS, "the cards");
        let cards: Vec<CardTerms> = reader.list("the cards", read_card);
        check_order(&mut reader, &cards, |terms| terms.product.as_str());
        frame.close(&reader, "the end of the cards");
        frame.finish(currency.map(|currency| Self {
            build,
            as_of,
            currency,
            offers,
            cards,
        }))
    }
}

fn read_offer_id(reader: &mut Reader<'_>) -> Option<OfferId> {
    reader.parsed("an offer's id", |text| OfferId::parse(text).ok())
}

fn read_card(reader: &mut Reader<'_>) -> Option<CardTerms> {
    let product = reader.parsed("a product's id", |text| ProductId::new(text).ok())?;
    let available = reader.flag("whether it can be ordered");
    let price = read_amount(reader, 0);
    let base = if price == NONE { 0 } else { price };
    Some(CardTerms {
        product,
        available,
        price,
        regular: read_amount(reader, base),
        delivered: read_amount(reader, base),
        quick_offer: reader.option("a quick offer", read_offer_id),
    })
}

/// Notes when ids do not go up.
fn check_order<T>(reader: &mut Reader<'_>, terms: &[T], id: fn(&T) -> &str) {
    let mut pairs = terms.iter().zip(terms.iter().skip(1));
    if !pairs.all(|(one, next)| id(one) < id(next)) {
        reader.fail("ids in ascending order", reader.offset());
    }
}
