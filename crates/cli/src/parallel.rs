//! Work on many files at once: compressing is what a build waits for.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Result, anyhow};

/// Does something for each item on as many threads as the machine has cores. The order does not matter to `work`; the
/// first error in the order of the threads is the one that is told.
///
/// # Errors
/// What `work` says, or that a thread ended without a word.
pub(crate) fn for_each<T: Sync>(items: &[T], work: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let take = || -> Result<()> {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..cores.min(items.len()))
            .map(|_| scope.spawn(take))
            .collect();
        // All are waited for before the first error is told.
        let ended: Vec<_> = threads
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect();
        for result in ended {
            result.unwrap_or_else(|_| Err(anyhow!("a thread ended early")))?;
        }
        Ok(())
    })
}

/// Does something for each item that `make` hands over, on as many threads as the machine has cores, while more are made.
/// A few items wait at a time, so that those who make are no faster than those who work.
///
/// # Errors
/// What `work` says first, else what `make` says.
pub(crate) fn pour<T: Send>(
    make: impl FnOnce(&mut dyn FnMut(T) -> Result<()>) -> Result<()>,
    work: impl Fn(T) -> Result<()> + Sync,
) -> Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (sender, receiver) = sync_channel(cores);
    // Held by the threads alone: with the last of them it goes, and whoever makes more hears of it.
    let receiver = Arc::new(Mutex::new(receiver));
    let work = &work;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..cores)
            .map(|_| {
                let receiver = Arc::clone(&receiver);
                scope.spawn(move || -> Result<()> {
                    loop {
                        let next = receiver
                            .lock()
                            .map_err(|_| anyhow!("a thread ended early"))?
                            .recv();
                        match next {
                            Ok(item) => work(item)?,
                            Err(_) => return Ok(()),
                        }
                    }
                })
            })
            .collect();
        drop(receiver);
        // The error for which nobody takes it is told below.
        let outcome = make(&mut |item| sender.send(item).map_err(|_| anyhow!("nobody takes more")));
        drop(sender);
        // All are waited for before the first error is told.
        let ended: Vec<_> = threads
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect();
        for result in ended {
            result.unwrap_or_else(|_| Err(anyhow!("a thread ended early")))?;
        }
        outcome
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_worked_on_once_and_an_error_is_told() {
        let items: Vec<usize> = (0..1000).collect();
        let sum = AtomicUsize::new(0);
        for_each(&items, |item| {
            sum.fetch_add(*item, Ordering::Relaxed);
            Ok(())
        })
        .unwrap();
        assert_eq!(sum.into_inner(), 499_500);
        let error = for_each(&items, |item| {
            if *item == 500 {
                Err(anyhow!("five hundred"))
            } else {
                Ok(())
            }
        });
        assert_eq!(error.unwrap_err().to_string(), "five hundred");
        for_each(&[] as &[u8], |_| Err(anyhow!("nothing"))).unwrap();
    }

    #[test]
    fn what_is_poured_out_is_worked_on_and_the_first_error_ends_it() {
        let sum = AtomicUsize::new(0);
        let make = |count: usize| {
            move |give: &mut dyn FnMut(usize) -> Result<()>| (0..count).try_for_each(give)
        };
        let work = |item: usize| {
            sum.fetch_add(item, Ordering::Relaxed);
            Ok(())
        };
        pour(make(1000), work).unwrap();
        assert_eq!(sum.load(Ordering::Relaxed), 499_500);
        let fails = |item: usize| match item {
            5 => Err(anyhow!("five")),
            _ => Ok(()),
        };
        assert_eq!(pour(make(1000), fails).unwrap_err().to_string(), "five");
        let all_fail = |_| Err(anyhow!("full"));
        // Often: whoever makes more may be about to hand it over when the last thread ends.
        for _ in 0..200 {
            assert_eq!(pour(make(1000), all_fail).unwrap_err().to_string(), "full");
        }
        let stops = |_: &mut dyn FnMut(usize) -> Result<()>| Err(anyhow!("nothing to make"));
        assert_eq!(
            pour(stops, work).unwrap_err().to_string(),
            "nothing to make"
        );
    }
}
