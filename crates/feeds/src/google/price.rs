//! Prices as text: `599 CZK`, `CZK 599`, `$0`, `1.299,00 €`.
//!
//! Which mark stands before the decimals is decided for a whole feed from all its prices, never for one value.

mod range;

use std::borrow::Cow;

use souk_commerce::address::digit_value;
use souk_commerce::{Currency, Money, MoneyError};

use crate::text::is_invisible;

/// A price as it stands in a feed, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceText {
    /// The text.
    pub text: String,
    /// The line.
    pub line: u64,
}

/// Which mark stands before the decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// `1,299.00`: Google's rule.
    #[default]
    Point,
    /// `1.299,00`.
    Comma,
}

/// Counts what the prices of a feed show of its style.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StyleEvidence {
    point: u64,
    comma: u64,
}

/// Why a text is no price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PriceProblem {
    /// No number in it, or a word that is no currency.
    Unreadable,
    /// A lowest price ("from 10") or a span ("10 - 20").
    Range,
    /// Zero or less.
    Zero,
    /// No currency, and none to take.
    NoCurrency,
    /// Three decimals too many: perhaps thousands.
    Decimals,
    /// Outside the range of money.
    TooLarge,
}

/// A price, and what had to be taken for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ReadPrice {
    pub(crate) money: Money,
    pub(crate) is_currency_assumed: bool,
    pub(crate) is_rounded: bool,
}

/// Number and currency word, apart.
struct Split<'a> {
    number: Cow<'a, str>,
    word: Cow<'a, str>,
}

/// Digits of any script become ASCII, and every blank or apostrophe between digits an apostrophe.
fn split(text: &str) -> Split<'_> {
    if let Some(split) = split_plain(text) {
        return split;
    }
    let mut number = String::new();
    let mut word = String::new();
    let mut before = ' ';
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        if let Some(digit) = digit_value(c).and_then(|digit| char::from_digit(digit, 10)) {
            number.push(digit);
        } else {
            match c {
                // The point of "Rs.599" belongs to the word; that of ".50" does not.
                '.' | ',' if number.is_empty() && before.is_alphabetic() => {}
                '.' | ',' if number.is_empty() => number.extend(['0', c]),
                '.' | ',' | '-' => number.push(c),
                '\u{066B}' => number.push('.'),
                '\u{066C}' => number.push(','),
                '\u{2212}' => number.push('-'),
                c if c.is_whitespace() || matches!(c, '\'' | '’') => {
                    if number.ends_with(|last: char| last.is_ascii_digit()) {
                        number.push('\'');
                    }
                }
                c => word.push(c),
            }
        }
        before = c;
    }
    // What stands behind the last digit belongs to the word, as in "599,-" and "599 Kč.".
    let number = number.trim_end_matches(['.', ',', '-', '\'']).to_owned();
    Split {
        number: Cow::Owned(number),
        word: Cow::Owned(word),
    }
}

/// `10.50 EUR`, as most prices are.
fn split_plain(text: &str) -> Option<Split<'_>> {
    let (number, word) = text.split_once(' ')?;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_word = word.len() == 3 && word.bytes().all(|b| b.is_ascii_alphabetic());
    (is_number && is_word).then_some(Split {
        number: Cow::Borrowed(number),
        word: Cow::Borrowed(word),
    })
}

impl StyleEvidence {
    /// Looks at one price; the result is the currency that it names in so many letters.
    pub(crate) fn see(&mut self, text: &str) -> Option<Currency> {
        let Split { number, word } = split(text);
        self.see_number(&number);
        Currency::parse(&word).or_else(|| symbol(&word))
    }

    fn see_number(&mut self, number: &str) {
        let last = number.rfind(['.', ',']);
        let Some((at, mark)) = last.and_then(|at| number.get(at..).map(|rest| (at, rest))) else {
            return;
        };
        let digits = mark.len().saturating_sub(1);
        let before = number.get(..at).unwrap_or("");
        let has_other_mark = before.contains(if mark.starts_with('.') { ',' } else { '.' });
        // One mark before exactly three digits says nothing: thousands or decimals.
        if digits != 3 || has_other_mark {
            if mark.starts_with('.') {
                self.point = self.point.saturating_add(1);
            } else {
                self.comma = self.comma.saturating_add(1);
            }
        }
    }

    /// The style: the comma only where every telling price has it.
    pub(crate) fn style(self) -> NumberStyle {
        if self.comma > 0 && self.point == 0 {
            NumberStyle::Comma
        } else {
            NumberStyle::Point
        }
    }
}

