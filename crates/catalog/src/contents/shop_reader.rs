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

/// Reads what the writer of the same name wrote.
pub(super) fn read_shop(reader: &mut Reader<'_>) -> Option<Shop> {
    let name = read_local(reader);
    let tagline = read_local(reader);
    let origin = reader.string("the origin");
    let languages = reader.list("the languages", read_language);
    let country = read_country(reader);
    let currency = read_currency(reader);
    let tax = reader.option("the tax", read_tax);
    let sellers = reader.list("the sellers", read_seller);
    let backend = reader.optional_text("the backend");
    let contact = Contact {
        email: reader.optional_text("the mail address"),
        phone: reader.optional_text("the telephone"),
    };
    let theme = Theme {
        accent: reader.optional_text("the accent"),
        radius: reader.option("the radius", |reader| reader.u8("the radius")),
    };
    let (Some(country), Some(currency)) = (country, currency) else {
        return None;
    };
    Some(Shop {
        name,
        tagline,
        origin,
        languages,
        market: Market {
            country,
            currency,
            tax,
        },
        sellers,
        backend,
        contact,
        theme,
    })
}

fn read_tax(reader: &mut Reader<'_>) -> TaxRule {
    TaxRule {
        name: read_local(reader),
        rate_bp: reader.number("the tax rate"),
        included: reader.flag("whether tax is included"),
    }
}

fn read_seller(reader: &mut Reader<'_>) -> Option<Seller> {
    Some(Seller {
        id: read_seller_id(reader)?,
        name: read_local(reader),
        sale: reader
            .choice(&[SaleMode::Own, SaleMode::SellerPage], "who takes orders")
            .unwrap_or(SaleMode::SellerPage),
        delivery: reader.list("the delivery terms", read_terms),
        payment: reader.list("the payment methods", read_payment),
        ships_from: read_country(reader)?,
        returns_days: reader.option("the days for returns", |reader| {
            reader.number::<u16>("the days for returns")
        }),
    })
}

fn read_terms(reader: &mut Reader<'_>) -> Option<DeliveryTerms> {
    Some(DeliveryTerms {
        id: reader.string("a delivery id"),
        name: read_local(reader),
        countries: reader.list("the countries of a delivery", read_country),
        price: read_money(reader)?,
        free_from: reader.option("the threshold of a delivery", read_money),
        days: (
            reader.number("the days of a delivery"),
            reader.number("the days of a delivery"),
        ),
        cash_on_delivery_fee: reader.option("the fee for cash", read_money),
    })
}

fn read_payment(reader: &mut Reader<'_>) -> Option<PaymentMethod> {
    if reader.choice(&[false, true], "a payment method")? {
        return Some(PaymentMethod::CashOnDelivery);
    }
    Some(PaymentMethod::BankTransfer(BankAccount {
        holder: reader.string("an account's holder"),
        bank: reader.string("a bank"),
        account: reader.string("an account"),
        bic: reader.optional_text("a BIC"),
    }))
}

#[inline(never)]
fn read_local(reader: &mut Reader<'_>) -> LocalText {
    LocalText::new(reader.list("a text in several languages", |reader| {
        Some((
            read_language(reader)?,
            reader.string("a text in a language"),
        ))
    }))
}

/// A country.
#[inline(never)]
fn read_country(reader: &mut Reader<'_>) -> Option<Country> {
    reader.parsed("a country", Country::parse)
}

/// A currency.
#[inline(never)]
pub(crate) fn read_currency(reader: &mut Reader<'_>) -> Option<Currency> {
    reader.parsed("a currency", Currency::parse)
}

/// A language tag.
#[inline(never)]
pub(crate) fn read_language(reader: &mut Reader<'_>) -> Option<LanguageTag> {
    reader.parsed("a language", LanguageTag::parse)
}

/// A seller's id.
#[inline(never)]
pub(crate) fn read_seller_id(reader: &mut Reader<'_>) -> Option<SellerId> {
    reader.parsed("a seller's id", |text| SellerId::new(text).ok())
}

/// An amount with its currency.
#[inline(never)]
pub(crate) fn read_money(reader: &mut Reader<'_>) -> Option<Money> {
    let currency = read_currency(reader)?;
    read_money_of(reader, currency)
}

/// An amount of a currency.
pub(crate) fn read_money_of(reader: &mut Reader<'_>, currency: Currency) -> Option<Money> {
    let at = reader.offset();
    let amount = Money::new(reader.signed("an amount"), currency).ok();
    reader.expected(amount, "an amount", at)
}
