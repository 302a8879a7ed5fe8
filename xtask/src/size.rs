//! What a shopper's browser downloads before a first listing page is usable, compressed, by kind.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use souk_catalog::{Contents, FileName, Manifest};

use crate::dist;
use crate::workspace::Workspace;

/// Most compressed bytes of a first listing page: above that a phone on slow 4G (1.6 Mbit/s, 150 ms round trip) waits
/// longer than the 1.5 s that the largest picture of a page may take.
const GATE: u64 = 150_000;
/// The figure to reach.
const GOAL: u64 = 130_000;
/// The loader that other sites include: it is on their page whether or not anybody shops.
const LOADER_GATE: u64 = 2_000;
/// Glue, program, styles and one language of the widget: what the Shopify button weighs, times 1.6.
const WIDGET_GATE: u64 = 80_000;

/// One line of the table.
#[derive(Debug)]
struct Line {
    kind: &'static str,
    bytes: u64,
    files: usize,
}

/// Measures the demo shop and fails above the gate.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let site = crate::ci::demo_site(workspace)?;
    let lines = listing(&site)?;
    let total: u64 = lines.iter().map(|line| line.bytes).sum();
    let mut table: Vec<String> = lines
        .iter()
        .map(|line| row(line.kind, line.bytes, &files(line.files)))
        .collect();
    table.push(row(
        "listing page",
        total,
        &format!("goal {GOAL}, gate {GATE}"),
    ));
    let mut breaches = Vec::new();
    gate(&mut breaches, "listing page", total, GATE);
    if let Some((loader, widget)) = widget(&site)? {
        table.push(row("embed loader", loader, &format!("gate {LOADER_GATE}")));
        table.push(row("widget", widget, &format!("gate {WIDGET_GATE}")));
        gate(&mut breaches, "embed loader", loader, LOADER_GATE);
        gate(&mut breaches, "widget", widget, WIDGET_GATE);
    }
    let table = table.join("\n");
    if breaches.is_empty() {
        Ok(table)
    } else {
        bail!("too much\n{table}\n{}", breaches.join("\n"))
    }
}

fn row(name: &str, bytes: u64, note: &str) -> String {
    format!("{name:<14} {bytes:>8} bytes   {note}")
}

fn files(count: usize) -> String {
    if count == 1 {
        "1 file".to_owned()
    } else {
        format!("{count} files")
    }
}

fn gate(breaches: &mut Vec<String>, name: &str, bytes: u64, gate: u64) {
    if bytes > gate {
        breaches.push(format!(
            "{name}: {bytes} bytes are {} above the gate",
            bytes - gate
        ));
    }
}

/// What a listing page loads: its document, styles, scripts, the program, messages and the files of its category.
fn listing(site: &Path) -> Result<Vec<Line>> {
    let app = |role: &str, kind: &str| {
        dist::find(site, role, kind).with_context(|| format!("the site lacks {role}.{kind}"))
    };
    let theme = dist::find(site, "theme", "css");
    let style: Vec<PathBuf> = [Some(app("shop", "css")?), theme]
        .into_iter()
        .flatten()
        .collect();
    let mut data = vec![app("messages-en", "txt")?];
    data.extend(category(&site.join("pack"))?);
    Ok(vec![
        line("HTML", &[printed(site)?])?,
        line("CSS", &style)?,
        line("JS", &[app("boot", "js")?, app("shop", "js")?])?,
        line("wasm", &[app("shop", "wasm")?])?,
        line("data", &data)?,
    ])
}

/// The page of a category that weighs most.
fn printed(site: &Path) -> Result<PathBuf> {
    let mut pages: Vec<(u64, PathBuf)> = Vec::new();
    let mut folders = vec![site.join("en/c")];
    while let Some(folder) = folders.pop() {
        let unread = || format!("{} cannot be read", folder.display());
        for entry in fs::read_dir(&folder).with_context(unread)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "html") {
                pages.push((sent(&path)?, path));
            }
        }
    }
    let heaviest = pages.into_iter().max();
    heaviest
        .map(|(_, path)| path)
        .context("no category has a page")
}

/// The manifest, the contents, and the cards of the category whose file weighs most: the worst listing of this shop.
fn category(pack: &Path) -> Result<Vec<PathBuf>> {
    let read =
        |name: &str| fs::read(pack.join(name)).with_context(|| format!("the pack lacks {name}"));
    let manifest = Manifest::read(&read("manifest")?)?;
    let contents: &FileName = manifest
        .default_contents()
        .context("the pack has no contents")?;
    let contents_file = pack.join(contents.to_string());
    let contents = Contents::read(&read(&contents.to_string())?)?;
    let mut cards: Vec<(u64, PathBuf)> = Vec::new();
    for category in &contents.categories {
        let path = pack.join(category.cards.to_string());
        cards.push((sent(&path)?, path));
    }
    let (_, heaviest) = cards
        .into_iter()
        .max()
        .context("the pack has no category")?;
    Ok(vec![pack.join("manifest"), contents_file, heaviest])
}

/// Loader, and everything that a widget needs to sell, when the site has one.
fn widget(site: &Path) -> Result<Option<(u64, u64)>> {
    let Some(program) = dist::find(site, "widget", "wasm") else {
        return Ok(None);
    };
    let parts = [
        Some(program),
        dist::find(site, "widget", "js"),
        dist::find(site, "widget", "css"),
        dist::find(site, "messages-en", "txt"),
    ];
    let parts: Vec<PathBuf> = parts.into_iter().flatten().collect();
    Ok(Some((
        sent(&site.join("embed.js"))?,
        line("widget", &parts)?.bytes,
    )))
}

fn line(kind: &'static str, paths: &[PathBuf]) -> Result<Line> {
    let mut bytes = 0;
    for path in paths {
        bytes += sent(path)?;
    }
    Ok(Line {
        kind,
        bytes,
        files: paths.len(),
    })
}

/// Bytes on the wire: those of the brotli copy, where there is one.
fn sent(path: &Path) -> Result<u64> {
    let compressed = PathBuf::from(format!("{}.br", path.display()));
    let path = if compressed.is_file() {
        &compressed
    } else {
        path
    };
    let about = fs::metadata(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(about.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_says_by_how_much_it_was_passed() {
        let mut breaches = Vec::new();
        gate(&mut breaches, "page", GATE, GATE);
        assert!(breaches.is_empty());
        gate(&mut breaches, "page", GATE + 7, GATE);
        assert_eq!(
            breaches,
            [format!("page: {} bytes are 7 above the gate", GATE + 7)]
        );
    }
}
