//! The cart: lines by selling party, an estimate that says it is one, and the way to the checkout.

use crate::prelude::*;
use souk_commerce::shop::SaleMode;
use souk_commerce::{Country, Date, Money, SellerId};

use crate::components::approximate::{Approximate, OtherCurrency};
use crate::components::button::{ButtonLink, Weight};
use crate::components::data::Data;
use crate::components::icon::{Icon, Picto};
use crate::components::line::{Line, LineEvent, LineFacts};
use crate::components::link::Link;
use crate::components::message::{Message, MessagePanel};
use crate::components::skeleton::LineSkeleton;
use crate::components::totals::total_line;
use crate::{Source, Words};

/// What the cart shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CartFacts {
    /// Lines by selling party; empty for an empty cart.
    pub groups: Vec<CartGroup>,
    /// What the lines sold here come to; `None` when nothing in the cart is sold here.
    pub sum: Option<CartSum>,
}

/// The lines of one selling party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CartGroup {
    /// Who sells.
    pub seller: SellerId,
    /// The seller's name.
    pub name: String,
    /// Who takes the order.
    pub sale: SaleMode,
    /// Its lines.
    pub lines: Vec<LineFacts>,
    /// What they come to, without delivery.
    pub subtotal: Money,
    /// The cheapest delivery to the shop's own country, as an estimate; `None` when unknown.
    pub delivery: Option<Money>,
    /// What is missing until that delivery costs nothing.
    pub missing_for_free: Option<Money>,
}

/// What a cart comes to, before the server has said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CartSum {
    /// All lines that are sold here.
    pub subtotal: Money,
    /// All deliveries; `None` when one of them is unknown.
    pub delivery: Option<Money>,
    /// Both together.
    pub total: Option<Money>,
    /// The day of the oldest price in it.
    pub as_of: Date,
    /// Where it would go.
    pub country: Country,
}

/// The cart's page.
#[component]
pub fn CartView(
    /// Texts and formats.
    words: Words,
    /// What it shows.
    cart: Signal<CartFacts>,
    /// The home page.
    #[prop(into)]
    home_href: String,
    /// The checkout.
    #[prop(into)]
    checkout_href: String,
    /// What the shopper does to a line.
    on_event: Callback<LineEvent>,
    /// The currency that the shopper thinks in.
    other: OtherCurrency,
    /// Other ways to buy it.
    plans: Node,
    /// Hands the cart on, as a link.
    on_share: Callback<()>,
) -> Node {
    let is_empty = move || cart.with(|cart| cart.groups.is_empty());
    let empty = {
        let words = words.clone();
        let home = home_href.clone();
        on_change(is_empty, move |is_empty| {
            is_empty.then(|| {
                let message = Message {
                    title: words.cart_empty().to_owned(),
                    hint: words.cart_empty_hint().to_owned(),
                    kept: String::new(),
                    way_on: Some(Link::new(home.clone(), words.continue_shopping())),
                };
                view! { <MessagePanel message icon=Icon::Cart/> }
            })
        })
    };
    let group = {
        let words = words.clone();
        move |group: CartGroup| group_view(&words, group, cart, on_event)
    };
    let sum = {
        let words = words.clone();
        on_change(
            move || cart.with(|cart| cart.sum),
            move |sum| sum.map(|sum| sum_view(&words, sum, other, &checkout_href)),
        )
    };
    view! {
        <div class="p-cart">
            <h1 tabindex="-1">{words.cart()}</h1>
            {empty}
            <div class="p-cart__body" hidden=is_empty>
                <div class="p-cart__groups">
                    {rows(move || cart.get().groups, |group| group.seller.to_string(), group)}
                    {plans}
                    <p class="p-cart__ways">
                        <a href=home_href>{words.continue_shopping()}</a>
                        <button type="button" class="c-button c-button--quiet c-marks__button" on:click=move |_| on_share.run(())>
                            <Picto icon=Icon::Share/>
                            <span>{words.share_cart()}</span>
                        </button>
                    </p>
                </div>
                <aside class="p-cart__sum" aria-label=words.order_summary()>{sum}</aside>
            </div>
        </div>
    }
}

