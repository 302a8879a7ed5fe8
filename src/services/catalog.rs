//! The catalogue as the storefront asks for it: names in, decoded files out, each fetched once.
//!
//! Everything comes from the pack beside the page, through the service worker when there is one. Nothing here tells a
//! server what a person looks at beyond the file that holds it.

use std::sync::{Arc, Mutex};

use souk_catalog::{Cards, Category, Contents, FileName, Manifest, PackError, Products};
use souk_commerce::{Product, ProductId};
use souk_i18n::{Locale, Messages};
use thiserror::Error;

use crate::platform::{self, Answer, AppFiles, NetError};

/// Decoded product files that are kept; a visit seldom needs more.
const KEPT_PRODUCT_FILES: usize = 32;

/// Why something could not be shown.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LoadError {
    /// No network, and the device has no copy.
    #[error(transparent)]
    Net(#[from] NetError),
    /// The shop answers without the file: taken down, or replaced by a newer catalogue.
    #[error("the file {0} is not there")]
    Missing(String),
    /// The file is there and is not what it should be.
    #[error("the file {name} cannot be read: {reason}")]
    Broken {
        /// The file.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// The catalogue of one shop. Cheap to clone; all clones share what has been fetched.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Where the pack stands, ending in `/`.
    base: Arc<str>,
    app: Arc<AppFiles>,
    fetched: Arc<Mutex<Fetched>>,
}

/// Few of each, so that looking through them is quick; a hash table for each would weigh more than two kilobytes.
#[derive(Debug, Default)]
struct Fetched {
    manifest: Option<Arc<Manifest>>,
    contents: Vec<(Locale, Arc<Contents>)>,
    cards: Vec<(FileName, Arc<Cards>)>,
    products: Vec<(FileName, Arc<Products>)>,
}

impl Catalog {
    /// The catalogue whose pack stands at `base`, such as `/pack/`.
    pub fn new(base: &str, app: AppFiles) -> Self {
        Self {
            base: base.into(),
            app: Arc::new(app),
            fetched: Arc::default(),
        }
    }

    /// The program's files as the document names them.
    pub fn app(&self) -> &AppFiles {
        &self.app
    }

    /// The URL of a file of the pack.
    pub fn url(&self, name: &FileName) -> String {
        format!("{}{name}", self.base)
    }

    /// The messages of a language.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn messages(&self, locale: Locale) -> Result<Messages, LoadError> {
        let url = self
            .app
            .messages
            .iter()
            .find(|(tag, _)| tag == locale.tag())
            .map(|(_, url)| url.clone());
        let url =
            url.ok_or_else(|| LoadError::Missing(format!("messages in {}", locale.name())))?;
        let bytes = body(&url, platform::fetch(&url).await?)?;
        let broken = |reason: String| LoadError::Broken {
            name: url.clone(),
            reason,
        };
        let text = str::from_utf8(&bytes).map_err(|error| broken(error.to_string()))?;
        Messages::read(text).map_err(|error| broken(error.to_string()))
    }

    /// Table of contents in a language: settings of the shop, categories, names of files.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn contents(&self, locale: Locale) -> Result<Arc<Contents>, LoadError> {
        if let Some(contents) = self.with(|fetched| kept(&fetched.contents, &locale)) {
            return Ok(contents);
        }
        let manifest = self.manifest().await?;
        let editions = &manifest.editions;
        let edition = editions
            .iter()
            .find(|edition| edition.language.as_str() == locale.tag())
            .or_else(|| editions.first());
        let name = edition
            .map(|edition| edition.contents.clone())
            .ok_or_else(|| LoadError::Missing("contents".into()))?;
        let contents = Arc::new(self.read(&name, |bytes| Contents::read(&bytes)).await?);
        self.with(|fetched| keep(&mut fetched.contents, locale, &contents));
        Ok(contents)
    }

    /// A file of cards.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn cards(&self, name: &FileName) -> Result<Arc<Cards>, LoadError> {
        if let Some(cards) = self.with(|fetched| kept(&fetched.cards, name)) {
            return Ok(cards);
        }
        let cards = Arc::new(self.read(name, Cards::open).await?);
        self.with(|fetched| keep(&mut fetched.cards, name.clone(), &cards));
        Ok(cards)
    }

    /// A product in a language; `None` when the shop has none of this id.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn product(
        &self,
        locale: Locale,
        id: &ProductId,
    ) -> Result<Option<Product>, LoadError> {
        let contents = self.contents(locale).await?;
        let Some(name) = contents.product_file(id).cloned() else {
            return Ok(None);
        };
        let products = match self.with(|fetched| kept(&fetched.products, &name)) {
            Some(products) => products,
            None => Arc::new(self.read(&name, Products::open).await?),
        };
        self.with(|fetched| {
            keep(&mut fetched.products, name.clone(), &products);
            fetched.products.truncate(KEPT_PRODUCT_FILES);
        });
        products.get(id).map_err(|error| broken(&name, &error))
    }

    async fn manifest(&self) -> Result<Arc<Manifest>, LoadError> {
        if let Some(manifest) = self.with(|fetched| fetched.manifest.clone()) {
            return Ok(manifest);
        }
        let url = format!("{}manifest", self.base);
        let bytes = body(&url, platform::fetch(&url).await?)?;
        let manifest = Manifest::read(&bytes).map_err(|error| LoadError::Broken {
            name: url,
            reason: error.to_string(),
        })?;
        let manifest = Arc::new(manifest);
        self.with(|fetched| fetched.manifest = Some(Arc::clone(&manifest)));
        Ok(manifest)
    }

    async fn read<T>(
        &self,
        name: &FileName,
        decode: impl FnOnce(Vec<u8>) -> Result<T, PackError>,
    ) -> Result<T, LoadError> {
        let url = self.url(name);
        let bytes = body(&url, platform::fetch(&url).await?)?;
        decode(bytes).map_err(|error| broken(name, &error))
    }

    fn with<T>(&self, visit: impl FnOnce(&mut Fetched) -> T) -> T {
        // A poisoned lock means a panic elsewhere; the lists are whole all the same.
        visit(
            &mut self
                .fetched
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }
}

/// What is kept under a key.
fn kept<K: PartialEq, T>(all: &[(K, Arc<T>)], key: &K) -> Option<Arc<T>> {
    let found = all.iter().find(|(kept, _)| kept == key);
    found.map(|(_, value)| Arc::clone(value))
}

/// Keeps a value under a key, in front of all others.
fn keep<K: PartialEq, T>(all: &mut Vec<(K, Arc<T>)>, key: K, value: &Arc<T>) {
    all.retain(|(kept, _)| *kept != key);
    all.insert(0, (key, Arc::clone(value)));
}

/// The categories to begin with: the top level, or what is below it when the top level is no choice.
pub fn top_categories(contents: &Contents) -> Vec<&Category> {
    let mut level: Vec<&Category> = contents.children::<&str>(&[]).collect();
    while let [only] = level.as_slice() {
        let below: Vec<&Category> = contents.children(&only.path).collect();
        if below.is_empty() {
            break;
        }
        level = below;
    }
    level
}

fn broken(name: &FileName, error: &PackError) -> LoadError {
    LoadError::Broken {
        name: name.to_string(),
        reason: error.to_string(),
    }
}

/// The body of a good answer. A host that answers a missing file with a page of HTML has no such file.
fn body(url: &str, answer: Answer) -> Result<Vec<u8>, LoadError> {
    if answer.status == 200 && !answer.content_type.starts_with("text/html") {
        Ok(answer.body)
    } else {
        Err(LoadError::Missing(url.to_owned()))
    }
}
