//! What is sold: the offers of a pack, looked up by id.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use souk_catalog::{OVERLAY_NAME, OfferTable, OfferTableError, Overlay};
use souk_commerce::{
    LanguageTag, OfferId, PolicyKind, Product, ProductId, Shop, Timestamp, VariantId,
};

pub use souk_catalog::{OfferRow, VariantName};

/// Longest file of a pack that is read, in bytes: a damaged folder must not fill the memory.
const MAX_FILE: u64 = 512 * 1024 * 1024;

/// A shop and its offers.
pub trait Catalogue: fmt::Debug + Send + Sync {
    /// The shop's settings.
    fn shop(&self) -> &Shop;

    /// Identifies the build.
    fn build(&self) -> &str;

    /// The moment for which its prices were worked out.
    fn as_of(&self) -> Timestamp;

    /// What the shop says about itself and its terms: the kinds and titles of its pages in a language.
    fn policies(&self, language: &LanguageTag) -> Vec<(PolicyKind, String)>;

    /// Which texts of these pages stand: a name that changes with a letter of them; `None` without such pages.
    fn terms_version(&self, language: &LanguageTag) -> Option<String>;

    /// The offer with an id.
    fn offer(&self, id: &OfferId) -> Option<OfferRow>;

    /// What a variant is called in a language other than the shop's first.
    fn name(&self, variant: &VariantId, language: &LanguageTag) -> Option<VariantName>;

    /// A whole product in a language of the shop. It may be read from a file: not for a thread that must not wait.
    ///
    /// # Errors
    /// [`OfferTableError`] when the file is missing or damaged.
    fn product(
        &self,
        id: &ProductId,
        language: &LanguageTag,
    ) -> Result<Option<Product>, OfferTableError>;
}

/// A pack in a folder: its offers in memory, its products in their files.
#[derive(Debug)]
pub(crate) struct Pack {
    /// The offers.
    pub(crate) table: OfferTable,
    folder: PathBuf,
}

impl Catalogue for Pack {
    fn shop(&self) -> &Shop {
        self.table.shop()
    }

    fn build(&self) -> &str {
        self.table.build()
    }

    fn as_of(&self) -> Timestamp {
        self.table.as_of()
    }

    fn policies(&self, language: &LanguageTag) -> Vec<(PolicyKind, String)> {
        self.table.policies(language).to_vec()
    }

    fn terms_version(&self, language: &LanguageTag) -> Option<String> {
        self.table.policies_file(language)
    }

    fn offer(&self, id: &OfferId) -> Option<OfferRow> {
        self.table.get(id).cloned()
    }

    fn name(&self, variant: &VariantId, language: &LanguageTag) -> Option<VariantName> {
        self.table.name(variant, language).cloned()
    }

    fn product(
        &self,
        id: &ProductId,
        language: &LanguageTag,
    ) -> Result<Option<Product>, OfferTableError> {
        self.table
            .product(id, language, |name| read(&self.folder.join(name)))
    }
}

/// Reads the offers of the pack in a folder, as they were built.
pub(crate) fn open_plain(pack: &Path) -> Result<Pack, OfferTableError> {
    Ok(Pack {
        table: OfferTable::load(|name| read(&pack.join(name)))?,
        folder: pack.to_owned(),
    })
}

/// The same on the newer terms that are laid over it. What is laid over another build counts as nothing.
pub(crate) fn open(pack: &Path) -> Result<Pack, OfferTableError> {
    let mut opened = open_plain(pack)?;
    let file = OVERLAY_NAME.to_owned();
    match read(&pack.join(OVERLAY_NAME)) {
        Ok(bytes) => match Overlay::read(&bytes) {
            Ok(overlay) => drop(opened.table.lay(overlay)),
            Err(source) => return Err(OfferTableError::Read { file, source }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(OfferTableError::Load { file, source }),
    }
    Ok(opened)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = File::open(path)?.take(MAX_FILE).read_to_end(&mut bytes)?;
    if u64::try_from(length).unwrap_or(u64::MAX) == MAX_FILE {
        return Err(io::Error::other("the file is too long"));
    }
    Ok(bytes)
}
