//! The way of an order, step by step, for both ways to pay.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::fixture::{NOON, SESSIONS, STOREFRONT, Till, destination, lines, payment, wish};

fn totals(body: &Value) -> Vec<(String, i64)> {
    let totals = body["totals"].as_array().unwrap();
    totals
        .iter()
        .map(|entry| {
            (
                entry["type"].as_str().unwrap().to_owned(),
                entry["amount"].as_i64().unwrap(),
            )
        })
        .collect()
}

fn total(body: &Value) -> i64 {
    totals(body).last().unwrap().1
}

#[tokio::test]
async fn goods_are_called_by_their_name_in_the_buyers_language() {
    let till = Till::open().await;
    let title = async |language: &str| {
        let body = json!({ "line_items": lines(&[("nara:KETTLE", 1)]), "context": { "language": language } });
        let reply = till.create(&body).await;
        reply.json()["line_items"][0]["item"]["title"].clone()
    };
    assert_eq!(title("th").await, "กาน้ำ, แดง");
    let first = title("en").await;
    assert_ne!(first, "กาน้ำ, แดง");
    assert_eq!(title("ar").await, first, "no Arabic name is known");
}

#[tokio::test]
async fn a_transfer_goes_from_cart_to_private_link() {
    let till = Till::open().await;
    let first = till
        .create(&json!({ "line_items": lines(&[("nara:KETTLE", 2)]) }))
        .await;
    assert_eq!(
        (first.status.as_u16(), first.etag().as_str()),
        (201, "\"1\"")
    );
    assert_eq!(first.json()["status"], "incomplete");
    assert_eq!(first.codes(), ["missing", "missing"]);
    let options = &first.json()["fulfillment"]["methods"][0]["groups"][0]["options"];
    assert_eq!(options[0]["id"], "standard");
    assert_eq!(
        options[0]["totals"][0]["amount"], 0,
        "free from 2,000 baht on"
    );
    assert_eq!(options[1]["description"], "1 working day");
    let id = first.json()["id"].as_str().unwrap().to_owned();
    let path = format!("{SESSIONS}/{id}");

    let body = json!({
        "line_items": [{ "id": "li_1", "item": { "id": "nara:KETTLE" }, "quantity": 1 }],
        "buyer": { "email": "somchai@example.com" },
        "fulfillment": { "methods": [{ "type": "shipping", "destinations": [destination()] }] }
    });
    let second = till
        .call("PUT", &path, &[("if-match", "\"1\"")], body.to_string())
        .await;
    assert_eq!(second.codes(), ["missing"]);
    assert!(second.path_of("missing").ends_with("selected_option_id"));

    let third = till
        .update(
            &id,
            &wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer"),
        )
        .await;
    assert_eq!(third.json()["status"], "ready_for_complete");
    assert_eq!(
        totals(&third.json()),
        [
            ("subtotal".to_owned(), 129_000),
            ("fulfillment".to_owned(), 4000),
            ("total".to_owned(), 133_000)
        ]
    );
    let parts = third.json()["totals"][2]["lines"].clone();
    assert_eq!(parts[1]["type"], "tax");
    assert_eq!(parts[1]["amount"], 8439 + 262);
    assert_eq!(till.get(&path).await.bytes, third.bytes);

    let etag = third.etag();
    let headers = [
        ("if-match", etag.as_str()),
        ("idempotency-key", "7d4f9f0c-1"),
    ];
    let done = till.complete(&id, &headers, "bank_transfer").await;
    assert_eq!(done.status, 200);
    check_receipt(&till, &done.json()).await;

    let after = till.get(&path).await;
    assert_eq!(after.json()["status"], "completed");
    assert!(after.json().get("order_token").is_none());
    assert_eq!(after.etag(), done.etag());
}

