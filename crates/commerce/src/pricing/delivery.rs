//! What delivery of a basket costs, by zone, weight, value and way to pay.

use crate::address::Country;
use crate::delivery::DeliveryTerms;
use crate::money::{Currency, Money, MoneyError};

use super::ledger::Rule;
use super::missing::NoDelivery;

/// How an order is paid, as far as its price goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaymentKind {
    /// A transfer from account to account.
    BankTransfer,
    /// To the courier, in coins.
    CashOnDelivery,
    /// A card.
    Card,
    /// Any other way, by its name in the feed.
    Other(String),
}

/// What a way to pay costs on top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentCost {
    /// Which way.
    pub kind: PaymentKind,
    /// A fixed amount.
    pub fixed: Money,
    /// Basis points of goods and delivery.
    pub rate_bp: u32,
}

/// A price up to a weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightBand {
    /// Grams up to which it holds; `None` for any weight.
    pub up_to_grams: Option<u32>,
    /// The price.
    pub price: Money,
}

/// Countries with one list of prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// The countries; empty for every country that no other zone names.
    pub countries: Vec<Country>,
    /// Prices by weight, lightest first; the first that fits holds.
    pub bands: Vec<WeightBand>,
    /// Value of the goods, less discounts, from which delivery costs nothing.
    pub free_from: Option<Money>,
}

/// The prices of one way of delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryRates {
    /// The id of its [`DeliveryTerms`].
    pub id: String,
    /// Where it goes.
    pub zones: Vec<Zone>,
    /// What ways to pay cost; a way that is not listed costs nothing.
    pub payment: Vec<PaymentCost>,
}

impl From<&DeliveryTerms> for DeliveryRates {
    fn from(terms: &DeliveryTerms) -> Self {
        let fee = terms.cash_on_delivery_fee.map(|fixed| PaymentCost {
            kind: PaymentKind::CashOnDelivery,
            fixed,
            rate_bp: 0,
        });
        Self {
            id: terms.id.clone(),
            zones: vec![Zone {
                countries: terms.countries.clone(),
                bands: vec![WeightBand {
                    up_to_grams: None,
                    price: terms.price,
                }],
                free_from: terms.free_from,
            }],
            payment: fee.into_iter().collect(),
        }
    }
}

impl DeliveryRates {
    /// The zone of a country: the one that names it, else the one for all others.
    pub fn zone(&self, country: Country) -> Option<&Zone> {
        let names = |zone: &&Zone| zone.countries.contains(&country);
        self.zones
            .iter()
            .find(names)
            .or_else(|| self.zones.iter().find(|zone| zone.countries.is_empty()))
    }

    /// The price of a parcel of a value and a weight, and the rule; the weight is `None` when it is not known.
    pub(super) fn quote(
        &self,
        country: Country,
        value: Money,
        grams: Option<u64>,
    ) -> Result<(Money, Rule), NoDelivery> {
        let zone = self.zone(country).ok_or(NoDelivery::OutOfReach(country))?;
        let band = zone.band(grams)?;
        if band.price.currency() != value.currency() {
            return Err(NoDelivery::OtherCurrency(band.price.currency()));
        }
        let free_from = zone
            .free_from
            .filter(|from| from.currency() == value.currency() && value >= *from);
        let id = self.id.clone();
        Ok(match free_from {
            Some(from) => (
                Money::zero(value.currency()),
                Rule::FreeDelivery { id, from },
            ),
            None => (
                band.price,
                Rule::Delivery {
                    id,
                    up_to_grams: band.up_to_grams,
                },
            ),
        })
    }

    /// What a way to pay costs for what comes before it; `None` when no way is chosen and some cost something, or when
    /// the cost is in another currency.
    pub(super) fn payment_cost(
        &self,
        kind: Option<&PaymentKind>,
        before: Money,
    ) -> Result<Option<(Money, Rule)>, MoneyError> {
        let nothing = |currency: Currency| {
            let rule = Rule::Fixed {
                stated: Money::zero(currency),
            };
            (Money::zero(currency), rule)
        };
        let costs = |cost: &&PaymentCost| !cost.fixed.is_zero() || cost.rate_bp > 0;
        let Some(kind) = kind else {
            let is_free = !self.payment.iter().any(|cost| costs(&cost));
            return Ok(is_free.then(|| nothing(before.currency())));
        };
        let Some(cost) = self
            .payment
            .iter()
            .filter(costs)
            .find(|cost| cost.kind == *kind)
        else {
            return Ok(Some(nothing(before.currency())));
        };
        if cost.fixed.currency() != before.currency() {
            return Ok(None);
        }
        let amount = before
            .portion(u64::from(cost.rate_bp), 10_000)?
            .plus(cost.fixed)?;
        let rule = Rule::PaymentCost {
            kind: kind.clone(),
            fixed: cost.fixed,
            rate_bp: cost.rate_bp,
        };
        Ok(Some((amount, rule)))
    }
}

impl Zone {
    fn band(&self, grams: Option<u64>) -> Result<WeightBand, NoDelivery> {
        // One price for any weight needs no weight.
        if let Some(first) = self.bands.first().filter(|band| band.up_to_grams.is_none()) {
            return Ok(*first);
        }
        let grams = grams.ok_or(NoDelivery::WeightUnknown)?;
        let fits =
            |band: &&WeightBand| band.up_to_grams.is_none_or(|most| grams <= u64::from(most));
        self.bands
            .iter()
            .find(fits)
            .copied()
            .ok_or(NoDelivery::TooHeavy)
    }
}
