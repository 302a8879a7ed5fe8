//! Addresses of the catalogue. Questions change nothing, so they need no key.

use axum::extract::State;
use axum::http::{HeaderMap, header};

use super::{AppState, Body, agent, text};
use crate::answer::{Answer, ApiError};
use crate::{body, shelf};

pub(super) async fn lookup(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer, ApiError> {
    let body = body::bytes(&headers, body)?;
    agent(&state, &headers)?;
    let language = text(&headers, &header::ACCEPT_LANGUAGE);
    shelf::lookup(state, language, body::json(&body)?).await
}

pub(super) async fn product(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer, ApiError> {
    let body = body::bytes(&headers, body)?;
    agent(&state, &headers)?;
    let language = text(&headers, &header::ACCEPT_LANGUAGE);
    shelf::product(state, language, body::json(&body)?).await
}
