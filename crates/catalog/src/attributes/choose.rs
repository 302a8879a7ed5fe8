//! Which attributes a list can be narrowed by.
//!
//! On a file of cards an attribute is offered when three products and one in twenty have it and when they have two
//! values of it at least. In the whole language it has 200 values at most; a row of the specification not more than half
//! as many as there are products with it. Numbers of one unit are put in order, and more than twelve become about six
//! ranges with as many products each. Of the attributes the eight that most products have are kept.

use std::collections::BTreeMap;

use super::writer::Seen;
use super::{KNOWN, MOST, numeric};
use crate::bytes::{index, number};

const FEWEST_PRODUCTS: u32 = 3;
const SHARE: u32 = 20;
const MOST_VALUES: usize = 200;

/// What is chosen: for each file of cards places in `all`.
pub(super) struct Chosen {
    pub(super) shelves: Vec<Vec<u32>>,
    pub(super) all: Vec<ChosenAttribute>,
}

/// An attribute with the values that it is offered with.
pub(super) struct ChosenAttribute {
    attribute: u32,
    pub(super) key: String,
    pub(super) is_ordered: bool,
    pub(super) values: Vec<String>,
    /// For each value that was seen the place of the one that stands for it.
    places: Vec<u32>,
    pub(super) sets: Vec<Vec<u32>>,
    known: BTreeMap<Vec<u32>, u32>,
}

impl ChosenAttribute {
    /// The number of a row's set of values, counted from one; zero for none.
    pub(super) fn set(&mut self, row: &[(u32, u32)]) -> u32 {
        let own = row
            .iter()
            .filter(|(attribute, _)| *attribute == self.attribute);
        let mut set: Vec<u32> = own
            .filter_map(|(_, value)| self.places.get(index(*value)).copied())
            .collect();
        set.sort_unstable();
        set.dedup();
        if set.is_empty() {
            return 0;
        }
        if let Some(known) = self.known.get(&set) {
            return *known;
        }
        self.sets.push(set.clone());
        let number = number(self.sets.len());
        self.known.insert(set, number);
        number
    }
}

/// How many products have an attribute, and each of its values.
#[derive(Clone, Default)]
struct Use {
    products: u32,
    values: Vec<u32>,
}

pub(super) fn choose(seen: &[Seen], rows: &[Box<[(u32, u32)]>], counts: &[u32]) -> Chosen {
    let whole = uses(seen.len(), rows);
    let candidates: Vec<Option<ChosenAttribute>> = (0_u32..)
        .zip(seen.iter().zip(&whole))
        .map(|(attribute, (seen, usage))| candidate(attribute, seen, usage))
        .collect();
    let mut places: BTreeMap<u32, u32> = BTreeMap::new();
    let mut shelves = Vec::with_capacity(counts.len());
    let mut rest = rows;
    for count in counts {
        let (own, after) = rest.split_at(index(*count).min(rest.len()));
        rest = after;
        let uses = uses(seen.len(), own);
        let mut offered: Vec<(u32, bool, u32)> = Vec::new();
        for (attribute, usage) in (0_u32..).zip(&uses) {
            let Some(Some(candidate)) = candidates.get(index(attribute)) else {
                continue;
            };
            let mut values: Vec<u32> = Vec::new();
            for (place, count) in candidate.places.iter().zip(&usage.values) {
                if *count > 0 && !values.contains(place) {
                    values.push(*place);
                }
            }
            let is_worth_it = usage.products >= FEWEST_PRODUCTS
                && usage.products.saturating_mul(SHARE) >= *count
                && values.len() > 1;
            if is_worth_it {
                let is_known = KNOWN.contains(&candidate.key.as_str());
                offered.push((u32::MAX - usage.products, !is_known, attribute));
            }
        }
        offered.sort_unstable();
        offered.truncate(MOST);
        let next = |places: &mut BTreeMap<u32, u32>, attribute: u32| {
            let next = number(places.len());
            *places.entry(attribute).or_insert(next)
        };
        let shelf = offered
            .iter()
            .map(|(_, _, attribute)| next(&mut places, *attribute));
        shelves.push(shelf.collect());
    }
    let mut all: Vec<(u32, ChosenAttribute)> = candidates
        .into_iter()
        .flatten()
        .filter_map(|candidate| Some((*places.get(&candidate.attribute)?, candidate)))
        .collect();
    all.sort_by_key(|(place, _)| *place);
    Chosen {
        shelves,
        all: all.into_iter().map(|(_, candidate)| candidate).collect(),
    }
}

fn candidate(attribute: u32, seen: &Seen, usage: &Use) -> Option<ChosenAttribute> {
    if seen.overflows || seen.values.len() < 2 || usage.products < FEWEST_PRODUCTS {
        return None;
    }
    let in_order =
        numeric::sizes(&seen.values).or_else(|| numeric::ordered(&seen.values, &usage.values));
    let is_ordered = in_order.is_some();
    let (values, places) = in_order.unwrap_or_else(|| {
        let places = 0..number(seen.values.len());
        (seen.values.clone(), places.collect())
    });
    // What variants differ in is worth it however few products there are.
    let is_shared = KNOWN.contains(&seen.key.as_str())
        || values.len().saturating_mul(2) <= index(usage.products);
    let is_worth_it = values.len() > 1 && values.len() <= MOST_VALUES && is_shared;
    is_worth_it.then(|| ChosenAttribute {
        attribute,
        key: seen.key.clone(),
        is_ordered,
        values,
        places,
        sets: Vec::new(),
        known: BTreeMap::new(),
    })
}

fn uses(attributes: usize, rows: &[Box<[(u32, u32)]>]) -> Vec<Use> {
    let mut uses = vec![Use::default(); attributes];
    for row in rows {
        let mut before = None;
        for (attribute, value) in row {
            let Some(usage) = uses.get_mut(index(*attribute)) else {
                continue;
            };
            usage.products += u32::from(before != Some(*attribute));
            before = Some(*attribute);
            if usage.values.len() <= index(*value) {
                usage.values.resize(index(*value) + 1, 0);
            }
            if let Some(count) = usage.values.get_mut(index(*value)) {
                *count += 1;
            }
        }
    }
    uses
}
