//! Reads the price history of a shard.

use souk_commerce::{Money, OfferId, PricePoint, Timestamp};

use super::PastPrices;
use crate::bytes::{Frame, Reader};
use crate::contents::read_currency;
use crate::error::PackError;
use crate::file_name::FileKind;

impl PastPrices {
    /// Opens the bytes of a `.history` file.
    ///
    /// # Errors
    /// [`PackError`] when frame or table are not those of a history of this version.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::History)?;
        let mut reader = frame.reader(super::IDS, "the ids");
        let currency = read_currency(&mut reader);
        let ids = reader.strings("the ids", "an id");
        if !ids.is_sorted_by(|id, next| id < next) {
            reader.fail("ids in ascending order", reader.offset());
        }
        frame.close(&reader, "the end of the ids");

        let mut records = frame.reader(super::RECORDS, "the records");
        let mut lengths = frame.reader(super::LENGTHS, "the lengths");
        let ranges = lengths.column(ids.len(), "the lengths", |lengths| {
            let start = records.offset();
            records.take(lengths.number("a length"), "a whole record");
            start..records.offset()
        });
        frame.close(&lengths, "the end of the lengths");
        frame.close(&records, "the end of the records");
        let currency = frame.finish(currency)?;
        Ok(Self {
            bytes,
            currency,
            ids,
            records: ranges,
        })
    }

    /// What an offer has cost, in the order of time; nothing for an offer without a history. A price that still holds was
    /// last seen at `as_of`, the manifest's moment.
    ///
    /// # Errors
    /// [`PackError`] when its record is damaged.
    pub fn rows(&self, offer: &OfferId, as_of: Timestamp) -> Result<Vec<PricePoint>, PackError> {
        let found = self
            .ids
            .binary_search_by(|stored| stored.as_str().cmp(offer.as_str()));
        let range = found.ok().and_then(|position| self.records.get(position));
        let Some(range) = range else {
            return Ok(Vec::new());
        };
        let bytes = self.bytes.get(range.clone()).unwrap_or_default();
        let mut reader = Reader::new(bytes, range.start);
        let (mut moment, mut amount) = (0, 0);
        let rows = reader.list("the rows", |reader| {
            let row = self.row(reader, moment, amount, as_of)?;
            moment = row.to.unwrap_or(row.from).0;
            amount = row.effective.minor();
            Some(row)
        });
        reader.end("the end of the record")?;
        Ok(rows)
    }

    fn row(
        &self,
        reader: &mut Reader<'_>,
        moment: i64,
        amount: i64,
        as_of: Timestamp,
    ) -> Option<PricePoint> {
        let from = after(reader, moment, "the beginning of a row");
        let end = reader.option("the end of a row", |reader| {
            let to = after(reader, from, "the end of a row");
            let at = reader.offset();
            let unseen = reader.signed("when a row was last seen");
            let last_seen = to.checked_sub(unseen);
            let last_seen = reader.expected(last_seen, "when a row was last seen", at)?;
            Some((Timestamp(to), Timestamp(last_seen)))
        });
        let effective = self.money(reader, amount)?;
        let regular = self.money(reader, effective.minor())?;
        Some(PricePoint {
            from: Timestamp(from),
            to: end.map(|(to, _)| to),
            effective,
            regular,
            last_seen: end.map_or(as_of, |(_, last_seen)| last_seen),
        })
    }

    fn money(&self, reader: &mut Reader<'_>, base: i64) -> Option<Money> {
        let at = reader.offset();
        let minor = after(reader, base, "an amount");
        reader.expected(Money::new(minor, self.currency).ok(), "an amount", at)
    }
}

/// A number that is stored as its difference from another.
fn after(reader: &mut Reader<'_>, base: i64, what: &'static str) -> i64 {
    let at = reader.offset();
    let sum = reader.signed(what).checked_add(base);
    reader.expected(sum, what, at).unwrap_or_default()
}
