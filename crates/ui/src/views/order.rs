//! An order's own page: what was ordered, what to pay and how, where it goes. Made to be printed.

use crate::prelude::*;
use souk_commerce::shop::BankAccount;
use souk_commerce::totals::Totals;
use souk_commerce::{Address, Date, Money};

use super::address::AddressCard;
use super::checkout::{OrderLine, order_lines};
use crate::Words;
use crate::components::badge::{Badge, Tone};
use crate::components::button::{Button, ButtonLink, Weight};
use crate::components::copy::{CopyButton, CopyRow};
use crate::components::data::{Code, Data};
use crate::components::icon::Icon;
use crate::components::skeleton::LineSkeleton;
use crate::components::totals::TotalLines;

/// How far an order is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderState {
    /// A transfer is expected.
    AwaitingPayment,
    /// The courier collects.
    CashOnDelivery,
    /// Taken, with nothing more to say.
    Confirmed,
    /// Paid.
    Paid,
    /// With the courier.
    Shipped,
    /// With the buyer.
    Delivered,
    /// Taken back.
    Cancelled,
}

/// An order from one selling party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderFacts {
    /// The order's code for people.
    pub code: String,
    /// How far it is.
    pub state: OrderState,
    /// The day on which it was placed.
    pub placed: Date,
    /// The seller's name.
    pub seller: String,
    /// What was ordered.
    pub lines: Vec<OrderLine>,
    /// What it came to.
    pub totals: Totals,
    /// Where it goes.
    pub address: Option<Address>,
    /// Delivery in words; empty when unknown.
    pub delivery: String,
    /// The parcel, once it is on its way and something is known of it.
    pub parcel: Option<Parcel>,
    /// Payment in words; empty when unknown.
    pub payment: String,
    /// Where it is paid by card, and how much.
    pub card: Option<(String, Money)>,
    /// The transfer that is expected.
    pub transfer: Option<Transfer>,
}

/// A transfer that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Where it goes.
    pub account: BankAccount,
    /// What it quotes.
    pub reference: String,
    /// How much.
    pub amount: Money,
}

/// A parcel, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Who carries it; empty when unknown.
    pub carrier: String,
    /// Number to follow it by; empty when there is none.
    pub number: String,
    /// Page to follow it on.
    pub href: Option<String>,
}

/// How a shopper came to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderOccasion {
    /// The order has just been placed.
    Placed,
    /// The private link was opened.
    Opened,
}

/// What a shopper asks of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderEvent {
    /// Copies a text.
    Copy(String),
    /// Prints the page.
    Print,
}

/// One or several orders that were placed together.
#[component]
pub fn OrderView(
    /// Texts and formats.
    words: Words,
    /// The orders.
    orders: Vec<OrderFacts>,
    /// How the shopper came here.
    occasion: OrderOccasion,
    /// The private link of this page, in full.
    #[prop(into)]
    link: String,
    /// The home page.
    #[prop(into)]
    home_href: String,
    /// What the shopper asks for.
    on_event: Callback<OrderEvent>,
) -> Node {
    let heading = match occasion {
        OrderOccasion::Opened => words.order_summary(),
        OrderOccasion::Placed => words.order_thanks(),
    };
    let heading = heading.to_owned();
    let copy = Callback::new(move |text| on_event.run(OrderEvent::Copy(text)));
    let print = Callback::new(move |()| on_event.run(OrderEvent::Print));
    let orders: Vec<_> = orders
        .into_iter()
        .map(|order| order_view(&words, order, copy))
        .collect();
    let shown = link.clone();
    view! {
        <div class="p-order">
            <h1 tabindex="-1">{heading}</h1>
            {orders}
            <section class="p-keep">
                <h2>{words.keep_link()}</h2>
                <p>{words.keep_link_hint()}</p>
                <p class="p-keep__link"><Code value=shown/></p>
                <p><CopyButton words=words.clone() name=words.keep_link() value=link on_copy=copy/></p>
                <p class="p-keep__note">{words.mail_note()}</p>
            </section>
            <p class="p-order__ways">
                <Button label=words.print() on_press=print icon=Icon::Print/>
                <ButtonLink href=home_href label=words.continue_shopping() weight=Weight::Quiet/>
            </p>
        </div>
    }
}

