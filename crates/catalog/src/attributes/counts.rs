//! Filters rows by attributes and counts the values of those that fit.

use super::{Attributes, MOST, Shelf};
use crate::bytes::{Cells, index, number};
use crate::order::ranked;
use crate::selection::{AttributeCount, More, Selection, ValueCount, most_frequent};

/// First bit of what a row can fail here.
const FIRST: u32 = 8;
/// Attributes that a question can choose from at once; others are not heard.
const ASKED: usize = 24;

/// A question's choices of attributes, and what is counted for it.
pub(crate) struct AttributeTally<'a> {
    attributes: &'a Attributes,
    /// For each shelf its columns, made ready.
    shelves: Vec<Vec<(u32, Cells<'a>)>>,
    asked: Vec<Asked>,
    /// For each attribute how many rows have each of its sets.
    counts: Vec<Vec<u32>>,
}

/// One attribute of which values are chosen.
struct Asked {
    key: String,
    /// `None` for one that the catalogue does not have: nothing fits.
    attribute: Option<u32>,
    values: Vec<String>,
    /// Which sets have one of the values.
    passing: Vec<bool>,
}

impl<'a> AttributeTally<'a> {
    /// For the attributes that lie in `bytes`.
    pub(crate) fn new(attributes: &'a Attributes, bytes: &'a [u8], selection: &Selection) -> Self {
        let shelf = |shelf: &Shelf| {
            let columns = shelf.columns.iter();
            let ready = columns.map(|column| (column.attribute, column.sets.of(bytes)));
            ready.collect()
        };
        let mut asked: Vec<Asked> = Vec::new();
        for (key, value) in &selection.attributes {
            if let Some(asked) = asked.iter_mut().find(|asked| asked.key == *key) {
                asked.values.push(value.clone());
            } else if asked.len() < ASKED {
                let found = attributes.all.iter().position(|one| one.key == *key);
                asked.push(Asked {
                    key: key.clone(),
                    attribute: found.map(number),
                    values: vec![value.clone()],
                    passing: Vec::new(),
                });
            }
        }
        for asked in &mut asked {
            let found = asked.attribute.and_then(|at| attributes.all.get(index(at)));
            let Some(attribute) = found else { continue };
            let is_chosen = |value: &u32| {
                let value = attribute.values.get(index(*value));
                value.is_some_and(|value| asked.values.contains(value))
            };
            let sets = attribute.sets.iter();
            asked.passing = sets.map(|set| set.iter().any(is_chosen)).collect();
        }
        let counts = attributes.all.iter();
        Self {
            attributes,
            shelves: attributes.shelves.iter().map(shelf).collect(),
            asked,
            counts: counts.map(|one| vec![0; one.sets.len()]).collect(),
        }
    }

    /// The columns of a row's shelf, and its place there.
    fn columns(&self, row: u32) -> (&[(u32, Cells<'a>)], u32) {
        let shelves = &self.attributes.shelves;
        let after = shelves.partition_point(|shelf| shelf.first <= row);
        let place = after.wrapping_sub(1);
        let first = shelves.get(place).map_or(0, |shelf| shelf.first);
        let columns = self.shelves.get(place).map_or(&[][..], Vec::as_slice);
        (columns, row.saturating_sub(first))
    }

    fn chosen(&self, attribute: u32) -> Option<(usize, &Asked)> {
        let mut asked = self.asked.iter().enumerate();
        asked.find(|(_, asked)| asked.attribute == Some(attribute))
    }

    fn facet(&self, place: u32) -> Option<(u32, AttributeCount)> {
        let attribute = self.attributes.all.get(index(place))?;
        let counts = self.counts.get(index(place))?;
        let mut values = vec![0_u32; attribute.values.len()];
        for (set, count) in attribute.sets.iter().zip(counts) {
            for value in set {
                if let Some(sum) = values.get_mut(index(*value)) {
                    *sum = sum.saturating_add(*count);
                }
            }
        }
        let chosen = self.chosen(place).map(|(_, asked)| asked.values.as_slice());
        let is_chosen = |name: &str| chosen.is_some_and(|all| all.iter().any(|one| one == name));
        let name = |at: u32| attribute.values.get(index(at)).map_or("", String::as_str);
        let mut listed = most_frequent(&values, &name, &is_chosen);
        if listed.is_empty() || listed.len() < 2 && chosen.is_none() {
            return None;
        }
        if attribute.is_ordered {
            let order = ranked(number(listed.len()), &|one, other| {
                let position = |place: u32| listed.get(index(place)).map(|(at, _)| *at);
                position(one).cmp(&position(other))
            });
            let sorted = order.iter().filter_map(|place| listed.get(index(*place)));
            listed = sorted.copied().collect();
        }
        let products = counts.iter().copied().fold(0, u32::saturating_add);
        let values = listed.into_iter().map(|(at, count)| ValueCount {
            value: name(at).to_owned(),
            count,
        });
        let facet = AttributeCount {
            attribute: attribute.key.clone(),
            values: values.collect(),
        };
        Some((if chosen.is_some() { u32::MAX } else { products }, facet))
    }
}

impl More for AttributeTally<'_> {
    fn misses(&self, row: u32) -> u32 {
        if self.asked.is_empty() {
            return 0;
        }
        let (columns, place) = self.columns(row);
        let mut misses = 0;
        for (bit, asked) in (FIRST..).zip(&self.asked) {
            let column = columns
                .iter()
                .find(|(one, _)| Some(*one) == asked.attribute);
            let set = column.map_or(0, |(_, cells)| cells.get(place));
            let passes = set
                .checked_sub(1)
                .and_then(|set| asked.passing.get(index(set)).copied());
            if passes != Some(true) {
                misses |= 1 << bit;
            }
        }
        misses
    }

    fn count(&mut self, row: u32, misses: u32) {
        let (columns, place) = self.columns(row);
        let mut found = [(0, 0); MOST];
        for (slot, (attribute, cells)) in found.iter_mut().zip(columns) {
            let own = match self.chosen(*attribute) {
                Some((at, _)) => 1 << (FIRST + number(at)),
                None => 0,
            };
            if misses & !own == 0 {
                *slot = (*attribute, cells.get(place));
            }
        }
        for (attribute, set) in found {
            let counts = self.counts.get_mut(index(attribute));
            let set = set.checked_sub(1);
            if let (Some(counts), Some(set)) = (counts, set)
                && let Some(count) = counts.get_mut(index(set))
            {
                *count += 1;
            }
        }
    }

    fn facets(&self) -> Vec<AttributeCount> {
        let facets: Vec<(u32, AttributeCount)> = (0..number(self.attributes.all.len()))
            .filter_map(|place| self.facet(place))
            .collect();
        let products = |place: u32| facets.get(index(place)).map_or(0, |(count, _)| *count);
        let order = ranked(number(facets.len()), &|one, other| {
            products(other).cmp(&products(one))
        });
        let listed = order.iter().filter_map(|place| facets.get(index(*place)));
        let chosen = self.asked.len();
        let listed = listed.take(MOST.saturating_add(chosen));
        listed.map(|(_, facet)| facet.clone()).collect()
    }
}
