//! What stands beneath a product, as the guest draws it: offers, specification, description, products near to it.

use std::sync::Arc;

use souk_catalog::{Contents, summarize};
use souk_commerce::customs::Customs;
use souk_commerce::product::Image;
use souk_commerce::{Country, OfferId, PricePoint, Product, ProductId, Shop, VariantId};
use souk_i18n::Locale;
use souk_ui::components::approximate::OtherCurrency;
use souk_ui::components::card::Card;
use souk_ui::components::zoom::Zoom;
use souk_ui::prelude::*;
use souk_ui::views::product::beneath::{BeneathEvent, BeneathFacts, BeneathView, SeenView};

use crate::guest::{Place, hand_over};
use crate::pages::card;
use crate::pages::checkout::address::countries;
use crate::pages::saved::products;
use crate::pages::waiting;
use crate::panels::adding::{line_of_offer, line_of_summary};
use crate::platform;
use crate::services::Services;
use crate::services::catalog::{Catalog, LoadError};
use crate::state::lists::ListKind;
use crate::state::loading::Loading;
use crate::state::scene::Scene;

/// What offers have cost, once it is known.
type Past = RwSignal<Vec<(OfferId, Vec<PricePoint>)>>;

/// What destinations charge, once it is known.
type Charges = RwSignal<Option<Arc<Customs>>>;

/// The country of delivery in small storage.
const COUNTRY: &str = "souk-country";

/// Products in a row.
const ROW: usize = 6;

/// What stands beneath a product. Nothing, where the product cannot be had: the page itself says why.
#[component]
pub fn Beneath(
    /// What is fetched.
    services: Services,
    /// Words and contents.
    scene: Scene,
    /// The product.
    id: ProductId,
    /// The variant that the address names.
    variant: Signal<Option<VariantId>>,
    /// The picture that is looked at over the whole screen; `None` where nobody can.
    picture: Option<RwSignal<Option<usize>>>,
    /// The currency that the shopper thinks in.
    other: OtherCurrency,
) -> Node {
    let (contents, locale) = (scene.contents.clone(), scene.locale());
    let catalog = services.catalog.clone();
    let loaded = Loading::new(move || {
        let (catalog, contents, id) = (catalog.clone(), contents.clone(), id.clone());
        async move {
            let contents = contents?;
            let product = catalog.product(locale, &id).await?;
            Ok::<_, LoadError>(product.map(|product| (contents, Arc::new(product))))
        }
    });
    live(move || {
        let (contents, product) = loaded.get()?.ok()??;
        let first = super::first_variant(&product)?;
        let near = [(); 3].map(|()| RwSignal::new(Vec::new()));
        let past = RwSignal::new(Vec::new());
        let customs = RwSignal::new(None);
        let country = RwSignal::new(destination(&contents.shop));
        platform::spawn(look_for_customs(services.catalog.clone(), customs));
        platform::spawn(look_around(
            services.catalog.clone(),
            locale,
            Arc::clone(&contents),
            Arc::clone(&product),
            past,
            near,
        ));
        let facts = BeneathFacts {
            past: past.into(),
            countries: countries(&contents.shop),
            country: country.into(),
            customs: customs.into(),
            other,
            product: Arc::clone(&product),
            shop: Arc::new(contents.shop.clone()),
            now: platform::now(),
            near: near.map(Into::into),
        };
        let pictured = Arc::clone(&product);
        let chosen = Signal::derive(move || variant.get().unwrap_or_else(|| first.clone()));
        let on_event = Callback::new(move |event| {
            let line = match event {
                BeneathEvent::Add(offer) => line_of_offer(&product, &offer, 1),
                BeneathEvent::AddOther(summary) => line_of_summary(&summary),
                BeneathEvent::DeliverTo(chosen) => {
                    platform::store_choice(COUNTRY, chosen.as_str());
                    country.set(chosen);
                    None
                }
            };
            line.into_iter().for_each(hand_over);
        });
        let words = scene.words.clone();
        let title = facts.product.title.clone();
        let images = Signal::derive(move || images(&pictured, &chosen.get()));
        let alerts = waiting::panel(&words, &facts.product, facts.shop.market.currency);
        let zoom = picture.map(|shown| view! { <Zoom words=words.clone() images title shown/> });
        Some(view! {
            <BeneathView words facts chosen on_event alerts/>
            {zoom}
        })
    })
}

