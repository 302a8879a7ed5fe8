//! Products side by side: those of the address, else those chosen on this device.

use std::sync::Arc;

use souk_catalog::{Contents, summarize};
use souk_commerce::compare::compare;
use souk_commerce::product::Detail;
use souk_commerce::{Product, ProductId};
use souk_ui::prelude::*;
use souk_ui::views::compare::{CompareEvent, CompareFacts, CompareRow, CompareView};
use souk_ui::views::home::HomeSkeleton;

use crate::pages::saved::products;
use crate::pages::{arrive, card, failure, href};
use crate::panels::adding::add_summary;
use crate::platform;
use crate::routes::{Page, Route};
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::lists::{ListKind, MOST_COMPARED};
use crate::state::loading::Loading;
use crate::state::navigation::use_navigation;
use crate::state::notices::{NoticeEvent, use_notices};
use crate::state::scene::Scene;

/// Products side by side.
#[component]
pub fn ComparePage(
    /// Words and contents.
    scene: Scene,
    /// The contents.
    contents: Arc<Contents>,
) -> Node {
    let (navigation, cart, notices) = (use_navigation(), use_cart(), use_notices());
    let catalog = use_services().catalog;
    let locale = scene.locale();
    let asked: Memo<Vec<ProductId>> = Memo::new(move |_| {
        navigation.route().with(|route| match &route.page {
            Page::Compare(ids) => ids
                .iter()
                .take(usize::from(MOST_COMPARED))
                .cloned()
                .collect(),
            _ => Vec::new(),
        })
    });
    // The address says what is compared, so that it can be kept and handed on.
    let route = move |ids| Route {
        locale,
        page: Page::Compare(ids),
    };
    let kept = ListKind::Compared.entries().into_iter();
    let kept: Vec<ProductId> = kept.map(|entry| entry.product).collect();
    if asked.get_untracked().is_empty() && !kept.is_empty() {
        navigation.replace(&route(kept));
    }
    let loaded = Loading::new(move || {
        let (catalog, ids) = (catalog.clone(), asked.get());
        async move { products(&catalog, locale, ids.into_iter()).await }
    });
    live(move || {
        let scene = scene.clone();
        let words = scene.words.clone();
        let found = match loaded.get() {
            None => return view! { <HomeSkeleton words/> },
            Some(Err(error)) => return failure(scene, &error),
            Some(Ok(found)) => found,
        };
        let gone = found.iter().filter(|product| product.is_none()).count();
        let found: Vec<Arc<Product>> = found.into_iter().flatten().collect();
        let now = platform::now();
        let cards = found.iter();
        let cards = cards.map(|product| card(locale, summarize(product, &contents.shop, now)));
        let facts = CompareFacts {
            cards: cards.collect(),
            rows: rows(&found),
            gone: u32::try_from(gone).unwrap_or(u32::MAX),
            home_href: href(&scene, Page::Home),
        };
        arrive(&scene, navigation, words.compare_title());
        let title = words.compare_title().to_owned();
        let on_event = Callback::new(move |event| match event {
            CompareEvent::Add(summary) => add_summary(cart, notices, &summary),
            CompareEvent::Print => platform::print(),
            CompareEvent::Share => {
                let url = platform::origin() + &route(asked.get_untracked()).href();
                let title = title.clone();
                platform::spawn(async move {
                    match platform::share(title, url).await {
                        Some(true) => notices.show(NoticeEvent::Copied),
                        Some(false) => notices.show(NoticeEvent::NotCopied),
                        None => {}
                    }
                });
            }
            CompareEvent::Remove(id) => {
                ListKind::Compared.put(&id, None, false);
                let mut left = asked.get_untracked();
                left.retain(|other| *other != id);
                navigation.replace(&route(left));
            }
        });
        view! { <CompareView words facts on_event/> }
    })
}

/// What is stated of the products, aligned across wording and units.
fn rows(products: &[Arc<Product>]) -> Vec<CompareRow> {
    let details: Vec<&[Detail]> = products
        .iter()
        .map(|product| product.details.as_slice())
        .collect();
    let rows = compare(&details).into_iter();
    let rows = rows.map(|row| CompareRow {
        // Whether a value is not stated at all is a difference as well.
        differs: row.differs || row.has_missing(),
        name: row.name,
        values: row
            .cells
            .into_iter()
            .map(|cell| cell.map(|cell| cell.text))
            .collect(),
        best: row.winner,
    });
    rows.collect()
}
