//! Payment by card, with a provider that declines, delays, repeats, confuses the order and lies.

mod provider;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use axum::http::StatusCode;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use souk_commerce::pricing::Effect;

use provider::{Fake, Mood};

use super::after::Placed;
use super::coupons::{amount, combining, coupon};
use super::fixture::{NOON, Reply, SESSIONS, Till, wish};
use crate::card::{HOLD, sweep};

const SECRET: &str = "whsec_test";

impl Till {
    async fn go_to_pay(&self, order: &Placed) -> Reply {
        self.wish(order, "payment-attempts").await
    }

    /// A notice, signed at the shop's moment.
    async fn notify(&self, kind: &str, session: &str) -> StatusCode {
        let body = json!({ "id": "evt_1", "type": kind, "data": { "object": { "id": session,
            "payment_status": "paid", "amount_total": 1, "client_reference_id": "att_lie" } } });
        let body = body.to_string();
        let signature = self.signature(&body);
        self.call(
            "POST",
            "/webhooks/stripe",
            &[("stripe-signature", &signature)],
            body,
        )
        .await
        .status
    }

    fn signature(&self, body: &str) -> String {
        let time = self.clock.load(Ordering::SeqCst);
        let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
        mac.update(format!("{time}.{body}").as_bytes());
        let bytes = mac.finalize().into_bytes();
        let hex = crate::codes::hex(&bytes);
        format!("t={time},v1={hex}")
    }

    fn is_at(&self, seconds: i64) {
        self.clock.store(NOON + seconds, Ordering::SeqCst);
    }

    async fn payments(&self) -> i64 {
        self.count("SELECT COUNT(*) FROM payment").await
    }
}

const DONE: &str = "checkout.session.completed";

async fn state_of(till: &Till, order: &Placed) -> String {
    let order = till.order(order).await;
    let state = order["payment_instructions"]["state"].as_str();
    state.unwrap().to_owned()
}

#[tokio::test]
async fn an_order_is_paid_on_the_page_of_the_provider() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "card").await;
    assert_eq!(state_of(&till, &order).await, "awaiting_card");
    let first = till.go_to_pay(&order).await.json();
    let session = fake.only();
    let url = format!("https://pay.example/{session}");
    assert_eq!(first["payment_instructions"]["payment_url"], url);
    let again = till.go_to_pay(&order).await.json();
    assert_eq!(again["payment_instructions"]["payment_url"], url);

    assert_eq!(till.notify(DONE, &session).await, 200);
    assert_eq!(
        state_of(&till, &order).await,
        "awaiting_card",
        "a notice proves nothing"
    );
    fake.pay(&session);
    assert_eq!(till.notify(DONE, &session).await, 200);
    let paid = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(paid["state"], "paid");
    assert_eq!(paid["received"], 133_000);
    assert_eq!(paid.get("payment_url"), None);
    assert_eq!(
        till.go_to_pay(&order).await.json()["payment_instructions"],
        paid
    );
    till.audit().await;
}

