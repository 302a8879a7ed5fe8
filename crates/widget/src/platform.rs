//! The browser, as far as the widget sees it: the loader's half of the element, and the tab's storage.
//!
//! The only module that names the browser's interfaces. Fetching and events stay with the loader, which needs both
//! before this program is there.

mod intl;

pub(crate) use js_sys::Function;
use js_sys::{Array, Object, Reflect, Uint8Array};
use souk_commerce::{Handoff, HandoffLine};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
pub(crate) use web_sys::{HtmlElement, MouseEvent};

pub(crate) use intl::IntlFormatter;

#[wasm_bindgen]
extern "C" {
    /// What the loader hands over for one element.
    #[derive(Clone, Debug)]
    pub type Host;

    /// The shop's origin.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn store(this: &Host) -> String;
    /// The attribute `category`.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn category(this: &Host) -> String;
    /// The attribute `limit`.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn limit(this: &Host) -> u32;
    /// The attribute `theme`.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn theme(this: &Host) -> String;
    /// The message table of the element's language.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn messages(this: &Host) -> String;

    #[wasm_bindgen(method, catch, js_name = bytes)]
    async fn load(this: &Host, path: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method)]
    fn emit(this: &Host, name: &str, detail: &Object) -> bool;

    #[wasm_bindgen(js_namespace = sessionStorage, js_name = getItem, catch)]
    fn get_item(key: &str) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = sessionStorage, js_name = setItem, catch)]
    fn set_item(key: &str, value: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = open)]
    fn open_window(url: &str, target: &str) -> JsValue;
}

impl Host {
    /// A file of the shop, by its path; what went wrong otherwise.
    pub(crate) async fn file(&self, path: &str) -> Result<Vec<u8>, String> {
        match self.load(path).await {
            Ok(buffer) => Ok(Uint8Array::new(&buffer).to_vec()),
            Err(cause) => Err(cause
                .dyn_ref::<js_sys::Error>()
                .map_or_else(|| path.to_owned(), |error| String::from(error.message()))),
        }
    }

    /// Tells the page that something is about to be added; whether the page lets it happen.
    pub(crate) fn asks_to_add(&self, line: &HandoffLine) -> bool {
        self.emit("add", &line_detail(line))
    }

    /// Tells the page what the cart holds.
    pub(crate) fn says_cart(&self, cart: &Handoff) {
        self.emit("cart-change", &cart_detail(cart));
    }

    /// Tells the page that the shopper is about to leave for the shop; whether the page lets it happen.
    pub(crate) fn asks_to_leave(&self, cart: &Handoff, url: &str) -> bool {
        let detail = cart_detail(cart);
        set(&detail, "url", &url.into());
        self.emit("checkout", &detail)
    }
}

fn line_detail(line: &HandoffLine) -> Object {
    let detail = Object::new();
    set(&detail, "offer", &line.offer.as_str().into());
    set(&detail, "product", &line.product.as_str().into());
    set(&detail, "quantity", &line.quantity.into());
    detail
}

fn cart_detail(cart: &Handoff) -> Object {
    let detail = Object::new();
    let lines: Array = cart.lines().iter().map(line_detail).collect();
    set(&detail, "lines", &lines);
    set(&detail, "pieces", &cart.pieces().into());
    detail
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a fresh object cannot fail.
    Reflect::set(object, &name.into(), value).ok();
}

/// What this tab keeps under a key; nothing where the browser refuses.
pub(crate) fn kept(key: &str) -> Option<String> {
    get_item(key).ok().flatten()
}

/// Keeps a text for as long as the tab lives, where the browser lets us.
pub(crate) fn keep(key: &str, text: &str) {
    // Refused storage costs the cart on the next page of the site, no more.
    set_item(key, text).ok();
}

/// Leaves for an address, out of any frame: the shop shows itself in none. Whether the frame allows it.
pub(crate) fn leave_for(url: &str) -> bool {
    !open_window(url, "_top").is_null()
}

/// Whether a click asks for nothing but to follow the link.
pub(crate) fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key())
}

/// Calls back when this program cannot go on: a panic leaves it in no state to be called again.
pub(crate) fn on_panic(callback: Function) {
    let callback = leptos::__reexports::send_wrapper::SendWrapper::new(callback);
    std::panic::set_hook(Box::new(move |_| {
        // Nobody is left to hear of a failure here.
        callback.call0(&JsValue::NULL).ok();
    }));
}
