//! Codes that take something off: those that were entered, and a field for another.

use crate::prelude::*;

use crate::components::field::{Field, FieldKind, FieldTexts};
use crate::{Source, Words};

/// Id of the field.
pub const COUPON_FIELD: &str = "coupon";

/// A code that was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFacts {
    /// The code.
    pub code: String,
    /// What it takes off, or why it takes off nothing.
    pub said: String,
    /// Whether it takes something off.
    pub is_applied: bool,
}

/// What a shopper does with codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CouponEvent {
    /// The text of the field changed.
    Typed(String),
    /// The code in the field is to be used.
    Applied,
    /// A code is to be taken out.
    Removed(String),
}

/// The codes and the field.
#[component]
pub fn CouponView(
    /// Texts and formats.
    words: Words,
    /// Whether the shop has codes to enter.
    is_offered: Signal<bool>,
    /// Codes that were entered.
    codes: Signal<Vec<CodeFacts>>,
    /// What stands in the field.
    typed: Memo<String>,
    /// Why the code in the field was refused; empty for no reason.
    error: Source<String>,
    /// What happened last, for those who cannot see it.
    spoken: Signal<String>,
    /// What the shopper does.
    on_event: Callback<CouponEvent>,
) -> Node {
    let texts = FieldTexts {
        label: words.coupon_label().to_owned(),
        optional: words.optional().to_owned(),
        ..FieldTexts::default()
    };
    let kind = FieldKind {
        input: "text",
        keyboard: "text",
        autocomplete: "off",
        is_ltr: true,
    };
    let apply = words.coupon_apply().to_owned();
    let entered = move || {
        let codes = codes.get();
        (!codes.is_empty()).then(|| {
            let rows: Vec<Node> = codes
                .into_iter()
                .map(|code| row(&words, code, on_event))
                .collect();
            view! { <ul class="p-coupon__codes" role="list">{rows}</ul> }
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        on_event.run(CouponEvent::Applied);
    };
    let on_input = Callback::new(move |text| on_event.run(CouponEvent::Typed(text)));
    let choices = Source::new(Vec::new);
    view! {
        <form class="p-coupon" hidden=move || (!is_offered.get()).then_some("") on:submit=submit>
            {entered}
            <div class="p-coupon__ask">
                <Field id=COUPON_FIELD texts kind value=typed choices error on_input/>
                <button type="submit" class="c-button">{apply}</button>
            </div>
            <p class="u-hidden" role="status">{move || spoken.get()}</p>
        </form>
    }
}

fn row(words: &Words, facts: CodeFacts, on_event: Callback<CouponEvent>) -> Node {
    let class = if facts.is_applied {
        "p-coupon__code p-coupon__code--counts"
    } else {
        "p-coupon__code"
    };
    let name = words.coupon_remove_name(&facts.code);
    let remove = move |_| on_event.run(CouponEvent::Removed(facts.code.clone()));
    view! {
        <li class=class>
            <span>{facts.said}</span>
            <button type="button" class="c-button c-button--quiet" aria-label=name on:click=remove>
                {words.coupon_remove()}
            </button>
        </li>
    }
}
