//! What a shopper does with a product besides buying it: keep it for later, compare it, hand it on.

use crate::Words;
use crate::prelude::*;

use super::icon::{Icon, Picto};

/// What is done with a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkEvent {
    /// Saves it for later, or no longer.
    Save,
    /// Chooses it for comparing, or no longer.
    Compare,
    /// Hands a link to it on.
    Share,
}

/// How a product is marked.
#[derive(Debug, Clone)]
pub struct MarkFacts {
    /// Whether it is saved.
    pub is_saved: Signal<bool>,
    /// Whether it is chosen for comparing.
    pub is_compared: Signal<bool>,
    /// Where chosen products stand side by side.
    pub compare_href: String,
}

/// The marks of a product as buttons.
#[component]
pub fn Marks(
    /// Texts and formats.
    words: Words,
    /// How it is marked.
    facts: MarkFacts,
    /// What the shopper does.
    on_event: Callback<MarkEvent>,
) -> Node {
    let MarkFacts {
        is_saved,
        is_compared,
        compare_href,
    } = facts;
    let button = |icon, is_on: Option<Signal<bool>>, label: Node, event| {
        let pressed = move || is_on.map(|is_on| if is_on.get() { "true" } else { "false" });
        view! {
            <button
                type="button"
                class="c-button c-button--quiet c-marks__button"
                aria-pressed=pressed
                on:click=move |_| on_event.run(event)
            >
                <Picto icon/>
                <span>{label}</span>
            </button>
        }
    };
    let save = button(
        Icon::Heart,
        Some(is_saved),
        words.save_for_later().to_owned().into_node(),
        MarkEvent::Save,
    );
    let compare = button(
        Icon::Compare,
        Some(is_compared),
        words.compare().to_owned().into_node(),
        MarkEvent::Compare,
    );
    let share = button(
        Icon::Share,
        None,
        words.share().to_owned().into_node(),
        MarkEvent::Share,
    );
    let lead = move || {
        let (href, label) = (compare_href.clone(), words.to_comparison().to_owned());
        is_compared
            .get()
            .then(|| view! { <a class="c-marks__lead" href=href>{label}</a> })
    };
    view! { <div class="c-marks">{save} {compare} {share} {lead}</div> }
}
