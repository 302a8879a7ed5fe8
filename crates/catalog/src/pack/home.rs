//! Chooses what stands on the home page.

use souk_commerce::money::Currency;
use souk_commerce::{Product, Summary};

use crate::bytes::number;
use crate::cards::{self, CardsInput, CategoryNode, Group, GroupKind};
use crate::contents::MAX_DEPTH;
use crate::pack::arrange::{Arranged, Placed};

/// Cards in a group of reductions or ratings.
const GROUP_SIZE: usize = 12;
/// Cards from one category.
const CATEGORY_SIZE: usize = 8;
/// Categories that are shown.
const MAX_CATEGORIES: usize = 12;
/// Lowest rating, in tenths, of a product that is called well-rated.
const TOP_RATED: (u8, u32) = (40, FEWEST_RATINGS);
/// Fewest ratings that mean something.
const FEWEST_RATINGS: u32 = 3;

/// The bytes of the home page's cards.
pub(super) fn write(currency: Currency, arranged: &Arranged<'_>) -> Vec<u8> {
    let shelves = arranged.shelves();
    let all = || {
        let placed = shelves.iter().flat_map(|shelf| &shelf.products);
        placed.filter(|(_, card, _)| card.available)
    };
    let mut page = Page::default();

    let mut reduced: Vec<&Placed<'_>> = all().filter(|(_, card, _)| reduction(card) > 0).collect();
    reduced.sort_by_key(|(_, card, _)| (i64::MAX - reduction(card), &card.product));
    page.group(GroupKind::OnSale, reduced.into_iter().take(GROUP_SIZE));

    let mut rated: Vec<&Placed<'_>> = all()
        .filter(|(_, card, _)| stars(card) >= TOP_RATED)
        .collect();
    rated.sort_by_key(|(_, card, _)| {
        let (tenths, count) = stars(card);
        (u8::MAX - tenths, u32::MAX - count, &card.product)
    });
    page.group(GroupKind::TopRated, rated.into_iter().take(GROUP_SIZE));

    for shelf in shelves.iter().take(MAX_CATEGORIES) {
        let kind = match shelf.categories.first() {
            Some(top) => GroupKind::Category(top.slug.clone()),
            None => GroupKind::Uncategorised,
        };
        page.group(kind, spread(&shelf.products));
    }
    cards::write(&CardsInput {
        currency,
        categories: &page.categories,
        cards: &page.cards,
        groups: &page.groups,
    })
}

/// What is saved, in basis points of the regular price.
fn reduction(card: &Summary) -> i64 {
    let (Some(price), Some(regular)) = (card.price, card.regular) else {
        return 0;
    };
    let saved = regular.minor().saturating_sub(price.minor());
    saved
        .saturating_mul(10_000)
        .checked_div(regular.minor())
        .unwrap_or(0)
}

/// Rating and number of ratings, nothing when there are too few to mean something.
fn stars(card: &Summary) -> (u8, u32) {
    card.rating
        .filter(|rating| rating.count >= FEWEST_RATINGS)
        .map_or((0, 0), |rating| (rating.tenths, rating.count))
}

/// Some of a category's products at even distances, so that its brands and subcategories are all seen; those that
/// can be ordered when there are any.
fn spread<'p, 'a>(products: &'p [Placed<'a>]) -> impl Iterator<Item = &'p Placed<'a>> {
    let available: Vec<&Placed<'a>> = products
        .iter()
        .filter(|(_, card, _)| card.available)
        .collect();
    let pool: Vec<&Placed<'a>> = if available.is_empty() {
        products.iter().collect()
    } else {
        available
    };
    let shown = pool.len().min(CATEGORY_SIZE);
    (0..shown).filter_map(move |place| pool.get(place * pool.len() / shown).copied())
}

/// The home page in the making: each card once, however many groups show it.
#[derive(Default)]
struct Page<'a> {
    cards: Vec<(&'a Summary, u32)>,
    categories: Vec<CategoryNode>,
    groups: Vec<Group>,
}

impl<'a> Page<'a> {
    fn group<'p>(&mut self, kind: GroupKind, placed: impl Iterator<Item = &'p Placed<'a>>)
    where
        'a: 'p,
    {
        let cards: Vec<u32> = placed.map(|placed| self.card(placed)).collect();
        if !cards.is_empty() {
            self.groups.push(Group { kind, cards });
        }
    }

    /// Position of a card.
    fn card(&mut self, (product, card, _): &Placed<'a>) -> u32 {
        let known = self
            .cards
            .iter()
            .position(|(known, _)| known.product == card.product);
        let position = known.unwrap_or_else(|| {
            let category = self.category(product);
            self.cards.push((card, category));
            self.cards.len() - 1
        });
        number(position)
    }

    /// The category of a product among those of this page, counted from one; zero for none.
    fn category(&mut self, product: &Product) -> u32 {
        let mut parent = 0;
        for step in product.category.iter().take(MAX_DEPTH) {
            let known = self
                .categories
                .iter()
                .position(|node| node.parent == parent && node.slug == step.slug);
            let position = known.unwrap_or_else(|| {
                self.categories.push(CategoryNode {
                    parent,
                    slug: step.slug.clone(),
                    name: step.name.clone(),
                });
                self.categories.len() - 1
            });
            parent = number(position + 1);
        }
        parent
    }
}
