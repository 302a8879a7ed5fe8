//! A plan as it is told: parcels, what they save, how sure that is, and why coupons are not used.

use crate::money::Money;
use crate::pricing::{Selection, Unmet};

use super::Coupon;

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Parcels by seller.
    pub parcels: Vec<Parcel>,
    /// What they come to.
    pub total: Money,
    /// The day on which the last parcel is there; `None` when some seller does not say.
    pub days: Option<u16>,
    /// Lines that nobody can deliver whole.
    pub unfilled: Vec<usize>,
    /// The cheapest seller of everything in the plan, and the total there; `None` when nobody has everything.
    pub single: Option<(usize, Money)>,
    /// How sure it is that nothing is better.
    pub proof: Proof,
}

impl Plan {
    /// What the plan saves against buying everything from one seller; `None` when nobody has everything or nothing is saved.
    pub fn saves(&self) -> Option<Money> {
        let (_, single) = self.single?;
        let saved = single.minor().checked_sub(self.total.minor())?;
        (saved > 0)
            .then(|| Money::new(saved, single.currency()).ok())
            .flatten()
    }
}

/// How sure it is that nothing is better, among the plans that reach the goal equally well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Nothing is.
    Exact,
    /// The best may cost as little as this.
    Within {
        /// No plan costs less.
        at_least: Money,
        /// The distance in basis points of the total, rounded up.
        gap_bp: u32,
    },
}

/// What one seller sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The seller.
    pub seller: usize,
    /// Its lines, in the basket's order.
    pub items: Vec<usize>,
    /// The goods.
    pub goods: Money,
    /// What the coupon takes off the goods; not below nothing.
    pub discount: Money,
    /// Delivery.
    pub delivery: Money,
    /// The coupon that is used.
    pub coupon: Option<String>,
    /// What becomes of the seller's other coupons.
    pub refused: Vec<RefusedCoupon>,
    /// The day on which it is there.
    pub days: Option<u16>,
}

impl Parcel {
    /// Goods less discount, and delivery.
    pub fn total_minor(&self) -> i64 {
        self.goods.minor() - self.discount.minor() + self.delivery.minor()
    }
}

/// A coupon that is not used on a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedCoupon {
    /// Its code.
    pub code: String,
    /// Why, and what would unlock it.
    pub why: Unmet,
}

/// Why the coupons that are not used are not.
pub(super) fn refused(coupons: &[Coupon], used: Option<usize>, goods: Money) -> Vec<RefusedCoupon> {
    let others = coupons
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != used);
    others
        .map(|(_, coupon)| {
            let missing = coupon.least.minor().saturating_sub(goods.minor());
            let rival = used.and_then(|at| coupons.get(at));
            let why = if coupon.least.currency() != goods.currency() {
                Unmet::OtherCurrency(coupon.least.currency())
            } else if missing > 0 {
                let missing = Money::new(missing, goods.currency());
                Unmet::Worth {
                    missing: missing.unwrap_or(coupon.least),
                    of: Selection::Everything,
                }
            } else {
                rival.map_or(Unmet::NothingToReduce, |rival| {
                    Unmet::NotWith(rival.code.clone())
                })
            };
            RefusedCoupon {
                code: coupon.code.clone(),
                why,
            }
        })
        .collect()
}
