//! Small things of the script's world: clock, randomness, clipboard, stored choices, the document's data block.

use js_sys::{Array, Date, JSON, Reflect};
use souk_commerce::Timestamp;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::location::{listen, window};
use crate::platform::AppFiles;

/// The time by the shopper's clock.
#[allow(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 lie far inside an i64"
)]
pub fn now() -> Timestamp {
    Timestamp((Date::now() / 1000.0) as i64)
}

/// Runs a future to its end.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// A random key of 128 bits, as 32 hexadecimal digits.
pub fn random_key() -> String {
    #[wasm_bindgen::prelude::wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
        fn get_random_values(bytes: &mut [u8]);
    }
    let mut bytes = [0; 16];
    get_random_values(&mut bytes);
    bytes.iter().fold(String::new(), |mut key, byte| {
        for nibble in [byte >> 4, byte & 0xF] {
            key.extend(char::from_digit(u32::from(nibble), 16));
        }
        key
    })
}

/// Whether the browser believes that it has a network.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back for every event of a kind on the window, such as `online` or `pageshow`.
pub fn on_event(kind: &str, callback: impl Fn() + 'static) {
    if let Some(window) = window() {
        listen(&window, kind, move |_| callback());
    }
}

/// Sends an event of a kind to the window.
pub fn send_event(kind: &str) {
    if let Some(window) = window()
        && let Ok(event) = web_sys::Event::new(kind)
    {
        // Dispatching fails only for an event that is under way already.
        window.dispatch_event(&event).ok();
    }
}

/// Writes a line for developers.
pub fn log(line: &str) {
    #[wasm_bindgen::prelude::wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = console)]
        fn warn(line: &str);
    }
    warn(line);
}

/// Puts a text on the clipboard; whether that worked.
pub async fn copy_text(text: String) -> bool {
    #[wasm_bindgen::prelude::wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["navigator", "clipboard"], js_name = writeText, catch)]
        fn write_text(text: &str) -> Result<js_sys::Promise, JsValue>;
    }
    match write_text(&text) {
        Ok(promise) => JsFuture::from(promise).await.is_ok(),
        Err(_) => false,
    }
}

/// A small choice kept on this device: language, theme.
pub fn stored_choice(name: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(name).ok()?
}

/// Keeps a small choice, where the browser lets us.
pub fn store_choice(name: &str, value: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        // Refused storage costs the choice on the next visit, no more.
        storage.set_item(name, value).ok();
    }
}

/// Reads the document's data block.
pub fn app_files() -> AppFiles {
    let text = window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("souk-app"))
        .and_then(|element| element.text_content())
        .unwrap_or_default();
    let Ok(block) = JSON::parse(&text) else {
        return AppFiles::default();
    };
    let search = child(&block, "search");
    AppFiles {
        messages: entries(&child(&block, "messages")),
        search_script: word(&search, "script"),
        search_glue: word(&search, "glue"),
        search_wasm: word(&search, "wasm"),
        search_integrity: word(&search, "integrity"),
    }
}

fn child(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn word(value: &JsValue, name: &str) -> String {
    child(value, name).as_string().unwrap_or_default()
}

fn entries(value: &JsValue) -> Vec<(String, String)> {
    let Some(object) = js_sys::Object::try_from(value) else {
        return Vec::new();
    };
    let pairs = js_sys::Object::entries(object);
    pairs
        .iter()
        .filter_map(|pair| {
            let pair = Array::from(&pair);
            Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
        })
        .collect()
}