async fn check_receipt(till: &Till, body: &Value) {
    assert_eq!(body["status"], "completed");
    let instructions = &body["payment_instructions"];
    assert_eq!(instructions["state"], "awaiting_transfer");
    assert_eq!(instructions["amount"], 133_000);
    assert_eq!(instructions["account"]["account"], "012-3-45678-9");
    assert_eq!(instructions["placed_at"], "2026-11-22T12:00:00Z");
    assert_eq!(instructions["pay_by"], "2026-11-25T12:00:00Z");
    let order = body["order"]["id"].as_str().unwrap();
    let token = body["order_token"].as_str().unwrap();
    assert_eq!(token.len(), 32);
    let link = format!("https://shop.example/en/order#{order}.{token}");
    assert_eq!(body["order"]["permalink_url"], link);

    let bearer = format!("Bearer {token}");
    let path = format!("/ucp/v1/orders/{order}");
    let read = till
        .call("GET", &path, &[("authorization", &bearer)], "")
        .await;
    let read = read.json();
    assert_eq!(read["permalink_url"], link);
    assert_eq!(read["totals"], body["totals"]);
    assert_eq!(read["payment_instructions"], body["payment_instructions"]);
    assert_eq!(read["line_items"][0]["status"], "processing");
    assert_eq!(
        read["fulfillment"]["expectations"][0]["destination"]["extended_address"],
        "วัฒนา"
    );
}

#[tokio::test]
async fn cash_on_delivery_adds_its_fee_and_fits_only_where_the_courier_collects() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:FEW", 2)], "standard", "cash_on_delivery")
        .await;
    let seen = till.get(&format!("{SESSIONS}/{id}")).await;
    assert_eq!(
        totals(&seen.json()),
        [
            ("subtotal".to_owned(), 10_000),
            ("fulfillment".to_owned(), 4000),
            ("fee".to_owned(), 2000),
            ("total".to_owned(), 16_000)
        ]
    );

    let express = till
        .update(
            &id,
            &wish(&[("nara:FEW", 2)], "express", "cash_on_delivery"),
        )
        .await;
    assert_eq!(express.codes(), ["payment_unavailable"]);
    let handlers = express.json()["ucp"]["payment_handlers"].clone();
    assert!(handlers.get("example.shop.souk.cash_on_delivery").is_none());
    assert!(handlers.get("example.shop.souk.bank_transfer").is_some());

    till.update(
        &id,
        &wish(&[("nara:FEW", 2)], "standard", "cash_on_delivery"),
    )
    .await;
    let done = till.complete(&id, &[], "cash_on_delivery").await.json();
    assert_eq!(done["payment_instructions"]["state"], "due_on_delivery");
    assert_eq!(done["payment_instructions"]["amount"], 16_000);
    assert!(done["payment_instructions"].get("pay_by").is_none());
    assert!(done["payment_instructions"].get("account").is_none());
}

#[tokio::test]
async fn a_fee_that_was_not_seen_is_shown_before_it_is_charged() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:FEW", 1)], "standard", "bank_transfer")
        .await;
    let asked = till.complete(&id, &[], "cash_on_delivery").await;
    assert_eq!(asked.codes(), ["price_changed"]);
    assert_eq!(asked.json()["status"], "ready_for_complete");
    assert_eq!(total(&asked.json()), 11_000);
    let done = till.complete(&id, &[], "cash_on_delivery").await;
    assert_eq!(done.json()["status"], "completed");
}

#[tokio::test]
async fn a_price_that_rose_is_refused_once_and_then_agreed_to() {
    let till = Till::open().await;
    let id = till
        .ready(
            &[("nara:KETTLE", 1), ("nara:FEW", 1)],
            "standard",
            "bank_transfer",
        )
        .await;
    till.stall.put(
        "nara:FEW",
        5001,
        (souk_commerce::product::StockState::InStock, Some(5)),
    );
    let refused = till
        .complete(&id, &[("if-match", "\"1\"")], "bank_transfer")
        .await;
    assert_eq!(refused.status, 200);
    assert_eq!(refused.codes(), ["price_changed", "price_changed"]);
    assert_eq!(
        refused.path_of("price_changed"),
        "$.line_items[1].item.price"
    );
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 0);

    let stale = till
        .complete(&id, &[("if-match", "\"1\"")], "bank_transfer")
        .await;
    assert_eq!(stale.status, 412);
    assert_eq!(stale.etag(), "\"2\"");
    let done = till
        .complete(&id, &[("if-match", "\"2\"")], "bank_transfer")
        .await;
    assert_eq!(done.json()["status"], "completed");
    assert_eq!(total(&done.json()), 129_000 + 5001 + 4000);
}

#[tokio::test]
async fn a_price_that_fell_is_passed_on() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    till.stall.put(
        "nara:KETTLE",
        99_000,
        (souk_commerce::product::StockState::InStock, None),
    );
    let done = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(total(&done.json()), 103_000);
}

