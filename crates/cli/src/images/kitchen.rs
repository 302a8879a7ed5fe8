//! Where pictures are made: looked up, fetched, rendered and kept, several at a time.

use std::collections::BTreeMap;
use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use sha2::{Digest as _, Sha256};
use souk_feeds::Cause;

use super::fetch::{Answer, Fetcher, Trouble, host};
use super::jobs::{Ended, Job, Jobs};
use super::render::{self, Flaw, Rendered, render};
use super::store::{Record, Store};

/// Pictures that are fetched at the same time, from all hosts together.
const FETCHERS: usize = 8;

/// What came of one picture.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// The picture, perhaps one of an earlier build; one without files is left as it is.
    pub(super) record: Option<Record>,
    /// Whether it was made by this build.
    pub(super) is_fetched: bool,
    /// What to report.
    pub(super) cause: Option<Cause>,
    /// The same in the words of whoever answered.
    pub(super) problem: Option<String>,
}

impl Outcome {
    fn of(record: Record) -> Self {
        Self {
            record: Some(record),
            ..Self::default()
        }
    }
}

/// Where pictures are made.
#[derive(Debug)]
pub(super) struct Kitchen {
    pub(super) store: Store,
    pub(super) fetcher: Fetcher,
    /// Files by their address in the shop.
    pub(super) local: BTreeMap<String, PathBuf>,
}

impl Kitchen {
    /// Makes every picture; the outcomes are in the order of the addresses.
    pub(super) fn make_all(&self, wanted: &[String]) -> Result<Vec<Outcome>> {
        let mut outcomes: Vec<Mutex<Option<Outcome>>> = Vec::new();
        outcomes.resize_with(wanted.len(), Mutex::default);
        let mut known = vec![None; wanted.len()];
        for (known, url) in known.iter_mut().zip(wanted) {
            *known = self.store.find(url);
        }
        let is_done = |place: usize| {
            let record = known.get(place).and_then(Option::as_ref);
            record.is_some_and(|record| self.store.is_fresh(record))
        };
        let open = || {
            wanted
                .iter()
                .enumerate()
                .filter(|(place, _)| !is_done(*place))
        };
        let remote = open().filter(|(_, url)| !self.local.contains_key(*url));
        let jobs = Jobs::new(remote.map(|(place, url)| (place, host(url))));
        let locals: Vec<usize> = open()
            .filter(|(_, url)| self.local.contains_key(*url))
            .map(|(place, _)| place)
            .collect();
        let next_local = AtomicUsize::new(0);
        let progress = Progress::new(open().count());
        let stoves = Stoves::new();
        let put = |place: usize, outcome: Outcome| {
            if let Some(slot) = outcomes.get(place) {
                *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
            }
            progress.step();
        };
        let work = || -> Result<()> {
            while let Some(place) = locals.get(next_local.fetch_add(1, Ordering::Relaxed)) {
                if let Some(url) = wanted.get(*place) {
                    put(*place, self.make_local(url, &stoves)?);
                }
            }
            while let Some(job) = jobs.take() {
                let (Some(url), Some(known)) = (wanted.get(job.picture), known.get(job.picture))
                else {
                    continue;
                };
                // Whatever happens, the job ends: the others wait for it.
                let (ended, outcome) = match self.make_remote(url, known.as_ref(), job, &stoves) {
                    Ok(done) => done,
                    Err(error) => {
                        jobs.end(job, Ended::Answered);
                        return Err(error);
                    }
                };
                if !jobs.end(job, ended) {
                    put(job.picture, outcome);
                }
            }
            Ok(())
        };
        thread::scope(|scope| {
            let threads: Vec<_> = (0..FETCHERS).map(|_| scope.spawn(work)).collect();
            let ended: Vec<_> = threads
                .into_iter()
                .map(thread::ScopedJoinHandle::join)
                .collect();
            for result in ended {
                result.unwrap_or_else(|_| Err(anyhow!("a thread ended early")))?;
            }
            Ok::<(), anyhow::Error>(())
        })?;
        let outcomes = outcomes
            .into_iter()
            .map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(outcomes
            .zip(known)
            .map(|(outcome, known)| {
                outcome.unwrap_or_else(|| known.map_or_else(Outcome::default, Outcome::of))
            })
            .collect())
    }

