//! Waiting for products, as the guest draws it: on a product's page, among what is saved, and when something has come about.

use souk_commerce::alerts::{Alert, Look};
use souk_commerce::{Currency, Money, Product, ProductId};
use souk_ui::Words;
use souk_ui::components::alerts::{AlertEvent, AlertFacts, AlertItem, AlertList, AlertPanel};
use souk_ui::prelude::*;

use crate::guest;
use crate::pages::href;
use crate::platform;
use crate::routes::Page;
use crate::services::catalog::Catalog;
use crate::state::alerts::{self, Watch};
use crate::state::scene::Scene;

/// The means to wait for a product.
pub(crate) fn panel(words: &Words, product: &Product, home: Currency) -> Node {
    let (id, unkept) = (product.id.clone(), words.notice_not_kept().to_owned());
    let kept = alerts::of(&id).first().map(|watch| watch.alert);
    let waiting = RwSignal::new(kept);
    let is_refused = RwSignal::new(false);
    let look = alerts::look(product, Alert::BackInStock, home);
    let wait = move |alert: Alert| {
        let product = id.clone();
        let watch = Watch {
            product,
            alert,
            look,
        };
        if alerts::keep(watch) {
            is_refused.set(false);
            waiting.set(Some(alert));
        } else {
            guest::say(&unkept);
        }
    };
    let id = product.id.clone();
    let on_event = Callback::new(move |event| match event {
        AlertEvent::Back => wait(Alert::BackInStock),
        AlertEvent::Below(decimal) => match limit(&decimal, look) {
            Some(limit) => wait(Alert::PriceBelow(limit)),
            None => is_refused.set(true),
        },
        AlertEvent::Stop => {
            if let Some(alert) = waiting.get_untracked() {
                alerts::forget(&id, alert);
            }
            waiting.set(None);
        }
    });
    let facts = AlertFacts {
        price: look.price(),
        waiting: waiting.into(),
        is_refused: is_refused.into(),
    };
    // What can be had at no known price has nothing to wait for.
    (look != Look::Unpriced || kept.is_some())
        .then(|| view! { <AlertPanel words=words.clone() facts on_event/> })
        .into_node()
}

/// What was typed, where it is an amount below the price.
fn limit(decimal: &str, look: Look) -> Option<Money> {
    let price = look.price()?;
    let limit = Money::parse_decimal(decimal, price.currency()).ok()?;
    (limit.minor() > 0 && limit < price).then_some(limit)
}

/// All that is waited for, with what it can be had for now; filled once that is known.
pub(crate) fn list(scene: &Scene, catalog: Catalog, home: Currency) -> Node {
    let items = RwSignal::new(Vec::<AlertItem>::new());
    let (words, at) = (scene.words.clone(), scene.clone());
    platform::spawn(async move {
        let mut found = Vec::new();
        for watch in alerts::all() {
            let Ok(Some(product)) = catalog.product(at.locale(), &watch.product).await else {
                continue;
            };
            let now = Watch {
                look: alerts::look(&product, watch.alert, home),
                ..watch
            };
            found.push(AlertItem {
                title: product.title,
                href: href(&at, Page::Product(now.product.clone(), None)),
                alert: now.alert,
                price: now.look.price(),
                is_met: now.is_met(),
                is_waiting: RwSignal::new(true),
                product: now.product,
            });
        }
        items.set(found);
    });
    let on_stop = Callback::new(move |(product, alert): (ProductId, Alert)| {
        alerts::forget(&product, alert);
        items.with_untracked(|items| {
            let of = items
                .iter()
                .find(|item| item.product == product && item.alert == alert);
            if let Some(item) = of {
                item.is_waiting.set(false);
            }
        });
    });
    live(move || view! { <AlertList words=words.clone() items=items.get() on_stop/> })
}
