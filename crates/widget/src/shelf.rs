//! What a shelf holds: which file of the pack, and which of its cards.

use souk_catalog::{Cards, Category, Contents, FileName};
use souk_commerce::Summary;

/// Most cards on one shelf; more belong on the shop's own pages.
const MAX_CARDS: u32 = 48;

/// What an element asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf {
    /// Slugs from the top level down; empty for the shop's home page.
    pub path: Vec<String>,
    /// Cards to show at most.
    pub limit: u32,
}

impl Shelf {
    /// Reads the attributes `category`, slugs joined by `/`, and `limit`.
    pub fn new(category: &str, limit: u32) -> Self {
        let slugs = category.split('/').map(str::trim);
        let slugs = slugs.filter(|slug| !slug.is_empty()).map(str::to_owned);
        Self {
            path: slugs.collect(),
            limit: limit.clamp(1, MAX_CARDS),
        }
    }

    /// The category that is asked for; `None` for the home page, and for a category that the shop does not have.
    pub fn category<'a>(&self, contents: &'a Contents) -> Option<&'a Category> {
        contents.category(&self.path)
    }

    /// The file that holds the cards; `None` when the shop has no such category.
    pub fn file<'a>(&self, contents: &'a Contents) -> Option<&'a FileName> {
        if self.path.is_empty() {
            return Some(&contents.home);
        }
        self.category(contents).map(|category| &category.cards)
    }

    /// The cards: of the home page in the order of its rows, of a category in the order of the catalogue. Those that can
    /// be ordered come first.
    pub fn cards(&self, cards: &Cards) -> Vec<Summary> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let mut shown: Vec<Summary> = Vec::new();
        for wanted in [true, false] {
            for summary in self
                .positions(cards)
                .filter_map(|position| cards.get(position))
            {
                let is_new = || shown.iter().all(|has| has.product != summary.product);
                let fits = summary.available == wanted && summary.category.starts_with(&self.path);
                if shown.len() < limit && fits && is_new() {
                    shown.push(summary);
                }
            }
        }
        shown
    }

    /// Where the cards stand in their file. A product may stand in several rows of the home page.
    fn positions<'a>(&self, cards: &'a Cards) -> Box<dyn Iterator<Item = u32> + 'a> {
        if self.path.is_empty() {
            Box::new(
                cards
                    .groups()
                    .iter()
                    .flat_map(|group| group.cards.iter().copied()),
            )
        } else {
            Box::new(0..u32::try_from(cards.len()).unwrap_or(u32::MAX))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_as_people_write_them() {
        for (category, limit, path, shown) in [
            ("kitchen/kettles", 8, vec!["kitchen", "kettles"], 8),
            (" /kitchen/ ", 0, vec!["kitchen"], 1),
            ("", 5000, vec![], MAX_CARDS),
        ] {
            let path = path.into_iter().map(str::to_owned).collect();
            assert_eq!(Shelf::new(category, limit), Shelf { path, limit: shown });
        }
    }
}