#[tokio::test]
async fn what_vanished_since_is_said_and_nothing_is_ordered() {
    let till = Till::open().await;
    let id = till
        .ready(
            &[("nara:KETTLE", 1), ("nara:FEW", 3)],
            "standard",
            "bank_transfer",
        )
        .await;
    till.stall.remove("nara:KETTLE");
    till.stall.put(
        "nara:FEW",
        5000,
        (souk_commerce::product::StockState::InStock, Some(2)),
    );
    let refused = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(
        refused.codes(),
        ["item_unavailable", "quantity_unavailable"]
    );
    assert_eq!(
        refused.path_of("item_unavailable"),
        "$.line_items[?@.item.id=='nara:KETTLE']"
    );
    assert_eq!(refused.json()["status"], "incomplete");
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 0);

    till.stall.remove("nara:FEW");
    let nothing = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(nothing.json()["ucp"]["status"], "error");
}

#[tokio::test]
async fn lines_of_other_sellers_are_refused_with_a_message() {
    let till = Till::open().await;
    let mixed = wish(
        &[
            ("nara:KETTLE", 1),
            ("kiri:LAMP", 1),
            ("away:CHAIR", 1),
            ("nara:NOTHING", 1),
            ("x", 1),
        ],
        "standard",
        "bank_transfer",
    );
    let reply = till.create(&mixed).await;
    assert_eq!(reply.codes(), ["item_unavailable"; 4]);
    assert_eq!(reply.json()["line_items"].as_array().unwrap().len(), 1);
    assert_eq!(reply.json()["status"], "incomplete");

    for foreign in ["away:CHAIR", "nara:NOTHING"] {
        let reply = till
            .create(&json!({ "line_items": lines(&[(foreign, 1)]) }))
            .await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.json()["ucp"]["status"], "error");
        assert_eq!(reply.json()["continue_url"], "https://shop.example/en");
    }
    assert_eq!(till.count("SELECT COUNT(*) FROM checkout").await, 1);
}

#[tokio::test]
async fn sold_out_goods_make_no_checkout_and_goods_to_come_do() {
    let till = Till::open().await;
    let gone = till
        .create(&json!({ "line_items": lines(&[("nara:GONE", 1)]) }))
        .await;
    assert_eq!(gone.codes(), ["out_of_stock"]);
    assert_eq!(gone.json()["ucp"]["status"], "error");
    till.ready(&[("nara:SOON", 7)], "standard", "bank_transfer")
        .await;

    let both = till
        .create(&wish(
            &[("nara:GONE", 1), ("nara:FEW", 6)],
            "standard",
            "bank_transfer",
        ))
        .await;
    assert_eq!(both.codes(), ["out_of_stock", "quantity_unavailable"]);
    assert_eq!(both.path_of("quantity_unavailable"), "$.line_items[1]");
}

#[tokio::test]
async fn two_lines_of_one_offer_share_its_stock() {
    let till = Till::open().await;
    let reply = till
        .create(&wish(
            &[("nara:FEW", 3), ("nara:FEW", 3)],
            "standard",
            "bank_transfer",
        ))
        .await;
    assert_eq!(reply.codes(), ["quantity_unavailable"; 2]);
}

#[tokio::test]
async fn what_was_sold_lowers_what_is_left_until_a_later_feed_counts_anew() {
    let till = Till::open().await;
    let buy = async |pieces| {
        let id = till
            .ready(&[("nara:FEW", pieces)], "standard", "bank_transfer")
            .await;
        till.complete(&id, &[], "bank_transfer").await
    };
    buy(3).await;
    let few = wish(&[("nara:FEW", 3)], "standard", "bank_transfer");
    assert_eq!(till.create(&few).await.codes(), ["quantity_unavailable"]);
    buy(2).await;
    assert_eq!(till.create(&few).await.codes(), ["out_of_stock"]);

    till.clock.store(NOON + 86_400, Ordering::SeqCst);
    let mut row = till_row(&till, "nara:FEW");
    row.offer.as_of = row.offer.as_of.plus_days(1);
    row.offer.stock.quantity = Some(4);
    till.stall.change(row);
    buy(3).await;
    assert_eq!(till.create(&few).await.codes(), ["quantity_unavailable"]);

    // Back to the older feed: everything since its day counts, whatever was counted in between.
    let mut row = till_row(&till, "nara:FEW");
    row.offer.as_of = row.offer.as_of.plus_days(-1);
    row.offer.stock.quantity = Some(9);
    till.stall.change(row);
    buy(1).await;
    assert_eq!(till.create(&few).await.codes(), ["out_of_stock"]);
}

