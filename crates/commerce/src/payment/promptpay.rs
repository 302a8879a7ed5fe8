//! Codes that Thai banking apps read: `PromptPay` to a person or company (object 29, "`AnyID`") and bill payment (object 30).
//!
//! Source: `EMVCo`'s specification for the frame; Bank of Thailand's "Thai QR Code Payment Standard" for objects 29 and 30.

use super::emv::Objects;
use crate::money::Money;

const ANY_ID: &str = "A000000677010111";
const BILL: &str = "A000000677010112";
/// Thailand's country code on the telephone.
const TELEPHONE: &str = "66";
/// ISO 4217, numeric.
const BAHT: &str = "764";
/// Longest reference of a bill.
const MAX_REFERENCE: usize = 20;

/// Whom a `PromptPay` code pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PromptPayId {
    /// A mobile telephone: nine digits, without the leading zero.
    Mobile(String),
    /// A national id or a tax id: 13 digits.
    Person(String),
    /// An e-wallet: 15 digits.
    Wallet(String),
}

impl PromptPayId {
    /// Reads what a merchant writes: digits, with blanks, hyphens and a leading `+66` where people put them.
    pub fn parse(text: &str) -> Option<Self> {
        let is_filler = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '.');
        let text: String = text.trim().chars().filter(|c| !is_filler(*c)).collect();
        let digits = text.strip_prefix('+').unwrap_or(&text);
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        if text.starts_with('+') {
            return mobile(digits.strip_prefix(TELEPHONE)?);
        }
        match digits.len() {
            10 => mobile(digits.strip_prefix('0')?),
            11 => mobile(digits.strip_prefix(TELEPHONE)?),
            13 => Some(Self::Person(digits.to_owned())),
            15 => Some(Self::Wallet(digits.to_owned())),
            _ => None,
        }
    }

    /// As a merchant writes it.
    pub fn to_text(&self) -> String {
        match self {
            Self::Mobile(number) => format!("0{number}"),
            Self::Person(id) | Self::Wallet(id) => id.clone(),
        }
    }
}

/// A mobile number without its zero: nine digits. Landlines have eight and no `PromptPay`.
fn mobile(rest: &str) -> Option<PromptPayId> {
    (rest.len() == 9).then(|| PromptPayId::Mobile(rest.to_owned()))
}

/// Whom a bill pays: a tax id and two digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Biller(String);

impl Biller {
    /// Reads 15 digits, with blanks and hyphens where people put them; 13 digits are a tax id with the suffix `00`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match digits.len() {
            13 => Some(Self(format!("{digits}00"))),
            15 => Some(Self(digits)),
            _ => None,
        }
    }

    /// The 15 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of a `PromptPay` code over an amount; `None` when it is nothing, or not in baht.
pub fn promptpay_payload(to: &PromptPayId, amount: Money, reference: &str) -> Option<String> {
    let receiver = Objects::default().put("00", ANY_ID);
    let receiver = match to {
        PromptPayId::Mobile(number) => receiver.put("01", &format!("00{TELEPHONE}{number}")),
        PromptPayId::Person(id) => receiver.put("02", id),
        PromptPayId::Wallet(id) => receiver.put("03", id),
    };
    // Apps show the label; the payer need not type it.
    let label = Objects::default().put("05", reference);
    frame("29", &receiver, amount)?.nest("62", &label).finish()
}

/// The text of a bill over an amount: the bank sends both references back with the money.
pub fn bill_payment_payload(
    to: &Biller,
    amount: Money,
    reference: &str,
    second: &str,
) -> Option<String> {
    let fits = |text: &str| {
        (1..=MAX_REFERENCE).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
    };
    if !fits(reference) || !fits(second) {
        return None;
    }
    let receiver = Objects::default()
        .put("00", BILL)
        .put("01", to.as_str())
        .put("02", reference)
        .put("03", second);
    frame("30", &receiver, amount)?.finish()
}

/// What stands around a receiver: a code for one payment (`12`), over an amount in baht, in Thailand.
fn frame(id: &str, receiver: &Objects, amount: Money) -> Option<Objects> {
    if amount.currency().code() != "THB" || amount.minor() <= 0 {
        return None;
    }
    let decimal = amount.to_decimal();
    // Thirteen characters at most (object 54).
    (decimal.len() <= 13).then(|| {
        Objects::default()
            .put("00", "01")
            .put("01", "12")
            .nest(id, receiver)
            .put("53", BAHT)
            .put("54", &decimal)
            .put("58", "TH")
    })
}
