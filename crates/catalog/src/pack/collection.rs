//! Rows of the home page that a merchant has chosen.

use souk_commerce::language::LocalText;
use souk_commerce::time::Window;
use souk_commerce::{Product, ProductId};

/// Products that a merchant shows together on the home page, such as for a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// What stands above them.
    pub title: LocalText,
    /// Which ones.
    pub of: Chosen,
    /// When they are shown.
    pub window: Window,
}

/// What is in a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chosen {
    /// These, in this order.
    Products(Vec<ProductId>),
    /// The best rated of a category and all below it, by its slugs, outermost first.
    Category(Vec<String>),
    /// The best rated of a brand.
    Brand(String),
}

impl Chosen {
    /// The place of a product among those that were named, 0 for all others; `None` for what is not in it.
    pub fn place(&self, product: &Product) -> Option<usize> {
        match self {
            Self::Products(ids) => ids.iter().position(|id| *id == product.id),
            Self::Category(path) => {
                let slugs = product.category.iter().map(|step| &step.slug);
                let shared = slugs.zip(path).take_while(|(slug, wanted)| slug == wanted);
                (shared.count() == path.len()).then_some(0)
            }
            Self::Brand(brand) => (product.brand.as_ref() == Some(brand)).then_some(0),
        }
    }

    /// The category that holds nothing but these.
    pub(super) fn category(&self) -> &[String] {
        match self {
            Self::Category(path) => path,
            _ => &[],
        }
    }

    /// The brand that has nothing but these; empty for none.
    pub(super) fn brand(&self) -> &str {
        match self {
            Self::Brand(brand) => brand,
            _ => "",
        }
    }
}
