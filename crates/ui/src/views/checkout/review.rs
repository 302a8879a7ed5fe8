//! The last step: all of it at one glance, each part with a way to change it, and the button that orders.

use crate::prelude::*;
use souk_commerce::totals::Totals;
use souk_commerce::{Address, Money};

use super::{OrderLine, order_lines};
use crate::Words;
use crate::components::data::Data;
use crate::components::link::Link;
use crate::components::totals::TotalLines;
use crate::views::address::AddressCard;

/// What is about to be ordered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewFacts {
    /// Where it goes.
    pub address: Address,
    /// The step that asks for the address.
    pub address_href: String,
    /// The step that asks for the delivery.
    pub delivery_href: String,
    /// The step that asks for the payment.
    pub payment_href: String,
    /// One part for each selling party.
    pub parts: Vec<ReviewPart>,
    /// All parts together.
    pub total: Money,
    /// The terms that hold, each a text of its own.
    pub terms: Vec<Link>,
}

/// What is ordered from one selling party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewPart {
    /// The seller's name.
    pub seller: String,
    /// What is ordered.
    pub lines: Vec<OrderLine>,
    /// Delivery in words.
    pub delivery: String,
    /// Payment in words.
    pub payment: String,
    /// The server's totals.
    pub totals: Totals,
}

/// The last step.
#[component]
pub fn ReviewView(
    /// Texts and formats.
    words: Words,
    /// What is about to be ordered; `None` until the server has said it.
    facts: Signal<Option<ReviewFacts>>,
    /// Whether the order is on its way to the server.
    is_placing: Signal<bool>,
    /// Orders.
    on_place: Callback<()>,
    /// What stands between the goods and the sum and stays when they change: the field for codes.
    children: Node,
) -> Node {
    let decided = {
        let words = words.clone();
        move || facts.get().map(|facts| decided(&words, facts))
    };
    let owed = {
        let words = words.clone();
        move || facts.get().map(|facts| owed(&words, facts))
    };
    let during = words.placing_order().to_owned();
    let spoken = {
        let during = during.clone();
        move || is_placing.get().then(|| during.clone())
    };
    let label = move || {
        if is_placing.get() {
            during.clone()
        } else {
            facts
                .get()
                .map_or_else(String::new, |facts| order_label(&words, &facts))
        }
    };
    let place = move |_| {
        if !is_placing.get_untracked() {
            on_place.run(());
        }
    };
    view! {
        <div class="c-form">
            {decided}
            {children}
            {owed}
            <button
                type="button"
                class="c-button c-button--main"
                hidden=move || facts.with(Option::is_none).then_some("")
                aria-disabled=move || is_placing.get().then_some("true")
                on:click=place
            >
                {label}
            </button>
            <p class="u-hidden" role="status">{spoken}</p>
        </div>
    }
}

/// What the button says. Directive 2011/83/EU, article 8(2): that an order costs money.
fn order_label(words: &Words, facts: &ReviewFacts) -> String {
    let amount = words.money(facts.total);
    if facts.address.country.is_in_eea() {
        words.place_order_to_pay(&amount)
    } else {
        words.place_order(&amount)
    }
}

/// Where it goes, and what each party sends for how much.
fn decided(words: &Words, facts: ReviewFacts) -> Node {
    let has_many = facts.parts.len() > 1;
    let (delivery_href, payment_href) = (facts.delivery_href, facts.payment_href);
    let parts: Vec<_> = facts
        .parts
        .into_iter()
        .map(|part| {
            let label = if has_many {
                words.total_for(&part.seller)
            } else {
                words.total().to_owned()
            };
            let ways = [
                (words.step_delivery(), part.delivery, delivery_href.clone()),
                (words.step_payment(), part.payment, payment_href.clone()),
            ]
            .map(|(name, value, href)| decision(words, name, view! { <Data value/> }, href));
            view! {
                <section class="p-party">
                    <h2>{words.order_from(&part.seller)}</h2>
                    {order_lines(words, &part.lines)}
                    <dl class="p-decisions">{ways.into_iter().collect::<Vec<_>>()}</dl>
                    <TotalLines words=words.clone() totals=part.totals label/>
                </section>
            }
        })
        .collect();
    let address = view! { <AddressCard words=words.clone() address=facts.address/> };
    view! {
        <dl class="p-decisions">{decision(words, words.deliver_to(), address, facts.address_href)}</dl>
        {parts}
    }
}

/// The sum over several parties, and the terms.
fn owed(words: &Words, facts: ReviewFacts) -> Node {
    let sum = (facts.parts.len() > 1).then(|| {
        view! {
            <p class="p-checkout__sum">
                <span>{words.total()}</span> " " <strong><Data value=words.money(facts.total)/></strong>
            </p>
        }
    });
    view! { {sum} {terms(words, facts.terms)} }
}

/// What holds for the order, with the texts in tabs of their own, so that nothing typed is lost.
fn terms(words: &Words, texts: Vec<Link>) -> Option<Node> {
    if texts.is_empty() {
        return None;
    }
    let texts: Vec<_> = texts
        .into_iter()
        .map(
            |text| view! { <li><a href=text.href target="_blank"><bdi>{text.label}</bdi></a></li> },
        )
        .collect();
    Some(view! {
        <section class="p-terms">
            <p>{words.terms_hold()}</p>
            <ul role="list">{texts}</ul>
        </section>
    })
}

/// Something decided in an earlier step.
fn decision(words: &Words, name: &str, value: Node, href: String) -> Node {
    view! {
        <div>
            <dt>{name.to_owned()}</dt>
            <dd>{value}</dd>
            <dd class="p-decisions__change">
                <a href=href aria-label=words.change_name(name)>{words.change()}</a>
            </dd>
        </div>
    }
}
