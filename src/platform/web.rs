//! The browser, through `browser.js`.

mod document;
mod intl;
mod net;
mod page;
mod storage;
mod worker;

pub use document::*;
pub use intl::{IntlFormatter, rank_names};
pub use net::{fetch, send};
pub use page::*;
pub use storage::{announce, keep, keep_in_tab, kept, kept_in_tab, on_announcement, update_kept};
pub use worker::SearchWorker;

use wasm_bindgen::closure::Closure;

/// A callback for as long as the page lives.
fn forever(callback: impl Fn() + 'static) -> Closure<dyn Fn()> {
    Closure::wrap(Box::new(callback))
}
