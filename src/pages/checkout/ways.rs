//! The steps that ask for delivery and for payment.

use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::{Currency, Money, SellerId};
use souk_ucp::v2026_04_08::{Checkout, FulfillmentOption, PaymentMethod, total_amount};
use souk_ui::components::radio_card::Way;
use souk_ui::prelude::*;
use souk_ui::views::checkout::ways::{
    WayGroup, WaysEvent, WaysView, card_way, cash_way, delivery_way, transfer_way,
};

use super::Desk;
use super::figures::{chosen_delivery, delivery_group};
use crate::platform;
use crate::routes::CheckoutStep;
use crate::state::checkout::PartySession;

/// The step that asks for the delivery.
pub(super) fn delivery(desk: Desk) -> Node {
    let words = desk.scene.words.clone();
    let checkout = desk.checkout;
    let groups = {
        let desk = desk.clone();
        Memo::new(move |_| {
            checkout
                .sessions()
                .with(|sessions| delivery_groups(&desk, sessions))
        })
    };
    let chosen = Signal::derive(move || {
        checkout.sessions().with(|sessions| {
            let chosen = |party: &PartySession| {
                Some((
                    party.seller.clone(),
                    delivery_group(&party.session.checkout)?
                        .selected_option_id
                        .clone()?,
                ))
            };
            sessions.iter().filter_map(chosen).collect::<Vec<_>>()
        })
    });
    let all_chosen = move || {
        checkout.sessions().with_untracked(|sessions| {
            sessions
                .iter()
                .all(|party| chosen_delivery(&party.session.checkout).is_some())
        })
    };
    let back_href = desk.href(CheckoutStep::Address);
    let submit_label = words.continue_to_payment().to_owned();
    let on_event = Callback::new(move |event| match event {
        WaysEvent::Choose(seller, way) => platform::spawn(async move {
            checkout.choose_delivery(&seller, &way).await;
        }),
        WaysEvent::Continue if all_chosen() => go_on(desk.clone(), CheckoutStep::Payment),
        WaysEvent::Continue => {}
    });
    ways_view(words, groups, chosen, back_href, submit_label, on_event)
}

/// The step that asks for the payment.
pub(super) fn payment(desk: Desk) -> Node {
    let words = desk.scene.words.clone();
    let checkout = desk.checkout;
    let groups = {
        let desk = desk.clone();
        Memo::new(move |_| {
            checkout
                .sessions()
                .with(|sessions| payment_groups(&desk, sessions))
        })
    };
    let chosen = Signal::derive(move || {
        checkout.draft().with(|draft| {
            let chosen = draft
                .parties
                .iter()
                .filter_map(|party| Some((party.seller.clone(), party.payment?.id().to_owned())));
            chosen.collect::<Vec<_>>()
        })
    });
    let all_chosen = move || {
        checkout.draft().with_untracked(|draft| {
            checkout.sessions().with_untracked(|sessions| {
                sessions.iter().all(|party| {
                    let method = draft.party(&party.seller).and_then(|draft| draft.payment);
                    method.is_some_and(|method| methods(&party.session.checkout).contains(&method))
                })
            })
        })
    };
    let back_href = desk.href(CheckoutStep::Delivery);
    let submit_label = words.continue_to_review().to_owned();
    let on_event = Callback::new(move |event| match event {
        WaysEvent::Choose(seller, way) => {
            let Some(method) = PaymentMethod::of_id(&way) else {
                return;
            };
            let sellers = checkout
                .sessions()
                .with_untracked(|sessions| asked_together(sessions, &seller));
            platform::spawn(async move {
                checkout.choose_payment(&sellers, method).await;
            });
        }
        WaysEvent::Continue if all_chosen() => go_on(desk.clone(), CheckoutStep::Review),
        WaysEvent::Continue => {}
    });
    ways_view(words, groups, chosen, back_href, submit_label, on_event)
}

/// Goes to the next step once the server has answered what was chosen in this one.
fn go_on(desk: Desk, next: CheckoutStep) {
    platform::spawn(async move {
        if desk.checkout.settled().await {
            desk.go(next);
        }
    });
}

