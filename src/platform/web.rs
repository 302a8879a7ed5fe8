//! The browser.

mod document;
mod intl;
mod location;
mod net;
mod script;
mod storage;
mod worker;

pub use document::*;
pub use intl::IntlFormatter;
pub use location::*;
pub use net::{fetch, send};
pub use script::{
    app_files, copy_text, is_online, log, now, on_event, random_key, send_event, spawn,
    store_choice, stored_choice,
};
pub use storage::{announce, keep, kept, on_announcement, update_kept};
pub use worker::SearchWorker;
