//! What stands beneath a product: every seller's offer, specification, description, and products near to it.

use std::sync::Arc;

use crate::prelude::*;
use souk_commerce::customs::Customs;
use souk_commerce::{
    Country, Offer, OfferId, PricePoint, Product, Shop, Summary, Timestamp, VariantId,
};

use super::{Chosen, current_variant};
use crate::components::approximate::OtherCurrency;
use crate::components::card::Card;
use crate::components::data::FeedText;
use crate::components::grid::{CardRow, Collection};
use crate::components::landed::landed;
use crate::components::offers::Offers;
use crate::components::price_history::PriceHistory;
use crate::components::rich_text::Prose;
use crate::components::select::{Choice, Select};
use crate::components::specification::Specification;
use crate::{Source, Words};

/// What is shown beneath a product.
#[derive(Debug, Clone)]
pub struct BeneathFacts {
    /// The product.
    pub product: Arc<Product>,
    /// The shop, for its sellers and their terms.
    pub shop: Arc<Shop>,
    /// The moment at which prices hold.
    pub now: Timestamp,
    /// Where goods can go, in the order of a list.
    pub countries: Vec<Country>,
    /// Where they are to go.
    pub country: Signal<Country>,
    /// What destinations charge on import, once it is known.
    pub customs: Signal<Option<Arc<Customs>>>,
    /// The currency that the shopper thinks in.
    pub other: OtherCurrency,
    /// What offers of the product have cost, by offer, in the order of time; filled once it is known.
    pub past: Signal<Vec<(OfferId, Vec<PricePoint>)>>,
    /// Products of other brands that it is weighed against, others like it, and those that were looked at lately; each
    /// empty for none.
    pub near: [Signal<Vec<Card>>; 3],
}

/// What a shopper asks for beneath a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BeneathEvent {
    /// Puts one piece of an offer into the cart.
    Add(Offer),
    /// Puts another product into the cart.
    AddOther(Summary),
    /// Goods are to go elsewhere.
    DeliverTo(Country),
}

/// What stands beneath a product.
#[component]
pub fn BeneathView(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    facts: BeneathFacts,
    /// The variant that is shown; the first one stands in for an unknown id.
    chosen: Signal<VariantId>,
    /// What the shopper asks for.
    on_event: Callback<BeneathEvent>,
    /// The means to wait for it.
    alerts: Node,
) -> Node {
    let BeneathFacts {
        product,
        shop,
        now,
        countries,
        country,
        customs,
        other,
        past,
        near,
    } = facts;
    let current = current_variant(&words, &product, &shop, now, chosen);
    let place = Place {
        shop: Arc::clone(&shop),
        now,
        countries,
        country,
        customs,
        other,
    };
    let rows = {
        let words = words.clone();
        move || {
            let titles = [words.compared(), words.similar(), words.recently_seen()];
            let rows = titles.into_iter().zip(near);
            let add = Callback::new(move |summary| on_event.run(BeneathEvent::AddOther(summary)));
            rows.filter_map(|(title, cards)| row_of(&words, title, cards.get(), add))
                .collect::<Vec<_>>()
        }
    };
    view! {
        {offers(&words, current, place, on_event)}
        {history(&words, past, current, now)}
        {alerts}
        <div class="p-product__more">
            {specification(&words, &product, current)}
            {description(&words, &product)}
        </div>
        {rows}
    }
}

/// Where and when offers are looked at.
struct Place {
    shop: Arc<Shop>,
    now: Timestamp,
    countries: Vec<Country>,
    country: Signal<Country>,
    customs: Signal<Option<Arc<Customs>>>,
    other: OtherCurrency,
}

fn offers(
    words: &Words,
    current: Memo<Option<Chosen>>,
    place: Place,
    on_event: Callback<BeneathEvent>,
) -> Node {
    let words = words.clone();
    let add = Callback::new(move |offer| on_event.run(BeneathEvent::Add(offer)));
    let is_many = move || {
        let offers = current.with(|current| current.as_ref().map(|current| current.offers.len()));
        offers.is_some_and(|offers| offers > 1)
    };
    let Place {
        shop,
        now,
        countries,
        country,
        customs,
        other,
    } = place;
    let choice = destination(&words, &countries, country, on_event);
    let title = words.offers().to_owned();
    let table = move || {
        let chosen = current.with(|current| {
            let offers = current.as_ref().map(|current| current.offers.clone());
            offers.unwrap_or_default()
        });
        let (to, customs, rates) = (country.get(), customs.get(), other.rates.get());
        let offers = landed(&shop, chosen, to, (customs.as_deref(), &rates), now);
        let name = words.country(to);
        view! { <Offers words=words.clone() offers shop=Arc::clone(&shop) country=name other on_add=add/> }
    };
    view! {
        <section class="p-product__offers" hidden=move || !is_many()>
            <h2>{title}</h2>
            {choice}
            {table}
        </section>
    }
}

/// The choice of a country; its name alone where there is no other.
fn destination(
    words: &Words,
    countries: &[Country],
    country: Signal<Country>,
    on_event: Callback<BeneathEvent>,
) -> Node {
    if countries.len() < 2 {
        let text = words.delivery_to(&words.country(country.get_untracked()));
        return view! { <p class="c-offers__to">{text}</p> };
    }
    let choices = countries.iter();
    let choices = choices.map(|country| Choice::new(country.as_str(), words.country(*country)));
    let choices: Vec<Choice> = choices.collect();
    let value = Source::new(move || country.get().as_str().to_owned());
    let choose = Callback::new(move |code: String| {
        if let Some(country) = Country::parse(&code) {
            on_event.run(BeneathEvent::DeliverTo(country));
        }
    });
    view! {
        <p class="c-offers__to"><Select label=words.deliver_to() choices value on_change=choose/></p>
    }
}

/// What the offer that is shown first has cost.
fn history(
    words: &Words,
    past: Signal<Vec<(OfferId, Vec<PricePoint>)>>,
    current: Memo<Option<Chosen>>,
    now: Timestamp,
) -> Node {
    let words = words.clone();
    let rows = move || {
        let shown = current.with(|current| {
            let offers = current.as_ref().map(|current| current.offers.as_slice());
            offers
                .and_then(<[_]>::first)
                .map(|terms| terms.offer.id.clone())
        });
        past.with(|past| {
            let found = past.iter().find(|(offer, _)| Some(offer) == shown.as_ref());
            found.map(|(_, rows)| rows.clone()).unwrap_or_default()
        })
    };
    on_change(
        rows,
        move |rows| view! { <PriceHistory words=words.clone() rows=rows.clone() now/> },
    )
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

fn row_of(words: &Words, title: &str, cards: Vec<Card>, on_add: Callback<Summary>) -> Option<Node> {
    if cards.is_empty() {
        return None;
    }
    let row = CardRow {
        title: title.to_owned(),
        is_feed_text: false,
        all_href: None,
        cards,
    };
    Some(view! { <Collection words=words.clone() row on_add=Some(on_add)/> })
}

/// Products that were looked at lately; nothing when there are none.
#[component]
pub fn SeenView(
    /// Texts and formats.
    words: Words,
    /// The products, the latest first.
    cards: Vec<Card>,
    /// Puts a product into the cart.
    on_add: Callback<Summary>,
) -> Node {
    row_of(&words, words.recently_seen(), cards, on_add).into_node()
}
