//! Bodies of any kind: refused with a sentence, nothing stored, never a fault of the server.

use axum::body::Body;
use axum::http::Request;
use proptest::prelude::*;
use serde_json::json;

use super::fixture::{SESSIONS, STOREFRONT, Till, lines, payment, wish};

async fn stored(till: &Till) -> i64 {
    till.count(
        "SELECT (SELECT COUNT(*) FROM checkout) + (SELECT COUNT(*) FROM orders) \
         + (SELECT COUNT(*) FROM idempotency) + (SELECT COUNT(*) FROM event)",
    )
    .await
}

fn line(quantity: &str) -> String {
    format!(r#"{{"line_items":[{{"item":{{"id":"nara:KETTLE"}},"quantity":{quantity}}}]}}"#)
}

#[tokio::test]
async fn malformed_bodies_are_refused_and_leave_nothing_behind() {
    let till = Till::open().await;
    let mut bodies: Vec<(String, Vec<u8>)> = [
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"x\"",
        "{",
        "{}",
        "{\"line_items\":null}",
        "{\"line_items\":[]}",
        "{\"line_items\":{}}",
        "{\"line_items\":[{}]}",
        "{\"line_items\":[1]}",
        "{\"line_items\":[{\"item\":{},\"quantity\":1}]}",
        "{\"line_items\":[{\"item\":{\"id\":1},\"quantity\":1}]}",
        "{\"line_items\":[{\"item\":{\"id\":\"\"},\"quantity\":1}]}",
        "{\"line_items\":[{\"item\":{\"id\":\"nara:KETTLE\"}}]}",
        "<!doctype html>",
        "line_items=1",
        "\u{feff}{}",
        "{\"line_items\":[],\"line_items\":[]}",
    ]
    .into_iter()
    .map(|text| (text.to_owned(), text.as_bytes().to_vec()))
    .collect();
    for quantity in [
        "0",
        "-5",
        "1.5",
        "1.0",
        "\"2\"",
        "1e9",
        "1000000000",
        "2147483648",
        "9223372036854775808",
        "9007199254740993",
        "NaN",
        "null",
        "true",
        "[]",
        "1e400",
        "-0.0",
        "1000",
    ] {
        bodies.push((quantity.to_owned(), line(quantity).into_bytes()));
    }
    bodies.push(("twice".into(), line("1,\"quantity\":2").into_bytes()));
    bodies.push((
        "not UTF-8".into(),
        b"{\"line_items\":[\"\xff\xfe\"]}".to_vec(),
    ));
    bodies.push((
        "not UTF-8 where nobody looks".into(),
        line("1")
            .replace("{\"line", "{\"x\":\"?\",\"line")
            .into_bytes()
            .into_iter()
            .map(|b| if b == b'?' { 0xff } else { b })
            .collect(),
    ));
    bodies.push((
        "surrogate".into(),
        line("1").replace("nara", "\\ud800").into_bytes(),
    ));
    bodies.push(("open lists".into(), "[".repeat(200_000).into_bytes()));
    let nested = format!("{}{}", "[".repeat(200), "]".repeat(200));
    bodies.push(("nested lists".into(), nested.clone().into_bytes()));
    bodies.push((
        "nested where nobody looks".into(),
        line("1")
            .replace("{\"line", &format!("{{\"x\":{nested},\"line"))
            .into_bytes(),
    ));
    bodies.push((
        "nested objects".into(),
        format!("{}1{}", "{\"a\":".repeat(5000), "}".repeat(5000)).into_bytes(),
    ));
    bodies.push((
        "too many lines".into(),
        json!({ "line_items": lines(&[("nara:KETTLE", 1); 201]) })
            .to_string()
            .into_bytes(),
    ));
    bodies.push((
        "a text without end".into(),
        line("1")
            .replace("KETTLE", &"K".repeat(10_000))
            .into_bytes(),
    ));
    for (what, body) in bodies {
        let key = [("idempotency-key", "k")];
        let reply = till.call("POST", SESSIONS, &key, body).await;
        assert_eq!(reply.status, 400, "{what}");
        assert_eq!(reply.json()["code"], "invalid_request", "{what}");
    }
    assert_eq!(stored(&till).await, 0);
}

#[tokio::test]
async fn malformed_bodies_leave_a_checkout_as_it_was() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    let path = format!("{SESSIONS}/{id}");
    let before = till.get(&path).await.bytes;
    let count = stored(&till).await;
    for body in ["", "{}", "{\"line_items\":[]}", &line("0"), &line("1.5")] {
        assert_eq!(
            till.call("PUT", &path, &[], body.to_owned()).await.status,
            400
        );
    }
    let two = json!({ "payment": { "instruments": [
        payment("bank_transfer")["instruments"][0], payment("cash_on_delivery")["instruments"][0]
    ] } });
    let none = json!({ "payment": { "instruments": [] } });
    for body in [
        String::new(),
        "{}".to_owned(),
        "{\"payment\":{}}".to_owned(),
        "{\"payment\":{\"instruments\":[{}]}}".to_owned(),
        two.to_string(),
        none.to_string(),
    ] {
        let reply = till
            .call("POST", &format!("{path}/complete"), &[], body)
            .await;
        assert_eq!(reply.status, 400);
    }
    assert_eq!(till.get(&path).await.bytes, before);
    assert_eq!(stored(&till).await, count);
}

