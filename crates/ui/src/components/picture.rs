//! Product pictures on a soft ground of a fixed shape, so that nothing moves while they load.

use crate::prelude::*;
use souk_commerce::product::Image;

use super::icon::{Icon, Picto};

/// How soon a picture is needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Loading {
    /// When it comes near the screen.
    #[default]
    Late,
    /// At once: it is in the first screen.
    Early,
}

/// A picture; an arch stands in where there is none.
#[component]
pub fn Picture(
    /// The picture.
    image: Option<Image>,
    /// Says what it shows where the picture has no text of its own; empty where the text beside it does.
    #[prop(into)]
    alt: String,
    /// How soon it is needed.
    #[prop(optional)]
    loading: Loading,
) -> Node {
    let Some(image) = image else {
        return view! { <span class="c-picture c-picture--none"><Picto icon=Icon::Arch/></span> };
    };
    let is_early = loading == Loading::Early;
    view! {
        <span class="c-picture">
            <img
                src=image.url
                alt=alt
                width="400"
                height="400"
                loading=(!is_early).then_some("lazy")
                fetchpriority=is_early.then_some("high")
                decoding="async"
            />
        </span>
    }
}
