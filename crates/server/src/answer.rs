//! What leaves the interface: answers as bytes, and the one place that turns an error into a response.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use souk_ucp::v2026_04_08::{
    CHECKOUT, Capability, ErrorResponse, Message, ProtocolError, Registry, Severity, Ucp,
    UcpStatus, VERSION,
};
use thiserror::Error;

use crate::store::StoreError;

/// Header that marks a repeated answer.
pub(crate) const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");

/// An answer that was carried out: status, entity tag and the bytes that a replay repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// 200 or 201.
    pub(crate) status: StatusCode,
    /// Revision of the checkout, in quotes.
    pub(crate) etag: Option<String>,
    /// JSON.
    pub(crate) body: String,
    /// Whether it is repeated.
    pub(crate) replayed: bool,
}

impl Answer {
    /// An answer of a value.
    pub(crate) fn of(
        status: StatusCode,
        etag: Option<String>,
        value: &impl Serialize,
    ) -> Result<Self, ApiError> {
        Ok(Self {
            status,
            etag,
            body: serde_json::to_string(value)?,
            replayed: false,
        })
    }

    /// An answer without a resource.
    pub(crate) fn without_resource(
        capability: &str,
        messages: Vec<Message>,
        continue_url: Option<String>,
    ) -> Result<Self, ApiError> {
        let body = ErrorResponse {
            ucp: Ucp {
                version: VERSION.to_owned(),
                status: Some(UcpStatus::Error),
                capabilities: Some(Registry::from([(
                    capability.to_owned(),
                    vec![Capability::active()],
                )])),
                ..Ucp::default()
            },
            messages,
            continue_url,
        };
        Self::of(StatusCode::OK, None, &body)
    }

