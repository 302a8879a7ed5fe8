//! The steps that ask for one of several ways: delivery and payment, for each selling party.

use crate::prelude::*;
use souk_commerce::Money;
use souk_commerce::SellerId;

use crate::components::button::{ButtonLink, Weight};
use crate::components::radio_card::{RadioCards, Way};
use crate::components::terms::days_text;
use crate::{Source, Words};

/// The ways of one selling party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayGroup {
    /// Who sells.
    pub seller: SellerId,
    /// The question: [`Words::delivery_by`](souk_i18n::Messages::delivery_by) or
    /// [`Words::payment_to`](souk_i18n::Messages::payment_to).
    pub legend: String,
    /// The ways.
    pub ways: Vec<Way>,
}

/// What a shopper does in such a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WaysEvent {
    /// Chooses a way, by its id.
    Choose(SellerId, String),
    /// Goes on.
    Continue,
}

/// A way of delivery. `id` comes back when it is chosen.
pub fn delivery_way(
    words: &Words,
    id: &str,
    name: &str,
    days: Option<(u16, u16)>,
    price: Money,
) -> Way {
    Way {
        id: id.to_owned(),
        name: name.to_owned(),
        detail: days.map(|days| days_text(words, days)).unwrap_or_default(),
        cost: if price.is_zero() {
            words.price_free().to_owned()
        } else {
            words.money(price)
        },
    }
}

/// Payment by bank transfer.
pub fn transfer_way(words: &Words, id: &str) -> Way {
    Way {
        id: id.to_owned(),
        name: words.pay_transfer().to_owned(),
        detail: words.pay_transfer_hint().to_owned(),
        cost: String::new(),
    }
}

/// Payment by card on a provider's page.
pub fn card_way(words: &Words, id: &str) -> Way {
    Way {
        id: id.to_owned(),
        name: words.pay_card().to_owned(),
        detail: words.pay_card_hint().to_owned(),
        cost: String::new(),
    }
}

/// Payment to the courier, with the fee for it.
pub fn cash_way(words: &Words, id: &str, fee: Option<Money>) -> Way {
    Way {
        id: id.to_owned(),
        name: words.pay_cash().to_owned(),
        detail: words.pay_cash_hint().to_owned(),
        cost: fee
            .filter(|fee| !fee.is_zero())
            .map(|fee| words.pay_fee(&words.money(fee)))
            .unwrap_or_default(),
    }
}

/// A step that asks for a way for each selling party.
#[component]
pub fn WaysView(
    /// Texts and formats.
    words: Words,
    /// The ways by selling party.
    groups: Vec<WayGroup>,
    /// The chosen way of each party, by its id.
    chosen: Signal<Vec<(SellerId, String)>>,
    /// The step before.
    #[prop(into)]
    back_href: String,
    /// The words of the button.
    #[prop(into)]
    submit_label: String,
    /// What the shopper does.
    on_event: Callback<WaysEvent>,
) -> Node {
    let groups: Vec<_> = groups
        .into_iter()
        .map(|group| {
            let seller = group.seller.clone();
            let own = Source::new(move || {
                chosen.with(|chosen| {
                    let found = chosen.iter().find(|(id, _)| *id == seller);
                    found.map(|(_, way)| way.clone()).unwrap_or_default()
                })
            });
            let name = String::from("way-") + group.seller.as_str();
            let choose = Callback::new(move |way| {
                on_event.run(WaysEvent::Choose(group.seller.clone(), way));
            });
            view! { <RadioCards legend=group.legend name ways=group.ways chosen=own on_choose=choose/> }
        })
        .collect();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_event.run(WaysEvent::Continue);
    };
    view! {
        <form class="c-form" on:submit=submit>
            {groups}
            <div class="c-form__ways">
                <button type="submit" class="c-button c-button--main">{submit_label}</button>
                <ButtonLink href=back_href label=words.step_back() weight=Weight::Quiet/>
            </div>
        </form>
    }
}
