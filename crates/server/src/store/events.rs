//! The log of what happened: rows are only ever added. People are named by reference, never by name.

use souk_commerce::Timestamp;
use sqlx::Row as _;

use super::{Connection, StoreError};

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Its place in the log.
    pub sequence: i64,
    /// When.
    pub at: Timestamp,
    /// `buyer`, `merchant`, `provider`, `system`; or role and session of somebody at the desk.
    pub actor: String,
    /// What happened.
    pub kind: String,
}

/// What happened to a subject, the first thing first.
pub(crate) async fn of(
    connection: &mut Connection,
    subject: &str,
) -> Result<Vec<EventRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT sequence, at, actor, kind FROM event WHERE subject = $1 ORDER BY sequence",
    )
    .bind(subject)
    .fetch_all(connection)
    .await?;
    let rows = rows.iter().map(|row| {
        Ok(EventRow {
            sequence: row.try_get("sequence")?,
            at: Timestamp(row.try_get("at")?),
            actor: row.try_get("actor")?,
            kind: row.try_get("kind")?,
        })
    });
    rows.collect()
}

/// Adds a line to the log of what a buyer did. `payload` is JSON without personal data.
pub(crate) async fn add(
    connection: &mut Connection,
    at: Timestamp,
    subject: &str,
    kind: &str,
    payload: &str,
) -> Result<(), StoreError> {
    add_by(connection, "buyer", at, subject, kind, payload).await
}

/// Adds a line to the log of what somebody did.
pub(crate) async fn add_by(
    connection: &mut Connection,
    actor: &str,
    at: Timestamp,
    subject: &str,
    kind: &str,
    payload: &str,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO event (at, actor, subject, kind, payload) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(at.0)
    .bind(actor)
    .bind(subject)
    .bind(kind)
    .bind(payload)
    .execute(connection)
    .await?;
    Ok(())
}
