//! What the server has to say: messages inside an answer, answers without a resource, protocol errors.

use serde::{Deserialize, Serialize};

use super::profile::{Ucp, UcpStatus};

/// A message about a checkout or an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Error, warning or information.
    #[serde(rename = "type")]
    pub kind: MessageType,
    /// What it is about, for programs: `out_of_stock`. Optional for information only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Which part it is about, as an RFC 9535 path: `$.line_items[0]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What it says, for people.
    pub content: String,
    /// What an error asks for; errors only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
}

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageType {
    /// Stands in the way of the order.
    Error,
    /// Must be shown.
    Warning,
    /// May be shown.
    Info,
}

/// What an error asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Other inputs through the same interface.
    Recoverable,
    /// Input that only the shop's own page can take.
    RequiresBuyerInput,
    /// A person's agreement on the shop's own page.
    RequiresBuyerReview,
    /// A new resource.
    Unrecoverable,
}

/// An answer without a resource: there is none, or none could be made. Reads any other body too, without its
/// resource, to find out by `ucp.status` which shape it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorResponse {
    /// The envelope; its status is `error`.
    pub ucp: Ucp,
    /// Why; at least one.
    #[serde(default)]
    pub messages: Vec<Message>,
    /// Where a person can go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continue_url: Option<String>,
}

/// The body of every answer with a status of 400 and above: the request was not carried out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProtocolError {
    /// What happened, for programs: `idempotency_conflict`.
    pub code: String,
    /// What happened and what to do, for people.
    pub content: String,
    /// Where a person can go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continue_url: Option<String>,
}

impl Message {
    /// A warning.
    pub fn warning(code: &str, path: Option<String>, content: String) -> Self {
        Self {
            kind: MessageType::Warning,
            code: Some(code.to_owned()),
            path,
            content,
            severity: None,
        }
    }

    /// Information.
    pub fn info(code: &str, path: Option<String>, content: String) -> Self {
        Self {
            kind: MessageType::Info,
            ..Self::warning(code, path, content)
        }
    }

    /// An error.
    pub fn error(code: &str, path: Option<String>, content: String, severity: Severity) -> Self {
        Self {
            kind: MessageType::Error,
            code: Some(code.to_owned()),
            path,
            content,
            severity: Some(severity),
        }
    }

    /// Whether it stands in the way of the order.
    pub fn is_error(&self) -> bool {
        self.kind == MessageType::Error
    }

    /// Whether it is about something.
    pub fn is_about(&self, code: &str) -> bool {
        self.code.as_deref() == Some(code)
    }
}

impl ErrorResponse {
    /// Whether the body that was read holds no resource.
    pub fn is_error(&self) -> bool {
        self.ucp.status == Some(UcpStatus::Error)
    }
}
