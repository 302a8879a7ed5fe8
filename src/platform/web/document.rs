//! The document around the program: title, language, focus.

use souk_ui::node::Node;
use wasm_bindgen::prelude::*;

mod browser {
    use super::{Closure, wasm_bindgen};

    #[wasm_bindgen(module = "/src/platform/web/browser.js")]
    extern "C" {
        #[wasm_bindgen(js_name = setTitle)]
        pub(super) fn set_title(title: &str);
        pub(super) fn language() -> String;
        #[wasm_bindgen(js_name = setAttribute)]
        pub(super) fn set_attribute(selector: &str, name: &str, value: &str);
        pub(super) fn focus(selector: &str);
        pub(super) fn room(id: &str) -> Option<web_sys::HtmlElement>;
        #[wasm_bindgen(js_name = isEmpty)]
        pub(super) fn is_empty(id: &str) -> bool;
        #[wasm_bindgen(js_name = isGuest)]
        pub(super) fn is_guest() -> bool;
        #[wasm_bindgen(js_name = takeOver)]
        pub(super) fn take_over(id: &str);
        #[wasm_bindgen(js_name = afterPaint)]
        pub(super) fn after_paint(callback: Closure<dyn FnMut()>);
        #[wasm_bindgen(js_name = openPrint)]
        pub(super) fn print();
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    browser::set_title(title);
}

/// The language of the whole page; empty when it names none.
pub fn language() -> String {
    browser::language()
}

/// Sets language and direction of the whole page.
pub fn set_language(tag: &str, direction: &str) {
    set_root_attribute("lang", tag);
    set_root_attribute("dir", direction);
}

/// Sets or, with an empty value, removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    set_attribute("html", name, value);
}

/// Sets or, with an empty value, removes an attribute of the first element that a selector finds.
pub fn set_attribute(selector: &str, name: &str, value: &str) {
    browser::set_attribute(selector, name, value);
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    browser::focus(selector);
}

/// Puts the program's view in place of what stands in the document's `#app`.
pub fn mount(view: impl FnOnce() -> Node + 'static) {
    if let Some(app) = browser::room("app") {
        leptos::mount::mount_to(app, view).forget();
    }
}

/// A view in somebody else's document; it goes when this is dropped.
pub struct Mounted(
    #[allow(dead_code, reason = "held for what happens when it is dropped")] Box<dyn std::any::Any>,
);

impl std::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mounted")
    }
}

/// Puts a view in place of what stands in an element of the document; nothing when there is none of that name.
pub fn mount_in(id: &str, view: impl FnOnce() -> Node + 'static) -> Option<Mounted> {
    let mounted = leptos::mount::mount_to(browser::room(id)?, view);
    Some(Mounted(Box::new(mounted)))
}

/// Whether an element of the document is there and holds nothing.
pub fn is_empty(id: &str) -> bool {
    browser::is_empty(id)
}

/// Whether this program runs in the document of another.
pub fn is_guest() -> bool {
    browser::is_guest()
}

/// Shows a view where printed content has stood in for it, in the element of that name. Its content is complete.
pub fn take_over(id: &str) {
    browser::take_over(id);
}

/// The program cannot start: the boot script says so to the shopper.
pub fn fail(reason: &str) {
    super::log(reason);
    super::send_event("souk-failed");
}

/// Calls back once what was just drawn is in the document.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    browser::after_paint(Closure::once(callback));
}

/// Opens the browser's print dialog.
pub fn print() {
    browser::print();
}
