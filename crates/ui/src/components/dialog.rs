//! A native modal dialog: the browser keeps focus inside, the rest inert, and closes it on Escape.

use crate::prelude::*;
use leptos::html;

use super::button::IconButton;
use super::icon::Icon;
use crate::Words;

/// A sheet over the page. Its content exists only while it is open.
#[component]
pub fn Dialog(
    /// Texts and formats.
    words: Words,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Whether it is open.
    open: Signal<bool>,
    /// It was closed, by whatever means.
    on_close: Callback<()>,
    /// Draws what stands in it.
    content: Callback<(), Node>,
) -> Node {
    let element = NodeRef::<html::Dialog>::new();
    effect(move || {
        let Some(dialog) = element.get() else { return };
        match (open.get(), dialog.open()) {
            // Fails only for an element outside the document, which has nothing to show.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let ask_to_close = Callback::new(move |()| {
        if let Some(dialog) = element.get_untracked() {
            dialog.close();
        }
    });
    let name = title.clone();
    view! {
        <dialog class="c-dialog" aria-label=name node_ref=element on:close=move |_| on_close.run(())>
            <header class="c-dialog__head">
                <h2>{title}</h2>
                <IconButton icon=Icon::Close name=words.close() on_press=ask_to_close/>
            </header>
            {move || open.get().then(|| content.run(()))}
        </dialog>
    }
}
