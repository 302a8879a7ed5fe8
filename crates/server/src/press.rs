//! Pages that no file holds, drawn when somebody asks for them.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Draws the pages of one build.
pub trait Press: fmt::Debug + Send + Sync {
    /// The document at a path; `None` where there is none, or none can be drawn just now. Takes a few milliseconds.
    fn print(&self, path: &str) -> Option<Arc<PrintedPage>>;
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPage {
    /// The bytes.
    pub html: Vec<u8>,
    /// The same compressed with brotli.
    pub brotli: Vec<u8>,
}

/// A press for the shop in a folder.
pub type OpenPress = fn(&Path) -> Arc<dyn Press>;