fn group_view(
    words: &Words,
    first: CartGroup,
    cart: Signal<CartFacts>,
    on_event: Callback<LineEvent>,
) -> Node {
    let seller = first.seller;
    let group = Source::new(move || {
        cart.with(|cart| {
            let mut groups = cart.groups.iter();
            groups.find(|group| group.seller == seller).cloned()
        })
    });
    let line = {
        let (words, group) = (words.clone(), group.clone());
        move |first: LineFacts| {
            let (offer, group) = (first.offer.clone(), group.clone());
            let facts = Source::new(move || {
                let mut lines = group.get()?.lines.into_iter();
                lines.find(|line| line.offer == offer)
            });
            view! { <Line words=words.clone() first facts on_event/> }
        }
    };
    let note = (first.sale == SaleMode::SellerPage)
        .then(|| view! { <p class="p-party__note">{words.seller_page_note(&first.name)}</p> });
    let figures = {
        let (words, group) = (words.clone(), group.clone());
        move || group.get().map(|group| group_figures(&words, &group))
    };
    let lines = move || group.get().map_or_else(Vec::new, |group| group.lines);
    let heading = words.sold_by(&first.name);
    view! {
        <section class="p-party">
            <h2>{heading}</h2>
            {note}
            <ul class="c-lines" role="list">
                {rows(lines, LineFacts::fixed, line)}
            </ul>
            {figures}
        </section>
    }
}

fn group_figures(words: &Words, group: &CartGroup) -> Node {
    let free = match (group.missing_for_free, group.delivery) {
        (Some(missing), _) => Some(words.missing_for_free_delivery(&words.money(missing))),
        (None, Some(delivery)) if delivery.is_zero() => {
            Some(words.free_delivery_reached().to_owned())
        }
        _ => None,
    };
    let free = free.map(|text| view! { <p class="p-party__free">{text}</p> });
    view! {
        <div class="p-party__figures">
            {free}
            <p class="p-party__subtotal">
                <span>{words.subtotal()}</span> " " <strong><Data value=words.money(group.subtotal)/></strong>
            </p>
        </div>
    }
}

fn sum_view(words: &Words, sum: CartSum, other: OtherCurrency, checkout_href: &str) -> Node {
    let delivery = sum
        .delivery
        .map(|delivery| total_line(words, words.estimated_delivery().to_owned(), delivery));
    let total = sum.total.map(|total| {
        view! {
            <div class="c-totals__sum">
                <dt>{words.estimated_total()}</dt>
                <dd><Data value=words.money(total)/></dd>
            </div>
        }
    });
    let note = if sum.total.is_some() {
        words.estimate_note(&words.date(sum.as_of), &words.country(sum.country))
    } else {
        words.total_at_checkout().to_owned()
    };
    let href = checkout_href.to_owned();
    let known = sum.total.unwrap_or(sum.subtotal);
    let (charged, amount) = (known.currency(), Signal::derive(move || Some(known)));
    view! {
        <div class="c-totals">
            <dl>
                {total_line(words, words.subtotal().to_owned(), sum.subtotal)}
                {delivery}
                {total}
            </dl>
            <p class="c-totals__note">{note}</p>
            <Approximate words=words.clone() charged amount other/>
            <ButtonLink href label=words.to_checkout() weight=Weight::Main/>
        </div>
    }
}

/// The cart while it is read.
#[component]
pub fn CartSkeleton(
    /// Texts and formats.
    words: Words,
) -> Node {
    view! {
        <div class="p-cart" aria-busy="true">
            <h1 tabindex="-1">{words.cart()}</h1>
            <LineSkeleton/>
            <LineSkeleton/>
        </div>
    }
}
