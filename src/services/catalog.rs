//! The catalogue as the storefront asks for it: names in, decoded files out, each fetched once.
//!
//! Everything comes from the pack beside the page, through the service worker when there is one. Nothing here tells a
//! server what a person looks at beyond the file that holds it.

use std::any::Any;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};

use souk_catalog::{
    Cards, Category, Contents, FileName, Manifest, PackError, PastPrices, PolicyNames, Products,
    read_policies,
};
use souk_commerce::customs::{self, Customs};
use souk_commerce::pricing::{ExchangeRate, read_rates};
use souk_commerce::{Policy, Product, ProductId, Timestamp};
use souk_i18n::{Locale, Messages};
use thiserror::Error;

use crate::platform::{self, AppFiles, NetError};

/// Decoded files that are kept; a visit seldom needs more.
const KEPT_FILES: usize = 64;

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

#[derive(Debug, Default)]
struct Fetched {
    /// The one that this visit goes by: another may belong to a newer catalogue.
    manifest: Option<File>,
    /// By URL, the latest first.
    files: Vec<(String, File)>,
}

/// A decoded file of any kind. Each kind is fetched and kept by the same code.
/// The facts of import beside the shop's pages.
const CUSTOMS: &str = "/customs.txt";
const RATES: &str = "/rates.txt";
/// Where the tables of [`souk_commerce::places`] lie.
const PLACES: &str = "/places/";

type File = Arc<dyn Any + Send + Sync>;
type Decode = fn(Vec<u8>) -> Result<File, PackError>;
type Loading<'a> = Pin<Box<dyn Future<Output = Result<File, LoadError>> + 'a>>;

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
        let bytes = bytes(&url).await?;
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
        let manifest: Arc<Manifest> = self
            .file(self.manifest_url(), |bytes| opened(Manifest::read(&bytes)))
            .await?;
        let editions = &manifest.editions;
        let edition = editions
            .iter()
            .find(|edition| edition.language.as_str() == locale.tag())
            .or_else(|| editions.first());
        let url = edition
            .map(|edition| self.url(&edition.contents))
            .ok_or_else(|| LoadError::Missing("contents".into()))?;
        self.file(url, |bytes| opened(Contents::read(&bytes))).await
    }

    /// A file of cards.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn cards(&self, name: &FileName) -> Result<Arc<Cards>, LoadError> {
        self.file(self.url(name), |bytes| opened(Cards::open(bytes)))
            .await
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
        let Some(name) = contents.product_file(id) else {
            return Ok(None);
        };
        self.products(name)
            .await?
            .get(id, &contents.days)
            .map_err(|error| broken(&self.url(name), &error))
    }

    /// A shard of products.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn products(&self, name: &FileName) -> Result<Arc<Products>, LoadError> {
        self.file(self.url(name), |bytes| opened(Products::open(bytes)))
            .await
    }

    /// What a product's offers have cost, and the moment at which that was last looked at; `None` when the shop keeps no
    /// history.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn past(
        &self,
        contents: &Contents,
        id: &ProductId,
    ) -> Result<Option<(Arc<PastPrices>, Timestamp)>, LoadError> {
        let Some(name) = contents.history_file(id) else {
            return Ok(None);
        };
        let manifest: Arc<Manifest> = self
            .file(self.manifest_url(), |bytes| opened(Manifest::read(&bytes)))
            .await?;
        let past = self
            .file(self.url(name), |bytes| opened(PastPrices::open(bytes)))
            .await?;
        Ok(Some((past, manifest.as_of)))
    }

    /// The shop's policies in the language of its contents.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn policies(&self, names: &PolicyNames) -> Result<Arc<Vec<Policy>>, LoadError> {
        self.file(self.url(&names.file), |bytes| opened(read_policies(&bytes)))
            .await
    }

    fn manifest_url(&self) -> String {
        format!("{}manifest", self.base)
    }

    /// What destinations charge on import, as the shop's settings have it.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn customs(&self) -> Result<Arc<Customs>, LoadError> {
        self.file(CUSTOMS.into(), |bytes| {
            let (customs, _) = customs::read(&String::from_utf8_lossy(&bytes));
            Ok(Arc::new(customs) as File)
        })
        .await
    }

    /// What other currencies cost, as the shop's settings have it.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn rates(&self) -> Result<Arc<Vec<ExchangeRate>>, LoadError> {
        self.file(RATES.into(), |bytes| {
            let rates = read_rates(&String::from_utf8_lossy(&bytes));
            Ok(Arc::new(rates) as File)
        })
        .await
    }

    /// A table of [`souk_commerce::places`], by its name.
    ///
    /// # Errors
    /// [`LoadError`].
    pub async fn places(&self, table: &str) -> Result<Arc<String>, LoadError> {
        let url = String::from(PLACES) + table + ".txt";
        self.file(url, |bytes| {
            Ok(Arc::new(String::from_utf8_lossy(&bytes).into_owned()) as File)
        })
        .await
    }

    async fn file<T: Send + Sync + 'static>(
        &self,
        url: String,
        decode: Decode,
    ) -> Result<Arc<T>, LoadError> {
        match self.load(&url, decode).await?.downcast() {
            Ok(file) => Ok(file),
            Err(_) => Err(LoadError::Missing(url)),
        }
    }

    fn load<'a>(&'a self, url: &'a str, decode: Decode) -> Loading<'a> {
        Box::pin(async move {
            if let Some(file) = self.fetched().find(url, &self.manifest_url()) {
                return Ok(file);
            }
            let file = decode(bytes(url).await?).map_err(|error| broken(url, &error))?;
            self.fetched().keep(url, &self.manifest_url(), &file);
            Ok(file)
        })
    }

    fn fetched(&self) -> MutexGuard<'_, Fetched> {
        // A poisoned lock means a panic elsewhere; the list is whole all the same.
        self.fetched
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Fetched {
    fn find(&self, url: &str, manifest: &str) -> Option<File> {
        if url == manifest {
            return self.manifest.clone();
        }
        let found = self.files.iter().find(|(kept, _)| kept == url);
        found.map(|(_, file)| Arc::clone(file))
    }

    fn keep(&mut self, url: &str, manifest: &str, file: &File) {
        if url == manifest {
            self.manifest = Some(Arc::clone(file));
            return;
        }
        self.files.retain(|(kept, _)| kept != url);
        self.files.insert(0, (url.to_owned(), Arc::clone(file)));
        self.files.truncate(KEPT_FILES);
    }
}

fn opened<T: Send + Sync + 'static>(decoded: Result<T, PackError>) -> Result<File, PackError> {
    decoded.map(|file| Arc::new(file) as File)
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

fn broken(url: &str, error: &PackError) -> LoadError {
    LoadError::Broken {
        name: url.to_owned(),
        reason: error.to_string(),
    }
}

/// The body of a good answer. A host that answers a missing file with a page of HTML has no such file.
async fn bytes(url: &str) -> Result<Vec<u8>, LoadError> {
    let answer = platform::fetch(url).await?;
    if answer.status == 200 && !answer.content_type.starts_with("text/html") {
        Ok(answer.body)
    } else {
        Err(LoadError::Missing(url.to_owned()))
    }
}
