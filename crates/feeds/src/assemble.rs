//! Rows of several feeds, put together into products.
//!
//! Within one seller a row is known by its id, in every language, and rows with one `item_group_id` are variants of one
//! product. Between sellers equal ids mean equal things only where the settings say so; beyond that, [`crate::matching`]
//! says which of their products are one.

mod assembled;
mod axes;
mod categories;
mod choose;
mod draft;
mod few;
mod finish;
mod group;
mod join;
mod remarks;
mod slug;
mod titles;

use souk_commerce::language::LocalText;
use souk_commerce::measure::UnitRule;
use souk_commerce::{Date, LanguageTag, SellerId};

pub use assembled::Assembled;
pub use join::Joined;

use crate::google::Row;
use crate::matching::{Decisions, Good};
use crate::reader::Feed;
use crate::report::Report;
use crate::reviews::Reviews;
use crate::store::RowStore;

/// A feed of products and whose it is. Its prices are settled and its local pictures placed.
#[derive(Debug, Clone)]
pub struct Source<R = Vec<Row>> {
    /// Who sells.
    pub seller: SellerId,
    /// Language of its texts.
    pub language: LanguageTag,
    /// Day on which it states its terms.
    pub as_of: Date,
    /// The feed.
    pub feed: Feed<R>,
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

/// What joins products of different sellers beyond equal ids.
#[derive(Debug, Clone, Default)]
pub struct Matching {
    /// Whether verified codes join without asking.
    pub automatic: bool,
    /// What people said about pairs.
    pub decisions: Decisions,
    /// Names of the sellers' shops: where one stands as a brand, it is none.
    pub shop_names: Vec<(SellerId, String)>,
}

/// How to put rows together.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Languages of the texts, the one that stands in for the others first; at least one.
    pub languages: Vec<LanguageTag>,
    /// What joins the sellers.
    pub join: Join,
    /// What joins products of different ids.
    pub matching: Matching,
    /// For which quantities prices are also stated.
    pub units: UnitRule,
    /// Name of the one category of a shop whose feeds name none.
    pub everything: LocalText,
    /// Name of the category for products without one, where others have one.
    pub other: LocalText,
}

/// Puts products together. Sources come in the order in which their texts are preferred: the first seller's first.
pub fn assemble<R: Into<RowStore>>(
    sources: Vec<Source<R>>,
    reviews: &[ReviewSource],
    plan: &Plan,
    report: &mut Report,
) -> Assembled {
    let (mut drafts, origins) = drafts(sources, !reviews.is_empty(), plan, report);
    for source in reviews {
        drafts.rate(&origins, source, report);
    }
    drafts.forget_keys();
    let joined = join::join(&mut drafts, &origins, plan);
    Assembled::new(drafts, origins, plan, joined, report)
}

/// The variants of all sources as matching sees them, before anything is joined across different ids.
pub fn goods<R: Into<RowStore>>(
    sources: Vec<Source<R>>,
    plan: &Plan,
    report: &mut Report,
) -> Vec<Good> {
    let (drafts, origins) = drafts(sources, false, plan, report);
    join::goods(&drafts, &origins, plan, join::DESCRIPTION)
}

fn drafts<R: Into<RowStore>>(
    sources: Vec<Source<R>>,
    needs_gtins: bool,
    plan: &Plan,
    report: &mut Report,
) -> (draft::Drafts, Vec<group::Origin>) {
    let first = sources.first().map(|source| &source.seller);
    let has_one_owner = sources.iter().all(|source| Some(&source.seller) == first);
    let mut drafts = draft::Drafts::new(plan.join, has_one_owner, needs_gtins);
    let mut origins = Vec::new();
    for source in sources {
        let origin = group::Origin {
            seller: source.seller,
            language: source.language,
            as_of: source.as_of,
            file: source.feed.file,
        };
        drafts.add(&mut origins, origin, source.feed.rows.into(), report);
    }
    (drafts, origins)
}
