//! Compares answers with the official schemas and with those that the shop itself serves, by the protocol's own
//! validator.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;
use souk_commerce::Shop;
use souk_ucp::v2026_04_08::{CHECKOUT, ORDER, VERSION};
use tempfile::TempDir;
use ucp_schema::{
    Capability, Direction, ResolveOptions, SchemaBaseConfig, bundle_refs, compose_schema,
    extract_capabilities, load_schema, resolve, select_operation_schema, validate_against_schema,
    verify_bindings,
};

use super::fixture;
use crate::app::documents::DESCRIPTION;
use crate::profile;

const OFFICIAL: &str = "https://ucp.dev/2026-04-08";

/// Schemas, composed once for all tests.
pub(super) struct Oracle {
    checkout: Value,
    order: Value,
    lookup: Value,
    product: Value,
    error: Value,
    business: Value,
    platform: Value,
    description: Value,
}

fn official() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ucp/schemas/2026-04-08")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A folder with the official documents and those of a shop, at the paths of their addresses.
fn documents(shop: &Shop) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&official(), folder.path());
    let own = folder.path().join("ucp/schemas");
    std::fs::create_dir_all(&own).unwrap();
    for name in ["order_token", "payment_instructions"] {
        let document = profile::schema(shop, name).unwrap();
        std::fs::write(own.join(format!("{name}.json")), document.to_string()).unwrap();
    }
    folder
}

fn composed(capabilities: &[Capability], root: &str, base: &Path) -> Value {
    let with_root: Vec<Capability> = capabilities
        .iter()
        .filter(|entry| match &entry.extends {
            None => entry.name == root,
            Some(parents) => parents.iter().any(|parent| parent == root),
        })
        .cloned()
        .map(|mut entry| {
            entry.extends = entry.extends.map(|_| vec![root.to_owned()]);
            entry
        })
        .collect();
    compose_schema(
        &with_root,
        &SchemaBaseConfig {
            local_base: Some(base),
            remote_base: Some(OFFICIAL),
        },
    )
    .unwrap()
}

fn bundled(file: &str) -> Value {
    let path = official().join(file);
    let mut schema = load_schema(&path).unwrap();
    bundle_refs(&mut schema, path.parent().unwrap()).unwrap();
    schema
}

/// The schema of answers, or of one shape among several.
fn resolved(schema: &Value, shape: Option<&str>) -> Value {
    let options =
        ResolveOptions::new(Direction::Response, "read").def_name(shape.map(ToOwned::to_owned));
    select_operation_schema(&resolve(schema, &options).unwrap(), &options).unwrap()
}

