//! The order of everything: categories with more products first, and in each the products by brand and title, so
//! that neighbours resemble each other and files become small.
//!
//! Of each product only its number and what its place depends on are kept.

use std::collections::BTreeMap;

use souk_commerce::{Product, Summary};

use crate::bytes::{index, number};
use crate::cards::CategoryNode;
use crate::contents::{Category, MAX_DEPTH};
use crate::error::WriteError;
use crate::file_name::FileName;
use crate::pack::home::Candidates;
use crate::pack::{Edition, Goods, PackInput};
use crate::summarize;

/// A product by its number, and its category in its shelf, counted from one; zero for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) product: u32,
    pub(super) category: u32,
    pub(super) available: bool,
}

/// What goes into one file of cards.
#[derive(Debug, Default)]
pub(super) struct ShelfPlan {
    /// Categories, each after the one above it; the first is the top level. Empty for products without a category.
    pub(super) categories: Vec<CategoryNode>,
    /// Number of products in each category and below it.
    counts: Vec<u32>,
    pub(super) products: Vec<Placed>,
}

/// All products of an edition in their places.
#[derive(Debug)]
pub(super) struct Arranged {
    shelves: Vec<ShelfPlan>,
    /// What may stand on the home page whatever its category.
    pub(super) candidates: Candidates,
}

/// What the place of a product in its category depends on.
#[derive(Debug)]
struct Key {
    /// Number of the brand; zero for none.
    brand: u32,
    title: Box<str>,
    id: Box<str>,
    placed: Placed,
}

/// A category with what is in it.
#[derive(Default)]
struct Branch {
    slug: String,
    name: String,
    /// Products in it and below it.
    count: u32,
    children: Vec<Branch>,
    products: Vec<Key>,
}

impl Branch {
    /// The child with a slug, made when it is not there yet.
    fn child(&mut self, slug: &str, name: &str) -> &mut Self {
        let position = self.children.iter().position(|child| child.slug == slug);
        let position = position.unwrap_or_else(|| {
            self.children.push(Self {
                slug: slug.to_owned(),
                name: name.to_owned(),
                ..Self::default()
            });
            self.children.len() - 1
        });
        // The position was found or made just above.
        #[expect(clippy::indexing_slicing, reason = "the position exists")]
        &mut self.children[position]
    }

    /// Sorts by brand, title and id; `ranks` has the place of each brand among all.
    fn sort(&mut self, ranks: &[u32]) {
        self.children.sort_by(|one, other| {
            (u32::MAX - one.count, &one.slug).cmp(&(u32::MAX - other.count, &other.slug))
        });
        let rank = |key: &Key| ranks.get(index(key.brand)).copied();
        self.products.sort_by(|one, other| {
            (rank(one), &one.title, &one.id).cmp(&(rank(other), &other.title, &other.id))
        });
        self.children.iter_mut().for_each(|child| child.sort(ranks));
    }

    /// Appends the category, its products, and all that is below it.
    fn plan(self, parent: u32, plan: &mut ShelfPlan) {
        plan.categories.push(CategoryNode {
            parent,
            slug: self.slug,
            name: self.name,
        });
        plan.counts.push(self.count);
        let category = number(plan.categories.len());
        let placed = self.products.into_iter().map(|key| Placed {
            category,
            ..key.placed
        });
        plan.products.extend(placed);
        for child in self.children {
            child.plan(category, plan);
        }
    }
}

/// Brands, each once.
#[derive(Default)]
struct Brands(BTreeMap<String, u32>);

impl Brands {
    /// Its number in the order of first appearance, counted from one; zero for none.
    fn number(&mut self, brand: Option<&String>) -> u32 {
        let Some(brand) = brand else {
            return 0;
        };
        if let Some(number) = self.0.get(brand) {
            return *number;
        }
        let number = number(self.0.len() + 1);
        self.0.insert(brand.clone(), number);
        number
    }

    /// The place of each number in the order of the names, none first.
    fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![0; self.0.len() + 1];
        for (rank, number) in (1..).zip(self.0.values()) {
            if let Some(slot) = ranks.get_mut(index(*number)) {
                *slot = rank;
            }
        }
        ranks
    }
}

impl Arranged {
    /// Puts products into their places.
    ///
    /// # Errors
    /// When a product has no variant, or when there are too many products.
    pub(super) fn new<G: Goods>(
        input: &PackInput<'_, G>,
        edition: &Edition<G>,
    ) -> Result<Self, WriteError> {
        // The index keeps a number and two bits more in one word.
        if edition.products.count() >= 1 << 30 {
            return Err(WriteError::TooLarge("products"));
        }
        let mut root = Branch::default();
        let mut brands = Brands::default();
        let mut candidates = Candidates::default();
        let mut empty = None;
        edition.products.each(&|_| true, &mut |place, product| {
            if product.variants.is_empty() {
                empty.get_or_insert_with(|| product.id.clone());
                return;
            }
            let card = summarize(product, input.shop, input.now);
            candidates.see(number(place), product, &card, &input.collections);
            put(&mut root, &mut brands, number(place), product, &card);
        });
        if let Some(product) = empty {
            return Err(WriteError::NoVariant {
                language: edition.language.clone(),
                product,
            });
        }
        root.sort(&brands.ranks());
        let mut shelves: Vec<ShelfPlan> = Vec::with_capacity(root.children.len() + 1);
        for top in root.children {
            let mut plan = ShelfPlan::default();
            top.plan(0, &mut plan);
            shelves.push(plan);
        }
        // A pack has a file of cards even when it has no product: readers need not ask.
        if !root.products.is_empty() || shelves.is_empty() {
            shelves.push(ShelfPlan {
                products: root.products.into_iter().map(|key| key.placed).collect(),
                ..ShelfPlan::default()
            });
        }
        Ok(Self {
            shelves,
            candidates,
        })
    }

    /// One for each file of cards.
    pub(super) fn shelves(&self) -> &[ShelfPlan] {
        &self.shelves
    }

    /// The categories of the table of contents.
    pub(super) fn categories(&self, files: &[FileName]) -> Vec<Category> {
        let mut categories: Vec<Category> = Vec::new();
        for (shelf, file) in self.shelves.iter().zip(files) {
            let start = categories.len();
            for (node, count) in shelf.categories.iter().zip(&shelf.counts) {
                let above = node
                    .parent
                    .checked_sub(1)
                    .and_then(|parent| categories.get(start.saturating_add(index(parent))));
                let mut path = above.map_or_else(Vec::new, |above| above.path.clone());
                path.push(node.slug.clone());
                categories.push(Category {
                    path,
                    name: node.name.clone(),
                    count: *count,
                    cards: file.clone(),
                });
            }
        }
        categories
    }
}

/// Puts a product into its category.
fn put(root: &mut Branch, brands: &mut Brands, place: u32, product: &Product, card: &Summary) {
    let mut branch = root;
    for step in product.category.iter().take(MAX_DEPTH) {
        branch = branch.child(&step.slug, &step.name);
        branch.count += 1;
    }
    branch.products.push(Key {
        brand: brands.number(card.brand.as_ref()),
        title: card.title.as_str().into(),
        id: card.product.as_str().into(),
        placed: Placed {
            product: place,
            category: 0,
            available: card.available,
        },
    });
}
