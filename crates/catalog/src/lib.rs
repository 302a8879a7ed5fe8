//! The pack: a shop's catalogue compiled into static files, and everything that reads them.
//!
//! [`write()`] makes a pack of products and settings. The browser reads [`Manifest`], [`Contents`], [`Cards`] and
//! [`Products`], each from one file, and [`PastPrices`] when somebody asks; [`Engine`] searches in a worker, and [`protocol`] carries questions and answers
//! between worker and page; [`OfferTable`] is what the backend prices from. Reading trusts nothing: whatever the bytes
//! are, the result is a value or a [`PackError`].
//!
//! Nothing here touches a file system, a network or a clock, and no other room knows the bytes.

#![warn(clippy::as_conversions)]

mod attributes;
mod bytes;
mod cards;
mod contents;
mod delta;
mod error;
mod file_name;
mod index;
mod manifest;
mod offers;
mod order;
mod overlay;
mod pack;
mod past;
mod policies;
mod products;
pub mod protocol;
pub mod records;
#[cfg(test)]
mod samples;
mod search;
mod selection;
pub mod sharded;
mod summary;
mod text;
mod words;

pub use cards::{Cards, CollectionHead, Group, GroupKind};
pub use contents::{Category, Contents, FeedDays, PolicyNames};
pub use delta::{Delta, deltas, file_names, follow};
pub use error::{MessageError, PackError, WriteError};
pub use file_name::{FileKind, FileName};
pub use manifest::{EditionDelta, EditionEntry, MANIFEST_NAME, Manifest, Previous};
pub use offers::{OfferRow, OfferTable, OfferTableError, VariantName, each_product};
pub use overlay::{OVERLAY_NAME, OfferTerms, Overlay, overlay};
pub use pack::{Chosen, Collection, Edition, Goods, PackFile, PackInput, write, write_each};
pub use past::PastPrices;
pub use policies::read_policies;
pub use products::Products;
pub use search::{Engine, Found, Query};
pub use selection::{
    Answer, AttributeCount, BrandCount, CategoryCount, Facets, MAX_FACET_VALUES, Selection,
    SellerCount, Sort, ValueCount,
};
pub use summary::summarize;
pub use words::Lexicon;
