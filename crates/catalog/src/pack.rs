//! The whole pack: every file of every language, from products and settings.

mod arrange;
mod home;

use std::collections::BTreeSet;

use souk_commerce::{LanguageTag, PriceHistory, Product, Shop, Summary, Timestamp};

use crate::bytes::number;
use crate::cards::{self, CardsInput};
use crate::contents::{self, Contents, shard_of};
use crate::error::WriteError;
use crate::file_name::{FileKind, FileName, write_hex};
use crate::index::IndexWriter;
use crate::manifest::{self, EditionEntry, MANIFEST_NAME, Manifest};
use crate::{past, products, summarize};

use arrange::Arranged;

/// Products that a shard holds on average, at most.
const SHARD_SIZE: usize = 64;

/// The products of a shop in one language.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Interface language and URL prefix.
    pub language: LanguageTag,
    /// Language of titles and descriptions.
    pub content: LanguageTag,
    /// Products in any order; each id once.
    pub products: Vec<Product>,
}

/// What a pack is made of.
#[derive(Debug)]
pub struct PackInput<'a> {
    /// The shop; all of it is public.
    pub shop: &'a Shop,
    /// One for each language, the default first.
    pub editions: Vec<Edition>,
    /// The moment for which prices are worked out, such as whether a sale holds: the feed's date, never the clock.
    pub now: Timestamp,
    /// What offers have cost up to `now`, this build included; without it the pack has no price histories.
    pub history: Option<&'a PriceHistory>,
}

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackFile {
    /// `manifest`, or the hash of the bytes and the kind.
    pub name: String,
    /// The bytes, not compressed.
    pub bytes: Vec<u8>,
}

/// Writes a pack. The same input gives the same files; each name comes once, and the manifest comes last, so that
/// whoever stores them in order never has a manifest that names a missing file.
///
/// # Errors
/// [`WriteError`] when the input cannot make a pack.
pub fn write(input: &PackInput<'_>) -> Result<Vec<PackFile>, WriteError> {
    let mut languages = BTreeSet::new();
    for edition in &input.editions {
        if !languages.insert(&edition.language) {
            return Err(WriteError::LanguageTwice(edition.language.clone()));
        }
        check(edition)?;
    }
    if input.editions.is_empty() {
        return Err(WriteError::NoEdition);
    }
    let mut files = Files::default();
    let mut editions = Vec::new();
    for edition in &input.editions {
        let contents = write_edition(input, edition, &mut files)?;
        editions.push(EditionEntry {
            language: edition.language.clone(),
            contents: files.add(FileKind::Contents, contents::write(&contents))?,
        });
    }
    let manifest = Manifest {
        build: build_id(&editions, input.now),
        as_of: input.now,
        editions,
        previous: None,
    };
    let mut files = files.all;
    files.push(PackFile {
        name: MANIFEST_NAME.to_owned(),
        bytes: manifest::write(&manifest),
    });
    Ok(files)
}

fn check(edition: &Edition) -> Result<(), WriteError> {
    if u32::try_from(edition.products.len()).is_err() {
        return Err(WriteError::TooLarge("products"));
    }
    let mut ids = BTreeSet::new();
    for product in &edition.products {
        if product.variants.is_empty() {
            return Err(WriteError::NoVariant {
                language: edition.language.clone(),
                product: product.id.clone(),
            });
        }
        if !ids.insert(&product.id) {
            return Err(WriteError::ProductTwice {
                language: edition.language.clone(),
                product: product.id.clone(),
            });
        }
    }
    Ok(())
}

/// Follows from the tables of contents, whose names follow from all that they name.
fn build_id(editions: &[EditionEntry], now: Timestamp) -> String {
    let mut names = String::new();
    for edition in editions {
        names.push_str(edition.language.as_str());
        names.push('\n');
        names.push_str(&edition.contents.to_string());
        names.push('\n');
    }
    names.push_str(&now.0.to_string());
    let mut build = String::new();
    // Writing to a string cannot fail.
    write_hex(
        &mut build,
        FileName::of(FileKind::Manifest, names.as_bytes()).digest(),
    )
    .unwrap_or_default();
    build
}

/// Files written so far.
#[derive(Default)]
struct Files {
    all: Vec<PackFile>,
    names: BTreeSet<FileName>,
}

impl Files {
    /// Takes a file, once, and gives its name.
    fn add(&mut self, kind: FileKind, bytes: Vec<u8>) -> Result<FileName, WriteError> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(WriteError::TooLarge(kind.suffix()));
        }
        let name = FileName::of(kind, &bytes);
        if self.names.insert(name.clone()) {
            self.all.push(PackFile {
                name: name.to_string(),
                bytes,
            });
        }
        Ok(name)
    }
}

fn write_edition(
    input: &PackInput<'_>,
    edition: &Edition,
    files: &mut Files,
) -> Result<Contents, WriteError> {
    let summaries: Vec<Summary> = edition
        .products
        .iter()
        .map(|product| summarize(product, input.shop, input.now))
        .collect();
    let arranged = Arranged::new(&edition.products, &summaries);
    let currency = input.shop.market.currency;
    let mut index = IndexWriter::default();
    let mut card_files = Vec::new();
    for shelf in arranged.shelves() {
        index.begin_file();
        let cards: Vec<(&Summary, u32)> = shelf
            .products
            .iter()
            .map(|&(product, summary, category)| {
                index.add(product);
                (summary, category)
            })
            .collect();
        let bytes = cards::write(&CardsInput {
            currency,
            categories: &shelf.categories,
            cards: &cards,
            groups: &[],
        });
        card_files.push(files.add(FileKind::Cards, bytes)?);
    }
    let home = home::write(currency, &arranged);
    let (shards, history) = write_shards(input, &edition.products, files)?;
    Ok(Contents {
        shop: input.shop.clone(),
        language: edition.language.clone(),
        content_language: edition.content.clone(),
        products: number(edition.products.len()),
        home: files.add(FileKind::Cards, home)?,
        index: files.add(FileKind::Index, index.finish())?,
        shards,
        history,
        categories: arranged.categories(&card_files),
        cards: card_files,
    })
}

/// Shards of products, and the price history of each.
fn write_shards(
    input: &PackInput<'_>,
    all: &[Product],
    files: &mut Files,
) -> Result<(Vec<FileName>, Vec<FileName>), WriteError> {
    // A power of two: the number changes seldom, and when it does each shard is split in two.
    let count = all.len().div_ceil(SHARD_SIZE).next_power_of_two();
    let mut shards: Vec<Vec<&Product>> = vec![Vec::new(); count];
    for product in all {
        if let Some(shard) = shards.get_mut(shard_of(&product.id, count)) {
            shard.push(product);
        }
    }
    let mut names = Vec::with_capacity(count);
    let mut histories = Vec::new();
    for mut shard in shards {
        shard.sort_by(|one, other| one.id.cmp(&other.id));
        names.push(files.add(FileKind::Products, products::write(&shard))?);
        if let Some(history) = input.history {
            let bytes = past::write(input.shop.market.currency, &shard, history);
            histories.push(files.add(FileKind::History, bytes)?);
        }
    }
    Ok((names, histories))
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