#[tokio::test]
async fn what_a_page_in_the_browser_says_pays_nothing() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "card").await;
    till.go_to_pay(&order).await;
    let session = fake.only();
    for signature in ["", "t=1795348800,v1=00", "v1=00"] {
        fake.pay(&session);
        let body = json!({ "type": DONE, "data": { "object": { "id": session } } }).to_string();
        let reply = till
            .call(
                "POST",
                "/webhooks/stripe",
                &[("stripe-signature", signature)],
                body,
            )
            .await;
        assert_eq!(reply.status, 400);
    }
    assert_eq!(till.payments().await, 0);
    let claimed = till.wish(&order, "payment-claims").await.json();
    assert_eq!(claimed["payment_instructions"]["state"], "awaiting_card");
    // The return from the page makes the shop look, with or without a notice.
    let back = till.go_to_pay(&order).await.json();
    assert_eq!(back["payment_instructions"]["state"], "paid");
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn notices_returns_and_sweeps_at_once_book_the_money_once() {
    let (fake, till) = Fake::open().await;
    let order = Arc::new(till.place(&[("nara:LAST", 1)], "card").await);
    let till = Arc::new(till);
    let opened: Vec<_> = (0..8)
        .map(|_| {
            let (till, order) = (Arc::clone(&till), Arc::clone(&order));
            tokio::spawn(async move { till.go_to_pay(&order).await.status })
        })
        .collect();
    for answer in opened {
        assert_eq!(answer.await.unwrap(), 200);
    }
    let session = fake.only();
    fake.pay(&session);
    till.is_at(120);
    let heard: Vec<_> = (0..30)
        .map(|number| {
            let (till, order, session) = (Arc::clone(&till), Arc::clone(&order), session.clone());
            tokio::spawn(async move {
                match number % 3 {
                    0 => assert_eq!(till.notify(DONE, &session).await, 200),
                    1 => assert_eq!(till.go_to_pay(&order).await.status, 200),
                    _ => sweep(&till.state).await.unwrap(),
                }
            })
        })
        .collect();
    for answer in heard {
        answer.await.unwrap();
    }
    assert_eq!(till.payments().await, 1);
    assert_eq!(state_of(&till, &order).await, "paid");
    till.audit().await;
}

#[tokio::test]
async fn an_order_that_nobody_pays_gives_its_stock_back() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:LAST", 1)], "card").await;
    till.go_to_pay(&order).await;
    let other = wish(&[("nara:LAST", 1)], "standard", "card");
    assert_eq!(till.create(&other).await.codes(), ["out_of_stock"]);

    till.is_at(HOLD - 1);
    sweep(&till.state).await.unwrap();
    till.is_at(HOLD + 1);
    sweep(&till.state).await.unwrap();
    sweep(&till.state).await.unwrap();
    let session = fake.only();
    assert_eq!(
        fake.0.lock().unwrap().sessions[&session]["status"],
        "expired"
    );
    till.audit().await;
    assert_eq!(
        till.count("SELECT COUNT(*) FROM orders WHERE goods = 'canceled'")
            .await,
        1
    );
    assert_eq!(till.go_to_pay(&order).await.json()["code"], "payment_over");
    till.place(&[("nara:LAST", 1)], "bank_transfer").await;
    till.audit().await;

    // Money that comes all the same revives nothing and takes no stock: it is owed back.
    fake.pay(&session);
    assert_eq!(till.notify(DONE, &session).await, 200);
    let late = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(late["due_back"], 14_000);
    assert_eq!(
        till.count("SELECT COUNT(*) FROM payment WHERE is_late = 1")
            .await,
        1
    );
    till.audit().await;
}

#[tokio::test]
async fn a_payment_at_the_last_moment_is_seen_before_the_order_is_given_up() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:LAST", 1)], "card").await;
    till.go_to_pay(&order).await;
    fake.pay(&fake.only());
    till.is_at(HOLD + 1);
    fake.mood(Mood::Down);
    sweep(&till.state).await.unwrap();
    assert_eq!(
        till.count("SELECT COUNT(*) FROM orders WHERE goods = 'canceled'")
            .await,
        0
    );
    fake.mood(Mood::Honest);
    till.is_at(HOLD + 100);
    sweep(&till.state).await.unwrap();
    assert_eq!(state_of(&till, &order).await, "paid");
    till.audit().await;
}

#[tokio::test]
async fn an_answer_that_was_lost_is_asked_for_again() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "card").await;
    for mood in [Mood::Down, Mood::LosingAnswers] {
        fake.mood(mood);
        assert_eq!(till.go_to_pay(&order).await.status, 503);
    }
    fake.pay(&fake.only());
    fake.mood(Mood::Honest);
    // The shop never heard which page it is; the same question finds it.
    till.go_to_pay(&order).await;
    till.is_at(90);
    sweep(&till.state).await.unwrap();
    fake.only();
    assert_eq!(state_of(&till, &order).await, "paid");
    till.audit().await;
}

