//! From whom to buy a basket: cheapest with delivery, in the fewest parcels, or soonest.
//!
//! Each line comes whole from one seller; each seller who gets lines sends one parcel, and at most one coupon is used on it.
//! Small baskets are solved exactly; where the search is ended by its effort, the plan says how far from the best it can be.

mod answer;
mod bound;
mod parcel;
mod search;
mod start;
#[cfg(test)]
mod tests;

pub use answer::{Parcel, Plan, Proof, RefusedCoupon};

use thiserror::Error;

use crate::money::{Currency, MAX_MINOR, Money};
use crate::pricing::Zone;

use answer::refused;
use parcel::Tariff;
use search::Search;

/// Most sellers of one problem.
pub const MAX_SELLERS: usize = 64;
/// Most lines of one problem.
pub const MAX_ITEMS: usize = 100;
/// Steps of a search that a shopper waits for.
pub const EFFORT: u32 = 60_000;

/// What is wanted most. Among plans that are equal in it, the cheapest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The lowest total with delivery.
    Cheapest,
    /// As few parcels as can be.
    FewestParcels,
    /// The last parcel as early as can be.
    Soonest,
}

/// A line of the basket and who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Pieces.
    pub quantity: u32,
    /// Weight of one piece in grams; `None` when nobody states it.
    pub weight_grams: Option<u32>,
    /// Offers, at most one of each seller is taken.
    pub offers: Vec<ItemOffer>,
}

/// What a seller asks for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemOffer {
    /// The seller, by its place.
    pub seller: usize,
    /// Price of one piece.
    pub unit: Money,
    /// Pieces that there are; `None` when they are not counted.
    pub left: Option<u32>,
    /// Days until it is there; `None` when nobody says.
    pub days: Option<u16>,
}

/// A seller's terms for a parcel to the shopper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SellerTerms {
    /// Delivery to the shopper's country; `None` when it does not go there.
    pub zone: Option<Zone>,
    /// Coupons that the shopper could use.
    pub coupons: Vec<Coupon>,
}

/// A coupon of one seller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupon {
    /// Its code.
    pub code: String,
    /// The worth of the goods from which it applies.
    pub least: Money,
    /// What it takes off.
    pub off: Off,
}

/// What a coupon takes off a parcel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    /// Basis points of the goods, at most `cap`.
    Percent {
        /// Basis points.
        rate_bp: u32,
        /// The most it takes off.
        cap: Option<Money>,
    },
    /// An amount of the goods.
    Amount(Money),
    /// Delivery.
    Delivery,
}

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PlanError {
    /// More than [`MAX_ITEMS`] lines or [`MAX_SELLERS`] sellers.
    #[error("a plan is made for {MAX_ITEMS} lines and {MAX_SELLERS} sellers at most")]
    TooLarge,
    /// The prices are too large to be added.
    #[error("the amount is too large")]
    Overflow,
    /// Nobody can deliver any line.
    #[error("nobody delivers any of it")]
    NothingToBuy,
}

/// An offer of a line that can be taken: the whole line, its price and weight.
#[derive(Debug, Clone, Copy)]
struct Choice {
    seller: usize,
    price: i64,
    grams: u64,
    days: Option<u16>,
}

/// Plans the buying of a basket. Offers in another currency, without enough stock, at no price, or of sellers who do not
/// deliver, are not considered.
///
/// # Errors
/// [`PlanError`].
pub fn plan(
    currency: Currency,
    items: &[Item],
    sellers: &[SellerTerms],
    goal: Goal,
    effort: u32,
) -> Result<Plan, PlanError> {
    if items.len() > MAX_ITEMS || sellers.len() > MAX_SELLERS {
        return Err(PlanError::TooLarge);
    }
    let tariffs: Vec<Option<Tariff>> = sellers
        .iter()
        .map(|seller| Tariff::of(seller, currency))
        .collect();
    let mut choices = Vec::new();
    let mut sum = 0_i64;
    for item in items {
        let of_item = choices_of(item, &tariffs, currency)?;
        let dearest = of_item.iter().map(|choice| choice.price).max().unwrap_or(0);
        sum = sum.checked_add(dearest).ok_or(PlanError::Overflow)?;
        choices.push(of_item);
    }
    // What is added and multiplied on the way has room above what an amount may be.
    if sum > MAX_MINOR / 64 {
        return Err(PlanError::Overflow);
    }
    let problem = Problem {
        currency,
        choices,
        tariffs,
    };
    problem.solve(sellers, goal, effort)
}

fn choices_of(
    item: &Item,
    tariffs: &[Option<Tariff>],
    currency: Currency,
) -> Result<Vec<Choice>, PlanError> {
    let mut choices: Vec<Choice> = Vec::new();
    for offer in &item.offers {
        let Some(tariff) = tariffs.get(offer.seller).and_then(Option::as_ref) else {
            continue;
        };
        let is_there = offer.left.is_none_or(|left| left >= item.quantity);
        let is_priced = offer.unit.currency() == currency && offer.unit.minor() > 0;
        let is_weighed = item.weight_grams.is_some() || !tariff.needs_weight();
        if item.quantity == 0 || !is_there || !is_priced || !is_weighed {
            continue;
        }
        let grams = u64::from(item.weight_grams.unwrap_or(0)) * u64::from(item.quantity);
        if tariff.delivery(0, grams).is_none() {
            continue;
        }
        let price = offer.unit.times(item.quantity);
        let choice = Choice {
            seller: offer.seller,
            price: price.map_err(|_| PlanError::Overflow)?.minor(),
            grams,
            days: offer.days,
        };
        match choices
            .iter_mut()
            .find(|known| known.seller == choice.seller)
        {
            Some(known) if known.price <= choice.price => {}
            Some(known) => *known = choice,
            None => choices.push(choice),
        }
    }
    choices.sort_by_key(|choice| (choice.price, choice.seller));
    Ok(choices)
}

