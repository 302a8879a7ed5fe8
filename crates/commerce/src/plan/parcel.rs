//! What a parcel of one seller costs, in minor units.

use crate::money::{Currency, Money};
use crate::pricing::{Rounding, WeightBand};

use super::{Off, SellerTerms};

/// A seller's prices of delivery and coupons, in one currency.
#[derive(Debug, Clone)]
pub(super) struct Tariff {
    /// Price up to so many grams, lightest first.
    bands: Vec<(Option<u64>, i64)>,
    free_from: Option<i64>,
    /// Coupons that can be used, by their place in the seller's list.
    pub(super) coupons: Vec<Usable>,
}

/// A coupon in minor units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Usable {
    pub(super) place: usize,
    pub(super) least: i64,
    off: Saving,
}

#[derive(Debug, Clone, Copy)]
enum Saving {
    Percent { rate_bp: u32, cap: i64 },
    Amount(i64),
    Delivery,
}

/// What a parcel costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cost {
    pub(super) total: i64,
    pub(super) discount: i64,
    pub(super) delivery: i64,
    /// The coupon that makes it cheapest, by its place in the seller's list.
    pub(super) coupon: Option<usize>,
}

impl Usable {
    /// What it takes off goods that it applies to.
    fn discount(&self, goods: i64) -> i64 {
        match self.off {
            Saving::Percent { rate_bp, cap } => {
                let product = i128::from(goods) * i128::from(rate_bp);
                let off = crate::pricing::rounded(product, 10_000, Rounding::HalfUp);
                i64::try_from(off).unwrap_or(goods).min(cap).min(goods)
            }
            Saving::Amount(amount) => amount.min(goods),
            Saving::Delivery => 0,
        }
    }

    /// The part of each further unit of goods that is owed at the least, in millionths.
    pub(super) fn slope(&self) -> i64 {
        match self.off {
            Saving::Percent { rate_bp, .. } => i64::from(10_000 - rate_bp.min(10_000)) * 100,
            _ => 1_000_000,
        }
    }

    /// Goods of which so much may be left after the discount: where a rounded discount leaves it a little earlier than an exact
    /// one would, no later than there.
    fn goods_for(&self, left: i64) -> i64 {
        match self.off {
            Saving::Percent { rate_bp, cap } => {
                let rest = i128::from(10_000 - rate_bp.min(9_999));
                let goods = (i128::from(left - 1) * 10_000).div_euclid(rest);
                let goods = i64::try_from(goods).unwrap_or(i64::MAX / 4);
                goods.min(left.saturating_add(cap))
            }
            Saving::Amount(amount) => left.saturating_add(amount),
            Saving::Delivery => left,
        }
    }
}

impl Tariff {
    /// The prices of a seller who delivers and states them in the currency.
    pub(super) fn of(seller: &SellerTerms, currency: Currency) -> Option<Self> {
        let zone = seller.zone.as_ref()?;
        let here = |band: &WeightBand| {
            let fits = band.price.currency() == currency && band.price.minor() >= 0;
            fits.then(|| (band.up_to_grams.map(u64::from), band.price.minor()))
        };
        let bands: Vec<_> = zone.bands.iter().map(here).collect::<Option<_>>()?;
        let free_from = zone.free_from.filter(|from| from.currency() == currency);
        let coupons = seller.coupons.iter().enumerate();
        let coupons = coupons.filter_map(|(place, coupon)| {
            let off = match coupon.off {
                Off::Percent { rate_bp, cap } => {
                    let cap_minor = cap.map_or(i64::MAX / 4, |cap| cap.minor().max(0));
                    let fits = cap.is_none_or(|cap| cap.currency() == currency);
                    fits.then_some(Saving::Percent {
                        rate_bp: rate_bp.min(10_000),
                        cap: cap_minor,
                    })
                }
                Off::Amount(amount) => {
                    let fits = amount.currency() == currency && amount.minor() > 0;
                    fits.then(|| Saving::Amount(amount.minor()))
                }
                Off::Delivery => Some(Saving::Delivery),
            };
            (coupon.least.currency() == currency).then_some(Usable {
                place,
                least: coupon.least.minor().max(0),
                off: off?,
            })
        });
        (!bands.is_empty()).then(|| Self {
            bands,
            free_from: free_from.map(Money::minor),
            coupons: coupons.collect(),
        })
    }

    /// Whether the price goes by weight.
    pub(super) fn needs_weight(&self) -> bool {
        self.bands.first().is_some_and(|(most, _)| most.is_some())
    }

    /// Delivery of goods worth so much after discounts; `None` for a parcel that is too heavy.
    pub(super) fn delivery(&self, left: i64, grams: u64) -> Option<i64> {
        let fits = |band: &&(Option<u64>, i64)| band.0.is_none_or(|most| grams <= most);
        let (_, price) = self.bands.iter().find(fits)?;
        let is_free = self.free_from.is_some_and(|from| left >= from);
        Some(if is_free { 0 } else { *price })
    }

    /// What the delivery of a parcel of at least this weight costs at the least.
    fn least_delivery(&self, left: i64, grams: u64) -> Option<i64> {
        let can_fit = |band: &&(Option<u64>, i64)| band.0.is_none_or(|most| grams <= most);
        let bands = self.bands.iter().filter(can_fit);
        let price = bands.map(|(_, price)| *price).min()?;
        let is_free = self.free_from.is_some_and(|from| left >= from);
        Some(if is_free { 0 } else { price })
    }

    /// What a parcel costs with the coupon that makes it cheapest.
    pub(super) fn cost(&self, goods: i64, grams: u64) -> Option<Cost> {
        let delivery = self.delivery(goods, grams)?;
        let mut best = Cost {
            total: goods + delivery,
            discount: 0,
            delivery,
            coupon: None,
        };
        for coupon in self.coupons.iter().filter(|coupon| goods >= coupon.least) {
            let discount = coupon.discount(goods);
            let delivery = match coupon.off {
                Saving::Delivery => 0,
                _ => self.delivery(goods - discount, grams)?,
            };
            let total = goods - discount + delivery;
            if total < best.total {
                best = Cost {
                    total,
                    discount,
                    delivery,
                    coupon: Some(coupon.place),
                };
            }
        }
        Some(best)
    }

    /// What a parcel with a coupon, by its place among the usable ones, or without one costs at the least; not rounded up.
    pub(super) fn least_cost(
        &self,
        coupon: Option<&Usable>,
        goods: i64,
        grams: u64,
    ) -> Option<i64> {
        let Some(coupon) = coupon else {
            return Some(goods + self.least_delivery(goods, grams)?);
        };
        let discount = coupon.discount(goods);
        if matches!(coupon.off, Saving::Delivery) {
            return Some(goods);
        }
        // A rounded discount may be half a unit too small for what a unit more of goods would bring.
        let left = goods - discount;
        Some((left + self.least_delivery(left + 2, grams)? - 1).max(0))
    }

    /// Goods at which the cost with a coupon, or without one, falls: where it begins to apply, where delivery becomes free.
    pub(super) fn falls(&self, coupon: Option<&Usable>) -> [Option<i64>; 2] {
        let free = self
            .free_from
            .map(|from| coupon.map_or(from, |coupon| coupon.goods_for(from)));
        let least = coupon.map(|coupon| coupon.least);
        [least, free.map(|free| free.max(least.unwrap_or(0)))]
    }
}
