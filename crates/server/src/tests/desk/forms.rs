//! What forms do, once, and for whom.

use std::sync::Arc;

use super::{filled, form, text};
use crate::desk::Role;
use crate::tests::fixture::Till;

#[tokio::test]
async fn an_order_goes_from_its_payment_to_its_buyer() {
    let till = Till::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let reference = &order.reference;
    let seat = till.sit(Role::Staff).await;
    let mut said = Vec::new();
    for (act, typed) in [
        (
            "confirm",
            [("amount", "1000"), ("bank_reference", "B-1")].as_slice(),
        ),
        ("confirm", &[("amount", "330.00"), ("bank_reference", "")]),
        ("pick", &[]),
        (
            "ship",
            &[("carrier", "ไปรษณีย์ไทย"), ("tracking_number", "TH123")],
        ),
        ("deliver", &[]),
    ] {
        let reply = till.act(&seat, reference, act, typed).await;
        said.push(till.said(&seat, &reply).await);
    }
    assert_eq!(
        said,
        [
            "1000.00 THB is booked. 330.00 THB is still to come.",
            "330.00 THB is booked. The order is paid.",
            "The goods are picked. They can be sent.",
            "The goods are on their way.",
            "The goods are with the buyer.",
        ]
    );
    let body = till.order(&order).await;
    assert_eq!(body["payment_instructions"]["state"], "paid");
    let events = body["fulfillment"]["events"].as_array().unwrap();
    assert_eq!(events[0]["tracking_number"], "TH123");
    assert_eq!(events[0]["carrier"], "ไปรษณีย์ไทย");
    // The log names the session by role and code.
    let page = till.look(&seat, &format!("/desk/orders/{reference}")).await;
    let page = text(&page);
    assert_eq!(page.matches("<small>by staff ").count(), 5);
    assert_eq!(page.matches("<small>by buyer").count(), 1);
    till.audit().await;
}

#[tokio::test]
async fn what_is_canceled_and_given_back_adds_up() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 2)], "bank_transfer").await;
    let reference = &order.reference;
    let seat = till.sit(Role::Owner).await;
    till.act(&seat, reference, "confirm", &[("amount", "140")])
        .await;
    let unsure = till.act(&seat, reference, "cancel", &[]).await;
    assert_eq!(unsure.status, 422);
    let sure = [("sure", "yes")];
    let reply = till.act(&seat, reference, "cancel", &sure).await;
    assert_eq!(
        till.said(&seat, &reply).await,
        "The order is given up. Its pieces can be sold again; 140.00 THB is to go back."
    );
    let typed = [("amount", "100"), ("bank_reference", "R-1")];
    let reply = till.act(&seat, reference, "refund", &typed).await;
    assert_eq!(
        till.said(&seat, &reply).await,
        "100.00 THB is booked as given back. 40.00 THB is still to go back."
    );
    let typed = [("amount", "40"), ("bank_reference", "R-1")];
    let again = till.act(&seat, reference, "refund", &typed).await;
    assert_eq!(again.status, 422);
    assert!(text(&again).contains("The number R-1 is booked already"));
    till.audit().await;
}

#[tokio::test]
async fn pieces_come_back_by_line() {
    let till = Till::open().await;
    let order = till
        .place(&[("nara:FEW", 2), ("nara:KETTLE", 1)], "bank_transfer")
        .await;
    let seat = till.sit(Role::Owner).await;
    let reference = &order.reference;
    till.act(&seat, reference, "confirm", &[("amount", "1430")])
        .await;
    let refund = async |pieces| {
        let typed = [("amount", "50"), ("pieces-li_1", pieces)];
        till.act(&seat, reference, "refund", &typed).await
    };
    for wrong in ["3", "-1", "1.5", "many", "99999999999"] {
        let reply = refund(wrong).await;
        assert_eq!(reply.status, 422, "{wrong}");
        assert!(text(&reply).contains("href=\"#refund-pieces-li_1\""));
        assert!(text(&reply).contains("id=\"refund-pieces-li_1-wrong\""));
    }
    assert_eq!(refund("1").await.status, 303);
    let body = till.order(&order).await;
    assert_eq!(body["adjustments"][0]["line_items"][0]["quantity"], -1);
    till.audit().await;
}

