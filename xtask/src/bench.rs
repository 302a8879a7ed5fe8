//! Figures with a goal, measured on the material beside the project.

mod delta;
mod engine;
mod feeds;
mod keys;
mod languages;
mod matching;
mod pages;
mod prices;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::Subcommand;

use crate::workspace::Workspace;

/// What to measure.
#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// Bytes to follow a shop in which one thing in a hundred has changed
    Delta,
    /// The search engine beside its peers: bytes, times, memory, relevance
    Engine(engine::Wishes),
    /// From a key to the list that it asks for, in a shop of made-up products and a browser with a quarter of the processor
    Keys(keys::Wishes),
    /// Time and memory of reading feeds, beside a bare parse of the same bytes
    Feeds,
    /// How well things are found in English, Thai and Arabic, beside a search without a tokenizer
    Languages,
    /// Pages of the demo shop as Lighthouse sees them on a phone
    Pages,
    /// Baskets in a browser's program, plans for many sellers, unit prices and 30-day lows of real prices
    Prices,
    /// How well offers of one product are found, and that no other are joined
    Matching {
        /// Fit the weights anew and print them; they stand in `crates/feeds/src/matching/weights.rs`
        #[arg(long)]
        fit: bool,
    },
}

/// Measures, and prints what was found.
pub(crate) fn run(workspace: &Workspace, what: &Bench) -> Result<String> {
    match what {
        Bench::Delta => delta::measure(&data(workspace)?),
        Bench::Engine(wishes) => engine::measure(workspace, wishes),
        Bench::Feeds => feeds::measure(workspace),
        Bench::Keys(wishes) => keys::measure(workspace, wishes),
        Bench::Languages => languages::measure(),
        Bench::Pages => pages::measure(workspace),
        Bench::Prices => prices::measure(workspace, &data(workspace)?),
        Bench::Matching { fit: true } => matching::fit(&data(workspace)?),
        Bench::Matching { fit: false } => matching::measure(&data(workspace)?),
    }
}

/// The folder of real data.
fn data(workspace: &Workspace) -> Result<PathBuf> {
    let shared = workspace.shared().map(|shared| shared.join("data"));
    shared.filter(|data| data.is_dir()).context(
        "there is no folder of real data beside the project; SOUK_SHARED names another place",
    )
}
