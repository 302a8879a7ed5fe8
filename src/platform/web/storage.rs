//! What is kept on this device, and how tabs hear of it.

use wasm_bindgen::prelude::*;

use super::forever;
use crate::platform::StorageError;

type Change = Box<dyn FnOnce(Option<String>) -> Option<String>>;

mod browser {
    use super::{Closure, JsValue, wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        pub(super) type Kept;
        #[wasm_bindgen(method, getter, js_name = isAllowed)]
        pub(super) fn is_allowed(this: &Kept) -> bool;
        #[wasm_bindgen(method, getter)]
        pub(super) fn text(this: &Kept) -> Option<String>;
    }

    #[wasm_bindgen(module = "/src/platform/web/browser.js")]
    extern "C" {
        pub(super) async fn kept(key: &str) -> JsValue;
        #[wasm_bindgen(js_name = updateKept)]
        pub(super) async fn update_kept(
            key: &str,
            change: &Closure<dyn FnMut(Option<String>) -> Option<String>>,
        ) -> JsValue;
        #[wasm_bindgen(js_name = keptInTab)]
        pub(super) fn kept_in_tab(key: &str) -> Option<String>;
        #[wasm_bindgen(js_name = keepInTab)]
        pub(super) fn keep_in_tab(key: &str, text: &str);
        pub(super) fn announce(key: &str);
        #[wasm_bindgen(js_name = onAnnouncement)]
        pub(super) fn on_announcement(key: &str, callback: Closure<dyn Fn()>);
    }
}

/// The text kept under a key.
///
/// # Errors
/// [`StorageError`] when the browser refuses.
pub async fn kept(key: &str) -> Result<Option<String>, StorageError> {
    let kept = browser::kept(key).await;
    let kept: &browser::Kept = kept.unchecked_ref();
    if kept.is_allowed() {
        Ok(kept.text())
    } else {
        Err(StorageError::Refused)
    }
}

/// Keeps a text under a key, in place of what was there.
///
/// # Errors
/// [`StorageError`] when the browser refuses.
pub async fn keep(key: &str, text: &str) -> Result<(), StorageError> {
    let text = text.to_owned();
    update_kept(key, |_| Some(text)).await
}

/// Changes what is kept under a key, alone among all tabs. `None` leaves it as it is.
///
/// # Errors
/// [`StorageError`] when the browser refuses; nothing is changed then.
pub async fn update_kept(
    key: &str,
    change: impl FnOnce(Option<String>) -> Option<String> + 'static,
) -> Result<(), StorageError> {
    let change: Change = Box::new(change);
    let change = Closure::once(change);
    if browser::update_kept(key, &change).await.is_truthy() {
        Ok(())
    } else {
        Err(StorageError::Refused)
    }
}

/// What is kept for as long as the tab is open, where the browser lets us.
pub fn kept_in_tab(key: &str) -> Option<String> {
    browser::kept_in_tab(key)
}

/// Keeps a text for as long as the tab is open, where the browser lets us.
pub fn keep_in_tab(key: &str, text: &str) {
    browser::keep_in_tab(key, text);
}

/// Tells the other tabs that what is kept under a key has changed.
pub fn announce(key: &str) {
    browser::announce(key);
}

/// Calls back when another tab has changed what is kept under a key.
pub fn on_announcement(key: &'static str, callback: impl Fn() + 'static) {
    browser::on_announcement(key, forever(callback));
}
