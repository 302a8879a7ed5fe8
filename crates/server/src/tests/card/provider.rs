//! A provider on this machine: Stripe, as far as its documents say what it does, in the mood that a test wants.

use std::collections::{BTreeMap, HashMap};
use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use souk_commerce::SellerId;
use tokio::net::TcpListener;

use super::SECRET;
use crate::tests::fixture::Till;
use crate::{CardProvider, Cards, Stripe, socket};

/// How the provider misbehaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mood {
    #[default]
    Honest,
    /// It takes none of it.
    Declining,
    /// It fails before it does anything.
    Down,
    /// It does what it is asked for, and then says that it failed.
    LosingAnswers,
    /// It answers about another page.
    Confused,
}

#[derive(Debug, Default)]
pub(super) struct Desk {
    mood: Mood,
    /// Sessions by id.
    pub(super) sessions: BTreeMap<String, Value>,
    /// Ids by idempotency key, with the body that came with it.
    keys: HashMap<String, (String, String)>,
}

/// Stripe, as far as its documents say what it does.
#[derive(Debug, Clone, Default)]
pub(super) struct Fake(pub(super) Arc<Mutex<Desk>>);

type Answered = (StatusCode, Json<Value>);

fn failure(status: StatusCode, kind: &str) -> Answered {
    let body = json!({ "error": { "type": kind, "code": "scripted", "message": "no" } });
    (status, Json(body))
}

impl Fake {
    pub(super) async fn open() -> (Self, Till) {
        let fake = Self::default();
        let router = Router::new()
            .route("/v1/checkout/sessions", post(create))
            .route("/v1/checkout/sessions/{id}", get(read))
            .route("/v1/checkout/sessions/{id}/expire", post(expire))
            .with_state(fake.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(socket::serve(
            listener,
            router,
            Duration::from_secs(20),
            pending(),
        ));
        let stripe = Stripe::new("sk_test".to_owned(), vec![SECRET.to_owned()]);
        let stripe: Arc<dyn CardProvider> = Arc::new(stripe.at(&format!("http://{address}")));
        let cards: Cards = BTreeMap::from([(SellerId::new("nara").unwrap(), stripe)]);
        (fake, Till::open_taking(cards).await)
    }

    pub(super) fn mood(&self, mood: Mood) {
        self.0.lock().unwrap().mood = mood;
    }

    /// The id of its only session.
    pub(super) fn only(&self) -> String {
        let desk = self.0.lock().unwrap();
        assert_eq!(desk.sessions.len(), 1, "one attempt has one page");
        desk.sessions.keys().next().unwrap().clone()
    }

    /// Changes what it says of a session.
    pub(super) fn say(&self, session: &str, what: &Value) {
        let mut desk = self.0.lock().unwrap();
        let known = desk.sessions.get_mut(session).unwrap();
        for (name, value) in what.as_object().unwrap() {
            known[name] = value.clone();
        }
    }

    /// The buyer pays what was asked for.
    pub(super) fn pay(&self, session: &str) {
        let payment = format!("pi_{session}");
        self.say(
            session,
            &json!({ "status": "complete", "payment_status": "paid", "payment_intent": payment }),
        );
    }
}

async fn create(State(fake): State<Fake>, headers: HeaderMap, body: String) -> Answered {
    let text = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!(text("authorization"), "Bearer sk_test");
    assert_eq!(text("content-type"), "application/x-www-form-urlencoded");
    let mut desk = fake.0.lock().unwrap();
    match desk.mood {
        Mood::Declining => return failure(StatusCode::BAD_REQUEST, "invalid_request_error"),
        Mood::Down => return failure(StatusCode::INTERNAL_SERVER_ERROR, "api_error"),
        _ => {}
    }
    let key = text("idempotency-key");
    let id = match desk.keys.get(&key) {
        Some((_, before)) if *before != body => {
            return failure(StatusCode::BAD_REQUEST, "idempotency_error");
        }
        Some((id, _)) => id.clone(),
        None => {
            let form: HashMap<String, String> = body
                .split('&')
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap();
                    let plain = |text: &str| {
                        let text = percent_encoding::percent_decode_str(text);
                        text.decode_utf8().unwrap().into_owned()
                    };
                    (plain(name), plain(value))
                })
                .collect();
            assert_eq!(form["mode"], "payment");
            assert_eq!(form["line_items[0][quantity]"], "1");
            let id = format!("cs_test_{}", desk.sessions.len() + 1);
            let amount: i64 = form["line_items[0][price_data][unit_amount]"]
                .parse()
                .unwrap();
            let session = json!({
                "id": id, "object": "checkout.session", "url": format!("https://pay.example/{id}"),
                "status": "open", "payment_status": "unpaid", "amount_total": amount,
                "currency": form["line_items[0][price_data][currency]"],
                "client_reference_id": form["client_reference_id"], "payment_intent": null,
            });
            desk.sessions.insert(id.clone(), session);
            desk.keys.insert(key, (id.clone(), body));
            id
        }
    };
    if desk.mood == Mood::LosingAnswers {
        return failure(StatusCode::BAD_GATEWAY, "api_error");
    }
    (StatusCode::OK, Json(desk.sessions[&id].clone()))
}

async fn read(State(fake): State<Fake>, Path(id): Path<String>) -> Answered {
    let desk = fake.0.lock().unwrap();
    match (desk.mood, desk.sessions.get(&id)) {
        (Mood::Down, _) => failure(StatusCode::SERVICE_UNAVAILABLE, "api_error"),
        (_, None) => failure(StatusCode::NOT_FOUND, "invalid_request_error"),
        (Mood::Confused, Some(session)) => {
            let mut other = session.clone();
            other["id"] = json!("cs_other");
            (StatusCode::OK, Json(other))
        }
        (_, Some(session)) => (StatusCode::OK, Json(session.clone())),
    }
}

async fn expire(State(fake): State<Fake>, Path(id): Path<String>) -> Answered {
    let mut desk = fake.0.lock().unwrap();
    let Some(session) = desk.sessions.get_mut(&id) else {
        return failure(StatusCode::NOT_FOUND, "invalid_request_error");
    };
    if session["status"] != "open" {
        return failure(StatusCode::BAD_REQUEST, "invalid_request_error");
    }
    session["status"] = json!("expired");
    session["url"] = Value::Null;
    (StatusCode::OK, Json(session.clone()))
}
