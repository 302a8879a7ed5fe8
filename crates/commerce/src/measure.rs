//! Quantities with units in sellers' wording, and what a unit of the goods costs.
//!
//! "1,5 l" and "1500 ml" are one quantity; "15.6 in" and "39.6 cm" are one as far as they are stated. Amounts are whole
//! numbers of a small base unit for each dimension; what cannot be read is `None`, never a guess.

mod read;
#[cfg(test)]
mod tests;
mod unit_price;
mod units;

pub use unit_price::{UnitBase, UnitPricing, UnitRule};
pub use units::{Dimension, Unit};

/// A quantity as it was stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The number before the unit, in `10^-decimals`: 15 for "1,5".
    number: i64,
    /// Decimals that were stated.
    decimals: u8,
    /// The unit.
    unit: Unit,
    /// How many of them: 6 for "6 x 330 ml".
    times: u32,
}

impl Measure {
    /// A whole number of a unit.
    pub fn whole(number: u32, unit: Unit) -> Self {
        Self {
            number: i64::from(number),
            decimals: 0,
            unit,
            times: 1,
        }
    }

    /// Reads a quantity: a number with a point or a comma, a unit in one of many spellings, perhaps a number of pieces
    /// before it. Nothing else may stand beside it.
    pub fn parse(text: &str) -> Option<Self> {
        read::measure(text)
    }

    /// The last quantity of mass, volume, length or area that a title states: "Milk 3,5 % 1 l" is one litre.
    pub fn in_title(title: &str) -> Option<Self> {
        read::in_title(title)
    }

    /// What it measures.
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension()
    }

    /// The unit in which it was stated.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// The whole quantity as a fraction of base units: above and below the line. `None` out of range.
    fn fraction(&self) -> Option<(i128, i128)> {
        let (above, below) = self.unit.in_base();
        let number = i128::from(self.number).checked_mul(i128::from(self.times))?;
        let below =
            i128::from(below).checked_mul(10_i128.checked_pow(u32::from(self.decimals))?)?;
        Some((number.checked_mul(i128::from(above))?, below))
    }

    /// Half of the last decimal that was stated, as a fraction of base units.
    fn doubt(&self) -> Option<(i128, i128)> {
        let (above, below) = self.unit.in_base();
        let above = i128::from(above).checked_mul(i128::from(self.times))?;
        let below =
            i128::from(below).checked_mul(10_i128.checked_pow(u32::from(self.decimals))?)?;
        Some((above, below.checked_mul(2)?))
    }

    /// The order of two quantities of one dimension; `None` for unlike ones.
    pub fn order(&self, other: &Self) -> Option<std::cmp::Ordering> {
        if self.dimension() != other.dimension() {
            return None;
        }
        let ((a, b), (c, d)) = (self.fraction()?, other.fraction()?);
        Some(a.checked_mul(d)?.cmp(&c.checked_mul(b)?))
    }

    /// Whether two quantities are the same as far as they are stated: exactly, or in unlike units within half of the finer
    /// last decimal.
    pub fn is_same(&self, other: &Self) -> bool {
        self.same(other).unwrap_or(false)
    }

    fn same(&self, other: &Self) -> Option<bool> {
        if self.order(other)? == std::cmp::Ordering::Equal {
            return Some(true);
        }
        // Within one system of units a difference is one: 1 l and 1,4 l.
        if self.unit.is_imperial() == other.unit.is_imperial() {
            return Some(false);
        }
        let ((a, b), (c, d)) = (self.fraction()?, other.fraction()?);
        let off = (a.checked_mul(d)? - c.checked_mul(b)?).unsigned_abs();
        let off_below = b.checked_mul(d)?.unsigned_abs();
        let within = |(above, below): (i128, i128)| {
            let left = off.checked_mul(below.unsigned_abs())?;
            Some(left <= above.unsigned_abs().checked_mul(off_below)?)
        };
        Some(within(self.doubt()?)? && within(other.doubt()?)?)
    }
}
