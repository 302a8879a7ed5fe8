//! The handles that pages find in the context. Their signals are private: pages read through them and ask by verbs.

pub mod arrival;
pub mod cart;
pub mod checkout;
pub mod loading;
pub mod navigation;
pub mod notices;
pub mod preferences;
pub mod scene;

use souk_ui::prelude::use_context;

/// What a program put into the context. A page outside its program finds nothing there: that is a mistake of this
/// program, not of its input.
pub(crate) fn given<T: Clone + 'static>() -> T {
    match use_context() {
        Some(given) => given,
        None => unreachable!("a page stands inside its program"),
    }
}
