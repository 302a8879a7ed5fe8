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
        pub(super) fn room() -> web_sys::HtmlElement;
        #[wasm_bindgen(js_name = takeOver)]
        pub(super) fn take_over();
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
    leptos::mount::mount_to(browser::room(), view).forget();
}

/// Shows the program's view where a printed page has stood in for it. Its content is complete.
pub fn take_over() {
    browser::take_over();
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
