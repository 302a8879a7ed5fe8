//! Tax on what is sold: in the prices or on top, rounded by line or by order.

use crate::money::{Currency, Money, MoneyError};
use crate::shop::TaxRule;

use super::ledger::{Derivation, Due, Entry, EntryKind, IncludedTax, Ledger, Rule, Source};
use super::missing::Missing;
use super::rounding::{Rounding, RoundingScope, portion};

/// How goods are taxed. What belongs to which class is for the merchant to say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaxClass {
    /// The rate that holds for everything that is not named.
    #[default]
    Standard,
    /// The first reduced rate.
    Reduced,
    /// The second, lower one.
    SecondReduced,
    /// The rate below five per cent that some members of the Union kept.
    SuperReduced,
    /// Taxed at nothing.
    Zero,
}

impl TaxClass {
    /// Every class, the highest rate first.
    pub const ALL: [Self; 5] = [
        Self::Standard,
        Self::Reduced,
        Self::SecondReduced,
        Self::SuperReduced,
        Self::Zero,
    ];

    /// The word in data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Reduced => "reduced",
            Self::SecondReduced => "second-reduced",
            Self::SuperReduced => "super-reduced",
            Self::Zero => "zero",
        }
    }

    /// The class of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.as_str() == word)
    }
}

/// How a market taxes sales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRegime {
    /// Basis points of each class; [`TaxClass::Zero`] needs no row.
    pub rates: Vec<(TaxClass, u32)>,
    /// Whether prices hold the tax already.
    pub is_included: bool,
    /// Where it is rounded.
    pub scope: RoundingScope,
    /// How.
    pub rounding: Rounding,
    /// The class of delivery and of costs of payment.
    pub delivery_class: TaxClass,
    /// Whether a deposit is taxed like the goods it belongs to.
    pub taxes_deposit: bool,
    /// Where the rates are from.
    pub source: Option<Source>,
}

impl From<&TaxRule> for TaxRegime {
    /// One rate on everything, rounded half up once for each line.
    fn from(rule: &TaxRule) -> Self {
        Self {
            rates: vec![(TaxClass::Standard, rule.rate_bp)],
            is_included: rule.included,
            scope: RoundingScope::Line,
            rounding: Rounding::HalfUp,
            delivery_class: TaxClass::Standard,
            taxes_deposit: false,
            source: None,
        }
    }
}

impl TaxRegime {
    /// Basis points of a class.
    pub fn rate(&self, class: TaxClass) -> Option<u32> {
        let row = self.rates.iter().find(|(known, _)| *known == class);
        row.map(|(_, rate)| *rate)
            .or((class == TaxClass::Zero).then_some(0))
    }
}

/// Something that is taxed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taxed {
    pub(super) line: Option<usize>,
    pub(super) class: TaxClass,
    pub(super) amount: Money,
}

/// Adds the tax to the ledger: as entries when it comes on top, else beside them.
pub(super) fn add(
    ledger: &mut Ledger,
    regime: &TaxRegime,
    bases: &[Taxed],
) -> Result<(), MoneyError> {
    let bases = match regime.scope {
        RoundingScope::Line => bases.to_vec(),
        RoundingScope::Order => by_class(ledger.currency, bases)?,
    };
    for base in bases {
        if base.amount.is_zero() {
            continue;
        }
        let Some(rate_bp) = regime.rate(base.class) else {
            let missing = Missing::TaxRate(base.class);
            if !ledger.missing.contains(&missing) {
                ledger.missing.push(missing);
            }
            continue;
        };
        if regime.is_included {
            ledger.included_tax.push(IncludedTax {
                line: base.line,
                rate_bp,
                gross: base.amount,
                tax: included(base.amount, rate_bp, regime.rounding)?,
            });
        } else if rate_bp > 0 {
            ledger.entries.push(Entry {
                kind: EntryKind::Tax,
                line: base.line,
                amount: portion(base.amount, u64::from(rate_bp), 10_000, regime.rounding)?,
                due: Due::Now,
                derivation: Derivation {
                    rule: Rule::Rate {
                        rate_bp,
                        base: base.amount,
                    },
                    source: regime.source.clone(),
                },
            });
        }
    }
    Ok(())
}

/// The tax inside a gross amount: gross less the rounded net.
fn included(gross: Money, rate_bp: u32, rounding: Rounding) -> Result<Money, MoneyError> {
    let net = portion(gross, 10_000, 10_000 + u64::from(rate_bp), rounding)?;
    let tax = gross
        .minor()
        .checked_sub(net.minor())
        .ok_or(MoneyError::Overflow)?;
    Money::new(tax, gross.currency())
}

fn by_class(currency: Currency, bases: &[Taxed]) -> Result<Vec<Taxed>, MoneyError> {
    TaxClass::ALL
        .into_iter()
        .map(|class| {
            let amounts = bases.iter().filter(|base| base.class == class);
            Ok(Taxed {
                line: None,
                class,
                amount: Money::sum(currency, amounts.map(|base| base.amount))?,
            })
        })
        .collect()
}
