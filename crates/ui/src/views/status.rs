//! Pages that stand in for a page: not there, not loaded, not seen before the network went.

use crate::prelude::*;

use crate::Words;
use crate::components::icon::Icon;
use crate::components::link::Link;
use crate::components::message::{Message, MessagePanel, MessageRank};

/// Why a page is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// No page has this address.
    NotFound,
    /// The product is not in the catalogue any more.
    ProductGone,
    /// Something came that could not be read, or nothing came.
    Broken,
    /// There is no network, and the page has not been seen before.
    Offline,
    /// The backend does not answer, so nothing can be ordered.
    CheckoutUnreachable,
    /// The order's link is wrong, or the backend does not answer.
    OrderUnreachable,
}

/// A page that stands in for another.
#[component]
pub fn StatusView(
    /// Texts and formats.
    words: Words,
    /// Why.
    status: Status,
    /// The home page.
    #[prop(into)]
    home_href: String,
    /// Tries again; without it there is no button.
    #[prop(optional_no_strip)]
    on_retry: Option<Callback<()>>,
) -> Node {
    let (title, hint, kept, icon) = texts(&words, status);
    let message = Message {
        title: title.to_owned(),
        hint: hint.to_owned(),
        kept: kept.to_owned(),
        way_on: Some(Link::new(home_href, words.to_home())),
    };
    let retry = on_retry.map(|on_retry| (words.try_again().to_owned(), on_retry));
    view! { <MessagePanel message icon rank=MessageRank::Page retry/> }
}

fn texts(words: &Words, status: Status) -> (&str, &str, &str, Icon) {
    match status {
        Status::NotFound => (words.not_found(), words.not_found_hint(), "", Icon::Search),
        Status::ProductGone => (
            words.product_gone(),
            words.not_found_hint(),
            "",
            Icon::Search,
        ),
        Status::Broken => (
            words.broken(),
            words.broken_hint(),
            words.cart_is_safe(),
            Icon::Warning,
        ),
        Status::Offline => (
            words.offline_title(),
            words.offline_hint(),
            words.cart_is_safe(),
            Icon::Offline,
        ),
        Status::CheckoutUnreachable => (
            words.checkout_unreachable(),
            words.checkout_unreachable_hint(),
            "",
            Icon::Warning,
        ),
        Status::OrderUnreachable => (
            words.order_unreachable(),
            words.order_unreachable_hint(),
            "",
            Icon::Warning,
        ),
    }
}
