//! A product's page: pictures and buying box beside each other, offers, specification, description beneath.

mod buying;

use std::sync::Arc;

use crate::prelude::*;
use souk_commerce::{Offer, Product, Shop, Summary, Timestamp, Variant, VariantId};

use self::buying::Basket;
use crate::components::breadcrumb::Breadcrumb;
use crate::components::card::Card;
use crate::components::data::FeedText;
use crate::components::gallery::Gallery;
use crate::components::grid::{CardRow, Collection};
use crate::components::link::Link;
use crate::components::offers::{OfferTerms, Offers, terms_of};
use crate::components::rating::Rating;
use crate::components::rich_text::Prose;
use crate::components::skeleton::LineSkeleton;
use crate::components::specification::Specification;
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
    /// Products like it; empty for none.
    pub similar: Signal<Vec<Card>>,
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
    /// Puts a similar product into the cart.
    AddOther(Summary),
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
) -> Node {
    let product = Arc::clone(&facts.product);
    let quantity = RwSignal::new(1_u32);
    let current = current_variant(&words, &facts, chosen);
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
    let similar = {
        let (words, cards) = (words.clone(), facts.similar);
        move || similar_row(&words, cards.get(), on_event)
    };
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
                    {basket.terms()}
                </div>
            </div>
            {offers(&words, &facts.shop, current, on_event)}
            <div class="p-product__more">
                {specification(&words, &product, current)}
                {description(&words, &product)}
            </div>
            {similar}
            {basket.bar()}
        </article>
    }
}

fn current_variant(
    words: &Words,
    facts: &ProductFacts,
    chosen: Signal<VariantId>,
) -> Memo<Option<Chosen>> {
    let (words, now) = (words.clone(), facts.now);
    let (product, shop) = (Arc::clone(&facts.product), Arc::clone(&facts.shop));
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

fn offers(
    words: &Words,
    shop: &Arc<Shop>,
    current: Memo<Option<Chosen>>,
    on_event: Callback<ProductEvent>,
) -> Node {
    let (words, shop) = (words.clone(), Arc::clone(shop));
    let add = Callback::new(move |offer| on_event.run(ProductEvent::Add { offer, quantity: 1 }));
    (move || {
        let offers = current.with(|current| {
            current
                .as_ref()
                .map_or_else(Vec::new, |current| current.offers.clone())
        });
        (offers.len() > 1).then(|| {
            view! {
                <section class="p-product__offers">
                    <h2>{words.offers()}</h2>
                    <Offers words=words.clone() offers shop=Arc::clone(&shop) on_add=add/>
                </section>
            }
        })
    })
    .into_node()
}

fn specification(words: &Words, product: &Product, current: Memo<Option<Chosen>>) -> Node {
    let codes = Source::new(move || {
        current.with(|current| {
            current.as_ref().map_or((None, None), |current| {
                (current.variant.gtin.clone(), current.variant.mpn.clone())
            })
        })
    });
    view! { <Specification words=words.clone() details=product.details.clone() codes/> }
}

fn description(words: &Words, product: &Product) -> Option<Node> {
    if product.description.blocks.is_empty() && product.highlights.is_empty() {
        return None;
    }
    let highlights = (!product.highlights.is_empty()).then(|| {
        let items: Vec<_> = product
            .highlights
            .iter()
            .map(|text| view! { <li><FeedText words=words.clone() text=text.clone()/></li> })
            .collect();
        view! { <ul class="p-product__highlights">{items}</ul> }
    });
    Some(view! {
        <section>
            <h2>{words.description()}</h2>
            {highlights}
            <Prose words=words.clone() text=product.description.clone()/>
        </section>
    })
}

fn similar_row(words: &Words, cards: Vec<Card>, on_event: Callback<ProductEvent>) -> Option<Node> {
    if cards.is_empty() {
        return None;
    }
    let row = CardRow {
        title: words.similar().to_owned(),
        is_feed_text: false,
        all_href: None,
        cards,
    };
    let add = Callback::new(move |summary: Summary| on_event.run(ProductEvent::AddOther(summary)));
    Some(view! { <Collection words=words.clone() row on_add=Some(add)/> })
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
