//! The server's figures and words, in the types that are shown. Nothing is added up that the server has not added up,
//! but for the one sum over several selling parties.

use souk_commerce::totals::{TotalKind, Totals};
use souk_commerce::{Cart, Currency, Money, OfferId};
use souk_ucp::v2026_04_08::{
    Checkout, FulfillmentGroup, FulfillmentOption, LineItem, Message, Total, kind_name,
    total_amount,
};
use souk_ui::Words;
use souk_ui::views::checkout::{OrderLine, SummaryFacts, SummaryPart};

use super::Desk;
use crate::state::checkout::PartySession;

/// What everything comes to; `None` until the server has said it.
pub(super) fn summary(desk: &Desk, sessions: &[PartySession]) -> Option<SummaryFacts> {
    let parts: Vec<SummaryPart> = sessions
        .iter()
        .filter_map(|party| {
            let checkout = &party.session.checkout;
            Some(SummaryPart {
                seller: desk.seller_name(&party.seller),
                lines: order_lines(checkout)?,
                totals: totals_of(checkout)?,
            })
        })
        .collect();
    let total = sum(parts.iter().map(|part| part.totals.total))?;
    Some(SummaryFacts {
        parts,
        total,
        is_subtotal: false,
    })
}

/// What the goods come to, at the prices that the shopper saw last: all that is known before there is an address.
pub(super) fn subtotal(desk: &Desk, cart: &Cart) -> Option<SummaryFacts> {
    let sellers = desk.sellers.get();
    let groups = cart.by_seller().into_iter();
    let parts: Vec<SummaryPart> = groups
        .filter(|(seller, _)| sellers.contains(seller))
        .filter_map(|(seller, lines)| {
            let lines: Option<Vec<OrderLine>> = lines
                .into_iter()
                .map(|line| {
                    Some(OrderLine {
                        title: line.snapshot.title.clone(),
                        options: line.snapshot.options.clone(),
                        quantity: line.quantity,
                        total: line.seen.times(line.quantity).ok()?,
                    })
                })
                .collect();
            let lines = lines?;
            let total = sum(lines.iter().map(|line| line.total))?;
            Some(SummaryPart {
                seller: desk.seller_name(&seller),
                lines,
                totals: Totals {
                    lines: Vec::new(),
                    total,
                    included_tax: None,
                },
            })
        })
        .collect();
    let total = sum(parts.iter().map(|part| part.totals.total))?;
    Some(SummaryFacts {
        parts,
        total,
        is_subtotal: true,
    })
}

/// The sum of amounts; `None` for none.
pub(super) fn sum(mut amounts: impl Iterator<Item = Money>) -> Option<Money> {
    let first = amounts.next()?;
    amounts.try_fold(first, Money::plus).ok()
}

/// The server's totals of a checkout.
pub(super) fn totals_of(checkout: &Checkout) -> Option<Totals> {
    read_totals(&checkout.totals, Currency::parse(&checkout.currency)?)
}

/// Totals as the server sends them: kinds that have no name here are counted to the fees.
pub(crate) fn read_totals(totals: &[Total], currency: Currency) -> Option<Totals> {
    let kinds = [
        TotalKind::Subtotal,
        TotalKind::ItemsDiscount,
        TotalKind::Fulfillment,
        TotalKind::Discount,
        TotalKind::Fee,
        TotalKind::Tax,
    ];
    let lines = totals
        .iter()
        .filter(|total| total.kind != "total")
        .map(|total| {
            let kind = kinds
                .into_iter()
                .find(|kind| kind_name(*kind) == total.kind)
                .unwrap_or(TotalKind::Fee);
            Some((kind, Money::new(total.amount, currency).ok()?))
        });
    let total = Money::new(total_amount(totals, "total")?, currency).ok()?;
    Some(Totals {
        lines: lines.collect::<Option<_>>()?,
        total,
        included_tax: included_tax(totals, currency),
    })
}

/// Tax that the prices hold already: a part of the total.
fn included_tax(totals: &[Total], currency: Currency) -> Option<Money> {
    let total = totals.iter().find(|total| total.kind == "total")?;
    let tax = total
        .lines
        .iter()
        .find(|part| part.kind.as_deref() == Some("tax"))?;
    Money::new(tax.amount, currency).ok()
}

/// Lines of a checkout.
pub(super) fn order_lines(checkout: &Checkout) -> Option<Vec<OrderLine>> {
    let currency = Currency::parse(&checkout.currency)?;
    checkout
        .line_items
        .iter()
        .map(|line| order_line(line, currency))
        .collect()
}

fn order_line(line: &LineItem, currency: Currency) -> Option<OrderLine> {
    Some(OrderLine {
        title: line.item.title.clone(),
        options: String::new(),
        quantity: line.quantity,
        total: Money::new(line_amount(&line.totals)?, currency).ok()?,
    })
}

/// What a line costs before codes take something off: the discount stands beneath the lines, as one amount.
pub(crate) fn line_amount(totals: &[Total]) -> Option<i64> {
    total_amount(totals, "subtotal").or_else(|| total_amount(totals, "total"))
}

/// Deliveries of a checkout.
pub(super) fn delivery_group(checkout: &Checkout) -> Option<&FulfillmentGroup> {
    checkout
        .fulfillment
        .as_ref()?
        .methods
        .first()?
        .groups
        .first()
}

/// The chosen delivery.
pub(super) fn chosen_delivery(checkout: &Checkout) -> Option<&FulfillmentOption> {
    let group = delivery_group(checkout)?;
    let chosen = group.selected_option_id.as_deref()?;
    group.options.iter().find(|option| option.id == chosen)
}

/// What the server objects to and a shopper can do something about, in the words of the interface.
pub(super) fn objections(desk: &Desk, sessions: &[PartySession]) -> Vec<String> {
    let words = &desk.scene.words;
    let mut texts = Vec::new();
    for checkout in sessions.iter().map(|party| &party.session.checkout) {
        for message in checkout
            .messages
            .iter()
            .filter(|message| message.is_error())
        {
            if let Some(text) = objection(words, checkout, message)
                && !texts.contains(&text)
            {
                texts.push(text);
            }
        }
    }
    texts
}

/// `None` for what the step asks anyway: a missing address, delivery or payment.
fn objection(words: &Words, checkout: &Checkout, message: &Message) -> Option<String> {
    let problem = match message.code.as_deref()? {
        "missing" | "invalid" => return None,
        "item_unavailable" => words.line_gone().to_owned(),
        "out_of_stock" => words.line_sold_out().to_owned(),
        "price_changed" => return Some(words.objection_price().to_owned()),
        "address_undeliverable" => return Some(words.objection_undeliverable().to_owned()),
        "payment_unavailable" => return Some(words.objection_payment().to_owned()),
        "checkout_expired" => return Some(words.objection_expired().to_owned()),
        // The server's own sentence is better than none.
        _ => message.content.clone(),
    };
    Some(match subject(checkout, message) {
        Some(name) => words.objection_about(&name, &problem),
        None => problem,
    })
}

/// What a message is about: the line whose position or offer its path names.
fn subject(checkout: &Checkout, message: &Message) -> Option<String> {
    let rest = message.path.as_deref()?.strip_prefix("$.line_items[")?;
    if let Some((position, _)) = rest.split_once(']')
        && let Ok(position) = position.parse::<usize>()
    {
        return checkout
            .line_items
            .get(position)
            .map(|line| line.item.title.clone());
    }
    let (_, id) = rest.split_once('\'')?;
    let (id, _) = id.split_once('\'')?;
    OfferId::parse(id)
        .ok()
        .map(|offer| offer.variant().to_string())
}
