//! `cargo xtask search-module`: the search engine as a plain module, for pages and for Node.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::dist;
use crate::setup;
use crate::workspace::{Workspace, read, run, write};

/// The program that holds the engine.
const PROGRAM: &str = "souk-search-module";

/// For speed, then for size, where that costs none.
const PASSES: [&str; 4] = ["--low-memory-unused", "--zero-filled-memory", "-O3", "-Os"];

/// Writes `souk-search.js` and its program `souk-search.wasm` into a folder.
pub(crate) fn build(workspace: &Workspace, out: &Path) -> Result<()> {
    setup::for_building(workspace)?;
    let target = "wasm32-unknown-unknown";
    run(
        workspace
            .cargo()
            .args(["build", "--quiet", "--package", "souk-search-worker"])
            .args(["--bin", PROGRAM, "--target", target, "--profile", "search"]),
        "compiling the search engine",
    )?;
    let folder = workspace.target("search-module");
    run(
        workspace
            .command("wasm-bindgen")
            .args([
                "--target",
                "web",
                "--no-typescript",
                "--out-name",
                "engine",
                "--out-dir",
            ])
            .arg(&folder)
            .arg(workspace.target(format!("{target}/search/{PROGRAM}.wasm"))),
        "writing the glue of the search engine",
    )?;
    let program = dist::shrunk(workspace, &folder, "engine", &PASSES)?;
    fs::create_dir_all(out).with_context(|| format!("{} cannot be made", out.display()))?;
    // Beside the glue that it imports.
    let script = folder.join("souk-search.js");
    let source = workspace.path("crates/search-worker/js/souk-search.js");
    write(&script, &read(&source)?)?;
    write(
        &out.join("souk-search.js"),
        &dist::bundled(workspace, &script)?,
    )?;
    write(&out.join("souk-search.wasm"), &program)
}