impl Oracle {
    /// The one for the shop of the tests.
    pub(super) fn get() -> &'static Self {
        static ORACLE: OnceLock<Oracle> = OnceLock::new();
        ORACLE.get_or_init(|| {
            let shop = fixture::shop();
            let body =
                serde_json::to_value(profile::business(&shop, &crate::Cards::default())).unwrap();
            verify_bindings(&body).unwrap();
            let none = SchemaBaseConfig {
                local_base: None,
                remote_base: None,
            };
            let capabilities = extract_capabilities(&body, &none).unwrap();
            let folder = documents(&shop);
            let profile = bundled("discovery/profile_schema.json");
            let catalogue = bundled("schemas/shopping/catalog_lookup.json");
            Self {
                checkout: resolved(&composed(&capabilities, CHECKOUT, folder.path()), None),
                order: resolved(&composed(&capabilities, ORDER, folder.path()), None),
                lookup: resolved(&catalogue, Some("lookup_response")),
                product: resolved(&catalogue, Some("get_product_response")),
                error: resolved(&bundled("schemas/shopping/types/error_response.json"), None),
                business: resolved(&profile, Some("business_profile")),
                platform: resolved(&profile, Some("platform_profile")),
                description: serde_json::from_str(DESCRIPTION).unwrap(),
            }
        })
    }

    /// Compares the body of an answer with the shape that belongs to its address and status.
    pub(super) fn check(&self, path: &str, status: u16, body: &[u8]) {
        let body: Value = serde_json::from_slice(body)
            .unwrap_or_else(|error| panic!("{path} {status}: not JSON: {error}"));
        if status >= 400 {
            let names: Vec<&String> = body.as_object().unwrap().keys().collect();
            assert_eq!(names, ["code", "content"], "{path} {status}: {body}");
            return;
        }
        if let Err(error) = self.verdict(path, &body) {
            panic!("{path} {status}: {error}\n{body:#}");
        }
        assert_eq!(body["ucp"]["version"], VERSION);
        check_totals(&body);
    }

    /// Compares an answer with the shop's own description of its interface.
    pub(super) fn describe(&self, method: &str, path: &str, status: u16, body: &[u8]) {
        let (operation, known) = self.operation(method, path);
        let response = &operation["responses"][status.to_string()];
        assert!(
            response.is_object(),
            "{method} {known}: no word about {status}"
        );
        let response = match response["$ref"].as_str() {
            Some(reference) => self.at(reference),
            None => response,
        };
        let schema = &response["content"]["application/json"]["schema"];
        let mut whole = schema.as_object().unwrap().clone();
        whole.insert(
            "components".to_owned(),
            self.description["components"].clone(),
        );
        let body: Value = serde_json::from_slice(body).unwrap();
        if let Err(error) = validate_against_schema(&Value::Object(whole), &body) {
            panic!("{method} {known} {status}: {error:?}\n{body:#}");
        }
    }

    /// The operation at an address, and the address as it is described.
    fn operation(&self, method: &str, path: &str) -> (&Value, &str) {
        let paths = self.description["paths"].as_object().unwrap();
        let fits = |known: &str| {
            let (mut known, mut asked) = (known.split('/'), path.split('/'));
            loop {
                match (known.next(), asked.next()) {
                    (None, None) => return true,
                    (Some(known), Some(asked)) if known == asked || known.starts_with('{') => {}
                    _ => return false,
                }
            }
        };
        let (known, operations) = paths
            .iter()
            .find(|(known, _)| fits(known))
            .unwrap_or_else(|| panic!("{path} is not described"));
        (&operations[method.to_ascii_lowercase()], known)
    }

    fn at(&self, reference: &str) -> &Value {
        self.description
            .pointer(reference.trim_start_matches('#'))
            .unwrap()
    }

    /// What the schema says of a body.
    pub(super) fn verdict(&self, path: &str, body: &Value) -> Result<(), String> {
        let schema = match path {
            "/.well-known/ucp" => &self.business,
            "/ucp/platform.json" => &self.platform,
            _ if body["ucp"]["status"] == "error" => &self.error,
            _ if path.ends_with("/catalog/lookup") => &self.lookup,
            _ if path.ends_with("/catalog/product") => &self.product,
            _ if path.contains("/orders/") => &self.order,
            _ => &self.checkout,
        };
        validate_against_schema(schema, body).map_err(|error| format!("{error:?}"))
    }
}

/// One subtotal, one total, and everything adds up.
fn check_totals(body: &Value) {
    let Some(totals) = body["totals"].as_array() else {
        return;
    };
    let amount = |entry: &Value| entry["amount"].as_i64().unwrap();
    let of = |kind: &str| -> Vec<i64> {
        let entries = totals.iter().filter(|entry| entry["type"] == kind);
        entries.map(amount).collect()
    };
    let parts = totals.iter().filter(|entry| entry["type"] != "total");
    assert_eq!(of("total"), [parts.map(amount).sum::<i64>()], "{body:#}");
    let lines = body["line_items"].as_array().unwrap();
    let pieces = |line: &Value| {
        let quantity = &line["quantity"];
        quantity
            .as_i64()
            .or_else(|| quantity["original"].as_i64())
            .unwrap()
    };
    let goods: i64 = lines
        .iter()
        .map(|line| line["item"]["price"].as_i64().unwrap() * pieces(line))
        .sum();
    assert_eq!(of("subtotal"), [goods], "{body:#}");
    for entry in totals {
        if let Some(parts) = entry["lines"].as_array() {
            assert_eq!(parts.iter().map(amount).sum::<i64>(), amount(entry));
        }
    }
}

#[test]
#[should_panic(expected = "GET /ucp/v1/orders/{id} 200")]
fn an_answer_that_is_not_described_is_noticed() {
    let body = br#"{"ucp":{"version":"2026-04-08","status":"success"},"id":"ord_1"}"#;
    Oracle::get().describe("GET", "/ucp/v1/orders/x", 200, body);
}
