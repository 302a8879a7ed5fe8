//! What a basket comes to, as a ledger that opens into its derivation.
//!
//! Browser and backend call the same [`price`]: a pure function of what was chosen ([`Basket`]) and of what seller and
//! market say ([`Terms`]). Totals are sums of the [`Ledger`] and nothing else. What is not known is [`Missing`], never
//! nothing; what cannot be meant is a [`Remark`]; an overflow is an error.

mod delivery;
mod exchange;
mod import;
#[cfg(test)]
mod laws;
mod ledger;
mod line;
mod missing;
mod promotion;
mod rounding;
pub mod samples;
mod tax;
#[cfg(test)]
mod tests;

pub use delivery::{DeliveryRates, PaymentCost, PaymentKind, WeightBand, Zone};
pub use exchange::{
    Approximate, ExchangeRate, MAX_RATES, approximate, fraction, read_rates, write_rates,
};
pub use import::Incoterm;
pub use ledger::{Derivation, Due, Entry, EntryKind, IncludedTax, Ledger, Rule, Source, Total};
pub use line::{Line, LineSale, Tier, WallTime};
pub use missing::{Missing, NoDelivery, NoImport, PriceFault, Remark};
pub use promotion::{Condition, Effect, Outcome, Promotion, Selection, Unmet, Verdict};
pub(crate) use rounding::quotient as rounded;
pub use rounding::{Rounding, RoundingScope, portion, split};
pub use tax::{TaxClass, TaxRegime};

use crate::address::Country;
use crate::customs::Customs;
use crate::money::{Currency, Money, MoneyError};
use crate::time::Timestamp;

use line::unit_price;
use promotion::{Circumstances, Reduced};
use tax::Taxed;

/// What the shopper chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Basket {
    /// Lines of one seller.
    pub lines: Vec<Line>,
    /// Codes that were entered.
    pub codes: Vec<String>,
    /// Where to.
    pub destination: Option<Country>,
    /// How it is paid.
    pub payment: Option<PaymentKind>,
    /// Whether the buyer has ordered nothing before.
    pub is_first_order: bool,
}

/// What seller and market say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The currency that is charged.
    pub currency: Currency,
    /// Minutes by which the market's clocks are ahead of UTC, for sales that name no zone.
    pub zone_minutes: Option<i16>,
    /// How discounts are rounded.
    pub rounding: Rounding,
    /// Tax on sales; `None` when none is charged, as on most exports.
    pub tax: Option<&'a TaxRegime>,
    /// Promotions in the order in which they are tried.
    pub promotions: &'a [Promotion],
    /// The chosen way of delivery.
    pub delivery: Option<&'a DeliveryRates>,
    /// Where the goods are sent from.
    pub ships_from: Country,
    /// Who imports.
    pub incoterm: Incoterm,
    /// What destinations charge on import.
    pub customs: Option<&'a Customs>,
    /// Rates of exchange, for thresholds in the destination's currency.
    pub exchange: &'a [ExchangeRate],
    /// The smallest coin in minor units, for what is paid in coins; 0 or 1 for no rounding.
    pub cash_step: u32,
    /// When.
    pub now: Timestamp,
}

impl Terms<'_> {
    /// Terms with nothing but a currency, a country and a moment.
    pub fn new(currency: Currency, ships_from: Country, now: Timestamp) -> Self {
        Self {
            currency,
            zone_minutes: None,
            rounding: Rounding::default(),
            tax: None,
            promotions: &[],
            delivery: None,
            ships_from,
            incoterm: Incoterm::default(),
            customs: None,
            exchange: &[],
            cash_step: 0,
            now,
        }
    }
}

