//! Adds deltas to a pack that was just written.

use std::collections::HashMap;
use std::io;

use super::numbering::Numbering;
use super::pairs::{self, Pair, Tables};
use super::writer::{self, Change};
use crate::cards::Cards;
use crate::contents::Contents;
use crate::file_name::{FileKind, FileName};
use crate::manifest::{self, EditionDelta, Previous};
use crate::offers::OfferTableError;
use crate::pack::PackFile;

/// A delta is worth its while when it is no larger than one part in so many of what it replaces.
const WORTH: usize = 2;

/// Adds to a pack what clients of the build before need to follow it. `load` gives the bytes of that pack's files by name.
/// The same build again keeps the deltas that led to it. A pack before that cannot be read leaves this one as it is.
///
/// The manifest stays the last file.
pub fn follow(
    files: Vec<PackFile>,
    mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Vec<PackFile> {
    match deltas(&files, &mut load) {
        Ok(Some(found)) => found.added_to(files),
        Ok(None) | Err(_) => files,
    }
}

/// What comes to a pack.
struct Found {
    manifest: Vec<u8>,
    files: Vec<PackFile>,
}

impl Found {
    fn added_to(self, mut files: Vec<PackFile>) -> Vec<PackFile> {
        let manifest = files.pop().map(|manifest| PackFile {
            bytes: self.manifest,
            ..manifest
        });
        for file in self.files {
            if !files.iter().any(|there| there.name == file.name) {
                files.push(file);
            }
        }
        files.extend(manifest);
        files
    }
}

fn deltas(
    files: &[PackFile],
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Result<Option<Found>, OfferTableError> {
    let by_name: HashMap<&str, &PackFile> = files
        .iter()
        .map(|file| (file.name.as_str(), file))
        .collect();
    let mut load_new = |name: &str| {
        let file = by_name.get(name).map(|file| file.bytes.clone());
        file.ok_or(io::ErrorKind::NotFound.into())
    };
    let mut new = Tables::load(&mut load_new)?;
    let old = Tables::load(load)?;
    let mut found = Vec::new();
    if old.manifest.build == new.manifest.build {
        let Some(previous) = old.manifest.previous else {
            return Ok(None);
        };
        for name in previous.names() {
            let bytes = crate::offers::load_checked(load, name)?;
            found.push(file(name, bytes));
        }
        new.manifest.previous = Some(previous);
    } else {
        let mut deltas = Vec::new();
        for (name, contents) in &new.contents {
            let Some(before) = old.of(&contents.language) else {
                deltas.push(EditionDelta::default());
                continue;
            };
            let after = (name.clone(), contents.clone());
            let numbering = numbering(&before.1, contents, load, &by_name);
            let mut add = |pairs: Vec<Pair>, numbering: Option<&Numbering>| {
                let changes = changes(pairs, load, &by_name);
                let builds = [&old.manifest.build, &new.manifest.build];
                let made = worthwhile(builds, &changes, numbering)?;
                let name = FileName::of(FileKind::Delta, &made);
                found.push(file(&name, made));
                Some(name)
            };
            deltas.push(EditionDelta {
                listing: add(pairs::listing(before, &after), numbering.as_ref()),
                products: add(pairs::products(&before.1, contents), None),
            });
        }
        new.manifest.previous = Some(Previous {
            build: old.manifest.build,
            deltas,
        });
    }
    Ok(Some(Found {
        manifest: manifest::write(&new.manifest),
        files: found,
    }))
}

fn file(name: &FileName, bytes: Vec<u8>) -> PackFile {
    PackFile {
        name: name.to_string(),
        bytes,
    }
}

/// The bytes of every pair that differs and can be read.
fn changes(
    pairs: Vec<Pair>,
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    new: &HashMap<&str, &PackFile>,
) -> Vec<Change> {
    let differing = pairs.into_iter().filter(|(old, new)| old != new);
    differing
        .filter_map(|pair| {
            let old = load(&pair.0.to_string()).ok()?;
            let new = new.get(pair.1.to_string().as_str())?.bytes.clone();
            pair.0.fits(&old).then_some(Change { pair, old, new })
        })
        .collect()
}

/// The new numbers of a language's products, where the indexes differ and all cards can be read.
fn numbering(
    old: &Contents,
    new: &Contents,
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    by_name: &HashMap<&str, &PackFile>,
) -> Option<Numbering> {
    if old.index == new.index {
        return None;
    }
    let before = old.cards.iter().map(|name| {
        let bytes = load(&name.to_string()).ok()?;
        Cards::open(bytes).ok()
    });
    let before: Option<Vec<Cards>> = before.collect();
    let after = new.cards.iter().map(|name| {
        let file = by_name.get(name.to_string().as_str())?;
        Cards::open(file.bytes.clone()).ok()
    });
    let after: Option<Vec<Cards>> = after.collect();
    Numbering::between(&before?, &after?)
}

/// A delta, when there is anything to follow and it is worth it.
fn worthwhile(
    [from, to]: [&String; 2],
    changes: &[Change],
    numbering: Option<&Numbering>,
) -> Option<Vec<u8>> {
    let whole: usize = changes.iter().map(|change| change.new.len()).sum();
    let made = writer::write(from, to, changes, numbering);
    (!changes.is_empty() && made.len().saturating_mul(WORTH) <= whole).then_some(made)
}
