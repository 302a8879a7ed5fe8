//! Whether the sources of the bundle changed.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use super::hex;
use crate::workspace::Workspace;

/// Everything that a byte of the bundle may come from.
const SOURCES: [&str; 16] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "index.html",
    "public",
    "src",
    "style",
    "crates/catalog",
    "crates/commerce",
    "crates/i18n",
    "crates/search-worker",
    "crates/ucp",
    "crates/ui",
    "crates/widget",
    "xtask/src/dist",
    "xtask/src/dist.rs",
];

/// A hash over names and contents of all sources. Contents, not times: a fresh clone has new times and old contents.
pub(super) fn of_sources(workspace: &Workspace) -> Result<String> {
    let mut hash = Sha256::new();
    for source in SOURCES {
        add(&mut hash, &workspace.path(source))?;
    }
    Ok(hex(&hash.finalize()))
}

fn add(hash: &mut Sha256, path: &Path) -> Result<()> {
    let unreadable = || format!("{} cannot be read", path.display());
    hash.update(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).with_context(unreadable)? {
            entries.push(entry.with_context(unreadable)?.path());
        }
        entries.sort();
        entries.iter().try_for_each(|entry| add(hash, entry))
    } else {
        let bytes = fs::read(path).with_context(unreadable)?;
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
        Ok(())
    }
}
