//! The catalogue over the protocol: what can be ordered here, by identifier.

use serde_json::{Value, json};
use souk_commerce::product::{Axis, AxisKind, StockState};
use souk_commerce::{Product, ProductId, Variant, VariantId};

use super::fixture::{Reply, STOREFRONT, Stall, Till, wish};

const LOOKUP: &str = "/ucp/v1/catalog/lookup";
const PRODUCT: &str = "/ucp/v1/catalog/product";

/// A mug in two colours and two sizes, of which the large blue one is not made, and the large red one is sold out.
fn mug(till: &Till) -> Product {
    let sorts = [
        ("MUG-RS", Some(0), Some(0), 20_000, Some(2)),
        ("MUG-RL", Some(0), Some(1), 25_000, Some(0)),
        ("MUG-BS", Some(1), Some(0), 18_000, None),
    ];
    let variants = sorts.map(|(id, color, size, price, pieces)| {
        for seller in ["nara", "away"] {
            let state = match pieces {
                Some(0) => StockState::OutOfStock,
                _ => StockState::InStock,
            };
            till.stall
                .put(&format!("{seller}:{id}"), price, (state, pieces));
        }
        let offers = ["away", "nara"].map(|seller| {
            let mut row = till.stall.row(&format!("{seller}:{id}"));
            row.product = ProductId::new("mug").unwrap();
            till.stall.change(row.clone());
            row.offer
        });
        Variant {
            id: VariantId::new(id).unwrap(),
            options: vec![color, size],
            images: vec![],
            gtin: (id == "MUG-BS").then(|| "08850000000017".to_owned()),
            mpn: None,
            unit_pricing: None,
            offers: offers.into(),
        }
    });
    let axis = |kind, values: [&str; 2]| Axis {
        kind,
        values: values.map(str::to_owned).into(),
    };
    Product {
        axes: vec![
            axis(AxisKind::Color, ["Red", "Blue"]),
            axis(AxisKind::Size, ["Small", "Large"]),
        ],
        variants: variants.into(),
        ..Stall::plain("mug")
    }
}

async fn open() -> Till {
    let till = Till::open().await;
    let mug = mug(&till);
    till.stall.stock(mug);
    let kettle = Stall::plain("kettle");
    let offer = till.stall.row("nara:KETTLE");
    till.stall.change(crate::OfferRow {
        product: kettle.id.clone(),
        ..offer.clone()
    });
    till.stall.stock(Product {
        variants: vec![Variant {
            id: offer.offer.id.variant(),
            options: vec![],
            images: vec![],
            gtin: None,
            mpn: None,
            unit_pricing: None,
            offers: vec![offer.offer],
        }],
        ..kettle
    });
    till
}

async fn ask(till: &Till, path: &str, body: &Value) -> Reply {
    till.call("POST", path, &[], body.to_string()).await
}

