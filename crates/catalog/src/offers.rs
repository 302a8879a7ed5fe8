//! Offers by id, for whoever has to price an order: the backend.

use std::collections::{HashMap, HashSet};
use std::io;
use std::sync::Arc;

use souk_commerce::ids::{OfferId, ProductId, VariantId};
use souk_commerce::{LanguageTag, Offer, PolicyKind, Product, Shop, Timestamp};
use thiserror::Error;

use crate::contents::Contents;
use crate::error::PackError;
use crate::file_name::FileName;
use crate::manifest::{MANIFEST_NAME, Manifest};
use crate::overlay::Overlay;
use crate::products::Products;

/// Every offer of a pack, with what an order line says about it.
#[derive(Debug)]
pub struct OfferTable {
    shop: Shop,
    build: String,
    as_of: Timestamp,
    rows: HashMap<OfferId, OfferRow>,
    /// Names in the languages after the default one.
    names: HashMap<LanguageTag, HashMap<VariantId, VariantName>>,
    /// What the shop's policies are called in each language.
    policies: Vec<(LanguageTag, Vec<(PolicyKind, String)>)>,
    /// Where the products of each language lie, the default one first.
    shelves: Vec<Contents>,
    /// What is laid over them.
    overlay: Option<Overlay>,
}

/// What a variant is called in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VariantName {
    /// The product's title.
    pub title: String,
    /// The variant's values, `Red / 40`; empty for a product with one variant.
    pub options: String,
}

/// One offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// The product it belongs to.
    pub product: ProductId,
    /// The product's title in the default language.
    pub title: String,
    /// The variant's values, `Red / 40`, in the default language; empty for a product with one variant.
    pub options: String,
    /// Address of the variant's first picture.
    pub image: Option<String>,
    /// Brand name in the default language.
    pub brand: Option<Arc<str>>,
    /// The parts of its category's address, outermost first: `kitchen/kettles`; empty when it is in none.
    pub category: Arc<str>,
    /// The terms.
    pub offer: Offer,
}

/// Why a pack's offers cannot be read.
#[derive(Debug, Error)]
pub enum OfferTableError {
    /// A file cannot be loaded.
    #[error("cannot load {file} of the pack: {source}; build the pack again")]
    Load {
        /// Its name.
        file: String,
        /// The reason.
        source: io::Error,
    },
    /// A file is not what its name says.
    #[error("{file} of the pack is damaged: its bytes do not fit its name; build the pack again")]
    Altered {
        /// Its name.
        file: String,
    },
    /// A file cannot be read.
    #[error("{file} of the pack: {source}")]
    Read {
        /// Its name.
        file: String,
        /// The place.
        source: PackError,
    },
}

impl OfferTableError {
    /// The name of the file.
    pub fn file(&self) -> &str {
        match self {
            Self::Load { file, .. } | Self::Altered { file } | Self::Read { file, .. } => file,
        }
    }
}

