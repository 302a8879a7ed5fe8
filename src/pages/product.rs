//! A product's page: what is needed to choose and to buy. What stands [`beneath`] it is drawn by the other program.

pub mod beneath;
pub mod marks;

use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::{Offer, Product, ProductId, Variant, VariantId};
use souk_ui::components::link::Link;
use souk_ui::prelude::*;
use souk_ui::views::product::{ProductEvent, ProductFacts, ProductSkeleton, ProductView};
use souk_ui::views::status::Status;

use crate::guest::{self, Place};
use crate::pages::{arrive, category_href, failure, href, status};
use crate::panels::adding::{add, line_of_offer};
use crate::platform;
use crate::routes::{Page, Route};
use crate::services::catalog::LoadError;
use crate::services::use_services;
use crate::state::cart::use_cart;
use crate::state::loading::Loading;
use crate::state::navigation::{Navigation, use_navigation};
use crate::state::notices::use_notices;
use crate::state::scene::Scene;

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
    let loaded = Loading::new(move || {
        let (services, contents, id) = (services.clone(), contents.clone(), id.clone());
        async move {
            let contents = contents?;
            let product = services.catalog.product(locale, &id).await?;
            Ok::<_, LoadError>(product.map(|product| (contents, Arc::new(product))))
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
            arrive(&scene, navigation, &product.title);
            view! { <Loaded scene=scene.clone() contents product first/> }
        }
    })
}

#[component]
fn Loaded(scene: Scene, contents: Arc<Contents>, product: Arc<Product>, first: VariantId) -> Node {
    let navigation = use_navigation();
    let chosen =
        Signal::derive(move || chosen_variant(navigation).unwrap_or_else(|| first.clone()));
    effect(move || {
        chosen.get();
        platform::after_paint(guest::ask);
    });
    let facts = ProductFacts {
        shop: Arc::new(contents.shop.clone()),
        now: platform::now(),
        home_href: href(&scene, Page::Home),
        crumbs: crumbs(&scene, &product),
        product: Arc::clone(&product),
    };
    let on_event = on_event(product);
    view! {
        <ProductView words=scene.words.clone() facts chosen marks=guest::place(Place::Marks) on_event>
            {guest::place(Place::Beneath)}
        </ProductView>
    }
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
            if let Some(line) = line_of_offer(&product, &offer, quantity) {
                add(cart, notices, line);
            }
        }
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
