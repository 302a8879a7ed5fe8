//! Codes that banking apps of the euro area read: the European Payments Council's EPC069-12, version 002.

use super::mod97::{is_creditor_reference, is_iban};
use crate::money::Money;

/// Longest name of a receiver, in characters.
const MAX_NAME: usize = 70;
/// Largest amount in cents.
const MAX_AMOUNT: i64 = 99_999_999_999;
/// Longest payload in bytes: what a code of version 13 and level M holds.
const MAX_BYTES: usize = 331;

/// A transfer in euro.
#[derive(Debug, Clone, Copy)]
pub struct EpcTransfer<'a> {
    /// Who receives it.
    pub name: &'a str,
    /// Where to: an IBAN, with or without blanks.
    pub iban: &'a str,
    /// BIC, where it is known.
    pub bic: Option<&'a str>,
    /// How much.
    pub amount: Money,
    /// Creditor reference (ISO 11649).
    pub reference: &'a str,
}

/// The text of a code; `None` for a transfer that such a code cannot say.
pub fn epc_payload(transfer: &EpcTransfer<'_>) -> Option<String> {
    let iban: String = transfer.iban.chars().filter(|c| *c != ' ').collect();
    let amount = transfer.amount;
    let name: String = transfer
        .name
        .chars()
        .filter(|c| !c.is_control())
        .take(MAX_NAME)
        .collect();
    let bic = transfer.bic.unwrap_or_default();
    let is_bic = bic.is_empty()
        || matches!(bic.len(), 8 | 11) && bic.bytes().all(|b| b.is_ascii_alphanumeric());
    let fits = amount.currency().code() == "EUR"
        && (1..=MAX_AMOUNT).contains(&amount.minor())
        && is_iban(&iban)
        && is_bic
        && !name.trim().is_empty()
        && is_creditor_reference(transfer.reference);
    let payload = format!(
        "BCD\n002\n1\nSCT\n{bic}\n{name}\n{iban}\nEUR{}\n\n{}",
        amount.to_decimal(),
        transfer.reference
    );
    (fits && payload.len() <= MAX_BYTES).then_some(payload)
}
