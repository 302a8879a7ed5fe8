//! Text of a product page: paragraphs and lists, without markup of its own.

use crate::prelude::*;
use souk_commerce::product::{Block, RichText};

use crate::Words;

/// A text of the catalogue in blocks.
#[component]
pub fn Prose(
    /// Knows the language of the catalogue.
    words: Words,
    /// The text.
    text: RichText,
) -> Node {
    let mut parts: Vec<Node> = Vec::new();
    let mut items: Vec<Node> = Vec::new();
    for block in text.blocks {
        match block {
            Block::Item(text) => items.push(view! { <li dir="auto">{text}</li> }),
            Block::Paragraph(text) => {
                flush(&mut items, &mut parts);
                parts.push(view! { <p dir="auto">{text}</p> });
            }
        }
    }
    flush(&mut items, &mut parts);
    view! { <div class="c-prose" lang=words.content_lang() dir=words.content_dir()>{parts}</div> }
}

fn flush(items: &mut Vec<Node>, parts: &mut Vec<Node>) {
    if !items.is_empty() {
        let items = std::mem::take(items);
        parts.push(view! { <ul>{items}</ul> });
    }
}