/// Symbols and words that mean one currency only.
fn symbol(word: &str) -> Option<Currency> {
    let code = match word.to_lowercase().as_str() {
        "€" | "euro" => "EUR",
        "£" => "GBP",
        "฿" | "บาท" | "baht" => "THB",
        "₹" => "INR",
        "₺" | "tl" => "TRY",
        "₸" => "KZT",
        "₽" | "руб" => "RUB",
        "₴" | "грн" => "UAH",
        "₪" => "ILS",
        "₩" => "KRW",
        "₫" => "VND",
        "kč" => "CZK",
        "zł" => "PLN",
        "ft" => "HUF",
        "us$" => "USD",
        "a$" | "au$" => "AUD",
        "د.إ" | "دإ" | "درهم" | "dhs" => "AED",
        "ر.ع" | "رع" => "OMR",
        _ => return None,
    };
    Currency::parse(code)
}

/// Whether a sign that several currencies share may stand for this one.
fn may_mean(word: &str, currency: Currency) -> bool {
    let codes: &[&str] = match word.to_lowercase().as_str() {
        "$" => &[
            "USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD", "BRL",
        ],
        "¥" | "￥" => &["JPY", "CNY"],
        "kr" => &["SEK", "NOK", "DKK", "ISK"],
        "﷼" | "sr" | "ريال" => &["SAR", "OMR", "QAR", "YER", "IRR"],
        _ => &[],
    };
    codes.contains(&currency.code())
}

/// Reads a price. `expected` is the currency to take when the text names none.
pub(crate) fn parse_price(
    text: &str,
    style: NumberStyle,
    expected: Option<Currency>,
) -> Result<ReadPrice, PriceProblem> {
    match parse_one(text, style, expected) {
        Err(PriceProblem::Unreadable) if range::is_range(text) => Err(PriceProblem::Range),
        read => read,
    }
}

fn parse_one(
    text: &str,
    style: NumberStyle,
    expected: Option<Currency>,
) -> Result<ReadPrice, PriceProblem> {
    let Split { number, word } = split(text);
    let word = word.trim();
    if !number.bytes().any(|b| b.is_ascii_digit()) {
        return Err(PriceProblem::Unreadable);
    }
    let named = Currency::parse(word).or_else(|| symbol(word));
    let is_silent = word.is_empty() || expected.is_some_and(|currency| may_mean(word, currency));
    let currency = match (named, is_silent) {
        (Some(currency), _) => currency,
        (None, true) => expected.ok_or(PriceProblem::NoCurrency)?,
        (None, false)
            if matches!(
                word.to_lowercase().as_str(),
                "$" | "¥" | "￥" | "kr" | "﷼" | "sr"
            ) =>
        {
            return Err(PriceProblem::NoCurrency);
        }
        (None, false) => return Err(PriceProblem::Unreadable),
    };
    let (money, is_rounded) = amount(&number, style, currency)?;
    if money.minor() <= 0 {
        return Err(PriceProblem::Zero);
    }
    Ok(ReadPrice {
        money,
        is_currency_assumed: named.is_none(),
        is_rounded,
    })
}

/// The amount of a number with separators.
fn amount(
    number: &str,
    style: NumberStyle,
    currency: Currency,
) -> Result<(Money, bool), PriceProblem> {
    let (decimal, thousands) = match style {
        NumberStyle::Point => ('.', ','),
        NumberStyle::Comma => (',', '.'),
    };
    let (whole, fraction) = match number.split_once(decimal) {
        Some((whole, fraction)) => (whole, fraction),
        None => (number, ""),
    };
    let is_separator = |c: char| c == thousands || c == '\'';
    if fraction.contains(|c| is_separator(c) || c == decimal) || !are_groups(whole, is_separator) {
        return Err(PriceProblem::Unreadable);
    }
    let whole = whole.replace(is_separator, "");
    let fraction = fraction.trim_end_matches('0');
    let exponent = usize::from(currency.exponent());
    let (kept, rounds_up, is_rounded) = match fraction.split_at_checked(exponent) {
        Some((kept, rest)) if !rest.is_empty() => {
            if fraction.len() == 3 {
                return Err(PriceProblem::Decimals);
            }
            (kept, rest.starts_with(['5', '6', '7', '8', '9']), true)
        }
        _ => (fraction, false, false),
    };
    let text = if kept.is_empty() {
        whole
    } else {
        format!("{whole}.{kept}")
    };
    let money = Money::parse_decimal(&text, currency).map_err(|error| match error {
        MoneyError::Overflow => PriceProblem::TooLarge,
        _ => PriceProblem::Unreadable,
    })?;
    let minor = money.minor().saturating_add(i64::from(rounds_up));
    let money = Money::new(minor, currency).map_err(|_| PriceProblem::TooLarge)?;
    Ok((money, is_rounded))
}

