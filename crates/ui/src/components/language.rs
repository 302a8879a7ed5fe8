//! The languages of the interface, each by its own name, each a link to this page in that language.

use crate::prelude::*;
use souk_i18n::Locale;

use super::icon::{Icon, Picto};
use crate::Words;

/// A language and this page in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageLink {
    /// The language.
    pub locale: Locale,
    /// This page in it.
    pub href: String,
}

/// Languages as a list of links, behind a button that names the current one.
#[component]
pub fn LanguageMenu(
    /// Texts and formats.
    words: Words,
    /// All languages of the shop.
    languages: Vec<LanguageLink>,
) -> Node {
    let current = words.language();
    let items = language_items(&words, languages);
    view! {
        <details class="c-menu">
            <summary>
                <Picto icon=Icon::Language/>
                <span class="u-hidden">{words.language_choice()} ": "</span>
                <span>{current.name()}</span>
            </summary>
            <ul role="list">{items}</ul>
        </details>
    }
}

/// The links, for lists of any shape.
pub(crate) fn language_items(words: &Words, languages: Vec<LanguageLink>) -> Vec<Node> {
    let current = words.language();
    languages
        .into_iter()
        .map(|language| {
            let tag = language.locale.tag();
            let dir = language.locale.direction().as_str();
            let is_current = (language.locale == current).then_some("true");
            view! {
                <li>
                    <a href=language.href lang=tag hreflang=tag dir=dir aria-current=is_current data-keep="page">
                        {language.locale.name()}
                    </a>
                </li>
            }
        })
        .collect()
}
