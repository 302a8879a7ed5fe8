//! Rows of several feeds, put together into products.
//!
//! Within one seller a row is known by its id, in every language, and rows with one `item_group_id` are variants of one
//! product. Between sellers nothing is joined unless the settings say that equal ids mean equal things.

mod axes;
mod categories;
mod choose;
mod draft;
mod finish;
mod slug;
mod titles;

use souk_commerce::language::LocalText;
use souk_commerce::{Date, LanguageTag, Product, SellerId};

use crate::reader::Feed;
use crate::report::Report;
use crate::reviews::Reviews;

/// A feed of products and whose it is. Its prices are settled and its local pictures placed.
#[derive(Debug, Clone)]
pub struct Source {
    /// Who sells.
    pub seller: SellerId,
    /// Language of its texts.
    pub language: LanguageTag,
    /// Day on which it states its terms.
    pub as_of: Date,
    /// The feed.
    pub feed: Feed,
}

/// A feed of reviews and whose ids it speaks of.
#[derive(Debug, Clone)]
pub struct ReviewSource {
    /// The seller whose ids stand in it; `None` when they may be anybody's.
    pub seller: Option<SellerId>,
    /// The reviews.
    pub reviews: Reviews,
}

/// When offers of different sellers are offers of one product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Join {
    /// Never.
    #[default]
    Nothing,
    /// When their ids are equal.
    Id,
}

/// How to put rows together.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Languages of the texts, the one that stands in for the others first; at least one.
    pub languages: Vec<LanguageTag>,
    /// What joins the sellers.
    pub join: Join,
    /// Name of the one category of a shop whose feeds name none.
    pub everything: LocalText,
    /// Name of the category for products without one, where others have one.
    pub other: LocalText,
}

/// The products of a shop.
#[derive(Debug, Clone, Default)]
pub struct Assembled {
    /// Products by language, each with the same ids in the same order.
    pub editions: Vec<(LanguageTag, Vec<Product>)>,
    /// Number of products.
    pub products: u64,
    /// Number of variants.
    pub variants: u64,
    /// Number of offers.
    pub offers: u64,
}

/// Puts products together. Sources come in the order in which their texts are preferred: the first seller's first.
pub fn assemble(
    sources: Vec<Source>,
    reviews: &[ReviewSource],
    plan: &Plan,
    report: &mut Report,
) -> Assembled {
    let mut drafts = draft::Drafts::new(plan.join);
    let mut origins = Vec::new();
    for source in sources {
        let origin = draft::Origin {
            seller: source.seller,
            language: source.language,
            as_of: source.as_of,
            file: source.feed.file,
        };
        drafts.add(&mut origins, origin, source.feed.rows, report);
    }
    for source in reviews {
        drafts.rate(&origins, source, report);
    }
    finish::finish(&drafts, &origins, plan, report)
}
