//! JSON schemas of the shop's own payment handlers and extensions, in the form that the protocol asks for: an extension
//! composes onto its parents under `$defs` by their names.

use serde_json::{Value, json};
use souk_commerce::Shop;
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{CHECKOUT, ORDER, PaymentMethod, VERSION};

use super::{OFFICIAL, backend};
use crate::checkout::handler_name;

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema with a file name; `None` when the shop has none of that name.
pub(crate) fn schema(shop: &Shop, file: &str) -> Option<Value> {
    let names = Names::at(shop.host());
    let address = format!("{}/ucp/schemas/{file}.json", backend(shop));
    if let Some(method) = PaymentMethod::of_id(file) {
        return Some(payment_handler(
            &handler_name(&names, method),
            method,
            &address,
        ));
    }
    match file {
        "order_token" => Some(order_token(&names.order_token(), &address)),
        "payment_instructions" => Some(payment_instructions(
            &names.payment_instructions(),
            &address,
        )),
        _ => None,
    }
}

fn payment_handler(name: &str, method: PaymentMethod, address: &str) -> Value {
    let title = match method {
        PaymentMethod::BankTransfer => "Bank transfer",
        PaymentMethod::CashOnDelivery => "Cash on delivery",
        PaymentMethod::Card => "Card",
    };
    let variant = |which: &str| json!({ "$ref": format!("{OFFICIAL}/schemas/payment_handler.json#/$defs/{which}") });
    json!({
        "$schema": DIALECT,
        "$id": address,
        "name": name,
        "version": VERSION,
        "title": title,
        "$defs": {
            name: {
                "payment_instrument": {
                    "title": title,
                    "allOf": [
                        { "$ref": format!("{OFFICIAL}/schemas/shopping/types/payment_instrument.json") },
                        { "type": "object", "properties": { "type": { "const": method.id() } } }
                    ]
                },
                "platform_schema": variant("platform_schema"),
                "business_schema": variant("business_schema"),
                "response_schema": variant("response_schema")
            }
        }
    })
}

/// Adds a property to a parent, composed as the protocol asks for. Requests never hold it.
fn added(parent: &str, property: &str, definition: &Value) -> Value {
    let mut definition = definition.clone();
    if let Some(definition) = definition.as_object_mut() {
        definition.insert("ucp_request".to_owned(), json!("omit"));
    }
    json!({
        "allOf": [
            { "$ref": format!("{OFFICIAL}/schemas/shopping/{parent}.json") },
            { "type": "object", "properties": { property: definition } }
        ]
    })
}

fn order_token(name: &str, address: &str) -> Value {
    let token = json!({
        "type": "string",
        "minLength": 26,
        "description": "Bearer token for the order; only in the answer that places it and in its repetitions."
    });
    json!({
        "$schema": DIALECT,
        "$id": address,
        "name": name,
        "title": "Order token",
        "requires": { "protocol": { "min": VERSION, "max": VERSION } },
        "$defs": { CHECKOUT: added("checkout", "order_token", &token) }
    })
}

/// An amount that is left out when it is nothing.
fn amount(description: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "description": format!("{description} Minor units.") })
}

fn payment_instructions(name: &str, address: &str) -> Value {
    let instructions = json!({
        "type": "object",
        "description": "How an order is paid.",
        "required": ["method", "state", "amount", "currency", "reference", "creditor_reference", "placed_at"],
        "properties": {
            "method": { "type": "string", "enum": ["bank_transfer", "cash_on_delivery", "card"] },
            "state": { "type": "string", "enum": ["awaiting_transfer", "due_on_delivery", "awaiting_card", "paid"] },
            "amount": { "type": "integer", "minimum": 0, "description": "Minor units of the currency." },
            "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
            "reference": { "type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{9}$" },
            "creditor_reference": { "type": "string", "pattern": "^RF[0-9]{2}[0-9A-Z]{1,21}$" },
            "placed_at": { "type": "string", "format": "date-time" },
            "pay_by": { "type": "string", "format": "date-time" },
            "received": amount("What came in."),
            "refunded": amount("What went back."),
            "outstanding": amount("What is still to come."),
            "due_back": amount("What is owed back to the buyer."),
            "claimed_at": { "type": "string", "format": "date-time", "description": "When the buyer said that they have paid." },
            "payment_url": { "type": "string", "format": "uri", "description": "The provider's page where the order is paid." },
            "codes": {
                "type": "array",
                "description": "Codes that a banking app reads, over what is still to come.",
                "items": {
                    "type": "object",
                    "required": ["kind", "payload", "size", "path"],
                    "properties": {
                        "kind": { "type": "string", "enum": ["promptpay", "bill_payment", "epc"] },
                        "payload": { "type": "string" },
                        "size": { "type": "integer", "minimum": 21, "maximum": 69 },
                        "path": { "type": "string", "description": "The dark modules as SVG path data in a square of this size." }
                    }
                }
            },
            "account": {
                "type": "object",
                "required": ["holder", "bank", "account"],
                "properties": {
                    "holder": { "type": "string" },
                    "bank": { "type": "string" },
                    "account": { "type": "string" },
                    "bic": { "type": "string" }
                }
            }
        }
    });
    json!({
        "$schema": DIALECT,
        "$id": address,
        "name": name,
        "title": "Payment instructions",
        "requires": { "protocol": { "min": VERSION, "max": VERSION } },
        "$defs": {
            CHECKOUT: added("checkout", "payment_instructions", &instructions),
            ORDER: added("order", "payment_instructions", &instructions)
        }
    })
}
