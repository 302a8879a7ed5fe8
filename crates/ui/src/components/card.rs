//! A product in a list. The whole card is one link; putting it into the cart is the one button on it.

use std::ops::Range;

use crate::prelude::*;
use souk_commerce::Summary;

use super::badge::{Badge, Tone};
use super::data::FeedText;
use super::icon::{Icon, Picto};
use super::picture::{Loading, Picture};
use super::price::{Price, PriceFacts};
use super::rating::Rating;
use crate::Words;

/// A product and the address of its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Address of the product's page.
    pub href: String,
    /// What is shown of it.
    pub summary: Summary,
    /// Parts of the title that somebody searched for, as places in its bytes, ascending.
    pub marks: Vec<Range<usize>>,
}

/// A card: one row of the grid for picture, name, facts and price each, so that they align across cards.
#[component]
pub fn ProductCard(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    card: Card,
    /// Puts the product into the cart; without it there is no button.
    #[prop(optional_no_strip)]
    on_add: Option<Callback<Summary>>,
    /// Whether the picture is in the first screen.
    #[prop(optional)]
    loading: Loading,
) -> Node {
    let Card {
        href,
        summary,
        marks,
    } = card;
    let title = marked(&summary.title, &marks);
    let facts = PriceFacts {
        price: summary.price,
        regular: summary.regular,
        delivered: summary.delivered,
    };
    let badge = if summary.available {
        facts
            .percent_off()
            .map(|percent| (words.discount(&words.number(percent)), Tone::Saving))
    } else {
        Some((words.stock_out().to_owned(), Tone::Warning))
    };
    let corner = match on_add {
        Some(on_add) if summary.quick_offer.is_some() => {
            Some(quick_add(&words, summary.clone(), on_add))
        }
        _ => options(&words, summary.variants),
    };
    let brand = summary.brand.clone().map(
        |brand| view! { <p class="c-card__brand"><FeedText words=words.clone() text=brand/></p> },
    );
    view! {
        <article class="c-card" data-available=if summary.available { "yes" } else { "no" }>
            <div class="c-card__picture">
                <Picture image=summary.image.clone() alt="" loading/>
                {badge.map(|(label, tone)| view! { <Badge label tone/> })}
                {corner}
            </div>
            <div class="c-card__name">
                {brand}
                <h3 class="c-card__title">
                    <a class="c-card__link" href=href><bdi lang=words.content_lang()>{title}</bdi></a>
                </h3>
            </div>
            <p class="c-card__facts">{facts_line(&words, &summary)}</p>
            <Price words=words.clone() facts/>
        </article>
    }
}

/// A text with parts of it marked.
fn marked(text: &str, marks: &[Range<usize>]) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut done = 0;
    let piece = |from: usize, to: usize| text.get(from..to).unwrap_or_default().to_owned();
    for mark in marks {
        nodes.push(piece(done, mark.start).into_node());
        nodes.push(view! { <mark>{piece(mark.start, mark.end)}</mark> });
        done = mark.end;
    }
    nodes.push(piece(done, text.len()).into_node());
    nodes
}

fn facts_line(words: &Words, summary: &Summary) -> Node {
    let rating = summary
        .rating
        .map(|rating| view! { <Rating words=words.clone() rating/> });
    let sellers = u64::try_from(summary.sellers.len()).unwrap_or_default();
    let sellers = (sellers > 1)
        .then(|| view! { <span>{words.sellers_count(sellers, &words.number(sellers))}</span> });
    view! { {rating} {sellers} }
}

/// How many variants there are to choose from, where there is a choice.
fn options(words: &Words, variants: u16) -> Option<Node> {
    let text = words.options_count(u64::from(variants), &words.number(variants));
    (variants > 1).then(|| view! { <p class="c-card__options">{text}</p> })
}

fn quick_add(words: &Words, summary: Summary, on_add: Callback<Summary>) -> Node {
    let name = words.add_name_to_cart(&summary.title);
    view! {
        <button
            type="button"
            class="c-card__add"
            aria-label=name
            title=words.add_to_cart().to_owned()
            on:click=move |_| on_add.run(summary.clone())
        >
            <Picto icon=Icon::Add/>
        </button>
    }
}
