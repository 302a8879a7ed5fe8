//! The words of the desk for what is stored of an order.

use souk_commerce::order::Goods;
use souk_commerce::{Currency, Money, Timestamp};
use souk_ucp::v2026_04_08::{Buyer, PaymentMethod};

use crate::store::orders::OrderRow;

/// How a line about an order is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Nothing is to be done about it.
    Calm,
    /// Somebody waits for the merchant.
    Open,
    /// Well done.
    Good,
}

impl Tone {
    /// The class that it is drawn by; the words say it without.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Open => "open",
            Self::Good => "good",
        }
    }
}

/// An amount in the currency of an order.
pub(super) fn amount(order: &OrderRow, minor: i64) -> String {
    let currency = Currency::parse(&order.currency);
    let money = currency.and_then(|currency| Money::new(minor, currency).ok());
    let number = money.map_or_else(|| minor.to_string(), Money::to_decimal);
    format!("{number} {}", order.currency)
}

/// An amount as a field of a form takes it.
pub(super) fn decimal(order: &OrderRow, minor: i64) -> String {
    let shown = amount(order, minor);
    let number = shown.split_once(' ').map(|(number, _)| number.to_owned());
    number.unwrap_or(shown)
}

/// Where goods and money of an order stand.
pub(super) fn standing(order: &OrderRow, is_picked: bool, now: Timestamp) -> Vec<(Tone, String)> {
    let mut lines = vec![goods(order, is_picked), money(order, now)];
    if order.claimed_at.is_some() && order.balance.outstanding() > 0 {
        lines.push((Tone::Open, "The buyer says to have paid".to_owned()));
    }
    let due_back = order.balance.due_back();
    if due_back > 0 {
        lines.push((
            Tone::Open,
            format!("{} is to go back", amount(order, due_back)),
        ));
    }
    lines
}

fn goods(order: &OrderRow, is_picked: bool) -> (Tone, String) {
    let (tone, words) = match order.goods {
        Goods::Placed if is_picked => (Tone::Open, "Picked, not sent"),
        Goods::Placed => (Tone::Open, "Not sent"),
        Goods::Shipped => (Tone::Calm, "On the way"),
        Goods::Delivered => (Tone::Good, "Delivered"),
        Goods::Canceled => (Tone::Calm, "Canceled"),
    };
    (tone, words.to_owned())
}

fn money(order: &OrderRow, now: Timestamp) -> (Tone, String) {
    let outstanding = order.balance.outstanding();
    if outstanding == 0 {
        let words = match order.goods {
            Goods::Canceled => "Nothing is owed",
            _ => "Paid",
        };
        return (Tone::Good, words.to_owned());
    }
    let expected = amount(order, outstanding);
    match order.payment_method {
        PaymentMethod::CashOnDelivery => (Tone::Calm, format!("{expected} in cash at the door")),
        PaymentMethod::Card => (Tone::Calm, format!("{expected} by card is awaited")),
        PaymentMethod::BankTransfer => {
            let is_late = order.pay_by.is_some_and(|pay_by| now > pay_by);
            let late = if is_late { ", and late" } else { "" };
            (
                Tone::Calm,
                format!("{expected} by transfer is awaited{late}"),
            )
        }
    }
}

/// What an event of the log was.
pub(super) fn event(kind: &str) -> &str {
    match kind {
        "order_placed" => "The order was placed",
        "payment_claimed" => "The buyer said to have paid",
        "payment_received" => "Money came in; the order was paid",
        "payment_booked" => "Money came in",
        "payment_refunded" => "Money went back",
        "payment_started" => "The buyer went to pay by card",
        "payment_mismatch" => "The provider took another amount than was asked for",
        "goods_picked" => "The goods were picked",
        "goods_shipped" => "The goods left",
        "goods_delivered" => "The goods arrived",
        "order_canceled" => "The order was given up",
        "mail_revived" => "Mails were sent again",
        other => other,
    }
}

/// How an order is paid.
pub(super) fn method(order: &OrderRow) -> &'static str {
    match order.payment_method {
        PaymentMethod::BankTransfer => "By bank transfer",
        PaymentMethod::CashOnDelivery => "In cash on delivery",
        PaymentMethod::Card => "By card",
    }
}

/// What a booked payment was.
pub(super) fn outcome(word: Option<&str>) -> &'static str {
    match word {
        Some("partial") => "A part",
        Some("paid") => "All of it",
        Some("overpaid") => "More than was owed",
        Some("surplus") => "Nothing was missing",
        _ => "",
    }
}

/// What a buyer agreed to and what they refused; nothing about what they were not asked.
pub(super) fn consent(buyer: &Buyer) -> Vec<String> {
    let said = buyer.consent.unwrap_or_default();
    let uses = [
        (said.analytics, "measuring use"),
        (said.preferences, "keeping preferences"),
        (said.marketing, "marketing"),
        (said.sale_of_data, "sale of data"),
    ];
    [("Agreed to", true), ("Refused", false)]
        .into_iter()
        .filter_map(|(verb, answer)| {
            let uses: Vec<&str> = uses
                .iter()
                .filter(|(said, _)| *said == Some(answer))
                .map(|(_, name)| *name)
                .collect();
            (!uses.is_empty()).then(|| format!("{verb}: {}", uses.join(", ")))
        })
        .collect()
}
