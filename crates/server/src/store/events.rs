//! The log of what happened: rows are only ever added. People are named by reference, never by name.

use souk_commerce::Timestamp;

use super::{Connection, StoreError};

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
