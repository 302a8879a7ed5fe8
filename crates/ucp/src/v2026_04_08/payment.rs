//! Payment: the chosen instrument, and the shop's own extension that says how to pay.

use serde::{Deserialize, Serialize};

/// The chosen way to pay.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Instruments; the shop takes exactly one.
    #[serde(default)]
    pub instruments: Vec<Instrument>,
}

/// A way to pay, chosen. Credentials are not part of the type: the shop's handlers have none, and what is never read
/// can never be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Identifier, given by the platform.
    pub id: String,
    /// The handler's id: `bank_transfer`, `cash_on_delivery`, `card`.
    pub handler_id: String,
    /// Type of instrument, one that the handler lists.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it is the chosen one; a single instrument is, without saying so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected: Option<bool>,
}

/// How an order is paid. Extension `….souk.payment_instructions` of a completed checkout and of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentInstructions {
    /// The handler that was chosen.
    pub method: PaymentMethod,
    /// Where the payment stands.
    pub state: PaymentState,
    /// What is to be paid, in minor units of the order's currency.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// What the buyer quotes: eight characters of Crockford's base 32 and a check character.
    pub reference: String,
    /// The same reference in the form of ISO 11649, for banks that check it.
    pub creditor_reference: String,
    /// When the order was placed (RFC 3339).
    pub placed_at: String,
    /// Until when a transfer is expected (RFC 3339); absent for cash on delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_by: Option<String>,
    /// The account to transfer to; absent for cash on delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
    /// What came in so far, in minor units.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub received: i64,
    /// What went back, in minor units.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub refunded: i64,
    /// What is still to come, in minor units; absent when nothing is.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub outstanding: i64,
    /// What is owed back to the buyer, in minor units.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub due_back: i64,
    /// When the buyer said that they have paid (RFC 3339). The merchant has not confirmed it by that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_at: Option<String>,
    /// The provider's page where the order is paid, while there is one; of an order only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_url: Option<String>,
    /// Codes that a banking app reads, over what is still to come; of an order only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<PaymentCode>,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for it; no fault where pointers are shorter"
)]
fn is_nothing(amount: &i64) -> bool {
    *amount == 0
}

/// A code that a banking app reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentCode {
    /// `promptpay`, `bill_payment` or `epc`.
    pub kind: String,
    /// What the code says.
    pub payload: String,
    /// Modules on each side, without the quiet zone of four around it.
    pub size: u32,
    /// The dark modules as SVG path data, in a square of `size`.
    pub path: String,
}

/// Ways to pay. Their names are the handlers' ids and the types of their instruments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentMethod {
    /// The buyer transfers the amount.
    BankTransfer,
    /// The courier collects it.
    CashOnDelivery,
    /// The buyer pays by card on a provider's page.
    Card,
}

impl PaymentMethod {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::BankTransfer, Self::CashOnDelivery, Self::Card];

    /// The handler's id, and the type of its instrument.
    pub fn id(self) -> &'static str {
        match self {
            Self::BankTransfer => "bank_transfer",
            Self::CashOnDelivery => "cash_on_delivery",
            Self::Card => "card",
        }
    }

    /// The way with a handler's id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.id() == id)
    }
}

/// Where a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// A transfer is expected.
    AwaitingTransfer,
    /// The courier will collect.
    DueOnDelivery,
    /// The buyer will pay on a provider's page.
    AwaitingCard,
    /// The merchant has the money.
    Paid,
}

/// A bank account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Account holder.
    pub holder: String,
    /// Name of the bank.
    pub bank: String,
    /// IBAN or national account number, as printed for people.
    pub account: String,
    /// BIC, where transfers need one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bic: Option<String>,
}
