//! Counted stock: the feed's quantity less what was sold since the feed's day.
//!
//! The whole of the feed's day counts as "since": whether the feed was written before or after an order of that day is
//! not known, and selling a piece twice is worse than one piece too few.

use souk_commerce::{Date, OfferId, Timestamp};

use super::{Connection, StoreError};

/// Pieces of one offer that an order takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Demand {
    /// The offer.
    pub(crate) offer: OfferId,
    /// Pieces, over all lines.
    pub(crate) quantity: u32,
    /// Pieces that the feed counts; `None` for stock that is not tracked.
    pub(crate) counted: Option<u32>,
    /// The feed's day.
    pub(crate) feed_day: Date,
}

/// Pieces of an offer sold since a day began.
pub(crate) async fn sold_since(
    connection: &mut Connection,
    offer: &OfferId,
    day: Date,
) -> Result<u32, StoreError> {
    let sold: i64 = sqlx::query_scalar(
        "SELECT CAST(COALESCE(SUM(CASE kind WHEN 'sold' THEN quantity ELSE -quantity END), 0) AS BIGINT) \
         FROM stock_movement WHERE offer_id = $1 AND at >= $2",
    )
    .bind(offer.as_str())
    .bind(day.start().0)
    .fetch_one(connection)
    .await?;
    Ok(u32::try_from(sold).unwrap_or(u32::MAX))
}

/// Takes the pieces of an order out of stock, or says that there are too few. Belongs into the transaction that writes
/// the order; on `false` that transaction must not be committed.
pub(crate) async fn take(
    connection: &mut Connection,
    order: &str,
    demand: &Demand,
    now: Timestamp,
) -> Result<bool, StoreError> {
    if let Some(counted) = demand.counted {
        if !count_down(connection, demand, counted).await? {
            return Ok(false);
        }
    } else {
        // Without this the row would miss the order, should a later feed count the stock.
        sqlx::query("DELETE FROM stock_sold WHERE offer_id = $1")
            .bind(demand.offer.as_str())
            .execute(&mut *connection)
            .await?;
    }
    // East of Greenwich a feed can be dated tomorrow: what is sold of its stock is sold since its day, whatever the clock
    // says.
    let at = now.max(demand.feed_day.start());
    sqlx::query(
        "INSERT INTO stock_movement (order_id, offer_id, kind, quantity, at) \
         VALUES ($1, $2, 'sold', $3, $4)",
    )
    .bind(order)
    .bind(demand.offer.as_str())
    .bind(i64::from(demand.quantity))
    .bind(at.0)
    .execute(connection)
    .await?;
    Ok(true)
}

async fn count_down(
    connection: &mut Connection,
    demand: &Demand,
    counted: u32,
) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM stock_sold WHERE offer_id = $1 AND feed_day <> $2")
        .bind(demand.offer.as_str())
        .bind(i64::from(demand.feed_day.0))
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO stock_sold (offer_id, feed_day, sold) VALUES ($1, $2, \
         (SELECT COALESCE(SUM(CASE kind WHEN 'sold' THEN quantity ELSE -quantity END), 0) \
         FROM stock_movement WHERE offer_id = $1 AND at >= $3)) \
         ON CONFLICT (offer_id) DO NOTHING",
    )
    .bind(demand.offer.as_str())
    .bind(i64::from(demand.feed_day.0))
    .bind(demand.feed_day.start().0)
    .execute(&mut *connection)
    .await?;
    let done = sqlx::query(
        "UPDATE stock_sold SET sold = sold + $2 WHERE offer_id = $1 AND sold + $2 <= $3",
    )
    .bind(demand.offer.as_str())
    .bind(i64::from(demand.quantity))
    .bind(i64::from(counted))
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Gives the pieces of a canceled order back. They count from the moment at which they were sold, so that a feed has
/// counted both or neither.
pub(crate) async fn give_back(connection: &mut Connection, order: &str) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE stock_sold SET sold = sold - (SELECT quantity FROM stock_movement \
         WHERE order_id = $1 AND offer_id = stock_sold.offer_id AND kind = 'sold') \
         WHERE EXISTS (SELECT 1 FROM stock_movement WHERE order_id = $1 AND kind = 'sold' \
         AND offer_id = stock_sold.offer_id AND at >= stock_sold.feed_day * 86400)",
    )
    .bind(order)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO stock_movement (order_id, offer_id, kind, quantity, at) \
         SELECT order_id, offer_id, 'canceled', quantity, at FROM stock_movement \
         WHERE order_id = $1 AND kind = 'sold'",
    )
    .bind(order)
    .execute(connection)
    .await?;
    Ok(())
}
