//! The way from the home page to here.

use crate::prelude::*;

use super::data::FeedText;
use super::link::Link;
use crate::Words;

/// Links to the places above this page; the page itself is not among them.
#[component]
pub fn Breadcrumb(
    /// Texts and formats.
    words: Words,
    /// The home page.
    #[prop(into)]
    home_href: String,
    /// Categories, outermost first.
    crumbs: Vec<Link>,
) -> Node {
    let crumbs: Vec<_> = crumbs
        .into_iter()
        .map(|link| {
            view! { <li><a href=link.href><FeedText words=words.clone() text=link.label/></a></li> }
        })
        .collect();
    view! {
        <nav class="c-breadcrumb" aria-label=words.breadcrumb()>
            <ol role="list"><li><a href=home_href>{words.home()}</a></li>{crumbs}</ol>
        </nav>
    }
}
