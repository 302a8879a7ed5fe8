//! The shop as its settings describe it. Everything here is public: it goes into the pack.

use crate::address::Country;
use crate::delivery::DeliveryTerms;
use crate::ids::SellerId;
use crate::language::{LanguageTag, LocalText};
use crate::money::Currency;

/// A shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    /// Name in the header and on receipts.
    pub name: LocalText,
    /// One sentence below the name on the home page; empty for none.
    pub tagline: LocalText,
    /// Origin at which the shop stands, such as `https://shop.example`, without a slash at the end.
    pub origin: String,
    /// Interface languages, the default first; at least one.
    pub languages: Vec<LanguageTag>,
    /// Where and in what it sells.
    pub market: Market,
    /// Everyone whose offers it shows; at least one.
    pub sellers: Vec<Seller>,
    /// Where the backend stands: empty for the shop's own origin, `None` when nothing can be ordered here.
    pub backend: Option<String>,
    /// How to reach a person.
    pub contact: Contact,
    /// The merchant's colours and shape.
    pub theme: Theme,
}

/// Country, currency and tax of a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Market {
    /// Home country: the default of the address form and of delivered prices.
    pub country: Country,
    /// The currency of every price and every charge.
    pub currency: Currency,
    /// Tax on sales; `None` when the shop charges none.
    pub tax: Option<TaxRule>,
}

/// One rate on everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRule {
    /// What it is called on a receipt: "VAT".
    pub name: LocalText,
    /// Rate in basis points: 700 is 7 %.
    pub rate_bp: u32,
    /// Whether prices hold it already.
    pub included: bool,
}

/// Someone whose offers the shop shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seller {
    /// Short name.
    pub id: SellerId,
    /// Name for shoppers.
    pub name: LocalText,
    /// Who takes the order.
    pub sale: SaleMode,
    /// Ways of delivery with their prices.
    pub delivery: Vec<DeliveryTerms>,
    /// Ways to pay; empty for a seller whose orders are not taken here.
    pub payment: Vec<PaymentMethod>,
    /// Country from which the goods are sent.
    pub ships_from: Country,
    /// Days in which goods can be sent back; `None` when not stated.
    pub returns_days: Option<u16>,
}

/// Who takes the order for a seller's offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaleMode {
    /// The shop's own backend.
    Own,
    /// The seller's own page, behind the offer's link.
    SellerPage,
}

/// A way to pay that needs no payment provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentMethod {
    /// The buyer transfers the amount to an account, quoting the order's reference.
    BankTransfer(BankAccount),
    /// The courier collects.
    CashOnDelivery,
}

/// Where a transfer goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankAccount {
    /// Account holder.
    pub holder: String,
    /// Name of the bank.
    pub bank: String,
    /// IBAN or national account number, as printed for people.
    pub account: String,
    /// BIC, where transfers need one.
    pub bic: Option<String>,
}

/// How to reach a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Mail address.
    pub email: Option<String>,
    /// Telephone in international form.
    pub phone: Option<String>,
}

/// What a merchant may change of the look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Theme {
    /// Accent as `#rrggbb`; the house's saffron when absent.
    pub accent: Option<String>,
    /// Corner radius in pixels, 0 to 24.
    pub radius: Option<u8>,
}

impl Shop {
    /// The seller with an id.
    pub fn seller(&self, id: &SellerId) -> Option<&Seller> {
        self.sellers.iter().find(|seller| &seller.id == id)
    }

    /// The host name of the origin, without scheme and port.
    pub fn host(&self) -> &str {
        let authority = self
            .origin
            .split_once("://")
            .map_or(self.origin.as_str(), |(_, rest)| rest);
        let authority = authority.split(['/', '?', '#']).next().unwrap_or("");
        authority
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
            .map_or(authority, |(host, _)| host)
    }
}
