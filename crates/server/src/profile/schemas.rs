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

fn payment_instructions(name: &str, address: &str) -> Value {
    let instructions = json!({
        "type": "object",
        "description": "How an order is paid.",
        "required": ["method", "state", "amount", "currency", "reference", "creditor_reference", "placed_at"],
        "properties": {
            "method": { "type": "string", "enum": ["bank_transfer", "cash_on_delivery"] },
            "state": { "type": "string", "enum": ["awaiting_transfer", "due_on_delivery", "paid"] },
            "amount": { "type": "integer", "minimum": 0, "description": "Minor units of the currency." },
            "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
            "reference": { "type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{9}$" },
            "creditor_reference": { "type": "string", "pattern": "^RF[0-9]{2}[0-9A-Z]{1,21}$" },
            "placed_at": { "type": "string", "format": "date-time" },
            "pay_by": { "type": "string", "format": "date-time" },
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
