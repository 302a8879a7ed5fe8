//! A text of the shop about itself: imprint, terms, delivery, returns, privacy.

use souk_commerce::{Passage, Policy};

use crate::Words;
use crate::prelude::*;

/// A policy as a page.
#[component]
pub fn PolicyView(
    /// Texts and formats.
    words: Words,
    /// The text.
    policy: Policy,
) -> Node {
    let mut parts: Vec<Node> = Vec::new();
    let mut items: Vec<Node> = Vec::new();
    for passage in policy.text {
        if let Passage::Item(text) = passage {
            items.push(view! { <li dir="auto">{text}</li> });
            continue;
        }
        flush(&mut items, &mut parts);
        parts.push(match passage {
            Passage::Heading(text) => view! { <h2 dir="auto">{text}</h2> },
            Passage::Paragraph(text) | Passage::Item(text) => view! { <p dir="auto">{text}</p> },
        });
    }
    flush(&mut items, &mut parts);
    let is_other = policy.language.base() != words.language().tag();
    let lang = is_other.then(|| policy.language.as_str().to_owned());
    view! {
        <article class="p-policy" lang=lang>
            <h1 tabindex="-1" dir="auto">{policy.title}</h1>
            {parts}
        </article>
    }
}

fn flush(items: &mut Vec<Node>, parts: &mut Vec<Node>) {
    if !items.is_empty() {
        let items = std::mem::take(items);
        parts.push(view! { <ul>{items}</ul> });
    }
}