/// Prices a basket.
///
/// The order of the lines changes no total: halves go by the lines' ids.
///
/// # Errors
/// [`MoneyError::Overflow`] when an amount leaves the range.
pub fn price(basket: &Basket, terms: &Terms<'_>) -> Result<Ledger, MoneyError> {
    let mut ledger = Ledger {
        currency: terms.currency,
        entries: Vec::new(),
        included_tax: Vec::new(),
        missing: Vec::new(),
        remarks: Vec::new(),
        verdicts: Vec::new(),
    };
    let mut lines = goods(&mut ledger, basket, terms)?;
    let by_id = |line: &Reduced<'_>| basket.lines.get(line.place).map(|line| line.id.as_str());
    lines.sort_by(|a, b| by_id(a).cmp(&by_id(b)).then(a.place.cmp(&b.place)));
    let given = Circumstances {
        currency: terms.currency,
        now: terms.now,
        destination: basket.destination,
        payment: basket.payment.as_ref(),
        is_first_order: basket.is_first_order,
        rounding: terms.rounding,
    };
    let reductions = promotion::apply(&mut lines, terms.promotions, &basket.codes, &given)?;
    ledger.entries.extend(reductions.entries);
    ledger.verdicts = reductions.verdicts;

    let value = Money::sum(
        terms.currency,
        lines
            .iter()
            .map(|line| Money::new(line.left, terms.currency))
            .collect::<Result<Vec<_>, _>>()?,
    )?;
    let mut delivery = None;
    if lines.is_empty() && ledger.missing.is_empty() {
        // An empty basket is sent nowhere.
    } else {
        delivery = deliver(&mut ledger, basket, terms, value, &reductions.free_delivery)?;
    }
    let payment = pay(&mut ledger, basket, terms, value, delivery)?;
    if let Some(regime) = terms.tax {
        let bases = taxed(&ledger, basket, regime, &lines, delivery, payment)?;
        tax::add(&mut ledger, regime, &bases)?;
    }
    import::add(&mut ledger, basket, terms, &lines, value, delivery)?;
    round_to_coins(&mut ledger, basket, terms)?;
    Ok(ledger)
}

/// Enters the goods and their deposits; what promotions may reduce comes back.
fn goods<'a>(
    ledger: &mut Ledger,
    basket: &'a Basket,
    terms: &Terms<'_>,
) -> Result<Vec<Reduced<'a>>, MoneyError> {
    let mut lines = Vec::new();
    for (place, line) in basket.lines.iter().enumerate() {
        if line.quantity == 0 {
            continue;
        }
        let priced = unit_price(
            line,
            place,
            terms.currency,
            terms.zone_minutes,
            terms.now,
            &mut ledger.remarks,
        );
        let priced = match priced {
            Ok(priced) => priced,
            Err(fault) => {
                ledger.missing.push(Missing::Price { line: place, fault });
                continue;
            }
        };
        let amount = priced.unit.times(line.quantity)?;
        ledger
            .entries
            .push(own(EntryKind::Goods, Some(place), amount, priced.rule));
        if let Some(unit) = line.deposit.filter(|deposit| !deposit.is_zero()) {
            if unit.currency() == terms.currency && unit.minor() > 0 {
                let rule = Rule::Deposit {
                    unit,
                    quantity: line.quantity,
                };
                let amount = unit.times(line.quantity)?;
                ledger
                    .entries
                    .push(own(EntryKind::Deposit, Some(place), amount, rule));
            } else {
                ledger.remarks.push(Remark::DepositUnusable { line: place });
            }
        }
        lines.push(Reduced {
            place,
            tags: &line.tags,
            unit: priced.unit.minor(),
            quantity: line.quantity,
            goods: amount.minor(),
            left: amount.minor(),
        });
    }
    Ok(lines)
}

/// Enters delivery; the result is what it costs after promotions, `None` when that is not known.
fn deliver(
    ledger: &mut Ledger,
    basket: &Basket,
    terms: &Terms<'_>,
    value: Money,
    free: &[usize],
) -> Result<Option<Money>, MoneyError> {
    let grams = basket
        .lines
        .iter()
        .filter(|line| line.quantity > 0)
        .map(|line| Some(u64::from(line.weight_grams?).saturating_mul(u64::from(line.quantity))))
        .try_fold(0_u64, |sum, grams| Some(sum.saturating_add(grams?)));
    let quote = match (terms.delivery, basket.destination) {
        (None, _) => Err(NoDelivery::NotChosen),
        (Some(_), None) => Err(NoDelivery::NoDestination),
        (Some(rates), Some(country)) => rates.quote(country, value, grams),
    };
    let (price, rule) = match quote {
        Ok(quote) => quote,
        Err(why) => {
            ledger.missing.push(Missing::Delivery(why));
            for at in free {
                refuse(ledger, *at);
            }
            return Ok(None);
        }
    };
    ledger
        .entries
        .push(own(EntryKind::Delivery, None, price, rule));
    let mut left = price;
    for at in free {
        if left.is_zero() {
            refuse(ledger, *at);
            continue;
        }
        let Some(verdict) = ledger.verdicts.get_mut(*at) else {
            continue;
        };
        verdict.outcome = Outcome::Applied(left);
        let rule = Rule::Promotion {
            id: verdict.promotion.clone(),
            effect: Effect::FreeDelivery,
            base: left,
        };
        let off = Money::new(-left.minor(), terms.currency)?;
        ledger
            .entries
            .push(own(EntryKind::DeliveryDiscount, None, off, rule));
        left = Money::zero(terms.currency);
    }
    Ok(Some(left))
}

