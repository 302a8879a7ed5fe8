//! The engine: one index and all cards of a language.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use souk_commerce::Summary;

use crate::attributes::AttributeTally;
use crate::bytes::{index as to_index, number};
use crate::cards::{CardTexts, Cards, CategoryNode, Row, Table};
use crate::error::PackError;
use crate::index::Index;
use crate::overlay::Overlay;
use crate::search::{Found, Query, phrases};
use crate::selection::{Sort, ranks_by_name, select};
use crate::text::Marker;
use crate::words::{Scratch, Told};

/// Answers queries over a whole language.
#[derive(Debug)]
pub struct Engine {
    index: Index,
    table: Table,
    /// Texts of each file, with the number of its first row.
    texts: Vec<(u32, CardTexts)>,
    ranks: OnceLock<Vec<u32>>,
    scratch: Scratch,
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
        let mut whole: Option<Table> = None;
        let mut texts = Vec::with_capacity(cards.len());
        for (bytes, count) in cards.into_iter().zip(&index.counts) {
            let (table, column) = Cards::open(bytes)?.into_parts();
            let whole = whole.get_or_insert_with(|| Table::new(table.currency));
            if number(table.rows.len()) != *count || table.currency != whole.currency {
                return Err(mismatch);
            }
            texts.push((number(whole.rows.len()), column));
            merger.add(whole, table);
        }
        let table = whole.ok_or(mismatch)?;
        Ok(Self {
            index,
            table,
            texts,
            ranks: OnceLock::new(),
            scratch: Scratch::default(),
        })
    }

    /// Gives the products their newer numbers. An overlay of another build must not come here.
    pub fn lay(&mut self, overlay: &Overlay) {
        let mut rows = self.table.rows.as_mut_slice();
        for (_, texts) in &mut self.texts {
            let (own, rest) = rows.split_at_mut(texts.len().min(rows.len()));
            overlay.lay_rows(own, texts);
            rows = rest;
        }
    }

    /// Answers a query.
    pub fn search(&mut self, query: &Query) -> Found {
        let mut scratch = std::mem::take(&mut self.scratch);
        let Index {
            bytes,
            words,
            attributes,
            ..
        } = &self.index;
        let told = words.find(bytes, &|_, _| {}, &query.text, &mut scratch);
        if query.selection.sort == Sort::Relevance {
            let title = |row| self.title(row).to_owned();
            phrases::prefer(&mut scratch.fitting, &query.text, &title);
        }
        let fitting = told.is_some().then_some(scratch.fitting.as_slice());
        let mut more = AttributeTally::new(attributes, bytes, &query.selection);
        let answer = select(
            &self.table,
            fitting,
            &query.selection,
            Some(&mut more),
            &|| self.ranks(),
        );
        // Marks alone say nothing: everything is shown, and they are named as left aside.
        let told = told.unwrap_or_else(|| {
            let unheard = Some(query.text.trim()).filter(|text| !text.is_empty());
            Told {
                relaxed: unheard.into_iter().map(str::to_owned).collect(),
                meant: None,
            }
        });
        let marker = Marker::new(&query.text, told.meant.as_deref());
        let hits: Vec<Summary> = answer
            .hits
            .into_iter()
            .filter_map(|row| self.summary(row))
            .collect();
        self.scratch = scratch;
        Found {
            total: answer.total,
            marks: hits.iter().map(|hit| marker.marks(&hit.title)).collect(),
            hits,
            facets: answer.facets,
            relaxed: told.relaxed,
            meant: told.meant,
        }
    }

    /// Number of products.
    pub fn len(&self) -> usize {
        self.table.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.table.rows.is_empty()
    }

    /// The title of a row; empty past the last.
    fn title(&self, position: u32) -> &str {
        let file = self.texts.partition_point(|(first, _)| *first <= position);
        let texts = self.texts.get(file.wrapping_sub(1));
        texts.map_or("", |(first, texts)| {
            texts.title(to_index(position.saturating_sub(*first)))
        })
    }

    fn summary(&self, position: u32) -> Option<Summary> {
        let row = self.table.rows.get(to_index(position))?;
        let file = self.texts.partition_point(|(first, _)| *first <= position);
        let (first, texts) = self.texts.get(file.checked_sub(1)?)?;
        texts.summary(&self.table, row, to_index(position.checked_sub(*first)?))
    }

    fn ranks(&self) -> &[u32] {
        self.ranks.get_or_init(|| {
            let names: Vec<String> = self
                .texts
                .iter()
                .flat_map(|(_, texts)| texts.folded_titles())
                .collect();
            ranks_by_name(&names)
        })
    }
}

/// Position of each distinct dictionary entry in the table of all files. All keys are bytes, so that the browser pays
/// for one kind of map.
#[derive(Default)]
struct Merger {
    brands: Known,
    sellers: Known,
    sets: Known,
    categories: Known,
}

type Known = BTreeMap<Vec<u8>, u32>;

impl Merger {
    /// Adds a file's rows, with their dictionary entries renumbered.
    fn add(&mut self, table: &mut Table, from: Table) {
        let mut brands: Vec<u32> = Vec::new();
        for brand in from.brands {
            let key = brand.as_bytes().to_vec();
            brands.push(merge(&mut self.brands, key, &mut table.brands, brand));
        }
        let mut sellers: Vec<u32> = Vec::new();
        for seller in from.sellers {
            let key = seller.as_str().as_bytes().to_vec();
            sellers.push(merge(&mut self.sellers, key, &mut table.sellers, seller));
        }
        let mut sets: Vec<u32> = Vec::new();
        for set in from.seller_sets {
            let positions = set
                .iter()
                .filter_map(|&seller| sellers.get(to_index(seller)));
            let set: Vec<u32> = positions.copied().collect();
            let key = set.iter().flat_map(|seller| seller.to_le_bytes()).collect();
            sets.push(merge(&mut self.sets, key, &mut table.seller_sets, set));
        }
        let mut categories: Vec<u32> = Vec::new();
        for node in from.categories {
            let parent = renumbered(&categories, node.parent);
            let key = parent
                .to_le_bytes()
                .into_iter()
                .chain(node.slug.bytes())
                .collect();
            let node = CategoryNode { parent, ..node };
            categories.push(merge(
                &mut self.categories,
                key,
                &mut table.categories,
                node,
            ));
        }
        table.rows.extend(from.rows.into_iter().map(|row| Row {
            brand: renumbered(&brands, row.brand),
            category: renumbered(&categories, row.category),
            seller_set: sets.get(to_index(row.seller_set)).copied().unwrap_or(0),
            quick_seller: renumbered(&sellers, row.quick_seller),
            ..row
        }));
    }
}

/// Adds a value that is not known yet; gives its position.
fn merge<T>(known: &mut Known, key: Vec<u8>, all: &mut Vec<T>, value: T) -> u32 {
    if let Some(position) = known.get(&key) {
        return *position;
    }
    let position = number(all.len());
    known.insert(key, position);
    all.push(value);
    position
}

/// The new number of an entry that is counted from one; zero, for none, stays.
fn renumbered(positions: &[u32], entry: u32) -> u32 {
    entry
        .checked_sub(1)
        .and_then(|entry| positions.get(to_index(entry)))
        .map_or(0, |position| position + 1)
}
