//! Discovery profiles and the `ucp` envelope of every answer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Entries by reverse-domain name.
pub type Registry<T> = BTreeMap<String, Vec<T>>;

/// A discovery profile: of a business at `/.well-known/ucp`, of a platform where its `UCP-Agent` header points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What it can do.
    pub ucp: Ucp,
}

/// The envelope: version, outcome and what is negotiated.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ucp {
    /// Version of the protocol.
    pub version: String,
    /// Whether the body holds what was asked for; absent in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<UcpStatus>,
    /// Transports; only in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<Registry<Service>>,
    /// Active capabilities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capabilities: Option<Registry<Capability>>,
    /// Ways to pay: in profiles and checkouts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_handlers: Option<Registry<PaymentHandler>>,
}

/// Which shape a body has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UcpStatus {
    /// The thing that was asked for.
    Success,
    /// Messages only.
    Error,
}

/// A transport of a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Version of the service.
    pub version: String,
    /// `rest`.
    pub transport: String,
    /// Human-readable specification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// Machine-readable specification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Base address of the calls; only of a business.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
}

/// A capability or an extension of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capability {
    /// Version of the capability.
    pub version: String,
    /// Human-readable specification; only in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// JSON schema; only in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Capabilities that it extends; only in profiles. Not read: it may be one text or a list, and whoever
    /// intersects two profiles prunes by its own declarations.
    #[serde(default, skip_serializing_if = "Vec::is_empty", skip_deserializing)]
    pub extends: Vec<String>,
}

/// A way to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentHandler {
    /// What an instrument's `handler_id` refers to.
    pub id: String,
    /// Version of the handler.
    pub version: String,
    /// Human-readable specification; only in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// JSON schema; only in profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Types of instruments that it takes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub available_instruments: Vec<AvailableInstrument>,
}

/// A type of instrument that a handler takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailableInstrument {
    /// `bank_transfer`, `cash_on_delivery`.
    #[serde(rename = "type")]
    pub kind: String,
}

impl Capability {
    /// An entry of an answer: the version alone.
    pub fn active() -> Self {
        Self {
            version: super::VERSION.to_owned(),
            spec: None,
            schema: None,
            extends: Vec::new(),
        }
    }
}
