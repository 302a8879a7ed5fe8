//! From a key to the list that it asks for: `xtask/bench/engine/keys.mjs` makes the shop and types, this prepares.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::engine::report_of;
use crate::setup;
use crate::shop::{self, Speed};
use crate::workspace::{Workspace, answer, write};

/// What is measured.
#[derive(Debug, clap::Args)]
pub(crate) struct Wishes {
    /// Products of the shop
    #[arg(long, default_value_t = 50_000)]
    products: u64,
    /// Add a line to the table in docs/benchmarks.md
    #[arg(long)]
    record: bool,
}

/// Builds the tool with the browser's files in it, and measures; an error when the goal is missed.
pub(super) fn measure(workspace: &Workspace, wishes: &Wishes) -> Result<String> {
    let tool = shop::tool(workspace, Speed::Release)?;
    let chromium = setup::chromium().context("no Chromium was found: set CHROMIUM to its path")?;
    let work = workspace.target("bench/keys");
    let commit = ["rev-parse", "--short", "HEAD"];
    let plan = json!({
        "count": wishes.products,
        "record": wishes.record,
        "tool": tool,
        "work": work,
        "docs": workspace.path("docs"),
        "playwright": workspace.path("tests/node_modules/playwright-core/index.js"),
        "chromium": chromium,
        "commit": answer(workspace.command("git").args(commit)),
    });
    let file = work.join("plan.json");
    write(&file, plan.to_string().as_bytes())?;
    let mut node = workspace.command("node");
    node.arg(workspace.path("xtask/bench/engine/keys.mjs"))
        .arg(&file);
    report_of(node)
}
