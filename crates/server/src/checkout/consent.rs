//! Whether what would be ordered is still what the buyer saw.
//!
//! A rise refuses, a fall passes: nobody is charged more than they agreed to, and nobody is asked again because
//! something became cheaper.

use souk_ucp::v2026_04_08::{Checkout, Message, Severity, total_amount};

use super::price::Priced;

/// Messages about everything that rose since the buyer saw `seen`; empty when the order can be placed.
pub(crate) fn rises(seen: &Checkout, priced: &Priced) -> Vec<Message> {
    // Amounts of two currencies cannot be compared: what was seen says nothing about what would be owed.
    let is_comparable = seen.currency == priced.total.currency().code();
    let mut messages = Vec::new();
    for (index, line) in priced.lines.iter().enumerate() {
        let line = &line.item;
        let before = seen
            .line_items
            .iter()
            .find(|old| is_comparable && old.id == line.id && old.item.id == line.item.id);
        if before.is_none_or(|before| line.item.price > before.item.price) {
            messages.push(changed(
                format!("$.line_items[{index}].item.price"),
                "The price has risen.",
            ));
        }
    }
    let before = total_amount(&seen.totals, "total").filter(|_| is_comparable);
    if before.is_none_or(|before| priced.total.minor() > before) {
        messages.push(changed("$.totals".to_owned(), "The total has risen."));
    }
    messages
}

fn changed(path: String, content: &str) -> Message {
    Message::error(
        "price_changed",
        Some(path),
        format!("{content} Look at the new amount and order again."),
        Severity::Recoverable,
    )
}
