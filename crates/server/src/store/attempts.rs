//! Attempts to pay on a provider's page.

use souk_commerce::Timestamp;
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Connection, StoreError};
use crate::card::State;

/// An attempt as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct AttemptRow {
    /// Identifier.
    pub(crate) id: String,
    /// The order that it pays.
    pub(crate) order_id: String,
    /// Where it stands.
    pub(crate) state: State,
    /// What it asks for, in minor units of the order's currency.
    pub(crate) amount: i64,
    /// The provider's name for it.
    pub(crate) reference: Option<String>,
    /// Where the buyer pays.
    pub(crate) url: Option<String>,
    /// The provider's name for the money that came.
    pub(crate) payment: Option<String>,
    /// When it was begun.
    pub(crate) created_at: Timestamp,
    /// When its page ends.
    pub(crate) expires_at: Timestamp,
    /// When it is looked at next.
    pub(crate) due_at: Timestamp,
}

const COLUMNS: &str =
    "id, order_id, state, amount, reference, url, payment, created_at, expires_at, due_at";

fn of_row(row: &AnyRow) -> Result<AttemptRow, StoreError> {
    Ok(AttemptRow {
        id: row.try_get("id")?,
        order_id: row.try_get("order_id")?,
        state: State::parse(row.try_get("state")?).ok_or(StoreError::Unreadable)?,
        amount: row.try_get("amount")?,
        reference: row.try_get("reference")?,
        url: row.try_get("url")?,
        payment: row.try_get("payment")?,
        created_at: Timestamp(row.try_get("created_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
        due_at: Timestamp(row.try_get("due_at")?),
    })
}

async fn one(
    connection: &mut Connection,
    condition: &'static str,
    value: &str,
) -> Result<Option<AttemptRow>, StoreError> {
    // Columns and conditions are texts of this file.
    let query = format!("SELECT {COLUMNS} FROM payment_attempt WHERE {condition}");
    let row = sqlx::query(sqlx::AssertSqlSafe(query))
        .bind(value)
        .fetch_optional(connection)
        .await?;
    row.as_ref().map(of_row).transpose()
}

/// The attempt with an id.
pub(crate) async fn load(
    connection: &mut Connection,
    id: &str,
) -> Result<Option<AttemptRow>, StoreError> {
    one(connection, "id = $1", id).await
}

/// The attempt of an order that has not ended. There is never more than one.
pub(crate) async fn alive(
    connection: &mut Connection,
    order: &str,
) -> Result<Option<AttemptRow>, StoreError> {
    let condition = "order_id = $1 AND state IN ('starting', 'open')";
    one(connection, condition, order).await
}

/// Stores a new attempt. Fails when the order has one that has not ended.
pub(crate) async fn insert(
    connection: &mut Connection,
    attempt: &AttemptRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO payment_attempt (id, order_id, state, amount, created_at, expires_at, due_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&attempt.id)
    .bind(&attempt.order_id)
    .bind(attempt.state.as_str())
    .bind(attempt.amount)
    .bind(attempt.created_at.0)
    .bind(attempt.expires_at.0)
    .bind(attempt.due_at.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Stores where an attempt stands. It was read in the same transaction.
pub(crate) async fn update(
    connection: &mut Connection,
    attempt: &AttemptRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE payment_attempt SET state = $2, reference = $3, url = $4, payment = $5, due_at = $6 \
         WHERE id = $1",
    )
    .bind(&attempt.id)
    .bind(attempt.state.as_str())
    .bind(&attempt.reference)
    .bind(&attempt.url)
    .bind(&attempt.payment)
    .bind(attempt.due_at.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the attempt that waits for a look for the longest time; nobody else gets it for a while.
pub(crate) async fn take(
    connection: &mut Connection,
    now: Timestamp,
    claimed_until: Timestamp,
) -> Result<Option<AttemptRow>, StoreError> {
    let query = format!(
        "SELECT {COLUMNS} FROM payment_attempt WHERE state IN ('starting', 'open') AND due_at <= $1 \
         ORDER BY due_at, id LIMIT 1"
    );
    let row = sqlx::query(sqlx::AssertSqlSafe(query))
        .bind(now.0)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut attempt = of_row(&row)?;
    attempt.due_at = claimed_until;
    update(connection, &attempt).await?;
    Ok(Some(attempt))
}

/// Orders by card whose time is over, that nobody has paid and that nobody is about to pay.
pub(crate) async fn abandoned(
    connection: &mut Connection,
    now: Timestamp,
) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM orders WHERE payment_method = 'card' AND goods = 'placed' AND owed > 0 \
         AND received = 0 AND pay_by < $1 AND NOT EXISTS (SELECT 1 FROM payment_attempt \
         WHERE order_id = orders.id AND state IN ('starting', 'open')) ORDER BY pay_by LIMIT 100",
    )
    .bind(now.0)
    .fetch_all(connection)
    .await?)
}
