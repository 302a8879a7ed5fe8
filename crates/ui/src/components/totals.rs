//! What an order comes to: a total that opens into its parts.

use crate::prelude::*;
use souk_commerce::Money;
use souk_commerce::totals::{TotalKind, Totals};

use super::data::Data;
use crate::Words;

/// The name of a line.
pub fn kind_name(words: &Words, kind: TotalKind) -> String {
    match kind {
        TotalKind::Subtotal => words.subtotal(),
        TotalKind::ItemsDiscount => words.ledger_discount(),
        TotalKind::Fulfillment => words.total_delivery(),
        TotalKind::Discount => words.total_delivery_discount(),
        TotalKind::Fee => words.total_fee(),
        TotalKind::Tax => words.total_tax(),
    }
    .to_owned()
}

/// The lines and the total, all in view.
#[component]
pub fn TotalLines(
    /// Texts and formats.
    words: Words,
    /// The figures.
    totals: Totals,
    /// What the total is called.
    #[prop(into)]
    label: String,
) -> Node {
    let lines: Vec<_> = totals
        .lines
        .iter()
        .map(|(kind, amount)| total_line(&words, kind_name(&words, *kind), *amount))
        .collect();
    let tax = totals
        .included_tax
        .filter(|tax| !tax.is_zero())
        .map(|tax| view! { <p class="c-totals__tax">{words.included_tax(&words.money(tax))}</p> });
    view! {
        <div class="c-totals">
            <dl>
                {lines}
                <div class="c-totals__sum"><dt>{label}</dt><dd><Data value=words.money(totals.total)/></dd></div>
            </dl>
            {tax}
        </div>
    }
}

/// One named amount.
pub(crate) fn total_line(words: &Words, name: String, amount: Money) -> Node {
    let value = if amount.is_zero() {
        words.price_free().to_owned()
    } else {
        words.money(amount)
    };
    view! { <div><dt>{name}</dt><dd><Data value/></dd></div> }
}
