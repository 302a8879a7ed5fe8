//! `souk build --export`: the products as feeds for other programs.
//!
//! Rows are written before products are put together of them, so that neither is held twice; the files wait beside the
//! state until the shop is exchanged. docs/formats/export.md describes them.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use souk_commerce::{LanguageTag, SellerId};
use souk_feeds::export::{About, Format, write};
use souk_feeds::{Row, RowList as _, RowStore, Source};

use crate::intake::Gathered;
use crate::output::Output;

/// Where the files stand in the shop.
const FOLDER: &str = "feeds";

/// What is to be written.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct ExportArgs {
    /// Write the products into feeds/ of the shop as well, one file for each seller and language: google, google-tsv or agentic, several with commas
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', value_parser = parse_format)]
    export: Vec<Format>,
}

fn parse_format(text: &str) -> Result<Format, String> {
    Format::ALL
        .into_iter()
        .find(|format| format.name() == text)
        .ok_or_else(|| "write google, google-tsv or agentic".to_owned())
}

/// Files that wait for the shop; they are gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Exports {
    folder: PathBuf,
    /// Names, and how many records or products each has.
    files: Vec<(String, u64)>,
}

impl Exports {
    /// Writes what the arguments ask for into a folder of its own.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn write(args: &ExportArgs, folder: PathBuf, gathered: &Gathered) -> Result<Self> {
        let mut exports = Self {
            folder,
            files: Vec::new(),
        };
        if args.export.is_empty() {
            return Ok(exports);
        }
        fs::create_dir_all(&exports.folder)
            .with_context(|| format!("{} cannot be made", exports.folder.display()))?;
        let mut formats = args.export.clone();
        formats.sort();
        formats.dedup();
        for (seller, language, sources) in groups(&gathered.sources) {
            for format in &formats {
                exports.add(*format, (seller, language), &sources, gathered)?;
            }
        }
        Ok(exports)
    }

    fn add(
        &mut self,
        format: Format,
        (seller, language): (&SellerId, &LanguageTag),
        sources: &[&Source<RowStore>],
        gathered: &Gathered,
    ) -> Result<()> {
        let Some(first) = sources.first() else {
            return Ok(());
        };
        let shop = &gathered.intake.settings.shop;
        let known = shop.sellers.iter().find(|known| known.id == *seller);
        let rows = rows(sources);
        let rows: Vec<&Row> = rows.iter().collect();
        let about = About {
            head: &first.feed.head,
            origin: &shop.origin,
            seller: known.map_or("", |known| known.name.get(language)),
            now: gathered.intake.now,
        };
        let name = format!("{}-{seller}-{language}.{}", format.name(), format.ending());
        let path = self.folder.join(&name);
        let unwritable = || format!("{} cannot be written", path.display());
        let mut out = BufWriter::new(File::create(&path).with_context(unwritable)?);
        let count = write(format, &rows, &about, &mut out).with_context(unwritable)?;
        out.flush().with_context(unwritable)?;
        self.files.push((name, count));
        Ok(())
    }

    /// Puts the files into the shop.
    ///
    /// # Errors
    /// When the shop's folder cannot be written.
    pub(crate) fn put(&self, out: &Output) -> Result<()> {
        self.files.iter().try_for_each(|(name, _)| {
            out.take_over(&format!("{FOLDER}/{name}"), &self.folder.join(name))
        })
    }

    /// What was written, a line for each file.
    ///
    /// # Errors
    /// When nobody listens.
    pub(crate) fn tell(&self) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        for (name, count) in &self.files {
            let what = if name.starts_with(Format::Agentic.name()) {
                "products"
            } else {
                "records"
            };
            writeln!(out, "{FOLDER}/{name}: {count} {what}")?;
        }
        Ok(())
    }
}

impl Drop for Exports {
    fn drop(&mut self) {
        // What stays there is written over by the next build.
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// Sources by seller and language, in their order.
fn groups(sources: &[Source<RowStore>]) -> Vec<(&SellerId, &LanguageTag, Vec<&Source<RowStore>>)> {
    let mut groups: Vec<(&SellerId, &LanguageTag, Vec<&Source<RowStore>>)> = Vec::new();
    for source in sources {
        let key = (&source.seller, &source.language);
        match groups.iter_mut().find(|group| (group.0, group.1) == key) {
            Some((_, _, group)) => group.push(source),
            None => groups.push((key.0, key.1, vec![source])),
        }
    }
    groups
}

/// The rows of some sources, each id once: as in the shop, the first counts.
fn rows(sources: &[&Source<RowStore>]) -> Vec<Row> {
    let mut ids: HashSet<String> = HashSet::new();
    let mut rows = Vec::new();
    for source in sources {
        source.feed.rows.each(&mut |row| {
            if ids.insert(row.id.clone()) {
                rows.push(row.clone());
            }
            true
        });
    }
    rows
}
