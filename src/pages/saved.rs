//! Products saved for later on this device.

use std::sync::Arc;

use souk_catalog::{Contents, summarize};
use souk_commerce::{Money, Product, ProductId};
use souk_i18n::Locale;
use souk_ui::prelude::*;
use souk_ui::views::home::HomeSkeleton;
use souk_ui::views::saved::{PriceChange, SavedEvent, SavedItem, SavedView};

use crate::pages::{arrive, card, failure, href, waiting};
use crate::panels::adding::add_summary;
use crate::platform;
use crate::routes::Page;
use crate::services::catalog::{Catalog, LoadError};
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::lists::{ListKind, Mark};
use crate::state::loading::Loading;
use crate::state::navigation::use_navigation;
use crate::state::notices::{NoticeEvent, use_notices};
use crate::state::scene::Scene;

/// Products by their ids, as far as the shop has them.
///
/// # Errors
/// [`LoadError`] when none of them can be looked up.
pub(crate) async fn products(
    catalog: &Catalog,
    locale: Locale,
    ids: impl Iterator<Item = ProductId>,
) -> Result<Vec<Option<Arc<Product>>>, LoadError> {
    let mut found = Vec::new();
    let mut failed = None;
    for id in ids {
        match catalog.product(locale, &id).await {
            Ok(product) => found.push(product.map(Arc::new)),
            Err(error) => failed = Some(error),
        }
    }
    match failed {
        Some(error) if found.is_empty() => Err(error),
        _ => Ok(found),
    }
}

/// Products saved for later.
#[component]
pub fn SavedPage(
    /// Words and contents.
    scene: Scene,
    /// The contents.
    contents: Arc<Contents>,
) -> Node {
    let (navigation, cart, notices) = (use_navigation(), use_cart(), use_notices());
    let catalog = use_services().catalog;
    let locale = scene.locale();
    let entries = ListKind::Saved.entries();
    let loaded = Loading::new({
        let (catalog, entries) = (catalog.clone(), entries.clone());
        move || {
            let (catalog, entries) = (catalog.clone(), entries.clone());
            async move {
                let ids = entries.into_iter().map(|entry| entry.product);
                products(&catalog, locale, ids).await
            }
        }
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
        let mut marks: Vec<(ProductId, Mark)> = Vec::new();
        let items: Vec<SavedItem> = found
            .into_iter()
            .flatten()
            .map(|product| {
                let summary = summarize(&product, &contents.shop, platform::now());
                let entry = entries.iter().find(|entry| entry.product == product.id);
                let change = entry
                    .and_then(|entry| entry.price)
                    .zip(summary.price)
                    .and_then(|(then, now)| change(then, now));
                let mark = Mark::of(ListKind::Saved, &product.id);
                marks.push((product.id.clone(), mark));
                SavedItem {
                    card: card(locale, summary),
                    change,
                    is_saved: mark.is_in(),
                }
            })
            .collect();
        arrive(&scene, navigation, words.saved_products());
        let prices = entries.clone();
        let on_event = Callback::new(move |event| match event {
            SavedEvent::Add(summary) => add_summary(cart, notices, &summary),
            SavedEvent::Turn(id) => {
                let then = prices.iter().find(|entry| entry.product == id);
                let price = then.and_then(|entry| entry.price);
                let mark = marks.iter().find(|(of, _)| *of == id);
                if mark.is_some_and(|(_, mark)| mark.turn(&id, price).is_err()) {
                    notices.show(NoticeEvent::NothingKept);
                }
            }
        });
        let gone = u32::try_from(gone).unwrap_or(u32::MAX);
        let home_href = href(&scene, Page::Home);
        view! {
            <SavedView words items gone home_href on_event/>
            {waiting::list(&scene, catalog.clone(), contents.shop.market.currency)}
        }
    })
}

/// How far a price has moved; nothing when it has not, or when the two cannot be compared.
fn change(then: Money, now: Money) -> Option<PriceChange> {
    let moved = now.minor().checked_sub(then.minor())?;
    let by = Money::new(moved.checked_abs()?, now.currency()).ok()?;
    if then.currency() != now.currency() || moved == 0 {
        None
    } else if moved < 0 {
        Some(PriceChange::Lower(by))
    } else {
        Some(PriceChange::Higher(by))
    }
}

#[cfg(test)]
mod tests {
    use souk_commerce::Currency;

    use super::*;

    fn money(minor: i64, currency: &str) -> Money {
        Money::new(minor, Currency::parse(currency).unwrap()).unwrap()
    }

    #[test]
    fn a_price_has_moved_by_what_lies_between() {
        let then = money(1_000, "THB");
        let lower = change(then, money(900, "THB"));
        assert_eq!(lower, Some(PriceChange::Lower(money(100, "THB"))));
        let higher = change(then, money(1_250, "THB"));
        assert_eq!(higher, Some(PriceChange::Higher(money(250, "THB"))));
        assert_eq!(change(then, then), None);
        assert_eq!(change(then, money(900, "EUR")), None);
    }
}
