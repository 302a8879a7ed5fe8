//! The field for codes: the server judges them, and says what each takes off or why it does not.

use souk_commerce::coupon::fold_code;
use souk_commerce::{Currency, Money};
use souk_ucp::v2026_04_08::{Checkout, DISCOUNT};
use souk_ui::Words;
use souk_ui::prelude::*;
use souk_ui::views::checkout::coupon::{COUPON_FIELD, CodeFacts, CouponEvent, CouponView};

use super::Desk;
use super::figures::sum;
use crate::platform;
use crate::state::checkout::{PartySession, Work};

/// What the server says about a code.
enum Said {
    /// It takes so much off, over all selling parties.
    TakesOff(Money),
    /// It takes nothing off, for this reason.
    Nothing(String),
}

/// The codes that were entered, and a field for another.
pub(super) fn field(desk: Desk) -> Node {
    let checkout = desk.checkout;
    let words = desk.scene.words.clone();
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(String::new());
    let spoken = RwSignal::new(String::new());
    let codes = {
        let words = words.clone();
        Memo::new(move |_| {
            checkout.draft().with(|draft| {
                checkout
                    .sessions()
                    .with(|sessions| entered(&words, &draft.codes, sessions))
            })
        })
    };
    let is_offered = Signal::derive(move || {
        checkout.sessions().with(|sessions| {
            sessions
                .iter()
                .any(|party| knows_codes(&party.session.checkout))
        }) || !codes.with(Vec::is_empty)
    });
    let fields = Fields {
        typed,
        refused,
        spoken,
    };
    let on_event = Callback::new(move |event| match event {
        CouponEvent::Typed(text) => {
            typed.set(text);
            refused.set(String::new());
        }
        CouponEvent::Applied => apply(&desk, fields),
        CouponEvent::Removed(code) => {
            let (desk, sellers) = (desk.clone(), desk.sellers.get_untracked());
            platform::spawn(async move {
                desk.checkout.remove_code(&sellers, &code).await;
                platform::focus(&selector());
            });
        }
    });
    let value = Memo::new(move |_| typed.get());
    view! {
        <CouponView words is_offered codes=codes.into() typed=value error=refused.into() spoken=spoken.into() on_event/>
    }
}

fn selector() -> String {
    String::from("#") + COUPON_FIELD
}

/// What stands in the field and about it.
#[derive(Clone, Copy)]
struct Fields {
    typed: RwSignal<String>,
    refused: RwSignal<String>,
    spoken: RwSignal<String>,
}

impl Fields {
    /// Says why the code in the field was refused, and leads back to it.
    fn refuse(self, reason: String) {
        self.refused.set(reason);
        platform::focus(&selector());
    }
}

/// Enters the code in the field. One that is refused stays there with the reason and is not kept.
fn apply(desk: &Desk, fields: Fields) {
    let words = desk.scene.words.clone();
    let checkout = desk.checkout;
    let code = fields.typed.get_untracked().trim().to_owned();
    let is_there = checkout.draft().with_untracked(|draft| {
        let mut codes = draft.codes.iter();
        codes.any(|known| fold_code(known) == fold_code(&code))
    });
    let is_busy = checkout
        .work()
        .with_untracked(|work| matches!(work, Work::Asking | Work::Placing));
    if is_busy {
        return;
    }
    if code.is_empty() {
        fields.refuse(words.coupon_missing().to_owned());
        return;
    }
    if is_there {
        fields.refuse(words.coupon_twice(&code));
        return;
    }
    let sellers = desk.sellers.get_untracked();
    platform::spawn(async move {
        // What the server could not be asked about is asked again with everything else.
        if !checkout.add_code(&sellers, &code).await {
            return;
        }
        let said = checkout
            .sessions()
            .with_untracked(|sessions| said_of(&code, sessions));
        match said {
            Some(Said::TakesOff(amount)) => {
                fields.typed.set(String::new());
                fields.refused.set(String::new());
                let amount = words.money(amount);
                fields.spoken.set(words.coupon_applied(&code, &amount));
            }
            Some(Said::Nothing(reason)) => {
                checkout.forget_code(&code).await;
                fields.refuse(reason);
            }
            None => {}
        }
    });
}

/// Whether a checkout's shop has codes to enter.
fn knows_codes(checkout: &Checkout) -> bool {
    let known = checkout.ucp.capabilities.as_ref();
    known.is_some_and(|known| known.contains_key(DISCOUNT))
}

fn entered(words: &Words, codes: &[String], sessions: &[PartySession]) -> Vec<CodeFacts> {
    let facts = codes.iter().filter_map(|code| {
        let (said, is_applied) = match said_of(code, sessions)? {
            Said::TakesOff(amount) => (words.coupon_applied(code, &words.money(amount)), true),
            Said::Nothing(reason) => (reason, false),
        };
        Some(CodeFacts {
            code: code.clone(),
            said,
            is_applied,
        })
    });
    facts.collect()
}

/// What the sessions say of a code; `None` until one has been asked about it.
fn said_of(code: &str, sessions: &[PartySession]) -> Option<Said> {
    let code = fold_code(code);
    let checkouts = || sessions.iter().map(|party| &party.session.checkout);
    let taken = checkouts().filter_map(|checkout| {
        let currency = Currency::parse(&checkout.currency)?;
        let mut applied = checkout.discounts.as_ref()?.applied.iter();
        let its = applied.find(|one| one.code.as_deref().map(fold_code).as_ref() == Some(&code))?;
        Money::new(its.amount, currency).ok()
    });
    if let Some(amount) = sum(taken) {
        return Some(Said::TakesOff(amount));
    }
    let reason = checkouts().find_map(|checkout| {
        let mut codes = checkout.discounts.as_ref()?.codes.iter();
        let index = codes.position(|known| fold_code(known) == code)?;
        let path = format!("$.discounts.codes[{index}]");
        let mut messages = checkout.messages.iter();
        let about = messages.find(|message| message.path.as_ref() == Some(&path))?;
        Some(about.content.clone())
    });
    reason.map(Said::Nothing)
}
