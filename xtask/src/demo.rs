//! The demo market: made-up goods as ordinary feeds, so that it comes in through the same door as any merchant's.
//!
//! The tables hold what a person wrote; the rest is drawn and drawn by lot from names, without clock or chance, so that
//! the same sources write the same bytes.

mod art;
pub(crate) mod chance;
mod feeds;
mod goods;
mod labels;
mod looks;
mod materials;
mod offers;
mod past;
mod reviews;
mod settings;
mod tables;
mod text;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use goods::Product;
use text::Lang;

/// The file with what offers have cost, as a build's state holds it.
pub(crate) const PAST: &str = "prices";

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Products, however many sellers offer them.
    pub(crate) products: usize,
    /// Variants of all products.
    pub(crate) variants: usize,
    /// Offers of all sellers.
    pub(crate) offers: usize,
    /// Pictures.
    pub(crate) pictures: usize,
    /// Reviews.
    pub(crate) reviews: usize,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            products,
            variants,
            offers,
            pictures,
            reviews,
        } = self;
        write!(
            f,
            "{products} products, {variants} variants, {offers} offers, {reviews} reviews, {pictures} pictures"
        )
    }
}

/// Writes feeds, reviews, settings and pictures into a folder, which is made when it is missing.
///
/// # Errors
/// When a file cannot be written.
pub(crate) fn write(out: &Path) -> Result<Summary> {
    let (files, summary) = files();
    let media = out.join("media");
    fs::create_dir_all(&media).with_context(|| format!("{} cannot be made", media.display()))?;
    for (name, content) in &files {
        let path = out.join(name);
        fs::write(&path, content)
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(summary)
}

/// Every file by its path below the demo's folder.
fn files() -> (BTreeMap<String, String>, Summary) {
    let products = market();
    let mut files = BTreeMap::new();
    let mut offers = 0;
    for seller in &offers::SELLERS {
        for lang in Lang::ALL {
            let (xml, count) = feeds::feed(seller, &products, lang);
            files.insert(format!("{}-{}.xml", seller.id, lang.tag()), xml);
            // Every language holds the same offers.
            offers += if lang == Lang::En { count } else { 0 };
        }
    }
    let (xml, reviews) = reviews::feed(&products);
    files.insert("reviews.xml".to_owned(), xml);
    files.insert("souk.toml".to_owned(), settings::text());
    files.insert(PAST.to_owned(), past::text(&products));
    let mut pictures = 0;
    for picture in products.iter().flat_map(|(_, product)| product.pictures()) {
        files.insert(format!("media/{}", picture.name), picture.svg);
        pictures += 1;
    }
    let summary = Summary {
        products: products.len(),
        variants: products
            .iter()
            .map(|(_, product)| product.variants.len())
            .sum(),
        offers,
        pictures,
        reviews,
    };
    (files, summary)
}

/// Every product with the index of its department.
fn market() -> Vec<(usize, Product)> {
    let index = |product: &Product| {
        tables::MARKET
            .iter()
            .position(|department| std::ptr::eq(*department, product.department))
            .unwrap_or_default()
    };
    goods::all()
        .into_iter()
        .map(|product| (index(&product), product))
        .collect()
}

#[cfg(test)]
mod tests;
