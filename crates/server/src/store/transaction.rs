//! A transaction that may write, and the two moments around its commit at which a program can break off.

use std::ops::{Deref, DerefMut};

use sqlx::Any;

use super::Connection;

/// A transaction that may write. Dropped without a commit, it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Transaction {
    pub(super) inner: sqlx::Transaction<'static, Any>,
    #[cfg(test)]
    pub(super) faults: Faults,
}

impl Transaction {
    /// Makes everything in it last.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        #[cfg(test)]
        self.faults.pass()?;
        self.inner.commit().await?;
        #[cfg(test)]
        self.faults.pass()?;
        Ok(())
    }

    /// Leaves nothing of it behind.
    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        self.inner.rollback().await
    }
}

impl Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.inner
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut Connection {
        &mut self.inner
    }
}

/// Lets a program break off at one of the moments before and after its commits.
#[cfg(test)]
#[derive(Debug, Clone, Default)]
pub(crate) struct Faults(std::sync::Arc<std::sync::atomic::AtomicI64>);

#[cfg(test)]
impl Faults {
    /// Breaks off at the moment with this number, counted from one.
    pub(crate) fn arm(&self, moment: i64) {
        self.0.store(moment, std::sync::atomic::Ordering::SeqCst);
    }

    /// Whether the moment is still to come.
    pub(crate) fn is_armed(&self) -> bool {
        self.0.load(std::sync::atomic::Ordering::SeqCst) > 0
    }

    fn pass(&self) -> Result<(), sqlx::Error> {
        let left = self.0.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
        if left == 1 {
            Err(sqlx::Error::WorkerCrashed)
        } else {
            Ok(())
        }
    }
}
