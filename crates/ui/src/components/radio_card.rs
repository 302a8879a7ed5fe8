//! One of several ways, each as a card with what it costs: delivery, payment.

use crate::prelude::*;

use super::data::Data;
use crate::Source;

/// A way that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// Word for the caller.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What else is to be known: days, a hint.
    pub detail: String,
    /// What it costs, in words.
    pub cost: String,
}

/// Ways as radio cards under a question.
#[component]
pub fn RadioCards(
    /// The question.
    #[prop(into)]
    legend: String,
    /// Name of the radio group, unique in the page.
    #[prop(into)]
    name: String,
    /// The ways.
    ways: Vec<Way>,
    /// The id of the chosen way; empty for none.
    chosen: Source<String>,
    /// A way was chosen.
    on_choose: Callback<String>,
) -> Node {
    let cards: Vec<_> = ways
        .into_iter()
        .map(|way| {
            let own = way.id.clone();
            let at_first = chosen.peek() == own;
            let chosen = chosen.clone();
            let is_chosen = move || chosen.get() == own;
            let id = way.id.clone();
            view! {
                <label class="c-way">
                    <input
                        type="radio"
                        name=name.clone()
                        value=way.id
                        required=true
                        checked=at_first
                        prop:checked=is_chosen
                        on:change=move |_| on_choose.run(id.clone())
                    />
                    <span class="c-way__name"><Data value=way.name/></span>
                    <span class="c-way__cost">{way.cost}</span>
                    <span class="c-way__detail">{way.detail}</span>
                </label>
            }
        })
        .collect();
    view! { <fieldset class="c-ways"><legend>{legend}</legend>{cards}</fieldset> }
}
