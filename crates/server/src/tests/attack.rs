//! Repetition and rivalry: one effect for one key, one order for one checkout, one buyer for the last piece.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::json;

use super::fixture::{NOON, SESSIONS, Till, payment, wish};
use crate::idempotency::KEPT;

fn order(offer: &str) -> String {
    wish(&[(offer, 1)], "standard", "bank_transfer").to_string()
}

#[tokio::test]
async fn every_change_is_repeated_byte_for_byte() {
    let till = Till::open().await;
    let key = |text: &'static str| [("idempotency-key", text)];
    let created = till
        .call("POST", SESSIONS, &key("k-1"), order("nara:KETTLE"))
        .await;
    let again = till
        .call("POST", SESSIONS, &key("k-1"), order("nara:KETTLE"))
        .await;
    assert_eq!(
        (again.status, &again.bytes),
        (created.status, &created.bytes)
    );
    assert_eq!(again.etag(), created.etag());
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(created.header("idempotent-replayed"), None);
    assert_eq!(till.count("SELECT COUNT(*) FROM checkout").await, 1);

    let id = created.json()["id"].as_str().unwrap().to_owned();
    let path = format!("{SESSIONS}/{id}");
    let updated = till
        .call("PUT", &path, &key("k-2"), order("nara:FEW"))
        .await;
    let again = till
        .call("PUT", &path, &key("k-2"), order("nara:FEW"))
        .await;
    assert_eq!(again.bytes, updated.bytes);
    assert_eq!(updated.etag(), "\"2\"");

    let done = till.complete(&id, &key("k-3"), "bank_transfer").await;
    let again = till.complete(&id, &key("k-3"), "bank_transfer").await;
    assert!(done.json()["order_token"].is_string());
    assert_eq!(again.bytes, done.bytes);
    assert_eq!(again.header("idempotent-replayed"), Some("true"));
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 1);
    assert_eq!(
        till.count("SELECT COUNT(*) FROM event WHERE kind = 'order_placed'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_repetition_survives_a_restart_and_the_token_is_nowhere_in_the_file() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let key = [("idempotency-key", "a-key-of-the-platform")];
    let done = till.complete(&id, &key, "bank_transfer").await;
    till.store.close().await;
    let token = done.json()["order_token"].as_str().unwrap().to_owned();
    for entry in std::fs::read_dir(till.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for secret in [token.as_str(), "a-key-of-the-platform"] {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret}");
        }
    }
    let till = Till::open_in(till.folder).await;
    let again = till.complete(&id, &key, "bank_transfer").await;
    assert_eq!(again.bytes, done.bytes);
}

#[tokio::test]
async fn a_key_with_another_body_is_a_conflict_and_changes_nothing() {
    let till = Till::open().await;
    let key = [("idempotency-key", "k")];
    till.call("POST", SESSIONS, &key, order("nara:KETTLE"))
        .await;
    let spaced = format!("{} ", order("nara:KETTLE"));
    let reply = till.call("POST", SESSIONS, &key, spaced).await;
    assert_eq!(reply.status, 409);
    assert_eq!(reply.json()["code"], "idempotency_conflict");
    assert_eq!(till.count("SELECT COUNT(*) FROM checkout").await, 1);
}

#[tokio::test]
async fn a_key_counts_for_one_address_method_and_platform() {
    let till = Till::open().await;
    let key = [("idempotency-key", "k")];
    let first = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let second = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let cancel = async |id: &str| {
        till.call("POST", &format!("{SESSIONS}/{id}/cancel"), &key, "")
            .await
    };
    assert_eq!(cancel(&first).await.json()["id"], first);
    assert_eq!(cancel(&second).await.json()["id"], second);
    assert_eq!(cancel(&first).await.json()["id"], first);

    let other = [
        ("idempotency-key", "k"),
        ("ucp-agent", "profile=\"https://agent.example/p\""),
    ];
    till.call("POST", SESSIONS, &key, order("nara:KETTLE"))
        .await;
    let reply = till
        .call("POST", SESSIONS, &other, order("nara:KETTLE"))
        .await;
    assert_eq!(reply.header("idempotent-replayed"), None);
}

#[tokio::test]
async fn keys_that_are_none_are_refused() {
    let till = Till::open().await;
    let long = "k".repeat(256);
    for key in ["", long.as_str(), "a b"] {
        let reply = till
            .call(
                "POST",
                SESSIONS,
                &[("idempotency-key", key)],
                order("nara:KETTLE"),
            )
            .await;
        assert_eq!(reply.status, 400);
        assert_eq!(reply.json()["code"], "invalid_idempotency_key");
    }
}

