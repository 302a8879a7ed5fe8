//! A list of checks: one line with its time for each, and the full words of those that fail.

use std::io::Read as _;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// Runs checks one after another and remembers which failed. A failure does not stop the others: one run shows all.
#[derive(Debug)]
pub(crate) struct Steps {
    started: Instant,
    failed: Vec<String>,
}

impl Steps {
    /// Begins, with the clock.
    pub(crate) fn new() -> Self {
        Self {
            started: Instant::now(),
            failed: Vec::new(),
        }
    }

    /// Runs a check. What it returns is shown below its line.
    pub(crate) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<String>) {
        let began = Instant::now();
        let outcome = work();
        let time = seconds(began.elapsed());
        match outcome {
            Ok(words) => {
                println!("ok      {name:<24} {time:>8}");
                indented(&words);
            }
            Err(error) => {
                println!("FAILED  {name:<24} {time:>8}");
                indented(&format!("{error:#}"));
                self.failed.push(name.to_owned());
            }
        }
    }

    /// Says how it went; an error when anything failed.
    pub(crate) fn finish(self) -> Result<()> {
        let time = seconds(self.started.elapsed());
        if self.failed.is_empty() {
            println!("all is well, after {time}");
            return Ok(());
        }
        bail!("failed after {time}: {}", self.failed.join(", "))
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn indented(text: &str) {
    for line in text.lines() {
        println!("        {line}");
    }
}

/// Runs a command and returns everything it said, output and errors in the order in which they came.
///
/// # Errors
/// When it cannot be started or does not succeed; then the error holds its words.
pub(crate) fn words(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let (mut reader, writer) = std::io::pipe().context("no pipe to a command can be opened")?;
    command
        .stdout(writer.try_clone().context("a pipe cannot be shared")?)
        .stderr(writer);
    let mut child = command
        .spawn()
        .with_context(|| format!("`{program}` cannot be started"))?;
    // The command holds copies of the pipe's end; while it does, the pipe never ends.
    command
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    let mut bytes = Vec::new();
    reader
        .read_to_end(&mut bytes)
        .context("what a command says cannot be read")?;
    let status = child
        .wait()
        .with_context(|| format!("`{program}` was lost"))?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if status.success() {
        Ok(text)
    } else {
        bail!("{text}\n`{program}` ended with {status}")
    }
}

/// Runs a command of which only failure is worth words.
pub(crate) fn silent(command: &mut Command) -> Result<String> {
    words(command).map(|_| String::new())
}

/// The lines of a runner's words that are its own summary.
pub(crate) fn summary(text: &str, marks: &[&str]) -> String {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| marks.iter().any(|mark| line.contains(mark)))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_remembered_and_the_rest_still_runs() {
        let mut steps = Steps::new();
        let mut has_run = false;
        steps.step("one", || bail!("no"));
        steps.step("two", || {
            has_run = true;
            Ok(String::new())
        });
        assert!(has_run);
        assert!(steps.finish().unwrap_err().to_string().contains("one"));
    }

    #[test]
    fn output_and_errors_of_a_command_come_together() {
        let text = words(Command::new("sh").args(["-c", "echo a; echo b >&2"])).unwrap();
        assert_eq!(text, "a\nb\n");
        let error = words(Command::new("sh").args(["-c", "echo gone; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("gone"));
    }

    #[test]
    fn a_summary_is_the_marked_lines() {
        assert_eq!(
            summary("x\ntest result: ok\ny\n", &["test result:"]),
            "test result: ok"
        );
    }
}