#[tokio::test]
async fn a_refusal_leaves_the_order_and_another_attempt_is_free() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "card").await;
    fake.mood(Mood::Declining);
    let refused = till.go_to_pay(&order).await;
    assert_eq!(
        (refused.status.as_u16(), refused.json()["code"].as_str()),
        (409, Some("payment_refused"))
    );
    fake.mood(Mood::Honest);
    assert_eq!(till.go_to_pay(&order).await.status, 200);
    let attempts = "SELECT COUNT(*) FROM payment_attempt";
    assert_eq!(till.count(attempts).await, 2);
    till.audit().await;
}

#[tokio::test]
async fn what_the_provider_says_that_does_not_fit_is_never_taken_for_paid() {
    for (lie, received, state) in [
        (json!({ "amount_total": 100 }), 100, "awaiting_card"),
        (json!({ "amount_total": 200_000 }), 200_000, "paid"),
        (json!({ "currency": "usd" }), 0, "awaiting_card"),
        (json!({ "amount_total": -5 }), 0, "awaiting_card"),
        (json!({ "amount_total": 0 }), 0, "awaiting_card"),
        (
            json!({ "client_reference_id": "att_other" }),
            0,
            "awaiting_card",
        ),
        (json!({ "client_reference_id": null }), 0, "awaiting_card"),
        (json!({ "payment_intent": null }), 0, "awaiting_card"),
    ] {
        let (fake, till) = Fake::open().await;
        let order = till.place(&[("nara:KETTLE", 1)], "card").await;
        till.go_to_pay(&order).await;
        let session = fake.only();
        fake.pay(&session);
        fake.say(&session, &lie);
        for _ in 0..2 {
            till.notify(DONE, &session).await;
        }
        let seen = till.order(&order).await["payment_instructions"].clone();
        assert_eq!(seen["state"], state, "{lie}");
        assert_eq!(seen["received"].as_i64().unwrap_or(0), received, "{lie}");
        till.audit().await;
    }
}

#[tokio::test]
async fn an_answer_about_another_page_is_none() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "card").await;
    till.go_to_pay(&order).await;
    let session = fake.only();
    fake.pay(&session);
    fake.mood(Mood::Confused);
    assert_eq!(till.notify(DONE, &session).await, 503);
    assert_eq!(till.notify(DONE, "cs_of_somebody").await, 200);
    assert_eq!(till.payments().await, 0);
    fake.mood(Mood::Honest);
    assert_eq!(till.notify("checkout.session.expired", &session).await, 200);
    assert_eq!(
        state_of(&till, &order).await,
        "paid",
        "reordered notices end the same"
    );
    assert_eq!(till.notify(DONE, &session).await, 200);
    assert_eq!(till.payments().await, 1);
    till.audit().await;
}

#[tokio::test]
async fn an_order_given_up_by_its_buyer_closes_the_page() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "card").await;
    till.go_to_pay(&order).await;
    till.wish(&order, "cancel").await;
    till.is_at(61);
    sweep(&till.state).await.unwrap();
    let session = fake.only();
    assert_eq!(
        fake.0.lock().unwrap().sessions[&session]["status"],
        "expired"
    );
    till.audit().await;
}

#[tokio::test]
async fn a_page_that_the_provider_has_forgotten_holds_no_stock_after_its_time() {
    let (fake, till) = Fake::open().await;
    let order = till.place(&[("nara:LAST", 1)], "card").await;
    till.go_to_pay(&order).await;
    fake.0.lock().unwrap().sessions.clear();
    assert_eq!(till.go_to_pay(&order).await.status, 503);
    till.is_at(HOLD + 1);
    sweep(&till.state).await.unwrap();
    till.place(&[("nara:LAST", 1)], "bank_transfer").await;
    till.audit().await;
}

#[tokio::test]
async fn cards_are_for_sellers_who_take_them() {
    let (_fake, till) = Fake::open().await;
    let profile = till.get("/.well-known/ucp").await.json();
    assert!(profile["ucp"]["payment_handlers"]["example.shop.souk.card"].is_array());
    let body = wish(&[("kiri:LAMP", 1)], "post", "card");
    assert_eq!(till.create(&body).await.codes(), ["payment_unavailable"]);
    let transfer = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    assert_eq!(
        till.go_to_pay(&transfer).await.json()["code"],
        "payment_over"
    );
    let plain = Till::open().await.get("/.well-known/ucp").await.json();
    assert!(
        plain["ucp"]["payment_handlers"]
            .get("example.shop.souk.card")
            .is_none()
    );
}

