//! The whole pack: every file of every language, from products and settings.

mod arrange;
mod collection;
mod goods;
mod home;
mod listing;
mod near;
mod shards;

use crate::Lexicon;
use std::collections::BTreeSet;

use souk_commerce::{LanguageTag, Policy, PriceHistory, Product, Shop, Timestamp};

use crate::bytes::number;
use crate::contents::{self, Contents, PolicyNames};
use crate::error::WriteError;
use crate::file_name::{FileKind, FileName, write_hex};
use crate::manifest::{self, EditionEntry, MANIFEST_NAME, Manifest};
use crate::policies;

use arrange::Arranged;
pub use collection::{Chosen, Collection};
pub use goods::Goods;

/// The products of a shop in one language.
#[derive(Debug, Clone)]
pub struct Edition<G = Vec<Product>> {
    /// Interface language and URL prefix.
    pub language: LanguageTag,
    /// Language of titles and descriptions.
    pub content: LanguageTag,
    /// Products in any order; each id once.
    pub products: G,
    /// What the shop says about itself and its terms, in the order in which it is shown.
    pub policies: Vec<Policy>,
}

/// What a pack is made of.
#[derive(Debug)]
pub struct PackInput<'a, G = Vec<Product>> {
    /// The shop; all of it is public.
    pub shop: &'a Shop,
    /// One for each language, the default first.
    pub editions: Vec<Edition<G>>,
    /// The moment for which prices are worked out, such as whether a sale holds: the feed's date, never the clock.
    pub now: Timestamp,
    /// What offers have cost up to `now`, this build included; without it the pack has no price histories.
    pub history: Option<&'a PriceHistory>,
    /// How words of a search are to be understood.
    pub lexicon: Lexicon,
    /// Rows of the home page that stand before all others, in their order.
    pub collections: Vec<Collection>,
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
pub fn write<G: Goods>(input: &PackInput<'_, G>) -> Result<Vec<PackFile>, WriteError> {
    let mut files = Vec::new();
    write_each(input, &mut |file| {
        files.push(file);
        Ok::<(), WriteError>(())
    })?;
    Ok(files)
}

/// Writes a pack file by file, as [`write()`] does, and keeps none of them.
///
/// # Errors
/// [`WriteError`] when the input cannot make a pack, and what `put` says. Files that were put before are then no pack.
pub fn write_each<G: Goods, E: From<WriteError>>(
    input: &PackInput<'_, G>,
    put: &mut dyn FnMut(PackFile) -> Result<(), E>,
) -> Result<(), E> {
    let mut languages = BTreeSet::new();
    for edition in &input.editions {
        if !languages.insert(&edition.language) {
            return Err(WriteError::LanguageTwice(edition.language.clone()).into());
        }
    }
    if input.editions.is_empty() {
        return Err(WriteError::NoEdition.into());
    }
    let mut files = Files {
        names: BTreeSet::new(),
        put,
    };
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
    put(PackFile {
        name: MANIFEST_NAME.to_owned(),
        bytes: manifest::write(&manifest),
    })
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

/// Takes files.
type Put<'a, E> = &'a mut dyn FnMut(PackFile) -> Result<(), E>;

/// Files written so far.
struct Files<'a, E> {
    names: BTreeSet<FileName>,
    put: Put<'a, E>,
}

impl<E: From<WriteError>> Files<'_, E> {
    /// Takes a file, once, and gives its name.
    fn add(&mut self, kind: FileKind, bytes: Vec<u8>) -> Result<FileName, E> {
        if u32::try_from(bytes.len()).is_err() {
            return Err(WriteError::TooLarge(kind.suffix()).into());
        }
        let name = FileName::of(kind, &bytes);
        if self.names.insert(name.clone()) {
            (self.put)(PackFile {
                name: name.to_string(),
                bytes,
            })?;
        }
        Ok(name)
    }
}

fn write_edition<G: Goods, E: From<WriteError>>(
    input: &PackInput<'_, G>,
    edition: &Edition<G>,
    files: &mut Files<'_, E>,
) -> Result<Contents, E> {
    let goods = &edition.products;
    let arranged = Arranged::new(input, edition)?;
    let (cards, index, near) = listing::write(input, goods, &arranged, files)?;
    let home = files.add(FileKind::Cards, home::write(input, edition, &arranged))?;
    let shards = shards::write(input, edition, &near, files)?;
    let policies = write_policies(&edition.policies, files)?;
    Ok(Contents {
        shop: input.shop.clone(),
        language: edition.language.clone(),
        content_language: edition.content.clone(),
        products: number(goods.count()),
        home,
        index,
        shards: shards.names,
        history: shards.histories,
        days: shards.days,
        policies,
        categories: arranged.categories(&cards),
        cards,
    })
}

fn write_policies<E: From<WriteError>>(
    policies: &[Policy],
    files: &mut Files<'_, E>,
) -> Result<Option<PolicyNames>, E> {
    if policies.is_empty() {
        return Ok(None);
    }
    let titles = policies.iter();
    Ok(Some(PolicyNames {
        file: files.add(FileKind::Policies, policies::write(policies))?,
        titles: titles
            .map(|policy| (policy.kind, policy.title.clone()))
            .collect(),
    }))
}

#[cfg(test)]
mod golden;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
