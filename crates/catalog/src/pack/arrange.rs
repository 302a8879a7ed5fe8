//! The order of everything: categories with more products first, and in each the products by brand and title, so
//! that neighbours resemble each other and files become small.

use souk_commerce::{Product, Summary};

use crate::bytes::number;
use crate::cards::CategoryNode;
use crate::contents::{Category, MAX_DEPTH};
use crate::file_name::FileName;

/// A product with its card and its category in its shelf, counted from one; zero for none.
pub(super) type Placed<'a> = (&'a Product, &'a Summary, u32);

/// What goes into one file of cards.
#[derive(Debug, Default)]
pub(super) struct ShelfPlan<'a> {
    /// Categories, each after the one above it; the first is the top level. Empty for products without a category.
    pub(super) categories: Vec<CategoryNode>,
    /// Number of products in each category and below it.
    counts: Vec<u32>,
    pub(super) products: Vec<Placed<'a>>,
}

/// All products of an edition in their places.
#[derive(Debug)]
pub(super) struct Arranged<'a> {
    shelves: Vec<ShelfPlan<'a>>,
}

/// A category with what is in it.
#[derive(Default)]
struct Branch<'a> {
    slug: &'a str,
    name: &'a str,
    /// Products in it and below it.
    count: u32,
    children: Vec<Branch<'a>>,
    products: Vec<(&'a Product, &'a Summary)>,
}

impl<'a> Branch<'a> {
    /// The child with a slug, made when it is not there yet.
    fn child(&mut self, slug: &'a str, name: &'a str) -> &mut Self {
        let position = self.children.iter().position(|child| child.slug == slug);
        let position = position.unwrap_or_else(|| {
            self.children.push(Self {
                slug,
                name,
                ..Self::default()
            });
            self.children.len() - 1
        });
        // The position was found or made just above.
        #[expect(clippy::indexing_slicing, reason = "the position exists")]
        &mut self.children[position]
    }

    fn sort(&mut self) {
        self.children
            .sort_by_key(|child| (u32::MAX - child.count, child.slug));
        self.products
            .sort_by_key(|(_, card)| (&card.brand, &card.title, &card.product));
        self.children.iter_mut().for_each(Self::sort);
    }

    /// Appends the category, its products, and all that is below it.
    fn plan(&self, parent: u32, plan: &mut ShelfPlan<'a>) {
        plan.categories.push(CategoryNode {
            parent,
            slug: self.slug.to_owned(),
            name: self.name.to_owned(),
        });
        plan.counts.push(self.count);
        let own = number(plan.categories.len());
        let placed = self
            .products
            .iter()
            .map(|&(product, card)| (product, card, own));
        plan.products.extend(placed);
        for child in &self.children {
            child.plan(own, plan);
        }
    }
}

impl<'a> Arranged<'a> {
    /// Puts products into their places.
    pub(super) fn new(products: &'a [Product], cards: &'a [Summary]) -> Self {
        let mut root = Branch::default();
        for (product, card) in products.iter().zip(cards) {
            let mut branch = &mut root;
            for step in product.category.iter().take(MAX_DEPTH) {
                branch = branch.child(&step.slug, &step.name);
                branch.count += 1;
            }
            branch.products.push((product, card));
        }
        root.sort();
        let mut shelves: Vec<ShelfPlan<'a>> = root
            .children
            .iter()
            .map(|top| {
                let mut plan = ShelfPlan::default();
                top.plan(0, &mut plan);
                plan
            })
            .collect();
        // A pack has a file of cards even when it has no product: readers need not ask.
        if !root.products.is_empty() || shelves.is_empty() {
            let placed = root
                .products
                .iter()
                .map(|&(product, card)| (product, card, 0));
            shelves.push(ShelfPlan {
                products: placed.collect(),
                ..ShelfPlan::default()
            });
        }
        Self { shelves }
    }

    /// One for each file of cards.
    pub(super) fn shelves(&self) -> &[ShelfPlan<'a>] {
        &self.shelves
    }

    /// The categories of the table of contents.
    pub(super) fn categories(&self, files: &[FileName]) -> Vec<Category> {
        let mut categories: Vec<Category> = Vec::new();
        for (shelf, file) in self.shelves.iter().zip(files) {
            let start = categories.len();
            for (node, count) in shelf.categories.iter().zip(&shelf.counts) {
                let above = node.parent.checked_sub(1).and_then(|parent| {
                    categories.get(start.saturating_add(crate::bytes::index(parent)))
                });
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