/// Asks until there is an answer, as a client does whose connection broke.
async fn until_answered(till: &Till, path: &str, key: &str, token: &str, body: &str) -> Value {
    let bearer = format!("Bearer {token}");
    for _ in 0..3 {
        let headers = [("idempotency-key", key), ("authorization", bearer.as_str())];
        let reply = till.call("POST", path, &headers, body.to_owned()).await;
        if reply.status.is_success() {
            return reply.json();
        }
        assert_eq!(reply.status, 503, "{path} {}", reply.json());
    }
    panic!("{path} is never answered");
}

/// Buys the last piece by card, from the first request to the delivery.
async fn buy_and_pay(fake: &Fake, till: &Till) {
    let body = wish(&[("nara:LAST", 1)], "standard", "card").to_string();
    let created = until_answered(till, SESSIONS, "create", "", &body).await;
    let path = format!("{SESSIONS}/{}/complete", created["id"].as_str().unwrap());
    let payment = json!({ "payment": super::fixture::payment("card") }).to_string();
    let done = until_answered(till, &path, "complete", "", &payment).await;
    let order = Placed {
        id: done["order"]["id"].as_str().unwrap().to_owned(),
        token: done["order_token"].as_str().unwrap().to_owned(),
        reference: done["order"]["label"].as_str().unwrap().to_owned(),
    };
    let path = format!("/ucp/v1/orders/{}/payment-attempts", order.id);
    until_answered(till, &path, "pay", &order.token, "").await;
    let session = fake.only();
    fake.pay(&session);
    let mut heard = StatusCode::SERVICE_UNAVAILABLE;
    for _ in 0..3 {
        heard = till.notify(DONE, &session).await;
        if heard == 200 {
            break;
        }
    }
    assert_eq!(heard, 200);
    assert_eq!(state_of(till, &order).await, "paid");
    let desk = till.desk();
    for _ in 0..2 {
        drop(
            desk.ship(&order.reference, crate::after::Parcel::default())
                .await,
        );
        drop(desk.deliver(&order.reference).await);
    }
}

#[tokio::test]
async fn a_program_that_breaks_off_around_any_commit_goes_on_where_it_was() {
    for moment in 1.. {
        let (fake, till) = Fake::open().await;
        till.store.faults.arm(moment);
        buy_and_pay(&fake, &till).await;
        till.audit().await;
        for (query, expected) in [
            ("SELECT COUNT(*) FROM orders WHERE goods = 'delivered'", 1),
            ("SELECT COUNT(*) FROM payment", 1),
            (
                "SELECT COUNT(*) FROM payment_attempt WHERE state = 'paid'",
                1,
            ),
            ("SELECT CAST(SUM(sold) AS BIGINT) FROM stock_sold", 1),
        ] {
            assert_eq!(
                till.count(query).await,
                expected,
                "moment {moment}: {query}"
            );
        }
        if till.store.faults.is_armed() {
            assert!(moment > 12, "there are at least six commits: {moment}");
            break;
        }
    }
}

#[tokio::test]
async fn a_card_is_not_charged_nothing() {
    let (_, till) = Fake::open().await;
    let till = till.change_coupons(vec![
        combining(amount("ALL", 9_000_000)),
        combining(coupon("POST", Effect::FreeDelivery)),
    ]);
    let mut body = wish(&[("nara:FEW", 1)], "standard", "card");
    body["discounts"] = json!({ "codes": ["ALL"] });
    assert_eq!(
        till.create(&body).await.json()["status"],
        "ready_for_complete"
    );
    body["discounts"] = json!({ "codes": ["ALL", "POST"] });
    let free = till.create(&body).await;
    assert_eq!(free.codes(), ["payment_unavailable"]);
    assert_eq!(free.json()["status"], "incomplete");
}
