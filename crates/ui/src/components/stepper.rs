//! A number of pieces: one less, a field to type in, one more.

use crate::prelude::*;
use leptos::html;
use souk_commerce::address::digit_value;

use super::icon::{Icon, Picto};
use crate::Words;

/// A whole number in digits of any script; `None` when the text is no number from 1 to `most`.
pub fn read_quantity(text: &str, most: u32) -> Option<u32> {
    let mut quantity: u32 = 0;
    let text = text.trim();
    for character in text.chars() {
        quantity = quantity
            .checked_mul(10)?
            .checked_add(digit_value(character)?)?;
    }
    (1..=most).contains(&quantity).then_some(quantity)
}

/// Sets a number of pieces.
#[component]
pub fn Stepper(
    /// Texts and formats.
    words: Words,
    /// What is counted, for those who cannot see what is around it.
    #[prop(into)]
    name: String,
    /// The number.
    value: Signal<u32>,
    /// Most pieces that can be had.
    most: Signal<u32>,
    /// Another number was asked for, from 1 to `most`.
    on_change: Callback<u32>,
) -> Node {
    let field = NodeRef::<html::Input>::new();
    let step = move |number: u32| {
        if (1..=most.get_untracked()).contains(&number) {
            on_change.run(number);
        }
    };
    let commit = move |event| match read_quantity(&event_target_value(&event), most.get_untracked())
    {
        Some(number) => on_change.run(number),
        None => {
            if let Some(field) = field.get_untracked() {
                field.set_value(&value.get_untracked().to_string());
            }
        }
    };
    let group = name.clone();
    view! {
        <div class="c-stepper" role="group" aria-label=group>
            <button
                type="button"
                aria-label=words.quantity_less()
                aria-disabled=move || (value.get() <= 1).then_some("true")
                on:click=move |_| step(value.get_untracked().saturating_sub(1))
            >
                <Picto icon=Icon::Less/>
            </button>
            <input
                node_ref=field
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label=name
                value=value.get_untracked().to_string()
                prop:value=move || value.get().to_string()
                on:change=commit
            />
            <button
                type="button"
                aria-label=words.quantity_more()
                aria-disabled=move || (value.get() >= most.get()).then_some("true")
                on:click=move |_| step(value.get_untracked().saturating_add(1))
            >
                <Picto icon=Icon::Add/>
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read_in_digits_of_every_script_and_nothing_else() {
        for (typed, quantity) in [
            ("3", Some(3)),
            (" ١٢ ", Some(12)),
            ("๙", Some(9)),
            ("0", None),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("1000", None),
            ("99999999999", None),
        ] {
            assert_eq!(read_quantity(typed, 999), quantity, "{typed:?}");
        }
    }
}
