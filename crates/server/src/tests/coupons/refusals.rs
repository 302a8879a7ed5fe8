//! Why codes are refused, and how they are written.

use super::super::fixture::NOON;
use super::*;

#[tokio::test]
async fn codes_are_replaced_as_a_set_and_taken_away_with_an_empty_one() {
    let till = Till::open_with_coupons(vec![percent("SAVE10", 1000), amount("BAHT50", 5000)]).await;
    let first = till
        .create(&with_codes(&[("nara:KETTLE", 1)], &["SAVE10"]))
        .await;
    assert_eq!(applied(&first), [("SAVE10".to_owned(), 12_900)]);
    let id = first.json()["id"].as_str().unwrap().to_owned();
    let other = till
        .update(&id, &with_codes(&[("nara:KETTLE", 1)], &["BAHT50"]))
        .await;
    assert_eq!(applied(&other), [("BAHT50".to_owned(), 5000)]);
    let none = till
        .update(&id, &with_codes(&[("nara:KETTLE", 1)], &[]))
        .await;
    assert_eq!((applied(&none), total(&none)), (vec![], 133_000));
    let without = till
        .update(
            &id,
            &wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer"),
        )
        .await;
    assert!(without.json().get("discounts").is_none());
}

#[tokio::test]
async fn a_refused_code_says_why_and_what_would_unlock_it() {
    let dear = Coupon {
        promotion: Promotion {
            conditions: vec![Condition::Worth(Selection::Everything, thb(200_000))],
            ..percent("BIG", 1000).promotion
        },
        ..percent("BIG", 1000)
    };
    let lamps = Coupon {
        promotion: Promotion {
            selection: Selection::Tagged(vec![category_tag("lamps"), brand_tag("Lumen")]),
            ..amount("LAMP", 1000).promotion
        },
        ..titled(amount("LAMP", 1000), "100 off lamps")
    };
    let later = Coupon {
        promotion: Promotion {
            window: Window {
                start: Some(Timestamp(NOON + 86_400)),
                end: None,
            },
            ..amount("SOON", 1000).promotion
        },
        ..amount("SOON", 1000)
    };
    let coupons = vec![dear, lamps, later, percent("ONE", 100), percent("TWO", 200)];
    let till = Till::open_with_coupons(coupons).await;
    let codes = ["BIG", "LAMP", "SOON", "ONE", "TWO", "NONE"];
    let reply = till
        .create(&with_codes(&[("nara:KETTLE", 1)], &codes))
        .await;
    assert_eq!(applied(&reply), [("ONE".to_owned(), 1290)]);
    assert_eq!(reply.json()["status"], "ready_for_complete");
    for (code, path, sentence) in [
        (
            "discount_code_minimum_not_met",
            0,
            "Add goods for 710.00 THB more to use the code “BIG”.",
        ),
        (
            "discount_code_not_applicable",
            1,
            "The code “LAMP” reduces nothing in this cart. (100 off lamps)",
        ),
        (
            "discount_code_combination_disallowed",
            4,
            "The code “TWO” does not go together with “ONE”.",
        ),
    ] {
        assert_eq!(says(&reply, code), sentence);
        assert_eq!(reply.path_of(code), format!("$.discounts.codes[{path}]"));
    }
    let messages = reply.json()["messages"].clone();
    let invalid: Vec<String> = messages
        .as_array()
        .unwrap()
        .iter()
        .filter(|message| message["code"] == "discount_code_invalid")
        .map(|message| plain(message["content"].as_str().unwrap()))
        .collect();
    assert_eq!(
        invalid,
        [
            "The code “SOON” holds from 2026-11-23 on.",
            "There is no code “NONE”. Look at how it is spelled."
        ]
    );
    assert!(
        messages
            .as_array()
            .unwrap()
            .iter()
            .all(|message| message["type"] == "warning")
    );
    // In the language of the buyer.
    let mut thai = with_codes(&[("nara:KETTLE", 1)], &["BIG"]);
    thai["context"] = json!({ "language": "th" });
    let thai = till.create(&thai).await;
    assert!(says(&thai, "discount_code_minimum_not_met").contains("ซื้อเพิ่มอีก 710.00 THB"));
}

#[tokio::test]
async fn case_18_a_code_counts_in_any_case_and_with_spaces_and_a_look_alike_does_not() {
    let till = Till::open_with_coupons(vec![percent("SAVE10", 1000)]).await;
    for code in [
        "save10",
        " SAVE10 ",
        "Save10\u{200b}",
        "ＳＡＶＥ１０",
        "save๑๐",
        "save١٠",
    ] {
        let reply = till
            .create(&with_codes(&[("nara:KETTLE", 1)], &[code]))
            .await;
        assert_eq!(total(&reply), 129_000 - 12_900 + 4000, "{code:?}");
    }
    for code in ["S\u{430}VE10", "SAVE1O", "SAVE 10", ""] {
        let reply = till
            .create(&with_codes(&[("nara:KETTLE", 1)], &[code]))
            .await;
        assert_eq!(
            (applied(&reply), total(&reply)),
            (vec![], 133_000),
            "{code:?}"
        );
        assert!(reply.codes().contains(&"discount_code_invalid".to_owned()));
    }
    let twice = till
        .create(&with_codes(&[("nara:KETTLE", 1)], &["SAVE10", "save10"]))
        .await;
    assert_eq!(applied(&twice), [("SAVE10".to_owned(), 12_900)]);
    assert_eq!(
        twice.path_of("discount_code_already_applied"),
        "$.discounts.codes[1]"
    );
    let many = vec!["X"; 11];
    assert_eq!(
        till.create(&with_codes(&[("nara:KETTLE", 1)], &many))
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_storefront_of_a_shop_without_coupons_is_told_of_no_codes() {
    let extension = |reply: &Reply| {
        reply.json()["ucp"]["capabilities"]
            .get("dev.ucp.shopping.discount")
            .cloned()
    };
    let without = Till::open().await;
    let body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    assert_eq!(extension(&without.create(&body).await), None);
    let with = without.change_coupons(vec![amount("BAHT50", 5000)]);
    assert!(extension(&with.create(&body).await).is_some());
    let other = [("ucp-agent", "profile=\"https://agent.example/p\"")];
    let reply = with.call("POST", SESSIONS, &other, body.to_string()).await;
    assert_eq!(extension(&reply), None);
}
