//! A product's page: pictures and buying box beside each other, and what stands [`beneath`].

pub mod beneath;
mod buying;

use std::sync::Arc;

use crate::prelude::*;
use souk_commerce::{Offer, Product, Shop, Timestamp, Variant, VariantId};

use self::buying::Basket;
use crate::components::breadcrumb::Breadcrumb;
use crate::components::data::FeedText;
use crate::components::gallery::Gallery;
use crate::components::link::Link;
use crate::components::rating::Rating;
use crate::components::skeleton::LineSkeleton;
use crate::components::terms::{OfferTerms, terms_of};
use crate::components::variant_picker::VariantPicker;
use crate::{Source, Words};

/// What a product's page shows.
#[derive(Debug, Clone)]
pub struct ProductFacts {
    /// The product.
    pub product: Arc<Product>,
    /// The shop, for its sellers and their terms.
    pub shop: Arc<Shop>,
    /// The moment at which prices hold.
    pub now: Timestamp,
    /// The home page.
    pub home_href: String,
    /// The product's categories, outermost first.
    pub crumbs: Vec<Link>,
}

/// What a shopper asks of a product's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProductEvent {
    /// Shows another variant.
    Choose(VariantId),
    /// Puts pieces of an offer into the cart.
    Add {
        /// The offer.
        offer: Offer,
        /// Pieces.
        quantity: u32,
    },
}

/// The chosen variant with all that follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Chosen {
    variant: Variant,
    /// In the order in which they are shown.
    offers: Vec<OfferTerms>,
}

/// A product's page.
#[component]
pub fn ProductView(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    facts: ProductFacts,
    /// The variant that is shown; the first one stands in for an unknown id.
    chosen: Signal<VariantId>,
    /// What the shopper asks for.
    on_event: Callback<ProductEvent>,
    /// What a shopper may do with it besides buying it.
    marks: Node,
    /// What stands beneath.
    children: Node,
) -> Node {
    let product = Arc::clone(&facts.product);
    let quantity = RwSignal::new(1_u32);
    let current = current_variant(&words, &facts.product, &facts.shop, facts.now, chosen);
    let basket = Basket {
        words: words.clone(),
        country: words.country(facts.shop.market.country),
        current,
        quantity,
        on_event,
    };
    let choose = Callback::new(move |id| on_event.run(ProductEvent::Choose(id)));
    let shown_id = Source::new(move || {
        current.with(|current| {
            current
                .as_ref()
                .map_or_else(|| chosen.get(), |current| current.variant.id.clone())
        })
    });
    view! {
        <article class="p-product">
            <Breadcrumb words=words.clone() home_href=facts.home_href crumbs=facts.crumbs/>
            <div class="p-product__top">
                <div class="p-product__pictures">{gallery(&words, &product, current)}</div>
                <div class="p-product__buy">
                    {heading(&words, &product)}
                    {basket.price()}
                    <VariantPicker words=words.clone() product=Arc::clone(&product) chosen=shown_id on_choose=choose/>
                    {basket.action()}
                    {marks}
                    {basket.terms()}
                </div>
            </div>
            {children}
            {basket.bar()}
        </article>
    }
}

fn current_variant(
    words: &Words,
    product: &Arc<Product>,
    shop: &Arc<Shop>,
    now: Timestamp,
    chosen: Signal<VariantId>,
) -> Memo<Option<Chosen>> {
    let words = words.clone();
    let (product, shop) = (Arc::clone(product), Arc::clone(shop));
    Memo::new(move |_| {
        let variant = chosen.with(|id| {
            product
                .variant(id)
                .or_else(|| product.variants.first())
                .cloned()
        })?;
        let offers = terms_of(&words, &shop, &variant, now);
        Some(Chosen { variant, offers })
    })
}

fn gallery(words: &Words, product: &Arc<Product>, current: Memo<Option<Chosen>>) -> Node {
    let (words, product) = (words.clone(), Arc::clone(product));
    let title = product.title.clone();
    let images = move || {
        current.with(|current| {
            current.as_ref().map_or_else(Vec::new, |current| {
                product.images_of(&current.variant).to_vec()
            })
        })
    };
    on_change(
        images,
        move |images| view! { <Gallery words=words.clone() images=images.clone() title=title.clone()/> },
    )
}

fn heading(words: &Words, product: &Product) -> Node {
    let brand = product
        .brand
        .clone()
        .map(|brand| view! { <p class="p-product__brand"><FeedText words=words.clone() text=brand/></p> });
    let rating = product
        .rating
        .map(|rating| view! { <p><Rating words=words.clone() rating/></p> });
    view! {
        <header class="p-product__head">
            {brand}
            <h1 tabindex="-1"><FeedText words=words.clone() text=product.title.clone()/></h1>
            {rating}
        </header>
    }
}

/// A product's page while it loads.
#[component]
pub fn ProductSkeleton(
    /// Texts and formats.
    words: Words,
) -> Node {
    view! {
        <div class="p-product" aria-busy="true">
            <div class="p-product__top">
                <div class="p-product__pictures"><span class="c-picture c-skeleton"></span></div>
                <div class="p-product__buy">
                    <h1 tabindex="-1"><span class="u-hidden">{words.loading()}</span><LineSkeleton/></h1>
                    <LineSkeleton/>
                    <LineSkeleton/>
                </div>
            </div>
        </div>
    }
}
