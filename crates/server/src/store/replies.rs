//! Answers kept for repetition, each stored in the transaction of its effect.

use souk_commerce::Timestamp;
use sqlx::Row as _;

use super::{Connection, StoreError};

/// A kept answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    /// Hash of the body that was answered.
    pub(crate) digest: String,
    /// Status of the answer.
    pub(crate) status: u16,
    /// Its entity tag.
    pub(crate) etag: Option<String>,
    /// Its bytes; where they hold an order's token, a place for it.
    pub(crate) body: String,
    /// What the token is made from, together with the key.
    pub(crate) salt: Option<String>,
}

/// The answer kept under a scope, unless it is older than `since`.
pub(crate) async fn find(
    connection: &mut Connection,
    scope: &str,
    since: Timestamp,
) -> Result<Option<Reply>, StoreError> {
    let row = sqlx::query(
        "SELECT digest, status, etag, body, salt FROM idempotency \
         WHERE scope = $1 AND created_at >= $2",
    )
    .bind(scope)
    .bind(since.0)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Reply {
        digest: row.try_get("digest")?,
        status: u16::try_from(row.try_get::<i64, _>("status")?)
            .map_err(|_| StoreError::Unreadable)?,
        etag: row.try_get("etag")?,
        body: row.try_get("body")?,
        salt: row.try_get("salt")?,
    }))
}

/// Keeps an answer. An older one under the same scope, past its time, gives way.
pub(crate) async fn keep(
    connection: &mut Connection,
    scope: &str,
    reply: &Reply,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM idempotency WHERE scope = $1")
        .bind(scope)
        .execute(&mut *connection)
        .await?;
    sqlx::query(
        "INSERT INTO idempotency (scope, digest, status, etag, body, salt, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(scope)
    .bind(&reply.digest)
    .bind(i64::from(reply.status))
    .bind(&reply.etag)
    .bind(&reply.body)
    .bind(&reply.salt)
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(())
}
