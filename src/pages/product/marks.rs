//! What a shopper does with a product besides buying it, as the guest draws it.

use std::sync::Arc;

use souk_commerce::{Money, Product, ProductId, VariantId};
use souk_i18n::Locale;
use souk_ui::components::approximate::{Approximate, OtherCurrency};
use souk_ui::components::marks::{MarkEvent, MarkFacts, Marks};
use souk_ui::components::terms::terms_of;
use souk_ui::prelude::*;

use super::first_variant;
use crate::guest;
use crate::pages::href;
use crate::platform;
use crate::routes::{Page, Route};
use crate::services::Services;
use crate::services::catalog::Catalog;
use crate::state::lists::{ListKind, MOST_COMPARED, Mark, Refusal};
use crate::state::scene::Scene;

/// Saving, comparing and handing on.
#[component]
pub fn ProductMarks(
    /// What is fetched.
    services: Services,
    /// Words and contents.
    scene: Scene,
    /// The product.
    id: ProductId,
    /// The variant that the address names.
    variant: Signal<Option<VariantId>>,
    /// The currency that the shopper thinks in.
    other: OtherCurrency,
) -> Node {
    let about = about(services.catalog.clone(), &scene, id.clone(), variant, other);
    let words = scene.words.clone();
    let saved = Mark::of(ListKind::Saved, &id);
    let compared = Mark::of(ListKind::Compared, &id);
    let facts = MarkFacts {
        is_saved: saved.is_in(),
        is_compared: compared.is_in(),
        compare_href: href(&scene, Page::Compare(Vec::new())),
    };
    let locale = scene.locale();
    let on_event = Callback::new(move |event| {
        let (catalog, id, words) = (services.catalog.clone(), id.clone(), scene.words.clone());
        platform::spawn(async move {
            let said = match event {
                MarkEvent::Save => {
                    let price = lowest(&catalog, locale, &id).await;
                    saved.turn(&id, price)
                }
                MarkEvent::Compare => compared.turn(&id, None),
                MarkEvent::Share => {
                    let page = Page::Product(id, None);
                    let url = platform::origin() + &Route { locale, page }.href();
                    match platform::share(String::new(), url).await {
                        Some(true) => return guest::say(words.copied()),
                        Some(false) => return guest::say(words.notice_not_copied()),
                        None => return,
                    }
                }
            };
            match said {
                Ok(()) => {}
                Err(Refusal::Full) => {
                    guest::say(&words.notice_many_compared(&words.number(MOST_COMPARED)));
                }
                Err(Refusal::NotKept) => guest::say(words.notice_not_kept()),
            }
        });
    });
    view! {
        <Marks words facts on_event/>
        {about}
    }
}

/// The price of the chosen variant in the currency that the shopper thinks in.
fn about(
    catalog: Catalog,
    scene: &Scene,
    id: ProductId,
    variant: Signal<Option<VariantId>>,
    other: OtherCurrency,
) -> Option<Node> {
    let (words, locale) = (scene.words.clone(), scene.locale());
    let contents = scene.contents.clone().ok()?;
    let charged = contents.shop.market.currency;
    let product = RwSignal::new(None);
    platform::spawn(async move {
        if let Ok(found) = catalog.product(locale, &id).await {
            product.set(found.map(Arc::new));
        }
    });
    let known = words.clone();
    let amount = Signal::derive(move || {
        let product: Arc<Product> = product.get()?;
        let chosen = variant.get().or_else(|| first_variant(&product))?;
        let chosen = product.variant(&chosen).or(product.variants.first())?;
        let offers = terms_of(&known, &contents.shop, chosen, platform::now());
        // The same that stands large above: with delivery, where that is known.
        offers
            .first()
            .and_then(|first| first.delivered.or(first.price))
    });
    Some(view! { <Approximate words charged amount other/> })
}

/// The lowest price at which it can be had now, as lists show it.
async fn lowest(catalog: &Catalog, locale: Locale, id: &ProductId) -> Option<Money> {
    let product: Product = catalog.product(locale, id).await.ok()??;
    let offers = product.variants.iter().flat_map(|variant| &variant.offers);
    let orderable = offers.filter(|offer| offer.is_orderable());
    let prices = orderable.filter_map(|offer| Some(offer.price.as_ref()?.at(platform::now())));
    prices.min()
}
