//! What can go wrong with a pack: when it is read, and when it is written.

use souk_commerce::ProductId;
use souk_commerce::language::LanguageTag;
use thiserror::Error;

/// Bytes that are no pack file of this version: cut short, altered, or of another kind.
///
/// The reader keeps nothing of such a file. The remedy is to fetch it anew, or to build the pack again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "the pack file cannot be read: expected {what} at byte {offset}; fetch it again or rebuild the pack"
)]
pub struct PackError {
    /// What was expected there.
    pub what: &'static str,
    /// Where, counted from the first byte of the file.
    pub offset: usize,
}

/// Bytes that are no question and no answer of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error(
    "a message of the search cannot be read: expected {what} at byte {offset}; reload the page"
)]
pub struct MessageError {
    /// What was expected there.
    pub what: &'static str,
    /// Where, counted from the first byte of the message.
    pub offset: usize,
}

impl From<PackError> for MessageError {
    fn from(error: PackError) -> Self {
        let PackError { what, offset } = error;
        Self { what, offset }
    }
}

/// Why a pack cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WriteError {
    /// A pack without any language.
    #[error("a pack needs at least one language; name one in the shop's settings")]
    NoEdition,
    /// Two editions for one language.
    #[error("language {0} is given twice; give each language one edition")]
    LanguageTwice(LanguageTag),
    /// Two products of one edition have the same id.
    #[error(
        "product {product} is there twice in language {language}; merge the two before building"
    )]
    ProductTwice {
        /// The edition.
        language: LanguageTag,
        /// The id that is there twice.
        product: ProductId,
    },
    /// A product without anything to buy.
    #[error("product {product} has no variant in language {language}; leave it out or give it one")]
    NoVariant {
        /// The edition.
        language: LanguageTag,
        /// The product.
        product: ProductId,
    },
    /// More than 2^32 - 1 of something, or a file past 4 GiB.
    #[error("the catalogue is too large for one pack: {0}")]
    TooLarge(&'static str),
}
