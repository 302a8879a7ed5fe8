//! What codes take off.

use super::*;

#[tokio::test]
async fn a_code_takes_its_part_off_and_every_sum_says_so() {
    let till = Till::open_with_coupons(vec![titled(percent("SAVE10", 1000), "10 % off")]).await;
    let reply = till
        .create(&with_codes(
            &[("nara:KETTLE", 1), ("nara:FEW", 3)],
            &["save10"],
        ))
        .await;
    assert_eq!(
        totals(&reply),
        [
            ("subtotal".to_owned(), 144_000),
            ("items_discount".to_owned(), -14_400),
            ("fulfillment".to_owned(), 4000),
            ("total".to_owned(), 133_600),
        ]
    );
    let body = reply.json();
    let shown = &body["discounts"];
    assert_eq!(shown["codes"], json!(["save10"]));
    assert_eq!(
        shown["applied"],
        json!([{
            "code": "save10", "title": "10 % off", "amount": 14_400, "method": "across", "priority": 1,
            "allocations": [
                { "path": "$.line_items[0]", "amount": 12_900 },
                { "path": "$.line_items[1]", "amount": 1500 }
            ]
        }])
    );
    assert_eq!(
        body["line_items"][1]["totals"],
        json!([
            { "type": "subtotal", "amount": 15_000 },
            { "type": "items_discount", "amount": -1500 },
            { "type": "total", "amount": 13_500 }
        ])
    );
    assert_eq!(
        body["ucp"]["capabilities"]["dev.ucp.shopping.discount"][0]["version"],
        "2026-04-08"
    );
    let id = body["id"].as_str().unwrap();
    let done = till.complete(id, &[], "bank_transfer").await.json();
    let token = done["order_token"].as_str().unwrap();
    let path = format!("/ucp/v1/orders/{}", done["order"]["id"].as_str().unwrap());
    let bearer = format!("Bearer {token}");
    let order = till
        .call("GET", &path, &[("authorization", &bearer)], "")
        .await;
    assert_eq!(totals(&order), totals(&reply));
    assert_eq!(
        order.json()["line_items"][1]["totals"],
        body["line_items"][1]["totals"]
    );
    till.audit().await;
}

#[tokio::test]
async fn goods_of_a_brand_or_category_are_reduced_and_others_are_not() {
    let of_nara = Coupon {
        promotion: Promotion {
            selection: Selection::Tagged(vec![category_tag("kitchen"), brand_tag("nobody")]),
            ..percent("KITCHEN", 5000).promotion
        },
        ..percent("KITCHEN", 5000)
    };
    let till = Till::open_with_coupons(vec![of_nara]).await;
    let mut lamp = till.stall.row("nara:FEW");
    lamp.category = "lamps".into();
    till.stall.change(lamp);
    let reply = till
        .create(&with_codes(
            &[("nara:FEW", 1), ("nara:KETTLE", 1)],
            &["KITCHEN"],
        ))
        .await;
    assert_eq!(applied(&reply), [("KITCHEN".to_owned(), 64_500)]);
    assert_eq!(
        reply.json()["discounts"]["applied"][0]["allocations"],
        json!([{ "path": "$.line_items[1]", "amount": 64_500 }])
    );
}

#[tokio::test]
async fn free_delivery_takes_the_delivery_off_and_waits_until_there_is_one() {
    let till = Till::open_with_coupons(vec![coupon("POST", Effect::FreeDelivery)]).await;
    let body = json!({
        "line_items": [{ "item": { "id": "nara:KETTLE" }, "quantity": 1 }],
        "discounts": { "codes": ["POST"] }
    });
    let early = till.create(&body).await;
    assert_eq!(applied(&early), []);
    assert!(says(&early, "discount_code_pending").contains("once a delivery is chosen"));
    let id = early.json()["id"].as_str().unwrap().to_owned();
    let reply = till
        .update(&id, &with_codes(&[("nara:KETTLE", 1)], &["POST"]))
        .await;
    assert_eq!(
        totals(&reply),
        [
            ("subtotal".to_owned(), 129_000),
            ("fulfillment".to_owned(), 4000),
            ("discount".to_owned(), -4000),
            ("total".to_owned(), 129_000),
        ]
    );
    assert!(
        reply.json()["discounts"]["applied"][0]
            .get("allocations")
            .is_none()
    );
    assert!(complete(&till, &id).await);
    assert_eq!(till.count("SELECT amount FROM coupon_use").await, 4000);
    till.audit().await;
}