fn refuse(ledger: &mut Ledger, at: usize) {
    if let Some(verdict) = ledger.verdicts.get_mut(at) {
        verdict.outcome = Outcome::Refused(vec![Unmet::NothingToReduce]);
    }
}

/// Enters what the way to pay costs.
fn pay(
    ledger: &mut Ledger,
    basket: &Basket,
    terms: &Terms<'_>,
    value: Money,
    delivery: Option<Money>,
) -> Result<Option<Money>, MoneyError> {
    let (Some(rates), Some(delivery)) = (terms.delivery, delivery) else {
        return Ok(None);
    };
    let before = value.plus(delivery)?;
    let Some((amount, rule)) = rates.payment_cost(basket.payment.as_ref(), before)? else {
        ledger.missing.push(Missing::PaymentCost);
        return Ok(None);
    };
    if !amount.is_zero() {
        ledger
            .entries
            .push(own(EntryKind::PaymentCost, None, amount, rule));
    }
    Ok(Some(amount))
}

/// What is taxed: each line less its discounts, its deposit where the regime says so, delivery, costs of payment.
fn taxed(
    ledger: &Ledger,
    basket: &Basket,
    regime: &TaxRegime,
    lines: &[Reduced<'_>],
    delivery: Option<Money>,
    payment: Option<Money>,
) -> Result<Vec<Taxed>, MoneyError> {
    let class = |place: usize| {
        basket
            .lines
            .get(place)
            .map_or_else(TaxClass::default, |line| line.tax_class)
    };
    let mut bases = Vec::new();
    for line in lines {
        bases.push(Taxed {
            line: Some(line.place),
            class: class(line.place),
            amount: Money::new(line.left, ledger.currency)?,
        });
    }
    if regime.taxes_deposit {
        for entry in ledger.of(EntryKind::Deposit) {
            bases.push(Taxed {
                line: entry.line,
                class: entry.line.map_or_else(TaxClass::default, class),
                amount: entry.amount,
            });
        }
    }
    bases.extend(delivery.into_iter().chain(payment).map(|amount| Taxed {
        line: None,
        class: regime.delivery_class,
        amount,
    }));
    Ok(bases)
}

/// Enters the difference to the next coin when the order is paid in coins.
fn round_to_coins(
    ledger: &mut Ledger,
    basket: &Basket,
    terms: &Terms<'_>,
) -> Result<(), MoneyError> {
    let step = i64::from(terms.cash_step);
    if step <= 1 || basket.payment != Some(PaymentKind::CashOnDelivery) {
        return Ok(());
    }
    let Total::Known(total) = ledger.charged()? else {
        return Ok(());
    };
    let rest = total.minor().rem_euclid(step);
    let difference = if rest * 2 >= step { step - rest } else { -rest };
    if difference != 0 && rest != 0 {
        let amount = Money::new(difference, terms.currency)?;
        let rule = Rule::CashRounding {
            step: terms.cash_step,
        };
        ledger
            .entries
            .push(own(EntryKind::CashRounding, None, amount, rule));
    }
    Ok(())
}

/// An entry that the seller's own terms make, paid with the order.
fn own(kind: EntryKind, line: Option<usize>, amount: Money, rule: Rule) -> Entry {
    Entry {
        kind,
        line,
        amount,
        due: Due::Now,
        derivation: Derivation { rule, source: None },
    }
}
