//! The home page: no stage, but the goods. Categories as tiles, collections as rows.

use crate::prelude::*;
use souk_commerce::Summary;

use crate::Words;
use crate::components::data::Data;
use crate::components::grid::{CardRow, Collection};
use crate::components::picture::Loading;
use crate::components::skeleton::{CardSkeletons, LineSkeleton};
pub use crate::components::tile::CategoryTile;
use crate::components::tile::Tile;

/// What the home page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HomeFacts {
    /// The page's heading: the shop's one sentence, or its name.
    pub heading: String,
    /// Top categories.
    pub tiles: Vec<CategoryTile>,
    /// Collections in their order; an empty one is not shown.
    pub rows: Vec<CardRow>,
}

/// Most tiles that share the width of a wide screen as large ones.
const FEW: usize = 6;

/// The home page.
#[component]
pub fn HomeView(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    facts: HomeFacts,
    /// Puts a product into the cart.
    on_add: Callback<Summary>,
    /// What stands beneath.
    children: Node,
) -> Node {
    let tiles = (!facts.tiles.is_empty()).then(|| {
        let count = if facts.tiles.len() <= FEW { "few" } else { "many" };
        let tiles: Vec<_> = facts
            .tiles
            .into_iter()
            .map(|tile| view! { <Tile words=words.clone() tile/> })
            .collect();
        view! {
            <ul class="c-tiles" role="list" data-count=count aria-label=words.categories()>{tiles}</ul>
        }
    });
    let rows: Vec<_> = facts
        .rows
        .into_iter()
        .filter(|row| !row.cards.is_empty())
        .zip(0_usize..)
        .map(|(row, index)| {
            let loading = if index == 0 {
                Loading::Early
            } else {
                Loading::Late
            };
            view! { <Collection words=words.clone() row on_add=Some(on_add) loading/> }
        })
        .collect();
    view! {
        <div class="p-home">
            <h1 class="p-home__heading" tabindex="-1"><Data value=facts.heading/></h1>
            {tiles}
            {rows}
            {children}
        </div>
    }
}

/// The home page while it loads.
#[component]
pub fn HomeSkeleton(
    /// Texts and formats.
    words: Words,
) -> Node {
    let tiles: Vec<_> = (0..8)
        .map(|_| {
            view! {
                <li class="c-tile">
                    <span class="c-picture c-skeleton"></span>
                    <span class="c-tile__name"><span class="c-skeleton c-skeleton--word"></span></span>
                    <span class="c-tile__count">"\u{a0}"</span>
                </li>
            }
        })
        .collect();
    view! {
        <div class="p-home" aria-busy="true">
            <h1 class="p-home__heading" tabindex="-1">
                <span class="u-hidden">{words.loading()}</span>
                <LineSkeleton/>
            </h1>
            <ul class="c-tiles" role="list" aria-hidden="true">{tiles}</ul>
            <CardSkeletons/>
        </div>
    }
}
