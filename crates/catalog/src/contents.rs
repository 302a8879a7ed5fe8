//! The table of contents of one language: the shop, its categories, and which file holds what.

mod days;
mod reader;
mod shop_reader;
mod shop_writer;
mod writer;

use souk_commerce::ids::ProductId;
use souk_commerce::{LanguageTag, PolicyKind, Shop};

use crate::file_name::FileName;

pub use days::FeedDays;
pub(crate) use days::read_day;
pub(crate) use reader::MAX_DEPTH;
pub(crate) use shop_reader::{
    read_currency, read_language, read_money, read_money_of, read_seller_id,
};
pub(crate) use shop_writer::{write_money, write_optional_text};
pub(crate) use writer::write;

/// Tag of the section with the shop.
const SHOP: u8 = 1;
/// Tag of the section with the files.
const FILES: u8 = 2;
/// Tag of the section with the categories.
const CATEGORIES: u8 = 3;
/// Tag of the section with the price histories; it may be missing.
const HISTORY: u8 = 4;
/// Tag of the section with the days of feeds; it may be missing.
const DAYS: u8 = 5;
/// Tag of the section with the names of policies; it may be missing.
const POLICIES: u8 = 6;

/// What a language's edition holds and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    /// The shop with all its public settings.
    pub shop: Shop,
    /// Interface language: the URL prefix.
    pub language: LanguageTag,
    /// Language of titles and descriptions.
    pub content_language: LanguageTag,
    /// Number of products.
    pub products: u32,
    /// Cards of the home page, in groups.
    pub home: FileName,
    /// The search index.
    pub index: FileName,
    /// Cards of all products: one file for each top-level category in the order of [`Contents::categories`], then,
    /// where there are any, one for products without a category. The index counts products in this order.
    pub cards: Vec<FileName>,
    /// Shards of whole products; their number is a power of two.
    pub shards: Vec<FileName>,
    /// Price histories of the shards' products, one for each shard; none when the builder kept no history.
    pub history: Vec<FileName>,
    /// The day of each seller's latest feed, from which days in the shards are counted.
    pub days: FeedDays,
    /// What the shop says about itself and its terms; `None` when it says nothing.
    pub policies: Option<PolicyNames>,
    /// All categories, each followed by those below it; siblings with more products first.
    pub categories: Vec<Category>,
}

/// Where a shop's policies are, and what they are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyNames {
    /// The file with their texts.
    pub file: FileName,
    /// What there is, in the order in which it is shown.
    pub titles: Vec<(PolicyKind, String)>,
}

/// A category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Slugs from the top level down; the same in every language.
    pub path: Vec<String>,
    /// Its name in the language of the contents.
    pub name: String,
    /// Number of products in it and below it.
    pub count: u32,
    /// The cards of its top-level category, which hold its own.
    pub cards: FileName,
}

impl Contents {
    /// The category at a path of slugs.
    pub fn category<S: AsRef<str>>(&self, path: &[S]) -> Option<&Category> {
        self.categories.iter().find(|category| {
            category
                .path
                .iter()
                .map(String::as_str)
                .eq(path.iter().map(AsRef::as_ref))
        })
    }

    /// The categories directly below a path, those with more products first; the top level for an empty path.
    pub fn children<'a, S: AsRef<str>>(
        &'a self,
        path: &'a [S],
    ) -> impl Iterator<Item = &'a Category> {
        self.categories.iter().filter(move |category| {
            category.path.len() == path.len() + 1
                && category
                    .path
                    .iter()
                    .zip(path)
                    .all(|(slug, above)| slug == above.as_ref())
        })
    }

    /// The cards of products without a category, when there are any.
    pub fn uncategorised(&self) -> Option<&FileName> {
        let top_level = self.children::<&str>(&[]).count();
        self.cards.get(top_level)
    }

    /// The price history of a product, when there are histories.
    pub fn history_file(&self, product: &ProductId) -> Option<&FileName> {
        self.history.get(shard_of(product, self.history.len()))
    }

    /// The shard that holds a product, if the shop has it at all.
    pub fn product_file(&self, product: &ProductId) -> Option<&FileName> {
        self.shards.get(shard_of(product, self.shards.len()))
    }
}

/// Which of `shards` shards, a power of two, holds a product: FNV-1a of its id, folded to 16 bits.
pub(crate) fn shard_of(product: &ProductId, shards: usize) -> usize {
    crate::bytes::index(folded(product.as_str())) & shards.saturating_sub(1)
}

fn folded(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash ^ hash >> 16
}

/// What the product with an id is called among those of its category: two bytes that the id alone gives, never zero.
pub(crate) fn near_code(id: &str) -> u16 {
    let [.., high, low] = folded(id).to_be_bytes();
    u16::from_be_bytes([high, low]).max(1)
}
