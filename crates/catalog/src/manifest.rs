//! The manifest: the one file whose name stays, and the door to all others.

mod reader;
mod writer;

use souk_commerce::LanguageTag;
use souk_commerce::time::Timestamp;

use crate::file_name::FileName;

pub(crate) use writer::write;

/// Tag of the only section.
const BODY: u8 = 1;

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
