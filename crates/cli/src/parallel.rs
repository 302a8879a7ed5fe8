//! Work on many files at once: compressing is what a build waits for.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
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
}
