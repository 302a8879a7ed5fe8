//! Money: an integer number of minor units and a currency. No floats, no silent wrap, no adding of unlike currencies.

use std::fmt;

use thiserror::Error;

/// The largest amount that travels: 2^53 - 1 minor units, so that every JSON reader keeps it exact (UCP 2026-04-08,
/// `types/amount.json`).
pub const MAX_MINOR: i64 = (1 << 53) - 1;

/// Minor-unit exponents of ISO 4217 that are not two.
const EXPONENTS: &[(&[u8; 3], u8)] = &[
    (b"BHD", 3),
    (b"BIF", 0),
    (b"CLF", 4),
    (b"CLP", 0),
    (b"DJF", 0),
    (b"GNF", 0),
    (b"IQD", 3),
    (b"ISK", 0),
    (b"JOD", 3),
    (b"JPY", 0),
    (b"KMF", 0),
    (b"KRW", 0),
    (b"KWD", 3),
    (b"LYD", 3),
    (b"OMR", 3),
    (b"PYG", 0),
    (b"RWF", 0),
    (b"TND", 3),
    (b"UGX", 0),
    (b"UYI", 0),
    (b"UYW", 4),
    (b"VND", 0),
    (b"VUV", 0),
    (b"XAF", 0),
    (b"XOF", 0),
    (b"XPF", 0),
];

/// Currencies with two decimals, so that a typing error in a feed is not taken for a currency.
const TWO_DECIMALS: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF \
    IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR \
    MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN \
    SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

