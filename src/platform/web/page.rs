//! The address bar, history, scrolling; events, the clock and small things.

use souk_commerce::Timestamp;
use wasm_bindgen::prelude::*;

use super::forever;
use crate::platform::{Address, AppFiles};

mod browser {
    use super::{Closure, JsValue, wasm_bindgen};

    #[wasm_bindgen(module = "/src/platform/web/browser.js")]
    extern "C" {
        pub(super) fn address() -> String;
        pub(super) fn origin() -> String;
        #[wasm_bindgen(js_name = pushAddress)]
        pub(super) fn push_address(href: &str);
        #[wasm_bindgen(js_name = replaceAddress)]
        pub(super) fn replace_address(href: &str);
        #[wasm_bindgen(js_name = leaveFor)]
        pub(super) fn leave_for(href: &str);
        pub(super) fn reload();
        #[wasm_bindgen(js_name = onReturn)]
        pub(super) fn on_return(callback: Closure<dyn Fn()>);
        #[wasm_bindgen(js_name = onPicture)]
        pub(super) fn on_picture(callback: Closure<dyn Fn(usize)>);
        #[wasm_bindgen(js_name = onLink)]
        pub(super) fn on_link(callback: Closure<dyn Fn(String) -> bool>);
        #[wasm_bindgen(js_name = scrollToTop)]
        pub(super) fn scroll_to(top: f64);
        #[wasm_bindgen(js_name = restoreScroll)]
        pub(super) fn restore_scroll();
        #[wasm_bindgen(js_name = onEvent)]
        pub(super) fn on_event(kind: &str, callback: Closure<dyn Fn()>);
        #[wasm_bindgen(js_name = sendEvent)]
        pub(super) fn send_event(kind: &str);
        #[wasm_bindgen(js_name = onText)]
        pub(super) fn on_text(kind: &str, callback: Closure<dyn Fn(String)>);
        #[wasm_bindgen(js_name = sendText)]
        pub(super) fn send_text(kind: &str, text: &str);
        #[wasm_bindgen(js_name = isOnline)]
        pub(super) fn is_online() -> bool;
        pub(super) fn log(line: &str);
        pub(super) fn seconds() -> f64;
        #[wasm_bindgen(js_name = randomKey)]
        pub(super) fn random_key() -> String;
        #[wasm_bindgen(js_name = storedChoice)]
        pub(super) fn stored_choice(name: &str) -> Option<String>;
        #[wasm_bindgen(js_name = storeChoice)]
        pub(super) fn store_choice(name: &str, value: &str);
        #[wasm_bindgen(js_name = copyText)]
        pub(super) async fn copy_text(text: &str) -> JsValue;
        pub(super) async fn share(title: &str, url: &str) -> JsValue;
        pub(super) fn files() -> String;
    }
}

/// The address that is shown.
pub fn address() -> Address {
    Address::of(&browser::address())
}

/// Scheme, host and port of the page.
pub fn origin() -> String {
    browser::origin()
}

/// Shows an address as a new history entry, without loading anything.
pub fn push_address(href: &str) {
    browser::push_address(href);
}

/// Shows an address in place of the present one, without loading anything.
pub fn replace_address(href: &str) {
    browser::replace_address(href);
}

/// Leaves for an address by loading it.
pub fn leave_for(href: &str) {
    browser::leave_for(href);
}

/// Loads the page anew.
pub fn reload() {
    browser::reload();
}

/// Takes over scroll restoration and calls back on every Back and Forward.
pub fn on_return(callback: impl Fn() + 'static) {
    browser::on_return(forever(callback));
}

/// Calls back for every plain click on a link of the page's own origin, with its path, query and fragment. When the
/// callback says that it has taken the click, the browser does not follow the link.
pub fn on_link(callback: impl Fn(&Address) -> bool + 'static) {
    browser::on_link(Closure::wrap(Box::new(move |href: String| {
        callback(&Address::of(&href))
    })));
}

/// Calls back for every plain click on a large picture of a product, with its place, once the document has a view that
/// can show it.
pub fn on_picture(callback: impl Fn(usize) + 'static) {
    browser::on_picture(Closure::wrap(Box::new(callback)));
}

/// Scrolls to where the shopper was on this history entry.
pub fn restore_scroll() {
    browser::restore_scroll();
}

/// Scrolls to a distance from the top, in CSS pixels.
pub fn scroll_to(y: f64) {
    browser::scroll_to(y);
}

/// Calls back for every event of a kind on the window, such as `online` or `pageshow`.
pub fn on_event(kind: &str, callback: impl Fn() + 'static) {
    browser::on_event(kind, forever(callback));
}

/// Sends an event of a kind to the window.
pub fn send_event(kind: &str) {
    browser::send_event(kind);
}

/// Calls back with the text of every event of a kind that [`send_text`] sends, also from another program of the page.
pub fn on_text(kind: &str, callback: impl Fn(String) + 'static) {
    browser::on_text(kind, Closure::wrap(Box::new(callback)));
}

/// Sends an event of a kind with a text to the window.
pub fn send_text(kind: &str, text: &str) {
    browser::send_text(kind, text);
}

/// Whether the browser believes that it has a network.
pub fn is_online() -> bool {
    browser::is_online()
}

/// Writes a line for developers.
pub fn log(line: &str) {
    browser::log(line);
}

/// The time by the shopper's clock.
#[allow(
    clippy::cast_possible_truncation,
    reason = "whole seconds since 1970 lie far inside an i64"
)]
pub fn now() -> Timestamp {
    Timestamp(browser::seconds() as i64)
}

/// Runs a future to its end.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// A random key of 128 bits, as 32 hexadecimal digits.
pub fn random_key() -> String {
    browser::random_key()
}

/// Puts a text on the clipboard; whether that worked.
pub async fn copy_text(text: String) -> bool {
    browser::copy_text(&text).await.is_truthy()
}

/// Hands a link on by the device's own means, or puts it on the clipboard: then whether that worked.
pub async fn share(title: String, url: String) -> Option<bool> {
    browser::share(&title, &url).await.as_bool()
}

/// A small choice kept on this device: language, theme.
pub fn stored_choice(name: &str) -> Option<String> {
    browser::stored_choice(name)
}

/// Keeps a small choice, where the browser lets us.
pub fn store_choice(name: &str, value: &str) {
    browser::store_choice(name, value);
}

/// Reads the document's data block.
pub fn app_files() -> AppFiles {
    AppFiles::of(&browser::files())
}
