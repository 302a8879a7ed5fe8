//! Whether the sources of the bundle changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use super::hex;
use crate::workspace::{Workspace, name};

/// Everything that a byte of the bundle may come from, besides the crates.
const SOURCES: [&str; 9] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/src/dist",
    "xtask/src/dist.rs",
];
/// Crates that never run in a browser.
const NATIVE: [&str; 3] = ["cli", "feeds", "server"];

/// A hash over names and contents of all sources. Contents, not times: a fresh clone has new times and old contents.
pub(super) fn of_sources(workspace: &Workspace) -> Result<String> {
    let mut hash = Sha256::new();
    for source in SOURCES {
        add(&mut hash, &workspace.path(source))?;
    }
    for folder in entries(&workspace.path("crates"))? {
        if !NATIVE.contains(&name(&folder)) {
            add(&mut hash, &folder)?;
        }
    }
    Ok(hex(&hash.finalize()))
}

fn add(hash: &mut Sha256, path: &Path) -> Result<()> {
    hash.update(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        entries(path)?.iter().try_for_each(|entry| add(hash, entry))
    } else {
        let bytes = fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
        Ok(())
    }
}

/// What stands in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = || format!("{} cannot be listed", folder.display());
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        paths.push(entry.with_context(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}
