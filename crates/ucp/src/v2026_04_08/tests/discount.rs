//! The discount extension.

use super::*;

fn discounts() -> Discounts {
    Discounts {
        codes: vec!["save10".into(), "POST".into(), "lost".into()],
        applied: vec![
            AppliedDiscount {
                code: Some("save10".into()),
                title: "10 % off kettles".into(),
                amount: 25_800,
                method: Some(AllocationMethod::Across),
                priority: Some(1),
                allocations: vec![Allocation {
                    path: "$.line_items[0]".into(),
                    amount: 25_800,
                }],
            },
            AppliedDiscount {
                code: Some("POST".into()),
                title: "POST".into(),
                amount: 4000,
                method: None,
                priority: Some(2),
                allocations: vec![],
            },
        ],
    }
}

#[test]
fn discounts_read_as_the_schema_says_and_come_back_the_same() {
    let mut checkout = checkout();
    checkout.discounts = Some(discounts());
    checkout
        .totals
        .insert(1, Total::new("items_discount", -25_800));
    checkout.totals.insert(3, Total::new("discount", -4000));
    checkout.messages.push(Message::warning(
        "discount_code_invalid",
        Some("$.discounts.codes[2]".into()),
        "There is no such code.".into(),
    ));
    let mut body = serde_json::to_value(&checkout).unwrap();
    check_checkout(&body, Direction::Response, "create").unwrap();
    assert_eq!(
        serde_json::from_value::<Checkout>(body.clone()).unwrap(),
        checkout
    );
    assert!(body["discounts"]["applied"][1].get("allocations").is_none());
    body["discounts"]["applied"][0]["method"] = json!("some");
    assert!(check_checkout(&body, Direction::Response, "create").is_err());
    assert!(serde_json::from_value::<Checkout>(body).is_err());
}

#[test]
fn codes_are_asked_for_as_the_schema_says_and_what_was_taken_off_is_not_heard() {
    let wish = CheckoutRequest {
        discounts: Some(DiscountCodes {
            codes: vec!["SAVE10".into()],
        }),
        ..request()
    };
    let mut body = serde_json::to_value(&wish).unwrap();
    for operation in ["create", "update"] {
        check_checkout(&body, Direction::Request, operation).unwrap();
    }
    body["discounts"]["applied"] = json!([{ "title": "all", "amount": 1 }]);
    let read: CheckoutRequest = serde_json::from_value(body).unwrap();
    assert_eq!(read, wish);
}