    /// Makes a picture from beside the feed. What is made of a file is known by its content.
    fn make_local(&self, url: &str, stoves: &Stoves) -> Result<Outcome> {
        let Some(path) = self.local.get(url) else {
            return Ok(Outcome::default());
        };
        let shown = || format!("{} cannot be read", path.display());
        if fs::metadata(path).with_context(shown)?.len() > render::MAX_BYTES {
            return Ok(flawed(Flaw::TooLarge));
        }
        let bytes = fs::read(path).with_context(shown)?;
        let hash = Sha256::digest(&bytes);
        let half = hash.iter().take(16);
        let source = half.fold(0_u128, |source, byte| (source << 8) | u128::from(*byte));
        let source = format!("file {source:032x}");
        if let Some(record) = self.store.find(&source) {
            let record = Record {
                asked: self.store.now(),
                ..record
            };
            self.store.note(&source, &record)?;
            return Ok(Outcome::of(record));
        }
        self.cook(&source, Vec::new(), &bytes, stoves)
    }

    /// Fetches and makes a picture, or does without.
    fn make_remote(
        &self,
        url: &str,
        known: Option<&Record>,
        job: Job,
        stoves: &Stoves,
    ) -> Result<(Ended, Outcome)> {
        let failed = |cause: Cause, problem: Option<String>| Outcome {
            record: known.cloned(),
            cause: Some(cause),
            problem,
            ..Outcome::default()
        };
        if job.is_given_up {
            let problem = "its host has not answered before".to_owned();
            return Ok((
                Ended::Silent,
                failed(Cause::ImageUnreachable, Some(problem)),
            ));
        }
        let marks = known.map_or(&[] as &[_], |known| &known.marks);
        Ok(match self.fetcher.fetch(url, marks) {
            Ok(Answer::Unchanged) => {
                let record = Record {
                    asked: self.store.now(),
                    ..known.cloned().unwrap_or_default()
                };
                self.store.note(url, &record)?;
                (Ended::Answered, Outcome::of(record))
            }
            Ok(Answer::Fresh(bytes, marks)) => {
                (Ended::Answered, self.cook(url, marks, &bytes, stoves)?)
            }
            Err(Trouble::Private) => (Ended::Answered, failed(Cause::ImageHostPrivate, None)),
            Err(Trouble::TooLarge) => (Ended::Answered, failed(Cause::ImageTooLarge, None)),
            Err(Trouble::Refused(problem)) => (
                Ended::Answered,
                failed(Cause::ImageUnreachable, Some(problem)),
            ),
            Err(Trouble::Unreachable(problem)) => (
                Ended::Silent,
                failed(Cause::ImageUnreachable, Some(problem)),
            ),
            Err(Trouble::Busy(rest)) => {
                let problem = "the server asks to be left alone".to_owned();
                (
                    Ended::Busy(rest),
                    failed(Cause::ImageUnreachable, Some(problem)),
                )
            }
        })
    }

    fn cook(
        &self,
        source: &str,
        marks: Vec<(String, String)>,
        bytes: &[u8],
        stoves: &Stoves,
    ) -> Result<Outcome> {
        let made = match stoves.with(|| render(bytes)) {
            Ok(made) => made,
            Err(Flaw::LeftAsItIs) => Rendered::default(),
            Err(flaw) => return Ok(flawed(flaw)),
        };
        let kept = self.store.keep(source, marks, &made);
        let record = kept.context("a picture cannot be kept in the state folder")?;
        Ok(Outcome {
            is_fetched: true,
            ..Outcome::of(record)
        })
    }
}

fn flawed(flaw: Flaw) -> Outcome {
    let cause = match flaw {
        Flaw::Broken => Cause::ImageUnreadable,
        Flaw::TooLarge => Cause::ImageTooLarge,
        Flaw::LeftAsItIs => return Outcome::default(),
    };
    Outcome {
        cause: Some(cause),
        ..Outcome::default()
    }
}

/// As many pictures are in memory as pixels as the machine has cores.
struct Stoves {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Stoves {
    fn new() -> Self {
        Self {
            free: Mutex::new(thread::available_parallelism().map_or(1, NonZero::get)),
            freed: Condvar::new(),
        }
    }

    fn with<T>(&self, work: impl FnOnce() -> T) -> T {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = self.freed.wait_while(free, |free| *free == 0);
        *taken.unwrap_or_else(PoisonError::into_inner) -= 1;
        let made = work();
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.freed.notify_one();
        made
    }
}

/// Tells a person at a terminal how far the work is.
struct Progress {
    all: usize,
    done: AtomicUsize,
    is_shown: bool,
}

impl Progress {
    fn new(all: usize) -> Self {
        Self {
            all,
            done: AtomicUsize::new(0),
            is_shown: std::io::stderr().is_terminal() && all > 0,
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.is_shown {
            let end = if done == self.all { "\n" } else { "" };
            let told = write!(std::io::stderr(), "\rpictures: {done} of {}{end}", self.all);
            // Work goes on without a place to tell of it.
            drop(told);
        }
    }
}
