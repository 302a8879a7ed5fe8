//! Everything the storefront asks of its surroundings: address bar, document, network, storage, clock, other tabs.
//!
//! This is the only folder that names the browser's interfaces. Natively the same names are a scriptable fake, so that
//! whole journeys run in a test, through lost networks and full disks.

#[cfg(not(target_family = "wasm"))]
mod fake;
#[cfg(not(target_family = "wasm"))]
mod formats;
#[cfg(target_family = "wasm")]
mod web;

#[cfg(not(target_family = "wasm"))]
pub use fake::*;
#[cfg(not(target_family = "wasm"))]
pub use formats::IntlFormatter;
use thiserror::Error;
#[cfg(target_family = "wasm")]
pub use web::*;

/// Under which a device keeps the digits that Arabic is written with: `arab` for ١٢٣ (Unicode LDML, numbering systems).
pub const DIGITS: &str = "souk-digits";

/// Whether this device writes numbers of Arabic as ١٢٣.
pub fn has_eastern_digits() -> bool {
    stored_choice(DIGITS).as_deref() == Some("arab")
}

/// Where the shopper is: the parts of the address that the shop reads.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Address {
    /// Path, percent-encoded, beginning with `/`.
    pub path: String,
    /// Query without `?`.
    pub query: String,
    /// Fragment without `#`.
    pub fragment: String,
}

impl Address {
    /// The parts of an address that begins with its path.
    pub fn of(href: &str) -> Self {
        let (rest, fragment) = href.split_once('#').unwrap_or((href, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Self {
            path: path.to_owned(),
            query: query.to_owned(),
            fragment: fragment.to_owned(),
        }
    }
}

/// How an address came to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// A link, a form, or the first page.
    Forward,
    /// Back or Forward: scroll position and focus are the shopper's own.
    Return,
}

/// Why nothing came back from the network.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NetError {
    /// No connection, or the answer was cut off.
    #[error("the network cannot be reached")]
    Offline,
    /// Nothing came in time.
    #[error("there was no answer in time")]
    Timeout,
}

/// An answer from the network, whatever its status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The `etag` header.
    pub etag: Option<String>,
    /// The `content-type` header, empty when absent.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

/// A request to the backend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, `PUT`.
    pub method: &'static str,
    /// Absolute URL, or a path on the shop's own origin.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(&'static str, String)>,
    /// Body, if any.
    pub body: Option<String>,
    /// Milliseconds after which the request is given up.
    pub timeout_ms: u32,
}

/// Why storage failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StorageError {
    /// The browser refuses storage: a private window, a setting, a full disk.
    #[error("this browser does not let the shop keep anything")]
    Refused,
}

/// What the page says about the program's files and the shop: the data block `souk-app` of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AppFiles {
    /// Message tables: language tag and URL.
    pub messages: Vec<(String, String)>,
    /// URL of the search worker's script; empty when there is none.
    pub search_script: String,
    /// URL of the search engine's glue.
    pub search_glue: String,
    /// URL of the search engine's program.
    pub search_wasm: String,
    /// Its integrity value, `sha384-…`.
    pub search_integrity: String,
}

impl AppFiles {
    /// The files as lines: script, glue, program and integrity of the search, then tag and messages of each language.
    pub fn of(lines: &str) -> Self {
        let mut lines = lines.split('\n').map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        let mut files = Self {
            search_script: next(),
            search_glue: next(),
            search_wasm: next(),
            search_integrity: next(),
            messages: Vec::new(),
        };
        while let (Some(tag), Some(url)) = (lines.next(), lines.next()) {
            files.messages.push((tag, url));
        }
        files
    }
}

/// What the search worker says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkerMessage {
    /// The index is open.
    Ready,
    /// The answer to a question, by its number.
    Found(u32, Vec<u8>),
    /// The index cannot be opened, or a question not be answered.
    Failed(String),
}
