//! Python's tools that test the interface from outside, in a folder of their own.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::system;
use crate::workspace::{Workspace, answer, run};

/// Where the versions stand.
const REQUIREMENTS: &str = "xtask/conformance/requirements.txt";

/// A command of the tools.
pub(crate) fn tool(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.path(".tools/python/bin").join(name)
}

/// Installs the tools where they are missing or of other versions.
pub(crate) fn ensure(workspace: &Workspace) -> Result<()> {
    let wanted = fs::read(workspace.path(REQUIREMENTS))
        .with_context(|| format!("{REQUIREMENTS} cannot be read"))?;
    let folder = workspace.path(".tools/python");
    let stamp = folder.join(".souk-requirements");
    if fs::read(&stamp).is_ok_and(|has| has == wanted) {
        return Ok(());
    }
    println!("setup: installing the conformance suite into .tools/python");
    let make = || {
        let mut python = workspace.command("python3");
        python.args(["-m", "venv", "--clear"]).arg(&folder);
        answer(&mut python)
    };
    // Debian parts `venv` from Python.
    if make().is_none() {
        system::install(workspace, &["python3", "python3-venv"])?;
        if make().is_none() {
            bail!("Python's venv cannot be made: install Python 3.10 or newer with venv")
        }
    }
    run(
        workspace
            .command(tool(workspace, "pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", "-r"])
            .arg(workspace.path(REQUIREMENTS)),
        "installing the conformance suite with pip",
    )?;
    fs::write(&stamp, wanted).with_context(|| format!("{} cannot be written", stamp.display()))
}
