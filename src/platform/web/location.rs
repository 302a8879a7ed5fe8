//! The address bar, history and scrolling.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlAnchorElement, MouseEvent, ScrollRestoration, ScrollToOptions, Window};

use crate::platform::Address;

thread_local! {
    /// Number of the history entry that is shown.
    static ENTRY: Cell<u32> = const { Cell::new(0) };
}

#[allow(
    clippy::disallowed_methods,
    reason = "this folder is where the browser is named"
)]
pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

/// The address that is shown.
pub fn address() -> Address {
    let Some(location) = window().map(|window| window.location()) else {
        return Address::default();
    };
    Address {
        path: location.pathname().unwrap_or_default(),
        query: without(location.search().unwrap_or_default(), '?'),
        fragment: without(location.hash().unwrap_or_default(), '#'),
    }
}

/// Scheme, host and port of the page.
pub fn origin() -> String {
    window()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

fn without(text: String, prefix: char) -> String {
    text.strip_prefix(prefix)
        .map_or(text.clone(), str::to_owned)
}

/// Shows an address as a new history entry, without loading anything.
pub fn push_address(href: &str) {
    remember_scroll();
    ENTRY.set(ENTRY.get().saturating_add(1));
    write_entry(href, true);
}

/// Shows an address in place of the present one, without loading anything.
pub fn replace_address(href: &str) {
    write_entry(href, false);
}

fn write_entry(href: &str, is_new: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else {
        return;
    };
    let state = JsValue::from(ENTRY.get());
    // A browser refuses only addresses of another origin and floods of calls; the page is right either way.
    let change = if is_new {
        history.push_state_with_url(&state, "", Some(href))
    } else {
        history.replace_state_with_url(&state, "", Some(href))
    };
    change.ok();
}

/// Leaves for an address by loading it.
pub fn leave_for(href: &str) {
    remember_scroll();
    if let Some(window) = window() {
        // Fails only for an address that is none; then the page stays.
        window.location().set_href(href).ok();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        // Fails only in a document that is being torn down.
        window.location().reload().ok();
    }
}

/// Takes over scroll restoration and calls back on every Back and Forward.
pub fn on_return(callback: impl Fn() + 'static) {
    let Some(window) = window() else { return };
    if let Ok(history) = window.history() {
        // Where it is not supported the browser restores by itself.
        history
            .set_scroll_restoration(ScrollRestoration::Manual)
            .ok();
        ENTRY.set(
            history
                .state()
                .ok()
                .and_then(|state| state.as_f64())
                .map_or(0, entry_number),
        );
    }
    listen(&window, "popstate", move |event| {
        remember_scroll();
        let state = js_sys::Reflect::get(&event, &"state".into())
            .ok()
            .and_then(|state| state.as_f64());
        ENTRY.set(state.map_or(0, entry_number));
        callback();
    });
    listen(&window, "pagehide", |_| remember_scroll());
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "written by `write_entry` from a u32"
)]
fn entry_number(state: f64) -> u32 {
    state as u32
}

/// Calls back for every plain click on a link of the page's own origin, with its path, query and fragment. When the
/// callback says that it has taken the click, the browser does not follow the link.
pub fn on_link(callback: impl Fn(&Address) -> bool + 'static) {
    let Some(document) = window().and_then(|window| window.document()) else {
        return;
    };
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(address) = plain_click(&event)
            && callback(&address)
        {
            event.prevent_default();
        }
    });
    // Listening can only fail for a detached document.
    document
        .add_event_listener_with_callback("click", closure.as_ref().unchecked_ref())
        .ok();
    closure.forget();
}

/// The address of the link that a click goes to, unless the click asks for a new tab, a download or another origin.
fn plain_click(event: &Event) -> Option<Address> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = mouse.button() == 0
        && !(mouse.meta_key()
            || mouse.ctrl_key()
            || mouse.shift_key()
            || mouse.alt_key()
            || event.default_prevented());
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let stays = (link.target().is_empty() || link.target() == "_self")
        && !link.has_attribute("download")
        && link.origin() == origin();
    (is_plain && stays).then(|| Address {
        path: link.pathname(),
        query: without(link.search(), '?'),
        fragment: without(link.hash(), '#'),
    })
}

fn scroll_key() -> String {
    format!("souk-scroll-{}", ENTRY.get())
}

fn remember_scroll() {
    if let Some(window) = window()
        && let (Ok(y), Ok(Some(session))) = (window.scroll_y(), window.session_storage())
    {
        // A full or refused session storage costs a scroll position, no more.
        session
            .set_item(&scroll_key(), &whole_pixels(y).to_string())
            .ok();
    }
}

/// Whole numbers spare the program the code that writes and reads floats.
#[allow(
    clippy::cast_possible_truncation,
    reason = "no page is two billion pixels long"
)]
fn whole_pixels(y: f64) -> i32 {
    y as i32
}

/// Scrolls to where the shopper was on this history entry.
pub fn restore_scroll() {
    let kept = window()
        .and_then(|window| window.session_storage().ok().flatten())
        .and_then(|session| session.get_item(&scroll_key()).ok().flatten())
        .and_then(|y| y.parse::<i32>().ok());
    scroll_to(f64::from(kept.unwrap_or(0)));
}

/// Scrolls to a distance from the top, in CSS pixels.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        let options = ScrollToOptions::new();
        options.set_top(y);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// Calls back for every event of a kind, for as long as the page lives.
pub(super) fn listen(
    target: &web_sys::EventTarget,
    kind: &str,
    callback: impl Fn(Event) + 'static,
) {
    let closure = Closure::<dyn Fn(Event)>::new(callback);
    // Listening can only fail for a detached target.
    target
        .add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref())
        .ok();
    closure.forget();
}
