//! Pages as Lighthouse sees them on a phone: `xtask/bench/pages` looks, this prepares.

use anyhow::{Context as _, Result};
use serde_json::json;

use super::engine::{packages, report_of};
use crate::setup;
use crate::shop::{self, Speed};
use crate::workspace::{Workspace, run, write};

/// Builds the demo shop and looks at its pages; an error when a goal is missed.
pub(super) fn measure(workspace: &Workspace) -> Result<String> {
    let tool = shop::tool(workspace, Speed::Release)?;
    let chromium = setup::chromium().context("no Chromium was found: set CHROMIUM to its path")?;
    let here = workspace.path("xtask/bench/pages");
    packages(workspace, &here)?;
    let work = workspace.target("bench/pages");
    let site = work.join("site");
    run(
        &mut shop::demo_build(workspace, &tool, &site)?,
        "building the demo shop",
    )?;
    let plan = json!({ "tool": tool, "site": site, "work": work, "chromium": chromium });
    let file = work.join("plan.json");
    write(&file, plan.to_string().as_bytes())?;
    let mut node = workspace.command("node");
    node.arg(here.join("run.mjs")).arg(&file);
    report_of(node)
}
