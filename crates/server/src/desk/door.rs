//! In and out: the page of a link, signing in by it, signing out.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::fields::{Fields, Nonce};
use super::html::{Html, Page};
use super::session;
use super::web::{self, Refusal};
use crate::app::AppState;

pub(super) type Body = Result<Bytes, BytesRejection>;

/// The fields of a form that arrived.
pub(super) fn fields(body: Body) -> Result<Fields, Refusal> {
    let body = body.map_err(|_| Refusal::Form)?;
    Ok(Fields::read(&String::from_utf8_lossy(&body)))
}

/// The page of a link. Looking at it uses nothing up: programs that look into mails open links too.
pub(super) async fn knock(Path(token): Path<String>) -> Page {
    let mut body = Html::default();
    body.raw("<h1>The merchant\u{2019}s desk</h1>")
        .raw("<p>This link lets you in once, on this device, for twelve hours.</p>")
        .raw("<form method=\"post\" action=\"/desk/enter\"><input type=\"hidden\" name=\"token\" value=\"")
        .text(&token)
        .raw("\"><button class=\"main\">Sign in</button></form>");
    Page {
        status: StatusCode::OK,
        title: "Sign in".to_owned(),
        head: None,
        body,
    }
}

/// Signs in by a link.
pub(super) async fn enter(State(state): State<AppState>, body: Body) -> Result<Response, Refusal> {
    let link = fields(body)?.get("token").to_owned();
    let mut transaction = state.store.begin().await?;
    let entered = session::enter(&mut transaction, &state.sources, &link).await?;
    let Some((_, token)) = entered else {
        let says = "It was used before, or more than 15 minutes have passed since it was made. Nothing was changed. Ask for \
                    a new one: whoever runs the shop makes it with \u{201c}souk desk link\u{201d}.";
        let page = Page::plain(StatusCode::FORBIDDEN, "This link lets nobody in", says);
        return Ok(page.into_response());
    };
    transaction.commit().await?;
    let cookie = [(header::SET_COOKIE, web::cookie(&state, Some(&token)))];
    Ok((cookie, Redirect::to("/desk")).into_response())
}

/// Signs out, on this device.
pub(super) async fn leave(
    State(state): State<AppState>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let sitting = web::sitting(&state, &headers).await?;
    Nonce::proven(&fields(body)?, &sitting).ok_or(Refusal::Foreign)?;
    let mut transaction = state.store.begin().await?;
    session::leave(&mut transaction, &sitting.row, state.sources.now()).await?;
    transaction.commit().await?;
    let cookie = [(header::SET_COOKIE, web::cookie(&state, None))];
    let says = "Close this window, too, if others use the device.";
    let page = Page::plain(StatusCode::OK, "You are signed out", says);
    Ok((cookie, page).into_response())
}
