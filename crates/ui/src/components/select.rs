//! One of several, in a native list box.

use crate::prelude::*;

use crate::Source;

/// A choice of a list box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Word for the caller.
    pub value: String,
    /// What it says.
    pub label: String,
}

impl Choice {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A list box beside its label, such as the order of a list.
#[component]
pub fn Select(
    /// What is chosen here.
    #[prop(into)]
    label: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The value of the one that holds.
    value: Source<String>,
    /// Another one was chosen.
    on_change: Callback<String>,
) -> Node {
    let options: Vec<_> = choices
        .into_iter()
        .map(|choice| option(choice, value.clone()))
        .collect();
    view! {
        <label class="c-select">
            <span class="c-select__label">{label}</span>
            <span class="c-pick">
                <select class="c-input" on:change=move |event| on_change.run(event_target_value(&event))>
                    {options}
                </select>
            </span>
        </label>
    }
}

/// An `<option>` that follows a signal, also after the shopper has chosen.
pub(crate) fn option(choice: Choice, value: Source<String>) -> Node {
    let own = choice.value.clone();
    let at_first = value.peek() == own;
    let is_chosen = move || value.get() == own;
    view! {
        <option value=choice.value selected=at_first prop:selected=is_chosen>{choice.label}</option>
    }
}
