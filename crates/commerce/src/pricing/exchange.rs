//! Amounts in another currency, for the eye: what is charged is never converted.

use std::cmp::Ordering;

use crate::money::{Currency, Money, MoneyError};
use crate::time::Date;

use super::ledger::Source;
use super::rounding::{Rounding, quotient};

/// The first line of a file of rates.
const HEAD: &str = "souk-rates 1";
/// Most rates that are read of a file.
pub const MAX_RATES: usize = 200;
/// Most digits of a rate, before and after its point together.
const MAX_DIGITS: usize = 15;

/// A rate of exchange: one unit of `from` is `numerator / denominator` units of `to`, major units both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeRate {
    /// The currency that is given.
    pub from: Currency,
    /// The currency that is got.
    pub to: Currency,
    /// Above the line; above nothing.
    pub numerator: u64,
    /// Below it; above nothing.
    pub denominator: u64,
    /// Whose rate, and of which day.
    pub source: Source,
}

/// An amount that was converted. It is shown with "≈", rate and day, and cannot be added to what is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approximate {
    /// About so much.
    pub about: Money,
    /// The rate it was reckoned with; turned round when the stated one goes the other way.
    pub rate: ExchangeRate,
}

impl ExchangeRate {
    /// The rate the other way round.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self {
            from: self.to,
            to: self.from,
            numerator: self.denominator,
            denominator: self.numerator,
            source: self.source.clone(),
        }
    }

    /// The rate for people: one unit of a currency, and what it is in another, as a decimal without needless zeros. It is
    /// turned round where only then it can be written so.
    pub fn written(&self) -> Option<(Currency, String, Currency)> {
        let own = decimal(self.numerator, self.denominator);
        let turned = || decimal(self.denominator, self.numerator);
        own.map(|text| (self.from, text, self.to))
            .or_else(|| turned().map(|text| (self.to, text, self.from)))
    }

    /// An amount in the currency that is got, rounded half up.
    ///
    /// # Errors
    /// [`MoneyError`] for an amount in another currency than `from`, and an overflow.
    pub fn convert(&self, amount: Money) -> Result<Approximate, MoneyError> {
        if amount.currency() != self.from {
            return Err(MoneyError::CurrencyMismatch(amount.currency(), self.from));
        }
        let (mut above, mut below) = (u128::from(self.numerator), u128::from(self.denominator));
        let (to, from) = (self.to.exponent(), self.from.exponent());
        match to.cmp(&from) {
            Ordering::Greater => above *= 10_u128.pow(u32::from(to - from)),
            Ordering::Less => below *= 10_u128.pow(u32::from(from - to)),
            Ordering::Equal => {}
        }
        let product = i128::try_from(above)
            .ok()
            .and_then(|above| i128::from(amount.minor()).checked_mul(above))
            .ok_or(MoneyError::Overflow)?;
        let minor = quotient(product, below, Rounding::HalfUp);
        let minor = i64::try_from(minor).map_err(|_| MoneyError::Overflow)?;
        Ok(Approximate {
            about: Money::new(minor, self.to)?,
            rate: self.clone(),
        })
    }
}

/// Converts with the first rate that fits, in either direction; `Ok(None)` when there is none. An amount that is in the
/// wanted currency already needs no rate: it is not approximate.
///
/// # Errors
/// [`MoneyError::Overflow`].
pub fn approximate(
    amount: Money,
    to: Currency,
    rates: &[ExchangeRate],
) -> Result<Option<Approximate>, MoneyError> {
    let from = amount.currency();
    let usable = |rate: &&ExchangeRate| rate.numerator > 0 && rate.denominator > 0;
    let mut rates = rates.iter().filter(usable);
    let rate = rates.find_map(|rate| {
        if (rate.from, rate.to) == (from, to) {
            Some(rate.clone())
        } else if (rate.to, rate.from) == (from, to) {
            Some(rate.inverse())
        } else {
            None
        }
    });
    rate.map(|rate| rate.convert(amount)).transpose()
}

/// A decimal above nothing as a fraction: `32.57` is 3257 / 100. `None` for any other text, and for more than 15 digits.
pub fn fraction(text: &str) -> Option<(u64, u64)> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{rest}");
    let is_decimal = !whole.is_empty()
        && digits.len() <= MAX_DIGITS
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (rest.is_empty() != text.contains('.'));
    let numerator = is_decimal.then(|| digits.parse::<u64>().ok())??;
    let denominator = 10_u64.checked_pow(u32::try_from(rest.len()).ok()?)?;
    (numerator > 0).then_some((numerator, denominator))
}