/// The pictures of a variant, as the gallery has them.
fn images(product: &Product, variant: &VariantId) -> Vec<Image> {
    let variant = product.variant(variant).or(product.variants.first());
    variant.map_or_else(Vec::new, |variant| product.images_of(variant).to_vec())
}

/// What was looked at lately, on the home page.
#[component]
pub fn Seen(
    /// What is fetched.
    services: Services,
    /// Words and contents.
    scene: Scene,
) -> Node {
    let cards = RwSignal::new(Vec::new());
    if let Ok(contents) = scene.contents.clone() {
        let catalog = services.catalog.clone();
        platform::spawn(look_for_seen(
            catalog,
            scene.locale(),
            contents,
            None,
            cards,
        ));
    }
    let on_add = Callback::new(|summary| line_of_summary(&summary).into_iter().for_each(hand_over));
    live(move || view! { <SeenView words=scene.words.clone() cards=cards.get() on_add/> })
}

/// Fetches what a product's own file does not hold. The place may be gone by then, and its signals with it. With all of it
/// the place is complete.
async fn look_around(
    catalog: Catalog,
    locale: Locale,
    contents: Arc<Contents>,
    product: Arc<Product>,
    past: Past,
    [compared, similar, seen]: [RwSignal<Vec<Card>>; 3],
) {
    look_for_past(&catalog, &contents, &product, past).await;
    look_for_near(&catalog, locale, &contents, &product, [compared, similar]).await;
    look_for_seen(catalog, locale, contents, Some(product.id.clone()), seen).await;
    platform::after_paint(|| platform::take_over(Place::Beneath.name()));
}

/// Where goods are to go: what was chosen last, where deliveries reach it, else the shop's own country.
fn destination(shop: &Shop) -> Country {
    let chosen = platform::stored_choice(COUNTRY).and_then(|code| Country::parse(&code));
    let reached = chosen.filter(|chosen| countries(shop).contains(chosen));
    reached.unwrap_or(shop.market.country)
}

/// What destinations charge on import. Where that cannot be had, such charges are unknown, and the offers say so.
async fn look_for_customs(catalog: Catalog, customs: Charges) {
    if let Ok(found) = catalog.customs().await {
        customs.set(Some(found));
    }
}

/// What the offers have cost. Where that cannot be had, nothing is said of it.
async fn look_for_past(catalog: &Catalog, contents: &Contents, product: &Product, past: Past) {
    let Ok(Some((rows, as_of))) = catalog.past(contents, &product.id).await else {
        return;
    };
    let offers = product.variants.iter().flat_map(|variant| &variant.offers);
    let known = offers.filter_map(|offer| {
        let rows = rows.rows(&offer.id, as_of).ok()?;
        Some((offer.id.clone(), rows))
    });
    past.set(known.collect());
}

/// What was looked at lately, besides the product that is shown.
async fn look_for_seen(
    catalog: Catalog,
    locale: Locale,
    contents: Arc<Contents>,
    but: Option<ProductId>,
    row: RwSignal<Vec<Card>>,
) {
    let seen = ListKind::Seen.entries().into_iter();
    let seen = seen
        .map(|entry| entry.product)
        .filter(|id| Some(id) != but.as_ref());
    // What cannot be had is left out.
    let Ok(found) = products(&catalog, locale, seen.take(ROW)).await else {
        return;
    };
    let found = found.into_iter().flatten();
    let cards = found.map(|product| {
        let summary = summarize(&product, &contents.shop, platform::now());
        card(locale, summary)
    });
    row.set(cards.collect());
}

/// Others of the same category, once its cards are there. Their absence costs nothing but the rows.
async fn look_for_near(
    catalog: &Catalog,
    locale: Locale,
    contents: &Contents,
    product: &Product,
    rows: [RwSignal<Vec<Card>>; 2],
) {
    let steps = product.category.iter();
    let path: Vec<String> = steps.map(|step| step.slug.clone()).collect();
    let files = contents
        .product_file(&product.id)
        .zip(contents.category(&path).map(|category| &category.cards));
    if let Some((shard, cards)) = files
        && let Ok(shard) = catalog.products(shard).await
        && let Ok(cards) = catalog.cards(cards).await
    {
        for (row, codes) in rows.into_iter().zip(shard.near(&product.id)) {
            let found = codes.into_iter().filter_map(|code| cards.near(&path, code));
            row.set(
                found
                    .take(ROW)
                    .map(|summary| card(locale, summary))
                    .collect(),
            );
        }
    }
}
