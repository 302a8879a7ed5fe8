//! A product's page with sample data.

use std::sync::Arc;

use souk_commerce::customs::Customs;
use souk_commerce::{Country, Money, PricePoint, VariantId};
use souk_ui::Words;
use souk_ui::components::alerts::{AlertFacts, AlertPanel};
use souk_ui::components::approximate::Approximate;
use souk_ui::components::link::Link;
use souk_ui::components::marks::{MarkFacts, Marks};
use souk_ui::prelude::*;
use souk_ui::views::product::beneath::{BeneathFacts, BeneathView};
use souk_ui::views::product::{ProductFacts, ProductView};

use super::{cards, signal};
use crate::goods::{CATEGORIES, NOW, kettle, other_currency, thb};
use crate::shop::shop;

pub(super) fn product(words: &Words, language: usize, variant: &str) -> Node {
    show(words, language, kettle(language), variant)
}

pub(super) fn plain_product(words: &Words, language: usize) -> Node {
    let mut product = kettle(language);
    product.axes.clear();
    product.variants.truncate(1);
    product.highlights.clear();
    product.rating = None;
    if let Some(variant) = product.variants.first_mut() {
        variant.options.clear();
        variant.images.truncate(1);
        variant.offers.truncate(1);
    }
    show(words, language, product, "kettle-0-0")
}

fn show(words: &Words, language: usize, product: souk_commerce::Product, variant: &str) -> Node {
    let (product, shop) = (Arc::new(product), Arc::new(shop()));
    let facts = ProductFacts {
        product: Arc::clone(&product),
        shop: Arc::clone(&shop),
        now: NOW,
        home_href: "#home".into(),
        crumbs: vec![Link::new("#kitchen", CATEGORIES[0].1[language])],
    };
    let near = [2, 8, 14].map(|first| {
        signal(
            cards(language, |_| true)
                .into_iter()
                .skip(first)
                .take(6)
                .collect(),
        )
    });
    let offers = product.variants.iter().flat_map(|variant| &variant.offers);
    let past =
        offers.filter_map(|offer| Some((offer.id.clone(), past(offer.price.as_ref()?.at(NOW)))));
    let countries = ["TH", "DE"].map(|code| Country::parse(code).unwrap());
    let beneath = BeneathFacts {
        countries: countries.to_vec(),
        country: signal(countries[0]),
        customs: signal(Some(Arc::new(Customs::built_in()))),
        other: other_currency(),
        past: signal(past.collect()),
        product,
        shop,
        now: NOW,
        near,
    };
    let marked = MarkFacts {
        is_saved: signal(true),
        is_compared: signal(false),
        compare_href: "#compare".into(),
    };
    let price = signal(Some(thb(149_000)));
    let marks = view! {
        <Marks words=words.clone() facts=marked on_event=Callback::new(|_| ())/>
        <Approximate words=words.clone() charged=thb(0).currency() amount=price other=other_currency()/>
    };
    let chosen = signal(VariantId::new(variant).unwrap());
    let waited = AlertFacts {
        price: Some(thb(149_000)),
        waiting: signal(None),
        is_refused: signal(false),
    };
    let alerts =
        view! { <AlertPanel words=words.clone() facts=waited on_event=Callback::new(|_| ())/> };
    view! {
        <ProductView words=words.clone() facts chosen marks on_event=Callback::new(|_| ())>
            <div class="p-product__beneath">
                <BeneathView words=words.clone() facts=beneath chosen on_event=Callback::new(|_| ()) alerts/>
            </div>
        </ProductView>
    }
}

/// A year in which a price fell twice and rose once.
fn past(price: Money) -> Vec<PricePoint> {
    let steps = [(360, 120), (250, 110), (130, 125), (20, 100)];
    let ends = steps
        .iter()
        .skip(1)
        .map(|(day, _)| Some(*day))
        .chain([None]);
    let rows = steps.iter().zip(ends).map(|((day, percent), end)| {
        let moment = |day: i64| NOW.plus(-86_400 * day);
        let cost = Money::new(price.minor() * percent / 100, price.currency()).unwrap();
        PricePoint {
            from: moment(*day),
            to: end.map(moment),
            effective: cost,
            regular: cost,
            last_seen: end.map_or(NOW, moment),
        }
    });
    rows.collect()
}
