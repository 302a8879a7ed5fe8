//! Promotions: what is taken off, on which conditions, and what would unlock one that was refused.
//!
//! They are tried in their order. Each takes off what the earlier ones left and never more than that, so no line falls
//! below nothing. Conditions look at the goods before any discount, so that one promotion cannot undo another's.

mod apply;

pub(super) use apply::{Circumstances, Reduced, apply};

use crate::address::Country;
use crate::money::{Currency, Money, MoneyError};
use crate::time::{Timestamp, Window};

use super::delivery::PaymentKind;

/// Lines that a promotion is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Selection {
    /// All of them.
    #[default]
    Everything,
    /// Those with one of these tags.
    Tagged(Vec<String>),
}

impl Selection {
    fn holds(&self, tags: &[String]) -> bool {
        match self {
            Self::Everything => true,
            Self::Tagged(wanted) => tags.iter().any(|tag| wanted.contains(tag)),
        }
    }
}

/// What a promotion takes off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Basis points of each selected line, rounded once for each.
    LinePercent(u32),
    /// An amount of each piece of the selected lines.
    PieceAmount(Money),
    /// Basis points of the selected lines together, at most `cap`.
    OrderPercent {
        /// Basis points.
        rate_bp: u32,
        /// The most it takes off.
        cap: Option<Money>,
    },
    /// An amount of the selected lines together.
    OrderAmount(Money),
    /// Of each `buy + get` selected pieces, `get` are reduced: the cheapest of all.
    BuyGet {
        /// Pieces at their price.
        buy: u32,
        /// Pieces that are reduced.
        get: u32,
        /// Basis points that are taken off those: 10,000 for a gift.
        rate_bp: u32,
    },
    /// Delivery costs nothing.
    FreeDelivery,
}

/// What must be so for a promotion to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The goods of a selection are worth this much.
    Worth(Selection, Money),
    /// There are this many pieces of a selection.
    Pieces(Selection, u32),
    /// The order goes to one of these countries.
    Destination(Vec<Country>),
    /// The order is paid in this way.
    Payment(PaymentKind),
    /// The buyer has ordered nothing before.
    FirstOrder,
}

/// A promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    /// Unique name.
    pub id: String,
    /// The code to enter, in any case; `None` for a promotion that applies by itself.
    pub code: Option<String>,
    /// When it holds.
    pub window: Window,
    /// All of which must be so.
    pub conditions: Vec<Condition>,
    /// Lines it is taken off.
    pub selection: Selection,
    /// What it takes off.
    pub effect: Effect,
    /// Whether it goes together with others.
    pub combines: bool,
}

/// What became of a promotion or of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The promotion's id; the code as entered when there is no such promotion.
    pub promotion: String,
    /// The code that was entered for it.
    pub code: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// Whether a promotion was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It takes this off; never below nothing.
    Applied(Money),
    /// It does not apply, and this is all that stands in the way.
    Refused(Vec<Unmet>),
}

/// Why a promotion does not apply, with what would unlock it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmet {
    /// There is no promotion with this code.
    UnknownCode,
    /// It begins later.
    NotBefore(Timestamp),
    /// It has ended.
    EndedAt(Timestamp),
    /// So much more has to be in the basket.
    Worth {
        /// How much more.
        missing: Money,
        /// Of which goods.
        of: Selection,
    },
    /// So many more pieces have to be in the basket.
    Pieces {
        /// How many more.
        missing: u32,
        /// Of which goods.
        of: Selection,
    },
    /// It holds for these destinations.
    Destination(Vec<Country>),
    /// It holds for this way to pay.
    Payment(PaymentKind),
    /// It is for a first order.
    FirstOrder,
    /// It does not go together with another that was applied.
    NotWith(String),
    /// It is stated in another currency than the one that is charged.
    OtherCurrency(Currency),
    /// It fits, and there is nothing in the basket that it could reduce.
    NothingToReduce,
}

impl Condition {
    fn unmet(
        &self,
        lines: &[Reduced<'_>],
        given: &Circumstances<'_>,
    ) -> Result<Option<Unmet>, MoneyError> {
        Ok(match self {
            Self::Worth(of, least) if least.currency() != given.currency => {
                let _ = of;
                Some(Unmet::OtherCurrency(least.currency()))
            }
            Self::Worth(of, least) => {
                let worth = lines
                    .iter()
                    .filter(|line| of.holds(line.tags))
                    .try_fold(0_i64, |sum, line| sum.checked_add(line.goods))
                    .ok_or(MoneyError::Overflow)?;
                let missing = least.minor().checked_sub(worth).filter(|gap| *gap > 0);
                missing
                    .map(|missing| Money::new(missing, given.currency))
                    .transpose()?
                    .map(|missing| Unmet::Worth {
                        missing,
                        of: of.clone(),
                    })
            }
            Self::Pieces(of, least) => {
                let pieces = lines
                    .iter()
                    .filter(|line| of.holds(line.tags))
                    .fold(0_u32, |sum, line| sum.saturating_add(line.quantity));
                least
                    .checked_sub(pieces)
                    .filter(|missing| *missing > 0)
                    .map(|missing| Unmet::Pieces {
                        missing,
                        of: of.clone(),
                    })
            }
            Self::Destination(countries) => {
                let fits = given.destination.is_some_and(|to| countries.contains(&to));
                (!fits).then(|| Unmet::Destination(countries.clone()))
            }
            Self::Payment(kind) => {
                (given.payment != Some(kind)).then(|| Unmet::Payment(kind.clone()))
            }
            Self::FirstOrder => (!given.is_first_order).then_some(Unmet::FirstOrder),
        })
    }
}
