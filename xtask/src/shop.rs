//! The `souk` tool and the shops made with it: what `run`, `size` and the journeys stand on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::workspace::{Workspace, run};
use crate::{demo, dist};

/// How the tool is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speed {
    /// For a shop that people use.
    Release,
    /// For tests: everything below it is compiled for them anyway.
    Debug,
}

/// The browser's files and the `souk` that carries them, both up to date. Returns the tool's path.
pub(crate) fn tool(workspace: &Workspace, speed: Speed) -> Result<PathBuf> {
    let app = dist::build(workspace, false)?;
    let mut build = workspace.cargo();
    build
        .args(["build", "--quiet", "--package", "souk-cli"])
        .env("SOUK_APP", app);
    let folder = if speed == Speed::Release {
        build.arg("--release");
        "release"
    } else {
        "debug"
    };
    run(&mut build, "building the `souk` tool")?;
    Ok(workspace.target(folder).join("souk"))
}

/// Writes the demo's feeds and settings into `target/demo`, and returns that folder.
pub(crate) fn demo_feeds(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target("demo");
    fresh(&folder)?;
    demo::write(&folder)?;
    Ok(folder)
}

/// `souk build` of the demo's feeds, which remembers a year of prices.
pub(crate) fn demo_build(workspace: &Workspace, tool: &Path, out: &Path) -> Result<Command> {
    let demo = demo_feeds(workspace)?;
    let mut state = out.as_os_str().to_owned();
    state.push(".state");
    let state = PathBuf::from(state);
    fs::create_dir_all(&state).with_context(|| format!("{} cannot be made", state.display()))?;
    fs::copy(demo.join(demo::PAST), state.join(demo::PAST))
        .context("the demo's prices cannot be copied")?;
    let mut build = workspace.command(tool);
    build
        .arg("build")
        .arg("--settings")
        .arg(demo.join("souk.toml"))
        .arg("--out")
        .arg(out)
        .arg("--accept");
    Ok(build)
}

/// An empty folder in the place of whatever stood there.
fn fresh(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}
