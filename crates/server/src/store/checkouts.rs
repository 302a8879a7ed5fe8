//! Checkout sessions.

use souk_commerce::{LanguageTag, Timestamp};
use souk_ucp::v2026_04_08::{Checkout, CheckoutRequest, Status};
use sqlx::Row as _;

use super::{Connection, StoreError, from_json, to_json};

/// A checkout session as it is stored.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// Identifier.
    pub(crate) id: String,
    /// Counts the answers that differed.
    pub(crate) revision: i64,
    /// Language of its texts.
    pub(crate) language: LanguageTag,
    /// Whether its platform knows the shop's extensions.
    pub(crate) extended: bool,
    /// What was asked for last.
    pub(crate) request: CheckoutRequest,
    /// What was answered last, without the order's token.
    pub(crate) answer: Checkout,
    /// When it was created.
    pub(crate) created_at: Timestamp,
    /// When it ends.
    pub(crate) expires_at: Timestamp,
}

impl Session {
    /// The entity tag of the revision.
    pub(crate) fn etag(&self) -> String {
        format!("\"{}\"", self.revision)
    }

    /// Where it stands at a moment: a session past its end reads as canceled.
    pub(crate) fn status_at(&self, now: Timestamp) -> Status {
        if !self.answer.status.is_final() && now >= self.expires_at {
            Status::Canceled
        } else {
            self.answer.status
        }
    }
}

/// The word for a status in the table.
fn status_word(status: Status) -> &'static str {
    match status {
        Status::Incomplete => "incomplete",
        Status::RequiresEscalation => "requires_escalation",
        Status::ReadyForComplete => "ready_for_complete",
        Status::CompleteInProgress => "complete_in_progress",
        Status::Completed => "completed",
        Status::Canceled => "canceled",
    }
}

/// The session with an id.
pub(crate) async fn load(
    connection: &mut Connection,
    id: &str,
) -> Result<Option<Session>, StoreError> {
    let row = sqlx::query(
        "SELECT revision, language, extended, request, answer, created_at, expires_at \
         FROM checkout WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Session {
        id: id.to_owned(),
        revision: row.try_get("revision")?,
        language: LanguageTag::parse(row.try_get("language")?).ok_or(StoreError::Unreadable)?,
        extended: row.try_get::<i64, _>("extended")? != 0,
        request: from_json(row.try_get("request")?)?,
        answer: from_json(row.try_get("answer")?)?,
        created_at: Timestamp(row.try_get("created_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
    }))
}

/// Stores a new session.
pub(crate) async fn insert(
    connection: &mut Connection,
    session: &Session,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO checkout \
         (id, revision, status, language, extended, request, answer, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(&session.id)
    .bind(session.revision)
    .bind(status_word(session.answer.status))
    .bind(session.language.as_str())
    .bind(i64::from(session.extended))
    .bind(to_json(&session.request)?)
    .bind(to_json(&session.answer)?)
    .bind(session.created_at.0)
    .bind(session.expires_at.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Stores the next revision of a session; `session.revision` is the new one.
pub(crate) async fn update(
    connection: &mut Connection,
    session: &Session,
) -> Result<(), StoreError> {
    let done = sqlx::query(
        "UPDATE checkout SET revision = $2, status = $3, request = $4, answer = $5, \
         expires_at = $6, language = $7 \
         WHERE id = $1 AND revision = $2 - 1 AND status NOT IN ('completed', 'canceled')",
    )
    .bind(&session.id)
    .bind(session.revision)
    .bind(status_word(session.answer.status))
    .bind(to_json(&session.request)?)
    .bind(to_json(&session.answer)?)
    .bind(session.expires_at.0)
    .bind(session.language.as_str())
    .execute(connection)
    .await?;
    // The row was read in this transaction, so anything else is a fault of the program or of the file.
    if done.rows_affected() == 1 {
        Ok(())
    } else {
        Err(StoreError::Unreadable)
    }
}
