//! A value to be taken along, with a button that copies it.

use crate::prelude::*;

use super::data::{Code, Data};
use super::icon::{Icon, Picto};
use crate::Words;

/// A button that copies a value and says so.
#[component]
pub fn CopyButton(
    /// Texts and formats.
    words: Words,
    /// What is copied, for those who cannot see what is around it.
    #[prop(into)]
    name: String,
    /// The value.
    #[prop(into)]
    value: String,
    /// Copies a text.
    on_copy: Callback<String>,
) -> Node {
    let is_copied = RwSignal::new(false);
    let copy = move |_| {
        on_copy.run(value.clone());
        is_copied.set(true);
    };
    let (before, after) = (words.copy().to_owned(), words.copied().to_owned());
    let label = move || {
        if is_copied.get() {
            after.clone()
        } else {
            before.clone()
        }
    };
    let icon = move || {
        let icon = if is_copied.get() {
            Icon::Check
        } else {
            Icon::Copy
        };
        view! { <Picto icon/> }
    };
    view! {
        <button type="button" class="c-button c-button--quiet c-copy" on:click=copy>
            {icon}
            <span>{label}</span>
            <span class="u-hidden">{String::from(": ") + &name}</span>
        </button>
    }
}

/// A named value and its button: one row of a definition list.
#[component]
pub fn CopyRow(
    /// Texts and formats.
    words: Words,
    /// What the value is.
    #[prop(into)]
    name: String,
    /// The value as it is shown.
    #[prop(into)]
    value: String,
    /// The value as it is copied, when that differs: an amount without separators.
    #[prop(optional_no_strip, into)]
    copied: Option<String>,
    /// Copies a text.
    on_copy: Callback<String>,
) -> Node {
    // What is shown in a form of its own is written for the reader's language, and runs its way.
    let (shown, copied) = match copied {
        Some(copied) => (view! { <Data value/> }, copied),
        None => (view! { <Code value=value.clone()/> }, value),
    };
    view! {
        <div class="c-copyrow">
            <dt>{name.clone()}</dt>
            <dd>{shown}</dd>
            <dd class="c-copyrow__action"><CopyButton words name value=copied on_copy/></dd>
        </div>
    }
}
