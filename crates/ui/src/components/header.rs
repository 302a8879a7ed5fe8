//! The head of every page: the shop's name, search, language, cart, categories.

use crate::prelude::*;

use super::data::{Data, FeedText};
use super::icon::{Icon, Picto};
use super::language::{LanguageLink, LanguageMenu};
use super::link::Link;
use crate::Words;

/// What the head shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderFacts {
    /// The shop's name.
    pub shop_name: String,
    /// The home page.
    pub home_href: String,
    /// What is saved for later; nothing while buying.
    pub saved_href: Option<String>,
    /// The cart.
    pub cart_href: String,
    /// Top categories; empty while buying, where nothing should lead away.
    pub categories: Vec<Link>,
    /// This page in every language.
    pub languages: Vec<LanguageLink>,
}

/// The first thing the keyboard reaches: past the head, to the content.
#[component]
pub fn SkipLink(
    /// Texts and formats.
    words: Words,
) -> Node {
    view! { <a class="c-skip" href="#main">{words.skip_to_content()}</a> }
}

/// The head of a page.
#[component]
pub fn SiteHeader(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    facts: HeaderFacts,
    /// Pieces in the cart.
    pieces: Signal<u32>,
    /// The search box; nothing while buying.
    #[prop(optional_no_strip)]
    search: Option<Node>,
) -> Node {
    let categories = (!facts.categories.is_empty()).then(|| {
        let items: Vec<_> = facts
            .categories
            .into_iter()
            .map(|link| view! { <li><a href=link.href><FeedText words=words.clone() text=link.label/></a></li> })
            .collect();
        view! {
            <nav class="c-header__nav" aria-label=words.categories()><ul role="list">{items}</ul></nav>
        }
    });
    let saved = facts.saved_href.map(|href| {
        let name = words.saved_products();
        view! { <a class="c-header__saved" href=href aria-label=name title=name><Picto icon=Icon::Heart/></a> }
    });
    let search = search.map(|search| view! { <div class="c-header__search">{search}</div> });
    view! {
        <header class="c-header">
            <div class="c-header__bar l-center">
                <a class="c-header__name" href=facts.home_href>
                    <Picto icon=Icon::Arch/>
                    <Data value=facts.shop_name/>
                </a>
                {search}
                <LanguageMenu words=words.clone() languages=facts.languages/>
                {saved}
                <CartLink words=words.clone() href=facts.cart_href pieces/>
            </div>
            {categories}
        </header>
    }
}

#[component]
fn CartLink(words: Words, href: String, pieces: Signal<u32>) -> Node {
    let spoken = {
        let words = words.clone();
        move || words.cart_pieces(u64::from(pieces.get()), &words.number(pieces.get()))
    };
    let label = words.cart().to_owned();
    let count = move || (pieces.get() > 0).then(|| words.number(pieces.get()));
    view! {
        <a class="c-header__cart" href=href>
            <Picto icon=Icon::Cart/>
            <span class="c-header__cartname">{label}</span>
            <span class="c-header__count">{count}</span>
        </a>
        <span class="u-hidden" role="status">{spoken}</span>
    }
}
