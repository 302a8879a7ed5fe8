//! Time and chance, handed in from the edge.

use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use souk_commerce::Timestamp;

/// Fills bytes; says whether it could.
type Random = dyn Fn(&mut [u8]) -> bool + Send + Sync;

/// Where the backend takes time and random bytes from.
#[derive(Clone)]
pub struct Sources {
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    random: Arc<Random>,
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sources")
    }
}

impl Sources {
    /// Sources of a test: a clock, and a function that fills bytes and says whether it could.
    pub fn new(
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
        random: impl Fn(&mut [u8]) -> bool + Send + Sync + 'static,
    ) -> Self {
        Self {
            clock: Arc::new(clock),
            random: Arc::new(random),
        }
    }

    /// The operating system's clock and random numbers.
    pub fn system() -> Self {
        Self::new(system_time, |bytes| getrandom::fill(bytes).is_ok())
    }

    /// The moment.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Random bytes; `None` when there are none to be had.
    pub(crate) fn bytes<const N: usize>(&self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        (self.random)(&mut bytes).then_some(bytes)
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the edge that hands the time to everything else"
)]
fn system_time() -> Timestamp {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |elapsed| elapsed.as_secs());
    Timestamp(i64::try_from(seconds).unwrap_or(i64::MAX))
}
