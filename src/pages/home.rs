//! The home page.

use souk_catalog::{Cards, Contents, GroupKind};
use souk_commerce::Summary;
use souk_ui::components::grid::CardRow;
use souk_ui::prelude::*;
use souk_ui::views::home::{CategoryTile, HomeFacts, HomeSkeleton, HomeView};

use crate::guest::{self, Place};
use crate::pages::{arrive, card, category_href, failure, href};
use crate::panels::adding::add_summary;
use crate::platform;
use crate::routes::{ListState, Page, Sort};
use crate::services::catalog::top_categories;
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::loading::Loading;
use crate::state::navigation::use_navigation;
use crate::state::notices::use_notices;
use crate::state::scene::Scene;

/// Categories shown as tiles; all of them stand in the lists.
const TILES: usize = 12;

/// The home page.
#[component]
pub fn HomePage(
    /// Words and contents.
    scene: Scene,
) -> Node {
    let (services, navigation, cart, notices) =
        (use_services(), use_navigation(), use_cart(), use_notices());
    let on_add = Callback::new(move |summary: Summary| add_summary(cart, notices, &summary));
    let contents = scene.contents.clone();
    let loaded = Loading::new(move || {
        let (services, contents) = (services.clone(), contents.clone());
        async move {
            let contents = contents?;
            let cards = services.catalog.cards(&contents.home).await?;
            Ok((contents, cards))
        }
    });
    let words = scene.words.clone();
    live(move || match loaded.get() {
        None => view! { <HomeSkeleton words=words.clone()/> },
        Some(Err(error)) => failure(scene.clone(), &error),
        Some(Ok((contents, cards))) => {
            let facts = facts(&scene, &contents, &cards);
            arrive(&scene, navigation, "");
            platform::after_paint(guest::ask);
            view! { <HomeView words=words.clone() facts on_add>{guest::place(Place::Seen)}</HomeView> }
        }
    })
}

fn facts(scene: &Scene, contents: &Contents, cards: &Cards) -> HomeFacts {
    let words = &scene.words;
    let tagline = words.text(&contents.shop.tagline);
    let heading = if tagline.is_empty() {
        words.text(&contents.shop.name)
    } else {
        tagline
    };
    let picture_of = |path: &[String]| {
        let all = 0..u32::try_from(cards.len()).unwrap_or(u32::MAX);
        let inside = all
            .filter_map(|position| cards.get(position))
            .filter(|summary| summary.category.starts_with(path));
        inside.into_iter().find_map(|summary| summary.image)
    };
    let tiles = top_categories(contents)
        .into_iter()
        .take(TILES)
        .map(|category| CategoryTile {
            href: category_href(scene, &category.path),
            name: category.name.clone(),
            image: picture_of(&category.path),
            count: u64::from(category.count),
        });
    let now = platform::now();
    let groups = cards.groups().iter();
    let shown = groups.filter(|group| match &group.kind {
        GroupKind::Collection(head) => head.is_shown(now),
        _ => true,
    });
    let rows = shown.map(|group| {
        let of_shop = |state: ListState| Some(href(scene, Page::Search(String::new(), state)));
        let (title, is_feed_text, all_href) = match &group.kind {
            GroupKind::OnSale => {
                let state = ListState {
                    on_sale: true,
                    sort: Sort::Discount,
                    ..ListState::default()
                };
                (words.home_on_sale().to_owned(), false, of_shop(state))
            }
            GroupKind::TopRated => {
                let state = ListState {
                    sort: Sort::Rating,
                    ..ListState::default()
                };
                (words.home_top_rated().to_owned(), false, of_shop(state))
            }
            GroupKind::Category(slug) => {
                let path = [slug.clone()];
                let name = contents
                    .category(&path)
                    .map(|category| category.name.clone());
                (
                    name.unwrap_or_else(|| slug.clone()),
                    true,
                    Some(category_href(scene, &path)),
                )
            }
            GroupKind::Collection(head) => {
                let state = ListState {
                    brands: vec![head.brand.clone()],
                    ..ListState::default()
                };
                let all = if head.brand.is_empty() {
                    (!head.category.is_empty()).then(|| category_href(scene, &head.category))
                } else {
                    of_shop(state)
                };
                (head.title.clone(), false, all)
            }
            GroupKind::Uncategorised => (
                words.all_products().to_owned(),
                false,
                of_shop(ListState::default()),
            ),
        };
        let summaries = group
            .cards
            .iter()
            .filter_map(|position| cards.get(*position));
        CardRow {
            title,
            is_feed_text,
            all_href,
            cards: summaries
                .map(|summary| card(scene.locale(), summary))
                .collect(),
        }
    });
    HomeFacts {
        heading,
        tiles: tiles.collect(),
        rows: rows.collect(),
    }
}