fn state_words(words: &Words, state: OrderState) -> (String, Tone) {
    let (text, tone) = match state {
        OrderState::AwaitingPayment => (words.order_awaiting_payment(), Tone::Warning),
        OrderState::CashOnDelivery => (words.order_cash(), Tone::Plain),
        OrderState::Confirmed => (words.order_confirmed(), Tone::Good),
        OrderState::Paid => (words.order_paid(), Tone::Good),
        OrderState::Shipped => (words.order_shipped(), Tone::Good),
        OrderState::Delivered => (words.order_delivered(), Tone::Good),
        OrderState::Cancelled => (words.order_cancelled(), Tone::Warning),
    };
    (text.to_owned(), tone)
}

fn order_view(words: &Words, order: OrderFacts, copy: Callback<String>) -> Node {
    let (label, tone) = state_words(words, order.state);
    let transfer = order
        .transfer
        .map(|transfer| transfer_view(words, transfer, copy));
    let card = order.card.map(|(href, amount)| {
        let label = words.pay_card_now(&words.money(amount));
        view! { <p class="p-order__ways"><ButtonLink href label weight=Weight::Main/></p> }
    });
    let address = order.address.map(|address| {
        let card = view! { <AddressCard words=words.clone() address/> };
        fact(words.deliver_to(), card)
    });
    let facts = [
        (words.step_delivery(), order.delivery),
        (words.step_payment(), order.payment),
    ]
    .map(|(name, value)| (!value.is_empty()).then(|| fact(name, view! { <Data value/> })));
    let [delivery, payment] = facts;
    let parcel = order.parcel.map(|parcel| parcel_view(words, parcel));
    view! {
        <article class="p-receipt">
            <header class="p-receipt__head">
                <h2>{words.order_heading(&order.code)}</h2>
                <Badge label tone/>
                <p>{words.sold_by(&order.seller)} " · " {words.order_placed_on(&words.date(order.placed))}</p>
            </header>
            {transfer}
            {card}
            {order_lines(words, &order.lines)}
            <TotalLines words=words.clone() totals=order.totals label=words.total()/>
            <dl class="p-decisions">{address} {delivery} {parcel} {payment}</dl>
        </article>
    }
}

fn fact(name: &str, value: Node) -> Node {
    view! { <div><dt>{name.to_owned()}</dt><dd>{value}</dd></div> }
}

fn parcel_view(words: &Words, parcel: Parcel) -> Node {
    let label = words.order_parcel_follow().to_owned();
    let follow = parcel.href.map(|href| {
        view! { <a href=href rel="noopener noreferrer nofollow">{label}</a> }
    });
    let number = (!parcel.number.is_empty()).then(|| view! { <Code value=parcel.number/> });
    let carrier = (!parcel.carrier.is_empty()).then(|| view! { <Data value=parcel.carrier/> });
    let value = view! { <span>{carrier} " " {number} " " {follow}</span> };
    fact(words.order_parcel(), value)
}

fn transfer_view(words: &Words, transfer: Transfer, copy: Callback<String>) -> Node {
    let Transfer {
        account,
        reference,
        amount,
    } = transfer;
    let shown = words.money(amount);
    let decimal = Some(amount.to_decimal());
    let bic = account.bic.map(
        |bic| view! { <CopyRow words=words.clone() name=words.bic() value=bic on_copy=copy/> },
    );
    view! {
        <section class="p-transfer">
            <h3>{words.transfer_title(&shown)}</h3>
            <p>{words.transfer_hint()}</p>
            <dl>
                <CopyRow words=words.clone() name=words.reference() value=reference on_copy=copy/>
                <CopyRow words=words.clone() name=words.amount() value=shown copied=decimal on_copy=copy/>
                <CopyRow words=words.clone() name=words.account_number() value=account.account on_copy=copy/>
                <CopyRow words=words.clone() name=words.account_holder() value=account.holder on_copy=copy/>
                <CopyRow words=words.clone() name=words.bank() value=account.bank on_copy=copy/>
                {bic}
            </dl>
        </section>
    }
}

/// An order while it is fetched.
#[component]
pub fn OrderSkeleton(
    /// Texts and formats.
    words: Words,
) -> Node {
    view! {
        <div class="p-order" aria-busy="true">
            <h1 tabindex="-1"><span class="u-hidden">{words.loading()}</span><LineSkeleton/></h1>
            <LineSkeleton/>
            <LineSkeleton/>
        </div>
    }
}
