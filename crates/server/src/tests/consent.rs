//! What buyers say about the use of their data: kept as said, told to the merchant, never made up.

use serde_json::{Value, json};

use super::fixture::{SESSIONS, Till, wish};
use super::oracle::Oracle;
use crate::desk::Role;

const CONSENT: &str = "dev.ucp.shopping.buyer_consent";

fn asking(consent: &Value) -> Value {
    let mut body = wish(&[("nara:KETTLE", 1)], "standard", "bank_transfer");
    body["buyer"]["consent"] = consent.clone();
    body
}

#[tokio::test]
async fn the_shop_says_that_it_hears_consent_and_its_storefront_asks_for_none() {
    let till = Till::open().await;
    let shop = till.get("/.well-known/ucp").await.json();
    let entry = &shop["ucp"]["capabilities"][CONSENT][0];
    assert_eq!(entry["extends"], json!(["dev.ucp.shopping.checkout"]));
    assert_eq!(
        entry["spec"],
        "https://ucp.dev/2026-04-08/specification/buyer-consent"
    );
    let storefront = till.get("/ucp/platform.json").await.json();
    assert!(storefront["ucp"]["capabilities"].get(CONSENT).is_none());
}

#[tokio::test]
async fn consent_is_answered_as_it_was_said_and_the_last_word_counts() {
    let till = Till::open().await;
    let said = json!({ "analytics": true, "preferences": true, "marketing": false, "sale_of_data": false });
    let first = till.create(&asking(&said)).await;
    assert_eq!(first.status, 201);
    let body = first.json();
    assert_eq!(body["buyer"]["consent"], said);
    assert!(body["ucp"]["capabilities"].get(CONSENT).is_some());
    assert_eq!(Oracle::get().verdict(SESSIONS, &body), Ok(()));
    let id = body["id"].as_str().unwrap();
    let path = format!("{SESSIONS}/{id}");
    assert_eq!(till.get(&path).await.bytes, first.bytes);

    let withdrawn = json!({ "analytics": false });
    let second = till.update(id, &asking(&withdrawn)).await.json();
    assert_eq!(second["buyer"]["consent"], withdrawn);
    assert_ne!(second["status"], "incomplete", "a refusal stops no order");

    // An update replaces everything: what it leaves out was not said.
    for silent in [
        json!(null),
        json!({}),
        json!({ "marketing": null, "else": 1 }),
    ] {
        let third = till.update(id, &asking(&silent)).await.json();
        assert!(third["buyer"].get("consent").is_none(), "{silent}");
        assert!(third["ucp"]["capabilities"].get(CONSENT).is_none());
    }
}

#[tokio::test]
async fn consent_that_is_neither_yes_nor_no_is_refused_and_nothing_is_kept() {
    let till = Till::open().await;
    for wrong in [
        json!(true),
        json!("yes"),
        json!([1]),
        json!({ "marketing": "yes" }),
        json!({ "marketing": 1 }),
        json!({ "sale_of_data": {} }),
        json!({ "analytics": [] }),
    ] {
        let reply = till.create(&asking(&wrong)).await;
        assert_eq!(reply.status, 400, "{wrong}");
        assert_eq!(reply.json()["code"], "invalid_request");
    }
    assert_eq!(till.count("SELECT COUNT(*) FROM checkout").await, 0);
}

#[tokio::test]
async fn the_merchant_reads_with_the_order_what_its_buyer_agreed_to() {
    let till = Till::open().await;
    let seat = till.sit(Role::Reader).await;
    for (said, sentences) in [
        (
            json!({ "marketing": true, "analytics": true, "sale_of_data": false }),
            &[
                "Agreed to: measuring use, marketing",
                "Refused: sale of data",
            ][..],
        ),
        (
            json!({ "preferences": true }),
            &["Agreed to: keeping preferences"],
        ),
        (json!(null), &[]),
    ] {
        let checkout = till.create(&asking(&said)).await.json();
        let id = checkout["id"].as_str().unwrap();
        let done = till.complete(id, &[], "bank_transfer").await.json();
        let reference = done["order"]["label"].as_str().unwrap();
        let sheet = till.desk().show(reference).await.unwrap();
        assert_eq!(sheet.consent, sentences);
        let page = till.look(&seat, &format!("/desk/orders/{reference}")).await;
        let page = String::from_utf8(page.bytes.clone()).unwrap();
        for verb in ["Agreed to: ", "Refused: "] {
            let told = sentences.iter().find(|said| said.starts_with(verb));
            assert_eq!(page.matches(verb).count(), usize::from(told.is_some()));
            assert!(told.is_none_or(|said| page.contains(&format!("<p>{said}</p>"))));
        }
    }
}
