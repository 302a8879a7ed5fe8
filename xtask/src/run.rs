//! `cargo xtask run`: from a fresh clone to a shop in the browser.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::shop::{self, Speed};
use crate::workspace::{Workspace, run};

/// What `run` may be told.
#[derive(Debug, Args)]
pub(crate) struct Wishes {
    /// Feeds to sell from, in place of the demo's
    #[arg(long, value_name = "FILE", num_args = 1..)]
    feed: Vec<PathBuf>,
    /// Port on this machine
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Database file, made when it is missing; target/run/shop.db when none is named
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

/// Sets up, builds, compiles the feed, and serves until it is interrupted.
pub(crate) fn serve(workspace: &Workspace, wishes: &Wishes) -> Result<()> {
    if let Some(missing) = wishes.feed.iter().find(|feed| !feed.is_file()) {
        bail!(
            "{} is not a file: name a product feed, such as an export for Google Shopping",
            missing.display()
        )
    }
    let absolute = |path: &PathBuf| {
        std::path::absolute(path).with_context(|| format!("{} is no path", path.display()))
    };
    let feeds = wishes
        .feed
        .iter()
        .map(absolute)
        .collect::<Result<Vec<_>>>()?;
    let db = match &wishes.db {
        Some(path) => absolute(path)?,
        None => workspace.target("run/shop.db"),
    };
    let tool = shop::tool(workspace, Speed::Release)?;
    let site = workspace.target("run/site");
    let mut build = if feeds.is_empty() {
        shop::demo_build(workspace, &tool, &site)?
    } else {
        let mut build = workspace.command(&tool);
        build
            .arg("build")
            .args(&feeds)
            .arg("--out")
            .arg(&site)
            .arg("--accept");
        build
    };
    run(&mut build, "compiling the feed into a shop")?;
    println!();
    println!("  your own feed   cargo xtask run --feed FILE");
    println!("  every test      cargo xtask test");
    let mut server = workspace.command(&tool);
    server
        .arg("serve")
        .arg(&site)
        .args(["--port", &wishes.port.to_string(), "--db"])
        .arg(&db);
    if feeds.is_empty() {
        server
            .arg("--settings")
            .arg(workspace.target("demo/souk.toml"));
    }
    hand_over(&mut server, &tool)
}

/// Becomes the server, so that Ctrl-C reaches it and its exit is ours.
#[cfg(unix)]
fn hand_over(server: &mut std::process::Command, tool: &Path) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    Err(server.exec()).with_context(|| format!("{} cannot be started", tool.display()))
}

#[cfg(not(unix))]
fn hand_over(server: &mut std::process::Command, tool: &Path) -> Result<()> {
    run(server, &format!("serving with {}", tool.display()))
}
