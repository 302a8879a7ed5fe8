//! Who may sit at the merchant's desk: links that are used once, sessions, and forms that had an effect.

use souk_commerce::Timestamp;
use sqlx::Row as _;

use super::{Connection, StoreError};
use crate::desk::Role;

/// Somebody at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SessionRow {
    /// Names the session in the log of events; opens nothing.
    pub(crate) id: String,
    /// What they may do.
    pub(crate) role: Role,
}

/// Adds a link.
pub(crate) async fn add_link(
    connection: &mut Connection,
    token_hash: &str,
    role: Role,
    until: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO desk_link (token_hash, role, expires_at) VALUES ($1, $2, $3)")
        .bind(token_hash)
        .bind(role.as_str())
        .bind(until.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes a link away and says whom it lets in; `None` when it is used, unknown or past its time.
pub(crate) async fn use_link(
    connection: &mut Connection,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<Role>, StoreError> {
    let role: Option<String> = sqlx::query_scalar(
        "DELETE FROM desk_link WHERE token_hash = $1 AND expires_at > $2 RETURNING role",
    )
    .bind(token_hash)
    .bind(now.0)
    .fetch_optional(connection)
    .await?;
    role.map(|word| Role::parse(&word).ok_or(StoreError::Unreadable))
        .transpose()
}

/// Adds a session.
pub(crate) async fn add(
    connection: &mut Connection,
    row: &SessionRow,
    token_hash: &str,
    until: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO desk_session (id, token_hash, role, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(&row.id)
    .bind(token_hash)
    .bind(row.role.as_str())
    .bind(until.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// The session with a token.
pub(crate) async fn find(
    connection: &mut Connection,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<SessionRow>, StoreError> {
    let row =
        sqlx::query("SELECT id, role FROM desk_session WHERE token_hash = $1 AND expires_at > $2")
            .bind(token_hash)
            .bind(now.0)
            .fetch_optional(connection)
            .await?;
    let row = row.map(|row| {
        Ok(SessionRow {
            id: row.try_get("id")?,
            role: Role::parse(row.try_get("role")?).ok_or(StoreError::Unreadable)?,
        })
    });
    row.transpose()
}

/// Ends a session.
pub(crate) async fn end(connection: &mut Connection, id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM desk_session WHERE id = $1")
        .bind(id)
        .execute(connection)
        .await?;
    Ok(())
}

/// Ends every session and takes every link away; how many sessions there were.
pub(crate) async fn end_all(connection: &mut Connection) -> Result<u64, StoreError> {
    sqlx::query("DELETE FROM desk_link")
        .execute(&mut *connection)
        .await?;
    let done = sqlx::query("DELETE FROM desk_session")
        .execute(connection)
        .await?;
    Ok(done.rows_affected())
}

/// Removes links and sessions that are past their time, with the forms of those sessions.
pub(crate) async fn tidy(connection: &mut Connection, now: Timestamp) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM desk_link WHERE expires_at <= $1",
        "DELETE FROM desk_session WHERE expires_at <= $1",
    ] {
        sqlx::query(statement)
            .bind(now.0)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// Notes what came of a form. Belongs into the transaction of its effect.
pub(crate) async fn add_form(
    connection: &mut Connection,
    nonce: &str,
    session: &str,
    outcome: &str,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO desk_form (nonce, session_id, outcome) VALUES ($1, $2, $3)")
        .bind(nonce)
        .bind(session)
        .bind(outcome)
        .execute(connection)
        .await?;
    Ok(())
}

/// What came of a form of a session; `None` when it had no effect yet.
pub(crate) async fn outcome(
    connection: &mut Connection,
    nonce: &str,
    session: &str,
) -> Result<Option<String>, StoreError> {
    Ok(
        sqlx::query_scalar("SELECT outcome FROM desk_form WHERE nonce = $1 AND session_id = $2")
            .bind(nonce)
            .bind(session)
            .fetch_optional(connection)
            .await?,
    )
}
