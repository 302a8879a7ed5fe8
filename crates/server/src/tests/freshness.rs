//! Feeds that are read again while the shop is open.

use std::sync::Arc;

use souk_commerce::product::StockState;

use super::fixture::{NOON, Till, wish};
use crate::{AppState, FeedOutcome, FeedTeller, Sources, Store};

#[tokio::test]
async fn a_feed_that_counts_more_on_the_same_day_adds_to_what_is_left_and_sells_nothing_twice() {
    let till = Till::open().await;
    let buy = async |pieces| {
        let id = till
            .ready(&[("nara:FEW", pieces)], "standard", "bank_transfer")
            .await;
        till.complete(&id, &[], "bank_transfer").await
    };
    buy(4).await;
    let wishes = |pieces| wish(&[("nara:FEW", pieces)], "standard", "bank_transfer");
    for (counted, left) in [(5, 1), (8, 4), (4, 0), (6, 2)] {
        let stock = (StockState::InStock, Some(counted));
        till.stall.put("nara:FEW", 5000, stock);
        let more = till.create(&wishes(left + 1)).await;
        let code = if left == 0 {
            "out_of_stock"
        } else {
            "quantity_unavailable"
        };
        assert_eq!(more.codes(), [code], "{counted}");
    }
    buy(2).await;
    assert_eq!(till.create(&wishes(1)).await.codes(), ["out_of_stock"]);
}

#[tokio::test]
async fn anybody_may_ask_how_fresh_the_shop_is() {
    let till = Till::open().await;
    let reply = till.get("/ucp/status").await;
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(
        reply.json(),
        serde_json::json!({ "build": "0123456789abcdef01234567", "as_of": "2026-11-22T12:00:00Z" })
    );
}

#[tokio::test]
async fn a_reading_that_failed_is_told_beside_the_last_good_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("souk.db")).await.unwrap();
    let clock = std::sync::atomic::AtomicI64::new(NOON);
    let sources = Sources::new(
        move || souk_commerce::Timestamp(clock.fetch_add(60, std::sync::atomic::Ordering::SeqCst)),
        |_| true,
    );
    let stall = Arc::clone(&Till::open().await.stall);
    let state = AppState::new(stall, store, sources, folder.path());
    let teller = FeedTeller::new(&state, 1800);
    let told = || serde_json::to_value(crate::status::status(&state)).unwrap()["feeds"].clone();
    assert_eq!(told(), serde_json::json!({ "every_seconds": 1800 }));
    teller.tell(FeedOutcome::Published);
    teller.tell(FeedOutcome::HeldBack(vec!["feed-shrunk".into()]));
    assert_eq!(
        told(),
        serde_json::json!({
            "every_seconds": 1800, "outcome": "held-back", "codes": ["feed-shrunk"],
            "read_at": "2026-11-22T12:01:00Z", "good_at": "2026-11-22T12:00:00Z"
        })
    );
    teller.tell(FeedOutcome::Failed);
    assert_eq!(told()["outcome"], "failed");
    assert_eq!(told()["good_at"], "2026-11-22T12:00:00Z");
    teller.tell(FeedOutcome::Unchanged);
    assert_eq!(told()["good_at"], told()["read_at"]);
}
