//! What a unit of the goods costs: per kilogram, litre, metre or piece (Directive 98/6/EC, articles 2 and 3).

use super::{Dimension, Measure, Unit};
use crate::address::Country;
use crate::language::LanguageTag;
use crate::money::Money;

/// A quantity for which a price is stated beside the price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitBase {
    /// So many.
    pub number: u32,
    /// Of this unit.
    pub unit: Unit,
}

/// Which quantity a market wants beside the price.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UnitRule {
    /// The one that the seller states, such as 100 ml; the whole one where nothing is stated.
    #[default]
    Stated,
    /// One kilogram, litre, metre, square metre or piece, whatever the seller states.
    Whole,
}

impl UnitRule {
    /// A country's own rule. Germany wants the kilogram and the litre since 2022 (Preisangabenverordnung, section 5).
    pub fn of(country: Country) -> Self {
        if country.as_str() == "DE" {
            Self::Whole
        } else {
            Self::Stated
        }
    }

    /// The quantity for goods of so much content; `None` for what is not sold by it.
    pub fn base(self, contents: &Measure, stated: Option<UnitBase>) -> Option<UnitBase> {
        let unit = contents.unit();
        let stated = stated
            .filter(|_| self == Self::Stated)
            .filter(|base| base.number > 0 && base.unit.dimension() == unit.dimension());
        let own = UnitBase { number: 1, unit };
        stated
            .or_else(|| unit.is_imperial().then_some(own))
            .or_else(|| UnitBase::of(unit.dimension()))
    }
}

impl UnitBase {
    /// One kilogram, litre, metre, square metre or piece; `None` for what is not sold by it.
    pub fn of(dimension: Dimension) -> Option<Self> {
        let unit = match dimension {
            Dimension::Mass => Unit::Kilogram,
            Dimension::Volume => Unit::Litre,
            Dimension::Length => Unit::Metre,
            Dimension::Area => Unit::SquareMetre,
            Dimension::Count => Unit::Piece,
            _ => return None,
        };
        Some(Self { number: 1, unit })
    }

    /// Reads `100 ml`, or `kg` for one of it; `None` for parts of a unit and for what is no quantity.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(unit) = Unit::parse(text.trim()) {
            return Some(Self { number: 1, unit });
        }
        let measure = Measure::parse(text).filter(|found| found.decimals == 0)?;
        let number = measure.number.checked_mul(i64::from(measure.times))?;
        let number = u32::try_from(number).ok().filter(|number| *number > 0)?;
        let unit = measure.unit;
        Some(Self { number, unit })
    }

    /// How it stands beside a price: `kg`, `100 ml`.
    pub fn label(self, language: &LanguageTag) -> String {
        let symbol = self.unit.symbol_in(language);
        match self.number {
            1 => symbol.to_owned(),
            number => format!("{number} {symbol}"),
        }
    }
}

/// How the price of a base quantity comes from the price of one piece of the goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPricing {
    /// The base quantity in contents of a piece, above the line: 2 for 100 g of 250 g. Above zero.
    pub above: u32,
    /// Below the line: 5 for 100 g of 250 g. Above zero.
    pub below: u32,
    /// How the base quantity is written in the language of the goods.
    pub base: String,
}

impl UnitPricing {
    /// For goods of so much content; `None` when the base measures something else, for goods of no content, and for
    /// fractions out of range.
    pub fn new(contents: &Measure, base: UnitBase, label: String) -> Option<Self> {
        if contents.dimension() != base.unit.dimension() || contents.number <= 0 {
            return None;
        }
        let (wanted, wanted_below) = Measure::whole(base.number, base.unit).fraction()?;
        let (there, there_below) = contents.fraction()?;
        let above = wanted.checked_mul(there_below)?;
        let below = there.checked_mul(wanted_below)?;
        let shared = shared_factor(above, below);
        let part = |whole: i128| {
            let part = u32::try_from(whole.checked_div(shared)?).ok();
            part.filter(|part| *part > 0)
        };
        Some(Self {
            above: part(above)?,
            below: part(below)?,
            base: label,
        })
    }

    /// Whether a piece is the base quantity, so that both prices are one and the second need not be stated.
    pub fn is_whole_piece(&self) -> bool {
        self.above == self.below
    }

    /// What the base quantity costs, rounded half up; `None` out of range and for a price below zero.
    pub fn of(&self, price: Money) -> Option<Money> {
        let above = price.minor().checked_mul(i64::from(self.above))?;
        let below = i64::from(self.below);
        let minor = above
            .checked_mul(2)?
            .checked_add(below)?
            .checked_div(below.checked_mul(2)?)?;
        let owed = Money::new(minor, price.currency()).ok();
        owed.filter(|_| price.minor() >= 0)
    }
}

/// The greatest whole number that divides both (Euclid, Elements VII.2).
fn shared_factor(mut one: i128, mut other: i128) -> i128 {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