/// Whether a whole number is cut as thousands are: three digits at the end, two (in India) or three before, and one to
/// three at the front.
fn are_groups(whole: &str, is_separator: impl Fn(char) -> bool) -> bool {
    let mut groups = whole.trim_start_matches('-').split(is_separator).rev();
    let last = groups.next().map_or(0, str::len);
    let mut rest = groups.map(str::len).peekable();
    if rest.peek().is_none() {
        return true;
    }
    let mut front = last;
    let mut are_even = last == 3;
    while let Some(length) = rest.next() {
        front = length;
        are_even &= rest.peek().is_none() || matches!(length, 2 | 3);
    }
    are_even && (1..=3).contains(&front)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str, style: NumberStyle, expected: &str) -> Result<String, PriceProblem> {
        parse_price(text, style, Currency::parse(expected))
            .map(|price| format!("{} {}", price.money.to_decimal(), price.money.currency()))
    }

    #[test]
    fn prices_of_real_feeds_are_read_exactly_or_refused() {
        use PriceProblem::{Decimals, NoCurrency, Range, TooLarge, Unreadable, Zero};
        for (text, expected, result) in [
            ("599 CZK", "", Ok("599.00 CZK")),
            ("30.7 AUD", "", Ok("30.70 AUD")),
            ("CZK 599", "", Ok("599.00 CZK")),
            ("15.00USD", "", Ok("15.00 USD")),
            ("1,299.00 USD", "", Ok("1299.00 USD")),
            ("1\u{a0}299.50 SEK", "", Ok("1299.50 SEK")),
            ("1'299.50 CHF", "", Ok("1299.50 CHF")),
            ("20.225 KWD", "", Ok("20.225 KWD")),
            ("16.3 OMR", "", Ok("16.300 OMR")),
            ("1290 ฿", "", Ok("1290.00 THB")),
            ("١٢٩٫٥٠ AED", "", Ok("129.50 AED")),
            ("๑๒๙ บาท", "", Ok("129.00 THB")),
            ("599,- Kč", "", Ok("599.00 CZK")),
            ("Rs.599 INR", "", Err(Unreadable)),
            ("1,29,900.00 INR", "", Ok("129900.00 INR")),
            (".50 USD", "", Ok("0.50 USD")),
            ("10 5 USD", "", Err(Unreadable)),
            ("10 - 20 USD", "", Err(Range)),
            ("from 10 USD", "", Err(Range)),
            ("1,29 9 USD", "", Err(Unreadable)),
            ("174.58", "AUD", Ok("174.58 AUD")),
            ("$635", "USD", Ok("635.00 USD")),
            ("99 kr", "SEK", Ok("99.00 SEK")),
            ("19.990000000000002 EUR", "", Ok("19.99 EUR")),
            ("174.58", "", Err(NoCurrency)),
            ("$635", "", Err(NoCurrency)),
            ("$0", "USD", Err(Zero)),
            ("0.0 KZT", "", Err(Zero)),
            ("-5 EUR", "", Err(Zero)),
            (" USD", "", Err(Unreadable)),
            ("", "USD", Err(Unreadable)),
            ("Call us", "USD", Err(Unreadable)),
            ("12 RUR", "", Err(Unreadable)),
            ("3,99 EUR", "", Err(Unreadable)),
            ("27.085 USD", "", Err(Decimals)),
            ("99999999999999999999 USD", "", Err(TooLarge)),
        ] {
            assert_eq!(
                read(text, NumberStyle::Point, expected),
                result.map(str::to_owned),
                "{text:?}"
            );
        }
        assert_eq!(
            read("1.299,00 €", NumberStyle::Comma, ""),
            Ok("1299.00 EUR".into())
        );
        assert_eq!(
            read("1.299 €", NumberStyle::Comma, ""),
            Ok("1299.00 EUR".into())
        );
    }

    #[test]
    fn the_style_of_a_feed_is_decided_from_all_its_prices() {
        let style = |prices: &[&str]| {
            let mut evidence = StyleEvidence::default();
            for price in prices {
                evidence.see(price);
            }
            evidence.style()
        };
        assert_eq!(
            style(&["3,99 EUR", "1.299,00 EUR", "1.299 EUR"]),
            NumberStyle::Comma
        );
        assert_eq!(style(&["3.99 EUR", "3,99 EUR"]), NumberStyle::Point);
        assert_eq!(style(&["1,299 EUR", "599 EUR"]), NumberStyle::Point);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*") {
            let mut evidence = StyleEvidence::default();
            evidence.see(&text);
            for style in [NumberStyle::Point, NumberStyle::Comma] {
                if let Ok(price) = parse_price(&text, style, Currency::parse("KWD")) {
                    prop_assert!(price.money.minor() > 0);
                }
            }
        }
    }
}
