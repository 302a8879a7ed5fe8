//! The checkout: one question at a time, the total always in view.

pub mod coupon;
pub mod review;
pub mod ways;

use crate::prelude::*;
use souk_commerce::Money;
use souk_commerce::totals::Totals;

use crate::Words;
use crate::components::approximate::{Approximate, OtherCurrency};
use crate::components::data::Data;
use crate::components::link::Link;
use crate::components::progress::Progress;
use crate::components::totals::TotalLines;

/// One line of an order as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// Title of the product.
    pub title: String,
    /// `Red / 40`; empty for none.
    pub options: String,
    /// Pieces.
    pub quantity: u32,
    /// Price of all pieces.
    pub total: Money,
}

/// What one selling party is owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryPart {
    /// The seller's name.
    pub seller: String,
    /// What is ordered.
    pub lines: Vec<OrderLine>,
    /// The server's totals, as far as they are known.
    pub totals: Totals,
}

/// What everything comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryFacts {
    /// One part for each selling party.
    pub parts: Vec<SummaryPart>,
    /// All of them together.
    pub total: Money,
    /// Whether delivery and the like are still to come.
    pub is_subtotal: bool,
}

/// The frame of every step: where one is, what it comes to, what the server has said, the question.
#[component]
pub fn CheckoutView(
    /// Texts and formats.
    words: Words,
    /// The steps; one that cannot be gone to yet has no address.
    steps: Vec<Link>,
    /// Which step is shown, from 0.
    current: usize,
    /// The question of the step: the page's heading.
    #[prop(into)]
    question: String,
    /// What everything comes to; `None` until the server has said it.
    summary: Signal<Option<SummaryFacts>>,
    /// The currency that the shopper thinks in.
    other: OtherCurrency,
    /// What the server objects to, in its own words; empty for nothing.
    objections: Signal<Vec<String>>,
    /// The step.
    children: Node,
) -> Node {
    let opened = {
        let words = words.clone();
        move || {
            summary
                .get()
                .map(|summary| summary_view(&words, summary, other))
        }
    };
    let said = words.server_words().to_owned();
    let objections = move || {
        let objections = objections.get();
        (!objections.is_empty()).then(|| {
            let items: Vec<_> = objections
                .into_iter()
                .map(|text| view! { <li><Data value=text/></li> })
                .collect();
            view! { <p>{said.clone()}</p> <ul>{items}</ul> }
        })
    };
    view! {
        <div class="p-checkout">
            <Progress words steps current/>
            <div class="p-checkout__summary">{opened}</div>
            <h1 tabindex="-1">{question}</h1>
            <div class="p-objections" role="alert">{objections}</div>
            {children}
        </div>
    }
}

fn summary_view(words: &Words, summary: SummaryFacts, other: OtherCurrency) -> Node {
    let total = words.money(summary.total);
    let sum = summary.total;
    let (charged, amount) = (sum.currency(), Signal::derive(move || Some(sum)));
    let has_many = summary.parts.len() > 1;
    let is_subtotal = summary.is_subtotal;
    let named = is_subtotal.then(|| view! { {words.subtotal()} " " });
    let parts: Vec<_> = summary
        .parts
        .into_iter()
        .map(|part| {
            let label = if is_subtotal {
                words.subtotal().to_owned()
            } else if has_many {
                words.total_for(&part.seller)
            } else {
                words.total().to_owned()
            };
            view! {
                <section>
                    <h2>{words.order_from(&part.seller)}</h2>
                    {order_lines(words, &part.lines)}
                    <TotalLines words=words.clone() totals=part.totals label/>
                </section>
            }
        })
        .collect();
    view! {
        <details class="p-summary">
            <summary><span>{words.order_summary()}</span> <strong>{named}<Data value=total/></strong></summary>
            {parts}
            <Approximate words=words.clone() charged amount other/>
        </details>
    }
}

/// Lines of an order as a list.
pub(crate) fn order_lines(words: &Words, lines: &[OrderLine]) -> Node {
    let items: Vec<_> = lines
        .iter()
        .map(|line| {
            let options = (!line.options.is_empty())
                .then(|| view! { <small><Data value=line.options.clone()/></small> });
            view! {
                <li>
                    <span class="p-orderlines__count">{words.number(line.quantity)} " ×"</span>
                    <span class="p-orderlines__name"><Data value=line.title.clone()/> {options}</span>
                    <span class="p-orderlines__price"><Data value=words.money(line.total)/></span>
                </li>
            }
        })
        .collect();
    view! { <ul class="p-orderlines" role="list">{items}</ul> }
}
