//! Who sells.

use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::{SellerId, Summary};
use souk_ui::prelude::*;
use souk_ui::views::seller::{SellerFacts, SellerView};
use souk_ui::views::status::Status;

use crate::pages::{arrive, card, href, status};
use crate::panels::adding::add_summary;
use crate::panels::frame::policy_links;
use crate::platform;
use crate::routes::{ListState, Page};
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::navigation::use_navigation;
use crate::state::notices::use_notices;
use crate::state::scene::Scene;

/// Goods shown on the page; a link leads to all of them.
const SHOWN: usize = 12;

/// A seller's page.
#[component]
pub fn SellerPage(
    /// Words and contents.
    scene: Scene,
    /// The contents.
    contents: Arc<Contents>,
    /// The seller.
    id: SellerId,
) -> Node {
    let (navigation, cart, notices) = (use_navigation(), use_cart(), use_notices());
    let catalog = use_services().catalog;
    let Some(seller) = contents.shop.seller(&id).cloned() else {
        return view! { <status::Failure scene status=Status::NotFound/> };
    };
    let words = scene.words.clone();
    let locale = scene.locale();
    arrive(&scene, navigation, &words.text(&seller.name));
    let cards = RwSignal::new(Vec::new());
    platform::spawn({
        let (contents, id) = (Arc::clone(&contents), id.clone());
        async move {
            let mut found: Vec<Summary> = Vec::new();
            for file in std::iter::once(&contents.home).chain(&contents.cards) {
                if found.len() >= SHOWN {
                    break;
                }
                // Goods that cannot be loaded just now are left out: the link leads to all of them.
                let Ok(file) = catalog.cards(file).await else {
                    continue;
                };
                let all = 0..u32::try_from(file.len()).unwrap_or(u32::MAX);
                for summary in all.filter_map(|position| file.get(position)) {
                    let is_new = found.iter().all(|known| known.product != summary.product);
                    if is_new && summary.available && summary.sellers.contains(&id) {
                        found.push(summary);
                    }
                }
            }
            found.truncate(SHOWN);
            let shown = found.into_iter().map(|summary| card(locale, summary));
            cards.set(shown.collect());
        }
    });
    let of_seller = ListState {
        sellers: vec![id.to_string()],
        ..ListState::default()
    };
    let facts = SellerFacts {
        seller,
        goods_href: href(&scene, Page::Search(String::new(), of_seller)),
        cards: cards.into(),
        policies: policy_links(&contents, locale),
    };
    let on_add = Callback::new(move |summary: Summary| add_summary(cart, notices, &summary));
    view! { <SellerView words facts on_add/> }
}
