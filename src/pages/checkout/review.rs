//! The last step: all of it, and the button that orders.

use souk_ucp::v2026_04_08::PaymentMethod;
use souk_ui::prelude::*;
use souk_ui::views::checkout::review::{ReviewFacts, ReviewPart, ReviewView};

use super::figures::{chosen_delivery, order_lines, sum, totals_of};
use super::{Desk, coupon};
use crate::platform;
use crate::routes::CheckoutStep;
use crate::services::saved_checkout::Draft;
use crate::state::checkout::{PartySession, Work};

/// The review.
pub(super) fn step(desk: Desk) -> Node {
    let checkout = desk.checkout;
    let facts = {
        let desk = desk.clone();
        Memo::new(move |_| {
            checkout.draft().with(|draft| {
                checkout
                    .sessions()
                    .with(|sessions| facts(&desk, draft, sessions))
            })
        })
    };
    let is_placing = Signal::derive(move || checkout.work().with(|work| *work == Work::Placing));
    let words = desk.scene.words.clone();
    let coupon = coupon::field(desk.clone());
    let on_place = Callback::new(move |()| {
        if !is_placing.get_untracked() {
            platform::spawn(place(desk.clone()));
        }
    });
    view! { <ReviewView words facts=facts.into() is_placing on_place>{coupon}</ReviewView> }
}

async fn place(desk: Desk) {
    if desk.checkout.place().await {
        desk.show_receipts().await;
    }
}

fn facts(desk: &Desk, draft: &Draft, sessions: &[PartySession]) -> Option<ReviewFacts> {
    let parts: Vec<ReviewPart> = sessions
        .iter()
        .filter_map(|party| part(desk, draft, party))
        .collect();
    Some(ReviewFacts {
        address: draft.address.clone(),
        address_href: desk.href(CheckoutStep::Address),
        delivery_href: desk.href(CheckoutStep::Delivery),
        payment_href: desk.href(CheckoutStep::Payment),
        terms: desk.terms.clone(),
        total: sum(parts.iter().map(|part| part.totals.total))?,
        parts,
    })
}

fn part(desk: &Desk, draft: &Draft, party: &PartySession) -> Option<ReviewPart> {
    let words = &desk.scene.words;
    let checkout = &party.session.checkout;
    let payment = draft.party(&party.seller).and_then(|draft| draft.payment);
    Some(ReviewPart {
        seller: desk.seller_name(&party.seller),
        lines: order_lines(checkout)?,
        delivery: chosen_delivery(checkout)
            .map(|option| option.title.clone())
            .unwrap_or_default(),
        payment: payment
            .map(|method| payment_name(words, method).to_owned())
            .unwrap_or_default(),
        totals: totals_of(checkout)?,
    })
}

/// What a way to pay is called.
pub(crate) fn payment_name(words: &souk_ui::Words, method: PaymentMethod) -> &str {
    match method {
        PaymentMethod::BankTransfer => words.pay_transfer(),
        PaymentMethod::CashOnDelivery => words.pay_cash(),
        PaymentMethod::Card => words.pay_card(),
    }
}
