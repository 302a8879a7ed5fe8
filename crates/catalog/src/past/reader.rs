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
        let frame = Frame::open(&bytes, FileKind::History)?;
        let mut reader = frame.reader(&bytes, super::IDS, "the ids")?;
        let currency = read_currency(&mut reader)?;
        let ids = reader.list("the ids", |reader| reader.string("an id"))?;
        if !ids.is_sorted_by(|id, next| id < next) {
            return Err(reader.error("ids in ascending order"));
        }
        reader.end("the end of the ids")?;

        let mut records = frame.reader(&bytes, super::RECORDS, "the records")?;
        let mut lengths = frame.reader(&bytes, super::LENGTHS, "the lengths")?;
        let ranges = lengths.column(ids.len(), "the lengths", |lengths| {
            let start = records.offset();
            records.take(lengths.number("a length")?, "a whole record")?;
            Ok(start..records.offset())
        })?;
        lengths.end("the end of the lengths")?;
        records.end("the end of the records")?;
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
            Ok(row)
        })?;
        reader.end("the end of the record")?;
        Ok(rows)
    }

    fn row(
        &self,
        reader: &mut Reader<'_>,
        moment: i64,
        amount: i64,
        as_of: Timestamp,
    ) -> Result<PricePoint, PackError> {
        let from = after(reader, moment, "the beginning of a row")?;
        let end = reader.option("the end of a row", |reader| {
            let to = after(reader, from, "the end of a row")?;
            let at = reader.error("when a row was last seen");
            let unseen = reader.signed("when a row was last seen")?;
            let last_seen = to.checked_sub(unseen).ok_or(at)?;
            Ok((Timestamp(to), Timestamp(last_seen)))
        })?;
        let effective = self.money(reader, amount)?;
        let regular = self.money(reader, effective.minor())?;
        Ok(PricePoint {
            from: Timestamp(from),
            to: end.map(|(to, _)| to),
            effective,
            regular,
            last_seen: end.map_or(as_of, |(_, last_seen)| last_seen),
        })
    }

    fn money(&self, reader: &mut Reader<'_>, base: i64) -> Result<Money, PackError> {
        let at = reader.error("an amount");
        let minor = after(reader, base, "an amount")?;
        Money::new(minor, self.currency).map_err(|_| at)
    }
}

/// A number that is stored as its difference from another.
fn after(reader: &mut Reader<'_>, base: i64, what: &'static str) -> Result<i64, PackError> {
    let at = reader.error(what);
    reader.signed(what)?.checked_add(base).ok_or(at)
}
