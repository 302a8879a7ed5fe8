//! Cards beside each other: a grid that fills the width, or one row that scrolls where the screen is narrow.

use crate::prelude::*;
use souk_commerce::Summary;

use super::card::{Card, ProductCard};
use super::data::FeedText;
use super::link::Link;
use super::picture::Loading;
use crate::{Source, Words};

/// Pictures that a first screen is likely to hold.
const EARLY: usize = 4;

/// A list of cards that grows and shrinks; a card that stays keeps its element.
#[component]
pub fn CardGrid(
    /// Texts and formats.
    words: Words,
    /// The cards.
    cards: Source<Vec<Card>>,
    /// Puts a product into the cart.
    #[prop(optional_no_strip)]
    on_add: Option<Callback<Summary>>,
) -> Node {
    let row = move |(index, card): (usize, Card)| {
        let loading = if index < EARLY {
            Loading::Early
        } else {
            Loading::Late
        };
        view! { <li class="c-grid__cell"><ProductCard words=words.clone() card on_add loading/></li> }
    };
    let shown = cards.clone();
    let each = move || shown.get().into_iter().enumerate().collect();
    view! {
        <ul class="c-grid" role="list" hidden=move || cards.get().is_empty()>
            {rows(each, |(_, card)| card.summary.product.to_string(), row)}
        </ul>
    }
}

/// A collection of the home page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// Its name.
    pub title: String,
    /// Whether the name comes from the catalogue rather than from the interface.
    pub is_feed_text: bool,
    /// Where all of it is; `None` when the row shows all.
    pub all_href: Option<String>,
    /// The first cards.
    pub cards: Vec<Card>,
}

/// A collection as one row under its name.
#[component]
pub fn Collection(
    /// Texts and formats.
    words: Words,
    /// The collection.
    row: CardRow,
    /// Puts a product into the cart.
    #[prop(optional_no_strip)]
    on_add: Option<Callback<Summary>>,
    /// Whether it is in the first screen.
    #[prop(optional)]
    loading: Loading,
) -> Node {
    let title = if row.is_feed_text {
        view! { <FeedText words=words.clone() text=row.title.clone()/> }
    } else {
        row.title.clone().into_node()
    };
    let all = row.all_href.map(|href| {
        let Link { href, label } = Link::new(href, words.see_all());
        view! { <a class="c-collection__all" href=href aria-label=words.see_all_of(&row.title)>{label}</a> }
    });
    let cards: Vec<_> = row
        .cards
        .into_iter()
        .map(|card| {
            view! { <li class="c-grid__cell"><ProductCard words=words.clone() card on_add loading/></li> }
        })
        .collect();
    view! {
        <section class="c-collection">
            <div class="c-collection__head"><h2>{title}</h2>{all}</div>
            <ul class="c-grid c-grid--row" role="list">{cards}</ul>
        </section>
    }
}