#[tokio::test]
async fn from_which_worth_delivery_is_free_goes_by_what_is_left_of_the_goods() {
    let till = Till::open_with_coupons(vec![percent("SAVE50", 5000)]).await;
    let full = till.create(&with_codes(&[("nara:KETTLE", 2)], &[])).await;
    assert_eq!(total(&full), 258_000);
    let reduced = till
        .create(&with_codes(&[("nara:KETTLE", 2)], &["SAVE50"]))
        .await;
    assert_eq!(total(&reduced), 129_000 + 4000);
    let body = reduced.json();
    let option = &body["fulfillment"]["methods"][0]["groups"][0]["options"][0];
    assert_eq!(
        (&option["id"], &option["totals"][0]["amount"]),
        (&json!("standard"), &json!(4000))
    );
}

#[tokio::test]
async fn case_16_a_code_worth_more_than_the_goods_takes_no_more_than_they_cost() {
    let coupons = vec![
        combining(amount("HUGE", 9_000_000)),
        combining(coupon("POST", Effect::FreeDelivery)),
    ];
    let till = Till::open_with_coupons(coupons).await;
    let reply = till
        .create(&with_codes(&[("nara:FEW", 2)], &["HUGE"]))
        .await;
    assert_eq!(applied(&reply), [("HUGE".to_owned(), 10_000)]);
    assert_eq!(total(&reply), 4000);
    let both = till
        .create(&with_codes(&[("nara:FEW", 1)], &["POST", "HUGE"]))
        .await;
    assert_eq!(total(&both), 0);
    let id = both.json()["id"].as_str().unwrap().to_owned();
    assert!(complete(&till, &id).await);
    let owed = "SELECT COUNT(*) FROM orders WHERE total = 0 AND owed = 0";
    assert_eq!(till.count(owed).await, 1);
    till.audit().await;
}

#[tokio::test]
async fn case_17_codes_that_combine_are_taken_off_in_the_order_of_the_settings() {
    let coupons = || {
        vec![
            combining(percent("TENTH", 1000)),
            combining(amount("BAHT100", 10_000)),
        ]
    };
    let till = Till::open_with_coupons(coupons()).await;
    // In whatever order they were entered.
    for codes in [["TENTH", "BAHT100"], ["BAHT100", "TENTH"]] {
        let reply = till
            .create(&with_codes(&[("nara:KETTLE", 1)], &codes))
            .await;
        assert_eq!(
            applied(&reply),
            [("TENTH".to_owned(), 12_900), ("BAHT100".to_owned(), 10_000)]
        );
        let body = reply.json();
        let priorities: Vec<i64> = body["discounts"]["applied"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["priority"].as_i64().unwrap())
            .collect();
        assert_eq!(priorities, [1, 2]);
        assert_eq!(total(&reply), 129_000 - 22_900 + 4000);
    }
    let turned = till.change_coupons(coupons().into_iter().rev().collect());
    let reply = turned
        .create(&with_codes(&[("nara:KETTLE", 1)], &["TENTH", "BAHT100"]))
        .await;
    assert_eq!(
        applied(&reply),
        [("BAHT100".to_owned(), 10_000), ("TENTH".to_owned(), 11_900)]
    );
    assert!(
        order(
            &turned,
            &with_codes(&[("nara:KETTLE", 1)], &["TENTH", "BAHT100"])
        )
        .await
    );
    turned.audit().await;
}
