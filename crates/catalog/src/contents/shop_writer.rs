//! Writes the shop.

use souk_commerce::address::Country;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::language::LocalText;
use souk_commerce::money::Money;
use souk_commerce::shop::{BankAccount, PaymentMethod, SaleMode, Seller, Shop, TaxRule};

use crate::bytes::Writer;

/// All public settings, in the order of the type's fields.
pub(super) fn write_shop(writer: &mut Writer, shop: &Shop) {
    write_local(writer, &shop.name);
    write_local(writer, &shop.tagline);
    writer.text(&shop.origin);
    writer.list(&shop.languages, |writer, tag| writer.text(tag.as_str()));
    write_country(writer, shop.market.country);
    writer.text(shop.market.currency.code());
    writer.option(shop.market.tax.as_ref(), write_tax);
    writer.list(&shop.sellers, write_seller);
    write_optional_text(writer, shop.backend.as_ref());
    write_optional_text(writer, shop.contact.email.as_ref());
    write_optional_text(writer, shop.contact.phone.as_ref());
    write_optional_text(writer, shop.theme.accent.as_ref());
    writer.option(shop.theme.radius, Writer::u8);
}

fn write_tax(writer: &mut Writer, tax: &TaxRule) {
    write_local(writer, &tax.name);
    writer.varint(tax.rate_bp);
    writer.flag(tax.included);
}

fn write_seller(writer: &mut Writer, seller: &Seller) {
    writer.text(seller.id.as_str());
    write_local(writer, &seller.name);
    writer.u8(match seller.sale {
        SaleMode::Own => 0,
        SaleMode::SellerPage => 1,
    });
    writer.list(&seller.delivery, write_terms);
    writer.list(&seller.payment, write_payment);
    write_country(writer, seller.ships_from);
    writer.option(seller.returns_days, Writer::varint);
}

fn write_terms(writer: &mut Writer, terms: &DeliveryTerms) {
    writer.text(&terms.id);
    write_local(writer, &terms.name);
    writer.list(&terms.countries, |writer, country| {
        write_country(writer, *country);
    });
    write_money(writer, terms.price);
    writer.option(terms.free_from, write_money);
    writer.varint(terms.days.0);
    writer.varint(terms.days.1);
    writer.option(terms.cash_on_delivery_fee, write_money);
}

fn write_payment(writer: &mut Writer, payment: &PaymentMethod) {
    match payment {
        PaymentMethod::BankTransfer(account) => {
            writer.u8(0);
            write_account(writer, account);
        }
        PaymentMethod::CashOnDelivery => writer.u8(1),
    }
}

fn write_account(writer: &mut Writer, account: &BankAccount) {
    writer.text(&account.holder);
    writer.text(&account.bank);
    writer.text(&account.account);
    write_optional_text(writer, account.bic.as_ref());
}

fn write_local(writer: &mut Writer, text: &LocalText) {
    writer.list(text.entries(), |writer, (tag, text)| {
        writer.text(tag.as_str());
        writer.text(text);
    });
}

fn write_country(writer: &mut Writer, country: Country) {
    writer.text(country.as_str());
}

/// An amount with its currency.
pub(crate) fn write_money(writer: &mut Writer, money: Money) {
    writer.text(money.currency().code());
    writer.signed(money.minor());
}

/// A text that may be absent.
pub(crate) fn write_optional_text(writer: &mut Writer, text: Option<&String>) {
    writer.option(text, |writer, text| writer.text(text));
}
