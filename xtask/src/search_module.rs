//! `cargo xtask search-module`: the search engine as a plain module, for pages and for Node.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::dist;
use crate::setup;
use crate::workspace::{Workspace, read, run, write};

/// The programs that hold the engine, each with the name of its module.
const PROGRAMS: [(&str, &str); 2] = [
    ("souk-search-module", "souk-search"),
    ("souk-search-sharded", "souk-search-sharded"),
];

/// What the scripts have in common.
const SHARED: &str = "question.js";

/// For speed, then for size, where that costs none.
const PASSES: [&str; 4] = ["--low-memory-unused", "--zero-filled-memory", "-O3", "-Os"];

/// Writes `souk-search.js` and its program `souk-search.wasm` into a folder, and the same of `souk-search-sharded`.
pub(crate) fn build(workspace: &Workspace, out: &Path) -> Result<()> {
    setup::for_building(workspace)?;
    let target = "wasm32-unknown-unknown";
    run(
        workspace
            .cargo()
            .args(["build", "--quiet", "--package", "souk-search-worker"])
            .args(PROGRAMS.map(|(program, _)| ["--bin", program]).concat())
            .args(["--target", target, "--profile", "search"]),
        "compiling the search engine",
    )?;
    fs::create_dir_all(out).with_context(|| format!("{} cannot be made", out.display()))?;
    let folder = workspace.target("search-module");
    let scripts = workspace.path("crates/search-worker/js");
    for (program, name) in PROGRAMS {
        let glue = format!("{name}-engine");
        run(
            workspace
                .command("wasm-bindgen")
                .args(["--target", "web", "--no-typescript"])
                .args(["--out-name", glue.as_str(), "--out-dir"])
                .arg(&folder)
                .arg(workspace.target(format!("{target}/search/{program}.wasm"))),
            "writing the glue of the search engine",
        )?;
        let wasm = dist::shrunk(workspace, &folder, &glue, &PASSES)?;
        // Beside the glue that it imports.
        let file = format!("{name}.js");
        let script = folder.join(&file);
        for own in [file.as_str(), SHARED] {
            write(&folder.join(own), &read(&scripts.join(own))?)?;
        }
        write(&out.join(&file), &dist::bundled(workspace, &script)?)?;
        write(&out.join(name).with_extension("wasm"), &wasm)?;
    }
    Ok(())
}
