//! `cargo xtask search-module`: the search engine as a plain module, for pages and for Node.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::setup;
use crate::workspace::{Workspace, read, run, write};

/// The program that holds the engine.
const PROGRAM: &str = "souk-search-module";

/// Writes `souk-search.js`, its glue `engine.js` and its program `souk-search.wasm` into a folder.
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
    let small = folder.join("small.wasm");
    run(
        workspace
            .command("wasm-opt")
            .args(crate::dist::FEATURES)
            .arg("-O3")
            .arg(folder.join("engine_bg.wasm"))
            .arg("-o")
            .arg(&small),
        "shrinking the search engine with wasm-opt",
    )?;
    fs::create_dir_all(out).with_context(|| format!("{} cannot be made", out.display()))?;
    for (from, to) in [
        (small, "souk-search.wasm"),
        (folder.join("engine.js"), "engine.js"),
        (
            workspace.path("crates/search-worker/js/souk-search.js"),
            "souk-search.js",
        ),
    ] {
        write(&out.join(to), &read(&from)?)?;
    }
    Ok(())
}
