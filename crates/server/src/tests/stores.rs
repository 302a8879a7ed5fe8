//! Files and servers: two nodes at once, and everything moved from one to the other.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde_json::{Value, json};
use souk_commerce::payment::settlement::Outcome;
use tower::ServiceExt as _;

use super::fixture::{NOON, SESSIONS, STOREFRONT, Till, database, payment};
use crate::{Database, Desk, Sources, Store, StoreError, copy};

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_on_one_database_sell_the_last_piece_once() {
    let till = Till::open().await;
    till.clock.store(
        Sources::system().now().0.max(NOON),
        std::sync::atomic::Ordering::SeqCst,
    );
    let other = till.neighbour().await;
    let mut ids = Vec::new();
    for _ in 0..12 {
        ids.push(
            till.ready(&[("nara:LAST", 1)], "standard", "bank_transfer")
                .await,
        );
    }
    let here = till.clone_app();
    let tries: Vec<_> = ids
        .into_iter()
        .enumerate()
        .map(|(turn, id)| {
            let app = if turn % 2 == 0 {
                here.clone()
            } else {
                other.clone()
            };
            tokio::spawn(async move {
                let request = Request::post(format!("{SESSIONS}/{id}/complete"))
                    .header("ucp-agent", STOREFRONT)
                    .body(Body::from(
                        json!({ "payment": payment("bank_transfer") }).to_string(),
                    ));
                let answer = app.oneshot(request.unwrap()).await.unwrap();
                let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
                let body: Value = serde_json::from_slice(&body).unwrap();
                body["status"] == "completed"
            })
        })
        .collect();
    let mut sold = 0;
    for one in tries {
        sold += i32::from(one.await.unwrap());
    }
    assert_eq!(sold, 1);
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 1);
    till.audit().await;
}

#[tokio::test]
async fn everything_goes_over_into_an_empty_database_and_back() {
    let till = Till::open().await;
    let checkout = till
        .ready(&[("nara:FEW", 2)], "standard", "bank_transfer")
        .await;
    let key = [("idempotency-key", "k")];
    let done = till.complete(&checkout, &key, "bank_transfer").await.json();
    let reference = done["order"]["label"].as_str().unwrap();
    till.desk()
        .confirm(reference, "10", Some("B"))
        .await
        .unwrap();

    let folder = tempfile::tempdir().unwrap();
    let file = Database::File(folder.path().join("a copy?.db"));
    let there = copy(&till.database, &file).await.unwrap();
    assert!(there > 8);
    let again = copy(&till.database, &file).await;
    assert!(matches!(again, Err(StoreError::NotEmpty)));
    let home = tempfile::tempdir().unwrap();
    let home = database(&home).await;
    assert_eq!(copy(&file, &home).await.unwrap(), there);

    for place in [file, home] {
        let desk = Desk::on(Store::connect(&place).await.unwrap(), Sources::system());
        assert_eq!(desk.audit().await.unwrap(), []);
        assert_eq!(desk.show(reference).await.unwrap().payments.len(), 1);
        // Events go on behind those that were copied.
        let rest = desk.confirm(reference, "130", None).await.unwrap();
        assert_eq!(rest.outcome, Outcome::Paid);
        assert_eq!(desk.audit().await.unwrap(), []);
        desk.close().await;
    }
}
