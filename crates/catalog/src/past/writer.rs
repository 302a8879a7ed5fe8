//! Writes the price history of a shard.

use souk_commerce::{Currency, OfferId, PriceHistory, PricePoint};

use crate::bytes::{FrameWriter, Writer};
use crate::file_name::FileKind;

/// The bytes of a history; offers in ascending order of their ids, without those that have none.
pub(crate) fn write<'a>(
    currency: Currency,
    offers: impl Iterator<Item = &'a OfferId>,
    history: &PriceHistory,
) -> Vec<u8> {
    let mut rows: Vec<(&OfferId, &[PricePoint])> = offers
        .map(|offer| (offer, history.rows(offer)))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    rows.sort_by_key(|(id, _)| *id);
    rows.dedup_by_key(|(id, _)| *id);

    let mut ids = Writer::new();
    let mut lengths = Writer::new();
    let mut records = Writer::new();
    ids.text(currency.code());
    ids.list(&rows, |writer, (id, _)| writer.text(id.as_str()));
    for (_, rows) in &rows {
        let start = records.len();
        write_rows(&mut records, rows);
        lengths.size(records.len() - start);
    }
    let mut frame = FrameWriter::new(FileKind::History);
    frame.section(super::IDS, ids);
    frame.section(super::LENGTHS, lengths);
    frame.section(super::RECORDS, records);
    frame.finish()
}

/// Moments and amounts as differences from what is in front of them, so that they are short. Of a price that still holds
/// nothing is written that the next build would have to change.
fn write_rows(writer: &mut Writer, rows: &[PricePoint]) {
    let (mut moment, mut amount) = (0, 0);
    writer.list(rows, |writer, row| {
        writer.signed(row.from.0.saturating_sub(moment));
        writer.option(row.to, |writer, to| {
            writer.signed(to.0.saturating_sub(row.from.0));
            writer.signed(to.0.saturating_sub(row.last_seen.0));
        });
        writer.signed(row.effective.minor().saturating_sub(amount));
        let regular = row.regular.minor();
        writer.signed(regular.saturating_sub(row.effective.minor()));
        moment = row.to.unwrap_or(row.from).0;
        amount = row.effective.minor();
    });
}
