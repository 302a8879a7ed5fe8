//! What destinations charge on import, as dated facts with their sources: data that a merchant may replace, not code.
//!
//! Law moves: each row says from when until when it holds, who says so and of which day, and whether it is an
//! estimate. `docs/formats/customs.md` describes the files; [`Customs::built_in`] holds those of the house.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{MAX_LINE_BYTES, MAX_ROWS, Problem, read};
pub use write::write;

use crate::address::Country;
use crate::money::Money;
use crate::pricing::{Source, TaxClass};
use crate::time::Date;

/// The files of the house: name and text.
pub const BUILT_IN: [(&str, &str); 6] = [
    ("ae.txt", include_str!("../customs/ae.txt")),
    ("eg.txt", include_str!("../customs/eg.txt")),
    ("eu.txt", include_str!("../customs/eu.txt")),
    ("sa.txt", include_str!("../customs/sa.txt")),
    ("th.txt", include_str!("../customs/th.txt")),
    ("us.txt", include_str!("../customs/us.txt")),
];

/// A code of the Harmonized System, two to ten digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HsCode(String);

impl HsCode {
    /// Reads digits with or without points and blanks: `6109.10`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|c| !matches!(c, '.' | ' ' | '-'))
            .collect();
        let is_code =
            (2..=10).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        let code = Self(digits);
        (is_code && (1..=97).contains(&code.chapter())).then_some(code)
    }

    /// The chapter, 1 to 97.
    pub fn chapter(&self) -> u8 {
        let chapter = self.0.get(..2).and_then(|digits| digits.parse().ok());
        chapter.unwrap_or(0)
    }

    /// The subheading of six digits, or as much of it as there is.
    pub fn subheading(&self) -> &str {
        self.0.get(..6).unwrap_or(&self.0)
    }
}

/// Chapters of the Harmonized System, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chapters {
    /// The first.
    pub first: u8,
    /// The last.
    pub last: u8,
}

/// What a value is reckoned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// Thresholds below which nothing is charged.
    Threshold,
    /// Duty.
    Duty,
    /// Tax on import; duty is added to it.
    Tax,
}

/// What counts as the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The goods alone.
    Goods,
    /// Goods and their delivery (CIF).
    Delivered,
}

/// Parcels by their value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Every parcel.
    All,
    /// Those of more than an amount.
    Above(Money),
    /// Those of at most an amount.
    UpTo(Money),
}

/// A fact about a destination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// It belongs to a customs territory, within which nothing is charged.
    Member(Country),
    /// The rate of its tax on sales and imports for a class of goods, in basis points.
    Vat(TaxClass, u32),
    /// The rate of duty, in basis points, for some chapters or for all others.
    Duty(Option<Chapters>, u32),
    /// Duty of an amount for each subheading in a parcel of at most a value, in place of rates.
    DutyPerHeading {
        /// The amount.
        each: Money,
        /// The value.
        up_to: Money,
    },
    /// The value up to which no duty is charged.
    DutyFree(Money),
    /// The value up to which no tax is charged.
    TaxFree(Money),
    /// What carrier or customs ask for clearing a parcel of some values.
    Handling {
        /// The amount.
        each: Money,
        /// Which parcels it is asked for.
        of: Values,
    },
    /// What counts as the value.
    Basis(Use, Basis),
}

/// A fact with its place, its time and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// A country, or a customs territory such as `EU`.
    pub place: Country,
    /// What holds there.
    pub fact: Fact,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who says so, the day of which the source speaks, and whether it is an estimate.
    pub source: Source,
}

impl Row {
    fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Facts about any number of destinations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Customs {
    rows: Vec<Row>,
}

impl Customs {
    /// Facts in the order of their files; among those that hold at once, the later one wins.
    pub fn new(rows: Vec<Row>) -> Self {
        Self { rows }
    }

