//! After the sale: money, goods and stock, and the books behind them.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use serde_json::{Value, json};
use souk_commerce::SellerId;
use souk_commerce::payment::settlement::Outcome;
use souk_commerce::payment::{Biller, PromptPayId, Receivers, parse_emv};
use sqlx::migrate::Migrator;

use super::fixture::{NOON, Till};
use crate::after::{OrderError, Parcel};
use crate::{Desk, Store};

/// An order that was placed: id, token, reference.
pub(super) struct Placed {
    pub(super) id: String,
    pub(super) token: String,
    pub(super) reference: String,
}

impl Till {
    pub(super) async fn place(&self, lines: &[(&str, u32)], method: &str) -> Placed {
        let checkout = self.ready(lines, "standard", method).await;
        let key = [("idempotency-key", checkout.as_str())];
        let done = self.complete(&checkout, &key, method).await.json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        Placed {
            id: text(&done["order"]["id"]),
            token: text(&done["order_token"]),
            reference: text(&done["order"]["label"]),
        }
    }

    pub(super) async fn order(&self, order: &Placed) -> Value {
        self.call(
            "GET",
            &format!("/ucp/v1/orders/{}", order.id),
            &[("authorization", &format!("Bearer {}", order.token))],
            "",
        )
        .await
        .json()
    }

    pub(super) async fn wish(&self, order: &Placed, what: &str) -> super::fixture::Reply {
        self.call(
            "POST",
            &format!("/ucp/v1/orders/{}/{what}", order.id),
            &[("authorization", &format!("Bearer {}", order.token))],
            "",
        )
        .await
    }
}

fn receivers() -> BTreeMap<SellerId, Receivers> {
    BTreeMap::from([(
        SellerId::new("nara").unwrap(),
        Receivers {
            promptpay: PromptPayId::parse("0812345678"),
            biller: Biller::parse("099400016550100"),
        },
    )])
}

