//! Who may ask which host when: a few connections and a steady pace for each, and no more patience with one that is gone
//! than with a few of its pictures.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Connections to one host at a time.
pub(super) const CONNECTIONS: usize = 4;
/// Time from one question to a host to the next.
const PACE: Duration = Duration::from_millis(50);
/// After so many questions in a row without an answer a host is not asked again.
const PATIENCE: u32 = 5;
/// How often a picture is asked for while its host wants to be left alone.
const TRIES: u32 = 4;

/// A picture to be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Job {
    /// Which picture.
    pub(super) picture: usize,
    host: usize,
    tries: u32,
    /// Its host has not answered often enough: there is no use in asking.
    pub(super) is_given_up: bool,
}

/// How a question ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// The host answered.
    Answered,
    /// It did not.
    Silent,
    /// It wants to be left alone for a time.
    Busy(Duration),
}

/// All pictures that are to be fetched, by host.
#[derive(Debug)]
pub(super) struct Jobs {
    hosts: Mutex<Vec<Host>>,
    changed: Condvar,
}

#[derive(Debug)]
struct Host {
    waiting: VecDeque<Job>,
    active: usize,
    next: Instant,
    silent: u32,
}

impl Jobs {
    /// Pictures with their hosts.
    pub(super) fn new<'a>(pictures: impl Iterator<Item = (usize, &'a str)>) -> Self {
        let mut hosts: Vec<Host> = Vec::new();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let next = now();
        for (picture, name) in pictures {
            let host = *numbers.entry(name).or_insert_with(|| {
                hosts.push(Host {
                    waiting: VecDeque::new(),
                    active: 0,
                    next,
                    silent: 0,
                });
                hosts.len() - 1
            });
            if let Some(queue) = hosts.get_mut(host) {
                queue.waiting.push_back(Job {
                    picture,
                    host,
                    tries: 0,
                    is_given_up: false,
                });
            }
        }
        Self {
            hosts: Mutex::new(hosts),
            changed: Condvar::new(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Host>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next picture, as soon as its host may be asked; `None` when no more can come.
    pub(super) fn take(&self) -> Option<Job> {
        let mut hosts = self.lock();
        loop {
            let now = now();
            let mut soonest: Option<Duration> = None;
            let mut is_over = true;
            for host in hosts.iter_mut() {
                is_over &= host.waiting.is_empty() && host.active == 0;
                let is_given_up = host.silent >= PATIENCE;
                if host.waiting.is_empty() || (!is_given_up && host.active >= CONNECTIONS) {
                    continue;
                }
                let wait = host.next.saturating_duration_since(now);
                if !is_given_up && !wait.is_zero() {
                    soonest = Some(soonest.map_or(wait, |soonest| soonest.min(wait)));
                    continue;
                }
                if let Some(job) = host.waiting.pop_front() {
                    host.active += 1;
                    host.next = now + PACE;
                    return Some(Job { is_given_up, ..job });
                }
            }
            if is_over {
                self.changed.notify_all();
                return None;
            }
            hosts = match soonest {
                Some(wait) => {
                    let waited = self.changed.wait_timeout(hosts, wait);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => self
                    .changed
                    .wait(hosts)
                    .unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// Says how a question ended. The result is whether the picture comes again.
    pub(super) fn end(&self, job: Job, ended: Ended) -> bool {
        let mut hosts = self.lock();
        let mut again = false;
        if let Some(host) = hosts.get_mut(job.host) {
            host.active -= 1;
            match ended {
                Ended::Answered => host.silent = 0,
                Ended::Silent => host.silent += 1,
                Ended::Busy(rest) => {
                    host.next = host.next.max(now() + rest);
                    again = job.tries + 1 < TRIES;
                    if again {
                        let tries = job.tries + 1;
                        host.waiting.push_front(Job { tries, ..job });
                    }
                }
            }
        }
        self.changed.notify_all();
        again
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the tool does not run in a browser"
)]
fn now() -> Instant {
    Instant::now()
}
