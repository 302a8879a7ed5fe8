//! A mean rating with its number of voices: never a picture alone.

use crate::prelude::*;
use souk_commerce::product;

use super::icon::{Icon, Picto};
use crate::Words;

/// A rating, `★ 4.6 (123)`.
#[component]
pub fn Rating(
    /// Texts and formats.
    words: Words,
    /// The rating.
    rating: product::Rating,
) -> Node {
    let stars = words.stars(rating);
    let count = words.number(rating.count);
    let spoken = words.rating_label(u64::from(rating.count), &stars, &count);
    view! {
        <span class="c-rating">
            <Picto icon=Icon::Star/>
            <span aria-hidden="true">{stars} <span class="c-rating__count">" ("{count}")"</span></span>
            <span class="u-hidden">{spoken}</span>
        </span>
    }
}
