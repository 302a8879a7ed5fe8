//! The engine: one index and all cards of a language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use souk_commerce::{SellerId, Summary};

use crate::bytes::{index as to_index, number};
use crate::cards::{CardTexts, Cards, CategoryNode, Row, Shelf};
use crate::error::PackError;
use crate::index::Index;
use crate::search::{Found, Query, matching};
use crate::selection::{Answer, select};
use crate::text::query_words;

/// Answers queries over a whole language.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    shelf: Shelf,
    /// Texts of each file, with the number of its first row.
    texts: Vec<(u32, CardTexts)>,
    names: OnceLock<Vec<String>>,
}

impl Engine {
    /// Opens the bytes of a `.index` file and of all `.cards` files of the same contents, in the order of
    /// [`crate::Contents::cards`].
    ///
    /// # Errors
    /// [`PackError`] when one of them is damaged or they do not belong together.
    pub fn open(index: Vec<u8>, cards: Vec<Vec<u8>>) -> Result<Self, PackError> {
        let index = Index::open(index)?;
        let mismatch = PackError {
            what: "cards that belong to the index",
            offset: 0,
        };
        if index.counts.len() != cards.len() {
            return Err(mismatch);
        }
        let mut merger = Merger::default();
        let mut whole: Option<Shelf> = None;
        let mut texts = Vec::with_capacity(cards.len());
        for (bytes, count) in cards.into_iter().zip(&index.counts) {
            let (shelf, column) = Cards::open(bytes)?.into_parts();
            let whole = whole.get_or_insert_with(|| Shelf::new(shelf.currency));
            if number(shelf.rows.len()) != *count || shelf.currency != whole.currency {
                return Err(mismatch);
            }
            texts.push((number(whole.rows.len()), column));
            merger.add(whole, shelf);
        }
        let shelf = whole.ok_or(mismatch)?;
        Ok(Self {
            index,
            shelf,
            texts,
            names: OnceLock::new(),
        })
    }

    /// Answers a query.
    pub fn search(&self, query: &Query) -> Found {
        let words = query_words(&query.text);
        let names = || self.names();
        // Marks alone say nothing: everything is shown, and they are named as left aside.
        if words.is_empty() {
            let answer = select(&self.shelf, None, &query.selection, &names);
            let unheard = query.text.trim();
            let relaxed = if unheard.is_empty() {
                Vec::new()
            } else {
                vec![unheard.to_owned()]
            };
            return self.found(answer, relaxed);
        }
        let matches = matching::find(&self.index, &query.text, &words);
        let answer = select(&self.shelf, Some(&matches.rows), &query.selection, &names);
        self.found(answer, matches.relaxed)
    }

    /// Number of products.
    pub fn len(&self) -> usize {
        self.shelf.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shelf.rows.is_empty()
    }

    fn found(&self, answer: Answer, relaxed: Vec<String>) -> Found {
        Found {
            total: answer.total,
            hits: answer
                .hits
                .into_iter()
                .filter_map(|row| self.summary(row))
                .collect(),
            facets: answer.facets,
            relaxed,
        }
    }

    fn summary(&self, position: u32) -> Option<Summary> {
        let row = self.shelf.rows.get(to_index(position))?;
        let file = self.texts.partition_point(|(first, _)| *first <= position);
        let (first, texts) = self.texts.get(file.checked_sub(1)?)?;
        texts.summary(&self.shelf, row, to_index(position.checked_sub(*first)?))
    }

    fn names(&self) -> &[String] {
        self.names.get_or_init(|| {
            self.texts
                .iter()
                .flat_map(|(_, texts)| texts.folded_titles())
                .collect()
        })
    }
}

/// Position of each distinct dictionary entry in the shelf of all files.
#[derive(Default)]
struct Merger {
    brands: BTreeMap<String, u32>,
    sellers: BTreeMap<SellerId, u32>,
    sets: BTreeMap<Vec<u32>, u32>,
    categories: BTreeMap<(u32, String), u32>,
}

impl Merger {
    /// Adds a file's rows, with their dictionary entries renumbered.
    fn add(&mut self, shelf: &mut Shelf, from: Shelf) {
        let brands = merge(
            &mut self.brands,
            &mut shelf.brands,
            from.brands,
            String::clone,
        );
        let sellers = merge(
            &mut self.sellers,
            &mut shelf.sellers,
            from.sellers,
            SellerId::clone,
        );
        let sets = from.seller_sets.into_iter().map(|set| {
            set.into_iter()
                .filter_map(|seller| sellers.get(to_index(seller)).copied())
                .collect()
        });
        let sets = merge(&mut self.sets, &mut shelf.seller_sets, sets, Vec::clone);
        let mut categories: Vec<u32> = Vec::new();
        for node in from.categories {
            let parent = renumbered(&categories, node.parent);
            let node = CategoryNode { parent, ..node };
            let key = |node: &CategoryNode| (node.parent, node.slug.clone());
            categories.extend(merge(
                &mut self.categories,
                &mut shelf.categories,
                [node],
                key,
            ));
        }
        shelf.rows.extend(from.rows.into_iter().map(|row| Row {
            brand: renumbered(&brands, row.brand),
            category: renumbered(&categories, row.category),
            seller_set: sets.get(to_index(row.seller_set)).copied().unwrap_or(0),
            quick_seller: renumbered(&sellers, row.quick_seller),
            ..row
        }));
    }
}

/// Adds the values that are not known yet; gives the position of each.
fn merge<K: Ord, V>(
    known: &mut BTreeMap<K, u32>,
    all: &mut Vec<V>,
    values: impl IntoIterator<Item = V>,
    key: impl Fn(&V) -> K,
) -> Vec<u32> {
    values
        .into_iter()
        .map(|value| {
            *known.entry(key(&value)).or_insert_with(|| {
                all.push(value);
                number(all.len() - 1)
            })
        })
        .collect()
}

/// The new number of an entry that is counted from one; zero, for none, stays.
fn renumbered(positions: &[u32], entry: u32) -> u32 {
    entry
        .checked_sub(1)
        .and_then(|entry| positions.get(to_index(entry)))
        .map_or(0, |position| position + 1)
}
