//! Orders: what was bought, how it is delivered, what happened since.

use serde::{Deserialize, Serialize};

use super::checkout::{Item, Total};
use super::fulfillment::{MethodType, PostalAddress};
use super::message::Message;
use super::payment::PaymentInstructions;
use super::profile::Ucp;

/// An order as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The envelope.
    pub ucp: Ucp,
    /// Order id.
    pub id: String,
    /// What people call it: the payment reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The checkout that it came from.
    pub checkout_id: String,
    /// The order's page.
    pub permalink_url: String,
    /// What was bought; lines never disappear.
    pub line_items: Vec<OrderLine>,
    /// How it is delivered.
    pub fulfillment: OrderFulfillment,
    /// Refunds, returns, cancellations; only ever added to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What it comes to, in the order in which it is shown.
    pub totals: Vec<Total>,
    /// What there is to say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub messages: Vec<Message>,
    /// How to pay. Extension `….souk.payment_instructions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_instructions: Option<PaymentInstructions>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// The line's id in the checkout.
    pub id: String,
    /// What was bought, at the price that was agreed.
    pub item: Item,
    /// Pieces ordered and sent.
    pub quantity: OrderQuantity,
    /// `subtotal` and `total` of the line.
    pub totals: Vec<Total>,
    /// Follows from the quantities.
    pub status: OrderLineStatus,
}

/// Pieces of an order's line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderQuantity {
    /// Ordered at first.
    pub original: u32,
    /// Ordered still.
    pub total: u32,
    /// Sent.
    pub fulfilled: u32,
}

/// How far a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderLineStatus {
    /// Nothing was sent.
    Processing,
    /// Something was sent.
    Partial,
    /// Everything was sent.
    Fulfilled,
    /// Nothing is left of it.
    Removed,
}

impl OrderQuantity {
    /// The status that follows from the quantities (specification, order, "Status Derivation").
    pub fn status(self) -> OrderLineStatus {
        match (self.total, self.fulfilled) {
            (0, _) => OrderLineStatus::Removed,
            (total, sent) if total == sent => OrderLineStatus::Fulfilled,
            (_, 0) => OrderLineStatus::Processing,
            _ => OrderLineStatus::Partial,
        }
    }
}

/// Promises and facts of delivery.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderFulfillment {
    /// What is promised.
    #[serde(default)]
    pub expectations: Vec<Expectation>,
    /// What happened; only ever added to.
    #[serde(default)]
    pub events: Vec<FulfillmentEvent>,
}

/// A promise: what goes where, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expectation {
    /// Identifier.
    pub id: String,
    /// Lines and pieces.
    pub line_items: Vec<LineQuantity>,
    /// Which way.
    pub method_type: MethodType,
    /// Where to.
    pub destination: PostalAddress,
    /// How long it takes, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Pieces of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineQuantity {
    /// The line's id.
    pub id: String,
    /// Pieces; negative in an adjustment that takes some back.
    pub quantity: i64,
}

/// Something that happened on the way to the buyer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentEvent {
    /// Identifier.
    pub id: String,
    /// When (RFC 3339).
    pub occurred_at: String,
    /// `processing`, `shipped`, `delivered` and others.
    #[serde(rename = "type")]
    pub kind: String,
    /// Lines and pieces.
    pub line_items: Vec<LineQuantity>,
    /// Number to follow the parcel by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_number: Option<String>,
    /// Page to follow the parcel on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_url: Option<String>,
    /// Who carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier: Option<String>,
    /// More, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Something that changed an order after it was placed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjustment {
    /// Identifier.
    pub id: String,
    /// `refund`, `return`, `cancellation` and others.
    #[serde(rename = "type")]
    pub kind: String,
    /// When (RFC 3339).
    pub occurred_at: String,
    /// Whether it is done.
    pub status: AdjustmentStatus,
    /// Lines and pieces, signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub line_items: Vec<LineQuantity>,
    /// Money, signed: negative goes back to the buyer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Total>,
    /// Why, for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// How far an adjustment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentStatus {
    /// Under way.
    Pending,
    /// Done.
    Completed,
    /// Did not work.
    Failed,
}
