//! Chooses what stands on the home page.

use std::collections::{BTreeMap, BTreeSet};

use souk_commerce::ids::ProductId;
use souk_commerce::product::CategoryStep;
use souk_commerce::{LanguageTag, Product, Summary, Timestamp};

use crate::bytes::number;
use crate::cards::{CardsWriter, CategoryNode, CollectionHead, Group, GroupKind};
use crate::contents::MAX_DEPTH;
use crate::pack::arrange::{Arranged, Placed};
use crate::pack::{Collection, Edition, Goods, PackInput};
use crate::summarize;

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

/// The best reductions and the best ratings among all that can be ordered, the best first.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    reduced: Vec<(i64, ProductId, u32)>,
    rated: Vec<((u8, u32), ProductId, u32)>,
    /// One for each collection.
    chosen: Vec<Vec<(ChosenPlace, ProductId, u32)>>,
}

/// Place among those that were named, then the better rating.
type ChosenPlace = (usize, u8, u32);

impl Candidates {
    /// Looks at a product with its number and its card.
    pub(super) fn see(
        &mut self,
        number: u32,
        product: &Product,
        card: &Summary,
        collections: &[Collection],
    ) {
        if !card.available {
            return;
        }
        let saved = reduction(card);
        if saved > 0 {
            insert(&mut self.reduced, (i64::MAX - saved, &card.product), number);
        }
        let (tenths, count) = stars(card);
        self.chosen.resize_with(collections.len(), Vec::new);
        for (row, collection) in self.chosen.iter_mut().zip(collections) {
            if let Some(place) = collection.of.place(product) {
                let place = (place, u8::MAX - tenths, u32::MAX - count);
                insert(row, (place, &card.product), number);
            }
        }
        if (tenths, count) >= TOP_RATED {
            let place = (u8::MAX - tenths, u32::MAX - count);
            insert(&mut self.rated, (place, &card.product), number);
        }
    }
}

/// Keeps the first ones by place and id.
fn insert<K: Ord>(best: &mut Vec<(K, ProductId, u32)>, (place, id): (K, &ProductId), product: u32) {
    let at = best.partition_point(|(other, known, _)| (other, known) <= (&place, id));
    if at < GROUP_SIZE {
        best.insert(at, (place, id.clone(), product));
        best.truncate(GROUP_SIZE);
    }
}

/// The bytes of the home page's cards.
pub(super) fn write<G: Goods>(
    input: &PackInput<'_, G>,
    edition: &Edition<G>,
    arranged: &Arranged,
) -> Vec<u8> {
    let best = &arranged.candidates;
    let own = input.collections.iter().zip(&best.chosen);
    let mut groups: Vec<(GroupKind, Vec<u32>)> = own
        .map(|(collection, row)| {
            let head = head(collection, &edition.language);
            let products = row.iter().map(|(_, _, product)| *product);
            (GroupKind::Collection(head), products.collect())
        })
        .collect();
    groups.extend([
        (
            GroupKind::OnSale,
            best.reduced
                .iter()
                .map(|(_, _, product)| *product)
                .collect(),
        ),
        (
            GroupKind::TopRated,
            best.rated.iter().map(|(_, _, product)| *product).collect(),
        ),
    ]);
    for shelf in arranged.shelves().iter().take(MAX_CATEGORIES) {
        let kind = match shelf.categories.first() {
            Some(top) => GroupKind::Category(top.slug.clone()),
            None => GroupKind::Uncategorised,
        };
        groups.push((kind, spread(&shelf.products).collect()));
    }
    let shown: BTreeSet<u32> = groups
        .iter()
        .flat_map(|(_, cards)| cards)
        .copied()
        .collect();
    let mut loaded = BTreeMap::new();
    edition.products.each(
        &|product| shown.contains(&number(product)),
        &mut |place, product| {
            let card = summarize(product, input.shop, input.now);
            loaded.insert(number(place), (product.category.clone(), card));
        },
    );
    let mut page = Page {
        loaded,
        ..Page::default()
    };
    for (kind, products) in groups {
        page.group(kind, &products);
    }
    let mut file = CardsWriter::default();
    for (product, category) in &page.cards {
        if let Some((_, card)) = page.loaded.get(product) {
            file.add(card, *category);
        }
    }
    file.finish(input.shop.market.currency, &page.categories, &page.groups)
}

/// What is said of a collection in a language.
fn head(collection: &Collection, language: &LanguageTag) -> CollectionHead {
    let seconds = |moment: Option<Timestamp>| {
        let seconds = moment.and_then(|moment| u64::try_from(moment.0).ok());
        seconds.unwrap_or(0)
    };
    CollectionHead {
        title: collection.title.get(language).to_owned(),
        category: collection.of.category().to_vec(),
        brand: collection.of.brand().to_owned(),
        start: seconds(collection.window.start),
        end: seconds(collection.window.end),
    }
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
fn spread(products: &[Placed]) -> impl Iterator<Item = u32> {
    let available = products.iter().filter(|placed| placed.available).count();
    let pool = if available == 0 {
        products.len()
    } else {
        available
    };
    let shown = pool.min(CATEGORY_SIZE);
    let places: Vec<usize> = (0..shown).map(|place| place * pool / shown).collect();
    let pool = products
        .iter()
        .filter(move |placed| available == 0 || placed.available);
    pool.enumerate()
        .filter(move |(place, _)| places.contains(place))
        .map(|(_, placed)| placed.product)
}

/// The home page in the making: each card once, however many groups show it.
#[derive(Default)]
struct Page {
    /// Every product that is shown, by its number.
    loaded: BTreeMap<u32, (Vec<CategoryStep>, Summary)>,
    /// Products and their categories.
    cards: Vec<(u32, u32)>,
    categories: Vec<CategoryNode>,
    groups: Vec<Group>,
}

impl Page {
    fn group(&mut self, kind: GroupKind, products: &[u32]) {
        let cards: Vec<u32> = products.iter().map(|product| self.card(*product)).collect();
        if !cards.is_empty() {
            self.groups.push(Group { kind, cards });
        }
    }

    /// Position of a card.
    fn card(&mut self, product: u32) -> u32 {
        let known = self.cards.iter().position(|(known, _)| *known == product);
        let position = known.unwrap_or_else(|| {
            let category = self.category(product);
            self.cards.push((product, category));
            self.cards.len() - 1
        });
        number(position)
    }

    /// The category of a product among those of this page, counted from one; zero for none.
    fn category(&mut self, product: u32) -> u32 {
        let mut parent = 0;
        let path = self.loaded.get(&product).map(|(path, _)| path.as_slice());
        for step in path.into_iter().flatten().take(MAX_DEPTH) {
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
