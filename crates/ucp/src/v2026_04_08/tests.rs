use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use souk_commerce::address::AddressField;
use souk_commerce::{Address, Country};
use ucp_schema::{
    Direction, ResolveOptions, SchemaBaseConfig, bundle_refs, compose_schema, load_schema, validate,
};

use super::*;

mod catalog;
mod discount;

fn schemas() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/2026-04-08")
}

/// Compares a body with the checkout schema and its fulfilment extension.
fn check_checkout(body: &Value, direction: Direction, operation: &str) -> Result<(), String> {
    let capability = |name: &str, file: &str, extends: Option<&str>| ucp_schema::Capability {
        name: name.to_owned(),
        version: VERSION.to_owned(),
        schema_url: format!("https://ucp.dev/{VERSION}/schemas/shopping/{file}.json"),
        extends: extends.map(|parent| vec![parent.to_owned()]),
    };
    let base = schemas();
    let schema = compose_schema(
        &[
            capability(CHECKOUT, "checkout", None),
            capability(FULFILLMENT, "fulfillment", Some(CHECKOUT)),
            capability(BUYER_CONSENT, "buyer_consent", Some(CHECKOUT)),
            capability(DISCOUNT, "discount", Some(CHECKOUT)),
        ],
        &SchemaBaseConfig {
            local_base: Some(&base),
            remote_base: Some("https://ucp.dev/2026-04-08"),
        },
    )
    .map_err(|error| error.to_string())?;
    validate(&schema, body, &ResolveOptions::new(direction, operation))
        .map_err(|error| format!("{error:?}"))
}

/// Compares a body with one schema file.
fn check_file(body: &Value, file: &str, def: Option<&str>) -> Result<(), String> {
    let path = schemas().join(file);
    let mut schema = load_schema(&path).map_err(|error| error.to_string())?;
    bundle_refs(&mut schema, path.parent().unwrap()).map_err(|error| error.to_string())?;
    let options =
        ResolveOptions::new(Direction::Response, "read").def_name(def.map(ToOwned::to_owned));
    validate(&schema, body, &options).map_err(|error| format!("{error:?}"))
}

fn address() -> Address {
    Address {
        name: "สมชาย ใจดี".into(),
        street: "99/1 ถนนสุขุมวิท".into(),
        locality: "คลองเตย".into(),
        district: "วัฒนา".into(),
        region: "กรุงเทพมหานคร".into(),
        postcode: "10110".into(),
        country: Country::parse("TH").unwrap(),
        phone: "+66812345678".into(),
        email: "somchai@example.com".into(),
    }
}

fn envelope() -> Ucp {
    Ucp {
        version: VERSION.into(),
        status: Some(UcpStatus::Success),
        services: None,
        capabilities: Some(Registry::from([
            (CHECKOUT.to_owned(), vec![Capability::active()]),
            (FULFILLMENT.to_owned(), vec![Capability::active()]),
        ])),
        payment_handlers: Some(Registry::from([(
            "example.shop.souk.bank_transfer".to_owned(),
            vec![PaymentHandler {
                id: "bank_transfer".into(),
                version: VERSION.into(),
                spec: None,
                schema: None,
                available_instruments: vec![AvailableInstrument {
                    kind: "bank_transfer".into(),
                }],
            }],
        )])),
    }
}

fn item() -> Item {
    Item {
        id: "nara:KETTLE-RED".into(),
        title: "Kettle, Red".into(),
        price: 129_000,
        image_url: Some("https://shop.example/media/kettle.webp".into()),
    }
}

fn instructions() -> PaymentInstructions {
    PaymentInstructions {
        method: PaymentMethod::BankTransfer,
        state: PaymentState::AwaitingTransfer,
        amount: 262_000,
        currency: "THB".into(),
        reference: "SK7F3K2QX".into(),
        creditor_reference: "RF16SK7F3K2QX".into(),
        placed_at: "2026-11-22T13:05:09Z".into(),
        pay_by: Some("2026-11-25T13:05:09Z".into()),
        account: Some(Account {
            holder: "Nara Co., Ltd.".into(),
            bank: "Kasikornbank".into(),
            account: "012-3-45678-9".into(),
            bic: None,
        }),
        received: 0,
        refunded: 0,
        outstanding: 0,
        due_back: 0,
        claimed_at: None,
        payment_url: None,
        codes: Vec::new(),
    }
}

fn shipping() -> FulfillmentMethod {
    FulfillmentMethod {
        id: "shipping".into(),
        kind: MethodType::Shipping,
        line_item_ids: vec!["li_1".into()],
        destinations: vec![destination_of(&address(), "dest_1")],
        selected_destination_id: Some("dest_1".into()),
        groups: vec![FulfillmentGroup {
            id: "package_1".into(),
            line_item_ids: vec!["li_1".into()],
            options: vec![FulfillmentOption {
                id: "standard".into(),
                title: "Standard".into(),
                description: Some("2–4 working days".into()),
                totals: vec![Total::new("total", 4000)],
            }],
            selected_option_id: Some("standard".into()),
        }],
    }
}