    /// The answer to a question for something that is not there, or not for the one who asks.
    pub(crate) fn not_found(capability: &str, what: &str) -> Result<Self, ApiError> {
        let message = Message::error(
            "not_found",
            None,
            format!("{what} not found."),
            Severity::Unrecoverable,
        );
        Self::without_resource(capability, vec![message], None)
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, JSON);
        headers.insert(header::CACHE_CONTROL, NO_STORE);
        if let Some(etag) = self.etag.and_then(|etag| HeaderValue::try_from(etag).ok()) {
            headers.insert(header::ETAG, etag);
        }
        if self.replayed {
            headers.insert(REPLAYED, HeaderValue::from_static("true"));
        }
        response
    }
}

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// Why a request was not carried out. Nothing of it is stored.
#[derive(Debug, Error)]
pub(crate) enum ApiError {
    /// The body is not what the operation takes.
    #[error("{0}")]
    Invalid(String),
    /// `UCP-Agent` is missing or malformed.
    #[error("{0}")]
    Profile(&'static str),
    /// Another version of the protocol.
    #[error("Version {0} is not supported. This shop implements version 2026-04-08.")]
    Version(String),
    /// The platform's profile cannot be fetched.
    #[error("The profile that UCP-Agent names cannot be fetched.")]
    #[cfg(feature = "test-hooks")]
    ProfileUnreachable,
    /// The platform's profile is none.
    #[error("What stands at the address in UCP-Agent is no profile of the protocol.")]
    #[cfg(any(test, feature = "test-hooks"))]
    ProfileMalformed,
    /// The platform and the shop have nothing in common.
    #[error("Your profile and this shop's have no version of checkout in common.")]
    #[cfg(any(test, feature = "test-hooks"))]
    Capabilities,
    /// `Idempotency-Key` is malformed.
    #[error("Idempotency-Key must be 1 to 255 visible ASCII characters.")]
    Key,
    /// The key stands for another body.
    #[error("This Idempotency-Key was used with another request. Use a new key for a new request.")]
    KeyConflict,
    /// The checkout cannot change any more.
    #[error("The checkout is completed and cannot change any more.")]
    Completed,
    /// The checkout cannot change any more.
    #[error("The checkout is canceled or expired. Create a new one.")]
    Canceled,
    /// The goods have left.
    #[error("The goods have left. Send them back instead.")]
    Shipped,
    /// There is nothing to pay by card, or no time left for it.
    #[error("This order cannot be paid by card, or not any more.")]
    PaymentOver,
    /// The provider does not take the payment.
    #[error("The payment provider does not take this payment. Ask the shop.")]
    PaymentRefused,
    /// `If-Match` names another revision; the current one is inside.
    #[error("The checkout has changed since. Read it again and show it before you go on.")]
    Revision(String),
    /// No bearer token.
    #[error("Send the order's token as Authorization: Bearer.")]
    Unauthorized,
    /// No such address.
    #[error("There is nothing at this address.")]
    NotFound,
    /// The address knows other methods.
    #[error("This address does not know that method.")]
    Method,
    /// The body has another type.
    #[error("Send the body as application/json.")]
    MediaType,
    /// A list of ids is longer than is looked up at once.
    #[error("ids must hold {0} ids at most.")]
    Batch(usize),
    /// The body is longer than is read.
    #[error("The body is longer than 256 KiB.")]
    TooLarge,
    /// The address asks for too many changes.
    #[error("There are too many requests from your address. Wait a moment.")]
    TooMany,
    /// The answer was not ready in time.
    #[error("The request took too long. Try again with the same Idempotency-Key.")]
    Timeout,
    /// The store did not work.
    #[error("The shop cannot store this just now. Try again with the same Idempotency-Key.")]
    Store(#[from] StoreError),
    /// A value could not be written or read as JSON.
    #[error("The shop cannot answer just now. Try again with the same Idempotency-Key.")]
    Json(#[from] serde_json::Error),
    /// There are no random numbers, or no settings.
    #[error("The shop cannot answer just now. Try again with the same Idempotency-Key.")]
    Unavailable(&'static str),
}

impl From<sqlx::Error> for ApiError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(StoreError::from(error))
    }
}

impl ApiError {
    fn status_and_code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Invalid(_) => (StatusCode::BAD_REQUEST, "invalid_request"),
            Self::Profile(_) => (StatusCode::BAD_REQUEST, "invalid_profile_url"),
            Self::Version(_) => (StatusCode::UNPROCESSABLE_ENTITY, "version_unsupported"),
            #[cfg(feature = "test-hooks")]
            Self::ProfileUnreachable => (StatusCode::FAILED_DEPENDENCY, "profile_unreachable"),
            #[cfg(any(test, feature = "test-hooks"))]
            Self::ProfileMalformed => (StatusCode::UNPROCESSABLE_ENTITY, "profile_malformed"),
            #[cfg(any(test, feature = "test-hooks"))]
            Self::Capabilities => (StatusCode::OK, "capabilities_incompatible"),
            Self::Key => (StatusCode::BAD_REQUEST, "invalid_idempotency_key"),
            Self::KeyConflict => (StatusCode::CONFLICT, "idempotency_conflict"),
            Self::Completed => (StatusCode::CONFLICT, "checkout_completed"),
            Self::Canceled => (StatusCode::CONFLICT, "checkout_canceled"),
            Self::Shipped => (StatusCode::CONFLICT, "order_shipped"),
            Self::PaymentOver => (StatusCode::CONFLICT, "payment_over"),
            Self::PaymentRefused => (StatusCode::CONFLICT, "payment_refused"),
            Self::Revision(_) => (StatusCode::PRECONDITION_FAILED, "revision_mismatch"),
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::Method => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type"),
            Self::Batch(_) => (StatusCode::BAD_REQUEST, "request_too_large"),
            Self::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "body_too_large"),
            Self::TooMany => (StatusCode::TOO_MANY_REQUESTS, "too_many_requests"),
            Self::Timeout => (StatusCode::REQUEST_TIMEOUT, "timeout"),
            Self::Store(_) | Self::Json(_) | Self::Unavailable(_) => {
                (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
            }
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, code) = self.status_and_code();
        // What two sides have not in common is an outcome of the protocol, not of its transport.
        if status.is_success() {
            let message = Message::error(code, None, self.to_string(), Severity::Unrecoverable);
            return Answer::without_resource(CHECKOUT, vec![message], None).into_response();
        }
        if status.is_server_error() {
            tracing::error!(cause = ?self, "a request could not be carried out");
        }
        let body = ProtocolError {
            code: code.to_owned(),
            content: self.to_string(),
            continue_url: None,
        };
        // Two texts are always JSON; the empty object stands in for the impossible.
        let body = serde_json::to_string(&body).unwrap_or_else(|_| "{}".to_owned());
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, JSON);
        headers.insert(header::CACHE_CONTROL, NO_STORE);
        match self {
            Self::Revision(etag) => {
                if let Ok(etag) = HeaderValue::try_from(etag) {
                    headers.insert(header::ETAG, etag);
                }
            }
            Self::Unauthorized => {
                headers.insert(
                    header::WWW_AUTHENTICATE,
                    HeaderValue::from_static("Bearer realm=\"ucp\""),
                );
            }
            Self::Store(_) | Self::Json(_) | Self::Unavailable(_) | Self::TooMany => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
            }
            _ => {}
        }
        response
    }
}