#[tokio::test]
async fn an_order_carries_codes_over_what_is_still_to_come() {
    let till = Till::open_paid_by(receivers()).await;
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let instructions = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(instructions["outstanding"], 133_000);
    let codes = instructions["codes"].as_array().unwrap();
    let kinds: Vec<&str> = codes
        .iter()
        .map(|code| code["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["promptpay", "bill_payment"]);
    let amount = |instructions: &Value| {
        let payload = instructions["codes"][0]["payload"]
            .as_str()
            .unwrap()
            .to_owned();
        let read = parse_emv(&payload).unwrap();
        read.iter()
            .find(|(id, _)| *id == "54")
            .unwrap()
            .1
            .to_owned()
    };
    assert_eq!(amount(&instructions), "1330.00");
    assert!(
        codes[0]["path"]
            .as_str()
            .unwrap()
            .starts_with("M0 0h7v1h-7z")
    );

    let desk = till.desk();
    let receipt = desk.confirm(&order.reference, "1000", None).await.unwrap();
    assert_eq!(receipt.outcome, Outcome::Partial);
    let instructions = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(instructions["state"], "awaiting_transfer");
    assert_eq!(instructions["received"], 100_000);
    assert_eq!(amount(&instructions), "330.00");

    desk.confirm(&order.reference, "330.00", None)
        .await
        .unwrap();
    let instructions = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(instructions["state"], "paid");
    assert_eq!(instructions.get("codes"), None);
    assert_eq!(instructions.get("outstanding"), None);
    till.audit().await;
}

#[tokio::test]
async fn a_claim_is_noted_once_and_confirms_nothing() {
    let till = Till::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let first = till.wish(&order, "payment-claims").await.json();
    till.clock.fetch_add(60, Ordering::SeqCst);
    let again = till.wish(&order, "payment-claims").await.json();
    for answer in [first, again] {
        let instructions = &answer["payment_instructions"];
        assert_eq!(instructions["state"], "awaiting_transfer");
        assert_eq!(instructions["claimed_at"], "2026-11-22T12:00:00Z");
    }
    let claims = "SELECT COUNT(*) FROM event WHERE kind = 'payment_claimed'";
    assert_eq!(till.count(claims).await, 1);
    let cash = till.place(&[("nara:KETTLE", 1)], "cash_on_delivery").await;
    let answer = till.wish(&cash, "payment-claims").await.json();
    assert_eq!(answer["payment_instructions"].get("claimed_at"), None);
    till.audit().await;
}

#[tokio::test]
async fn wrong_late_double_and_surplus_payments_each_have_an_outcome() {
    let till = Till::open().await;
    let desk = till.desk();
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    till.clock.store(NOON + 4 * 86_400, Ordering::SeqCst);
    let late = desk
        .confirm(&order.reference, "1330.01", Some("B-1"))
        .await
        .unwrap();
    assert!(late.is_late);
    assert_eq!(late.outcome, Outcome::Overpaid);
    let again = desk.confirm(&order.reference, "1330.01", Some("B-1")).await;
    assert!(matches!(again, Err(OrderError::Booked(_))));
    let other = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let slip = desk.confirm(&other.reference, "1330", Some("B-1")).await;
    assert!(matches!(slip, Err(OrderError::Booked(_))));
    let double = desk
        .confirm(&order.reference, "1330", Some("B-2"))
        .await
        .unwrap();
    assert_eq!(double.outcome, Outcome::Surplus);
    let instructions = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(instructions["due_back"], 133_001);
    for nothing in ["0", "-5", "1.005", "x", ""] {
        let refused = desk.confirm(&order.reference, nothing, None).await;
        assert!(matches!(refused, Err(OrderError::Amount)), "{nothing}");
    }
    let nowhere = desk.confirm("NOSUCHREF", "1", None).await;
    assert!(matches!(nowhere, Err(OrderError::Missing(_))));
    till.audit().await;
}

#[tokio::test]
async fn a_canceled_order_gives_its_pieces_back_and_owes_what_came_in() {
    let till = Till::open().await;
    let desk = till.desk();
    let order = till.place(&[("nara:LAST", 1)], "bank_transfer").await;
    let reference = &order.reference;
    desk.confirm(reference, "100", None).await.unwrap();
    let canceled = till.wish(&order, "cancel").await.json();
    let again = till.wish(&order, "cancel").await.json();
    assert_eq!(canceled, again);
    assert_eq!(canceled["line_items"][0]["status"], "removed");
    assert_eq!(canceled["adjustments"][0]["type"], "cancellation");
    assert_eq!(canceled["payment_instructions"]["due_back"], 10_000);
    let shipped = desk.ship(reference, Parcel::default()).await;
    assert!(matches!(shipped, Err(OrderError::NotNow("canceled"))));
    // Money that comes now revives nothing.
    let receipt = desk.confirm(reference, "40", None).await.unwrap();
    assert_eq!(receipt.outcome, Outcome::Surplus);
    desk.refund(reference, "140", &[], None).await.unwrap();
    assert_eq!(
        till.order(&order).await["payment_instructions"].get("due_back"),
        None
    );
    till.place(&[("nara:LAST", 1)], "bank_transfer").await;
    till.audit().await;
}

#[tokio::test]
async fn goods_that_have_left_are_not_canceled() {
    let till = Till::open().await;
    let desk = till.desk();
    let order = till.place(&[("nara:FEW", 2)], "cash_on_delivery").await;
    let parcel = Parcel {
        carrier: Some("Kerry".to_owned()),
        tracking_number: Some("TH123".to_owned()),
        tracking_url: None,
    };
    desk.ship(&order.reference, parcel).await.unwrap();
    let twice = desk.ship(&order.reference, Parcel::default()).await;
    assert!(matches!(twice, Err(OrderError::NotNow("shipped"))));
    let refused = till.wish(&order, "cancel").await;
    assert_eq!(
        (refused.status.as_u16(), refused.json()["code"].clone()),
        (409, json!("order_shipped"))
    );
    desk.deliver(&order.reference).await.unwrap();
    let body = till.order(&order).await;
    assert_eq!(body["line_items"][0]["status"], "fulfilled");
    let events = body["fulfillment"]["events"].as_array().unwrap();
    assert_eq!(events[0]["tracking_number"], "TH123");
    assert_eq!(events[1]["type"], "delivered");
    assert_eq!(body["payment_instructions"]["state"], "due_on_delivery");
    till.audit().await;
}

#[tokio::test]
async fn pieces_and_money_that_go_back_are_signed_and_lines_stay() {
    let till = Till::open().await;
    let desk = till.desk();
    let order = till
        .place(&[("nara:FEW", 2), ("nara:KETTLE", 1)], "bank_transfer")
        .await;
    desk.confirm(&order.reference, "1430", None).await.unwrap();
    let line = ("li_1".to_owned(), 2);
    let lines = std::slice::from_ref(&line);
    desk.refund(&order.reference, "100", lines, None)
        .await
        .unwrap();
    let body = till.order(&order).await;
    assert_eq!(body["line_items"].as_array().unwrap().len(), 2);
    assert_eq!(body["line_items"][0]["status"], "removed");
    let adjustment = &body["adjustments"][0];
    assert_eq!(adjustment["line_items"][0]["quantity"], -2);
    assert_eq!(adjustment["totals"][0]["amount"], -10_000);
    assert_eq!(body["payment_instructions"]["state"], "paid");
    let again = desk.refund(&order.reference, "100", lines, None).await;
    assert!(matches!(again, Err(OrderError::Line(_))));
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn refunds_at_once_never_give_back_more_than_came_in() {
    let till = Till::open().await;
    let desk = Arc::new(till.desk());
    let order = till.place(&[("nara:LAST", 1)], "bank_transfer").await;
    desk.confirm(&order.reference, "100", None).await.unwrap();
    let tries = (0..12).map(|_| {
        let (desk, reference) = (Arc::clone(&desk), order.reference.clone());
        tokio::spawn(async move { desk.refund(&reference, "60", &[], None).await })
    });
    let mut done = 0;
    for one in tries.collect::<Vec<_>>() {
        done += i32::from(one.await.unwrap().is_ok());
    }
    assert_eq!(done, 1);
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_transfer_booked_by_many_at_once_counts_once() {
    let till = Till::open().await;
    let desk = Arc::new(till.desk());
    let mut orders = Vec::new();
    for _ in 0..6 {
        orders.push(till.place(&[("nara:KETTLE", 1)], "bank_transfer").await);
    }
    let tries = orders.iter().map(|order| {
        let (desk, reference) = (Arc::clone(&desk), order.reference.clone());
        tokio::spawn(async move { desk.confirm(&reference, "1330", Some("SLIP")).await })
    });
    let mut done = 0;
    for one in tries.collect::<Vec<_>>() {
        done += i32::from(one.await.unwrap().is_ok());
    }
    assert_eq!(done, 1);
    assert_eq!(till.count("SELECT COUNT(*) FROM payment").await, 1);
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn goods_leave_or_the_order_is_canceled_and_never_both() {
    for _ in 0..10 {
        let till = Till::open().await;
        let desk = till.desk();
        let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
        let reference = order.reference.clone();
        let ship = tokio::spawn(async move { desk.ship(&reference, Parcel::default()).await });
        let canceled = till.wish(&order, "cancel").await.status == 200;
        let shipped = ship.await.unwrap().is_ok();
        assert_ne!(shipped, canceled);
        till.audit().await;
    }
}

#[tokio::test]
async fn each_planted_fault_is_found() {
    for (statement, code) in [
        (
            "UPDATE orders SET total = total + 1",
            "totals_do_not_add_up",
        ),
        (
            "UPDATE order_line SET price = price + 1",
            "lines_do_not_add_up",
        ),
        (
            "INSERT INTO posting SELECT 'x', 'sales', id, -1, 0 FROM orders",
            "ledger_unbalanced",
        ),
        (
            "UPDATE orders SET owed = owed + 1",
            "owed_differs_from_ledger",
        ),
        (
            "UPDATE orders SET received = received + 1",
            "money_differs_from_ledger",
        ),
        (
            "UPDATE orders SET received = received + 1",
            "payments_differ_from_order",
        ),
        (
            "UPDATE orders SET payment_state = 'paid'",
            "payment_state_differs",
        ),
        (
            "UPDATE stock_movement SET quantity = quantity + 1",
            "stock_taken_differs",
        ),
        (
            "INSERT INTO stock_movement SELECT order_id, offer_id, 'canceled', 1, at FROM stock_movement",
            "stock_returned_differs",
        ),
        (
            "UPDATE stock_sold SET sold = sold + 1",
            "stock_count_differs",
        ),
        (
            "UPDATE checkout SET status = 'canceled'",
            "checkout_and_order_differ",
        ),
        ("DELETE FROM outbox", "nobody_was_told"),
        (
            "UPDATE orders SET goods = 'shipped'",
            "events_differ_from_order",
        ),
    ] {
        let till = Till::open().await;
        till.place(&[("nara:FEW", 1)], "bank_transfer").await;
        till.audit().await;
        till.write(statement).await;
        let findings = till.desk().audit().await.unwrap();
        assert!(
            findings.iter().any(|finding| finding.code == code),
            "{code}: {findings:?}"
        );
    }
}

#[tokio::test]
async fn what_is_only_ever_added_cannot_be_changed() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
    till.desk()
        .confirm(&order.reference, "1", None)
        .await
        .unwrap();
    for statement in [
        "UPDATE payment SET amount = 2",
        "DELETE FROM payment",
        "UPDATE posting SET amount = 2",
        "DELETE FROM posting",
        "UPDATE event SET at = 0",
    ] {
        assert!(
            till.store.try_write(statement).await.is_err(),
            "{statement}"
        );
    }
}

#[tokio::test]
async fn orders_of_the_version_before_are_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("migrations");
    std::fs::create_dir(&old).unwrap();
    let first = "0001_orders.sql";
    let text = include_str!("../../migrations/sqlite/0001_orders.sql");
    std::fs::write(old.join(first), text).unwrap();
    let file = folder.path().join("souk.db");
    let address = format!("sqlite://{}?mode=rwc", file.display());
    let pool = sqlx::SqlitePool::connect(&address).await.unwrap();
    Migrator::new(old.as_path())
        .await
        .unwrap()
        .run(&pool)
        .await
        .unwrap();
    for statement in [
        "INSERT INTO checkout VALUES ('c', 1, 'completed', 'en', 1, '{}', '{}', 5, 5)",
        "INSERT INTO orders VALUES ('o', 'c', 'h', 'REF', 'nara', 'en', 'THB', 700, \
         '[{\"type\":\"subtotal\",\"amount\":700},{\"type\":\"total\",\"amount\":700}]', '{}', '{}', 'd', \
         'bank_transfer', 'awaiting_transfer', NULL, 5, NULL)",
        "INSERT INTO order_line VALUES ('o', 0, 'li_1', 'nara:A', 'A', 'A', NULL, 700, 1, 0)",
        "INSERT INTO stock_movement VALUES ('o', 'nara:A', 'sold', 1, 5)",
        "INSERT INTO event VALUES (1, 5, 'buyer', 'o', 'order_placed', '{}')",
    ] {
        sqlx::query(statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
    let store = Store::open(&file).await.unwrap();
    let desk = Desk::on(store, crate::Sources::system());
    assert_eq!(desk.audit().await.unwrap(), []);
    let sheet = desk.show("ref").await.unwrap();
    assert_eq!(sheet.outstanding.minor(), 700);
    desk.confirm("REF", "7", None).await.unwrap();
    assert_eq!(desk.audit().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_refund_booked_by_many_at_once_counts_once() {
    let till = Arc::new(Till::open().await);
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let desk = till.desk();
    desk.confirm(&order.reference, "1330", None).await.unwrap();
    let attempts: Vec<_> = (0..10)
        .map(|_| {
            let (till, reference) = (Arc::clone(&till), order.reference.clone());
            tokio::spawn(async move {
                let desk = till.desk();
                desk.refund(&reference, "100", &[], Some("re_1")).await
            })
        })
        .collect();
    let mut booked = 0;
    for attempt in attempts {
        match attempt.await.unwrap() {
            Ok(()) => booked += 1,
            Err(error) => assert!(matches!(error, OrderError::Booked(_)), "{error}"),
        }
    }
    assert_eq!(booked, 1);
    let instructions = till.order(&order).await["payment_instructions"].clone();
    assert_eq!(instructions["refunded"], 10_000);
    till.audit().await;
}
