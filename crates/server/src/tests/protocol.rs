//! Discovery, negotiation, schemas, headers.

use serde_json::json;

use super::fixture::{SESSIONS, Till, lines, shop, wish};
use super::oracle::Oracle;
use crate::profile;

#[tokio::test]
async fn the_profile_says_what_the_shop_can_and_may_be_kept() {
    let till = Till::open().await;
    let reply = till.get("/.well-known/ucp").await;
    assert_eq!(reply.header("cache-control"), Some("public, max-age=3600"));
    let body = reply.json();
    let service = &body["ucp"]["services"]["dev.ucp.shopping"][0];
    assert_eq!(service["endpoint"], "https://shop.example/ucp/v1");
    let handlers = body["ucp"]["payment_handlers"].as_object().unwrap();
    assert_eq!(
        handlers.keys().collect::<Vec<_>>(),
        [
            "example.shop.souk.bank_transfer",
            "example.shop.souk.cash_on_delivery"
        ]
    );
    for entries in handlers.values() {
        let address = entries[0]["schema"].as_str().unwrap();
        let path = address.strip_prefix("https://shop.example").unwrap();
        assert_eq!(till.get(path).await.json()["$id"], address);
    }
    let spec = till.get("/ucp/spec").await;
    assert_eq!(
        spec.header("content-type"),
        Some("text/markdown; charset=utf-8")
    );
    let platform = till.get("/ucp/platform.json").await.json();
    assert!(
        platform["ucp"]["services"]["dev.ucp.shopping"][0]
            .get("endpoint")
            .is_none()
    );
}

#[test]
fn names_follow_the_host_and_the_backend_may_stand_elsewhere() {
    let mut shop = shop();
    shop.origin = "http://127.0.0.1:8080".to_owned();
    shop.backend = Some("https://till.example/".to_owned());
    let body = serde_json::to_value(profile::business(&shop, &crate::Cards::default())).unwrap();
    assert_eq!(
        body["ucp"]["services"]["dev.ucp.shopping"][0]["endpoint"],
        "https://till.example/ucp/v1"
    );
    assert!(
        body["ucp"]["payment_handlers"]
            .get("localhost.souk.bank_transfer")
            .is_some()
    );
    Oracle::get().check("/.well-known/ucp", 200, body.to_string().as_bytes());
}

#[tokio::test]
async fn the_schemas_that_the_shop_serves_hold_its_own_additions_to_their_shape() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let done = till.complete(&id, &[], "bank_transfer").await.json();
    for (field, wrong) in [
        ("order_token", json!("short")),
        ("payment_instructions", json!({})),
        ("payment_instructions", json!("cash")),
    ] {
        let mut body = done.clone();
        body[field] = wrong;
        assert!(Oracle::get().verdict(SESSIONS, &body).is_err(), "{field}");
    }
    assert_eq!(Oracle::get().verdict(SESSIONS, &done), Ok(()));
}

#[tokio::test]
async fn who_calls_must_say_so() {
    let till = Till::open().await;
    let body = json!({ "line_items": lines(&[("nara:KETTLE", 1)]) }).to_string();
    for (agent, status, code) in [
        ("", 400, "invalid_profile_url"),
        ("nonsense", 400, "invalid_profile_url"),
        (
            "profile=\"http://agent.example/p\"",
            400,
            "invalid_profile_url",
        ),
        (
            "profile=\"https://agent.example/p\"; version=\"2099-01-01\"",
            422,
            "version_unsupported",
        ),
    ] {
        for (method, path) in [("POST", SESSIONS), ("GET", "/ucp/v1/orders/ord_1")] {
            let reply = till
                .call(method, path, &[("ucp-agent", agent)], body.clone())
                .await;
            assert_eq!(reply.status, status, "{agent}");
            assert_eq!(reply.json()["code"], code);
        }
    }
    let bare = axum::http::Request::post(SESSIONS)
        .body(body.clone().into())
        .unwrap();
    assert_eq!(till.send(bare).await.json()["code"], "invalid_profile_url");
    let local = [
        ("host", "127.0.0.1:8080"),
        (
            "ucp-agent",
            "profile=\"http://127.0.0.1:8080/ucp/platform.json\"",
        ),
    ];
    let reply = till.call("POST", SESSIONS, &local, body).await;
    assert_eq!(reply.status, 201);
    let own = reply.json()["ucp"]["capabilities"]["example.shop.souk.order_token"].clone();
    assert!(own.is_array());
}