#[tokio::test]
async fn bodies_too_long_or_of_another_kind_are_refused() {
    let till = Till::open().await;
    let long = line("1").replace('{', &format!("{{{}", " ".repeat(300 * 1024)));
    let reply = till.call("POST", SESSIONS, &[], long).await;
    assert_eq!(reply.status, 413);
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "",
        "application/jsonp",
    ] {
        let reply = till
            .call("POST", SESSIONS, &[("content-type", kind)], line("1"))
            .await;
        assert_eq!(reply.status, 415, "{kind}");
    }
    assert_eq!(stored(&till).await, 0);
    let declared = [("content-type", "Application/JSON; charset=utf-8")];
    assert_eq!(
        till.call("POST", SESSIONS, &declared, line("1"))
            .await
            .status,
        201
    );
}

#[tokio::test]
async fn what_could_disguise_an_address_does_not_reach_the_parcel() {
    let till = Till::open().await;
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["fulfillment"]["methods"][0]["destinations"][0]["first_name"] =
        json!("\u{202e}<script>alert(1)</script>\u{0}\u{7}");
    let reply = till.create(&body).await.json();
    let name = &reply["fulfillment"]["methods"][0]["destinations"][0]["first_name"];
    assert_eq!(name, "<script>alert(1)</script>");
}

#[tokio::test]
async fn the_largest_basket_is_answered_and_one_beyond_money_is_refused() {
    let till = Till::open().await;
    let many = wish(&[("nara:KETTLE", 999); 200], "express", "bank_transfer");
    assert_eq!(
        till.create(&many).await.json()["status"],
        "ready_for_complete"
    );
    till.stall.put(
        "nara:KETTLE",
        souk_commerce::money::MAX_MINOR,
        (souk_commerce::product::StockState::InStock, None),
    );
    let reply = till.create(&many).await;
    assert_eq!(reply.codes(), ["amount_too_large"]);
}

#[tokio::test]
async fn addresses_that_do_not_exist_are_said_to() {
    let till = Till::open().await;
    for path in [
        "/ucp",
        "/ucp/",
        "/ucp/v1",
        "/ucp/v1/nothing",
        "/ucp/v2/checkout-sessions",
        "/ucp/schemas/x.json",
        "/ucp/schemas/order_token",
    ] {
        let reply = till.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(reply.json()["code"], "not_found");
    }
    assert_eq!(till.call("DELETE", SESSIONS, &[], "").await.status, 405);
    assert_eq!(till.get(&format!("{SESSIONS}/%ff")).await.status, 404);
    for id in [
        "chk_unknown",
        "..",
        "%2e%2e",
        "'; DROP TABLE checkout; --".replace(' ', "%20").as_str(),
    ] {
        let reply = till.get(&format!("{SESSIONS}/{id}")).await;
        assert_eq!(reply.codes(), ["not_found"], "{id}");
    }
}

#[test]
fn no_bytes_make_the_server_fail() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let till = runtime.block_on(Till::open());
    let good = wish(&[("nara:FEW", 1)], "standard", "bank_transfer")
        .to_string()
        .into_bytes();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(200));
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6);
    runner
        .run(&(changes, any::<bool>()), |(changes, is_cut)| {
            let mut body = good.clone();
            for (at, byte) in changes {
                let at = at.index(body.len());
                if is_cut {
                    body.truncate(at.max(1));
                } else {
                    body[at] = byte;
                }
            }
            let request = Request::builder()
                .method("POST")
                .uri(SESSIONS)
                .header("ucp-agent", STOREFRONT)
                .body(Body::from(body))
                .unwrap();
            let reply = runtime.block_on(till.send(request));
            prop_assert!(!reply.status.is_server_error());
            Ok(())
        })
        .unwrap();
}

#[tokio::test]
async fn a_buyer_is_told_in_the_language_of_the_checkout() {
    let till = Till::open().await;
    let body = wish(&[("nara:FEW", 99)], "standard", "bank_transfer").to_string();
    let content = async |language: &'static str| {
        let headers = [("accept-language", language)];
        let reply = till.call("POST", SESSIONS, &headers, body.clone()).await;
        assert_eq!(reply.codes(), ["quantity_unavailable"]);
        let content = reply.json()["messages"][0]["content"].clone();
        content.as_str().unwrap().to_owned()
    };
    assert!(content("en").await.contains("can be ordered"));
    assert!(content("th").await.contains("สั่ง"));

    let gone = wish(&[("nara:NOTHING", 1)], "standard", "bank_transfer").to_string();
    let headers = [("accept-language", "th")];
    let reply = till.call("POST", SESSIONS, &headers, gone).await;
    let content = &reply.json()["messages"][0]["content"];
    assert!(
        !content
            .as_str()
            .unwrap()
            .chars()
            .any(|c| c.is_ascii_alphabetic()),
        "{content}"
    );
}
