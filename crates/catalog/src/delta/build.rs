//! Adds deltas to a pack that was just written.

use std::collections::HashMap;
use std::io;

use super::numbering::Numbering;
use super::pairs::{self, Pair, Tables};
use super::writer::{self, Change};
use crate::cards::Cards;
use crate::contents::Contents;
use crate::file_name::{FileKind, FileName};
use crate::manifest::{self, EditionDelta, MANIFEST_NAME, Previous};
use crate::offers::OfferTableError;
use crate::pack::PackFile;

/// A delta is worth its while when it is no larger than one part in so many of what it replaces.
const WORTH: usize = 2;

/// Bytes of all changed files beyond which no delta is made: what large shops change in a build is too much to follow in one
/// piece, and too much for the memory of the machine that builds.
const MOST_BYTES: usize = 128 << 20;

/// Adds to a pack what clients of the build before need to follow it. `load` gives the bytes of that pack's files by name.
/// The same build again keeps the deltas that led to it. A pack before that cannot be read leaves this one as it is.
///
/// The manifest stays the last file.
pub fn follow(
    mut files: Vec<PackFile>,
    load: impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Vec<PackFile> {
    let by_name: HashMap<&str, &PackFile> = files
        .iter()
        .map(|file| (file.name.as_str(), file))
        .collect();
    let load_new = |name: &str| {
        let file = by_name.get(name).map(|file| file.bytes.clone());
        file.ok_or(io::ErrorKind::NotFound.into())
    };
    if let Some(more) = deltas(load_new, load) {
        files.pop();
        for file in more {
            if !files.iter().any(|there| there.name == file.name) {
                files.push(file);
            }
        }
    }
    files
}

/// What [`follow()`] adds, for a pack that need not be in memory: deltas, then the manifest in place of the one that `new`
/// gives. `new` and `old` give the bytes of both packs' files by name. `None` when nothing is added.
pub fn deltas(
    mut new: impl FnMut(&str) -> io::Result<Vec<u8>>,
    mut old: impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Option<Vec<PackFile>> {
    find(&mut new, &mut old).ok().flatten()
}

fn find(
    load_new: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Result<Option<Vec<PackFile>>, OfferTableError> {
    let mut new = Tables::load(load_new)?;
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
            let numbering = numbering(&before.1, contents, load, load_new);
            let mut add = |pairs: Vec<Pair>, numbering: Option<&Numbering>| {
                let changes = changes(pairs, load, load_new);
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
    found.push(PackFile {
        name: MANIFEST_NAME.to_owned(),
        bytes: manifest::write(&new.manifest),
    });
    Ok(Some(found))
}

fn file(name: &FileName, bytes: Vec<u8>) -> PackFile {
    PackFile {
        name: name.to_string(),
        bytes,
    }
}

/// The bytes of every pair that differs and can be read; none when they are too many.
fn changes(
    pairs: Vec<Pair>,
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    load_new: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut bytes: usize = 0;
    for pair in pairs.into_iter().filter(|(old, new)| old != new) {
        let old = load(&pair.0.to_string());
        let (Ok(old), Ok(new)) = (old, load_new(&pair.1.to_string())) else {
            continue;
        };
        bytes = bytes.saturating_add(new.len());
        if bytes > MOST_BYTES {
            return Vec::new();
        }
        if pair.0.fits(&old) {
            changes.push(Change { pair, old, new });
        }
    }
    changes
}

/// The new numbers of a language's products, where the indexes differ and all cards can be read.
fn numbering(
    old: &Contents,
    new: &Contents,
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    load_new: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Option<Numbering> {
    if old.index == new.index {
        return None;
    }
    let before = cards(old, load)?;
    let after = cards(new, load_new)?;
    Numbering::between(&before, &after)
}

fn cards(
    contents: &Contents,
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Option<Vec<Cards>> {
    let all = contents.cards.iter().map(|name| {
        let bytes = load(&name.to_string()).ok()?;
        Cards::open(bytes).ok()
    });
    all.collect()
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
