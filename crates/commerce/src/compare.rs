//! Specifications of some products side by side: one row for one property, whatever each seller calls it and in whatever
//! unit it is stated.

mod names;

use std::cmp::Ordering;

use crate::measure::Measure;
use crate::product::Detail;

use names::{Better, Name};

/// Most products side by side.
pub const MAX_COLUMNS: usize = 4;

/// One property of all products.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareRow {
    /// What it is called by the first product that has it.
    pub name: String,
    /// Its value for each product, in their order; `None` where nothing is stated.
    pub cells: Vec<Option<CompareCell>>,
    /// Whether any two stated values are unlike.
    pub differs: bool,
    /// The product with the best value, where one is better than another and one alone is best.
    pub winner: Option<usize>,
}

impl CompareRow {
    /// Whether some product states nothing.
    pub fn has_missing(&self) -> bool {
        self.cells.iter().any(Option::is_none)
    }
}

/// A stated value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareCell {
    /// As the seller wrote it.
    pub text: String,
    /// What it measures, where it is a quantity.
    pub measure: Option<Measure>,
}

impl CompareCell {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            measure: Measure::parse(text),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (&self.measure, &other.measure) {
            (Some(one), Some(other)) => one.is_same(other),
            _ => names::folded(&self.text) == names::folded(&other.text),
        }
    }
}

/// Lays specifications side by side; rows come in the order in which they are first stated. A property that one product
/// states twice has both values in one cell.
pub fn compare(columns: &[&[Detail]]) -> Vec<CompareRow> {
    let mut rows: Vec<(Name, CompareRow)> = Vec::new();
    for (column, details) in columns.iter().enumerate() {
        for detail in *details {
            if detail.name.trim().is_empty() || detail.value.trim().is_empty() {
                continue;
            }
            let name = Name::of(&detail.name);
            let found = rows.iter().position(|(known, _)| *known == name);
            let at = found.unwrap_or_else(|| {
                let row = CompareRow {
                    name: detail.name.trim().to_owned(),
                    cells: vec![None; columns.len()],
                    differs: false,
                    winner: None,
                };
                rows.push((name, row));
                rows.len() - 1
            });
            if let Some(cell) = rows
                .get_mut(at)
                .and_then(|(_, row)| row.cells.get_mut(column))
            {
                let value = detail.value.trim();
                *cell = Some(match cell.take() {
                    None => CompareCell::new(value),
                    Some(before) if before.is_same(&CompareCell::new(value)) => before,
                    Some(before) => CompareCell::new(&format!("{}, {value}", before.text)),
                });
            }
        }
    }
    let rows = rows.into_iter();
    rows.map(|(name, row)| judged(&name, row)).collect()
}

fn judged(name: &Name, mut row: CompareRow) -> CompareRow {
    let stated: Vec<(usize, &CompareCell)> = row
        .cells
        .iter()
        .enumerate()
        .filter_map(|(column, cell)| Some((column, cell.as_ref()?)))
        .collect();
    let differs = stated.iter().enumerate().any(|(at, (_, one))| {
        stated
            .iter()
            .skip(at + 1)
            .any(|(_, other)| !one.is_same(other))
    });
    let winner = name
        .better()
        .filter(|_| differs)
        .and_then(|better| best(&stated, better));
    row.differs = differs;
    row.winner = winner;
    row
}

