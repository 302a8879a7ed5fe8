//! A short remark on a card or a picture: a saving, a lack of stock. The words carry it, the colour only helps.

use crate::prelude::*;

/// What a badge is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    #[default]
    Plain,
    /// Money saved.
    Saving,
    /// Something to mind.
    Warning,
    /// Something that went well.
    Good,
}

impl Tone {
    /// The value of `data-tone`, which style sheets read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Saving => "saving",
            Self::Warning => "warning",
            Self::Good => "good",
        }
    }
}

/// A badge.
#[component]
pub fn Badge(
    /// What it says.
    #[prop(into)]
    label: String,
    /// What it is about.
    #[prop(optional)]
    tone: Tone,
) -> Node {
    view! { <span class="c-badge" data-tone=tone.as_str()>{label}</span> }
}
