//! The `souk` command: feeds in, a shop out.
//!
//! Each command is a module with its arguments and a `run`. This file only chooses between them and turns what ended
//! one into an exit code.

mod build;
mod check;
mod compress;
mod db;
mod decisions;
mod desk;
mod export;
mod failure;
mod guess;
mod images;
mod index;
mod init;
mod intake;
mod matching;
mod media;
mod orders;
mod output;
mod overlay;
mod parallel;
mod policies;
mod progress;
mod report;
mod serve;
mod settings;
mod site;
mod source;
mod state;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use failure::Failure;

/// Turn a product feed into a shop.
///
/// Exit codes: 0 when all is well; 2 when a feed, the settings or the arguments cannot be used; 3 when the feeds can be
/// read and look wrong beside those of the last build, so that the shop stays as it is; 1 for everything else.
#[derive(Debug, Parser)]
#[command(name = "souk", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Check(check::Args),
    Build(build::Args),
    Serve(serve::Args),
    Orders(orders::Args),
    Audit(orders::AuditArgs),
    Desk(desk::Args),
    Db(db::Args),
    Match(matching::Args),
    Index(index::Args),
    Overlay(overlay::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Init(args) => init::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Orders(args) => orders::run(&args),
        Command::Audit(args) => orders::audit(&args),
        Command::Desk(args) => desk::run(&args),
        Command::Db(args) => db::run(&args),
        Command::Match(args) => matching::run(&args),
        Command::Index(args) => index::run(&args),
        Command::Overlay(args) => overlay::run(&args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => end(&failure),
    }
}

/// Tells why, once, and says it again as an exit code.
fn end(failure: &Failure) -> ExitCode {
    if failure.is_broken_pipe() {
        return ExitCode::SUCCESS;
    }
    let told = writeln!(std::io::stderr(), "error: {failure}");
    // Without a place to write to, the exit code has to do.
    drop(told);
    failure.exit_code()
}
