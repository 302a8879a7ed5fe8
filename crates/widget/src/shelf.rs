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

    /// The cards, best first: of a category in the order of its own page, of the home page in the order of its rows.
    pub fn cards(&self, cards: &Cards) -> Vec<Summary> {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        let positions = if self.path.is_empty() {
            distinct(
                cards
                    .groups()
                    .iter()
                    .flat_map(|group| &group.cards)
                    .copied(),
                limit,
            )
        } else {
            let all = 0..u32::try_from(cards.len()).unwrap_or(u32::MAX);
            return all
                .filter_map(|position| cards.get(position))
                .filter(|summary| summary.category.starts_with(&self.path))
                .take(limit)
                .collect();
        };
        let cards = positions
            .into_iter()
            .filter_map(|position| cards.get(position));
        cards.collect()
    }
}

/// The first so many different positions.
fn distinct(positions: impl Iterator<Item = u32>, limit: usize) -> Vec<u32> {
    let mut seen = Vec::new();
    for position in positions {
        if seen.len() < limit && !seen.contains(&position) {
            seen.push(position);
        }
    }
    seen
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
            let shelf = Shelf::new(category, limit);
            assert_eq!(
                (shelf.path, shelf.limit),
                (path.iter().map(|&slug| slug.to_owned()).collect(), shown)
            );
        }
    }

    #[test]
    fn a_product_in_two_rows_of_the_home_page_stands_on_the_shelf_once() {
        assert_eq!(distinct([3, 1, 3, 2, 1, 4].into_iter(), 3), [3, 1, 2]);
    }
}
