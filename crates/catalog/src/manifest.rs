//! The manifest: the one file whose name stays, and the door to all others.

mod reader;
mod writer;

use souk_commerce::LanguageTag;
use souk_commerce::time::Timestamp;

use crate::file_name::FileName;

pub(crate) use writer::write;

/// Tag of the section with build and languages.
const BODY: u8 = 1;
/// Tag of the section with the build before; it may be missing.
const PREVIOUS: u8 = 2;

/// Name of the manifest's file.
pub const MANIFEST_NAME: &str = "manifest";

/// Which build this is and where its tables of contents are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Identifies the build: 24 hexadecimal digits that follow from the bytes of all other files.
    pub build: String,
    /// The moment for which sales and prices were worked out: the feed's date.
    pub as_of: Timestamp,
    /// One for each language, the shop's default first; at least one.
    pub editions: Vec<EditionEntry>,
    /// How to come here from the build before; `None` when the builder did not know one.
    pub previous: Option<Previous>,
}

/// The build before, and what leads from it to this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    /// Its build.
    pub build: String,
    /// For each edition, in the order of [`Manifest::editions`].
    pub deltas: Vec<EditionDelta>,
}

/// Deltas of one language; `None` where nothing has changed, or so much that the files themselves are no larger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditionDelta {
    /// Contents, cards and index.
    pub listing: Option<FileName>,
    /// Shards of products and their price histories.
    pub products: Option<FileName>,
}

impl Previous {
    /// Every file that it names.
    pub fn names(&self) -> impl Iterator<Item = &FileName> {
        let deltas = self.deltas.iter();
        deltas.flat_map(|delta| delta.listing.iter().chain(&delta.products))
    }
}

/// Where a language's table of contents is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionEntry {
    /// Interface language and URL prefix.
    pub language: LanguageTag,
    /// Its table of contents.
    pub contents: FileName,
}

impl Manifest {
    /// The table of contents of a language.
    pub fn contents(&self, language: &LanguageTag) -> Option<&FileName> {
        self.editions
            .iter()
            .find(|edition| &edition.language == language)
            .map(|edition| &edition.contents)
    }

    /// The table of contents of the default language; one that was read always has it.
    pub fn default_contents(&self) -> Option<&FileName> {
        self.editions.first().map(|edition| &edition.contents)
    }
}
