//! `cargo xtask VERB`: everything one does with the project, on a machine with Rust, Node and nothing else.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command-line program talks on its terminal and reads the clock"
)]

mod demo;
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
    /// Write the demo's feeds, settings and pictures
    Demo {
        /// Folder to write into
        #[arg(long, default_value = "target/demo")]
        out: std::path::PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = Workspace::find().and_then(|workspace| match Arguments::parse().verb {
        Verb::Setup => setup::everything(&workspace),
        Verb::Dist { force } => dist::build(&workspace, force).map(drop),
        Verb::Demo { out } => {
            demo::write(&out).map(|summary| println!("{}: {summary}", out.display()))
        }
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
