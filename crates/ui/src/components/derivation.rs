//! How a sum comes about: the lines of a ledger, each with its rule, and with the day and the source of its figures.

use souk_commerce::pricing::{Due, Entry, EntryKind, Ledger, Rule, Source};
use souk_commerce::shop::TaxRule;
use souk_commerce::{Money, MoneyError};

use super::data::Data;
use crate::Words;
use crate::prelude::*;

/// A ledger that opens.
#[component]
pub fn Derivation(
    /// Texts and formats.
    words: Words,
    /// The ledger.
    ledger: Ledger,
    /// What delivery is called; empty for just that.
    #[prop(into)]
    delivery: String,
    /// The tax on sales, for its name.
    tax: Option<TaxRule>,
) -> Node {
    let tax_name = tax
        .map(|tax| words.text(&tax.name))
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| words.total_tax().to_owned());
    let named = |kind| match kind {
        EntryKind::Delivery if !delivery.is_empty() => delivery.clone(),
        EntryKind::Tax => tax_name.clone(),
        kind => kind_name(&words, kind).to_owned(),
    };
    let mut lines: Vec<Node> = Vec::new();
    for entry in &ledger.entries {
        lines.push(line(&words, named(entry.kind), entry));
    }
    let included = ledger.included_tax_sum();
    if let Some(tax) = included_tax(included) {
        let text = words.included_tax(&words.money(tax));
        lines.push(view! { <div class="c-derivation__note"><dt>{text}</dt><dd></dd></div> });
    }
    view! { <dl class="c-derivation">{lines}</dl> }
}

fn included_tax(sum: Result<Money, MoneyError>) -> Option<Money> {
    sum.ok().filter(|tax| !tax.is_zero())
}

fn kind_name(words: &Words, kind: EntryKind) -> &str {
    match kind {
        EntryKind::Goods => words.column_price(),
        EntryKind::Deposit => words.ledger_deposit(),
        EntryKind::LineDiscount | EntryKind::OrderDiscount | EntryKind::DeliveryDiscount => {
            words.ledger_discount()
        }
        EntryKind::Delivery => words.total_delivery(),
        EntryKind::PaymentCost => words.total_fee(),
        EntryKind::Tax => words.total_tax(),
        EntryKind::Duty => words.ledger_duty(),
        EntryKind::ImportTax => words.ledger_import_tax(),
        EntryKind::Handling => words.ledger_handling(),
        EntryKind::CashRounding => words.ledger_rounding(),
    }
}

fn line(words: &Words, name: String, entry: &Entry) -> Node {
    let mut notes: Vec<String> = rule(words, &entry.derivation.rule).into_iter().collect();
    if entry.due == Due::OnArrival {
        notes.push(words.ledger_on_arrival().to_owned());
    }
    if let Some(source) = &entry.derivation.source {
        notes.push(from(words, source));
    }
    let notes = (!notes.is_empty()).then(|| view! { <small>{notes.join(" · ")}</small> });
    view! {
        <div>
            <dt>{name} {notes}</dt>
            <dd><Data value=words.money(entry.amount)/></dd>
        </div>
    }
}

/// A rule in words; nothing where its name says it all.
fn rule(words: &Words, rule: &Rule) -> Option<String> {
    match rule {
        Rule::SalePrice { regular, .. } => Some(words.price_was(&words.money(*regular))),
        Rule::RegularPrice { unit, quantity }
        | Rule::TierPrice { unit, quantity, .. }
        | Rule::Deposit { unit, quantity }
            if *quantity > 1 =>
        {
            Some(words.pieces_of(&words.number(*quantity), &words.money(*unit)))
        }
        Rule::FreeDelivery { from, .. } => Some(words.rule_free_from(&words.money(*from))),
        Rule::Rate { rate_bp, base } => {
            Some(words.rule_rate(&rate(words, *rate_bp), &words.money(*base)))
        }
        Rule::BelowThreshold { threshold } => Some(words.rule_below(&words.money(*threshold))),
        Rule::PerHeading { each, headings } => {
            Some(words.pieces_of(&words.number(*headings), &words.money(*each)))
        }
        Rule::Promotion { id, .. } => Some(id.clone()),
        Rule::RegularPrice { .. }
        | Rule::TierPrice { .. }
        | Rule::Deposit { .. }
        | Rule::Delivery { .. }
        | Rule::PaymentCost { .. }
        | Rule::Fixed { .. }
        | Rule::CashRounding { .. } => None,
    }
}

/// Basis points as a percentage.
fn rate(words: &Words, bp: u32) -> String {
    let whole = words.number(bp / 100);
    match bp % 100 {
        0 => whole,
        part if part % 10 == 0 => [whole, ".".to_owned(), (part / 10).to_string()].concat(),
        part => [
            whole,
            ".".to_owned(),
            (part / 10).to_string(),
            (part % 10).to_string(),
        ]
        .concat(),
    }
}

/// Who says so, and of which day.
fn from(words: &Words, source: &Source) -> String {
    // Each keeps its own direction.
    let date = words.date(source.as_of);
    let mut text = [
        "\u{2068}",
        &source.name,
        "\u{2069}, \u{2068}",
        &date,
        "\u{2069}",
    ]
    .concat();
    if source.is_estimate {
        text.push_str(" · ");
        text.push_str(words.rule_estimate());
    }
    text
}
