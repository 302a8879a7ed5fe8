//! A category: an arch with something of it inside, and its name.

use crate::prelude::*;
use souk_commerce::product::Image;

use super::data::FeedText;
use super::picture::{Loading, Picture};
use crate::Words;

/// A category with a picture of something in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CategoryTile {
    /// The category's page.
    pub href: String,
    /// Its name.
    pub name: String,
    /// A picture of something in it.
    pub image: Option<Image>,
    /// Products in it.
    pub count: u64,
}

/// A category as a link.
#[component]
pub fn Tile(
    /// Texts and formats.
    words: Words,
    /// The category.
    tile: CategoryTile,
) -> Node {
    let count = words.results(tile.count, &words.number(tile.count));
    view! {
        <li>
            <a class="c-tile" href=tile.href>
                <Picture image=tile.image alt="" loading=Loading::Early/>
                <span class="c-tile__name"><FeedText words text=tile.name/></span>
                <span class="c-tile__count">{count}</span>
            </a>
        </li>
    }
}
