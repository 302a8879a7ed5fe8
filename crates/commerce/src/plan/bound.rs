//! What every completion of a half-made plan costs at the least.
//!
//! A parcel's cost as a function of its goods jumps down where a coupon begins to apply or delivery becomes free. Below it lies
//! a straight line through what the parcel holds already, or through nothing for a parcel that is not begun; along such
//! lines each further line of the basket has a price of its own at each seller, and the least of them can be added up.

use super::Choice;
use super::parcel::{Tariff, Usable};

/// One, in the millionths in which slopes are counted.
const ONE: i64 = 1_000_000;

/// A rate above all others, of gains that are too large to be reckoned with.
const FREE: i64 = i64::MAX / ONE;

/// What a parcel that is begun costs, and what further goods can take off it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Begun {
    /// Its cost without anything more.
    now: i64,
    /// The most that further goods take off.
    gain: i64,
    /// The most that each of them does, in millionths.
    rate: i64,
}

/// A gain for each unit of need, in millionths, rounded up.
fn rate(gain: i64, need: i64) -> i64 {
    match gain.checked_mul(ONE) {
        Some(gain) => gain / need.max(1) + 1,
        None => FREE,
    }
}

/// A table that is built once: lines in the order in which they are decided.
#[derive(Debug)]
pub(super) struct Bounds {
    sellers: usize,
    /// What a seller can still be given from a step on: `[step][seller]`.
    rest: Vec<Vec<i64>>,
    /// The worth of all lines from a step on, each at its dearest.
    left: Vec<i64>,
    /// The least slope of each seller's cost.
    slope: Vec<i64>,
    /// The least part of its price that each line costs in a parcel that is not begun: `[step][seller]`.
    fresh: Vec<Vec<i64>>,
}

impl Bounds {
    /// The table of lines, each with its choices, in the order in which they are decided.
    pub(super) fn new(order: &[Vec<Choice>], tariffs: &[Option<Tariff>]) -> Self {
        let sellers = tariffs.len();
        let mut rest = vec![vec![0; sellers]; order.len() + 1];
        let mut least = vec![vec![i64::MAX; sellers]; order.len() + 1];
        let mut lightest = vec![vec![u64::MAX; sellers]; order.len() + 1];
        for (step, choices) in order.iter().enumerate().rev() {
            for seller in 0..sellers {
                let of = choices.iter().find(|choice| choice.seller == seller);
                let after = step + 1;
                let more = at(&rest, after, seller, 0) + of.map_or(0, |of| of.price);
                set(&mut rest, step, seller, more);
                let price = of.map_or(i64::MAX, |of| of.price);
                let lowest = at(&least, after, seller, i64::MAX).min(price);
                set(&mut least, step, seller, lowest);
                let grams = of.map_or(u64::MAX, |of| of.grams);
                let light = at(&lightest, after, seller, u64::MAX).min(grams);
                set(&mut lightest, step, seller, light);
            }
        }
        let slope = tariffs
            .iter()
            .map(|tariff| {
                let coupons = tariff.iter().flat_map(|tariff| &tariff.coupons);
                coupons.map(Usable::slope).min().unwrap_or(ONE).min(ONE)
            })
            .collect();
        let fresh = (0..order.len())
            .map(|step| {
                (0..sellers)
                    .map(|seller| {
                        let tariff = tariffs.get(seller).and_then(Option::as_ref);
                        let (most, least) = (
                            at(&rest, step, seller, 0),
                            at(&least, step, seller, i64::MAX),
                        );
                        let grams = at(&lightest, step, seller, 0);
                        tariff.map_or(ONE, |tariff| fresh_slope(tariff, least, most, grams))
                    })
                    .collect()
            })
            .collect();
        let mut left = vec![0; order.len() + 1];
        for (step, choices) in order.iter().enumerate().rev() {
            let dearest = choices.iter().map(|choice| choice.price).max().unwrap_or(0);
            let after = left.get(step + 1).copied().unwrap_or(0);
            if let Some(slot) = left.get_mut(step) {
                *slot = after + dearest;
            }
        }
        Self {
            sellers,
            rest,
            left,
            slope,
            fresh,
        }
    }