fn ways_view(
    words: souk_ui::Words,
    groups: Memo<Vec<WayGroup>>,
    chosen: Signal<Vec<(SellerId, String)>>,
    back_href: String,
    submit_label: String,
    on_event: Callback<WaysEvent>,
) -> Node {
    let view = move || {
        let (words, back_href, submit_label) =
            (words.clone(), back_href.clone(), submit_label.clone());
        view! { <WaysView words groups=groups.get() chosen back_href submit_label on_event/> }
    };
    live(view)
}

fn delivery_groups(desk: &Desk, sessions: &[PartySession]) -> Vec<WayGroup> {
    let words = &desk.scene.words;
    let groups = sessions.iter().filter_map(|party| {
        let checkout = &party.session.checkout;
        let currency = Currency::parse(&checkout.currency)?;
        let terms = desk
            .shop
            .seller(&party.seller)
            .map(|seller| seller.delivery.as_slice())
            .unwrap_or_default();
        let ways = delivery_group(checkout)?
            .options
            .iter()
            .filter_map(|option| {
                let price = Money::new(total_amount(&option.totals, "total")?, currency).ok()?;
                Some(delivery_way(
                    words,
                    &option.id,
                    &option.title,
                    days(terms, option),
                    price,
                ))
            });
        Some(WayGroup {
            seller: party.seller.clone(),
            legend: words.delivery_by(&desk.seller_name(&party.seller)),
            ways: ways.collect(),
        })
    });
    groups.collect()
}

fn days(terms: &[DeliveryTerms], option: &FulfillmentOption) -> Option<(u16, u16)> {
    terms
        .iter()
        .find(|terms| terms.id == option.id)
        .map(|terms| terms.days)
}

/// Ways to pay that the server offers for a checkout.
fn methods(checkout: &Checkout) -> Vec<PaymentMethod> {
    let handlers = checkout
        .ucp
        .payment_handlers
        .iter()
        .flat_map(|handlers| handlers.values().flatten());
    let offered: Vec<&str> = handlers.map(|handler| handler.id.as_str()).collect();
    PaymentMethod::ALL
        .into_iter()
        .filter(|method| offered.contains(&method.id()))
        .collect()
}

/// Parties that are asked in one question: all, when all offer the same ways.
fn asked_together(sessions: &[PartySession], seller: &SellerId) -> Vec<SellerId> {
    if offer_the_same(sessions) {
        sessions.iter().map(|party| party.seller.clone()).collect()
    } else {
        vec![seller.clone()]
    }
}

fn offer_the_same(sessions: &[PartySession]) -> bool {
    let mut offered = sessions
        .iter()
        .map(|party| methods(&party.session.checkout));
    let first = offered.next();
    offered.all(|methods| Some(methods) == first)
}

fn payment_groups(desk: &Desk, sessions: &[PartySession]) -> Vec<WayGroup> {
    let words = &desk.scene.words;
    let is_one_question = offer_the_same(sessions);
    let group = |party: &PartySession| WayGroup {
        seller: party.seller.clone(),
        legend: if is_one_question {
            words.step_payment().to_owned()
        } else {
            words.payment_to(&desk.seller_name(&party.seller))
        },
        ways: methods(&party.session.checkout)
            .into_iter()
            .map(|method| payment_way(desk, sessions, method))
            .collect(),
    };
    sessions
        .iter()
        .take(if is_one_question { 1 } else { sessions.len() })
        .map(group)
        .collect()
}

fn payment_way(desk: &Desk, sessions: &[PartySession], method: PaymentMethod) -> Way {
    let words = &desk.scene.words;
    match method {
        PaymentMethod::BankTransfer => transfer_way(words, method.id()),
        PaymentMethod::Card => card_way(words, method.id()),
        PaymentMethod::CashOnDelivery => {
            let fees = sessions.iter().filter_map(|party| {
                let chosen = chosen_delivery(&party.session.checkout)?;
                let seller = desk.shop.seller(&party.seller)?;
                seller
                    .delivery
                    .iter()
                    .find(|terms| terms.id == chosen.id)?
                    .cash_on_delivery_fee
            });
            cash_way(words, method.id(), super::figures::sum(fees))
        }
    }
}
