//! In and out.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::{Seat, encoded, form, hidden, text};
use crate::desk::Role;
use crate::tests::fixture::{NOON, Till};

#[tokio::test]
async fn a_link_lets_one_in_once() {
    let till = Till::open().await;
    let link = till.desk().link(Role::Owner).await.unwrap();
    assert_eq!(link.len(), 32);
    // Looking at it uses nothing up.
    for _ in 0..2 {
        let page = till.get(&format!("/desk/link/{link}")).await;
        assert_eq!(page.status, 200);
        assert_eq!(hidden(text(&page), "token"), link);
    }
    let entered = till.enter(&link).await;
    assert_eq!(entered.status, 303);
    assert_eq!(entered.header("location"), Some("/desk"));
    let again = till.enter(&link).await;
    assert_eq!(again.status, 403);
    assert_eq!(again.header("set-cookie"), None);
    assert!(text(&again).contains("used before"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_at_once_a_link_lets_one_in() {
    let till = Arc::new(Till::open().await);
    let link = till.desk().link(Role::Staff).await.unwrap();
    let tries = (0..10).map(|_| {
        let (till, link) = (Arc::clone(&till), link.clone());
        tokio::spawn(async move { till.enter(&link).await.status == 303 })
    });
    let mut entered = 0;
    for one in tries.collect::<Vec<_>>() {
        entered += i32::from(one.await.unwrap());
    }
    assert_eq!(entered, 1);
}

#[tokio::test]
async fn a_link_lasts_fifteen_minutes_and_a_session_twelve_hours() {
    let till = Till::open().await;
    for (seconds, status) in [(15 * 60 - 1, 303), (15 * 60, 403)] {
        till.clock.store(NOON, Ordering::SeqCst);
        let link = till.desk().link(Role::Reader).await.unwrap();
        till.clock.fetch_add(seconds, Ordering::SeqCst);
        assert_eq!(till.enter(&link).await.status, status);
    }
    let seat = till.sit(Role::Reader).await;
    till.clock.fetch_add(12 * 3600 - 1, Ordering::SeqCst);
    assert_eq!(till.look(&seat, "/desk").await.status, 200);
    till.clock.fetch_add(1, Ordering::SeqCst);
    assert_eq!(till.look(&seat, "/desk").await.status, 403);
    let now = souk_commerce::Timestamp(till.clock.load(Ordering::SeqCst));
    till.store.tidy(0, 0, now).await.unwrap();
    for table in [
        "SELECT COUNT(*) FROM desk_session",
        "SELECT COUNT(*) FROM desk_link",
    ] {
        assert_eq!(till.count(table).await, 0, "{table}");
    }
}

#[tokio::test]
async fn the_cookie_is_for_this_host_this_site_and_no_script() {
    let till = Till::open().await;
    let link = till.desk().link(Role::Owner).await.unwrap();
    let entered = till.enter(&link).await;
    let cookie = entered.header("set-cookie").unwrap();
    assert!(cookie.starts_with("__Host-souk-desk="), "{cookie}");
    for attribute in [
        "Path=/",
        "HttpOnly",
        "SameSite=Strict",
        "Secure",
        "Max-Age=43200",
    ] {
        assert!(cookie.split("; ").any(|part| part == attribute), "{cookie}");
    }
    // What is kept opens nothing.
    let token = cookie.split(['=', ';']).nth(1).unwrap().to_owned();
    let mut connection = till.store.reader().await.unwrap();
    let kept: String = sqlx::query_scalar("SELECT token_hash FROM desk_session")
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    assert_ne!(kept, token);
    assert_eq!(kept, crate::desk::session::token_hash(&token));
}

#[tokio::test]
async fn nobody_sees_anything_without_a_session() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
    let stranger = Seat {
        cookie: "__Host-souk-desk=0123456789abcdefghjkmnpqrstvwxyz; other=1".to_owned(),
    };
    let path = format!("/desk/orders/{}", order.reference);
    for path in ["/desk", &path] {
        for reply in [till.get(path).await, till.look(&stranger, path).await] {
            assert_eq!(reply.status, 403, "{path}");
            assert!(!text(&reply).contains("สมชาย"), "{path}");
        }
    }
    for act in ["confirm", "pick", "ship", "deliver", "refund", "cancel"] {
        let reply = till.call("POST", &format!("{path}/{act}"), &[], "").await;
        assert_eq!(reply.status, 403, "{act}");
    }
    till.audit().await;
}

#[tokio::test]
async fn who_has_signed_out_is_out_and_the_log_says_so() {
    let till = Till::open().await;
    let seat = till.sit(Role::Staff).await;
    let other = till.sit(Role::Staff).await;
    let page = till.look(&seat, "/desk").await;
    let page = text(&page);
    let own = [
        ("nonce", hidden(page, "nonce")),
        ("proof", hidden(page, "proof")),
    ];
    let fields: Vec<(&str, &str)> = own.iter().map(|(n, v)| (*n, v.as_str())).collect();
    // A form of one session is nothing in another.
    let foreign = till.send_form(&other, "/desk/leave", &fields).await;
    assert_eq!(foreign.status, 403);
    let left = till.send_form(&seat, "/desk/leave", &fields).await;
    assert_eq!(left.status, 200);
    assert!(left.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(till.look(&seat, "/desk").await.status, 403);
    assert_eq!(till.look(&other, "/desk").await.status, 200);
    let events = "SELECT COUNT(*) FROM event WHERE kind IN ('desk_entered', 'desk_left') \
                  AND actor LIKE 'staff %' AND actor = 'staff ' || subject";
    assert_eq!(till.count(events).await, 3);
    assert_eq!(till.desk().end_sessions().await.unwrap(), 1);
    assert_eq!(till.look(&other, "/desk").await.status, 403);
}

#[tokio::test]
async fn no_other_site_frames_calls_keeps_or_sends_anything() {
    let till = Till::open().await;
    let order = till.place(&[("nara:FEW", 1)], "bank_transfer").await;
    let seat = till.sit(Role::Owner).await;
    let path = format!("/desk/orders/{}", order.reference);
    for (reply, status) in [
        (till.look(&seat, "/desk").await, 200),
        (till.look(&seat, &path).await, 200),
        (till.look(&seat, "/desk/nothing").await, 404),
        (till.get("/desk").await, 403),
    ] {
        assert_eq!(reply.status, status);
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("access-control-allow-origin"), None);
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
        let policy = reply.header("content-security-policy").unwrap();
        for part in [
            "default-src 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!text(&reply).contains("<script") && !text(&reply).contains("style=\""));
    }
    let asked = [
        ("origin", "https://evil.example"),
        ("access-control-request-method", "POST"),
    ];
    let reply = till
        .call("OPTIONS", &format!("{path}/ship"), &asked, "")
        .await;
    assert_eq!(reply.header("access-control-allow-origin"), None);
    // Even a whole form with its cookie is refused when a browser says that another site sends it.
    let page = till.look(&seat, &path).await;
    let fields = form(text(&page), &format!("{path}/ship")).unwrap();
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    for site in ["cross-site", "same-site", "none"] {
        let headers = [("cookie", seat.cookie.as_str()), ("sec-fetch-site", site)];
        let reply = till
            .call("POST", &format!("{path}/ship"), &headers, encoded(&fields))
            .await;
        assert_eq!(reply.status, 403, "{site}");
    }
    let shipped = "SELECT COUNT(*) FROM orders WHERE goods = 'shipped'";
    assert_eq!(till.count(shipped).await, 0);
}