impl OfferTable {
    /// Reads the offers of a pack's default language, and the names of its other languages. `load` gives the bytes of a
    /// file by its name, such as `|name| fs::read(folder.join(name))`; every file but the manifest is checked against
    /// its name.
    ///
    /// # Errors
    /// [`OfferTableError`] names the file that is missing or damaged.
    pub fn load(
        mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Self, OfferTableError> {
        let manifest = open_manifest(&mut load)?;
        let no_edition = PackError {
            what: "at least one edition",
            offset: 0,
        };
        let (first, others) = manifest
            .editions
            .split_first()
            .ok_or_else(|| in_file(MANIFEST_NAME)(no_edition))?;
        let mut rows = HashMap::new();
        let mut known = HashSet::new();
        let contents = each_of_edition(&mut load, &first.contents, |product| {
            add(&mut rows, &mut known, product);
        })?;
        let mut policies = vec![titles(&contents)];
        let shop = contents.shop.clone();
        let mut shelves = vec![contents];
        let mut names = HashMap::new();
        for edition in others {
            let mut variants = HashMap::new();
            let others = each_of_edition(&mut load, &edition.contents, |product| {
                name(&mut variants, product);
            })?;
            policies.push(titles(&others));
            names.insert(edition.language.clone(), variants);
            shelves.push(others);
        }
        Ok(Self {
            shop,
            build: manifest.build,
            as_of: manifest.as_of,
            rows,
            names,
            policies,
            shelves,
            overlay: None,
        })
    }

    /// A whole product in a language, in the default one where the shop does not have that; `load` gives the bytes of a
    /// file by its name. What was laid over the offers is laid over it.
    ///
    /// # Errors
    /// [`OfferTableError`] names the file that is missing or damaged.
    pub fn product(
        &self,
        id: &ProductId,
        language: &LanguageTag,
        mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Option<Product>, OfferTableError> {
        let mut editions = self.shelves.iter();
        let edition = editions
            .find(|edition| edition.language == *language)
            .or(self.shelves.first());
        let place = edition.and_then(|edition| Some((edition, edition.product_file(id)?)));
        let Some((edition, name)) = place else {
            return Ok(None);
        };
        let bytes = load_checked(&mut load, name)?;
        let file = name.to_string();
        let shard = Products::open(bytes).map_err(in_file(&file))?;
        let mut product = shard.get(id, &edition.days).map_err(in_file(&file))?;
        if let (Some(product), Some(overlay)) = (&mut product, &self.overlay) {
            overlay.lay(product);
        }
        Ok(product)
    }

    /// Gives offers their newer terms, when the overlay was made for this build; the result is whether it was.
    pub fn lay(&mut self, overlay: Overlay) -> bool {
        let fits = overlay.build() == self.build;
        if fits && !overlay.is_empty() {
            let rows = self.rows.values_mut();
            rows.for_each(|row| overlay.lay_offer(&mut row.offer));
            self.overlay = Some(overlay);
        }
        fits
    }

    /// What a variant is called in a language; `None` in the default one, where its offers say it, and in languages that
    /// the shop does not have.
    pub fn name(&self, variant: &VariantId, language: &LanguageTag) -> Option<&VariantName> {
        self.names.get(language)?.get(variant)
    }

    /// The shop's policies in a language; those of the default one in languages that the shop does not have.
    pub fn policies(&self, language: &LanguageTag) -> &[(PolicyKind, String)] {
        let known = self.policies.iter().find(|(known, _)| known == language);
        let known = known.or(self.policies.first());
        known.map_or(&[], |(_, titles)| titles)
    }

    /// The name of the file with the texts of the policies, which is the hash of its content: whoever keeps it can say
    /// later which texts stood. `None` when the shop has none in a language.
    pub fn policies_file(&self, language: &LanguageTag) -> Option<String> {
        let known = self
            .shelves
            .iter()
            .find(|shelf| shelf.language == *language);
        let policies = known.or(self.shelves.first())?.policies.as_ref()?;
        Some(policies.file.to_string())
    }

    /// The offer with an id.
    pub fn get(&self, id: &OfferId) -> Option<&OfferRow> {
        self.rows.get(id)
    }

    /// All offers, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = &OfferRow> {
        self.rows.values()
    }

    /// Number of offers.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The shop with all its public settings.
    pub fn shop(&self) -> &Shop {
        &self.shop
    }

    /// Places the shop at another origin, such as `http://127.0.0.1:9000`.
    pub fn stand_at(&mut self, origin: String) {
        self.shop.origin = origin;
    }

    /// Identifies the build of the pack.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// The feed's date.
    pub fn as_of(&self) -> Timestamp {
        self.as_of
    }
}

fn titles(contents: &Contents) -> (LanguageTag, Vec<(PolicyKind, String)>) {
    let titles = contents.policies.iter().flat_map(|names| &names.titles);
    (contents.language.clone(), titles.cloned().collect())
}

pub(crate) fn in_file(file: &str) -> impl Fn(PackError) -> OfferTableError {
    move |source| OfferTableError::Read {
        file: file.to_owned(),
        source,
    }
}

/// The pack's manifest.
pub(crate) fn open_manifest(
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
) -> Result<Manifest, OfferTableError> {
    let bytes = load(MANIFEST_NAME).map_err(|source| OfferTableError::Load {
        file: MANIFEST_NAME.to_owned(),
        source,
    })?;
    Manifest::read(&bytes).map_err(in_file(MANIFEST_NAME))
}

/// The bytes of a file that are what its name says.
pub(crate) fn load_checked(
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    name: &FileName,
) -> Result<Vec<u8>, OfferTableError> {
    let file = name.to_string();
    match load(&file) {
        Ok(bytes) if name.fits(&bytes) => Ok(bytes),
        Ok(_) => Err(OfferTableError::Altered { file }),
        Err(source) => Err(OfferTableError::Load { file, source }),
    }
}

/// Visits every product of a pack in its default language. `load` gives the bytes of a file by its name.
///
/// # Errors
/// [`OfferTableError`] names the file that is missing or damaged.
pub fn each_product(
    mut load: impl FnMut(&str) -> io::Result<Vec<u8>>,
    visit: impl FnMut(&Product),
) -> Result<(), OfferTableError> {
    let manifest = open_manifest(&mut load)?;
    match manifest.default_contents() {
        Some(name) => each_of_edition(&mut load, name, visit).map(drop),
        None => Ok(()),
    }
}

/// Visits every product of an edition, and gives its contents.
pub(crate) fn each_of_edition(
    load: &mut impl FnMut(&str) -> io::Result<Vec<u8>>,
    name: &FileName,
    mut visit: impl FnMut(&Product),
) -> Result<Contents, OfferTableError> {
    let bytes = load_checked(load, name)?;
    let contents = Contents::read(&bytes).map_err(in_file(&name.to_string()))?;
    for name in &contents.shards {
        let bytes = load_checked(load, name)?;
        let file = name.to_string();
        let shard = Products::open(bytes).map_err(in_file(&file))?;
        for product in shard.iter(&contents.days) {
            visit(&product.map_err(in_file(&file))?);
        }
    }
    Ok(contents)
}

fn name(names: &mut HashMap<VariantId, VariantName>, product: &Product) {
    for variant in &product.variants {
        let name = VariantName {
            title: product.title.clone(),
            options: product.option_label(variant),
        };
        names.insert(variant.id.clone(), name);
    }
}

/// A text that many rows share, once.
fn shared(known: &mut HashSet<Arc<str>>, text: &str) -> Arc<str> {
    if let Some(text) = known.get(text) {
        return Arc::clone(text);
    }
    let text: Arc<str> = text.into();
    known.insert(Arc::clone(&text));
    text
}

fn add(rows: &mut HashMap<OfferId, OfferRow>, known: &mut HashSet<Arc<str>>, product: &Product) {
    let slugs: Vec<&str> = product
        .category
        .iter()
        .map(|step| step.slug.as_str())
        .collect();
    let category = shared(known, &slugs.join("/"));
    let brand = product.brand.as_deref().map(|brand| shared(known, brand));
    for variant in &product.variants {
        let image = product.images_of(variant).first();
        for offer in &variant.offers {
            rows.insert(
                offer.id.clone(),
                OfferRow {
                    product: product.id.clone(),
                    title: product.title.clone(),
                    options: product.option_label(variant),
                    image: image.map(|image| image.url.clone()),
                    brand: brand.clone(),
                    category: Arc::clone(&category),
                    offer: offer.clone(),
                },
            );
        }
    }
}
