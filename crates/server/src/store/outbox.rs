//! What is to be told to somebody: at least once, with pauses that grow, and not for ever.

use souk_commerce::Timestamp;
use sqlx::Row as _;

use super::{Connection, StoreError};

/// Seconds for which a row that is being sent belongs to whoever sends it.
const CLAIM: i64 = 120;
/// Seconds after which nobody is told any more.
pub(crate) const WINDOW: i64 = 4 * 86_400;
/// Longest pause between two attempts, in seconds.
const LONGEST: i64 = 6 * 3600;

/// A row that is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Due {
    /// Identifier.
    pub(crate) id: String,
    /// The order that it is about.
    pub(crate) order_id: String,
    /// What happened: the kind of the event.
    pub(crate) kind: String,
    /// Attempts before this one.
    pub(crate) attempts: i64,
    /// When it happened.
    pub(crate) created_at: Timestamp,
}

/// Adds a row. Belongs into the transaction of what happened.
pub(crate) async fn add(
    connection: &mut Connection,
    id: &str,
    order: &str,
    kind: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO outbox (id, order_id, kind, state, attempts, created_at, due_at) \
         VALUES ($1, $2, $3, 'waiting', 0, $4, $4)",
    )
    .bind(id)
    .bind(order)
    .bind(kind)
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the row that is due for the longest time; nobody else gets it until the claim is over.
pub(crate) async fn take(
    connection: &mut Connection,
    now: Timestamp,
) -> Result<Option<Due>, StoreError> {
    let row = sqlx::query(
        "SELECT id, order_id, kind, attempts, created_at FROM outbox \
         WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at, created_at, id LIMIT 1",
    )
    .bind(now.0)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let due = Due {
        id: row.try_get("id")?,
        order_id: row.try_get("order_id")?,
        kind: row.try_get("kind")?,
        attempts: row.try_get("attempts")?,
        created_at: Timestamp(row.try_get("created_at")?),
    };
    sqlx::query("UPDATE outbox SET attempts = attempts + 1, due_at = $2 WHERE id = $1")
        .bind(&due.id)
        .bind(now.plus(CLAIM).0)
        .execute(connection)
        .await?;
    Ok(Some(due))
}

/// How a row went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It is with whoever it is for.
    Done,
    /// It may go better later.
    Failed(String),
    /// It never will.
    Hopeless(String),
}

/// Notes how a row went.
pub(crate) async fn settle(
    connection: &mut Connection,
    due: &Due,
    sent: &Sent,
    now: Timestamp,
) -> Result<(), StoreError> {
    let (state, error) = match sent {
        Sent::Done => ("sent", None),
        Sent::Failed(error) if now.0 < due.created_at.plus(WINDOW).0 => ("waiting", Some(error)),
        Sent::Failed(error) | Sent::Hopeless(error) => ("dead", Some(error)),
    };
    sqlx::query("UPDATE outbox SET state = $2, error = $3, due_at = $4 WHERE id = $1")
        .bind(&due.id)
        .bind(state)
        .bind(error)
        .bind(now.plus(pause(due.attempts)).0)
        .execute(connection)
        .await?;
    Ok(())
}

/// Seconds until the next attempt: half a minute, doubled each time.
fn pause(attempts: i64) -> i64 {
    let doubled = u32::try_from(attempts)
        .ok()
        .and_then(|attempts| 30_i64.checked_shl(attempts));
    doubled
        .filter(|pause| (1..LONGEST).contains(pause))
        .unwrap_or(LONGEST)
}

/// Rows that nobody will be told of any more: order, kind and why.
pub(crate) async fn dead(
    connection: &mut Connection,
) -> Result<Vec<(String, String, String)>, StoreError> {
    let rows = sqlx::query(
        "SELECT reference, kind, COALESCE(error, '') AS error FROM outbox \
         JOIN orders ON orders.id = order_id WHERE state = 'dead' ORDER BY created_at DESC, outbox.id",
    )
    .fetch_all(connection)
    .await?;
    let rows = rows.iter().map(|row| {
        Ok((
            row.try_get("reference")?,
            row.try_get("kind")?,
            row.try_get("error")?,
        ))
    });
    rows.collect()
}

/// Lets every row of an order that was given up wait again, as if it had just happened; how many there were.
pub(crate) async fn revive(
    connection: &mut Connection,
    order: &str,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let done = sqlx::query(
        "UPDATE outbox SET state = 'waiting', attempts = 0, created_at = $2, due_at = $2, error = NULL \
         WHERE order_id = $1 AND state = 'dead'",
    )
    .bind(order)
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// How many orders there are, how many rows wait, and how many were given up.
pub(crate) async fn figures(connection: &mut Connection) -> Result<(i64, i64, i64), StoreError> {
    let row = sqlx::query(
        "SELECT (SELECT COUNT(*) FROM orders) AS placed, \
         (SELECT COUNT(*) FROM outbox WHERE state = 'waiting') AS waiting, \
         (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS dead",
    )
    .fetch_one(connection)
    .await?;
    Ok((
        row.try_get("placed")?,
        row.try_get("waiting")?,
        row.try_get("dead")?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay_below_six_hours() {
        assert_eq!(pause(0), 30);
        assert_eq!(pause(1), 60);
        for attempts in [10, 31, 32, 63, 64, 1000, -1, i64::MAX] {
            assert_eq!(pause(attempts), LONGEST, "{attempts}");
        }
    }
}
