//! How far long work has come, on one line that is written over.
//!
//! It is shown to people only: on a terminal, and once they have waited for a second.

use std::io::{IsTerminal as _, Read, Result, Write, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Time before anything is shown.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time from one line to the next.
const PACE: Duration = Duration::from_millis(100);

/// A piece of work that may take long. Its line is gone when this is dropped.
pub(crate) struct Progress(Option<Mutex<Meter<Box<dyn Write + Send>>>>);

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Progress").field(&self.0.is_some()).finish()
    }
}

impl Progress {
    /// Work called `what`, of which there is so much where that is known. Nothing is shown when nobody looks.
    pub(crate) fn of(what: String, total: Option<u64>, is_quiet: bool) -> Self {
        let is_shown = !is_quiet && stderr().is_terminal();
        Self(is_shown.then(|| Mutex::new(Meter::new(Box::new(stderr()) as _, what, total))))
    }

    /// So much more is done.
    pub(crate) fn add(&self, more: u64) {
        if let Some(meter) = &self.0 {
            let mut meter = meter.lock().unwrap_or_else(PoisonError::into_inner);
            let since = meter.start.elapsed();
            meter.add(more, since);
        }
    }
}

/// What is written, apart from where and when.
struct Meter<W: Write> {
    out: W,
    what: String,
    total: Option<u64>,
    done: u64,
    start: Instant,
    /// When the next line is due.
    next: Duration,
}

impl<W: Write> Meter<W> {
    #[expect(clippy::disallowed_methods, reason = "people wait by the clock")]
    fn new(out: W, what: String, total: Option<u64>) -> Self {
        Self {
            out,
            what,
            total: total.filter(|total| *total > 0),
            done: 0,
            start: Instant::now(),
            next: PATIENCE,
        }
    }

    fn add(&mut self, more: u64, since: Duration) {
        self.done = self.done.saturating_add(more);
        if since < self.next {
            return;
        }
        self.next = since.saturating_add(PACE);
        let state = match self.total {
            Some(total) => format!("{} %", self.done.min(total).saturating_mul(100) / total),
            None => self.done.to_string(),
        };
        // A terminal that is gone is no reason to end the work.
        drop(write!(self.out, "\r\x1b[K{}: {state}", self.what));
        drop(self.out.flush());
    }
}

impl<W: Write> Drop for Meter<W> {
    fn drop(&mut self) {
        if self.next > PATIENCE {
            drop(write!(self.out, "\r\x1b[K"));
            drop(self.out.flush());
        }
    }
}

/// A file, with its progress.
pub(crate) struct Watched<R> {
    pub(crate) input: R,
    pub(crate) progress: Progress,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let count = self.input.read(buffer)?;
        self.progress.add(u64::try_from(count).unwrap_or(0));
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(total: Option<u64>, steps: &[(u64, u64)]) -> String {
        let mut out = Vec::new();
        let mut meter = Meter::new(&mut out, "reading a.xml".to_owned(), total);
        for (more, milliseconds) in steps {
            meter.add(*more, Duration::from_millis(*milliseconds));
        }
        drop(meter);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn work_that_is_soon_done_shows_nothing() {
        assert_eq!(shown(Some(100), &[(50, 400), (50, 900)]), "");
    }

    #[test]
    fn long_work_is_told_a_few_times_a_second_and_leaves_no_line() {
        let steps = [(10, 500), (20, 1000), (1, 1050), (20, 1100), (900, 1200)];
        let line = |state: &str| format!("\r\x1b[Kreading a.xml: {state}");
        assert_eq!(
            shown(Some(100), &steps),
            [
                line("30 %"),
                line("51 %"),
                line("100 %"),
                "\r\x1b[K".to_owned()
            ]
            .concat()
        );
        assert_eq!(
            shown(None, &steps[..2]),
            [line("30"), "\r\x1b[K".to_owned()].concat()
        );
    }

    #[test]
    fn what_is_read_is_what_stands_there() {
        let mut text = String::new();
        let progress = Progress::of("reading".to_owned(), Some(4), true);
        let mut input = Watched {
            input: &b"feed"[..],
            progress,
        };
        input.read_to_string(&mut text).unwrap();
        assert_eq!(text, "feed");
    }
}
