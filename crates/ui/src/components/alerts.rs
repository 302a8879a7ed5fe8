//! Waiting for a product: for less, or until it can be had again.

use leptos::html;
use souk_commerce::alerts::Alert;
use souk_commerce::{Money, ProductId};

use super::data::FeedText;
use super::price_range::plain_decimal;
use crate::Words;
use crate::prelude::*;

/// What a product can be waited for.
#[derive(Debug, Clone, Copy)]
pub struct AlertFacts {
    /// The lowest price now, which a limit must be below; `None` where it cannot be had.
    pub price: Option<Money>,
    /// What is waited for.
    pub waiting: Signal<Option<Alert>>,
    /// Whether a limit was refused because it costs less already, or is no price.
    pub is_refused: Signal<bool>,
}

/// What a shopper asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlertEvent {
    /// To be told when it costs less than a plain decimal in major units.
    Below(String),
    /// To be told when it can be had again.
    Back,
    /// To be told no longer.
    Stop,
}

/// The means to wait for a product.
#[component]
pub fn AlertPanel(
    /// Texts and formats.
    words: Words,
    /// What can be waited for.
    facts: AlertFacts,
    /// What the shopper asks for.
    on_event: Callback<AlertEvent>,
) -> Node {
    let AlertFacts {
        price,
        waiting,
        is_refused,
    } = facts;
    let (title, hint) = (words.alerts_one().to_owned(), words.alert_hint().to_owned());
    let body = on_change(
        move || waiting.get(),
        move |waiting| match (*waiting, price) {
            (Some(alert), _) => {
                let stop = words.alert_stop().to_owned();
                view! {
                    <p>{said(&words, alert)}</p>
                    <button type="button" class="c-button" on:click=move |_| on_event.run(AlertEvent::Stop)>{stop}</button>
                }
            }
            (None, Some(price)) => limit_form(&words, price, is_refused, on_event),
            (None, None) => {
                let label = words.alert_back().to_owned();
                view! {
                    <button type="button" class="c-button" on:click=move |_| on_event.run(AlertEvent::Back)>{label}</button>
                }
            }
        },
    );
    view! {
        <section class="c-alert">
            <h2>{title}</h2>
            <div class="c-alert__body">{body}</div>
            <p class="c-field__hint">{hint}</p>
        </section>
    }
}

fn limit_form(
    words: &Words,
    price: Money,
    is_refused: Signal<bool>,
    on_event: Callback<AlertEvent>,
) -> Node {
    let field = NodeRef::<html::Input>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = field.get_untracked().map(|field| field.value());
        let plain = typed.and_then(|text| plain_decimal(&text));
        on_event.run(AlertEvent::Below(plain.unwrap_or_default()));
    };
    let refused = words.alert_refused(&words.money(price));
    let problem = move || is_refused.get().then(|| refused.clone());
    let invalid = move || is_refused.get().then_some("true");
    view! {
        <form class="c-alert__form" novalidate on:submit=submit>
            <label for="alert-limit">{words.alert_below(price.currency().code())}</label>
            <input
                node_ref=field
                class="c-input"
                id="alert-limit"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                dir="ltr"
                aria-invalid=invalid
                aria-describedby="alert-problem"
            />
            <button type="submit" class="c-button">{words.alert_set().to_owned()}</button>
            <p class="c-field__error" id="alert-problem" role="alert">{problem}</p>
        </form>
    }
}

fn said(words: &Words, alert: Alert) -> String {
    match alert {
        Alert::PriceBelow(limit) => words.alert_waits_below(&words.money(limit)),
        Alert::BackInStock => words.alert_waits_back().to_owned(),
    }
}

/// A product that is waited for.
#[derive(Debug, Clone)]
pub struct AlertItem {
    /// The product.
    pub product: ProductId,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What is waited for.
    pub alert: Alert,
    /// The lowest price now; `None` where it cannot be had.
    pub price: Option<Money>,
    /// Whether what is waited for has come about.
    pub is_met: bool,
    /// Whether it is still waited for.
    pub is_waiting: RwSignal<bool>,
}

/// All that is waited for; nothing where nothing is.
#[component]
pub fn AlertList(
    /// Texts and formats.
    words: Words,
    /// The products, the latest first.
    items: Vec<AlertItem>,
    /// Waits for a product no longer.
    on_stop: Callback<(ProductId, Alert)>,
) -> Node {
    if items.is_empty() {
        return Node::default();
    }
    let rows: Vec<_> = items
        .into_iter()
        .map(|item| row(&words, item, on_stop))
        .collect();
    view! {
        <section class="c-alerts">
            <h2>{words.alerts_many()}</h2>
            <ul role="list">{rows}</ul>
        </section>
    }
}

fn row(words: &Words, item: AlertItem, on_stop: Callback<(ProductId, Alert)>) -> Node {
    let AlertItem {
        product,
        title,
        href,
        alert,
        price,
        is_met,
        is_waiting,
    } = item;
    let now = price.map(|price| {
        let class = if is_met { "c-saving" } else { "c-alerts__now" };
        view! { <span class=class>{words.alert_now(&words.money(price))}</span> }
    });
    let stop = words.alert_stop().to_owned();
    let name = words.alert_stop_name(&title);
    let button = move || {
        let (stop, name, product) = (stop.clone(), name.clone(), product.clone());
        is_waiting.get().then(|| {
            let click = move |_| on_stop.run((product.clone(), alert));
            view! { <button type="button" class="c-button c-button--quiet" aria-label=name on:click=click>{stop}</button> }
        })
    };
    view! {
        <li class="c-alerts__row">
            <a href=href><FeedText words=words.clone() text=title/></a>
            <span>{said(words, alert)}</span>
            {now}
            {button}
        </li>
    }
}
