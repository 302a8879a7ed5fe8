//! The database: `SQLite` in one file, or `PostgreSQL` for more than one node. One path of code for both.
//!
//! There is one writer at a time, whatever the database. Every write runs in a transaction that takes the writer's place
//! as it begins: in `SQLite` by BEGIN IMMEDIATE on the only connection that may write, in `PostgreSQL` by a lock that all
//! nodes share and that ends with the transaction. A transaction that reads first and writes later would otherwise fail
//! under load, or act on what is no longer so. A committed order survives a power cut: `synchronous = FULL` there,
//! `synchronous_commit` here.

pub(crate) mod access;
mod address;
pub(crate) mod attempts;
pub(crate) mod checkouts;
mod copy;
pub(crate) mod coupons;
pub(crate) mod events;
pub(crate) mod finding;
pub(crate) mod money;
pub(crate) mod orders;
pub(crate) mod outbox;
pub(crate) mod replies;
pub(crate) mod sessions;
pub(crate) mod shipments;
pub(crate) mod stock;
mod transaction;

use std::fs::OpenOptions;
use std::io;
use std::path::Path;
use std::sync::Once;
use std::time::Duration;

use souk_commerce::Timestamp;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{Any, AnyConnection, AnyPool, Connection as _, Executor as _};
use thiserror::Error;

#[cfg(test)]
pub(crate) use transaction::Faults;
pub(crate) use transaction::Transaction;

pub use address::Database;
pub use copy::copy;

/// Why the store could not do its work.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file cannot be opened or created.
    #[error(
        "the database {place} cannot be opened: {cause}; check that its folder exists and can be written, or that its \
         server answers"
    )]
    Open {
        /// The file, or the server without its password.
        place: String,
        /// What the database said.
        cause: sqlx::Error,
    },
    /// The tables of the file are not those of this program.
    #[error(
        "the database {place} cannot be brought to this version: {cause}; was it written by a newer one?"
    )]
    Migrate {
        /// The file, or the server without its password.
        place: String,
        /// What is wrong.
        cause: sqlx::migrate::MigrateError,
    },
    /// A statement failed.
    #[error("the database did not carry out a statement: {0}")]
    Statement(#[from] sqlx::Error),
    /// There is something where nothing should be.
    #[error("the database holds something already")]
    NotEmpty,
    /// What was stored cannot be read any more.
    #[error("the database holds a value that this version cannot read")]
    Unreadable,
}

/// The store of checkouts and orders.
#[derive(Debug, Clone)]
pub struct Store {
    writer: AnyPool,
    readers: AnyPool,
    kind: Kind,
    /// Where a test lets the program break off.
    #[cfg(test)]
    pub(crate) faults: Faults,
}

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

const READERS: u32 = 4;
const PATIENCE: Duration = Duration::from_secs(10);
/// What the writers of all nodes lock: "souk" in ASCII.
const WRITERS_PLACE: &str = "SELECT pg_advisory_xact_lock(1936684395)";

impl Store {
    /// Opens a file, which is created when it does not exist, and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be opened, or holds tables of a newer version.
    pub async fn open(path: &Path) -> Result<Self, StoreError> {
        Self::connect(&Database::File(path.to_owned())).await
    }