#[tokio::test]
async fn each_role_sends_what_it_may_and_no_more() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
    till.desk()
        .confirm(&order.reference, "10", None)
        .await
        .unwrap();
    let path = format!("/desk/orders/{}", order.reference);
    let owner = till.sit(Role::Owner).await;
    let whole = till.look(&owner, &path).await;
    for (role, may) in [
        (
            Role::Owner,
            ["confirm", "pick", "ship", "cancel", "refund"].as_slice(),
        ),
        (Role::Staff, &["confirm", "pick", "ship", "cancel"]),
        (Role::Reader, &[]),
    ] {
        let seat = till.sit(role).await;
        let page = till.look(&seat, &path).await;
        for act in ["confirm", "pick", "ship", "deliver", "refund", "cancel"] {
            let action = format!("{path}/{act}");
            let is_there = form(text(&page), &action).is_some();
            assert_eq!(is_there, may.contains(&act), "{role:?} {act}");
        }
        // Without a form of the session's own there is no proof; one of a page that it has does not help either.
        let borrowed = form(text(&whole), &format!("{path}/refund")).unwrap();
        let typed = [("amount", "1")];
        let reply = till
            .send_form(&seat, &format!("{path}/refund"), &filled(&borrowed, &typed))
            .await;
        assert_eq!(reply.status, 403, "{role:?}");
    }
    // The proof of a form of one's own, at an address that the role does not reach.
    let staff = till.sit(Role::Staff).await;
    let page = till.look(&staff, &path).await;
    let own = form(text(&page), &format!("{path}/confirm")).unwrap();
    let typed = [("amount", "1")];
    let reply = till
        .send_form(&staff, &format!("{path}/refund"), &filled(&own, &typed))
        .await;
    assert_eq!(reply.status, 403);
    assert!(text(&reply).contains("Your role does not allow this"));
    assert_eq!(till.count("SELECT COUNT(*) FROM payment").await, 1);
    till.audit().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_many_times_has_one_effect_and_one_answer() {
    let till = Arc::new(Till::open().await);
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let seat = till.sit(Role::Owner).await;
    let path = format!("/desk/orders/{}/confirm", order.reference);
    let page = till
        .look(&seat, &format!("/desk/orders/{}", order.reference))
        .await;
    let hidden = Arc::new(form(text(&page), &path).unwrap());
    let tries = (0..12).map(|_| {
        let (till, seat, path) = (Arc::clone(&till), seat.clone(), path.clone());
        let hidden = Arc::clone(&hidden);
        tokio::spawn(async move {
            let fields = filled(&hidden, &[("amount", "100")]);
            till.send_form(&seat, &path, &fields).await
        })
    });
    let mut addresses = Vec::new();
    for one in tries.collect::<Vec<_>>() {
        let reply = one.await.unwrap();
        assert_eq!(
            till.said(&seat, &reply).await,
            "100.00 THB is booked. 1230.00 THB is still to come."
        );
        addresses.push(reply.header("location").unwrap().to_owned());
    }
    addresses.dedup();
    assert_eq!(addresses.len(), 1);
    assert_eq!(till.count("SELECT COUNT(*) FROM payment").await, 1);
    // What came of it is said to the session alone that sent it.
    let other = till.sit(Role::Owner).await;
    let page = till.look(&other, &addresses[0]).await;
    assert!(!text(&page).contains("role=\"status\""));
    till.audit().await;
}

#[tokio::test]
async fn a_form_that_breaks_off_at_any_commit_can_be_sent_again() {
    for moment in 1.. {
        let till = Till::open().await;
        let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
        let seat = till.sit(Role::Owner).await;
        let page = format!("/desk/orders/{}", order.reference);
        let path = format!("{page}/confirm");
        let page = till.look(&seat, &page).await;
        let hidden = form(text(&page), &path).unwrap();
        let fields = filled(&hidden, &[("amount", "1330")]);
        till.store.faults.arm(moment);
        let first = till.send_form(&seat, &path, &fields).await;
        if till.store.faults.is_armed() {
            assert!(moment > 2, "no commit was met");
            break;
        }
        assert_eq!(first.status, 503);
        let again = till.send_form(&seat, &path, &fields).await;
        assert_eq!(
            till.said(&seat, &again).await,
            "1330.00 THB is booked. The order is paid."
        );
        assert_eq!(till.count("SELECT COUNT(*) FROM payment").await, 1);
        till.audit().await;
    }
}