fn till_row(till: &Till, id: &str) -> crate::OfferRow {
    use crate::Catalogue as _;
    till.stall
        .offer(&souk_commerce::OfferId::parse(id).unwrap())
        .unwrap()
}

#[tokio::test]
async fn an_address_out_of_reach_and_one_with_gaps_are_told_apart() {
    let till = Till::open().await;
    let mut abroad = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    let place = &mut abroad["fulfillment"]["methods"][0]["destinations"][0];
    place["address_country"] = json!("AE");
    let reply = till.create(&abroad).await;
    assert!(reply.codes().contains(&"address_undeliverable".to_owned()));

    let mut gaps = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    gaps["buyer"]["email"] = json!("nobody");
    gaps["fulfillment"]["methods"][0]["destinations"][0]["postal_code"] = json!("1");
    gaps["fulfillment"]["methods"][0]["destinations"][0]["extended_address"] = json!("");
    let reply = till.create(&gaps).await;
    let paths: Vec<_> = reply.json()["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["path"].as_str().unwrap().to_owned())
        .collect();
    let base = "$.fulfillment.methods[0].destinations[0]";
    assert_eq!(
        paths,
        [
            "$.buyer.email".to_owned(),
            format!("{base}.postal_code"),
            format!("{base}.extended_address")
        ]
    );
}

#[tokio::test]
async fn a_destination_or_delivery_that_does_not_exist_is_never_replaced_by_another() {
    let till = Till::open().await;
    let mut body = wish(&[("nara:KETTLE", 1)], "pigeon", "bank_transfer");
    let reply = till.create(&body).await;
    assert_eq!(reply.codes(), ["invalid"]);
    let group = &reply.json()["fulfillment"]["methods"][0]["groups"][0];
    assert!(group.get("selected_option_id").is_none());

    body["fulfillment"]["methods"][0]["selected_destination_id"] = json!("elsewhere");
    let reply = till.create(&body).await;
    assert_eq!(
        reply.path_of("invalid"),
        "$.fulfillment.methods[0].selected_destination_id"
    );
    body["fulfillment"]["methods"][0]["type"] = json!("pickup");
    let reply = till.create(&body).await;
    assert_eq!(reply.path_of("invalid"), "$.fulfillment.methods[0].type");
}

#[tokio::test]
async fn texts_follow_the_buyers_language() {
    let till = Till::open().await;
    let thai = [("accept-language", "cs, th;q=0.9, en;q=0.5")];
    let body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    let reply = till.call("POST", SESSIONS, &thai, body.to_string()).await;
    assert_eq!(reply.json()["totals"][0]["display_text"], "ยอดรวมสินค้า");
    assert_eq!(
        reply.json()["totals"][2]["lines"][1]["display_text"],
        "ภาษีมูลค่าเพิ่ม"
    );
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    let done = till.complete(&id, &[], "bank_transfer").await;
    let link = done.json()["order"]["permalink_url"].clone();
    assert!(
        link.as_str()
            .unwrap()
            .starts_with("https://shop.example/th/order#ord_")
    );

    let mut english = body.clone();
    english["context"] = json!({ "language": "en-GB" });
    let reply = till
        .call("POST", SESSIONS, &thai, english.to_string())
        .await;
    assert_eq!(reply.json()["totals"][0]["display_text"], "Subtotal");
}

#[tokio::test]
async fn a_checkout_ends_six_hours_after_its_last_change() {
    let till = Till::open().await;
    let id = till
        .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
        .await;
    till.clock.store(NOON + 6 * 3600, Ordering::SeqCst);
    let path = format!("{SESSIONS}/{id}");
    let read = till.get(&path).await;
    assert_eq!(read.json()["status"], "canceled");
    assert_eq!(read.codes(), ["checkout_expired"]);
    let late = till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(late.json()["code"], "checkout_canceled");
    assert_eq!(till.count("SELECT COUNT(*) FROM orders").await, 0);
}

#[tokio::test]
async fn nothing_changes_a_checkout_that_is_final() {
    let till = Till::open().await;
    let body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    for (finish, code) in [
        ("complete", "checkout_completed"),
        ("cancel", "checkout_canceled"),
    ] {
        let id = till
            .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
            .await;
        let path = format!("{SESSIONS}/{id}");
        let payment = json!({ "payment": payment("bank_transfer") }).to_string();
        let reply = till
            .call("POST", &format!("{path}/{finish}"), &[], payment.clone())
            .await;
        assert_eq!(reply.status, 200);
        for (method, path, body) in [
            ("PUT", path.clone(), body.to_string()),
            ("POST", format!("{path}/complete"), payment),
            ("POST", format!("{path}/cancel"), String::new()),
        ] {
            let reply = till.call(method, &path, &[], body).await;
            assert_eq!(reply.status, 409, "{method} {path}");
            assert_eq!(reply.json()["code"], code);
        }
        assert_eq!(till.get(&path).await.etag(), reply.etag());
    }
}

#[tokio::test]
async fn an_order_is_shown_to_nobody_without_its_token() {
    let till = Till::open().await;
    let mut tokens = Vec::new();
    for _ in 0..2 {
        let id = till
            .ready(&[("nara:KETTLE", 1)], "standard", "bank_transfer")
            .await;
        let done = till.complete(&id, &[], "bank_transfer").await.json();
        tokens.push((
            done["order"]["id"].as_str().unwrap().to_owned(),
            done["order_token"].as_str().unwrap().to_owned(),
        ));
    }
    let read = async |order: &str, authorization: &str| {
        let path = format!("/ucp/v1/orders/{order}");
        till.call("GET", &path, &[("authorization", authorization)], "")
            .await
    };
    let unknown = read("ord_unknown", &format!("Bearer {}", tokens[0].1)).await;
    let foreign = read(&tokens[0].0, &format!("Bearer {}", tokens[1].1)).await;
    let hash = read(
        &tokens[0].0,
        &format!("Bearer {}", crate::codes::token_hash(&tokens[0].1)),
    )
    .await;
    assert_eq!(unknown.codes(), ["not_found"]);
    assert_eq!(unknown.bytes, foreign.bytes);
    assert_eq!(unknown.bytes, hash.bytes);
    assert_eq!(unknown.status, foreign.status);
    for bad in ["", "Bearer", "Bearer ", "Basic abc"] {
        let reply = read(&tokens[0].0, bad).await;
        assert_eq!(reply.status, 401);
        assert!(reply.header("www-authenticate").is_some());
    }
    assert_eq!(
        read(&tokens[0].0, &format!("bearer {}", tokens[0].1))
            .await
            .json()["id"],
        tokens[0].0
    );
}

#[tokio::test]
async fn other_platforms_get_what_the_protocol_defines_and_no_more() {
    let till = Till::open().await;
    let foreign = [(
        "ucp-agent",
        "profile=\"https://agent.example/profile.json\"",
    )];
    let body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer").to_string();
    let reply = till.call("POST", SESSIONS, &foreign, body).await;
    let capabilities = reply.json()["ucp"]["capabilities"].clone();
    assert_eq!(
        capabilities.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["dev.ucp.shopping.checkout", "dev.ucp.shopping.fulfillment"]
    );
    let id = reply.json()["id"].as_str().unwrap().to_owned();
    let done = till.complete(&id, &foreign, "bank_transfer").await.json();
    assert!(done.get("order_token").is_none());
    assert!(done.get("payment_instructions").is_none());
    let link = done["order"]["permalink_url"].as_str().unwrap();
    let (_, token) = link.rsplit_once('.').unwrap();
    let path = format!("/ucp/v1/orders/{}", done["order"]["id"].as_str().unwrap());
    let bearer = format!("Bearer {token}");
    let read = till
        .call(
            "GET",
            &path,
            &[("authorization", &bearer), ("ucp-agent", STOREFRONT)],
            "",
        )
        .await;
    assert_eq!(read.json()["id"], done["order"]["id"]);
}

#[tokio::test]
async fn stock_of_a_feed_that_is_dated_tomorrow_is_not_sold_twice() {
    let till = Till::open().await;
    let mut row = till_row(&till, "nara:LAST");
    row.offer.as_of = row.offer.as_of.plus_days(1);
    till.stall.change(row);
    let id = till
        .ready(&[("nara:LAST", 1)], "standard", "bank_transfer")
        .await;
    till.complete(&id, &[], "bank_transfer").await;
    till.clock.store(NOON + 86_400, Ordering::SeqCst);
    let again = till
        .create(&wish(&[("nara:LAST", 1)], "standard", "bank_transfer"))
        .await;
    assert_eq!(again.codes(), ["out_of_stock"]);
}
