//! `PostgreSQL`'s programs, of the system.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::system;
use crate::workspace::{Workspace, answer};

/// The folder with `initdb` and `pg_ctl`; they are installed where that is possible. `None` where it is not.
pub(crate) fn ensure(workspace: &Workspace) -> Result<Option<PathBuf>> {
    if let Some(folder) = find(workspace) {
        return Ok(Some(folder));
    }
    if !system::may_install(workspace) {
        return Ok(None);
    }
    println!("setup: installing PostgreSQL with apt-get");
    system::install(workspace, &["postgresql"])?;
    Ok(find(workspace))
}

/// The newest of Debian's folders, or where `pg_config` says.
fn find(workspace: &Workspace) -> Option<PathBuf> {
    let has_both =
        |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file();
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    folders.sort();
    let named = answer(workspace.command("pg_config").arg("--bindir"));
    let others = named.map(|folder| Path::new(&folder).to_path_buf());
    folders
        .into_iter()
        .rev()
        .map(|(_, folder)| folder)
        .chain(others)
        .find(has_both)
}
