//! Writes a pack, beside the one before it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use souk_catalog::{
    Goods, MANIFEST_NAME, Manifest, OVERLAY_NAME, Overlay, PackFile, PackInput, deltas,
    each_product, file_names, write_each,
};
use souk_commerce::history::{ReductionRule, reference_price};
use souk_commerce::{LanguageTag, PriceHistory, Product, Timestamp};
use souk_feeds::Assembled;

use crate::compress::Effort;
use crate::output::Output;
use crate::parallel;
use crate::progress::Progress;

/// Products from which on a pack is compressed quickly: at the highest level a million would take an hour.
const MANY: u64 = 250_000;

/// The products of a shop in one language.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    pub(super) assembled: &'a Assembled,
    pub(super) language: &'a LanguageTag,
    /// What may be crossed out; `None` for what the feeds say.
    pub(super) reductions: Option<Reductions<'a>>,
}

/// A market's rule, and what it is applied to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reductions<'a> {
    pub(super) rule: ReductionRule,
    pub(super) history: &'a PriceHistory,
    pub(super) now: Timestamp,
}

impl Reductions<'_> {
    /// Lets nothing be crossed out beside a price that the rule does not allow.
    fn apply(self, product: &mut Product) {
        let offers = product
            .variants
            .iter_mut()
            .flat_map(|variant| &mut variant.offers);
        for offer in offers {
            let Some(sale) = offer.price.as_mut().and_then(|price| price.sale.as_mut()) else {
                continue;
            };
            let rows = self.history.rows(&offer.id);
            let reference = reference_price(rows, self.rule, self.now).ok();
            sale.reference = reference.map(|reference| reference.price);
        }
    }
}

impl Goods for Shelf<'_> {
    fn count(&self) -> usize {
        usize::try_from(self.assembled.products).unwrap_or(usize::MAX)
    }

    fn each(&self, wanted: &dyn Fn(usize) -> bool, visit: &mut dyn FnMut(usize, &Product)) {
        let Some(reductions) = self.reductions else {
            self.assembled.each_in(self.language, wanted, visit);
            return;
        };
        self.assembled
            .each_in(self.language, wanted, &mut |number, product| {
                let mut product = product.clone();
                reductions.apply(&mut product);
                visit(number, &product);
            });
    }
}

/// Writes a pack, and what clients of the one before need to follow it; gives the bytes of the manifest.
///
/// # Errors
/// When the input makes no pack, or the folder cannot be written.
pub(super) fn write(
    input: &PackInput<'_, Shelf<'_>>,
    out: &Output,
    progress: &Progress,
) -> Result<Vec<u8>> {
    let effort = match input.editions.first() {
        Some(first) if first.products.assembled.products >= MANY => Effort::Quick,
        _ => Effort::Highest,
    };
    let put = |file: &PackFile| {
        let path = format!("pack/{}", file.name);
        out.put_with(&path, &file.bytes, effort)?;
        progress.add(1);
        Ok(())
    };
    let manifest = RefCell::new(None);
    parallel::pour(
        |give| {
            write_each(input, &mut |file| {
                if file.name == MANIFEST_NAME {
                    *manifest.borrow_mut() = Some(file);
                    return Ok(());
                }
                give(file)
            })
        },
        |file| put(&file),
    )?;
    let mut manifest = manifest
        .into_inner()
        .context("a pack ends with its manifest")?;
    for file in with_deltas(&manifest, out) {
        if file.name == MANIFEST_NAME {
            manifest = file;
        } else {
            put(&file)?;
        }
    }
    put(&manifest)?;
    put_overlay(input, &manifest.bytes, out)?;
    carry_previous(&manifest.bytes, out);
    Ok(manifest.bytes)
}

/// Keeps what was laid over this very build; over a new one nothing is laid. A file that says so spares every visitor a request for one that
/// is missing.
fn put_overlay(input: &PackInput<'_, Shelf<'_>>, manifest: &[u8], out: &Output) -> Result<()> {
    let build = Manifest::read(manifest)?.build;
    let old = folder(out).and_then(|folder| fs::read(folder.join(OVERLAY_NAME)).ok());
    let kept = old.filter(|old| Overlay::read(old).is_ok_and(|old| old.build() == build));
    let none = || Overlay::none(&build, input.shop.market.currency, input.now).write();
    let overlay = kept.unwrap_or_else(none);
    out.put_plain(&format!("pack/{OVERLAY_NAME}"), &overlay)?;
    Ok(())
}

/// The folder of the pack before.
fn folder(out: &Output) -> Option<PathBuf> {
    Some(out.old()?.join("pack"))
}

fn load(folder: &Path) -> impl Fn(&str) -> io::Result<Vec<u8>> {
    |name| fs::read(folder.join(name))
}

/// What clients of the pack before need to follow this one, and the manifest that names it.
fn with_deltas(manifest: &PackFile, out: &Output) -> Vec<PackFile> {
    let Some(folder) = folder(out) else {
        return Vec::new();
    };
    let new = |name: &str| match name {
        MANIFEST_NAME => Ok(manifest.bytes.clone()),
        _ => out.read(&format!("pack/{name}")),
    };
    deltas(new, load(&folder)).unwrap_or_default()
}

/// Keeps the files of the pack before for one build more: a page that was opened a minute ago still asks for them. When
/// nothing has changed, those that the last build kept stay too.
fn carry_previous(manifest: &[u8], out: &Output) {
    let Some(folder) = folder(out) else {
        return;
    };
    let is_same = fs::read(folder.join(MANIFEST_NAME)).is_ok_and(|old| manifest == old);
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