/// A fraction as a decimal, where its denominator is a power of ten.
fn decimal(numerator: u64, denominator: u64) -> Option<String> {
    let places = usize::try_from(denominator.checked_ilog10()?).ok()?;
    if 10_u64.checked_pow(u32::try_from(places).ok()?) != Some(denominator) {
        return None;
    }
    let (whole, rest) = (numerator / denominator, numerator % denominator);
    if rest == 0 {
        return Some(whole.to_string());
    }
    let text = format!("{whole}.{rest:0places$}");
    Some(text.trim_end_matches('0').to_owned())
}

/// Rates as a file: a first line, then for each rate `from|to|decimal|day|source`. What cannot be written so is left out:
/// a source with a bar or a line's end in it, a fraction that is no decimal.
pub fn write_rates(rates: &[ExchangeRate]) -> String {
    let mut text = format!("{HEAD}\n");
    for rate in rates {
        let source = &rate.source;
        let is_plain = !source.name.contains(['|', '\n', '\r']);
        if let Some((from, value, to)) = rate.written().filter(|_| is_plain) {
            let day = source.as_of.to_iso();
            let columns = [from.code(), to.code(), &value, &day, &source.name];
            text.push_str(&columns.join("|"));
            text.push('\n');
        }
    }
    text
}

/// Reads a file of rates: the good lines, and of those the first 200. A text that is no such file holds none.
pub fn read_rates(text: &str) -> Vec<ExchangeRate> {
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Vec::new();
    }
    lines.filter_map(read_rate).take(MAX_RATES).collect()
}

fn read_rate(line: &str) -> Option<ExchangeRate> {
    let mut columns = line.splitn(5, '|');
    let mut next = || columns.next();
    let (from, to) = (Currency::parse(next()?)?, Currency::parse(next()?)?);
    let (numerator, denominator) = fraction(next()?)?;
    let as_of = Date::from_iso(next()?)?;
    let name = next().filter(|name| !name.is_empty())?.to_owned();
    (from != to).then_some(ExchangeRate {
        from,
        to,
        numerator,
        denominator,
        source: Source {
            name,
            as_of,
            is_estimate: false,
        },
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    #[test]
    fn rates_come_back_from_their_file_and_bad_lines_are_passed_over() {
        let text = "souk-rates 1\nUSD|THB|32.57|2026-11-20|Bank of Thailand\nEUR|THB|0|2026-11-20|nobody\n\
                    USD|USD|1|2026-11-20|nobody\nXX|THB|1|2026-11-20|nobody\nKWD|THB|106|2026-11-20|\n\
                    JPY|THB|0.2090|2026-11-20|a | b\n";
        let rates = read_rates(text);
        let written: Vec<_> = rates.iter().filter_map(ExchangeRate::written).collect();
        assert_eq!(
            written,
            [
                (currency("USD"), "32.57".to_owned(), currency("THB")),
                (currency("JPY"), "0.209".to_owned(), currency("THB")),
            ]
        );
        assert_eq!(
            write_rates(&rates),
            "souk-rates 1\nUSD|THB|32.57|2026-11-20|Bank of Thailand\n",
            "a bar in a source has no place in a file"
        );
        assert_eq!(read_rates("USD|THB|32.57|2026-11-20|nobody"), []);
        let turned = rates.first().unwrap().inverse();
        assert_eq!(turned.written(), rates.first().unwrap().written());
    }

    proptest! {
        #[test]
        fn a_decimal_is_read_as_it_was_written(numerator in 1_u64..1_000_000_000, places in 0_u32..6) {
            let rate = ExchangeRate {
                from: currency("USD"),
                to: currency("THB"),
                numerator,
                denominator: 10_u64.pow(places),
                source: Source { name: "made up".into(), as_of: Date(20_000), is_estimate: false },
            };
            let back = read_rates(&write_rates(std::slice::from_ref(&rate)));
            let back = back.first().unwrap();
            prop_assert_eq!(
                u128::from(back.numerator) * u128::from(rate.denominator),
                u128::from(rate.numerator) * u128::from(back.denominator)
            );
        }

        #[test]
        fn no_text_stops_the_reader_of_rates(text in "(souk-rates 1\n)?(.|\n){0,200}") {
            for rate in read_rates(&text) {
                prop_assert!(rate.numerator > 0 && rate.denominator > 0);
            }
        }
    }
}
