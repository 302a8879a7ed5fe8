//! The day of each seller's latest feed, from which the days of offers are counted: a feed of another day changes this
//! one place, not every shard.

use souk_commerce::ids::SellerId;
use souk_commerce::time::Date;

use crate::bytes::{Reader, Writer};
use crate::contents::read_seller_id;

/// The day of each seller's latest feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedDays(Vec<(SellerId, Date)>);

impl FeedDays {
    /// The day of a seller; `None` where the pack has no offer of it, or is older than this table.
    pub fn of(&self, seller: &SellerId) -> Option<Date> {
        let found = self.0.iter().find(|(known, _)| known == seller);
        found.map(|(_, day)| *day)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes an offer's day into account.
    pub(crate) fn note(&mut self, seller: &SellerId, day: Date) {
        let mut known = self.0.iter_mut();
        if let Some((_, latest)) = known.find(|(known, _)| known == seller) {
            *latest = day.max(*latest);
        } else {
            let place = self.0.partition_point(|(known, _)| known < seller);
            self.0.insert(place, (seller.clone(), day));
        }
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        writer.list(&self.0, |writer, (seller, day)| {
            writer.text(seller.as_str());
            writer.signed(i64::from(day.0));
        });
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self(reader.list("the days of feeds", |reader| {
            Some((
                read_seller_id(reader)?,
                read_day(reader, Some(Date::default())),
            ))
        }))
    }
}

/// A day, counted from another; a damage where that is not known.
pub(crate) fn read_day(reader: &mut Reader<'_>, from: Option<Date>) -> Date {
    let at = reader.offset();
    let days = reader.signed("a day");
    let day = from
        .and_then(|from| days.checked_add(i64::from(from.0)))
        .and_then(|day| i32::try_from(day).ok());
    Date(reader.expected(day, "a day", at).unwrap_or_default())
}
