//! Who sits at the desk: a link that is used once becomes a session.

use souk_commerce::Timestamp;

use super::Desk;
use crate::after::OrderError;
use crate::codes;
use crate::source::Sources;
use crate::store::sessions::{self, SessionRow};
use crate::store::{Connection, StoreError, events};

/// Seconds for which a link can be used.
const LINK: i64 = 15 * 60;
/// Seconds for which a session lasts.
pub(crate) const SESSION: i64 = 12 * 3600;

/// What somebody at the desk may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everything, money that goes back too.
    Owner,
    /// Book money that came in, pick, send, cancel.
    Staff,
    /// Look.
    Reader,
}

impl Role {
    /// Every role, the one that may most first.
    pub const ALL: [Self; 3] = [Self::Owner, Self::Staff, Self::Reader];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Staff => "staff",
            Self::Reader => "reader",
        }
    }

    /// The role with a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// What is stored of a token of the desk.
pub(crate) fn token_hash(token: &str) -> String {
    codes::hash(&[b"souk desk token hash", token.as_bytes()])
}

/// 160 random bits in letters.
fn token(sources: &Sources) -> Result<String, OrderError> {
    let random: [u8; 20] = sources.bytes().ok_or(OrderError::Random)?;
    Ok(codes::base32(&random).to_ascii_lowercase())
}

/// Lets somebody in with the token of a link: their session and its token; `None` when the link is used, unknown or past
/// its time.
pub(crate) async fn enter(
    connection: &mut Connection,
    sources: &Sources,
    link: &str,
) -> Result<Option<(SessionRow, String)>, OrderError> {
    let now = sources.now();
    let Some(role) = sessions::use_link(connection, &token_hash(link), now).await? else {
        return Ok(None);
    };
    let random: [u8; 5] = sources.bytes().ok_or(OrderError::Random)?;
    let row = SessionRow {
        id: codes::base32(&random).to_ascii_lowercase(),
        role,
    };
    let token = token(sources)?;
    sessions::add(connection, &row, &token_hash(&token), now.plus(SESSION)).await?;
    events::add_by(connection, &actor(&row), now, &row.id, "desk_entered", "{}").await?;
    Ok(Some((row, token)))
}

/// Ends a session.
pub(crate) async fn leave(
    connection: &mut Connection,
    row: &SessionRow,
    now: Timestamp,
) -> Result<(), StoreError> {
    sessions::end(connection, &row.id).await?;
    events::add_by(connection, &actor(row), now, &row.id, "desk_left", "{}").await
}

/// How the log of events names whoever sits at the desk: by role and session, never by name.
pub(crate) fn actor(row: &SessionRow) -> String {
    format!("{} {}", row.role.as_str(), row.id)
}

impl Desk {
    /// The token of a new link that lets somebody in once, within 15 minutes.
    ///
    /// # Errors
    /// [`OrderError::Random`], [`OrderError::Store`].
    pub async fn link(&self, role: Role) -> Result<String, OrderError> {
        let token = token(&self.sources)?;
        let until = self.sources.now().plus(LINK);
        let mut transaction = self.store.begin().await?;
        sessions::add_link(&mut transaction, &token_hash(&token), role, until).await?;
        transaction.commit().await.map_err(StoreError::from)?;
        Ok(token)
    }

    /// Ends every session at the desk and takes every link away; how many sessions there were.
    ///
    /// # Errors
    /// [`OrderError::Store`].
    pub async fn end_sessions(&self) -> Result<u64, OrderError> {
        let mut transaction = self.store.begin().await?;
        let count = sessions::end_all(&mut transaction).await?;
        transaction.commit().await.map_err(StoreError::from)?;
        Ok(count)
    }
}
