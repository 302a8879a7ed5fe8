//! What pages show, and how it is written.

use std::sync::atomic::Ordering;

use serde_json::json;

use super::{Seat, text};
use crate::after::Parcel;
use crate::desk::Role;
use crate::tests::fixture::{Till, wish};
use crate::{FeedOutcome, FeedTeller};

/// The references that a list shows, in its order.
async fn listed(till: &Till, seat: &Seat, query: &str) -> Vec<String> {
    let page = till.look(seat, &format!("/desk{query}")).await;
    assert_eq!(page.status, 200, "{query}");
    let starts = text(&page).split("href=\"/desk/orders/").skip(1);
    starts
        .map(|rest| rest.split_once('"').unwrap().0.to_owned())
        .collect()
}

#[tokio::test]
async fn orders_are_listed_by_where_they_stand() {
    let till = Till::open().await;
    let desk = till.desk();
    let seat = till.sit(Role::Reader).await;
    let mut references = Vec::new();
    for method in [
        "bank_transfer",
        "bank_transfer",
        "cash_on_delivery",
        "bank_transfer",
        "cash_on_delivery",
    ] {
        let order = till.place(&[("nara:KETTLE", 1)], method).await;
        references.push(order.reference);
        till.clock.fetch_add(60, Ordering::SeqCst);
    }
    let [waiting, paid, gone, canceled, arrived] = references.as_slice() else {
        unreachable!()
    };
    desk.confirm(paid, "1330", None).await.unwrap();
    desk.ship(gone, Parcel::default()).await.unwrap();
    desk.confirm(canceled, "5", None).await.unwrap();
    desk.cancel(canceled).await.unwrap();
    desk.ship(arrived, Parcel::default()).await.unwrap();
    desk.deliver(arrived).await.unwrap();
    let all: Vec<&String> = references.iter().rev().collect();
    assert_eq!(
        listed(&till, &seat, "").await.iter().collect::<Vec<_>>(),
        all
    );
    for (state, expected) in [
        ("awaits-money", waiting),
        ("can-leave", paid),
        ("on-the-way", gone),
        ("delivered", arrived),
        ("owes-back", canceled),
        ("canceled", canceled),
    ] {
        let found = listed(&till, &seat, &format!("?state={state}")).await;
        assert_eq!(found, [expected.as_str()], "{state}");
    }
    assert_eq!(listed(&till, &seat, "?state=nonsense").await.len(), 5);
}

#[tokio::test]
async fn orders_are_found_by_number_name_mail_and_telephone() {
    let till = Till::open().await;
    let seat = till.sit(Role::Reader).await;
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let start: String = order.reference.chars().take(4).collect();
    for query in [
        order.reference.as_str(),
        &start.to_lowercase(),
        "%E0%B9%83%E0%B8%88%E0%B8%94%E0%B8%B5",
        "SOMCHAI%40",
        "081+234",
    ] {
        let found = listed(&till, &seat, &format!("?q={query}")).await;
        assert_eq!(found, [order.reference.as_str()], "{query}");
    }
    // Names of fields, signs that mean any text, and what would end a statement find nothing.
    for query in ["first_name", "%25", "_", "%5C", "%27+OR+1%3D1+--", "10110"] {
        let found = listed(&till, &seat, &format!("?q={query}")).await;
        assert_eq!(found.len(), 0, "{query}");
    }
}

#[tokio::test]
async fn every_order_is_on_one_page_of_the_list() {
    let till = Till::open().await;
    let seat = till.sit(Role::Reader).await;
    let mut placed = Vec::new();
    for turn in 0..53 {
        placed.push(
            till.place(&[("nara:KETTLE", 1)], "bank_transfer")
                .await
                .reference,
        );
        // Some at the same moment.
        till.clock.fetch_add(turn % 3, Ordering::SeqCst);
    }
    let (mut seen, mut query) = (Vec::new(), "?state=all&q=somchai".to_owned());
    let mut lengths = Vec::new();
    loop {
        let page = listed(&till, &seat, &query).await;
        lengths.push(page.len());
        seen.extend(page);
        let page = till.look(&seat, &format!("/desk{query}")).await;
        let Some((_, next)) = text(&page).split_once("rel=\"next\" href=\"/desk") else {
            break;
        };
        let next = next.split_once('"').unwrap().0.replace("&amp;", "&");
        query = next;
    }
    assert_eq!(lengths, [25, 25, 3]);
    seen.sort();
    placed.sort();
    assert_eq!(seen, placed);
}

