//! Writes an index in pieces.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use souk_catalog::records::{Form, Record, arrange};
use souk_catalog::sharded::{self, Piece};

/// Where pieces lie until the name of their set is known.
const UNNAMED: &str = "new";

/// Writes the pieces into a folder: the root, and all others below the name of the set. Other sets there stay for pages that are
/// open, until somebody deletes them. Gives what was written in words.
pub(super) fn save(mut records: Vec<Record>, form: &Form, out: &Path) -> Result<String> {
    let unnamed = out.join(UNNAMED);
    if unnamed.exists() {
        fs::remove_dir_all(&unnamed).with_context(|| unwritten(&unnamed))?;
    }
    fs::create_dir_all(&unnamed).with_context(|| unwritten(&unnamed))?;
    arrange(&mut records);
    let (mut pieces, mut bytes) = (0_usize, 0_usize);
    let count = records.len();
    let name = sharded::write(records.into_iter(), count, form, &mut |piece, content| {
        pieces += 1;
        bytes += content.len();
        let file = unnamed.join(piece.to_string());
        fs::write(&file, content).with_context(|| unwritten(&file))
    })?;
    let named = out.join(&name);
    if named.exists() {
        fs::remove_dir_all(&named).with_context(|| unwritten(&named))?;
    }
    fs::rename(&unnamed, &named).with_context(|| unwritten(&named))?;
    // The root leads to the set, so it comes to its place last and at once.
    let root = Piece::Root.to_string();
    fs::rename(named.join(&root), out.join(&root)).with_context(|| unwritten(out))?;
    Ok(format!("{pieces} pieces of {bytes} bytes, set {name}"))
}

fn unwritten(place: &Path) -> String {
    format!("{} cannot be written", place.display())
}
