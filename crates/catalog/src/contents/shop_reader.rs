//! Reads the shop.

use souk_commerce::LanguageTag;
use souk_commerce::address::Country;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::ids::SellerId;
use souk_commerce::language::LocalText;
use souk_commerce::money::{Currency, Money};
use souk_commerce::shop::{
    BankAccount, Contact, Market, PaymentMethod, SaleMode, Seller, Shop, TaxRule, Theme,
};

use crate::bytes::Reader;
use crate::error::PackError;

/// Reads what the writer of the same name wrote.
pub(super) fn read_shop(reader: &mut Reader<'_>) -> Result<Shop, PackError> {
    Ok(Shop {
        name: read_local(reader)?,
        tagline: read_local(reader)?,
        origin: reader.string("the origin")?,
        languages: reader.list("the languages", read_language)?,
        market: Market {
            country: read_country(reader)?,
            currency: read_currency(reader)?,
            tax: reader.option("the tax", read_tax)?,
        },
        sellers: reader.list("the sellers", read_seller)?,
        backend: read_optional_text(reader, "the backend")?,
        contact: Contact {
            email: read_optional_text(reader, "the mail address")?,
            phone: read_optional_text(reader, "the telephone")?,
        },
        theme: Theme {
            accent: read_optional_text(reader, "the accent")?,
            radius: reader.option("the radius", |reader| reader.u8("the radius"))?,
        },
    })
}

fn read_tax(reader: &mut Reader<'_>) -> Result<TaxRule, PackError> {
    Ok(TaxRule {
        name: read_local(reader)?,
        rate_bp: reader.number("the tax rate")?,
        included: reader.flag("whether tax is included")?,
    })
}

fn read_seller(reader: &mut Reader<'_>) -> Result<Seller, PackError> {
    Ok(Seller {
        id: read_seller_id(reader)?,
        name: read_local(reader)?,
        sale: read_sale(reader)?,
        delivery: reader.list("the delivery terms", read_terms)?,
        payment: reader.list("the payment methods", read_payment)?,
        ships_from: read_country(reader)?,
        returns_days: reader.option("the days for returns", |reader| {
            reader.number("the days for returns")
        })?,
    })
}

fn read_sale(reader: &mut Reader<'_>) -> Result<SaleMode, PackError> {
    let at = reader.error("who takes orders");
    match reader.u8("who takes orders")? {
        0 => Ok(SaleMode::Own),
        1 => Ok(SaleMode::SellerPage),
        _ => Err(at),
    }
}

fn read_terms(reader: &mut Reader<'_>) -> Result<DeliveryTerms, PackError> {
    Ok(DeliveryTerms {
        id: reader.string("a delivery id")?,
        name: read_local(reader)?,
        countries: reader.list("the countries of a delivery", read_country)?,
        price: read_money(reader)?,
        free_from: reader.option("the threshold of a delivery", read_money)?,
        days: (
            reader.number("the days of a delivery")?,
            reader.number("the days of a delivery")?,
        ),
        cash_on_delivery_fee: reader.option("the fee for cash", read_money)?,
    })
}

fn read_payment(reader: &mut Reader<'_>) -> Result<PaymentMethod, PackError> {
    let at = reader.error("a payment method");
    match reader.u8("a payment method")? {
        0 => Ok(PaymentMethod::BankTransfer(BankAccount {
            holder: reader.string("an account's holder")?,
            bank: reader.string("a bank")?,
            account: reader.string("an account")?,
            bic: read_optional_text(reader, "a BIC")?,
        })),
        1 => Ok(PaymentMethod::CashOnDelivery),
        _ => Err(at),
    }
}

fn read_local(reader: &mut Reader<'_>) -> Result<LocalText, PackError> {
    reader
        .list("a text in several languages", |reader| {
            Ok((
                read_language(reader)?,
                reader.string("a text in a language")?,
            ))
        })
        .map(LocalText::new)
}

fn read_country(reader: &mut Reader<'_>) -> Result<Country, PackError> {
    let at = reader.error("a country");
    Country::parse(reader.text("a country")?).ok_or(at)
}

/// A currency.
pub(crate) fn read_currency(reader: &mut Reader<'_>) -> Result<Currency, PackError> {
    let at = reader.error("a currency");
    Currency::parse(reader.text("a currency")?).ok_or(at)
}

/// A language tag.
pub(crate) fn read_language(reader: &mut Reader<'_>) -> Result<LanguageTag, PackError> {
    let at = reader.error("a language");
    LanguageTag::parse(reader.text("a language")?).ok_or(at)
}

/// A seller's id.
pub(crate) fn read_seller_id(reader: &mut Reader<'_>) -> Result<SellerId, PackError> {
    let at = reader.error("a seller's id");
    SellerId::new(reader.text("a seller's id")?).map_err(|_| at)
}

/// An amount with its currency.
pub(crate) fn read_money(reader: &mut Reader<'_>) -> Result<Money, PackError> {
    let currency = read_currency(reader)?;
    let at = reader.error("an amount");
    Money::new(reader.signed("an amount")?, currency).map_err(|_| at)
}

/// A text that may be absent.
pub(crate) fn read_optional_text(
    reader: &mut Reader<'_>,
    what: &'static str,
) -> Result<Option<String>, PackError> {
    reader.option(what, |reader| reader.string(what))
}