#[tokio::test]
async fn a_kept_answer_ends_after_two_days() {
    let till = Till::open().await;
    let key = [("idempotency-key", "k")];
    let first = till
        .call("POST", SESSIONS, &key, order("nara:KETTLE"))
        .await;
    till.clock.store(NOON + KEPT, Ordering::SeqCst);
    let second = till
        .call("POST", SESSIONS, &key, order("nara:KETTLE"))
        .await;
    assert_eq!(second.bytes, first.bytes);
    till.clock.store(NOON + KEPT + 1, Ordering::SeqCst);
    let third = till
        .call("POST", SESSIONS, &key, order("nara:KETTLE"))
        .await;
    assert_ne!(third.bytes, first.bytes);
    let now = souk_commerce::Timestamp(NOON);
    till.store.tidy(NOON + KEPT + 2, 0, now).await.unwrap();
    assert_eq!(till.count("SELECT COUNT(*) FROM idempotency").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_piece_has_one_buyer_however_many_ask_at_once() {
    let till = Arc::new(Till::open().await);
    let mut buyers = Vec::new();
    for _ in 0..40 {
        buyers.push(
            till.ready(&[("nara:LAST", 1)], "standard", "bank_transfer")
                .await,
        );
    }
    let attempts: Vec<_> = buyers
        .into_iter()
        .map(|id| {
            let till = Arc::clone(&till);
            tokio::spawn(async move { till.complete(&id, &[], "bank_transfer").await })
        })
        .collect();
    let (mut sold, mut refused) = (0, 0);
    for attempt in attempts {
        let reply = attempt.await.unwrap();
        assert_eq!(reply.status, 200);
        if reply.json()["status"] == "completed" {
            sold += 1;
        } else {
            assert_eq!(reply.codes(), ["out_of_stock"]);
            refused += 1;
        }
    }
    assert_eq!((sold, refused), (1, 39));
    assert_eq!(
        till.count("SELECT CAST(SUM(quantity) AS BIGINT) FROM stock_movement")
            .await,
        1
    );
    assert_eq!(
        till.count("SELECT CAST(SUM(sold) AS BIGINT) FROM stock_sold")
            .await,
        1
    );
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_checkout_becomes_one_order_however_often_it_is_completed_at_once() {
    let till = Arc::new(Till::open().await);
    let id = till
        .ready(&[("nara:FEW", 1)], "standard", "bank_transfer")
        .await;
    let attempts: Vec<_> = (0..20)
        .map(|number| {
            let (till, id) = (Arc::clone(&till), id.clone());
            tokio::spawn(async move {
                let key = if number % 2 == 0 {
                    "same".to_owned()
                } else {
                    format!("own-{number}")
                };
                let reply = till
                    .complete(&id, &[("idempotency-key", &key)], "bank_transfer")
                    .await;
                (key, reply)
            })
        })
        .collect();
    let mut placed = Vec::new();
    for attempt in attempts {
        let (key, reply) = attempt.await.unwrap();
        if reply.status == 200 {
            placed.push((key, reply.bytes));
        } else {
            assert_eq!(reply.json()["code"], "checkout_completed");
        }
    }
    assert!(!placed.is_empty());
    assert!(
        placed.iter().all(|answer| *answer == placed[0]),
        "one key, one answer"
    );
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 1);
    assert_eq!(
        till.count("SELECT CAST(SUM(quantity) AS BIGINT) FROM stock_movement")
            .await,
        1
    );
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_creation_twice_at_once_makes_one_checkout() {
    let till = Arc::new(Till::open().await);
    let attempts: Vec<_> = (0..8)
        .map(|_| {
            let till = Arc::clone(&till);
            tokio::spawn(async move {
                till.call(
                    "POST",
                    SESSIONS,
                    &[("idempotency-key", "cold")],
                    order("nara:FEW"),
                )
                .await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for attempt in attempts {
        answers.push(attempt.await.unwrap().bytes);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    assert_eq!(till.count("SELECT COUNT(*) FROM checkout").await, 1);
    till.audit().await;
}

#[tokio::test]
async fn two_tabs_do_not_overwrite_each_other() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let path = format!("{SESSIONS}/{id}");
    let first = till
        .call("PUT", &path, &[("if-match", "\"1\"")], order("nara:FEW"))
        .await;
    assert_eq!(first.etag(), "\"2\"");
    for (method, path) in [
        ("PUT", path.clone()),
        ("POST", format!("{path}/complete")),
        ("POST", format!("{path}/cancel")),
    ] {
        let mut body = wish(&[("nara:KETTLE", 9)], "standard", "bank_transfer");
        body["payment"] = payment("bank_transfer");
        let late = till
            .call(method, &path, &[("if-match", "\"1\"")], body.to_string())
            .await;
        assert_eq!(late.status, 412, "{method} {path}");
        assert_eq!(late.json()["code"], "revision_mismatch");
    }
    assert_eq!(till.get(&path).await.bytes, first.bytes);
    let any = till
        .call(
            "PUT",
            &path,
            &[("if-match", "\"9\", W/\"2\"")],
            order("nara:KETTLE"),
        )
        .await;
    assert_eq!(any.etag(), "\"3\"");
    till.audit().await;
}

#[tokio::test]
async fn amounts_that_a_client_sends_have_no_effect() {
    let till = Till::open().await;
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["line_items"][0]["item"]["price"] = json!(1);
    body["line_items"][0]["totals"] = json!([{ "type": "total", "amount": 1 }]);
    body["totals"] = json!([{ "type": "total", "amount": 1 }]);
    body["status"] = json!("completed");
    body["currency"] = json!("XXX");
    body["order"] = json!({ "id": "ord_1", "permalink_url": "https://evil.example" });
    body["order_token"] = json!("mine");
    body["id"] = json!("chk_mine");
    let reply = till.create(&body).await.json();
    assert_eq!(reply["totals"][2]["amount"], 133_000);
    assert_eq!(reply["currency"], "THB");
    assert_eq!(reply["status"], "ready_for_complete");
    assert!(reply.get("order").is_none());
    assert!(reply.get("order_token").is_none());
    assert_ne!(reply["id"], "chk_mine");
}

#[tokio::test]
async fn the_log_of_events_cannot_be_rewritten_and_names_nobody() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    till.complete(&id, &[], "bank_transfer").await;
    let mut transaction = till.store.begin().await.unwrap();
    for query in ["UPDATE event SET kind = 'x'", "DELETE FROM event"] {
        assert!(sqlx::query(query).execute(&mut *transaction).await.is_err());
    }
    drop(transaction);
    let personal =
        "SELECT COUNT(*) FROM event WHERE payload LIKE '%example.com%' OR payload LIKE '%สมชาย%'";
    assert_eq!(till.count(personal).await, 0);
}
