//! No code is used more often than it may be.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use souk_commerce::product::StockState;

use super::super::fixture::NOON;
use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn case_14_a_single_use_code_is_used_once_by_fifty_who_finish_at_once() {
    let once = Coupon {
        limit: Some(1),
        ..amount("ONCE", 5000)
    };
    let till = Arc::new(Till::open_with_coupons(vec![once]).await);
    let mut ids = Vec::new();
    for turn in 0..50 {
        let body = with_codes(&[("nara:KETTLE", 1)], &["ONCE"]);
        let body = bought_by(
            body,
            &format!("b{turn}@example.com"),
            &format!("08100000{turn:02}"),
        );
        let reply = till.create(&body).await;
        assert_eq!(applied(&reply).len(), 1);
        ids.push(reply.json()["id"].as_str().unwrap().to_owned());
    }
    let tries: Vec<_> = ids
        .iter()
        .map(|id| {
            let (till, id) = (Arc::clone(&till), id.clone());
            tokio::spawn(async move { complete(&till, &id).await })
        })
        .collect();
    let mut done = Vec::new();
    for one in tries {
        done.push(one.await.unwrap());
    }
    assert_eq!(done.iter().filter(|is_done| **is_done).count(), 1);
    assert_eq!(till.count("SELECT COUNT(*) FROM coupon_use").await, 1);
    assert_eq!(
        till.count("SELECT used FROM coupon_count WHERE buyer = ''")
            .await,
        1
    );
    // The others see what it costs without, and can agree to that.
    let lost = ids
        .iter()
        .zip(&done)
        .find(|(_, is_done)| !**is_done)
        .unwrap()
        .0;
    let seen = till.get(&format!("{SESSIONS}/{lost}")).await;
    assert_eq!((applied(&seen), total(&seen)), (vec![], 133_000));
    assert!(seen.codes().contains(&"discount_code_used_up".to_owned()));
    assert!(complete(&till, lost).await);
    till.audit().await;
}

#[tokio::test]
async fn case_15_one_buyer_uses_a_code_as_often_as_one_may_whatever_they_write() {
    let each = Coupon {
        limit_per_buyer: Some(1),
        ..amount("HELLO", 5000)
    };
    let till = Till::open_with_coupons(vec![each]).await;
    let body = || with_codes(&[("nara:KETTLE", 1)], &["HELLO"]);
    let first = bought_by(body(), "som.chai@gmail.com", "081 234 5678");
    // Two sessions are open before one of them is completed.
    let waiting = till
        .create(&bought_by(body(), "somchai@gmail.com", "0899999999"))
        .await;
    let waiting = waiting.json()["id"].as_str().unwrap().to_owned();
    assert!(order(&till, &first).await);
    assert!(!complete(&till, &waiting).await);
    for (mail, phone) in [
        ("SOMCHAI+2@googlemail.com", "0877777777"),
        ("another@example.com", "+66 81 234 5678"),
        ("another@example.com", "๐๘๑๒๓๔๕๖๗๘"),
    ] {
        let reply = till.create(&bought_by(body(), mail, phone)).await;
        assert_eq!(applied(&reply), [], "{mail} {phone}");
        assert!(
            says(&reply, "discount_code_user_ineligible").contains("as often as one buyer may")
        );
    }
    let other = bought_by(body(), "malee@example.com", "0866666666");
    assert!(order(&till, &other).await);
    assert_eq!(till.count("SELECT COUNT(*) FROM coupon_use").await, 2);
    // Nobody can be read out of what is counted.
    let personal =
        "SELECT COUNT(*) FROM coupon_use WHERE mail LIKE '%@%' OR phone LIKE '%812345678%'";
    assert_eq!(till.count(personal).await, 0);
    till.audit().await;
}

#[tokio::test]
async fn case_19_a_code_that_ends_or_is_deleted_before_complete_is_not_charged_silently() {
    let ending = Coupon {
        promotion: Promotion {
            window: Window {
                start: None,
                end: Some(Timestamp(NOON + 600)),
            },
            ..amount("TODAY", 5000).promotion
        },
        ..amount("TODAY", 5000)
    };
    let till = Till::open_with_coupons(vec![ending, amount("GONE", 5000)]).await;
    let session = async |till: &Till, code: &str| {
        let reply = till
            .create(&with_codes(&[("nara:KETTLE", 1)], &[code]))
            .await;
        assert_eq!(total(&reply), 128_000);
        reply.json()["id"].as_str().unwrap().to_owned()
    };
    let id = session(&till, "TODAY").await;
    till.clock.store(NOON + 600, Ordering::SeqCst);
    let refused = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(refused.path_of("price_changed"), "$.totals");
    assert_eq!(
        says(&refused, "discount_code_expired"),
        "The code “TODAY” held until 2026-11-22."
    );
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 0);
    // Who agrees to the new amount gets the order.
    assert!(complete(&till, &id).await);

    let id = session(&till, "GONE").await;
    let till = till.change_coupons(Vec::new());
    let refused = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(refused.path_of("price_changed"), "$.totals");
    assert!(
        refused
            .codes()
            .contains(&"discount_code_invalid".to_owned())
    );
    assert_eq!(till.count("SELECT COUNT(*) FROM coupon_use").await, 0);
    till.audit().await;
}

