//! Reads the feeds again and again while a shop is served.
//!
//! Each reading is a `souk build` of its own: its memory goes with it, and whatever happens to it the shop goes on. The
//! build exchanges the folder in one step, and the backend takes a new build over as soon as it sees one. One reading ends
//! before the next begins; a build by hand at the same time is kept apart by the lock in the state folder.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use souk_server::{FeedOutcome, FeedTeller};
use tokio::process::Command;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::failure::HELD_BACK;

/// Longest time for one reading: a feed that never ends must not end the schedule.
const PATIENCE: Duration = Duration::from_hours(6);

/// How to read the feeds.
#[derive(Debug)]
pub(super) struct Plan {
    /// Time from the beginning of one reading to that of the next.
    pub(super) every: Duration,
    /// The shop's folder.
    pub(super) shop: PathBuf,
    /// Further arguments of `souk build`.
    pub(super) arguments: Vec<OsString>,
}

impl Plan {
    /// `souk build` into the shop's folder.
    ///
    /// # Errors
    /// When this program cannot find itself.
    pub(super) fn build(&self) -> anyhow::Result<Command> {
        let souk = std::env::current_exe().context("this program cannot be found")?;
        let mut build = Command::new(souk);
        build.arg("build").arg("--out").arg(&self.shop);
        build.args(&self.arguments).stdin(Stdio::null());
        build.kill_on_drop(true);
        Ok(build)
    }

    /// Reads the feeds at once and then on schedule, for ever.
    pub(super) async fn run(self, teller: FeedTeller) {
        let mut ticks = interval(self.every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            teller.tell(self.read().await);
        }
    }

    /// One reading, told in the log.
    async fn read(&self) -> FeedOutcome {
        let manifest = self.shop.join("pack/manifest");
        let before = bytes(&manifest).await;
        let ended = match self.build() {
            Ok(mut build) => timeout(PATIENCE, build.output()).await,
            Err(error) => return failed(&format!("{error:#}")),
        };
        match ended {
            Err(_) => failed("a reading took too long and was ended"),
            Ok(Err(error)) => failed(&error.to_string()),
            Ok(Ok(output)) => {
                let has_changed = before != bytes(&manifest).await;
                judge(&output, has_changed)
            }
        }
    }
}

async fn bytes(path: &Path) -> Option<Vec<u8>> {
    tokio::fs::read(path).await.ok()
}

fn failed(problem: &str) -> FeedOutcome {
    tracing::warn!("the feeds could not be read, and the shop stays as it is: {problem}");
    FeedOutcome::Failed
}

/// What a build came to.
fn judge(output: &Output, has_changed: bool) -> FeedOutcome {
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.trim();
    match output.status.code() {
        Some(0) if has_changed => {
            let told = String::from_utf8_lossy(&output.stdout);
            tracing::info!(
                "the feeds were read, and a new shop is published\n{}",
                told.trim()
            );
            FeedOutcome::Published
        }
        Some(0) => {
            tracing::info!("the feeds were read; nothing has changed");
            FeedOutcome::Unchanged
        }
        Some(code) if code == i32::from(HELD_BACK) => {
            tracing::warn!("the feeds are held back\n{said}");
            FeedOutcome::HeldBack(codes(said))
        }
        _ => failed(said),
    }
}

/// The codes in a message of `HeldBack`: each stands in brackets at the beginning of a line.
fn codes(said: &str) -> Vec<String> {
    let lines = said.lines().filter_map(|line| line.strip_prefix("  ["));
    lines
        .filter_map(|line| line.split_once(']'))
        .map(|(code, _)| code.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use souk_feeds::guard::Alarm;

    use super::*;
    use crate::failure::{Failure, HeldBack};

    #[test]
    fn codes_are_found_in_the_words_of_a_build_that_was_held_back() {
        let alarm = |of: &str| Alarm::Shrunk {
            of: of.into(),
            what: "records",
            before: 9,
            now: 1,
        };
        let held = HeldBack {
            shop: "site".into(),
            alarms: vec![alarm("[one]"), alarm("two")],
        };
        let said = format!("error: {}", Failure::from(held));
        assert_eq!(codes(&said), ["feed-shrunk", "feed-shrunk"]);
    }
}
