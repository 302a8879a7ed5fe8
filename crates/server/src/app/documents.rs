//! What the shop says about itself, for programs: profiles, schemas, the interface, how fresh it is.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::{AppState, Segment};
use crate::answer::ApiError;
use crate::{profile, status};

/// Seconds for which a profile may be kept.
const PROFILE_AGE: HeaderValue = HeaderValue::from_static("public, max-age=3600");
/// What the shop adds to the protocol, for people.
const SPECIFICATION: &str = include_str!("../../../../docs/formats/ucp.md");
/// The interface, for programs: `OpenAPI` 3.1.
pub(crate) const DESCRIPTION: &str = include_str!("../../openapi.json");

pub(super) async fn business_profile(State(state): State<AppState>) -> Response {
    kept(Json(profile::business(
        state.offering().shop(),
        &state.cards,
    )))
}

pub(super) async fn platform_profile(State(state): State<AppState>) -> Response {
    kept(Json(profile::platform(
        state.offering().shop(),
        &state.cards,
    )))
}

pub(super) async fn own_schema(
    State(state): State<AppState>,
    Segment(file): Segment,
) -> Result<Response, ApiError> {
    let name = file.strip_suffix(".json").ok_or(ApiError::NotFound)?;
    let schema = profile::schema(state.offering().shop(), name).ok_or(ApiError::NotFound)?;
    Ok(kept(Json(schema)))
}

pub(super) async fn specification() -> Response {
    let kind = [(header::CONTENT_TYPE, "text/markdown; charset=utf-8")];
    kept((kind, SPECIFICATION))
}

pub(super) async fn description() -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    kept((kind, DESCRIPTION))
}

pub(super) async fn feed_status(State(state): State<AppState>) -> Response {
    let fresh = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (fresh, Json(status::status(&state))).into_response()
}

/// An answer that anyone may keep for an hour.
fn kept(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, PROFILE_AGE);
    response
}
