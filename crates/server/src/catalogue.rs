//! What is sold: the offers of a pack, looked up by id.

use std::fmt;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use souk_catalog::{OVERLAY_NAME, OfferTable, OfferTableError, Overlay};
use souk_commerce::{LanguageTag, OfferId, PolicyKind, Shop, Timestamp, VariantId};

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

    /// The offer with an id.
    fn offer(&self, id: &OfferId) -> Option<OfferRow>;

    /// What a variant is called in a language other than the shop's first.
    fn name(&self, variant: &VariantId, language: &LanguageTag) -> Option<VariantName>;
}

impl Catalogue for OfferTable {
    fn shop(&self) -> &Shop {
        Self::shop(self)
    }

    fn build(&self) -> &str {
        Self::build(self)
    }

    fn as_of(&self) -> Timestamp {
        Self::as_of(self)
    }

    fn policies(&self, language: &LanguageTag) -> Vec<(PolicyKind, String)> {
        Self::policies(self, language).to_vec()
    }

    fn offer(&self, id: &OfferId) -> Option<OfferRow> {
        self.get(id).cloned()
    }

    fn name(&self, variant: &VariantId, language: &LanguageTag) -> Option<VariantName> {
        Self::name(self, variant, language).cloned()
    }
}

/// Reads the offers of the pack in a folder, as they were built.
pub(crate) fn open_plain(pack: &Path) -> Result<OfferTable, OfferTableError> {
    OfferTable::load(|name| read(&pack.join(name)))
}

/// The same on the newer terms that are laid over it. What is laid over another build counts as nothing.
pub(crate) fn open(pack: &Path) -> Result<OfferTable, OfferTableError> {
    let mut table = open_plain(pack)?;
    let file = OVERLAY_NAME.to_owned();
    match read(&pack.join(OVERLAY_NAME)) {
        Ok(bytes) => match Overlay::read(&bytes) {
            Ok(overlay) => drop(table.lay(&overlay)),
            Err(source) => return Err(OfferTableError::Read { file, source }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(OfferTableError::Load { file, source }),
    }
    Ok(table)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let length = File::open(path)?.take(MAX_FILE).read_to_end(&mut bytes)?;
    if u64::try_from(length).unwrap_or(u64::MAX) == MAX_FILE {
        return Err(io::Error::other("the file is too long"));
    }
    Ok(bytes)
}