fn ids(value: &Value) -> Vec<&str> {
    let items = value.as_array().unwrap().iter();
    items.map(|item| item["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn products_are_found_by_their_own_ids_and_by_those_of_offers_each_once() {
    let till = open().await;
    let body = json!({ "ids": ["mug", "nara:MUG-RS", "nara:MUG-BS", "mug", "nobody", "kettle", "away:MUG-RS"] });
    let reply = ask(&till, LOOKUP, &body).await;
    assert_eq!(reply.status, 200);
    let body = reply.json();
    assert_eq!(ids(&body["products"]), ["mug", "kettle"]);
    let mug = &body["products"][0];
    assert_eq!(
        mug["variants"][0]["inputs"],
        json!([{ "id": "mug", "match": "featured" }, { "id": "nara:MUG-BS", "match": "exact" }])
    );
    assert_eq!(ids(&mug["variants"]), ["nara:MUG-BS", "nara:MUG-RS"]);
    assert_eq!(
        mug["variants"][1]["inputs"],
        json!([{ "id": "nara:MUG-RS", "match": "exact" }])
    );
    assert_eq!(
        mug["price_range"]["min"],
        json!({ "amount": 18_000, "currency": "THB" })
    );
    assert_eq!(mug["price_range"]["max"]["amount"], 25_000);
    assert_eq!(mug["url"], "https://shop.example/en/p/mug");
    assert_eq!(mug["variants"][0]["barcodes"][0]["value"], "08850000000017");
    // Another seller's offers are not sold here.
    let missing: Vec<&str> = body["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|message| message["content"].as_str().unwrap())
        .collect();
    assert_eq!(missing, ["nobody", "away:MUG-RS"]);
    assert_eq!(body["messages"][0]["code"], "not_found");
    // What was found goes into a checkout as it is, for the price that was said.
    let found = mug["variants"][0]["id"].as_str().unwrap();
    let checkout = till
        .create(&wish(&[(found, 1)], "standard", "bank_transfer"))
        .await;
    assert_eq!(
        checkout.json()["line_items"][0]["item"]["price"],
        mug["variants"][0]["price"]["amount"]
    );
}

#[tokio::test]
async fn a_lookup_of_nothing_or_of_too_much_is_refused() {
    let till = open().await;
    for body in [json!({}), json!({ "ids": [] }), json!({ "ids": [1] })] {
        assert_eq!(ask(&till, LOOKUP, &body).await.status, 400, "{body}");
    }
    let many: Vec<String> = (0..51).map(|number| format!("p-{number}")).collect();
    let reply = ask(&till, LOOKUP, &json!({ "ids": many })).await;
    assert_eq!(
        (reply.status.as_u16(), reply.json()["code"].clone()),
        (400, json!("request_too_large"))
    );
    let same = vec!["mug"; 51];
    assert_eq!(
        ask(&till, LOOKUP, &json!({ "ids": same })).await.status,
        200
    );
}

#[tokio::test]
async fn a_filter_leaves_out_what_does_not_fit_and_a_foreign_currency_is_said() {
    let till = open().await;
    let found = async |filters: Value, currency: &str| {
        let body = json!({ "ids": ["mug", "kettle"], "filters": filters, "context": { "currency": currency } });
        ask(&till, LOOKUP, &body).await
    };
    let cheap = found(json!({ "price": { "max": 18_000 } }), "THB").await;
    assert_eq!(ids(&cheap.json()["products"]), ["mug"]);
    let dear = found(json!({ "price": { "min": 18_001 } }), "thb").await;
    assert_eq!(ids(&dear.json()["products"]), ["kettle"]);
    let foreign = found(json!({ "price": { "max": 1 } }), "USD").await;
    assert_eq!(ids(&foreign.json()["products"]), ["mug", "kettle"]);
    assert_eq!(foreign.codes(), ["price_filter_ignored"]);
    for (category, count) in [
        ("kitchen", 2),
        ("Kitchen > Mugs", 1),
        ("kitchen/mugs", 1),
        ("mugs", 1),
        ("garden", 0),
    ] {
        let reply = found(json!({ "categories": [category, "nothing"] }), "THB").await;
        assert_eq!(ids(&reply.json()["products"]).len(), count, "{category}");
    }
}

#[tokio::test]
async fn a_product_says_what_goes_together_with_what_is_chosen() {
    let till = open().await;
    let reply = ask(
        &till,
        PRODUCT,
        &json!({ "id": "mug", "selected": [{ "name": "Size", "label": "large" }] }),
    )
    .await;
    let product = &reply.json()["product"];
    assert_eq!(
        product["selected"],
        json!([{ "name": "size", "label": "Large" }])
    );
    assert_eq!(ids(&product["variants"]), ["nara:MUG-RL"]);
    assert_eq!(
        product["variants"][0]["availability"],
        json!({ "available": false, "status": "out_of_stock" })
    );
    assert_eq!(
        product["options"],
        json!([
            { "name": "color", "values": [
                { "label": "Red", "available": false, "exists": true },
                { "label": "Blue", "available": false, "exists": false }
            ] },
            { "name": "size", "values": [
                { "label": "Small", "available": true, "exists": true },
                { "label": "Large", "available": false, "exists": true }
            ] }
        ])
    );
}

#[tokio::test]
async fn what_fits_nothing_is_given_up_from_what_is_preferred_least() {
    let till = open().await;
    let chosen = async |preferences: Value| {
        let body = json!({ "id": "mug", "preferences": preferences, "selected": [
            { "name": "size", "label": "Large" }, { "name": "color", "label": "Blue" }, { "name": "smell", "label": "Rose" }
        ] });
        ask(&till, PRODUCT, &body).await.json()["product"]["selected"].clone()
    };
    assert_eq!(
        chosen(json!(["Color", "Size"])).await,
        json!([{ "name": "color", "label": "Blue" }])
    );
    assert_eq!(
        chosen(json!(["Size", "Color"])).await,
        json!([{ "name": "size", "label": "Large" }])
    );
    let twice = json!({ "id": "mug", "selected": [
        { "name": "size", "label": "Large" }, { "name": "SIZE", "label": "Small" }
    ] });
    assert_eq!(ask(&till, PRODUCT, &twice).await.status, 400);
}

#[tokio::test]
async fn without_a_choice_the_best_offer_stands_first_and_an_offers_own_id_decides_everything() {
    let till = open().await;
    let best = ask(&till, PRODUCT, &json!({ "id": "mug" })).await.json();
    assert_eq!(ids(&best["product"]["variants"]), ["nara:MUG-BS"]);
    assert_eq!(
        best["product"]["selected"],
        json!([{ "name": "color", "label": "Blue" }, { "name": "size", "label": "Small" }])
    );
    let own = json!({ "id": "nara:MUG-RL", "selected": [{ "name": "color", "label": "Blue" }] });
    let own = ask(&till, PRODUCT, &own).await.json();
    assert_eq!(ids(&own["product"]["variants"]), ["nara:MUG-RL"]);
    assert_eq!(own["product"]["selected"][0]["label"], "Red");
    for id in ["nobody", "away:MUG-RL", "", "a:b:c"] {
        let reply = ask(&till, PRODUCT, &json!({ "id": id })).await;
        assert_eq!(
            (reply.status.as_u16(), reply.codes()),
            (200, vec!["not_found".to_owned()]),
            "{id}"
        );
        assert_eq!(reply.json()["ucp"]["status"], "error");
    }
}

#[tokio::test]
async fn stock_that_is_counted_is_what_the_orders_have_left_of_it() {
    let till = open().await;
    let available = async || {
        let reply = ask(&till, LOOKUP, &json!({ "ids": ["nara:MUG-RS"] })).await;
        reply.json()["products"][0]["variants"][0]["availability"]["available"].clone()
    };
    assert_eq!(available().await, true);
    let id = till
        .ready(&[("nara:MUG-RS", 2)], "standard", "bank_transfer")
        .await;
    till.complete(&id, &[], "bank_transfer").await;
    assert_eq!(available().await, false);
}

#[tokio::test]
async fn the_catalogue_is_told_in_the_discovery_and_needs_to_know_who_asks() {
    let till = open().await;
    let profile = till.get("/.well-known/ucp").await.json();
    assert!(profile["ucp"]["capabilities"]["dev.ucp.shopping.catalog.lookup"].is_array());
    let nobody = till
        .call(
            "POST",
            LOOKUP,
            &[("ucp-agent", "x")],
            json!({ "ids": ["mug"] }).to_string(),
        )
        .await;
    assert_eq!(nobody.json()["code"], "invalid_profile_url");
    let thai = [("accept-language", "th"), ("ucp-agent", STOREFRONT)];
    let reply = till
        .call("POST", LOOKUP, &thai, json!({ "ids": ["mug"] }).to_string())
        .await;
    assert_eq!(
        reply.json()["products"][0]["url"],
        "https://shop.example/th/p/mug"
    );
}
