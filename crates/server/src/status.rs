//! How fresh the shop is: which build it sells from, and how the last reading of its feeds ended.
//!
//! Anybody may ask, so it says what kind of thing happened and never what stands in a feed; the log says that.

use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use souk_commerce::Timestamp;

use crate::app::AppState;
use crate::source::Sources;

/// How a reading of the feeds ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeedOutcome {
    /// A new shop was published.
    Published,
    /// The feeds say what they said before.
    Unchanged,
    /// The feeds look wrong beside those of the last build; the codes of docs/formats/state.md.
    HeldBack(Vec<String>),
    /// A feed could not be read, or the shop not be written.
    Failed,
}

/// What is known of the feeds.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// Seconds between two readings.
    pub(crate) every: u64,
    /// The last reading.
    pub(crate) last: Option<(Timestamp, FeedOutcome)>,
    /// The last one that ended well.
    pub(crate) good: Option<Timestamp>,
}

/// Where whoever reads the feeds says how it went. `None` while nobody does.
#[derive(Debug, Clone, Default)]
pub(crate) struct Feeds(Arc<RwLock<Option<Known>>>);

/// Tells a running backend how readings of the feeds end.
#[derive(Debug, Clone)]
pub struct FeedTeller {
    feeds: Feeds,
    sources: Sources,
}

impl FeedTeller {
    /// Says that the feeds are read on a schedule.
    pub(crate) fn new(state: &AppState, every_seconds: u64) -> Self {
        let teller = Self {
            feeds: state.feeds.clone(),
            sources: state.sources.clone(),
        };
        teller.feeds.set(Known {
            every: every_seconds,
            last: None,
            good: None,
        });
        teller
    }

    /// Says how a reading ended.
    pub fn tell(&self, outcome: FeedOutcome) {
        let Some(mut known) = self.feeds.get() else {
            return;
        };
        let now = self.sources.now();
        if matches!(outcome, FeedOutcome::Published | FeedOutcome::Unchanged) {
            known.good = Some(now);
        }
        known.last = Some((now, outcome));
        self.feeds.set(known);
    }
}

impl Feeds {
    /// What is known; nothing while nobody reads the feeds.
    pub(crate) fn get(&self) -> Option<Known> {
        // It is replaced in one step, so a poisoned lock holds a whole value all the same.
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn set(&self, known: Known) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
    }
}

/// The answer of `/ucp/status`.
#[derive(Debug, Serialize)]
pub(crate) struct Status {
    build: String,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    feeds: Option<FeedsStatus>,
}

#[derive(Debug, Serialize)]
struct FeedsStatus {
    every_seconds: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    codes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    good_at: Option<String>,
}

/// What there is to say.
pub(crate) fn status(state: &AppState) -> Status {
    let catalogue = state.offering().catalogue;
    let feeds = state.feeds.get().map(|known| {
        let (read_at, outcome) = known.last.unzip();
        let (outcome, codes) = match outcome {
            None => (None, Vec::new()),
            Some(FeedOutcome::Published) => (Some("published"), Vec::new()),
            Some(FeedOutcome::Unchanged) => (Some("unchanged"), Vec::new()),
            Some(FeedOutcome::HeldBack(codes)) => (Some("held-back"), codes),
            Some(FeedOutcome::Failed) => (Some("failed"), Vec::new()),
        };
        FeedsStatus {
            every_seconds: known.every,
            read_at: read_at.map(Timestamp::to_rfc3339),
            outcome,
            codes,
            good_at: known.good.map(Timestamp::to_rfc3339),
        }
    });
    Status {
        build: catalogue.build().to_owned(),
        as_of: catalogue.as_of().to_rfc3339(),
        feeds,
    }
}
