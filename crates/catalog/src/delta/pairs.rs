//! Which files a pack has, and which of two packs hold the same part of a catalogue.

use std::collections::BTreeSet;
use std::io;

use souk_commerce::LanguageTag;

use crate::contents::Contents;
use crate::file_name::FileName;
use crate::manifest::{MANIFEST_NAME, Manifest};
use crate::offers::{OfferTableError, in_file, load_checked};

/// Old and new file of one part of the catalogue.
pub(super) type Pair = (FileName, FileName);

/// A pack's manifest and tables of contents.
pub(super) struct Tables {
    pub(super) manifest: Manifest,
    pub(super) contents: Vec<(FileName, Contents)>,
}

impl Tables {
    pub(super) fn load(
        load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OfferTableError> {
        let bytes = load(MANIFEST_NAME).map_err(|source| OfferTableError::Load {
            file: MANIFEST_NAME.to_owned(),
            source,
        })?;
        let manifest = Manifest::read(&bytes).map_err(in_file(MANIFEST_NAME))?;
        let mut contents = Vec::new();
        for edition in &manifest.editions {
            let bytes = load_checked(load, &edition.contents)?;
            let read = Contents::read(&bytes).map_err(in_file(&edition.contents.to_string()))?;
            contents.push((edition.contents.clone(), read));
        }
        Ok(Self { manifest, contents })
    }

    /// The table of contents of a language.
    pub(super) fn of(&self, language: &LanguageTag) -> Option<&(FileName, Contents)> {
        let mut contents = self.contents.iter();
        contents.find(|(_, contents)| contents.language == *language)
    }
}

/// Every file of a pack but its manifest, deltas too. `load` gives the bytes of a file by its name.
///
/// # Errors
/// [`OfferTableError`] names the table that is missing or damaged.
pub fn file_names(
    mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Result<BTreeSet<FileName>, OfferTableError> {
    let tables = Tables::load(&mut load)?;
    let mut names = BTreeSet::new();
    for (name, contents) in tables.contents {
        names.extend([name, contents.home, contents.index]);
        names.extend(contents.cards);
        names.extend(contents.shards);
        names.extend(contents.history);
    }
    if let Some(previous) = tables.manifest.previous {
        names.extend(previous.names().cloned());
    }
    Ok(names)
}

/// What a client holds as a whole: the table of contents, every card, the index.
pub(super) fn listing(old: &(FileName, Contents), new: &(FileName, Contents)) -> Vec<Pair> {
    let ((old_name, old), (new_name, new)) = (old, new);
    let mut pairs = vec![
        (old_name.clone(), new_name.clone()),
        (old.home.clone(), new.home.clone()),
        (old.index.clone(), new.index.clone()),
    ];
    for category in new.children::<&str>(&[]) {
        if let Some(before) = old.category(&category.path) {
            pairs.push((before.cards.clone(), category.cards.clone()));
        }
    }
    if let (Some(before), Some(after)) = (old.uncategorised(), new.uncategorised()) {
        pairs.push((before.clone(), after.clone()));
    }
    pairs
}

/// What is loaded piece by piece: shards and their histories. Twice as many shards are each half of one before.
pub(super) fn products(old: &Contents, new: &Contents) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (before, after) in [(&old.shards, &new.shards), (&old.history, &new.history)] {
        let all = after.iter().enumerate();
        pairs.extend(all.filter_map(|(position, after)| {
            let before = before.get(position % before.len().max(1))?;
            Some((before.clone(), after.clone()))
        }));
    }
    pairs
}