struct Problem {
    currency: Currency,
    /// Of each line, cheapest first.
    choices: Vec<Vec<Choice>>,
    tariffs: Vec<Option<Tariff>>,
}

impl Problem {
    fn solve(&self, sellers: &[SellerTerms], goal: Goal, effort: u32) -> Result<Plan, PlanError> {
        let (wanted, unfilled): (Vec<usize>, Vec<usize>) = (0..self.choices.len())
            .partition(|at| self.choices.get(*at).is_some_and(|of| !of.is_empty()));
        if wanted.is_empty() {
            return Err(PlanError::NothingToBuy);
        }
        let search = match goal {
            Goal::Cheapest => self.search(&wanted, |_| true, None, effort),
            Goal::FewestParcels => (1..=self.tariffs.len())
                .filter(|most| start::can_cover(self, &wanted, *most))
                .find_map(|most| self.search(&wanted, |_| true, Some(most), effort)),
            Goal::Soonest => self
                .deadlines(&wanted)
                .into_iter()
                .find_map(|day| {
                    let in_time = |choice: &Choice| choice.days.is_some_and(|days| days <= day);
                    self.search(&wanted, in_time, None, effort)
                })
                .or_else(|| self.search(&wanted, |_| true, None, effort)),
        };
        let found = search.ok_or(PlanError::NothingToBuy)?;
        self.told(sellers, &wanted, unfilled, &found)
    }

    fn search(
        &self,
        wanted: &[usize],
        fits: impl Fn(&Choice) -> bool,
        most: Option<usize>,
        effort: u32,
    ) -> Option<search::Found> {
        let choices: Vec<Vec<Choice>> = wanted
            .iter()
            .filter_map(|at| self.choices.get(*at))
            .map(|of| of.iter().copied().filter(&fits).collect())
            .collect();
        if choices.iter().any(Vec::is_empty) {
            return None;
        }
        Search::new(choices, &self.tariffs, most).run(effort)
    }

    /// Days by which every wanted line can be there from somebody, earliest first.
    fn deadlines(&self, wanted: &[usize]) -> Vec<u16> {
        let of_wanted = || wanted.iter().filter_map(|at| self.choices.get(*at));
        let mut days: Vec<u16> = of_wanted()
            .flatten()
            .filter_map(|choice| choice.days)
            .collect();
        days.sort_unstable();
        days.dedup();
        let first = of_wanted()
            .map(|of| of.iter().filter_map(|choice| choice.days).min())
            .try_fold(0, |first, day| Some(first.max(day?)));
        match first {
            Some(first) => days.into_iter().filter(|day| *day >= first).collect(),
            None => Vec::new(),
        }
    }

    fn told(
        &self,
        sellers: &[SellerTerms],
        wanted: &[usize],
        unfilled: Vec<usize>,
        found: &search::Found,
    ) -> Result<Plan, PlanError> {
        let money = |minor: i64| Money::new(minor, self.currency).map_err(|_| PlanError::Overflow);
        let mut parcels = Vec::new();
        for (seller, tariff) in self.tariffs.iter().enumerate() {
            let Some(tariff) = tariff else { continue };
            let taken: Vec<(usize, Choice)> = wanted
                .iter()
                .zip(&found.assignment)
                .filter(|(_, choice)| choice.seller == seller)
                .map(|(at, choice)| (*at, *choice))
                .collect();
            if taken.is_empty() {
                continue;
            }
            let goods: i64 = taken.iter().map(|(_, choice)| choice.price).sum();
            let grams: u64 = taken.iter().map(|(_, choice)| choice.grams).sum();
            let cost = tariff.cost(goods, grams).ok_or(PlanError::Overflow)?;
            let coupons = sellers.get(seller).map_or(&[][..], |terms| &terms.coupons);
            let used = cost.coupon.and_then(|at| coupons.get(at));
            let mut days = taken.iter().map(|(_, choice)| choice.days);
            parcels.push(Parcel {
                seller,
                items: taken.iter().map(|(at, _)| *at).collect(),
                goods: money(goods)?,
                discount: money(cost.discount)?,
                delivery: money(cost.delivery)?,
                coupon: used.map(|coupon| coupon.code.clone()),
                refused: refused(coupons, cost.coupon, money(goods)?),
                days: days.try_fold(0, |last, days| Some(last.max(days?))),
            });
        }
        let total = parcels.iter().map(Parcel::total_minor).sum();
        let proof = if found.at_least >= total {
            Proof::Exact
        } else {
            let off = i128::from(total - found.at_least) * 10_000;
            let gap = (off + i128::from(total) - 1) / i128::from(total.max(1));
            Proof::Within {
                at_least: money(found.at_least)?,
                gap_bp: u32::try_from(gap).unwrap_or(u32::MAX),
            }
        };
        let single = start::single(self, wanted)
            .map(|(seller, minor)| Ok::<_, PlanError>((seller, money(minor)?)))
            .transpose()?;
        Ok(Plan {
            days: parcels
                .iter()
                .try_fold(0, |last, parcel| Some(last.max(parcel.days?))),
            total: money(total)?,
            parcels,
            unfilled,
            single,
            proof,
        })
    }
}
