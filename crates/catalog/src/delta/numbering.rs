//! Which numbers the products of the build before have in this one.

use std::collections::HashMap;

use souk_commerce::ProductId;

use crate::bytes::{Reader, Writer, index, number};
use crate::cards::Cards;
use crate::error::PackError;
use crate::index::{Index, Run};

/// How products are numbered anew for an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbering {
    /// Number of products in the new index.
    rows: u32,
    /// Products that keep their order, by their new numbers.
    runs: Vec<Run>,
}

impl Numbering {
    /// The numbering between two lists of cards; `None` when each product keeps its number.
    pub(super) fn between(old: &[Cards], new: &[Cards]) -> Option<Self> {
        let (old, new) = (ids(old), ids(new));
        if old == new {
            return None;
        }
        let before: HashMap<&ProductId, u32> = old.iter().zip(0..).collect();
        let mut runs: Vec<Run> = Vec::new();
        for (id, new) in new.iter().zip(0..) {
            let Some(&old) = before.get(id) else {
                continue;
            };
            match runs.last_mut() {
                Some(run) if follows(run, old, new) => run.length = run.length.saturating_add(1),
                _ => runs.push(Run {
                    new,
                    old,
                    length: 1,
                }),
            }
        }
        Some(Self {
            rows: number(new.len()),
            runs,
        })
    }

    /// The old index with the new numbers. The new file is `length` bytes long and holds a byte for each product at least.
    ///
    /// # Errors
    /// [`PackError`] when the numbering does not fit the index, or the index is damaged.
    pub(super) fn apply(&self, old: &[u8], length: usize) -> Result<Vec<u8>, PackError> {
        if index(self.rows) > length {
            return Err(PackError {
                what: "no more products than the index has room for",
                offset: 0,
            });
        }
        Index::open(old.to_vec())?.renumbered(&self.runs, self.rows)
    }

    /// Numbers as differences from the end of the run before.
    pub(super) fn write(&self) -> Writer {
        let (mut new, mut old) = (0, 0);
        let mut writer = Writer::new();
        writer.varint(self.rows);
        writer.list(&self.runs, |writer, run| {
            writer.varint(run.new.saturating_sub(new));
            writer.signed(i64::from(run.old).saturating_sub(old));
            writer.varint(run.length);
            new = run.new.saturating_add(run.length);
            old = i64::from(run.old).saturating_add(i64::from(run.length));
        });
        writer
    }

    /// Reads what [`Self::write()`] wrote.
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let (mut new, mut old) = (0_u32, 0_i64);
        let rows = reader.number("the number of products");
        let runs = reader.list("the runs", |reader| {
            let at = reader.offset();
            let gap: u32 = reader.number("the beginning of a run");
            let moved = reader.signed("where a run was");
            let length: u32 = reader.number("the length of a run");
            let run = Run {
                new: reader.expected(new.checked_add(gap), "a run that there is", at)?,
                old: reader.expected(
                    old.checked_add(moved).and_then(|old| old.try_into().ok()),
                    "a run that there was",
                    at,
                )?,
                length,
            };
            new = run.new.saturating_add(length);
            old = i64::from(run.old).saturating_add(i64::from(length));
            Some(run)
        });
        Self { rows, runs }
    }
}

/// Whether a product continues a run.
fn follows(run: &Run, old: u32, new: u32) -> bool {
    let next = |start: u32| start.checked_add(run.length);
    next(run.old) == Some(old) && next(run.new) == Some(new)
}

/// The products in the order of their numbers.
fn ids(cards: &[Cards]) -> Vec<ProductId> {
    let cards = cards.iter().flat_map(|cards| {
        let positions = 0..number(cards.len());
        positions.filter_map(|position| cards.get(position))
    });
    cards.map(|card| card.product).collect()
}
