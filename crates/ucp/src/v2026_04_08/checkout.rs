//! Checkout sessions: what a platform asks for and what the server answers.

use serde::{Deserialize, Serialize};

use super::discount::{DiscountCodes, Discounts};
use super::fulfillment::Fulfillment;
use super::message::Message;
use super::payment::{Payment, PaymentInstructions};
use super::profile::Ucp;

/// Body of create and update. An update replaces everything; prices and totals are not part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutRequest {
    /// What is to be bought; at least one line.
    pub line_items: Vec<LineItemRequest>,
    /// Who buys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// Hints about country and language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    /// Destination and chosen delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillment: Option<Fulfillment>,
    /// Codes to apply. Extension `dev.ucp.shopping.discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<DiscountCodes>,
    /// The way to pay, as far as chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
}

/// One line of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItemRequest {
    /// Identifier of a line that the server has named before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Which offer.
    pub item: ItemRef,
    /// Pieces, at least one.
    pub quantity: u32,
}

/// An offer by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRef {
    /// Offer id, `seller:variant`.
    pub id: String,
}

/// Body of complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckoutComplete {
    /// Exactly one instrument.
    pub payment: Payment,
}

/// A checkout session as the server answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    /// The envelope, with the ways to pay that fit this checkout.
    pub ucp: Ucp,
    /// Identifier; whoever knows it can read and change the session.
    pub id: String,
    /// Lines with the server's prices.
    pub line_items: Vec<LineItem>,
    /// Who buys, as sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// Where it stands.
    pub status: Status,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What it comes to, in the order in which it is shown.
    pub totals: Vec<Total>,
    /// What is missing or wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// Policies.
    #[serde(default)]
    pub links: Vec<Link>,
    /// When the session ends (RFC 3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// The way to pay, as far as chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment: Option<Payment>,
    /// Destination and deliveries.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fulfillment: Option<Fulfillment>,
    /// Codes and what they take off. Extension `dev.ucp.shopping.discount`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discounts: Option<Discounts>,
    /// The order, once placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<OrderConfirmation>,
    /// The bearer token for the order: only in the answer that places it. Extension `….souk.order_token`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_token: Option<String>,
    /// How to pay, once placed. Extension `….souk.payment_instructions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_instructions: Option<PaymentInstructions>,
}

/// Where a checkout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Something is missing; the messages say what.
    Incomplete,
    /// A person has to go on at the shop's own page.
    RequiresEscalation,
    /// Can be completed.
    ReadyForComplete,
    /// The payment is under way.
    CompleteInProgress,
    /// The order is placed. Final.
    Completed,
    /// Given up or expired. Final.
    Canceled,
}

/// One line with the server's price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineItem {
    /// Identifier within the checkout and its order.
    pub id: String,
    /// What is bought.
    pub item: Item,
    /// Pieces.
    pub quantity: u32,
    /// `subtotal` and `total` of the line, and `items_discount` between them where there is one.
    pub totals: Vec<Total>,
}

/// What is bought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Offer id, `seller:variant`.
    pub id: String,
    /// Title with the variant's options.
    pub title: String,
    /// Price of one piece in minor units.
    pub price: i64,
    /// Absolute address of a picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
}

/// One line of the totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// `subtotal`, `items_discount`, `fulfillment`, `discount`, `fee`, `tax`, `total`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What to call it; a well-known type has a name of its own without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_text: Option<String>,
    /// Signed amount in minor units.
    pub amount: i64,
    /// What it is made of; the amounts add up to this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<SubTotal>,
}

/// A part of a total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubTotal {
    /// `tax` for tax that the prices hold already, `net` for the rest.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What to call it.
    pub display_text: String,
    /// Signed amount in minor units.
    pub amount: i64,
}

/// Who buys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Buyer {
    /// First name; the whole name where a form asks for one text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Last name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// What the buyer said about the use of their data. Extension `dev.ucp.shopping.buyer_consent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

/// What a buyer agreed to (`true`) and refused (`false`); what they were not asked is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Measuring how the shop is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub analytics: Option<bool>,
    /// Keeping what they prefer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferences: Option<bool>,
    /// Being sent advertisements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marketing: Option<bool>,
    /// Selling their data to others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_of_data: Option<bool>,
}

/// Hints about country and language; a destination outweighs them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Context {
    /// ISO 3166-1 alpha-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_country: Option<String>,
    /// BCP 47 tag; outweighs `Accept-Language`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Benefits that the buyer claims, as reverse-domain names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligibility: Vec<String>,
}

/// A page to be offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// `privacy_policy`, `terms_of_service`, `refund_policy`, `shipping_policy`, `faq`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its address.
    pub url: String,
    /// What to call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// The order that a checkout became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderConfirmation {
    /// Order id.
    pub id: String,
    /// What people call it: the payment reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The order's page. Private: in the answer that places the order its fragment holds the token.
    pub permalink_url: String,
}

impl Total {
    /// A line with a type and an amount.
    pub fn new(kind: &str, amount: i64) -> Self {
        Self {
            kind: kind.to_owned(),
            display_text: None,
            amount,
            lines: Vec::new(),
        }
    }
}

impl Status {
    /// Whether nothing can change any more.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Canceled)
    }
}