#[tokio::test]
async fn any_page_may_call_and_nothing_is_kept() {
    let till = Till::open().await;
    let ask = [
        ("origin", "https://brand.example"),
        ("access-control-request-method", "PUT"),
        (
            "access-control-request-headers",
            "content-type, ucp-agent, idempotency-key, if-match",
        ),
    ];
    let reply = till
        .call("OPTIONS", &format!("{SESSIONS}/chk_1"), &ask, "")
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    let allowed = reply.header("access-control-allow-headers").unwrap();
    for name in [
        "authorization",
        "if-match",
        "idempotency-key",
        "ucp-agent",
        "request-id",
    ] {
        assert!(allowed.contains(name), "{name}");
    }
    let origin = [("origin", "https://brand.example")];
    let body = json!({ "line_items": lines(&[("nara:KETTLE", 1)]) }).to_string();
    let reply = till.call("POST", SESSIONS, &origin, body).await;
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    assert!(
        reply
            .header("access-control-expose-headers")
            .unwrap()
            .contains("etag")
    );
    assert!(reply.header("set-cookie").is_none());
    let refused = till.call("POST", SESSIONS, &origin, "").await;
    assert_eq!(refused.header("access-control-allow-origin"), Some("*"));
}

#[tokio::test]
async fn a_checkout_leads_to_the_terms_that_hold_for_it() {
    let till = Till::open().await;
    let reply = till
        .create(&json!({ "line_items": lines(&[("nara:KETTLE", 1)]) }))
        .await;
    let body = reply.json();
    let terms = &body["links"][1];
    assert_eq!(terms["type"], "terms_of_service");
    assert_eq!(terms["title"], "Terms of sale");
    let url = terms["url"].as_str().unwrap();
    assert!(
        url.starts_with("https://") && url.ends_with("/en/policies/terms"),
        "{url}"
    );
}

#[tokio::test]
async fn a_benefit_that_the_shop_does_not_know_is_a_warning_and_stops_nothing() {
    let till = Till::open().await;
    let mut request = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    request["context"] = json!({ "eligibility": ["com.example.gold"] });
    let reply = till.create(&request).await;
    assert_eq!(reply.codes(), ["eligibility_not_accepted"]);
    assert_eq!(
        reply.path_of("eligibility_not_accepted"),
        "$.context.eligibility[0]"
    );
    let body = reply.json();
    assert_eq!(body["messages"][0]["type"], "warning");
    assert_eq!(body["status"], "ready_for_complete");
    let id = body["id"].as_str().unwrap();
    let done = till.complete(id, &[], "bank_transfer").await;
    assert_eq!(done.json()["status"], "completed");
}

#[tokio::test]
async fn the_interface_describes_itself_and_every_described_address_answers() {
    let till = Till::open().await;
    let reply = till.get("/ucp/openapi.json").await;
    assert_eq!(reply.header("cache-control"), Some("public, max-age=3600"));
    let description = reply.json();
    for (path, operations) in description["paths"].as_object().unwrap() {
        for method in ["get", "put", "post"] {
            let operation = &operations[method];
            let address = path
                .replace("{id}", "none")
                .replace("{file}", "order_token.json");
            let answer = till.call(&method.to_uppercase(), &address, &[], "").await;
            let is_known = answer.status != 404 && answer.status != 405;
            assert_eq!(is_known, operation.is_object(), "{method} {path}");
        }
    }
}
