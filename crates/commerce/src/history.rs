//! What offers have cost: one row for each change, never one for each day.
//!
//! A build notes what its feeds say at the feeds' own moment; whoever draws a line or works out the lowest price of some
//! days reads the rows. A price that nobody stated is not there: where an offer was gone for a while its rows leave a gap.

mod figures;
mod judgement;
mod reference;
#[cfg(test)]
mod tests_of_figures;

pub use figures::{Figures, Span, Spell, Step, figures, is_absurd, spells, steps};
pub use judgement::{GoodBecause, Judgement, NoJudgement, judge};
pub use reference::{NoReference, ReductionRule, ReferencePrice, reference_price};

use std::collections::BTreeMap;

use crate::ids::OfferId;
use crate::money::Money;
use crate::time::Timestamp;

/// Seconds for which an ended row is kept: a year and a month, so that the year's line and the days before it are whole.
pub const KEPT: i64 = 400 * 86_400;
/// Most rows of one offer; the oldest go first.
pub const MAX_ROWS: usize = 256;

/// What an offer cost from one change to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricePoint {
    /// Since when.
    pub from: Timestamp,
    /// The moment of the next change, or of the first build without the offer; `None` while it holds.
    pub to: Option<Timestamp>,
    /// What was owed for one piece.
    pub effective: Money,
    /// The price outside any sale.
    pub regular: Money,
    /// The last moment at which a feed stated it.
    pub last_seen: Timestamp,
}

impl PricePoint {
    /// Whether the price was a reduced one.
    pub fn is_on_sale(&self) -> bool {
        self.effective != self.regular
    }
}

/// The price of an offer at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// What is owed for one piece.
    pub effective: Money,
    /// The price outside any sale.
    pub regular: Money,
}

/// The rows of all offers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PriceHistory {
    offers: BTreeMap<OfferId, Vec<PricePoint>>,
}

impl PriceHistory {
    /// The rows of an offer in the order of time; none for an offer that was never seen.
    pub fn rows(&self, offer: &OfferId) -> &[PricePoint] {
        self.offers.get(offer).map_or(&[], Vec::as_slice)
    }

    /// Every offer with its rows, by id.
    pub fn iter(&self) -> impl Iterator<Item = (&OfferId, &[PricePoint])> {
        self.offers.iter().map(|(id, rows)| (id, rows.as_slice()))
    }

    /// Whether nothing was ever noted.
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// The last moment that was noted.
    pub fn last_seen(&self) -> Option<Timestamp> {
        let rows = self.offers.values().filter_map(|rows| rows.last());
        rows.map(|row| row.last_seen).max()
    }

    /// Offers that were there at the last moment that was noted, with their price then.
    pub fn current(&self) -> impl Iterator<Item = (&OfferId, Quote)> {
        self.offers.iter().filter_map(|(id, rows)| {
            let row = rows.last().filter(|row| row.to.is_none())?;
            let quote = Quote {
                effective: row.effective,
                regular: row.regular,
            };
            Some((id, quote))
        })
    }

    /// Takes in a row from outside, such as a file. One that does not follow the offer's rows in time is left out, and
    /// the result is `false`.
    pub fn restore(&mut self, offer: &OfferId, row: PricePoint) -> bool {
        let rows = self.offers.entry(offer.clone()).or_default();
        let follows = rows
            .last()
            .is_none_or(|last| last.to.is_some_and(|to| to <= row.from));
        let is_span = row.to.is_none_or(|to| row.from < to && row.last_seen < to);
        let is_row = follows && is_span && row.from <= row.last_seen;
        if is_row {
            make_room(rows);
            rows.push(row);
        } else if rows.is_empty() {
            self.offers.remove(offer);
        }
        is_row
    }

    /// Lets an offer go on under another id. An id that has rows of its own keeps them.
    pub fn rename(&mut self, old: &OfferId, new: &OfferId) {
        if !self.offers.contains_key(new)
            && let Some(rows) = self.offers.remove(old)
        {
            self.offers.insert(new.clone(), rows);
        }
    }

