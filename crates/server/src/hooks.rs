//! What a conformance suite may do to a server of its own: profiles from files, a token for every order, a store that
//! ages and breaks, and the address that the suite leaves out. The feature `test-hooks` alone brings it in.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::after::{Change, OrderError};
use crate::agent::{Agent, negotiate};
use crate::answer::ApiError;
use crate::app::AppState;
use crate::body::MAX_BODY;
use crate::store::StoreError;

/// The token that [`Hooks`] hand out: it opens every order.
const MASTER: &str = "conformance-conformance-conformance";

/// What a conformance suite brings along.
#[derive(Debug, Clone, Default)]
pub struct Hooks {
    /// Profiles of platforms: address and file. A file that is not there is a profile that cannot be fetched.
    pub trusted_profiles: BTreeMap<String, PathBuf>,
    /// Whether orders are read without a token.
    pub has_open_orders: bool,
}

impl Hooks {
    /// Compares the caller's profile with what the shop can do, where there is one.
    pub(crate) fn negotiate(&self, agent: &Agent) -> Result<(), ApiError> {
        let Some(file) = self.trusted_profiles.get(&agent.profile) else {
            return Ok(());
        };
        let profile = fs::read(file).map_err(|_| ApiError::ProfileUnreachable)?;
        negotiate(&profile)
    }
}

/// The token of a request that brings none, where orders are open.
pub(crate) fn stand_in(hooks: &Hooks, authorization: Option<String>) -> Option<String> {
    authorization.or_else(|| hooks.has_open_orders.then(|| format!("Bearer {MASTER}")))
}

/// Whether a token is the one that opens every order.
pub(crate) fn is_master(token: &str) -> bool {
    token == MASTER
}

/// The router with the suite's own addresses, and with complete addresses in what it asks for.
pub(crate) fn around(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    let own = Router::new()
        .route("/testing/oauth/mint", post(mint))
        .route("/ucp/v1/testing/idempotency/age", post(age))
        .route("/ucp/v1/testing/idempotency/outage", post(outage))
        .route("/ucp/v1/testing/orders/{id}/adjust", post(adjust))
        .with_state(state.clone());
    router.merge(own).layer(from_fn(complete))
}

async fn mint() -> Json<Value> {
    Json(json!({ "access_token": MASTER, "token_type": "Bearer" }))
}

async fn age(State(state): State<AppState>, Json(wish): Json<Value>) -> StatusCode {
    let hours = wish.get("hours").and_then(Value::as_i64).unwrap_or(0);
    done(state.store.age_replies(hours * 3600).await)
}

async fn outage(State(state): State<AppState>, Json(wish): Json<Value>) -> StatusCode {
    let is_on = wish.get("enabled").and_then(Value::as_bool) == Some(true);
    done(state.store.break_replies(is_on).await)
}

/// Pays an order and gives the money for some pieces back.
async fn adjust(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Json(wish): Json<Value>,
) -> StatusCode {
    let line = wish.get("line_item_id").and_then(Value::as_str);
    let pieces = wish.get("quantity").and_then(Value::as_u64);
    let pieces = pieces.and_then(|pieces| u32::try_from(pieces).ok());
    let (Some(line), Some(pieces)) = (line, pieces) else {
        return StatusCode::BAD_REQUEST;
    };
    let work = async {
        let mut transaction = state.store.begin().await?;
        let mut change = Change {
            connection: &mut transaction,
            actor: "merchant",
            now: state.sources.now(),
            sources: &state.sources,
        };
        let mut order = change.order(&id).await?;
        let price = order.lines.iter().find(|known| known.line_id == line);
        let price = price.map_or(0, |line| line.price);
        let total = order.total;
        change.receive(&mut order, total, None).await?;
        let amount = price.saturating_mul(i64::from(pieces));
        let lines = [(line.to_owned(), pieces)];
        change.refund(&mut order, amount, &lines, None).await?;
        transaction.commit().await.map_err(StoreError::from)?;
        Ok::<(), OrderError>(())
    };
    done(work.await)
}

fn done<E: std::fmt::Debug>(outcome: Result<(), E>) -> StatusCode {
    match outcome {
        Ok(()) => StatusCode::OK,
        Err(error) => {
            tracing::error!(?error, "a hook failed");
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// The suite buys without an address and without a mail address. A shop that sends parcels cannot sell to nobody, so
/// what is missing is put in before the shop sees the request.
async fn complete(request: Request, next: Next) -> Response {
    let is_session = request.uri().path().contains("/checkout-sessions");
    let (mut parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, MAX_BODY).await else {
        return ApiError::TooLarge.into_response();
    };
    let filled = serde_json::from_slice::<Value>(&bytes)
        .ok()
        .filter(|body| is_session && body.get("line_items").is_some())
        .map(|mut body| {
            fill(&mut body);
            body.to_string().into_bytes()
        });
    let body = filled.unwrap_or_else(|| bytes.to_vec());
    parts.headers.remove(header::CONTENT_LENGTH);
    next.run(Request::from_parts(parts, Body::from(body))).await
}

fn fill(body: &mut Value) {
    let Some(body) = body.as_object_mut() else {
        return;
    };
    body.entry("buyer").or_insert_with(
        || json!({ "first_name": "Con", "last_name": "Formance", "email": "buyer@shop.example" }),
    );
    let fulfillment = body
        .entry("fulfillment")
        .or_insert_with(|| json!({ "methods": [{ "type": "shipping", "destinations": [{ "address_country": "US" }] }] }));
    let destinations = fulfillment
        .pointer_mut("/methods/0/destinations")
        .and_then(Value::as_array_mut);
    for destination in destinations.into_iter().flatten() {
        let Some(destination) = destination.as_object_mut() else {
            continue;
        };
        for (part, text) in [
            ("first_name", "Con Formance"),
            ("phone_number", "+1 212 555 0100"),
            ("street_address", "1 Main Street"),
            ("address_locality", "New York"),
            ("address_region", "NY"),
            ("postal_code", "10001"),
        ] {
            destination.entry(part).or_insert_with(|| json!(text));
        }
    }
}
