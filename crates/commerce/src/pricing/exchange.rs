//! Amounts in another currency, for the eye: what is charged is never converted.

use std::cmp::Ordering;

use crate::money::{Currency, Money, MoneyError};

use super::ledger::Source;
use super::rounding::{Rounding, quotient};

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
