//! `[[exchange]]`: what other currencies cost, for amounts that are shown beside those that are charged.

use souk_commerce::pricing::{ExchangeRate, MAX_RATES, Source, fraction};
use souk_commerce::{Currency, Date};

use super::meaning::{Reader, Result};
use super::raw::RawExchange;

/// Longest source, in characters.
const MAX_SOURCE: usize = 100;

impl Reader<'_> {
    pub(super) fn exchange(&self, written: &[RawExchange]) -> Result<Vec<ExchangeRate>> {
        let mut rates: Vec<ExchangeRate> = Vec::with_capacity(written.len());
        for (index, raw) in written.iter().enumerate() {
            let key = format!("exchange[{index}]");
            let rate = self.exchange_rate(raw, &key)?;
            let wrong =
                |problem, remedy: &str| Err(self.source.wrong(&raw.currency, problem, remedy));
            if rates.iter().any(|known| known.from == rate.from) {
                let problem = format!("{key}.currency: {} is there twice", rate.from.code());
                return wrong(problem, "keep the later rate");
            }
            if index >= MAX_RATES {
                let problem = format!("there are more than {MAX_RATES} rates");
                return wrong(problem, "keep those of the currencies that buyers think in");
            }
            rates.push(rate);
        }
        Ok(rates)
    }

    fn exchange_rate(&self, raw: &RawExchange, key: &str) -> Result<ExchangeRate> {
        let source = self.source;
        let from = Currency::parse(raw.currency.get_ref()).filter(|from| *from != self.currency);
        let from = from.ok_or_else(|| {
            let written = raw.currency.get_ref();
            let problem = format!("{key}.currency: {written:?} is no other currency");
            let remedy =
                "write the three letters of ISO 4217 of a currency that is not the market's";
            source.wrong(&raw.currency, problem, remedy)
        })?;
        let text = raw.rate.get_ref().text();
        let (numerator, denominator) = fraction(&text).ok_or_else(|| {
            let problem = format!("{key}.rate: {text:?} is no rate");
            let remedy = "write what one unit costs in the market's currency: \"32.57\"";
            source.wrong(&raw.rate, problem, remedy)
        })?;
        let as_of = Date::from_iso(raw.as_of.get_ref().trim()).ok_or_else(|| {
            let problem = format!("{key}.as_of: {:?} is no day", raw.as_of.get_ref());
            source.wrong(
                &raw.as_of,
                problem,
                "write the day of the rate: \"2026-11-20\"",
            )
        })?;
        let name = raw.source.get_ref().trim();
        let is_plain = !name.contains(|c: char| c == '|' || c.is_control());
        if name.is_empty() || name.chars().count() > MAX_SOURCE || !is_plain {
            let problem = format!("{key}.source: {name:?} names nobody");
            let remedy = "name in one line, without bars, whose rate it is: \"Bank of Thailand\"";
            return Err(source.wrong(&raw.source, problem, remedy));
        }
        Ok(ExchangeRate {
            from,
            to: self.currency,
            numerator,
            denominator,
            source: Source {
                name: name.to_owned(),
                as_of,
                is_estimate: false,
            },
        })
    }
}
