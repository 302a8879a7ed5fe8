//! A line of the basket, and what one piece of it costs at a moment.

use crate::customs::HsCode;
use crate::money::{Currency, Money};
use crate::time::{Timestamp, Window};

use super::ledger::Rule;
use super::missing::{PriceFault, Remark};
use super::tax::TaxClass;

/// A moment as a feed writes it: a clock's time, and perhaps how far that clock is from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallTime {
    /// Seconds since 1970-01-01T00:00:00 on that clock.
    pub seconds: i64,
    /// Minutes by which the clock is ahead of UTC; `None` when the feed does not say.
    pub offset_minutes: Option<i16>,
}

impl WallTime {
    /// The moment, with the market's offset for a clock that names none.
    pub fn resolve(self, market: Option<i16>) -> Option<Timestamp> {
        let offset = self.offset_minutes.or(market)?;
        Some(Timestamp(self.seconds).plus(-60 * i64::from(offset)))
    }
}

/// A reduced price and when it holds; an absent end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineSale {
    /// The reduced price.
    pub price: Money,
    /// First moment.
    pub start: Option<WallTime>,
    /// First moment after.
    pub end: Option<WallTime>,
}

/// A price for many pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// Pieces from which it holds.
    pub from: u32,
    /// Price of one piece.
    pub unit: Money,
}

/// Something in the basket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Unique in the basket. What is split in halves goes by it, so that the order of the lines changes no total.
    pub id: String,
    /// Pieces.
    pub quantity: u32,
    /// Price of one piece outside any sale; `None` when nobody states it.
    pub price: Option<Money>,
    /// A reduced price.
    pub sale: Option<LineSale>,
    /// Prices for many pieces, in any order.
    pub tiers: Vec<Tier>,
    /// Deposit of one piece.
    pub deposit: Option<Money>,
    /// Weight of one piece in grams; `None` when nobody states it.
    pub weight_grams: Option<u32>,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// What promotions know it by: categories, brands, ids.
    pub tags: Vec<String>,
    /// Its heading in the customs tariff.
    pub hs: Option<HsCode>,
}

impl Line {
    /// Pieces at a price, with nothing else known of them.
    pub fn new(id: String, price: Option<Money>, quantity: u32) -> Self {
        Self {
            id,
            quantity,
            price,
            sale: None,
            tiers: Vec::new(),
            deposit: None,
            weight_grams: None,
            tax_class: TaxClass::default(),
            tags: Vec::new(),
            hs: None,
        }
    }
}

/// What one piece costs, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UnitPrice {
    pub(super) unit: Money,
    pub(super) rule: Rule,
}

/// What one piece of a line costs at a moment. Sales and tiers that cannot be meant are left out with a remark.
pub(super) fn unit_price(
    line: &Line,
    place: usize,
    currency: Currency,
    zone: Option<i16>,
    now: Timestamp,
    remarks: &mut Vec<Remark>,
) -> Result<UnitPrice, PriceFault> {
    let regular = line.price.ok_or(PriceFault::Absent)?;
    if regular.currency() != currency {
        return Err(PriceFault::OtherCurrency(regular.currency()));
    }
    match regular.minor() {
        0 => return Err(PriceFault::Zero),
        minor if minor < 0 => return Err(PriceFault::Negative),
        _ => {}
    }
    let quantity = line.quantity;
    let mut best = UnitPrice {
        unit: regular,
        rule: Rule::RegularPrice {
            unit: regular,
            quantity,
        },
    };
    let is_lower = |unit: Money| unit.currency() == currency && unit.minor() > 0 && unit < regular;
    if let Some(sale) = line.sale {
        match window(&sale, zone) {
            Err(Fault::Reversed) => remarks.push(Remark::SaleReversed { line: place }),
            Err(Fault::NoZone) => remarks.push(Remark::SaleWithoutZone { line: place }),
            Ok(_) if !is_lower(sale.price) => remarks.push(Remark::SaleNotLower { line: place }),
            Ok(window) if window.contains(now) => {
                best = UnitPrice {
                    unit: sale.price,
                    rule: Rule::SalePrice {
                        unit: sale.price,
                        regular,
                        quantity,
                        until: window.end,
                    },
                };
            }
            Ok(_) => {}
        }
    }
    for tier in &line.tiers {
        if !is_lower(tier.unit) {
            remarks.push(Remark::TierNotLower {
                line: place,
                from: tier.from,
            });
        } else if tier.from <= quantity && tier.unit < best.unit {
            best = UnitPrice {
                unit: tier.unit,
                rule: Rule::TierPrice {
                    unit: tier.unit,
                    from: tier.from,
                    quantity,
                },
            };
        }
    }
    Ok(best)
}

enum Fault {
    Reversed,
    NoZone,
}

fn window(sale: &LineSale, zone: Option<i16>) -> Result<Window, Fault> {
    let resolve = |time: Option<WallTime>| {
        time.map(|time| time.resolve(zone).ok_or(Fault::NoZone))
            .transpose()
    };
    let (start, end) = (resolve(sale.start)?, resolve(sale.end)?);
    match (start, end) {
        (Some(start), Some(end)) if end <= start => Err(Fault::Reversed),
        _ => Ok(Window { start, end }),
    }
}
