//! `cargo xtask VERB`: everything one does with the project, on a machine with Rust, Node and nothing else.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a command-line program talks on its terminal and reads the clock"
)]

mod bench;
mod ci;
mod conformance;
mod demo;
mod dist;
mod postgres;
mod rooms;
mod run;
mod search_module;
mod setup;
mod shop;
mod size;
mod steps;
mod tidy;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
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
    /// Set up, build, compile the demo's feeds or your own, and serve the shop
    Run(run::Wishes),
    /// Run everything: `ci`, then wasm tests, the backend on `PostgreSQL`, conformance and journeys in Chromium
    Test,
    /// Format, house rules, lints, browser build, native tests, size, docs
    Ci,
    /// The journeys in Chromium alone
    E2e {
        /// Only those whose file name holds this word
        word: Option<String>,
    },
    /// Pictures of every screen: three widths, three languages, light and dark
    Pictures {
        /// Only screens whose name holds this word
        word: Option<String>,
        /// Folder to write into
        #[arg(long, value_name = "DIR", default_value = "target/pictures")]
        out: PathBuf,
    },
    /// The backend's tests on a `PostgreSQL` of their own
    Postgres,
    /// The protocol's conformance suite against a backend of its own, then requests of any kind
    Conformance {
        /// How long to send requests of any kind
        #[arg(long)]
        seconds: Option<u32>,
    },
    /// Bytes of a first listing page, and whether they stay below the gate
    Size,
    /// Figures that are measured on real data beside the project
    Bench {
        #[command(subcommand)]
        what: bench::Bench,
    },
    /// Build the browser's files into target/app
    Dist {
        /// Build even when no source changed
        #[arg(long)]
        force: bool,
    },
    /// Write the search engine as a plain module: souk-search.js with its program
    SearchModule {
        /// Folder to write into
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Write the demo's feeds, settings and pictures
    Demo {
        /// Folder to write into
        #[arg(long, value_name = "DIR", default_value = "target/demo")]
        out: PathBuf,
    },
    /// Install what is missing: wasm target, Trunk, wasm-bindgen, wasm-opt, Playwright, Chromium, fonts, the conformance suite
    Setup,
    /// Who may call whom
    Rooms,
    /// House rules for single files
    Tidy,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Workspace::find().and_then(|workspace| perform(&workspace, arguments.verb)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(workspace: &Workspace, verb: Verb) -> Result<()> {
    match verb {
        Verb::Run(wishes) => run::serve(workspace, &wishes),
        Verb::Test => ci::test(workspace),
        Verb::Ci => ci::ci(workspace),
        Verb::E2e { word } => ci::only_journeys(workspace, word.as_deref()),
        Verb::Pictures { word, out } => ci::pictures(workspace, word.as_deref(), &out),
        Verb::Postgres => postgres::tests(workspace).map(|words| println!("{words}")),
        Verb::Conformance { seconds } => ci::only_conformance(workspace, seconds),
        Verb::Size => size::check(workspace).map(|table| println!("{table}")),
        Verb::Bench { what } => bench::run(workspace, &what).map(|table| println!("{table}")),
        Verb::Dist { force } => dist::build(workspace, force).map(drop),
        Verb::SearchModule { out } => search_module::build(workspace, &out),
        Verb::Demo { out } => {
            demo::write(&out).map(|summary| println!("{}: {summary}", out.display()))
        }
        Verb::Setup => setup::everything(workspace),
        Verb::Rooms => rooms::check(workspace).map(drop),
        Verb::Tidy => tidy::check(workspace).map(drop),
    }
}
