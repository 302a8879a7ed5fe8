//! What stands where something is missing: what happened, what was kept, what to do next.

use crate::prelude::*;

use super::button::{Button, ButtonLink, Weight};
use super::icon::{Icon, Picto};
use super::link::Link;

/// A message in place of content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// What happened.
    pub title: String,
    /// Why, or what to try.
    pub hint: String,
    /// What was kept; empty when nothing was at stake.
    pub kept: String,
    /// A place to go on.
    pub way_on: Option<Link>,
}

/// Whether a message is the page or a part of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MessageRank {
    /// A part: its title is a paragraph.
    #[default]
    Part,
    /// The page: its title is the page's heading.
    Page,
}

/// A message with its ways on.
#[component]
pub fn MessagePanel(
    /// What it says.
    message: Message,
    /// What it shows above the text.
    icon: Icon,
    /// Whether it is the page.
    #[prop(optional)]
    rank: MessageRank,
    /// Tries again, with the words for it.
    #[prop(optional_no_strip)]
    retry: Option<(String, Callback<()>)>,
) -> Node {
    let title = match rank {
        MessageRank::Page => {
            view! { <h1 class="c-message__title" tabindex="-1">{message.title}</h1> }
        }
        MessageRank::Part => view! { <p class="c-message__title">{message.title}</p> },
    };
    let retry =
        retry.map(|(label, on_press)| view! { <Button label on_press weight=Weight::Main/> });
    let weight = if retry.is_some() {
        Weight::Plain
    } else {
        Weight::Main
    };
    let way_on = message
        .way_on
        .map(|link| view! { <ButtonLink href=link.href label=link.label weight/> });
    let kept =
        (!message.kept.is_empty()).then(|| view! { <p class="c-message__kept">{message.kept}</p> });
    let hint = (!message.hint.is_empty()).then(|| view! { <p>{message.hint}</p> });
    view! {
        <div class="c-message">
            <span class="c-message__mark"><Picto icon/></span>
            {title}
            {hint}
            {kept}
            <p class="l-cluster c-message__ways">{retry} {way_on}</p>
        </div>
    }
}
