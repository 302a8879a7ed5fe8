//! The database: `SQLite` in one file, one writer, several readers.
//!
//! Every write runs in a transaction that begins IMMEDIATE on the only connection that may write: a deferred
//! transaction that reads first and writes later fails under load whatever its timeout is, and one writer never waits
//! for a lock. `synchronous = FULL` keeps a committed order through a power cut.

pub(crate) mod checkouts;
pub(crate) mod events;
pub(crate) mod orders;
pub(crate) mod replies;
pub(crate) mod stock;

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Connection as _, Sqlite, SqliteConnection, Transaction};
use thiserror::Error;

/// Why the store could not do its work.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file cannot be opened or created.
    #[error(
        "the database {path} cannot be opened: {cause}; check that its folder exists and can be written"
    )]
    Open {
        /// The file.
        path: PathBuf,
        /// What the database said.
        cause: sqlx::Error,
    },
    /// The tables of the file are not those of this program.
    #[error(
        "the database {path} cannot be brought to this version: {cause}; was it written by a newer one?"
    )]
    Migrate {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        cause: sqlx::migrate::MigrateError,
    },
    /// A statement failed.
    #[error("the database did not carry out a statement: {0}")]
    Statement(#[from] sqlx::Error),
    /// What was stored cannot be read any more.
    #[error("the database holds a value that this version cannot read")]
    Unreadable,
}

/// The store of checkouts and orders.
#[derive(Debug, Clone)]
pub struct Store {
    writer: SqlitePool,
    readers: SqlitePool,
}

const READERS: u32 = 4;
const BUSY: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_secs(10);

impl Store {
    /// Opens a file, which is created when it does not exist, and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened, or holds tables of a newer version.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        let failed = |cause| StoreError::Open {
            path: path.to_owned(),
            cause,
        };
        for_the_owner_alone(path).map_err(|cause| failed(cause.into()))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(PATIENCE)
            // A full disk ends a transaction by itself; the connection, which does not notice, would refuse every later
            // one. It gives way to a new one.
            .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
            .connect_with(
                options
                    .clone()
                    .create_if_missing(true)
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full),
            )
            .await
            .map_err(failed)?;
        sqlx::migrate!("./migrations/sqlite")
            .run(&writer)
            .await
            .map_err(|cause| StoreError::Migrate {
                path: path.to_owned(),
                cause,
            })?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(PATIENCE)
            .connect_with(options.read_only(true))
            .await
            .map_err(failed)?;
        Ok(Self { writer, readers })
    }

    /// Begins a transaction that may write. Dropped without a commit, it leaves nothing behind.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        Ok(self.writer.begin_with("BEGIN IMMEDIATE").await?)
    }

    /// A connection that only reads.
    pub(crate) async fn reader(&self) -> Result<sqlx::pool::PoolConnection<Sqlite>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Removes what is past its time: answers kept for repetition, and checkouts that never became an order.
    pub(crate) async fn tidy(
        &self,
        replies_before: i64,
        checkouts_before: i64,
    ) -> Result<(), StoreError> {
        let mut transaction = self.begin().await?;
        sqlx::query("DELETE FROM idempotency WHERE created_at < $1")
            .bind(replies_before)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "DELETE FROM checkout WHERE expires_at < $1 \
             AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.checkout_id = checkout.id)",
        )
        .bind(checkouts_before)
        .execute(&mut *transaction)
        .await?;
        Ok(transaction.commit().await?)
    }

    /// Carries out a statement outside of a transaction.
    #[cfg(test)]
    pub(crate) async fn write(&self, statement: &'static str) {
        sqlx::query(statement).execute(&self.writer).await.unwrap();
    }

    /// Writes everything down and closes the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Creates the file, when there is none, so that other users of the machine cannot read it: it holds names and
/// addresses. The database gives its own rights to the files that it puts beside it.
fn for_the_owner_alone(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => Ok(()),
    }
}

/// A stored JSON text as a value.
fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable)
}

/// A value as the JSON text that is stored.
fn to_json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable)
}

/// The connection inside a transaction or a pool.
pub(crate) type Connection = SqliteConnection;