#[tokio::test]
async fn case_19_a_checkout_that_expires_or_an_order_that_is_canceled_leaves_the_use_to_others() {
    let once = Coupon {
        limit: Some(1),
        limit_per_buyer: Some(1),
        ..amount("ONCE", 5000)
    };
    let till = Till::open_with_coupons(vec![once]).await;
    let body = with_codes(&[("nara:KETTLE", 1)], &["ONCE"]);
    let left = till.create(&body).await;
    assert_eq!(applied(&left).len(), 1);
    till.clock.store(NOON + 7 * 3600, Ordering::SeqCst);
    let placed = till.create(&body).await;
    assert_eq!(applied(&placed).len(), 1);
    let id = placed.json()["id"].as_str().unwrap().to_owned();
    let done = till.complete(&id, &[], "bank_transfer").await.json();
    assert_eq!(applied(&till.create(&body).await), []);
    till.audit().await;
    till.desk()
        .cancel(done["order"]["label"].as_str().unwrap())
        .await
        .unwrap();
    assert_eq!(
        till.count("SELECT COUNT(*) FROM coupon_count WHERE used > 0")
            .await,
        0
    );
    till.audit().await;
    assert!(order(&till, &body).await);
    till.audit().await;
}

#[tokio::test]
async fn the_same_complete_twice_uses_a_code_once() {
    let twice = Coupon {
        limit: Some(2),
        ..amount("TWICE", 5000)
    };
    let till = Till::open_with_coupons(vec![twice]).await;
    let reply = till
        .create(&with_codes(&[("nara:KETTLE", 1)], &["TWICE"]))
        .await;
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    let key = [("idempotency-key", "k-1")];
    let done = till.complete(&id, &key, "bank_transfer").await;
    let again = till.complete(&id, &key, "bank_transfer").await;
    assert_eq!(done.bytes, again.bytes);
    assert_eq!(till.count("SELECT COUNT(*) FROM coupon_use").await, 1);
    till.audit().await;
}

#[tokio::test]
async fn an_order_without_stock_uses_no_code() {
    let till = Till::open_with_coupons(vec![amount("BAHT50", 5000)]).await;
    let reply = till
        .create(&with_codes(&[("nara:KETTLE", 1)], &["BAHT50"]))
        .await;
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    till.stall
        .put("nara:KETTLE", 129_000, (StockState::OutOfStock, None));
    assert!(!complete(&till, &id).await);
    assert_eq!(till.count("SELECT COUNT(*) FROM coupon_use").await, 0);
    till.audit().await;
}

#[tokio::test]
async fn the_audit_finds_a_use_that_was_not_counted_and_a_discount_that_nobody_gave() {
    let till = Till::open_with_coupons(vec![amount("BAHT50", 5000)]).await;
    assert!(order(&till, &with_codes(&[("nara:KETTLE", 1)], &["BAHT50"])).await);
    till.audit().await;
    let codes = async |till: &Till| -> Vec<&'static str> {
        let findings = till.desk().audit().await.unwrap();
        findings.iter().map(|finding| finding.code).collect()
    };
    till.write("UPDATE coupon_count SET used = used + 1 WHERE buyer = ''")
        .await;
    assert_eq!(codes(&till).await, ["coupon_count_differs"]);
    till.write("UPDATE coupon_count SET used = used - 1 WHERE buyer = ''")
        .await;
    till.write("UPDATE coupon_use SET amount = 4999").await;
    assert_eq!(codes(&till).await, ["discounts_differ_from_coupons"]);
    till.write("UPDATE coupon_use SET amount = 5000, released_at = 1")
        .await;
    assert_eq!(
        codes(&till).await,
        [
            "coupon_count_differs",
            "coupon_count_differs",
            "coupon_count_differs",
            "coupon_not_given_back"
        ]
    );
    till.write("UPDATE coupon_use SET released_at = NULL").await;
    till.write("UPDATE order_line SET discount = 0").await;
    assert_eq!(codes(&till).await, ["line_discounts_do_not_add_up"]);
}