    /// Notes every offer that there is at a moment, and forgets what is too old. Noting the same again changes nothing.
    /// A moment before the last one changes nothing either, and the result is `false`: what was already known of a
    /// later time is not overwritten by an older file.
    pub fn note(&mut self, now: Timestamp, seen: &BTreeMap<OfferId, Quote>) -> bool {
        if self.last_seen().is_some_and(|last| now < last) {
            return false;
        }
        for (id, rows) in &mut self.offers {
            if !seen.contains_key(id) {
                end(rows, now);
            }
        }
        for (id, quote) in seen {
            set(self.offers.entry(id.clone()).or_default(), now, *quote);
        }
        self.offers.retain(|_, rows| {
            trim(rows, now);
            !rows.is_empty()
        });
        true
    }
}

/// The offer is no longer there.
fn end(rows: &mut Vec<PricePoint>, now: Timestamp) {
    let Some(last) = rows.last_mut().filter(|row| row.to.is_none()) else {
        return;
    };
    if last.from == now {
        // It was only there in an earlier reading of the same moment.
        rows.pop();
    } else {
        last.to = Some(now);
    }
}

/// Room for one row more: most offers have one for ever, and there are as many as goods.
fn make_room(rows: &mut Vec<PricePoint>) {
    if rows.is_empty() {
        rows.reserve_exact(1);
    }
}

/// The offer has a price.
fn set(rows: &mut Vec<PricePoint>, now: Timestamp, quote: Quote) {
    let is_same =
        |row: &PricePoint| row.effective == quote.effective && row.regular == quote.regular;
    if let Some(last) = rows.last_mut().filter(|row| row.to.is_none()) {
        if is_same(last) {
            last.last_seen = now;
            return;
        }
        end(rows, now);
    }
    // What ends at this moment was ended by an earlier reading of it, unless the price is another.
    if let Some(last) = rows.last_mut()
        && last.to == Some(now)
        && is_same(last)
    {
        last.to = None;
        last.last_seen = now;
        return;
    }
    make_room(rows);
    rows.push(PricePoint {
        from: now,
        to: None,
        effective: quote.effective,
        regular: quote.regular,
        last_seen: now,
    });
}

