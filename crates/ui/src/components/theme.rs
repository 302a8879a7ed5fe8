//! Light, dark, or as the device has it.

use crate::prelude::*;

use super::segments::{Segment, segments};
use crate::{Source, Words};

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
    let choices = Appearance::ALL.map(|choice| Segment {
        label: choice.name(&words),
        is_chosen: Source::new(move || appearance.get() == choice),
        on_choose: Callback::new(move |()| on_change.run(choice)),
    });
    segments(words.appearance(), "appearance", choices.into())
}
