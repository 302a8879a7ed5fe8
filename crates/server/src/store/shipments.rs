//! What left, and what arrived.

use souk_commerce::Timestamp;
use sqlx::Row as _;

use super::{Connection, StoreError};

/// Something that happened on the way to the buyer.
#[derive(Debug, Clone, Default)]
pub(crate) struct ShipmentRow {
    /// Identifier.
    pub(crate) id: String,
    /// `shipped`, `delivered`.
    pub(crate) kind: String,
    /// Who carries it.
    pub(crate) carrier: Option<String>,
    /// Number to follow the parcel by.
    pub(crate) tracking_number: Option<String>,
    /// Page to follow the parcel on.
    pub(crate) tracking_url: Option<String>,
    /// When, in seconds since 1970.
    pub(crate) at: i64,
}

/// Adds what happened.
pub(crate) async fn add(
    connection: &mut Connection,
    order: &str,
    row: &ShipmentRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO shipment (id, order_id, kind, carrier, tracking_number, tracking_url, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&row.id)
    .bind(order)
    .bind(&row.kind)
    .bind(&row.carrier)
    .bind(&row.tracking_number)
    .bind(&row.tracking_url)
    .bind(row.at)
    .execute(connection)
    .await?;
    Ok(())
}

/// What happened to the goods of an order.
pub(crate) async fn of(
    connection: &mut Connection,
    order: &str,
) -> Result<Vec<ShipmentRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, kind, carrier, tracking_number, tracking_url, at FROM shipment \
         WHERE order_id = $1 ORDER BY at, kind DESC",
    )
    .bind(order)
    .fetch_all(connection)
    .await?;
    let rows = rows.iter().map(|row| {
        Ok(ShipmentRow {
            id: row.try_get("id")?,
            kind: row.try_get("kind")?,
            carrier: row.try_get("carrier")?,
            tracking_number: row.try_get("tracking_number")?,
            tracking_url: row.try_get("tracking_url")?,
            at: row.try_get("at")?,
        })
    });
    rows.collect()
}

/// The moment of a row.
impl ShipmentRow {
    /// When.
    pub(crate) fn moment(&self) -> Timestamp {
        Timestamp(self.at)
    }
}
