//! Scripts: one file each, without the words and names meant for people who read source.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::workspace::{Workspace, read, run};

/// What the oldest browsers understand that run the programs.
const TARGET: &str = "--target=es2022";

/// A module with everything that it imports, as one module.
pub(crate) fn bundled(workspace: &Workspace, path: &Path) -> Result<Vec<u8>> {
    esbuild(
        workspace,
        path,
        &["--bundle", "--format=esm", "--external:node:*"],
    )
}

/// A script of `public/`.
pub(super) fn minified(workspace: &Workspace, path: &Path) -> Result<Vec<u8>> {
    esbuild(workspace, path, &[])
}

fn esbuild(workspace: &Workspace, path: &Path, options: &[&str]) -> Result<Vec<u8>> {
    let out = workspace
        .target("scripts")
        .join(path.file_name().context("a script has a name")?);
    run(
        workspace
            .command("esbuild")
            .arg(path)
            .args(options)
            .args([
                "--minify",
                "--legal-comments=none",
                "--log-level=error",
                TARGET,
            ])
            .arg(format!("--outfile={}", out.display())),
        &format!("shrinking {} with esbuild", path.display()),
    )?;
    read(&out)
}
