//! Buttons, and links that look like them.

use crate::prelude::*;

use super::icon::{Icon, Picto};

/// How much a button weighs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do on a page: saffron.
    Main,
    /// One of several things to do: a hairline.
    #[default]
    Plain,
    /// Quiet: text only.
    Quiet,
}

impl Weight {
    fn class(self) -> &'static str {
        match self {
            Self::Main => "c-button c-button--main",
            Self::Plain => "c-button",
            Self::Quiet => "c-button c-button--quiet",
        }
    }
}

/// A button with a text.
#[component]
pub fn Button(
    /// What it says.
    #[prop(into)]
    label: String,
    /// What happens.
    on_press: Callback<()>,
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// Drawn before the text.
    #[prop(optional)]
    icon: Option<Icon>,
    /// A longer name for those who cannot see what is around it; it begins with the label.
    #[prop(optional, into)]
    name: Option<String>,
) -> Node {
    view! {
        <button type="button" class=weight.class() aria-label=name on:click=move |_| on_press.run(())>
            {icon.map(|icon| view! { <Picto icon/> })}
            <span>{label}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where to.
    #[prop(into)]
    href: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// How much it weighs.
    #[prop(optional)]
    weight: Weight,
    /// A longer name for those who cannot see what is around it.
    #[prop(optional, into)]
    name: Option<String>,
    /// Whether it leaves the shop for a page that others run.
    #[prop(optional)]
    leaves: bool,
) -> Node {
    view! {
        <a
            class=weight.class()
            href=href
            aria-label=name
            rel=leaves.then_some("noopener nofollow")
            target=leaves.then_some("_blank")
        >
            <span>{label}</span>
            {leaves.then(|| view! { <Picto icon=Icon::Outside/> })}
        </a>
    }
}

/// A square button that shows only an icon; its name is spoken and shown as a tip.
#[component]
pub fn IconButton(
    /// What it shows.
    icon: Icon,
    /// What it is called.
    #[prop(into)]
    name: String,
    /// What happens.
    on_press: Callback<()>,
) -> Node {
    view! {
        <button
            type="button"
            class="c-button c-button--icon"
            aria-label=name.clone()
            title=name
            on:click=move |_| on_press.run(())
        >
            <Picto icon/>
        </button>
    }
}
