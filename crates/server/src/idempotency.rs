//! The same request twice has one effect and one answer, byte for byte.
//!
//! The kept answer is written in the transaction of the effect, so there is never one without the other. It is kept
//! under a hash of platform, method, address and key, together with a hash of the raw body; the key itself is not kept,
//! because an order's token is made from it. Requests that were refused are not kept: refusing again costs nothing.

use axum::http::StatusCode;
use souk_commerce::Timestamp;

use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::codes;
use crate::store::Transaction;
use crate::store::replies::{self, Reply};

/// Seconds for which an answer is kept.
pub(crate) const KEPT: i64 = 48 * 3600;
const MAX_KEY: usize = 255;

/// A request that carries a key.
#[derive(Debug, Clone)]
pub(crate) struct Keyed {
    scope: String,
    digest: String,
    key: String,
}

impl Keyed {
    /// Reads the header. `Ok(None)` without one.
    pub(crate) fn read(
        header: Option<&[u8]>,
        profile: &str,
        method: &str,
        path: &str,
        body: &[u8],
    ) -> Result<Option<Self>, ApiError> {
        let Some(key) = header else { return Ok(None) };
        let is_key = (1..=MAX_KEY).contains(&key.len()) && key.iter().all(u8::is_ascii_graphic);
        if !is_key {
            return Err(ApiError::Key);
        }
        Ok(Some(Self {
            scope: codes::hash(&[profile.as_bytes(), method.as_bytes(), path.as_bytes(), key]),
            digest: codes::hash(&[body]),
            key: String::from_utf8_lossy(key).into_owned(),
        }))
    }

    /// The part of an order's token that the platform keeps.
    pub(crate) fn secret(&self) -> &str {
        &self.key
    }
}

/// A change that has begun: either it was made before, or a transaction waits for it.
pub(crate) enum Begun {
    /// The answer of the first time.
    Replay(Answer),
    /// The transaction to make it in.
    Fresh(Transaction),
}

impl Begun {
    /// Opens a transaction and looks for a kept answer. Two equal requests at once queue for the one writer, so that the
    /// second finds what the first kept.
    pub(crate) async fn begin(
        state: &AppState,
        keyed: Option<&Keyed>,
        now: Timestamp,
    ) -> Result<Self, ApiError> {
        let mut transaction = state.store.begin().await?;
        let Some(keyed) = keyed else {
            return Ok(Self::Fresh(transaction));
        };
        let Some(reply) = replies::find(&mut transaction, &keyed.scope, now.plus(-KEPT)).await?
        else {
            return Ok(Self::Fresh(transaction));
        };
        if reply.digest != keyed.digest {
            return Err(ApiError::KeyConflict);
        }
        let status = StatusCode::from_u16(reply.status)
            .map_err(|_| ApiError::Unavailable("a kept status is none"))?;
        let body = match &reply.salt {
            Some(salt) => with_token(&reply.body, salt, &codes::token(salt, keyed.secret())),
            None => reply.body,
        };
        Ok(Self::Replay(Answer {
            status,
            etag: reply.etag,
            body,
            replayed: true,
        }))
    }

    /// Keeps the answer and commits.
    pub(crate) async fn finish(
        transaction: Transaction,
        keyed: Option<&Keyed>,
        answer: Answer,
        now: Timestamp,
    ) -> Result<Answer, ApiError> {
        Self::finish_with_token(transaction, keyed, answer, None, now).await
    }

    /// Keeps an answer that holds the place of an order's token, commits, and puts the token into its place.
    pub(crate) async fn finish_with_token(
        mut transaction: Transaction,
        keyed: Option<&Keyed>,
        mut answer: Answer,
        token: Option<(String, String)>,
        now: Timestamp,
    ) -> Result<Answer, ApiError> {
        if let Some(keyed) = keyed {
            let reply = Reply {
                digest: keyed.digest.clone(),
                status: answer.status.as_u16(),
                etag: answer.etag.clone(),
                body: answer.body.clone(),
                salt: token.as_ref().map(|(salt, _)| salt.clone()),
            };
            replies::keep(&mut transaction, &keyed.scope, &reply, now).await?;
        }
        transaction.commit().await?;
        if let Some((salt, token)) = token {
            answer.body = with_token(&answer.body, &salt, &token);
        }
        Ok(answer)
    }
}

fn with_token(body: &str, salt: &str, token: &str) -> String {
    body.replace(&codes::token_place(salt), token)
}
