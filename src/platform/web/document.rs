//! The document around the program: title, language, focus.

use souk_ui::node::Node;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use super::location::window;

fn document() -> Option<Document> {
    window().and_then(|window| window.document())
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The language of the whole page; empty when it names none.
pub fn language() -> String {
    let root = document().and_then(|document| document.document_element());
    root.and_then(|root| root.get_attribute("lang"))
        .unwrap_or_default()
}

/// Sets language and direction of the whole page.
pub fn set_language(tag: &str, direction: &str) {
    set_root_attribute("lang", tag);
    set_root_attribute("dir", direction);
}

/// Sets or, with an empty value, removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Fails only for names that are no attribute names; ours are constants.
        let change = if value.is_empty() {
            root.remove_attribute(name)
        } else {
            root.set_attribute(name, value)
        };
        change.ok();
    }
}

/// Sets an attribute of the first element that a selector finds.
pub fn set_attribute(selector: &str, name: &str, value: &str) {
    if let Some(element) =
        document().and_then(|document| document.query_selector(selector).ok().flatten())
    {
        // As above.
        element.set_attribute(name, value).ok();
    }
}

/// Moves the focus to the first element that a selector finds.
pub fn focus(selector: &str) {
    let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that takes no focus leaves it where it is.
        element.focus().ok();
    }
}

/// Puts the program's view in place of what stands in the document's `#app`.
pub fn mount(view: impl FnOnce() -> Node + 'static) {
    let element = document().and_then(|document| document.get_element_by_id("app"));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.set_text_content(None);
        leptos::mount::mount_to(element, view).forget();
    }
}

/// The program cannot start: the boot script says so to the shopper.
pub fn fail(reason: &str) {
    super::log(reason);
    super::send_event("souk-failed");
}

/// Calls back once what was just drawn is in the document.
pub fn after_paint(callback: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let closure = wasm_bindgen::closure::Closure::once_into_js(callback);
        // Fails only in a document that is being torn down.
        window.request_animation_frame(closure.unchecked_ref()).ok();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        // A browser without printing leaves the page as it is.
        window.print().ok();
    }
}