    /// What a parcel that holds goods already costs at the least, before the lines from a step on are added at
    /// [`Self::part`] of their prices; `None` for a parcel that is too heavy.
    pub(super) fn begun(
        &self,
        tariff: &Tariff,
        seller: usize,
        step: usize,
        goods: i64,
        grams: u64,
    ) -> Option<Begun> {
        let most = at(&self.rest, step, seller, 0);
        let slope = self.slope.get(seller).copied().unwrap_or(0);
        let mut begun = Begun {
            now: tariff.least_cost(None, goods, grams)?,
            gain: 0,
            rate: 0,
        };
        for coupon in tariff.coupons.iter().filter(|coupon| goods >= coupon.least) {
            begun.now = begun
                .now
                .min(tariff.least_cost(Some(coupon), goods, grams)?);
        }
        for coupon in std::iter::once(None).chain(tariff.coupons.iter().map(Some)) {
            for fall in tariff.falls(coupon).into_iter().flatten() {
                let need = fall - goods;
                if need <= 0 || need > most {
                    continue;
                }
                let cost = tariff.least_cost(coupon, fall, grams)?;
                let gain = begun.now - cost + part_of(need, slope) + 1;
                if gain > 0 {
                    begun.gain = begun.gain.max(gain);
                    begun.rate = begun.rate.max(rate(gain, need));
                }
            }
        }
        Some(begun)
    }

    /// What begun parcels cost at the least together: what is left of the basket from a step on cannot fill all of them.
    pub(super) fn together(&self, step: usize, begun: &mut [Begun]) -> i64 {
        let mut left = self.left.get(step).copied().unwrap_or(0);
        let now: i64 = begun.iter().map(|begun| begun.now).sum();
        begun.sort_unstable_by_key(|begun| std::cmp::Reverse(begun.rate));
        let mut gain = 0;
        for begun in begun.iter().filter(|begun| begun.gain > 0) {
            if left <= 0 {
                break;
            }
            if begun.rate >= FREE {
                gain += begun.gain;
                continue;
            }
            gain += begun.gain.min(part_of(left, begun.rate).saturating_add(1));
            left -= begun.gain.saturating_mul(ONE) / begun.rate.max(1);
        }
        now - gain
    }

    /// The least part of its price, in millionths, that a line costs at a seller whose parcel is begun or not.
    pub(super) fn part(&self, step: usize, seller: usize, is_begun: bool) -> i64 {
        if is_begun {
            self.slope.get(seller).copied().unwrap_or(0)
        } else {
            at(&self.fresh, step, seller, 0)
        }
    }

    /// How many sellers there are.
    pub(super) fn sellers(&self) -> usize {
        self.sellers
    }
}

/// A part of a price.
pub(super) fn part_of(price: i64, part: i64) -> i64 {
    // Prices are below 2^47 and parts below 2^32 here, or the product is cut to less, which a bound may be.
    price.saturating_mul(part) / ONE
}

/// The least cost for each unit of goods in a parcel that is not begun and can hold from `least` to `most`.
fn fresh_slope(tariff: &Tariff, least: i64, most: i64, grams: u64) -> i64 {
    if most <= 0 || least > most {
        return ONE;
    }
    let mut best = i64::MAX;
    for coupon in std::iter::once(None).chain(tariff.coupons.iter().map(Some)) {
        let from = coupon.map_or(0, |coupon| coupon.least).max(least);
        let falls = tariff.falls(coupon).into_iter().flatten();
        let ends = falls.flat_map(|fall| [fall - 1, fall]).chain([from, most]);
        for goods in ends.filter(|goods| (from..=most).contains(goods)) {
            // Too heavy even for the lightest line: nothing of this seller can be taken.
            let Some(cost) = tariff.least_cost(coupon, goods, grams) else {
                return 100 * ONE;
            };
            let part = i128::from(cost - 1).max(0) * i128::from(ONE) / i128::from(goods.max(1));
            best = best.min(i64::try_from(part).unwrap_or(i64::MAX));
        }
    }
    // A slope far above one would only be of use to overflow.
    best.min(100 * ONE)
}

fn at<T: Copy>(table: &[Vec<T>], step: usize, seller: usize, otherwise: T) -> T {
    let row = table.get(step);
    row.and_then(|row| row.get(seller))
        .copied()
        .unwrap_or(otherwise)
}

fn set<T>(table: &mut [Vec<T>], step: usize, seller: usize, value: T) {
    if let Some(slot) = table.get_mut(step).and_then(|row| row.get_mut(seller)) {
        *slot = value;
    }
}
