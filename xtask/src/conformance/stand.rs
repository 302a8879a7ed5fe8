//! A backend for tests from outside: started on a fresh folder, ended when it is dropped.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::workspace::{Workspace, files, name};

/// A backend that runs.
#[derive(Debug)]
pub(super) struct Stand {
    child: Child,
    address: String,
}

impl Stand {
    /// Starts one. It is told `wishes`.
    pub(super) fn start(workspace: &Workspace, wishes: &[&str]) -> Result<Self> {
        let folder = workspace.target("conformance");
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("{} cannot be removed", folder.display()))?;
        }
        fs::create_dir_all(&folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        for file in files(&workspace.path("xtask/conformance/profiles"))? {
            fs::copy(&file, folder.join(name(&file)))
                .with_context(|| format!("{} cannot be copied", file.display()))?;
        }
        let mut child = workspace
            .command(workspace.target("debug/examples/conformance"))
            .arg(&folder)
            .args(wishes)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the backend cannot be started")?;
        let output = child.stdout.take().context("the backend has no output")?;
        let mut address = String::new();
        BufReader::new(output)
            .read_line(&mut address)
            .context("the backend does not say where it listens")?;
        let address = address.trim().to_owned();
        if address.is_empty() {
            bail!("the backend ended at once; its own words stand above")
        }
        Ok(Self { child, address })
    }

    /// Where it listens: scheme, host and port.
    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// Ends it; an error when what it stored does not add up.
    pub(super) fn finish(mut self) -> Result<()> {
        drop(self.child.stdin.take());
        let status = self.child.wait().context("the backend was lost")?;
        if status.success() {
            Ok(())
        } else {
            bail!("the backend ended with {status}; its own words stand above")
        }
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        // It ends with its input; one that does not is ended.
        drop(self.child.stdin.take());
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