/// An ISO 4217 currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads an alphabetic code in any case; `None` when ISO 4217 has no such active currency.
    pub fn parse(text: &str) -> Option<Self> {
        let &[a, b, c] = text.trim().as_bytes() else {
            return None;
        };
        let code = [
            a.to_ascii_uppercase(),
            b.to_ascii_uppercase(),
            c.to_ascii_uppercase(),
        ];
        let is_known = EXPONENTS.iter().any(|(known, _)| **known == code)
            || TWO_DECIMALS
                .as_bytes()
                .chunks(4)
                .any(|known| known.starts_with(&code));
        is_known.then_some(Self(code))
    }

    /// The three upper-case letters.
    pub fn code(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Decimals between the major and the minor unit: 0 for JPY, 2 for THB, 3 for KWD.
    pub fn exponent(self) -> u8 {
        EXPONENTS
            .iter()
            .find(|(code, _)| **code == self.0)
            .map_or(2, |(_, exponent)| *exponent)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Why an amount could not be computed or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// The result lies outside ±[`MAX_MINOR`].
    #[error("the amount is too large")]
    Overflow,
    /// Two currencies met in one sum.
    #[error("{0} and {1} cannot be added")]
    CurrencyMismatch(Currency, Currency),
    /// Not a number of the form `1234.56`.
    #[error("is not a number such as 1234.56")]
    NotANumber,
    /// More decimals than the currency has, and not zeros.
    #[error("has more decimals than {0} allows")]
    TooManyDecimals(Currency),
}

/// An amount in one currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

impl Money {
    /// An amount in minor units.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] outside ±[`MAX_MINOR`].
    pub fn new(minor: i64, currency: Currency) -> Result<Self, MoneyError> {
        if minor.unsigned_abs() > MAX_MINOR.unsigned_abs() {
            return Err(MoneyError::Overflow);
        }
        Ok(Self { minor, currency })
    }

    /// Nothing, in a currency.
    pub fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// Minor units: satang, cents, fils.
    pub fn minor(self) -> i64 {
        self.minor
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.minor == 0
    }

    /// Reads a plain decimal with a point, such as `1290`, `15.00` or `-0.5`: ASCII digits, no separators.
    ///
    /// # Errors
    /// [`MoneyError`] when it is no such number, too precise for the currency, or too large.
    pub fn parse_decimal(text: &str, currency: Currency) -> Result<Self, MoneyError> {
        let text = text.trim();
        let (negative, digits) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit());
        if !all_digits || whole.is_empty() || (digits.contains('.') && fraction.is_empty()) {
            return Err(MoneyError::NotANumber);
        }
        let exponent = usize::from(currency.exponent());
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > exponent {
            return Err(MoneyError::TooManyDecimals(currency));
        }
        let mut minor: i64 = 0;
        let padding = std::iter::repeat_n(b'0', exponent.saturating_sub(fraction.len()));
        for digit in whole.bytes().chain(fraction.bytes()).chain(padding) {
            minor = minor
                .checked_mul(10)
                .and_then(|minor| minor.checked_add(i64::from(digit.saturating_sub(b'0'))))
                .ok_or(MoneyError::Overflow)?;
        }
        Self::new(if negative { -minor } else { minor }, currency)
    }

    /// The amount as a plain decimal in major units, with all decimals of the currency: `1290.00`.
    pub fn to_decimal(self) -> String {
        let exponent = usize::from(self.currency.exponent());
        let digits = format!(
            "{:0width$}",
            self.minor.unsigned_abs(),
            width = exponent.saturating_add(1)
        );
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, fraction) = digits
            .split_at_checked(digits.len().saturating_sub(exponent))
            .unwrap_or((&digits, ""));
        if fraction.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{fraction}")
        }
    }

    /// The sum.
    ///
    /// # Errors
    /// [`MoneyError`] for unlike currencies or an overflow.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch(self.currency, other.currency));
        }
        Self::new(
            self.minor
                .checked_add(other.minor)
                .ok_or(MoneyError::Overflow)?,
            self.currency,
        )
    }

    /// The amount for `quantity` pieces.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn times(self, quantity: u32) -> Result<Self, MoneyError> {
        Self::new(
            self.minor
                .checked_mul(i64::from(quantity))
                .ok_or(MoneyError::Overflow)?,
            self.currency,
        )
    }

    /// The sum of amounts in one currency.
    ///
    /// # Errors
    /// [`MoneyError`] for unlike currencies or an overflow.
    pub fn sum(
        currency: Currency,
        amounts: impl IntoIterator<Item = Self>,
    ) -> Result<Self, MoneyError> {
        amounts
            .into_iter()
            .try_fold(Self::zero(currency), Self::plus)
    }

    /// `numerator / denominator` of the amount, rounded half up away from zero.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`]; a zero denominator counts as one.
    pub fn portion(self, numerator: u64, denominator: u64) -> Result<Self, MoneyError> {
        let denominator = i128::from(denominator.max(1));
        let product = i128::from(self.minor)
            .checked_mul(i128::from(numerator))
            .ok_or(MoneyError::Overflow)?;
        let doubled = product
            .unsigned_abs()
            .checked_mul(2)
            .ok_or(MoneyError::Overflow)?;
        let unsigned = (doubled + denominator.unsigned_abs()) / (denominator.unsigned_abs() * 2);
        let rounded = i64::try_from(unsigned).map_err(|_| MoneyError::Overflow)?;
        Self::new(if product < 0 { -rounded } else { rounded }, self.currency)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::parse(code).unwrap()
    }

    fn money(text: &str, code: &str) -> Money {
        Money::parse_decimal(text, currency(code)).unwrap()
    }

    #[test]
    fn each_currency_has_the_decimals_of_iso_4217() {
        for (code, exponent) in [
            ("JPY", 0),
            ("THB", 2),
            ("HUF", 2),
            ("MGA", 2),
            ("KWD", 3),
            ("OMR", 3),
            ("CLF", 4),
        ] {
            assert_eq!(currency(code).exponent(), exponent, "{code}");
        }
        for bad in ["", "TH", "THBB", "XXZ", "RUR", "ABC"] {
            assert_eq!(Currency::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_exponent_table_agrees_with_iso_currency() {
        for code in TWO_DECIMALS.split_ascii_whitespace().chain(
            EXPONENTS
                .iter()
                .map(|(code, _)| str::from_utf8(*code).unwrap()),
        ) {
            let Some(reference) = iso_currency::Currency::from_code(code) else {
                continue;
            };
            assert_eq!(
                Some(u16::from(currency(code).exponent())),
                reference.exponent(),
                "{code}"
            );
        }
    }

    #[test]
    fn decimals_are_read_exactly_or_refused() {
        assert_eq!(money("1290", "THB").minor(), 129_000);
        assert_eq!(money("15.5", "USD").minor(), 1550);
        assert_eq!(money("20.225", "KWD").minor(), 20_225);
        assert_eq!(money("5.000", "JPY").minor(), 5);
        assert_eq!(
            Money::parse_decimal("27.085", currency("USD")),
            Err(MoneyError::TooManyDecimals(currency("USD")))
        );
        for bad in [
            "", ".", "1.", ".5", "1,5", "1 000", "1e3", "+1", "NaN", "١٢", "--1",
        ] {
            assert_eq!(
                Money::parse_decimal(bad, currency("USD")),
                Err(MoneyError::NotANumber),
                "{bad:?}"
            );
        }
        assert_eq!(
            Money::parse_decimal("99999999999999999999", currency("USD")),
            Err(MoneyError::Overflow)
        );
    }

    #[test]
    fn unlike_currencies_do_not_add() {
        let mismatch = MoneyError::CurrencyMismatch(currency("THB"), currency("USD"));
        assert_eq!(money("1", "THB").plus(money("1", "USD")), Err(mismatch));
    }

    #[test]
    fn rounding_is_half_up_away_from_zero() {
        assert_eq!(money("1.185", "KWD").portion(1, 10).unwrap().minor(), 119);
        assert_eq!(money("-1.185", "KWD").portion(1, 10).unwrap().minor(), -119);
        assert_eq!(
            money("107.00", "THB").portion(100, 107).unwrap().minor(),
            10_000
        );
    }

    proptest! {
        #[test]
        fn every_amount_survives_its_decimal_text(minor in -MAX_MINOR..=MAX_MINOR, code in prop::sample::select(vec!["JPY", "THB", "KWD", "CLF"])) {
            let amount = Money::new(minor, currency(code)).unwrap();
            prop_assert_eq!(Money::parse_decimal(&amount.to_decimal(), currency(code)), Ok(amount));
        }

        #[test]
        fn no_sum_or_product_wraps(a in any::<i64>(), b in any::<i64>(), quantity in any::<u32>()) {
            let thb = currency("THB");
            if let (Ok(a), Ok(b)) = (Money::new(a, thb), Money::new(b, thb)) {
                if let Ok(sum) = a.plus(b) { prop_assert_eq!(i128::from(sum.minor()), i128::from(a.minor()) + i128::from(b.minor())); }
                if let Ok(product) = a.times(quantity) { prop_assert_eq!(i128::from(product.minor()), i128::from(a.minor()) * i128::from(quantity)); }
            }
        }
    }
}
