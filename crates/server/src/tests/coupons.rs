//! Codes that take something off: what they come to, why they are refused, and that none is used more often than it may
//! be. The numbers are those of the list of faults.

mod limits;
mod prices;
mod refusals;

use serde_json::{Value, json};
use souk_commerce::coupon::{Coupon, brand_tag, category_tag};
use souk_commerce::language::LocalText;
use souk_commerce::pricing::{Condition, Effect, Promotion, Selection};
use souk_commerce::time::Window;
use souk_commerce::{LanguageTag, Timestamp};

use super::fixture::{Reply, SESSIONS, Till, thb, wish};

/// A coupon for everybody and everything.
pub(super) fn coupon(code: &str, effect: Effect) -> Coupon {
    Coupon {
        promotion: Promotion {
            id: code.to_owned(),
            code: Some(code.to_owned()),
            window: Window::default(),
            conditions: Vec::new(),
            selection: Selection::Everything,
            effect,
            combines: false,
        },
        title: LocalText::default(),
        limit: None,
        limit_per_buyer: None,
        zone_minutes: 420,
    }
}

fn percent(code: &str, rate_bp: u32) -> Coupon {
    coupon(code, Effect::OrderPercent { rate_bp, cap: None })
}

pub(super) fn amount(code: &str, minor: i64) -> Coupon {
    coupon(code, Effect::OrderAmount(thb(minor)))
}

pub(super) fn combining(mut coupon: Coupon) -> Coupon {
    coupon.promotion.combines = true;
    coupon
}

fn titled(coupon: Coupon, title: &str) -> Coupon {
    let english = LanguageTag::parse("en").unwrap();
    Coupon {
        title: LocalText::new(vec![(english, title.to_owned())]),
        ..coupon
    }
}

/// A request that lacks nothing, with codes.
fn with_codes(offers: &[(&str, u32)], codes: &[&str]) -> Value {
    let mut body = wish(offers, "standard", "bank_transfer");
    body["discounts"] = json!({ "codes": codes });
    body
}

fn bought_by(mut body: Value, mail: &str, phone: &str) -> Value {
    body["buyer"]["email"] = json!(mail);
    body["fulfillment"]["methods"][0]["destinations"][0]["phone_number"] = json!(phone);
    body
}

/// Types and amounts of the totals.
fn totals(reply: &Reply) -> Vec<(String, i64)> {
    let body = reply.json();
    let totals = body["totals"].as_array().unwrap();
    let entry = |total: &Value| {
        let kind = total["type"].as_str().unwrap().to_owned();
        (kind, total["amount"].as_i64().unwrap())
    };
    totals.iter().map(entry).collect()
}

fn total(reply: &Reply) -> i64 {
    let totals = totals(reply);
    totals.iter().find(|(kind, _)| kind == "total").unwrap().1
}

/// What was taken off: code and amount, in their order.
fn applied(reply: &Reply) -> Vec<(String, i64)> {
    let body = reply.json();
    let applied = body["discounts"]["applied"].as_array().unwrap();
    let entry = |one: &Value| {
        let code = one["code"].as_str().unwrap().to_owned();
        (code, one["amount"].as_i64().unwrap())
    };
    applied.iter().map(entry).collect()
}

/// A sentence without the marks that keep its values apart from it.
fn plain(sentence: &str) -> String {
    sentence.replace(['\u{2068}', '\u{2069}'], "")
}

/// What the message with a code says.
fn says(reply: &Reply, code: &str) -> String {
    let body = reply.json();
    let messages = body["messages"].as_array().cloned().unwrap_or_default();
    let message = messages.iter().find(|message| message["code"] == code);
    let message = message.unwrap_or_else(|| panic!("no {code}: {body:#}"));
    plain(message["content"].as_str().unwrap())
}

/// Tries to complete, and says whether there is an order now.
async fn complete(till: &Till, id: &str) -> bool {
    let reply = till.complete(id, &[], "bank_transfer").await;
    reply.json()["status"] == "completed"
}

async fn order(till: &Till, body: &Value) -> bool {
    let reply = till.create(body).await;
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    complete(till, &id).await
}
