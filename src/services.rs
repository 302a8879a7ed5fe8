//! What is fetched and what is kept, without any view.

pub mod catalog;
pub mod order_link;
pub mod saved_cart;
pub mod saved_checkout;
pub mod search;
pub mod shop;

use souk_ui::prelude::use_context;

use crate::platform::AppFiles;
use catalog::Catalog;
use search::Search;

/// Where the pack stands.
const PACK: &str = "/pack/";

/// The services that pages find in the context.
#[derive(Debug, Clone)]
pub struct Services {
    /// The catalogue.
    pub catalog: Catalog,
    /// Search in it.
    pub search: Search,
}

impl Services {
    /// Services over the files that the document names.
    pub fn new(app: AppFiles) -> Self {
        Self {
            catalog: Catalog::new(PACK, app),
            search: Search::new(),
        }
    }
}

/// The services. A page outside its program has none: that is a mistake of this program, not of its input.
pub fn use_services() -> Services {
    given()
}

/// What a program put into the context. A page outside its program finds nothing there: that is a mistake of this
/// program, not of its input.
pub(crate) fn given<T: Clone + 'static>() -> T {
    match use_context() {
        Some(given) => given,
        None => unreachable!("a page stands inside its program"),
    }
}
