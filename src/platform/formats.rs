//! Values as browsers write them, for pages that are printed without one: what is printed must be what the program then shows.
//!
//! `symbols.txt` holds, for each language, the currencies that have a sign of their own, as CLDR's narrow symbols have them;
//! `countries.txt` the names of countries. What is not there is written as its code, and the program puts it right.

use souk_i18n::format::PlainFormatter;
use souk_i18n::{Formatter, Locale};

const SYMBOLS: &str = include_str!("symbols.txt");
const COUNTRIES: &str = include_str!("countries.txt");
const ENGLISH_MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec",
];
const THAI_MONTHS: [&str; 12] = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
];
/// Years by which the Buddhist calendar is ahead.
const BUDDHIST: i32 = 543;

/// Formats of a language.
#[derive(Debug, Clone)]
pub struct IntlFormatter {
    locale: Locale,
}

impl IntlFormatter {
    /// The formatter of a language.
    pub fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// What stands behind a code in the language's part of a table; the code where nothing does.
    fn known<'a>(&self, table: &'static str, code: &'a str) -> &'a str {
        let mut lines = table.lines();
        lines.find(|line| *line == self.locale.tag());
        lines
            .take_while(|line| !line.is_empty())
            .find_map(|line| line.strip_prefix(code)?.strip_prefix(' '))
            .unwrap_or(code)
    }
}

impl Formatter for IntlFormatter {
    fn number(&self, value: u64) -> String {
        PlainFormatter.number(value)
    }

    fn money(&self, decimal: &str, currency: &str) -> String {
        let (sign, digits) = decimal
            .strip_prefix('-')
            .map_or(("", decimal), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let Ok(value) = whole.parse() else {
            return PlainFormatter.money(decimal, currency);
        };
        let whole = self.number(value);
        let number = if fraction.trim_end_matches('0').is_empty() {
            whole
        } else {
            format!("{whole}.{fraction}")
        };
        let symbol = self.known(SYMBOLS, currency);
        if self.locale.tag() == "ar" {
            let sign = if sign.is_empty() { "" } else { "\u{200e}-" };
            // The marks keep the number on its side, whatever stands around it.
            let is_arabic =
                symbol.starts_with(|first: char| ('\u{600}'..'\u{700}').contains(&first));
            let end = if is_arabic { "\u{200f}" } else { "" };
            return format!("\u{200f}{sign}{number}\u{a0}{symbol}{end}");
        }
        // A sign stands close, a word apart.
        let is_word = symbol.ends_with(|last: char| last.is_alphanumeric() || last == '.');
        let gap = if is_word { "\u{a0}" } else { "" };
        format!("{sign}{symbol}{gap}{number}")
    }

    fn date(&self, iso: &str) -> String {
        let mut parts = iso.split('-');
        let mut next = || parts.next().and_then(|part| part.parse::<i32>().ok());
        let (Some(year), Some(month), Some(day)) = (next(), next(), next()) else {
            return iso.to_owned();
        };
        let name = |months: &[&'static str; 12]| {
            let place = usize::try_from(month).ok()?.checked_sub(1)?;
            months.get(place).copied()
        };
        let written = match self.locale.tag() {
            "th" => name(&THAI_MONTHS).map(|month| format!("{day} {month} {}", year + BUDDHIST)),
            "ar" => Some(format!("{day:02}\u{200f}/{month:02}\u{200f}/{year}")),
            _ => name(&ENGLISH_MONTHS).map(|month| format!("{day} {month} {year}")),
        };
        written.unwrap_or_else(|| iso.to_owned())
    }

    fn country(&self, code: &str) -> String {
        self.known(COUNTRIES, code).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_days_are_written_as_chromium_writes_them() {
        for (language, money, word, day) in [
            ("en", "-฿1,290.50", "AED\u{a0}1,290", "2 Nov 2026"),
            ("th", "-฿1,290.50", "AED\u{a0}1,290", "2 พ.ย. 2569"),
            (
                "ar",
                "\u{200f}\u{200e}-1,290.50\u{a0}฿",
                "\u{200f}1,290\u{a0}د.إ.\u{200f}",
                "02\u{200f}/11\u{200f}/2026",
            ),
        ] {
            let formatter = IntlFormatter::new(Locale::parse(language).unwrap());
            assert_eq!(formatter.money("-1290.50", "THB"), money);
            assert_eq!(formatter.money("1290.00", "AED"), word);
            assert_eq!(formatter.date("2026-11-02"), day);
        }
    }
}
