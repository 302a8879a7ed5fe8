//! Chosen filters as buttons that take them away.

use crate::prelude::*;
use leptos::html;

use super::icon::{Icon, Picto};
use crate::{Source, Words};

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
    chips: Source<Vec<Chip<E>>>,
    /// A filter was taken away.
    on_remove: Callback<E>,
    /// All were taken away.
    on_clear: Callback<()>,
) -> Node
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
    let shown = chips.clone();
    let each = move || shown.get();
    let is_empty = move || chips.get().is_empty();
    let state = {
        let is_empty = is_empty.clone();
        move || is_empty().then_some("empty")
    };
    view! {
        <div
            class="c-chips"
            role="group"
            tabindex="-1"
            aria-label=words.chosen_filters()
            data-state=state
            node_ref=group
        >
            {rows(each, |chip| chip.label.clone(), chip)}
            <button type="button" class="c-chip c-chip--clear" hidden=is_empty on:click=clear>
                {words.clear_filters()}
            </button>
        </div>
    }
}