    /// Opens a database, and brings its tables up to date.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be opened, or holds tables of a newer version.
    pub async fn connect(database: &Database) -> Result<Self, StoreError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let place = database.to_string();
        let failed = |cause| StoreError::Open {
            place: place.clone(),
            cause,
        };
        let kind = database.kind();
        if let Database::File(path) = database {
            for_the_owner_alone(path).map_err(|cause| failed(cause.into()))?;
        }
        let (writing, reading) = match kind {
            // A connection that finds the file locked waits, as long as an answer may take.
            Kind::Sqlite => (
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000",
                "PRAGMA busy_timeout = 5000",
            ),
            Kind::Postgres => (
                "SET synchronous_commit = on",
                "SET default_transaction_read_only = on",
            ),
        };
        let address = |mode| database.address(mode).map_err(failed);
        let writer = pool(1, address("rwc")?, writing).await.map_err(failed)?;
        match kind {
            Kind::Sqlite => sqlx::migrate!("./migrations/sqlite").run(&writer).await,
            Kind::Postgres => sqlx::migrate!("./migrations/postgres").run(&writer).await,
        }
        .map_err(|cause| StoreError::Migrate {
            place: place.clone(),
            cause,
        })?;
        let readers = pool(READERS, address("ro")?, reading)
            .await
            .map_err(failed)?;
        Ok(Self {
            writer,
            readers,
            kind,
            #[cfg(test)]
            faults: Faults::default(),
        })
    }

    /// Begins a transaction that may write. Dropped without a commit, it leaves nothing behind.
    pub(crate) async fn begin(&self) -> Result<Transaction, StoreError> {
        let inner = match self.kind {
            Kind::Sqlite => self.writer.begin_with("BEGIN IMMEDIATE").await?,
            Kind::Postgres => {
                let mut transaction = self.writer.begin().await?;
                transaction.execute(WRITERS_PLACE).await?;
                transaction
            }
        };
        Ok(Transaction {
            inner,
            #[cfg(test)]
            faults: self.faults.clone(),
        })
    }

    /// Which database it is.
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// A transaction that only reads, all of it as of one moment, and keeps nobody from writing.
    pub(crate) async fn snapshot(&self) -> Result<sqlx::Transaction<'static, Any>, StoreError> {
        let statement = match self.kind {
            Kind::Sqlite => "BEGIN",
            Kind::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        Ok(self.readers.begin_with(statement).await?)
    }

    /// A connection that only reads.
    pub(crate) async fn reader(&self) -> Result<sqlx::pool::PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Removes what is past its time: answers kept for repetition, checkouts that never became an order, and who sat at the
    /// desk.
    pub(crate) async fn tidy(
        &self,
        replies_before: i64,
        checkouts_before: i64,
        now: Timestamp,
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
        sessions::tidy(&mut transaction, now).await?;
        Ok(transaction.commit().await?)
    }

    /// Makes every kept answer older.
    #[cfg(feature = "test-hooks")]
    pub(crate) async fn age_replies(&self, seconds: i64) -> Result<(), StoreError> {
        sqlx::query("UPDATE idempotency SET created_at = created_at - $1")
            .bind(seconds)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// Lets the store refuse to keep answers, or heals it.
    #[cfg(feature = "test-hooks")]
    pub(crate) async fn break_replies(&self, is_broken: bool) -> Result<(), StoreError> {
        let statement = if is_broken {
            "CREATE TRIGGER IF NOT EXISTS outage BEFORE INSERT ON idempotency \
             BEGIN SELECT RAISE(ABORT, 'outage'); END"
        } else {
            "DROP TRIGGER IF EXISTS outage"
        };
        sqlx::query(statement).execute(&self.writer).await?;
        Ok(())
    }

    /// Carries out a statement outside of a transaction.
    #[cfg(test)]
    pub(crate) async fn write(&self, statement: &'static str) {
        self.try_write(statement).await.unwrap();
    }

    /// Tries to carry out a statement outside of a transaction.
    #[cfg(test)]
    pub(crate) async fn try_write(&self, statement: &'static str) -> Result<(), StoreError> {
        sqlx::query(statement).execute(&self.writer).await?;
        Ok(())
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

/// Connections that begin with some statements.
async fn pool(
    count: u32,
    options: AnyConnectOptions,
    statements: &'static str,
) -> Result<AnyPool, sqlx::Error> {
    AnyPoolOptions::new()
        .max_connections(count)
        .acquire_timeout(PATIENCE)
        // A full disk ends a transaction by itself; the connection, which does not notice, would refuse every later
        // one. It gives way to a new one.
        .before_acquire(|connection, _| {
            let is_sound = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_sound) })
        })
        .after_connect(move |connection, _| {
            Box::pin(async move {
                for statement in statements.split(';') {
                    connection.execute(statement.trim()).await?;
                }
                Ok(())
            })
        })
        .connect_with(options)
        .await
}

/// The connection inside a transaction or a pool.
pub(crate) type Connection = AnyConnection;