/// The one that is better than every other; `None` when some value is no quantity, or two are best.
fn best(stated: &[(usize, &CompareCell)], better: Better) -> Option<usize> {
    let measures: Vec<(usize, Measure)> = stated
        .iter()
        .map(|(column, cell)| Some((*column, cell.measure?)))
        .collect::<Option<_>>()?;
    let wanted = match better {
        Better::More => Ordering::Greater,
        Better::Less => Ordering::Less,
    };
    let beats =
        |one: &Measure, other: &Measure| one.order(other) == Some(wanted) && !one.is_same(other);
    let mut winners = measures.iter().filter(|(column, one)| {
        let mut others = measures.iter().filter(|(other, _)| other != column);
        others.all(|(_, other)| beats(one, other))
    });
    winners.next().map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn details(rows: &[(&str, &str)]) -> Vec<Detail> {
        let detail = |(name, value): &(&str, &str)| Detail {
            section: None,
            name: (*name).to_owned(),
            value: (*value).to_owned(),
        };
        rows.iter().map(detail).collect()
    }

    /// Name, stated or missing, whether it differs, winner.
    fn told(columns: &[&[(&str, &str)]]) -> Vec<(String, Vec<bool>, bool, Option<usize>)> {
        let columns: Vec<Vec<Detail>> = columns.iter().map(|rows| details(rows)).collect();
        let columns: Vec<&[Detail]> = columns.iter().map(Vec::as_slice).collect();
        let row = |row: CompareRow| {
            let stated = row.cells.iter().map(Option::is_some).collect();
            (row.name, stated, row.differs, row.winner)
        };
        compare(&columns).into_iter().map(row).collect()
    }

    #[test]
    fn one_property_in_other_words_and_units_is_one_row() {
        let rows = told(&[
            &[
                ("Screen size", "15.6 in"),
                ("Weight", "1,5 kg"),
                ("Colour", "Black"),
            ],
            &[
                ("weight:", "1500 g"),
                ("Display-Größe", "39.6 cm"),
                ("Color", "black "),
            ],
            &[("น้ำหนัก", "1.5 กก."), ("Colour", "Red")],
        ]);
        assert_eq!(
            rows,
            [
                (
                    "Screen size".to_owned(),
                    vec![true, true, false],
                    false,
                    None
                ),
                ("Weight".to_owned(), vec![true, true, true], false, None),
                ("Colour".to_owned(), vec![true, true, true], true, None),
            ]
        );
    }

    #[test]
    fn a_row_has_a_winner_where_one_value_alone_is_better() {
        let winner = |name: &str, values: &[&str]| {
            let columns: Vec<Vec<(&str, &str)>> =
                values.iter().map(|value| vec![(name, *value)]).collect();
            let columns: Vec<&[(&str, &str)]> = columns.iter().map(Vec::as_slice).collect();
            told(&columns)[0].3
        };
        assert_eq!(winner("Battery capacity", &["4000 mAh", "5 Ah"]), Some(1));
        assert_eq!(
            winner("Warranty", &["24 months", "2 years", "1 year"]),
            None
        );
        assert_eq!(
            winner("Guarantee", &["24 months", "3 years", "1 year"]),
            Some(1)
        );
        assert_eq!(winner("Charging time", &["90 min", "2 h"]), Some(0));
        assert_eq!(winner("Storage", &["512 GB", "plenty"]), None);
        assert_eq!(winner("Weight", &["1 kg", "2 kg"]), None);
        assert_eq!(winner("Storage", &["512 GB", "2 h"]), None);
    }

    #[test]
    fn what_one_product_states_twice_stands_in_one_cell() {
        let columns = [details(&[
            ("Ports", "USB"),
            ("Ports", "HDMI"),
            ("Ports", "hdmi"),
            ("", "x"),
            ("Empty", " "),
        ])];
        let rows = compare(&[&columns[0]]);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].cells[0].as_ref().unwrap().text, "USB, HDMI, hdmi");
    }

    proptest! {
        #[test]
        fn no_value_is_lost_and_the_order_of_products_changes_no_verdict(
            columns in prop::collection::vec(prop::collection::vec(("(Weight|Storage|Farbe|[a-z]{1,3})", "[0-9]{1,4} (kg|g|GB|TB|x)"), 0..6), 2..5),
        ) {
            let columns: Vec<Vec<Detail>> = columns.iter().map(|rows| {
                rows.iter().map(|(name, value)| Detail { section: None, name: name.clone(), value: value.clone() }).collect()
            }).collect();
            let forward: Vec<&[Detail]> = columns.iter().map(Vec::as_slice).collect();
            let backward: Vec<&[Detail]> = columns.iter().rev().map(Vec::as_slice).collect();
            let rows = compare(&forward);
            for (column, details) in columns.iter().enumerate() {
                for detail in details {
                    let has = rows.iter().any(|row| row.cells[column].as_ref().is_some_and(|cell| {
                        cell.text.contains(&detail.value) || cell.is_same(&CompareCell::new(&detail.value))
                    }));
                    prop_assert!(has);
                }
            }
            let mut verdicts: Vec<_> = rows.iter().map(|row| (Name::of(&row.name), row.differs, row.winner)).collect();
            let last = columns.len() - 1;
            let mut turned: Vec<_> = compare(&backward).iter()
                .map(|row| (Name::of(&row.name), row.differs, row.winner.map(|winner| last - winner))).collect();
            verdicts.sort_by_key(|(name, ..)| format!("{name:?}"));
            turned.sort_by_key(|(name, ..)| format!("{name:?}"));
            prop_assert_eq!(verdicts, turned);
        }
    }
}