fn checkout() -> Checkout {
    Checkout {
        ucp: envelope(),
        id: "chk_1".into(),
        line_items: vec![LineItem {
            id: "li_1".into(),
            item: item(),
            quantity: 2,
            totals: vec![
                Total::new("subtotal", 258_000),
                Total::new("total", 258_000),
            ],
        }],
        buyer: Some(buyer_of(&address())),
        status: Status::Completed,
        currency: "THB".into(),
        totals: vec![
            Total::new("subtotal", 258_000),
            Total::new("fulfillment", 4000),
            Total {
                lines: vec![
                    SubTotal {
                        kind: Some("net".into()),
                        display_text: "Net".into(),
                        amount: 244_860,
                    },
                    SubTotal {
                        kind: Some("tax".into()),
                        display_text: "VAT".into(),
                        amount: 17_140,
                    },
                ],
                ..Total::new("total", 262_000)
            },
        ],
        messages: vec![Message::error(
            "out_of_stock",
            Some("$.line_items[0]".into()),
            "Only one piece is left.".into(),
            Severity::Recoverable,
        )],
        links: vec![],
        expires_at: Some("2026-11-22T19:05:09Z".into()),
        payment: Some(Payment {
            instruments: vec![Instrument {
                id: "pay_1".into(),
                handler_id: "bank_transfer".into(),
                kind: "bank_transfer".into(),
                selected: Some(true),
            }],
        }),
        fulfillment: Some(Fulfillment {
            methods: vec![shipping()],
        }),
        discounts: None,
        order: Some(OrderConfirmation {
            id: "ord_1".into(),
            label: Some("SK7F3K2QX".into()),
            permalink_url: "https://shop.example/en/order#ord_1.token".into(),
        }),
        order_token: Some("token".into()),
        payment_instructions: Some(instructions()),
    }
}

fn order() -> Order {
    let quantity = OrderQuantity {
        original: 2,
        total: 2,
        fulfilled: 1,
    };
    let pieces = |quantity| {
        vec![LineQuantity {
            id: "li_1".into(),
            quantity,
        }]
    };
    Order {
        ucp: Ucp {
            payment_handlers: None,
            ..envelope()
        },
        id: "ord_1".into(),
        label: None,
        checkout_id: "chk_1".into(),
        permalink_url: "https://shop.example/en/order#ord_1".into(),
        line_items: vec![OrderLine {
            id: "li_1".into(),
            item: item(),
            quantity,
            totals: vec![Total::new("total", 258_000)],
            status: quantity.status(),
        }],
        fulfillment: OrderFulfillment {
            expectations: vec![Expectation {
                id: "exp_1".into(),
                line_items: pieces(2),
                method_type: MethodType::Shipping,
                destination: destination_of(&address(), "dest_1"),
                description: None,
            }],
            events: vec![FulfillmentEvent {
                id: "evt_1".into(),
                occurred_at: "2026-11-23T08:00:00Z".into(),
                kind: "shipped".into(),
                line_items: pieces(1),
                tracking_number: None,
                tracking_url: None,
                carrier: None,
                description: None,
            }],
        },
        adjustments: vec![Adjustment {
            id: "adj_1".into(),
            kind: "refund".into(),
            occurred_at: "2026-11-24T08:00:00Z".into(),
            status: AdjustmentStatus::Completed,
            line_items: pieces(-1),
            totals: vec![Total::new("total", -129_000)],
            description: None,
        }],
        currency: "THB".into(),
        totals: vec![
            Total::new("subtotal", 258_000),
            Total::new("total", 258_000),
        ],
        messages: vec![],
        payment_instructions: Some(instructions()),
    }
}

fn request() -> CheckoutRequest {
    CheckoutRequest {
        line_items: vec![LineItemRequest {
            id: None,
            item: ItemRef {
                id: "nara:KETTLE-RED".into(),
            },
            quantity: 2,
        }],
        buyer: Some(buyer_of(&address())),
        context: Some(Context {
            address_country: Some("TH".into()),
            language: Some("th".into()),
            ..Context::default()
        }),
        fulfillment: None,
        discounts: None,
        payment: None,
    }
}

#[test]
fn a_checkout_reads_as_the_schema_says_and_comes_back_the_same() {
    let body = serde_json::to_value(checkout()).unwrap();
    for operation in ["create", "update", "complete"] {
        check_checkout(&body, Direction::Response, operation).unwrap();
    }
    assert_eq!(
        serde_json::from_value::<Checkout>(body).unwrap(),
        checkout()
    );
}