fn trim(rows: &mut Vec<PricePoint>, now: Timestamp) {
    let oldest = now.plus(-KEPT);
    rows.retain(|row| row.to.is_none_or(|to| to > oldest));
    let surplus = rows.len().saturating_sub(MAX_ROWS);
    rows.drain(..surplus);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::money::Currency;

    const DAY: i64 = 86_400;

    fn id(text: &str) -> OfferId {
        OfferId::parse(&format!("nara:{text}")).unwrap()
    }

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::parse("THB").unwrap()).unwrap()
    }

    fn quotes(prices: &[(&str, i64)]) -> BTreeMap<OfferId, Quote> {
        let quote = |minor| Quote {
            effective: thb(minor),
            regular: thb(minor.max(100)),
        };
        prices
            .iter()
            .map(|(name, minor)| (id(name), quote(*minor)))
            .collect()
    }

    /// Notes prices day by day.
    fn noted(days: &[&[(&str, i64)]]) -> PriceHistory {
        let mut history = PriceHistory::default();
        for (day, prices) in (0..).zip(days) {
            assert!(history.note(Timestamp(day * DAY), &quotes(prices)));
        }
        history
    }

    /// From, to and price of the rows of `a`, in days.
    fn rows(history: &PriceHistory) -> Vec<(i64, Option<i64>, i64)> {
        let rows = history.rows(&id("a")).iter();
        rows.map(|row| {
            let to = row.to.map(|to| to.0 / DAY);
            (row.from.0 / DAY, to, row.effective.minor())
        })
        .collect()
    }

    #[test]
    fn a_change_begins_a_row_and_a_day_without_one_does_not() {
        let history = noted(&[&[("a", 100)], &[("a", 100)], &[("a", 90)], &[("a", 90)]]);
        assert_eq!(rows(&history), [(0, Some(2), 100), (2, None, 90)]);
        let last = history.rows(&id("a")).last().unwrap();
        assert!(last.is_on_sale() && last.last_seen == Timestamp(3 * DAY));
        assert_eq!(
            history.rows(&id("a")).first().unwrap().last_seen,
            Timestamp(DAY)
        );
    }

    #[test]
    fn an_offer_that_goes_and_comes_back_leaves_a_gap() {
        let history = noted(&[&[("a", 100)], &[("b", 5)], &[("a", 100)]]);
        assert_eq!(rows(&history), [(0, Some(1), 100), (2, None, 100)]);
        let current: Vec<&OfferId> = history.current().map(|(id, _)| id).collect();
        assert_eq!(current, [&id("a")]);
    }

    #[test]
    fn another_reading_of_the_same_moment_replaces_the_first() {
        let mut history = noted(&[&[("a", 100)], &[("a", 70)]]);
        for (prices, expected) in [
            (&[("a", 80)][..], vec![(0, Some(1), 100), (1, None, 80)]),
            (&[("b", 1)], vec![(0, Some(1), 100)]),
            (&[("a", 100)], vec![(0, None, 100)]),
        ] {
            assert!(history.note(Timestamp(DAY), &quotes(prices)));
            assert_eq!(rows(&history), expected);
        }
        assert!(history.rows(&id("b")).is_empty());
    }

    #[test]
    fn an_older_moment_changes_nothing() {
        let mut history = noted(&[&[("a", 100)], &[("a", 70)]]);
        let before = history.clone();
        assert!(!history.note(Timestamp(0), &quotes(&[("a", 1)])));
        assert_eq!(history, before);
    }

    #[test]
    fn an_offer_under_another_id_keeps_its_rows() {
        let mut history = noted(&[&[("b", 100), ("c", 5)], &[("b", 100), ("c", 5)]]);
        history.rename(&id("b"), &id("a"));
        history.rename(&id("c"), &id("a"));
        assert!(history.note(Timestamp(2 * DAY), &quotes(&[("a", 90)])));
        assert_eq!(rows(&history), [(0, Some(2), 100), (2, None, 90)]);
        assert!(history.rows(&id("b")).is_empty() && !history.rows(&id("c")).is_empty());
    }

    #[test]
    fn old_rows_and_surplus_rows_go_and_the_price_of_today_stays() {
        let mut history = noted(&[&[("a", 100), ("b", 3)], &[("a", 70)]]);
        assert!(history.note(Timestamp(DAY + KEPT), &quotes(&[("a", 70)])));
        assert_eq!(rows(&history), [(1, None, 70)]);
        assert!(history.rows(&id("b")).is_empty());

        let mut history = PriceHistory::default();
        for moment in 0..1000 {
            history.note(Timestamp(moment), &quotes(&[("a", moment)]));
        }
        assert_eq!(history.rows(&id("a")).len(), MAX_ROWS);
        assert_eq!(history.current().next().unwrap().1.effective, thb(999));
    }

    proptest! {
        #[test]
        fn every_moment_that_was_noted_is_told_as_it_was(days in prop::collection::vec(prop::option::of(1_i64..4), 1..40)) {
            let mut history = PriceHistory::default();
            for (day, price) in (0..).zip(&days) {
                let seen = price.map(|price| ("a", price)).into_iter().collect::<Vec<_>>();
                history.note(Timestamp(day), &quotes(&seen));
                let again = history.clone();
                history.note(Timestamp(day), &quotes(&seen));
                prop_assert_eq!(&history, &again);
            }
            for (day, price) in (0..).zip(&days) {
                let holds = |row: &&PricePoint| row.from.0 <= day && row.to.is_none_or(|to| day < to.0);
                let row = history.rows(&id("a")).iter().find(holds);
                prop_assert_eq!(row.map(|row| row.effective), price.map(thb));
            }
            let mut restored = PriceHistory::default();
            for (id, rows) in history.iter() {
                for row in rows {
                    prop_assert!(restored.restore(id, *row));
                }
            }
            prop_assert_eq!(restored, history);
        }
    }
}
