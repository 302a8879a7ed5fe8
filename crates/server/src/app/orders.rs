//! Orders, as their buyers reach them.

use axum::extract::State;
use axum::http::{HeaderMap, header};

use super::{AppState, Segment, agent, text, to_the_end};
use crate::answer::{Answer, ApiError};
use crate::card;
use crate::order;

pub(super) async fn read(
    State(state): State<AppState>,
    headers: HeaderMap,
    Segment(id): Segment,
) -> Result<Answer, ApiError> {
    let agent = agent(&state, &headers)?;
    let authorization = text(&headers, &header::AUTHORIZATION);
    #[cfg(feature = "test-hooks")]
    let authorization = crate::hooks::stand_in(&state.hooks, authorization);
    let token = order::bearer(authorization.as_deref())?.to_owned();
    order::read(state, agent.extended, id, token).await
}

pub(super) async fn claim_payment(
    State(state): State<AppState>,
    Segment(id): Segment,
    headers: HeaderMap,
) -> Result<Answer, ApiError> {
    wish(state, &headers, id, order::Wish::ClaimPayment).await
}

pub(super) async fn cancel(
    State(state): State<AppState>,
    Segment(id): Segment,
    headers: HeaderMap,
) -> Result<Answer, ApiError> {
    wish(state, &headers, id, order::Wish::Cancel).await
}

/// Sends the buyer to the page where the order is paid by card.
pub(super) async fn pay(
    State(state): State<AppState>,
    Segment(id): Segment,
    headers: HeaderMap,
) -> Result<Answer, ApiError> {
    let agent = agent(&state, &headers)?;
    let authorization = text(&headers, &header::AUTHORIZATION);
    let token = order::bearer(authorization.as_deref())?.to_owned();
    to_the_end(card::pay(state, agent.extended, id, token)).await
}

async fn wish(
    state: AppState,
    headers: &HeaderMap,
    id: String,
    wish: order::Wish,
) -> Result<Answer, ApiError> {
    let agent = agent(&state, headers)?;
    let authorization = text(headers, &header::AUTHORIZATION);
    let token = order::bearer(authorization.as_deref())?.to_owned();
    to_the_end(order::wish(state, agent.extended, id, token, wish)).await
}
