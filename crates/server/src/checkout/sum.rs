//! What a checkout comes to, by the pricing that the browser has too.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::pricing::{
    self, Basket, DeliveryRates, Ledger, Missing, PaymentKind, Promotion, TaxRegime, Terms,
};
use souk_commerce::{Country, Coupon, MoneyError, Shop, Timestamp};
use souk_ucp::v2026_04_08::PaymentMethod;

use super::discount;
use super::lines::{Chosen, ChosenLine};

/// Goods and codes, before delivery and the way to pay are known.
#[derive(Debug)]
pub(crate) struct Goods<'a> {
    shop: &'a Shop,
    lines: Vec<pricing::Line>,
    promotions: Vec<Promotion>,
    now: Timestamp,
}

impl<'a> Goods<'a> {
    /// The lines that can be sold, with the coupons to try on them.
    pub(crate) fn new(
        shop: &'a Shop,
        chosen: &Chosen,
        coupons: &[&Coupon],
        now: Timestamp,
    ) -> Self {
        let priced = |line: &ChosenLine| pricing::Line {
            // Tags are for promotions alone.
            tags: if coupons.is_empty() {
                Vec::new()
            } else {
                discount::tags(&line.row)
            },
            ..line.priced()
        };
        Self {
            shop,
            lines: chosen.lines.iter().map(priced).collect(),
            promotions: coupons
                .iter()
                .map(|coupon| coupon.promotion.clone())
                .collect(),
            now,
        }
    }

    /// What goods, delivery, fee and tax come to, as far as they are chosen.
    ///
    /// # Errors
    /// [`MoneyError`] when an amount leaves the range, or something is not known that must not be given away.
    pub(crate) fn with(
        &self,
        delivery: Option<&DeliveryTerms>,
        country: Country,
        method: Option<PaymentMethod>,
    ) -> Result<Ledger, MoneyError> {
        let market = &self.shop.market;
        let tax = market.tax.as_ref().map(TaxRegime::from);
        let rates = delivery.map(DeliveryRates::from);
        let basket = Basket {
            lines: self.lines.clone(),
            codes: self
                .promotions
                .iter()
                .filter_map(|known| known.code.clone())
                .collect(),
            destination: Some(country),
            payment: method.map(|method| match method {
                PaymentMethod::CashOnDelivery => PaymentKind::CashOnDelivery,
                PaymentMethod::BankTransfer => PaymentKind::BankTransfer,
                PaymentMethod::Card => PaymentKind::Card,
            }),
            ..Basket::default()
        };
        // The lines have the prices of this moment, so no sale has to be judged; the moment is for the codes.
        let terms = Terms {
            tax: tax.as_ref(),
            delivery: rates.as_ref(),
            promotions: &self.promotions,
            ..Terms::new(market.currency, market.country, self.now)
        };
        let ledger = pricing::price(&basket, &terms)?;
        let may_miss = |missing: &Missing| match missing {
            Missing::Price { fault, .. } => *fault == pricing::PriceFault::Zero,
            Missing::Delivery(_) => delivery.is_none(),
            Missing::PaymentCost => method.is_none(),
            Missing::TaxRate(_) => false,
            Missing::ImportCharges(_) => true,
        };
        // What should be known and is not must not be given away.
        if ledger.missing.iter().all(may_miss) {
            Ok(ledger)
        } else {
            Err(MoneyError::NotANumber)
        }
    }
}
