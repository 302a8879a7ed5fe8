//! `cargo xtask VERB`: everything one does with the project, on a machine with Rust, Node and nothing else.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command-line program talks on its terminal and reads the clock"
)]

mod dist;
mod setup;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use workspace::Workspace;

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    about = "Souk's project tasks",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Install what is missing: wasm target, Trunk, wasm-bindgen, wasm-opt, Playwright, Chromium, fonts
    Setup,
    /// Build the browser's files into target/app
    Dist {
        /// Build even when no source changed
        #[arg(long)]
        force: bool,
    },
}

fn main() -> ExitCode {
    let outcome = Workspace::find().and_then(|workspace| match Arguments::parse().verb {
        Verb::Setup => setup::everything(&workspace),
        Verb::Dist { force } => dist::build(&workspace, force).map(drop),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