#[test]
fn consent_reads_as_the_schema_says_and_what_was_not_asked_stays_open() {
    let mut checkout = checkout();
    let consent = Consent {
        marketing: Some(false),
        sale_of_data: Some(true),
        ..Consent::default()
    };
    checkout.buyer.as_mut().unwrap().consent = Some(consent);
    let mut body = serde_json::to_value(&checkout).unwrap();
    assert_eq!(
        body["buyer"]["consent"],
        json!({ "marketing": false, "sale_of_data": true })
    );
    check_checkout(&body, Direction::Response, "create").unwrap();
    assert_eq!(
        serde_json::from_value::<Checkout>(body.clone()).unwrap(),
        checkout
    );
    for wrong in [json!("yes"), json!(1), json!([])] {
        body["buyer"]["consent"]["marketing"] = wrong;
        assert!(check_checkout(&body, Direction::Response, "create").is_err());
        assert!(serde_json::from_value::<Checkout>(body.clone()).is_err());
    }
}

#[test]
fn an_order_reads_as_the_schema_says_and_comes_back_the_same() {
    let body = serde_json::to_value(order()).unwrap();
    check_file(&body, "schemas/shopping/order.json", None).unwrap();
    assert_eq!(serde_json::from_value::<Order>(body).unwrap(), order());
}

#[test]
fn requests_read_as_the_schema_says() {
    let create = serde_json::to_value(request()).unwrap();
    check_checkout(&create, Direction::Request, "create").unwrap();
    let update = CheckoutRequest {
        fulfillment: Some(Fulfillment {
            methods: vec![shipping()],
        }),
        payment: checkout().payment,
        ..request()
    };
    let update = serde_json::to_value(update).unwrap();
    check_checkout(&update, Direction::Request, "update").unwrap();
    let complete = serde_json::to_value(CheckoutComplete {
        payment: checkout().payment.unwrap(),
    })
    .unwrap();
    check_checkout(&complete, Direction::Request, "complete").unwrap();
}

#[test]
fn an_answer_without_a_resource_reads_as_the_schema_says() {
    let body = ErrorResponse {
        ucp: Ucp {
            version: VERSION.into(),
            status: Some(UcpStatus::Error),
            ..Ucp::default()
        },
        messages: checkout().messages,
        continue_url: Some("https://shop.example/en/".into()),
    };
    let value = serde_json::to_value(&body).unwrap();
    check_file(&value, "schemas/shopping/types/error_response.json", None).unwrap();
    assert!(
        serde_json::from_value::<ErrorResponse>(value)
            .unwrap()
            .is_error()
    );
    let other = serde_json::to_value(checkout()).unwrap();
    assert!(
        !serde_json::from_value::<ErrorResponse>(other)
            .unwrap()
            .is_error()
    );
}

#[test]
fn the_schemas_refuse_what_the_types_cannot_say() {
    let mut body = serde_json::to_value(checkout()).unwrap();
    body["totals"][0]["amount"] = json!(1.5);
    assert!(check_checkout(&body, Direction::Response, "create").is_err());
    for quantity in [json!(-1), json!(1.5), json!("2"), json!(1e9), json!(null)] {
        let text = format!(r#"{{"line_items":[{{"item":{{"id":"a:b"}},"quantity":{quantity}}}]}}"#);
        assert!(
            serde_json::from_str::<CheckoutRequest>(&text).is_err(),
            "{text}"
        );
    }
}

#[test]
fn unknown_fields_are_ignored_and_credentials_are_never_read() {
    let text = r#"{"payment":{"instruments":[{"id":"1","handler_id":"bank_transfer","type":"bank_transfer",
        "credential":{"type":"PAN","number":"4111111111111111"}}]},"signals":{},"price":1}"#;
    let read: CheckoutComplete = serde_json::from_str(text).unwrap();
    assert!(!format!("{read:?}").contains("4111"));
}

#[test]
fn an_address_survives_the_wire() {
    let destination = destination_of(&address(), "dest_1");
    assert_eq!(
        address_of(&destination, Some(&buyer_of(&address()))),
        Some(address())
    );
    let nameless = PostalAddress {
        first_name: None,
        phone_number: None,
        ..destination
    };
    let buyer = Buyer {
        first_name: Some("Ada".into()),
        last_name: Some(" Lovelace ".into()),
        phone_number: Some("0812345678".into()),
        ..Buyer::default()
    };
    let read = address_of(&nameless, Some(&buyer)).unwrap();
    assert_eq!(
        (read.name.as_str(), read.phone.as_str(), read.email.as_str()),
        ("Ada Lovelace", "0812345678", "")
    );
    assert_eq!(address_of(&PostalAddress::default(), Some(&buyer)), None);
}

#[test]
fn every_part_of_an_address_is_found_again_by_its_path() {
    use AddressField::{District, Email, Locality, Name, Phone, Postcode, Region, Street};
    for field in [
        Name, Street, Locality, District, Region, Postcode, Phone, Email,
    ] {
        assert_eq!(field_of_path(&address_path(field, 3)), Some(field));
    }
    for path in ["", "$", DESTINATIONS_PATH, "$.line_items[0]"] {
        assert_eq!(field_of_path(path), None, "{path}");
    }
}
