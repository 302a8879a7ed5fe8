//! Packages of the system, on Debian and its kin, where this user may install them.

use anyhow::{Result, bail};

use crate::workspace::{Workspace, answer, run};

/// Whether this user may do anything.
pub(crate) fn is_superuser(workspace: &Workspace) -> bool {
    answer(workspace.command("id").arg("-u")).is_some_and(|id| id == "0")
}

/// Whether packages can be installed.
pub(crate) fn may_install(workspace: &Workspace) -> bool {
    is_superuser(workspace) && answer(workspace.command("apt-get").arg("--version")).is_some()
}

/// Installs packages, or says how to.
pub(crate) fn install(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    if !may_install(workspace) {
        bail!("run `sudo apt-get install {}`", packages.join(" "))
    }
    let apt = || {
        let mut command = workspace.command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    run(apt().arg("update"), "reading Debian's package lists")?;
    run(
        apt()
            .args(["install", "--yes", "--no-install-recommends"])
            .args(packages),
        "installing packages with apt-get",
    )
}
