//! A product's page.

use std::sync::Arc;

use souk_catalog::{Contents, Selection};
use souk_commerce::{Offer, Product, ProductId, Summary, Variant, VariantId};
use souk_ui::components::card::Card;
use souk_ui::components::link::Link;
use souk_ui::prelude::*;
use souk_ui::views::product::{ProductEvent, ProductFacts, ProductSkeleton, ProductView};
use souk_ui::views::status::Status;

use crate::pages::{card, category_href, failure, href, name, status};
use crate::panels::adding::{add_offer, add_summary};
use crate::platform;
use crate::routes::{Page, Route};
use crate::services::catalog::LoadError;
use crate::services::{Services, use_services};
use crate::state::cart::use_cart;
use crate::state::loading::Loading;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::notices::use_notices;
use crate::state::scene::Scene;

/// Products like this one that are shown beneath it.
const SIMILAR: u32 = 6;

/// A product's page.
#[component]
pub fn ProductPage(
    /// Words and contents.
    scene: Scene,
    /// The product.
    id: ProductId,
) -> Node {
    let (services, navigation) = (use_services(), use_navigation());
    let contents = scene.contents.clone();
    let locale = scene.locale();
    let loaded = Loading::new({
        let services = services.clone();
        move || {
            let (services, contents, id) = (services.clone(), contents.clone(), id.clone());
            async move {
                let contents = contents?;
                let product = services.catalog.product(locale, &id).await?;
                Ok::<_, LoadError>(product.map(|product| (contents, Arc::new(product))))
            }
        }
    });
    live(move || match loaded.get() {
        None => view! { <ProductSkeleton words=scene.words.clone()/> },
        Some(Err(error)) => failure(scene.clone(), &error),
        Some(Ok(found)) => {
            let shown = found.and_then(|(contents, product)| {
                Some((contents, first_variant(&product)?, product))
            });
            let Some((contents, first, product)) = shown else {
                return view! { <status::Failure scene=scene.clone() status=Status::ProductGone/> };
            };
            name(&scene, &product.title);
            platform::after_paint(move || navigation.content_is_ready());
            view! { <Loaded scene=scene.clone() services=services.clone() contents product first/> }
        }
    })
}

#[component]
fn Loaded(
    scene: Scene,
    services: Services,
    contents: Arc<Contents>,
    product: Arc<Product>,
    first: VariantId,
) -> Node {
    let navigation = use_navigation();
    let chosen =
        Signal::derive(move || chosen_variant(navigation).unwrap_or_else(|| first.clone()));
    let similar = RwSignal::new(Vec::new());
    look_for_similar(&services, &contents, &product, navigation, similar);
    let facts = ProductFacts {
        shop: Arc::new(contents.shop.clone()),
        now: platform::now(),
        home_href: href(&scene, Page::Home),
        crumbs: crumbs(&scene, &product),
        product: Arc::clone(&product),
        similar: similar.into(),
    };
    let on_event = on_event(product);
    view! { <ProductView words=scene.words.clone() facts chosen on_event/> }
}

/// The variant that is shown when the address names none: the first that can be ordered.
fn first_variant(product: &Product) -> Option<VariantId> {
    let can_be_ordered = |variant: &&Variant| variant.offers.iter().any(Offer::is_orderable);
    let first = product
        .variants
        .iter()
        .find(can_be_ordered)
        .or_else(|| product.variants.first());
    first.map(|variant| variant.id.clone())
}

fn chosen_variant(navigation: Navigation) -> Option<VariantId> {
    navigation.route().with(|route| match &route.page {
        Page::Product(_, variant) => variant.clone(),
        _ => None,
    })
}

fn on_event(product: Arc<Product>) -> Callback<ProductEvent> {
    let (navigation, cart, notices) = (use_navigation(), use_cart(), use_notices());
    Callback::new(move |event| match event {
        ProductEvent::Choose(variant) => {
            let locale = navigation.route().with_untracked(|route| route.locale);
            navigation.replace(&Route {
                locale,
                page: Page::Product(product.id.clone(), Some(variant)),
            });
        }
        ProductEvent::Add { offer, quantity } => {
            if let Some(variant) = product.variant(&offer.id.variant()) {
                add_offer(cart, notices, &product, variant, &offer, quantity);
            }
        }
        ProductEvent::AddOther(summary) => add_summary(cart, notices, &summary),
    })
}

fn crumbs(scene: &Scene, product: &Product) -> Vec<Link> {
    let slugs: Vec<String> = product
        .category
        .iter()
        .map(|step| step.slug.clone())
        .collect();
    let steps = product.category.iter().enumerate();
    steps
        .map(|(depth, step)| {
            Link::new(
                category_href(scene, slugs.get(..=depth).unwrap_or_default()),
                &step.name,
            )
        })
        .collect()
}

/// Others of the same category, once its cards are there. Their absence costs nothing but the row. With them the page is complete.
fn look_for_similar(
    services: &Services,
    contents: &Contents,
    product: &Product,
    navigation: Navigation,
    similar: RwSignal<Vec<Card>>,
) {
    let path: Vec<String> = product
        .category
        .iter()
        .map(|step| step.slug.clone())
        .collect();
    let Some(name) = contents
        .category(&path)
        .map(|category| category.cards.clone())
    else {
        platform::after_paint(platform::take_over);
        return;
    };
    let (catalog, own) = (services.catalog.clone(), product.id.clone());
    platform::spawn(async move {
        let Ok(cards) = catalog.cards(&name).await else {
            platform::take_over();
            return;
        };
        let selection = Selection {
            category: path,
            limit: SIMILAR.saturating_add(1),
            ..Selection::default()
        };
        // Not in the order of names, so nothing is ranked by them.
        let hits = cards.select_ranked(&selection, &|_| Vec::new()).hits;
        let others = hits
            .iter()
            .filter_map(|position| cards.get(*position))
            .filter(|summary: &Summary| summary.product != own);
        let others = others
            .take(usize::try_from(SIMILAR).unwrap_or(0))
            .map(|summary| card(navigation, summary))
            .collect();
        // The page may be gone by then, and its signal with it.
        similar.set(others);
        platform::after_paint(platform::take_over);
    });
}
