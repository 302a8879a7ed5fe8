//! Numbers, money and dates as text for people.
//!
//! The browser formats with its own Intl and ships nothing for it; this crate holds the contract and a plain
//! formatter for places without one.

/// Formats values in one language. Numbering system and calendar are fixed by the implementation.
pub trait Formatter {
    /// A whole number with the language's separators.
    fn number(&self, value: u64) -> String;
    /// An amount. `decimal` is plain text in major units with all decimals of the currency, such as `1290.00`;
    /// `currency` is its ISO 4217 code.
    fn money(&self, decimal: &str, currency: &str) -> String;
    /// A day, given as ISO 8601 text such as `2026-11-22`.
    fn date(&self, iso: &str) -> String;
    /// The name of a country by its ISO 3166-1 alpha-2 code.
    fn country(&self, code: &str) -> String;
}

/// Formats without locale data: `THB 1,290.00`, `2026-11-22`, `TH`.
#[derive(Debug, Clone, Copy, Default)]
pub struct PlainFormatter;

impl Formatter for PlainFormatter {
    fn number(&self, value: u64) -> String {
        grouped(&value.to_string())
    }

    fn money(&self, decimal: &str, currency: &str) -> String {
        let (sign, digits) = decimal
            .strip_prefix('-')
            .map_or(("", decimal), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{currency}\u{a0}{}{point}{fraction}", grouped(whole))
    }

    fn date(&self, iso: &str) -> String {
        iso.to_owned()
    }

    fn country(&self, code: &str) -> String {
        code.to_owned()
    }
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_keep_every_digit() {
        let plain = PlainFormatter;
        assert_eq!(plain.number(1_234_567), "1,234,567");
        assert_eq!(plain.money("-1290.50", "THB"), "-THB\u{a0}1,290.50");
        assert_eq!(plain.money("5000", "JPY"), "JPY\u{a0}5,000");
        assert_eq!(plain.date("2026-11-22"), "2026-11-22");
    }
}
