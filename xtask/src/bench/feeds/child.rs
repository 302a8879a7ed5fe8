//! A program that is watched: the time that it works, and the most memory that it has.
//!
//! Time is counted by the kernel and not by the clock, so that what else the machine does counts little.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

/// What a program took.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cost {
    /// Seconds of work, of all its threads together.
    pub(super) work: f64,
    /// Seconds by the clock.
    pub(super) clock: f64,
    /// Most bytes of memory at a time.
    pub(super) memory: u64,
    /// Whether it ended well.
    pub(super) is_well: bool,
}

/// Pieces of time that the kernel counts in, for each second.
const TICKS: f64 = 100.0;
const PAUSE: Duration = Duration::from_millis(4);

/// Runs a program to its end; what it says is thrown away.
///
/// # Errors
/// When it cannot be started, or this system does not tell what it took.
#[expect(
    clippy::disallowed_methods,
    reason = "a measurement looks at the clock"
)]
pub(super) fn watch(command: &mut Command) -> Result<Cost> {
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{} cannot be started", command.get_program().display()))?;
    let folder = PathBuf::from(format!("/proc/{}", child.id()));
    let mut memory = 0;
    let work = loop {
        let told = fs::read_to_string(folder.join("stat"))
            .context("what a program takes is read from /proc, which this system does not have")?;
        let (state, ticks) = state(&told).context("/proc tells something else than expected")?;
        // Once it has ended its memory is gone, and its time stands until somebody asks how it ended.
        if state == "Z" {
            break ticks / TICKS;
        }
        let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
        memory = peak(&status).unwrap_or(memory);
        sleep(PAUSE);
    };
    let clock = begun.elapsed().as_secs_f64();
    Ok(Cost {
        work,
        clock,
        memory,
        is_well: child.wait()?.success(),
    })
}

/// State, and the time that it has worked, in the kernel's pieces.
fn state(stat: &str) -> Option<(&str, f64)> {
    // The name before it may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((fields.first()?, ticks(11)? + ticks(12)?))
}

fn peak(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_kernel_says_is_read() {
        let stat = "7 (a) b) Z 1 2 3 4 5 6 7 8 9 10 150 50 0 0";
        assert_eq!(state(stat), Some(("Z", 200.0)));
        assert_eq!(peak("Name:\tsouk\nVmHWM:\t   20 kB\n"), Some(20_480));
    }
}
