//! A pack beside the one before it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use souk_catalog::{MANIFEST_NAME, PackFile, each_product, file_names, follow};

use crate::output::Output;

/// The folder of the pack before.
fn folder(out: &Output) -> Option<PathBuf> {
    Some(out.old()?.join("pack"))
}

fn load(folder: &Path) -> impl Fn(&str) -> io::Result<Vec<u8>> {
    |name| fs::read(folder.join(name))
}

/// Adds what clients of the pack before need to follow this one.
pub(super) fn with_deltas(files: Vec<PackFile>, out: &Output) -> Vec<PackFile> {
    match folder(out) {
        Some(folder) => follow(files, load(&folder)),
        None => files,
    }
}

/// Keeps the files of the pack before for one build more: a page that was opened a minute ago still asks for them. When
/// nothing has changed, those that the last build kept stay too.
pub(super) fn carry_previous(files: &[PackFile], out: &Output) {
    let Some(folder) = folder(out) else {
        return;
    };
    let manifest = files.iter().find(|file| file.name == MANIFEST_NAME);
    let is_same = fs::read(folder.join(MANIFEST_NAME))
        .is_ok_and(|old| manifest.is_some_and(|new| new.bytes == old));
    let names: BTreeSet<String> = if is_same {
        all(&folder)
    } else {
        let names = file_names(load(&folder)).unwrap_or_default();
        names.iter().map(ToString::to_string).collect()
    };
    for name in names {
        out.carry(&format!("pack/{name}"));
    }
}

/// Keeps the made pictures of the shop before for one build more, for the same reason.
pub(super) fn carry_pictures(out: &Output) {
    let Some(folder) = folder(out) else {
        return;
    };
    if !folder.join("../media/p").is_dir() {
        return;
    }
    let hash = |name: &str| name.split(['_', '.']).next().unwrap_or_default().to_owned();
    let mut hashes = BTreeSet::new();
    let read = each_product(load(&folder), |product| {
        let variants = product.variants.iter().flat_map(|variant| &variant.images);
        for image in product.images.iter().chain(variants) {
            hashes.extend(image.url.strip_prefix("/media/p/").map(hash));
        }
    });
    let names = all(&folder.join("../media/p"));
    for name in names.iter().filter(|_| read.is_ok()) {
        if hashes.contains(&hash(name)) {
            out.carry(&format!("media/p/{name}"));
        }
    }
}

/// Every file of a pack's folder that is no compressed copy.
fn all(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.matches('.').count() < 2)
        .collect()
}
