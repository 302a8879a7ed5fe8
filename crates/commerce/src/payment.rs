//! How money reaches a merchant without a payment provider: references that check themselves, and the texts of QR codes
//! that a banking app reads. And what becomes of money that arrives: [`settlement`].
//!
//! Everything here is text in, text out. Who draws a code, and whose it is, others know.

mod emv;
mod epc;
mod mod97;
mod promptpay;
pub mod settlement;

pub use emv::{crc16, parse as parse_emv};
pub use epc::{EpcTransfer, epc_payload};
pub use mod97::{creditor_reference, is_creditor_reference, is_iban};
pub use promptpay::{Biller, PromptPayId, bill_payment_payload, promptpay_payload};

/// Whom a seller's codes pay, besides the account of a transfer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receivers {
    /// By `PromptPay`.
    pub promptpay: Option<PromptPayId>,
    /// By bill payment.
    pub biller: Option<Biller>,
}

#[cfg(test)]
mod tests;
