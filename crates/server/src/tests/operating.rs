//! What whoever runs the backend sees of it, and what it does to who asks too much.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use tokio::task::JoinSet;
use tower::ServiceExt as _;

use super::fixture::{SESSIONS, STOREFRONT, Till, wish};
use crate::limit::Peer;
use crate::operations::operations;

async fn ask(till: &Till, path: &str) -> (u16, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = operations(till.state.clone())
        .oneshot(request)
        .await
        .unwrap();
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn figures_count_answers_by_route_and_name_nobody() {
    let till = Till::open().await;
    assert_eq!(ask(&till, "/healthz").await.0, 200);
    assert_eq!(ask(&till, "/readyz").await, (200, "ready\n".to_owned()));
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    till.order(&order).await;
    till.get("/ucp/v1/orders/somebody@example.com").await;
    let (_, figures) = ask(&till, "/metrics").await;
    for line in [
        "souk_answers_total{route=\"/ucp/v1/checkout-sessions\",status=\"201\"} 1",
        "souk_answers_total{route=\"/ucp/v1/orders/{id}\",status=\"401\"} 1",
        "souk_orders 1",
        "souk_outbox{state=\"waiting\"} 1",
    ] {
        assert!(figures.contains(line), "{line}\n{figures}");
    }
    assert!(
        !figures.contains(&order.id) && !figures.contains("somebody"),
        "{figures}"
    );
}

#[tokio::test]
async fn an_address_that_hoards_checkouts_is_slowed_down_and_others_are_not() {
    let till = Arc::new(Till::open().await);
    let body = wish(&[("nara:LAST", 1)], "standard", "bank_transfer").to_string();
    let change = |address: &str| {
        let mut request = Request::post(SESSIONS)
            .header("ucp-agent", STOREFRONT)
            .body(Body::from(body.clone()))
            .unwrap();
        request
            .extensions_mut()
            .insert(Peer(address.parse().unwrap()));
        request
    };
    // All at once: a store that takes its time would let the address gain as much as it spends.
    let mut asked = JoinSet::new();
    for _ in 0..150 {
        let (till, request) = (Arc::clone(&till), change("192.0.2.1"));
        asked.spawn(async move { till.send(request).await });
    }
    let replies = asked.join_all().await;
    let refused = replies.iter().find(|reply| reply.status != 201).unwrap();
    assert_eq!(refused.status, 429);
    assert_eq!(refused.json()["code"], "too_many_requests");
    assert!(refused.header("retry-after").is_some());
    assert_eq!(till.send(change("192.0.2.2")).await.status, 201);
    let path = "/.well-known/ucp";
    let mut reading = Request::get(path).body(Body::empty()).unwrap();
    reading
        .extensions_mut()
        .insert(Peer("192.0.2.1".parse().unwrap()));
    assert_eq!(till.send(reading).await.status, 200);
}
