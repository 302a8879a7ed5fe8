//! What an order comes to: signed lines that add up to the total, and the tax that is inside it.

use crate::money::{Currency, Money, MoneyError};
use crate::shop::TaxRule;

/// What a line of the totals stands for. The words are those of UCP 2026-04-08, `types/total.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TotalKind {
    /// Goods.
    Subtotal,
    /// Delivery.
    Fulfillment,
    /// A fee, such as the courier's for collecting cash.
    Fee,
    /// Tax on top of the prices.
    Tax,
}

/// What an order comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// Lines in the order in which they are shown; exactly one is the subtotal.
    pub lines: Vec<(TotalKind, Money)>,
    /// The sum of the lines.
    pub total: Money,
    /// Tax that the prices hold already; `None` when tax comes on top or there is none.
    pub included_tax: Option<Money>,
}

/// A price and how many pieces of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricedLine {
    /// Price of one piece.
    pub unit: Money,
    /// Pieces.
    pub quantity: u32,
}

/// Computes the totals of one seller's goods, delivery and fee.
///
/// Tax is rounded half up, once for each line, on goods, delivery and fee alike.
///
/// # Errors
/// [`MoneyError`] when currencies differ or an amount leaves the range.
pub fn totals(
    currency: Currency,
    lines: &[PricedLine],
    delivery: Option<Money>,
    fee: Option<Money>,
    tax: Option<&TaxRule>,
) -> Result<Totals, MoneyError> {
    let goods: Vec<Money> = lines
        .iter()
        .map(|line| line.unit.times(line.quantity))
        .collect::<Result<_, MoneyError>>()?;
    let fee = fee.filter(|fee| !fee.is_zero());
    let mut shown = vec![(
        TotalKind::Subtotal,
        Money::sum(currency, goods.iter().copied())?,
    )];
    shown.extend(delivery.map(|amount| (TotalKind::Fulfillment, amount)));
    shown.extend(fee.map(|amount| (TotalKind::Fee, amount)));

    let taxed = || goods.iter().copied().chain(delivery).chain(fee);
    let mut included_tax = None;
    match tax {
        Some(rule) if rule.included => {
            let parts = taxed()
                .map(|gross| included_part(gross, rule.rate_bp))
                .collect::<Result<Vec<_>, _>>()?;
            included_tax = Some(Money::sum(currency, parts)?);
        }
        Some(rule) => {
            let parts = taxed()
                .map(|net| net.portion(u64::from(rule.rate_bp), 10_000))
                .collect::<Result<Vec<_>, _>>()?;
            shown.push((TotalKind::Tax, Money::sum(currency, parts)?));
        }
        None => {}
    }
    let total = Money::sum(currency, shown.iter().map(|(_, amount)| *amount))?;
    Ok(Totals {
        lines: shown,
        total,
        included_tax,
    })
}

/// The tax inside a gross amount: gross less the rounded net.
fn included_part(gross: Money, rate_bp: u32) -> Result<Money, MoneyError> {
    let net = gross.portion(10_000, 10_000 + u64::from(rate_bp))?;
    Money::new(
        gross
            .minor()
            .checked_sub(net.minor())
            .ok_or(MoneyError::Overflow)?,
        gross.currency(),
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::LocalText;

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    fn vat(included: bool) -> TaxRule {
        TaxRule {
            name: LocalText::default(),
            rate_bp: 700,
            included,
        }
    }

    #[test]
    fn included_tax_is_gross_less_rounded_net() {
        let one = |minor| {
            let lines = [PricedLine {
                unit: thb(minor),
                quantity: 1,
            }];
            totals(thb(0).currency(), &lines, None, None, Some(&vat(true)))
                .unwrap()
                .included_tax
        };
        assert_eq!(one(10_700), Some(thb(700)));
        assert_eq!(one(9_999), Some(thb(654)));
    }

    #[test]
    fn tax_on_top_is_rounded_once_for_each_line() {
        let lines = [PricedLine {
            unit: thb(107),
            quantity: 1,
        }; 3];
        let result = totals(
            thb(0).currency(),
            &lines,
            Some(thb(4000)),
            None,
            Some(&vat(false)),
        )
        .unwrap();
        assert_eq!(
            result.lines,
            [
                (TotalKind::Subtotal, thb(321)),
                (TotalKind::Fulfillment, thb(4000)),
                (TotalKind::Tax, thb(7 * 3 + 280))
            ]
        );
        assert_eq!(result.total, thb(321 + 4000 + 301));
        assert_eq!(result.included_tax, None);
    }

    proptest! {
        #[test]
        fn the_lines_always_add_up_to_the_total(
            units in prop::collection::vec((0_i64..10_000_000, 1_u32..1000), 1..20),
            delivery in prop::option::of(0_i64..100_000),
            fee in prop::option::of(0_i64..100_000),
            included in any::<bool>(),
        ) {
            let lines: Vec<_> = units.iter().map(|&(unit, quantity)| PricedLine { unit: thb(unit), quantity }).collect();
            let result = totals(thb(0).currency(), &lines, delivery.map(thb), fee.map(thb), Some(&vat(included))).unwrap();
            prop_assert_eq!(result.lines.iter().map(|(_, amount)| amount.minor()).sum::<i64>(), result.total.minor());
            prop_assert_eq!(result.lines.iter().filter(|(kind, _)| *kind == TotalKind::Subtotal).count(), 1);
            prop_assert!(result.lines.iter().all(|(_, amount)| amount.minor() >= 0));
        }
    }
}
