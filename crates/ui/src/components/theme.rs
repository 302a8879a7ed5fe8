//! Light, dark, or as the device has it.

use crate::prelude::*;

use crate::Words;

/// How bright the shop looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the device has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The value of `data-theme` on the root element; `None` leaves it to the device.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    /// The appearance of a `data-theme` value; the device's for anything else.
    pub fn parse(text: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|appearance| appearance.attribute() == Some(text))
            .unwrap_or_default()
    }

    fn name(self, words: &Words) -> String {
        match self {
            Self::System => words.appearance_system(),
            Self::Light => words.appearance_light(),
            Self::Dark => words.appearance_dark(),
        }
        .to_owned()
    }
}

/// Three radio buttons.
#[component]
pub fn AppearanceSwitch(
    /// Texts and formats.
    words: Words,
    /// What holds.
    appearance: Signal<Appearance>,
    /// Another one was chosen.
    on_change: Callback<Appearance>,
) -> Node {
    let choices: Vec<_> = Appearance::ALL
        .into_iter()
        .map(|choice| {
            let is_chosen = move || appearance.get() == choice;
            view! {
                <label class="c-segment">
                    <input
                        type="radio"
                        name="appearance"
                        checked=appearance.get_untracked() == choice
                        prop:checked=is_chosen
                        on:change=move |_| on_change.run(choice)
                    />
                    <span>{choice.name(&words)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="c-segments"><legend>{words.appearance()}</legend><div>{choices}</div></fieldset>
    }
}