    /// The facts of the house: Thailand, the European Union, the United States, Saudi Arabia, the Emirates, Egypt.
    pub fn built_in() -> Self {
        let files = BUILT_IN.iter();
        Self::new(files.flat_map(|(_, text)| read(text).0.rows).collect())
    }

    /// Every row.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// These facts with those of a merchant: for each place that the merchant names, nothing else holds.
    #[must_use]
    pub fn replaced_by(&self, own: &Self) -> Self {
        let is_named = |row: &&Row| own.rows.iter().any(|other| other.place == row.place);
        let kept = self.rows.iter().filter(|row| !is_named(row));
        Self::new(kept.chain(&own.rows).cloned().collect())
    }

    /// The customs territory of a country on a day: the country itself when it belongs to no other.
    pub fn territory(&self, country: Country, day: Date) -> Country {
        let mut rows = self.of(country, day);
        let member = rows.find_map(|row| match row.fact {
            Fact::Member(territory) => Some(territory),
            _ => None,
        });
        member.unwrap_or(country)
    }

    /// The rows of a place and a day, the latest of the list first.
    fn of(&self, place: Country, day: Date) -> impl Iterator<Item = &Row> {
        let rows = self.rows.iter().rev();
        rows.filter(move |row| row.place == place && row.holds(day))
    }

    /// The first answer among the rows of a country, then among those of its territory.
    pub(crate) fn find<T>(
        &self,
        country: Country,
        day: Date,
        wanted: impl Fn(&Fact) -> Option<T>,
    ) -> Option<(T, &Source)> {
        let territory = self.territory(country, day);
        let own = self.of(country, day);
        let rows = own.chain(self.of(territory, day).filter(|_| territory != country));
        rows.into_iter()
            .find_map(|row| Some((wanted(&row.fact)?, &row.source)))
    }

    /// Whether anything is known of a country's charges.
    pub fn knows(&self, country: Country, day: Date) -> bool {
        let is_charge = |fact: &Fact| (!matches!(fact, Fact::Member(_))).then_some(());
        self.find(country, day, is_charge).is_some()
    }

    /// The rate of tax of a class of goods in a country.
    pub fn vat(&self, country: Country, class: TaxClass, day: Date) -> Option<(u32, &Source)> {
        self.find(country, day, |fact| match fact {
            Fact::Vat(known, rate_bp) if *known == class => Some(*rate_bp),
            _ => None,
        })
    }

    /// The rate of duty of goods in a country: of their chapter, else of all others.
    pub fn duty(&self, country: Country, hs: Option<&HsCode>, day: Date) -> Option<(u32, &Source)> {
        let chapter = hs.map(HsCode::chapter);
        let of_chapter = self.find(country, day, |fact| match (fact, chapter) {
            (Fact::Duty(Some(chapters), rate_bp), Some(chapter))
                if (chapters.first..=chapters.last).contains(&chapter) =>
            {
                Some(*rate_bp)
            }
            _ => None,
        });
        of_chapter.or_else(|| {
            self.find(country, day, |fact| match fact {
                Fact::Duty(None, rate_bp) => Some(*rate_bp),
                _ => None,
            })
        })
    }

    /// What counts as the value: the goods for thresholds and goods with delivery for the rest, unless a row says otherwise.
    pub fn basis(&self, country: Country, purpose: Use, day: Date) -> Basis {
        let stated = self.find(country, day, |fact| match fact {
            Fact::Basis(known, basis) if *known == purpose => Some(*basis),
            _ => None,
        });
        stated.map_or(
            if purpose == Use::Threshold {
                Basis::Goods
            } else {
                Basis::Delivered
            },
            |(basis, _)| basis,
        )
    }

    /// Days since the day of the oldest source about a country, of those that hold on a day; `None` when there is none.
    pub fn age_days(&self, country: Country, day: Date) -> Option<i32> {
        let territory = self.territory(country, day);
        let rows = self.of(country, day).chain(self.of(territory, day));
        let oldest = rows.map(|row| row.source.as_of).min()?;
        Some(day.0.saturating_sub(oldest.0))
    }
}
