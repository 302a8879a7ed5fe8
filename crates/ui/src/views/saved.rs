//! Products saved for later, with what has happened to their prices since.

use souk_commerce::{Money, ProductId, Summary};

use crate::Words;
use crate::components::card::{Card, ProductCard};
use crate::components::icon::{Icon, Picto};
use crate::components::link::Link;
use crate::components::message::{Message, MessagePanel, MessageRank};
use crate::prelude::*;

/// A product that is saved.
#[derive(Debug, Clone)]
pub struct SavedItem {
    /// What is shown of it.
    pub card: Card,
    /// How far its price has moved since it was saved; nothing when it has not, or when that is not known.
    pub change: Option<PriceChange>,
    /// Whether it is still saved: it stays in sight until the page is left, so that a slip can be taken back.
    pub is_saved: Signal<bool>,
}

/// How far a price has moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriceChange {
    /// It is lower by so much.
    Lower(Money),
    /// It is higher by so much.
    Higher(Money),
}

/// What a shopper asks of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedEvent {
    /// Saves a product no longer, or again.
    Turn(ProductId),
    /// Puts a product into the cart.
    Add(Box<Summary>),
}

/// Products saved for later.
#[component]
pub fn SavedView(
    /// Texts and formats.
    words: Words,
    /// The products, the latest first.
    items: Vec<SavedItem>,
    /// How many were saved that the shop has no longer.
    gone: u32,
    /// The home page.
    home_href: String,
    /// What the shopper asks for.
    on_event: Callback<SavedEvent>,
) -> Node {
    if items.is_empty() && gone == 0 {
        let message = Message {
            title: words.saved_empty().to_owned(),
            hint: words.saved_empty_hint().to_owned(),
            kept: String::new(),
            way_on: Some(Link::new(home_href, words.to_home())),
        };
        return view! { <MessagePanel message icon=Icon::Heart rank=MessageRank::Page retry=None/> };
    }
    let gone = (gone > 0).then(|| {
        let text = words.saved_gone(u64::from(gone), &words.number(gone));
        view! { <p class="p-saved__gone">{text}</p> }
    });
    let cells: Vec<_> = items
        .into_iter()
        .map(|item| cell(&words, item, on_event))
        .collect();
    view! {
        <div class="p-saved">
            <h1 tabindex="-1">{words.saved_products()}</h1>
            {gone}
            <ul class="c-grid" role="list">{cells}</ul>
        </div>
    }
}

fn cell(words: &Words, item: SavedItem, on_event: Callback<SavedEvent>) -> Node {
    let SavedItem {
        card,
        change,
        is_saved,
    } = item;
    let (id, title) = (card.summary.product.clone(), card.summary.title.clone());
    let note = change.map(|change| match change {
        PriceChange::Lower(by) => {
            view! { <p class="c-saving">{words.saved_lower(&words.money(by))}</p> }
        }
        PriceChange::Higher(by) => view! { <p>{words.saved_higher(&words.money(by))}</p> },
    });
    let add = Callback::new(move |summary| on_event.run(SavedEvent::Add(Box::new(summary))));
    let pressed = move || if is_saved.get() { "true" } else { "false" };
    let name = words.save_name_for_later(&title);
    view! {
        <li class="c-grid__cell">
            <ProductCard words=words.clone() card on_add=Some(add)/>
            <div class="p-saved__note">
                {note}
                <button
                    type="button"
                    class="c-button c-button--quiet c-marks__button"
                    aria-label=name
                    aria-pressed=pressed
                    on:click=move |_| on_event.run(SavedEvent::Turn(id.clone()))
                >
                    <Picto icon=Icon::Heart/>
                    <span>{words.save_for_later().to_owned()}</span>
                </button>
            </div>
        </li>
    }
}
