//! The backend as the checkout asks for it: UCP 2026-04-08 over fetch.
//!
//! Every call that changes something carries an idempotency key and, where a revision was shown, `If-Match`. An answer
//! that cannot be read counts as no answer: the request may or may not have been carried out, and only the same bytes
//! under the same key may be sent again.

use serde::Serialize;
use serde::de::DeserializeOwned;
use souk_ucp::v2026_04_08::{
    Checkout, CheckoutComplete, CheckoutRequest, ErrorResponse, Message, Order, ProtocolError,
};
use thiserror::Error;

use crate::platform::{self, Answer, NetError, Request};

/// Milliseconds after which the backend counts as not answering.
const TIMEOUT_MS: u32 = 20_000;

/// Why the backend did not do what it was asked to.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShopError {
    /// It cannot be reached, or does not answer in time.
    #[error(transparent)]
    Net(#[from] NetError),
    /// It answers something that is not the protocol.
    #[error("the shop's answer cannot be read")]
    Garbage,
    /// What was asked about has changed since it was shown.
    #[error("this has changed since it was shown")]
    Changed,
    /// There is no such thing, or not for this token.
    #[error("this is not there")]
    Missing,
    /// Nothing can be made of the request; the messages say why.
    #[error("the shop refuses this")]
    Refused(Vec<Message>),
    /// The request was not carried out.
    #[error("the shop refuses this: {0}")]
    NotCarriedOut(String),
}

/// A checkout session at a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// What the server said.
    pub checkout: Checkout,
    /// Its revision, for `If-Match`.
    pub etag: Option<String>,
}

/// The backend at one address.
#[derive(Debug, Clone)]
pub struct ShopClient {
    base: String,
}

impl ShopClient {
    /// The backend at an origin; empty for the page's own.
    pub fn new(origin: &str) -> Self {
        Self {
            base: format!("{origin}/ucp/v1"),
        }
    }

    /// Opens a session.
    ///
    /// # Errors
    /// [`ShopError`].
    pub async fn create(&self, request: &CheckoutRequest, key: &str) -> Result<Session, ShopError> {
        let headers = vec![("Idempotency-Key", key.to_owned())];
        session(
            self.send("POST", "/checkout-sessions", headers, Some(json(request)?))
                .await?,
        )
    }

    /// Reads a session as it stands.
    ///
    /// # Errors
    /// [`ShopError`].
    pub async fn read(&self, id: &str) -> Result<Session, ShopError> {
        session(
            self.send("GET", &format!("/checkout-sessions/{id}"), Vec::new(), None)
                .await?,
        )
    }

    /// Replaces what a session holds.
    ///
    /// # Errors
    /// [`ShopError`]; [`ShopError::Changed`] when the session is not at the revision any more.
    pub async fn update(
        &self,
        shown: &Session,
        request: &CheckoutRequest,
        key: &str,
    ) -> Result<Session, ShopError> {
        let path = format!("/checkout-sessions/{}", shown.checkout.id);
        session(
            self.send("PUT", &path, revision(shown, key), Some(json(request)?))
                .await?,
        )
    }

    /// Places the order of a session at the revision that was shown.
    ///
    /// # Errors
    /// [`ShopError`]. An answer that is not `completed` is no error: it says what is to be shown first.
    pub async fn complete(
        &self,
        shown: &Session,
        body: &CheckoutComplete,
        key: &str,
    ) -> Result<Session, ShopError> {
        let path = format!("/checkout-sessions/{}/complete", shown.checkout.id);
        session(
            self.send("POST", &path, revision(shown, key), Some(json(body)?))
                .await?,
        )
    }

    /// Reads an order with its token.
    ///
    /// # Errors
    /// [`ShopError`]; [`ShopError::Missing`] for an unknown order and for a wrong token alike.
    pub async fn order(&self, id: &str, token: &str) -> Result<Order, ShopError> {
        let headers = vec![("Authorization", format!("Bearer {token}"))];
        read_body(
            &self
                .send("GET", &format!("/orders/{id}"), headers, None)
                .await?,
        )
    }

    /// Begins to pay an order by card, or looks whether it was paid; the order then says where the page is.
    ///
    /// # Errors
    /// [`ShopError`].
    pub async fn pay_by_card(&self, id: &str, token: &str) -> Result<Order, ShopError> {
        let headers = vec![("Authorization", format!("Bearer {token}"))];
        let path = format!("/orders/{id}/payment-attempts");
        read_body(&self.send("POST", &path, headers, None).await?)
    }

    async fn send(
        &self,
        method: &'static str,
        path: &str,
        mut headers: Vec<(&'static str, String)>,
        body: Option<String>,
    ) -> Result<Answer, ShopError> {
        let profile = format!("profile=\"{}/ucp/platform.json\"", platform::origin());
        headers.push(("UCP-Agent", profile));
        headers.push(("Request-Id", platform::random_key()));
        if body.is_some() {
            headers.push(("Content-Type", "application/json".into()));
        }
        let url = format!("{}{path}", self.base);
        Ok(platform::send(Request {
            method,
            url,
            headers,
            body,
            timeout_ms: TIMEOUT_MS,
        })
        .await?)
    }
}

fn revision(shown: &Session, key: &str) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Idempotency-Key", key.to_owned())];
    headers.extend(shown.etag.clone().map(|etag| ("If-Match", etag)));
    headers
}

fn json(body: &impl Serialize) -> Result<String, ShopError> {
    serde_json::to_string(body).map_err(|_| ShopError::Garbage)
}

fn session(answer: Answer) -> Result<Session, ShopError> {
    Ok(Session {
        checkout: read_body(&answer)?,
        etag: answer.etag,
    })
}

fn read_body<T: DeserializeOwned>(answer: &Answer) -> Result<T, ShopError> {
    match answer.status {
        200 | 201 => {}
        404 | 401 => return Err(ShopError::Missing),
        412 => return Err(ShopError::Changed),
        // The server stopped waiting, or nobody asked it: the change may have been made, or be made yet.
        408 | 425 | 429 => return Err(ShopError::Net(NetError::Timeout)),
        400..=499 => {
            let error: ProtocolError =
                serde_json::from_slice(&answer.body).map_err(|_| ShopError::Garbage)?;
            return Err(ShopError::NotCarriedOut(error.content));
        }
        _ => return Err(ShopError::Garbage),
    }
    let refused = serde_json::from_slice::<ErrorResponse>(&answer.body)
        .ok()
        .filter(ErrorResponse::is_error);
    if let Some(refused) = refused {
        let is_missing = refused
            .messages
            .iter()
            .any(|message| message.is_about("not_found"));
        return Err(if is_missing {
            ShopError::Missing
        } else {
            ShopError::Refused(refused.messages)
        });
    }
    serde_json::from_slice(&answer.body).map_err(|_| ShopError::Garbage)
}

impl ShopError {
    /// Whether nobody knows if the request was carried out.
    pub fn is_uncertain(&self) -> bool {
        matches!(self, Self::Net(_) | Self::Garbage)
    }
}
