//! Values that come from data: isolated, so that their script cannot disturb the text around them.

use crate::prelude::*;

use crate::Words;

/// A value from data in the midst of interface text: a name, a code, a price. Its own script decides which way it runs.
#[component]
pub fn Data(
    /// The value.
    #[prop(into)]
    value: String,
) -> Node {
    view! { <bdi>{value}</bdi> }
}

/// A text of the catalogue, with its language when that is not the interface's.
#[component]
pub fn FeedText(
    /// Knows the language of the catalogue.
    words: Words,
    /// The text.
    #[prop(into)]
    text: String,
) -> Node {
    view! { <bdi lang=words.content_lang()>{text}</bdi> }
}

/// A value that runs from left to right in every language: a telephone number, an account, a link.
#[component]
pub fn Code(
    /// The value.
    #[prop(into)]
    value: String,
) -> Node {
    view! { <bdi dir="ltr" class="u-code">{value}</bdi> }
}
