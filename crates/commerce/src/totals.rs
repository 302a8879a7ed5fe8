//! What an order comes to, as a receipt says it: few signed lines that add up to the total, and the tax that is inside it.

use crate::money::{Money, MoneyError};
use crate::pricing::{EntryKind, Ledger};

/// What a line of the totals stands for. The words are those of UCP 2026-04-08, `types/total.json`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TotalKind {
    /// Goods, before anything is taken off them.
    Subtotal,
    /// Taken off goods.
    ItemsDiscount,
    /// Delivery.
    Fulfillment,
    /// Taken off the order as a whole: delivery.
    Discount,
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

impl Totals {
    /// The receipt of a ledger: what it knows of what is paid with the order. Discounts stand behind what they were taken
    /// off.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`].
    pub fn of(ledger: &Ledger) -> Result<Self, MoneyError> {
        let mut lines = Vec::new();
        for shown in [
            TotalKind::Subtotal,
            TotalKind::ItemsDiscount,
            TotalKind::Fulfillment,
            TotalKind::Discount,
            TotalKind::Fee,
            TotalKind::Tax,
        ] {
            let entries = ledger.paid_now();
            let amounts: Vec<Money> = entries
                .filter(|entry| kind_of(entry.kind) == shown)
                .map(|entry| entry.amount)
                .collect();
            if shown == TotalKind::Subtotal || !amounts.is_empty() {
                lines.push((shown, Money::sum(ledger.currency, amounts)?));
            }
        }
        let has_tax = !ledger.included_tax.is_empty();
        Ok(Self {
            lines,
            total: ledger.charged()?.sum(),
            included_tax: has_tax.then(|| ledger.included_tax_sum()).transpose()?,
        })
    }
}

fn kind_of(kind: EntryKind) -> TotalKind {
    match kind {
        EntryKind::Goods | EntryKind::Deposit => TotalKind::Subtotal,
        EntryKind::LineDiscount | EntryKind::OrderDiscount => TotalKind::ItemsDiscount,
        EntryKind::Delivery => TotalKind::Fulfillment,
        EntryKind::DeliveryDiscount => TotalKind::Discount,
        EntryKind::PaymentCost
        | EntryKind::Duty
        | EntryKind::ImportTax
        | EntryKind::Handling
        | EntryKind::CashRounding => TotalKind::Fee,
        EntryKind::Tax => TotalKind::Tax,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::address::Country;
    use crate::delivery::DeliveryTerms;
    use crate::language::LocalText;
    use crate::money::Currency;
    use crate::pricing::samples::{NOW, case};
    use crate::pricing::{Basket, DeliveryRates, Line, PaymentKind, TaxRegime, Terms, price};
    use crate::shop::TaxRule;

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

    /// The receipt of lines with delivery and a fee for cash, priced as the backend does.
    fn receipt(units: &[(i64, u32)], delivery: Option<(i64, i64)>, tax: &TaxRule) -> Totals {
        let to = Country::parse("TH").unwrap();
        let terms = delivery.map(|(price, fee)| DeliveryTerms {
            id: "post".to_owned(),
            name: LocalText::default(),
            countries: Vec::new(),
            price: thb(price),
            free_from: None,
            days: (1, 2),
            cash_on_delivery_fee: Some(thb(fee)),
        });
        let rates = terms.as_ref().map(DeliveryRates::from);
        let regime = TaxRegime::from(tax);
        let lines = (0..).zip(units);
        let basket = Basket {
            lines: lines
                .map(|(at, (unit, quantity)): (u32, _)| {
                    Line::new(at.to_string(), Some(thb(*unit)), *quantity)
                })
                .collect(),
            destination: Some(to),
            payment: Some(PaymentKind::CashOnDelivery),
            ..Basket::default()
        };
        let terms = Terms {
            tax: Some(&regime),
            delivery: rates.as_ref(),
            ..Terms::new(thb(0).currency(), to, NOW)
        };
        Totals::of(&price(&basket, &terms).unwrap()).unwrap()
    }

    #[test]
    fn included_tax_is_gross_less_rounded_net() {
        let one = |minor| receipt(&[(minor, 1)], None, &vat(true)).included_tax;
        assert_eq!(one(10_700), Some(thb(700)));
        assert_eq!(one(9_999), Some(thb(654)));
    }

    #[test]
    fn tax_on_top_is_rounded_once_for_each_line() {
        let result = receipt(&[(107, 1); 3], Some((4000, 0)), &vat(false));
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
            delivery in prop::option::of((0_i64..100_000, 0_i64..100_000)),
            included in any::<bool>(),
        ) {
            let result = receipt(&units, delivery, &vat(included));
            prop_assert_eq!(result.lines.iter().map(|(_, amount)| amount.minor()).sum::<i64>(), result.total.minor());
            prop_assert_eq!(result.lines.iter().filter(|(kind, _)| *kind == TotalKind::Subtotal).count(), 1);
            prop_assert!(result.lines.iter().all(|(_, amount)| amount.minor() >= 0));
            let goods: i64 = units.iter().map(|(unit, quantity)| unit * i64::from(*quantity)).sum();
            prop_assert_eq!(result.lines[0].1, thb(goods));
        }

        #[test]
        fn a_receipt_of_any_ledger_adds_up(seed in any::<u64>()) {
            let (customs, case) = (crate::customs::Customs::built_in(), case(seed).unwrap());
            let ledger = price(&case.basket, &case.terms(&customs)).unwrap();
            let result = Totals::of(&ledger).unwrap();
            prop_assert_eq!(result.lines.iter().map(|(_, amount)| amount.minor()).sum::<i64>(), result.total.minor());
            let is_taken_off = |kind| matches!(kind, TotalKind::ItemsDiscount | TotalKind::Discount);
            prop_assert!(result.lines.iter().all(|(kind, amount)| !is_taken_off(*kind) || amount.minor() < 0));
            let of = |wanted| result.lines.iter().filter(|(kind, _)| *kind == wanted).map(|(_, amount)| amount.minor()).sum::<i64>();
            prop_assert!(of(TotalKind::Subtotal) + of(TotalKind::ItemsDiscount) >= 0);
            prop_assert!(of(TotalKind::Fulfillment) + of(TotalKind::Discount) >= 0);
        }
    }
}