#[tokio::test]
async fn what_strangers_wrote_is_shown_and_not_obeyed() {
    let till = Till::open().await;
    let hostile = "</bdi><script>alert('1')</script>\u{202e}\"&";
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["buyer"]["first_name"] = json!(hostile);
    for field in [
        "first_name",
        "street_address",
        "extended_address",
        "address_locality",
    ] {
        body["fulfillment"]["methods"][0]["destinations"][0][field] = json!(hostile);
    }
    let checkout = till.create(&body).await.json();
    assert_eq!(checkout["status"], "ready_for_complete", "{checkout}");
    let id = checkout["id"].as_str().unwrap();
    let key = [("idempotency-key", "k")];
    let done = till.complete(id, &key, "bank_transfer").await.json();
    let reference = done["order"]["label"].as_str().unwrap();
    let parcel = Parcel {
        carrier: Some(hostile.to_owned()),
        tracking_number: Some(hostile.to_owned()),
        tracking_url: Some("javascript:alert(1)".to_owned()),
    };
    till.desk()
        .confirm(reference, "1", Some(hostile))
        .await
        .unwrap();
    till.desk().ship(reference, parcel).await.unwrap();
    let seat = till.sit(Role::Owner).await;
    let query = format!("/desk?q={}", super::encoded(&[(hostile, "")]));
    for path in [
        format!("/desk/orders/{reference}"),
        "/desk".to_owned(),
        query,
    ] {
        let page = till.look(&seat, &path).await;
        let page = text(&page);
        assert!(page.contains("&lt;script&gt;"), "{path}");
        assert!(!page.contains("<script"), "{path}");
        assert!(!page.contains("href=\"javascript"), "{path}");
        assert_eq!(
            page.matches("<bdi").count(),
            page.matches("</bdi>").count(),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_shop_says_how_fresh_it_is_and_whom_nobody_told() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
    let seat = till.sit(Role::Reader).await;
    let shop = async || text(&till.look(&seat, "/desk/shop").await).to_owned();
    let page = shop().await;
    assert!(page.contains("0123456789abcdef01234567"));
    assert!(page.contains("Not read on a schedule"));
    assert!(page.contains("<h2 id=\"mails\">Mails that were given up</h2><p>None.</p>"));
    let teller = FeedTeller::new(&till.state, 21_600);
    assert!(shop().await.contains("every 6 hours"));
    for (outcome, words) in [
        (FeedOutcome::Published, "a new shop was published"),
        (
            FeedOutcome::HeldBack(vec!["<prices>".to_owned()]),
            "(&lt;prices&gt;)",
        ),
        (FeedOutcome::Failed, "a feed could not be read"),
    ] {
        teller.tell(outcome);
        assert!(shop().await.contains(words), "{words}");
    }
    till.write("UPDATE outbox SET state = 'dead', error = '550 <no such user>'")
        .await;
    let page = shop().await;
    assert!(page.contains(&format!("/desk/orders/{}", order.reference)));
    assert!(page.contains("550 &lt;no such user&gt;"));
}

#[tokio::test]
async fn the_audit_is_shown_while_orders_come_in() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
    let seat = till.sit(Role::Reader).await;
    // Somebody writes meanwhile: the audit neither waits nor sees half of it.
    let mut writing = till.store.begin().await.unwrap();
    sqlx::query("UPDATE orders SET owed = owed + 1")
        .execute(&mut *writing)
        .await
        .unwrap();
    let page = till.look(&seat, "/desk/audit").await;
    assert!(text(&page).contains("Everything adds up."));
    writing.commit().await.unwrap();
    let page = till.look(&seat, "/desk/audit").await;
    assert!(text(&page).contains("owed_differs_from_ledger"));
    assert!(text(&page).contains(&order.id));
}

#[tokio::test]
async fn texts_say_which_language_they_are_in() {
    let till = Till::open().await;
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["context"] = json!({ "language": "th" });
    let checkout = till.create(&body).await.json();
    let key = [("idempotency-key", "k")];
    let done = till
        .complete(checkout["id"].as_str().unwrap(), &key, "bank_transfer")
        .await
        .json();
    let reference = done["order"]["label"].as_str().unwrap();
    let seat = till.sit(Role::Owner).await;
    let page = till.look(&seat, &format!("/desk/orders/{reference}")).await;
    let page = text(&page);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"));
    assert!(page.contains("<bdi lang=\"th\">กาน้ำ"), "{page}");
    assert!(page.contains("<bdi lang=\"\">สมชาย ใจดี</bdi>"));
    assert!(page.contains("<bdi class=\"code\" dir=\"ltr\">1330.00 THB</bdi>"));
    assert_eq!(page.matches("<h1>").count(), 1);
    // Each field has its label, each heading of a table its scope.
    for field in page.split("<input id=\"").skip(1) {
        let id = field.split_once('"').unwrap().0;
        assert_eq!(
            page.matches(&format!("<label for=\"{id}\">")).count(),
            1,
            "{id}"
        );
    }
    let headings = page.matches("<th ").count() + page.matches("<th>").count();
    assert_eq!(page.matches("<th scope=").count(), headings);
}

#[tokio::test]
async fn an_order_says_which_terms_stood_when_it_was_placed_whatever_stands_now() {
    let till = Till::open().await;
    let seat = till.sit(Role::Reader).await;
    let place = async || till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let before = place().await;
    till.stall.state_terms("1111.policies");
    let first = place().await;
    till.stall.state_terms("2222.policies");
    let second = place().await;
    // What happens to an order later leaves them alone.
    till.desk()
        .confirm(&first.reference, "1330", None)
        .await
        .unwrap();
    for (order, expected) in [
        (before, None),
        (first, Some("1111.policies-en")),
        (second, Some("2222.policies-en")),
    ] {
        let path = format!("/desk/orders/{}", order.reference);
        let page = till.look(&seat, &path).await;
        let said = text(&page).split_once("Terms that stood: ");
        let said = said.map(|(_, rest)| rest.split_once("</p>").unwrap().0.to_owned());
        assert_eq!(said.is_some(), expected.is_some());
        assert!(
            said.zip(expected)
                .is_none_or(|(said, expected)| said.contains(expected))
        );
    }
    till.audit().await;
}
