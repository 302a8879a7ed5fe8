//! Bars across the top of the page about the shop itself: no network, a newer version.

use crate::prelude::*;

use super::icon::{Icon, Picto};
use crate::Words;

/// Says that there is no network, for as long as there is none.
#[component]
pub fn OfflineBar(
    /// Texts and formats.
    words: Words,
    /// Whether there is a network.
    is_online: Signal<bool>,
) -> Node {
    let text = words.offline_bar().to_owned();
    view! {
        <div class="c-bar" role="status" data-tone="warning">
            {move || (!is_online.get()).then(|| view! { <p><Picto icon=Icon::Offline/> {text.clone()}</p> })}
        </div>
    }
}

/// Offers a newer version of the shop.
#[component]
pub fn UpdateBar(
    /// Texts and formats.
    words: Words,
    /// Whether one is ready.
    is_ready: Signal<bool>,
    /// Loads it.
    on_update: Callback<()>,
) -> Node {
    let bar = move || {
        is_ready.get().then(|| {
            view! {
                <p>
                    {words.update_ready()} " "
                    <button type="button" class="c-bar__action" on:click=move |_| on_update.run(())>
                        {words.update_now()}
                    </button>
                </p>
            }
        })
    };
    view! { <div class="c-bar" role="status">{bar}</div> }
}