#[tokio::test]
async fn a_form_older_than_the_order_changes_nothing_and_keeps_what_was_typed() {
    let till = Till::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let (one, two) = (till.sit(Role::Owner).await, till.sit(Role::Staff).await);
    let page = format!("/desk/orders/{}", order.reference);
    let path = format!("{page}/confirm");
    let seen = till.look(&one, &page).await;
    till.act(&two, &order.reference, "confirm", &[("amount", "1330")])
        .await;
    let hidden = form(text(&seen), &path).unwrap();
    let typed = [("amount", "1,330"), ("bank_reference", "\"><b>K 9")];
    let late = till.send_form(&one, &path, &filled(&hidden, &typed)).await;
    assert_eq!(late.status, 409);
    let late = text(&late);
    assert!(late.contains("Something happened to the order"));
    assert!(late.contains("value=\"1,330\""));
    assert!(late.contains("value=\"&quot;&gt;&lt;b&gt;K 9\""));
    assert!(late.contains("role=\"alert\""));
    assert_eq!(till.count("SELECT COUNT(*) FROM payment").await, 1);
    // From the page as it is now it goes through.
    let hidden = form(late, &path).unwrap();
    let reply = till
        .send_form(&one, &path, &filled(&hidden, &[("amount", "1330")]))
        .await;
    assert_eq!(
        till.said(&one, &reply).await,
        "1330.00 THB is booked. Nothing was missing: 1330.00 THB is to go back."
    );
    till.audit().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_said_beside_its_field() {
    let till = Till::open().await;
    let order = till.place(&[("nara:KETTLE", 1)], "bank_transfer").await;
    let seat = till.sit(Role::Owner).await;
    let long = "x".repeat(2001);
    for (act, typed, field) in [
        ("confirm", ("amount", "0"), "amount"),
        ("confirm", ("amount", "-5"), "amount"),
        ("confirm", ("amount", "1.005"), "amount"),
        ("confirm", ("amount", "๑๐"), "amount"),
        (
            "confirm",
            ("bank_reference", long.as_str()),
            "bank_reference",
        ),
        (
            "ship",
            ("tracking_url", "javascript:alert(1)"),
            "tracking_url",
        ),
        ("ship", ("carrier", "a\r\nBcc: b"), "carrier"),
    ] {
        let reply = till.act(&seat, &order.reference, act, &[typed]).await;
        assert_eq!(reply.status, 422, "{typed:?}");
        let page = text(&reply);
        let id = format!("{act}-{field}");
        assert!(page.contains(&format!("<a href=\"#{id}\">")), "{typed:?}");
        assert!(page.contains(&format!("id=\"{id}-wrong\"")), "{typed:?}");
        assert!(page.contains("aria-invalid=\"true\""), "{typed:?}");
        assert!(page.contains("<title>Nothing was changed"), "{typed:?}");
    }
    let page = format!("/desk/orders/{}", order.reference);
    for (path, status) in [
        (format!("{page}/explode"), 404),
        ("/desk/orders/NOSUCHREF/ship".to_owned(), 404),
    ] {
        let seen = till.look(&seat, &page).await;
        let own = form(text(&seen), &format!("{page}/ship")).unwrap();
        let reply = till.send_form(&seat, &path, &filled(&own, &[])).await;
        assert_eq!(reply.status, status, "{path}");
    }
    let huge = "a=".to_owned() + &"x".repeat(70_000);
    let headers = [("cookie", seat.cookie.as_str())];
    let reply = till
        .call("POST", &format!("{page}/ship"), &headers, huge)
        .await;
    assert_eq!(reply.status, 413);
    till.audit().await;
}
