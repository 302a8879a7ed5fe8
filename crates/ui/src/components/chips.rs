//! Chosen filters as buttons that take them away.

use leptos::html;
use leptos::prelude::*;

use super::icon::{Icon, Picto};
use crate::Words;

/// A chosen filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip<E> {
    /// What it says.
    pub label: String,
    /// What is sent when it is taken away.
    pub removal: E,
}

/// The chosen filters, and one button that takes all of them away.
#[component]
pub fn Chips<E>(
    /// Texts and formats.
    words: Words,
    /// The filters.
    chips: Signal<Vec<Chip<E>>>,
    /// A filter was taken away.
    on_remove: Callback<E>,
    /// All were taken away.
    on_clear: Callback<()>,
) -> impl IntoView
where
    E: Clone + Send + Sync + 'static,
{
    // The pressed button goes away: without this, focus would fall back to the top of the page.
    let group = NodeRef::<html::Div>::new();
    let keep_focus = move || {
        if let Some(group) = group.get_untracked() {
            group.focus().ok();
        }
    };
    let remove_words = words.clone();
    let chip = move |chip: Chip<E>| {
        let removal = chip.removal;
        let name = remove_words.remove_filter(&chip.label);
        let remove = move |_| {
            on_remove.run(removal.clone());
            keep_focus();
        };
        view! {
            <button type="button" class="c-chip" aria-label=name on:click=remove>
                <bdi>{chip.label}</bdi>
                <Picto icon=Icon::Close/>
            </button>
        }
    };
    let clear = move |_| {
        on_clear.run(());
        keep_focus();
    };
    view! {
        <div
            class="c-chips"
            role="group"
            tabindex="-1"
            aria-label=words.chosen_filters().to_owned()
            hidden=move || chips.with(Vec::is_empty)
            node_ref=group
        >
            <For each=move || chips.get() key=|chip| chip.label.clone() children=chip/>
            <button type="button" class="c-chip c-chip--clear" on:click=clear>
                {words.clear_filters().to_owned()}
            </button>
        </div>
    }
    .into_any()
}
