//! The desk in a browser: pages and native forms below `/desk`, without any script.
//!
//! Nothing here decides about an order: [`super::acts`] carries out what `souk orders` does too. Cookies are read
//! nowhere else in the backend, and these addresses stand outside of what pages elsewhere may call.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{any, get, post};

use super::fields::Nonce;
use super::html::{Html, Page};
use super::{acts, door, list, order, session, state};
use crate::after::OrderError;
use crate::app::AppState;
use crate::serve::is_of_this_machine;
use crate::store::StoreError;
use crate::store::sessions::{self, SessionRow};

/// Longest form that is read, in bytes.
const MAX_FORM: usize = 64 * 1024;
/// The look: the shop's own tokens, and what is the desk's.
const STYLE: &str = concat!(
    include_str!("../../../../style/tokens.css"),
    include_str!("desk.css")
);
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Somebody at the desk, with what proves it.
#[derive(Debug, Clone)]
pub(crate) struct Sitting {
    /// Their session.
    pub(super) row: SessionRow,
    /// Its token, as the cookie brought it.
    pub(super) token: String,
}

/// Why a page is not shown, or a form not read.
#[derive(Debug)]
pub(super) enum Refusal {
    /// Nobody is signed in.
    Door,
    /// The role does not allow it.
    Role,
    /// There is no such page or order.
    Missing,
    /// The desk did not write this form for this session.
    Foreign,
    /// The form is longer than is read, or did not arrive whole.
    Form,
    /// The store did not work.
    Broken(OrderError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.into())
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<OrderError> for Refusal {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::Missing(_) => Self::Missing,
            error => Self::Broken(error),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, title, says) = match self {
            Self::Door => (
                StatusCode::FORBIDDEN,
                "You are not signed in",
                "Whoever runs the shop makes a link with \u{201c}souk desk link\u{201d}; it lets you in once, within 15 \
                 minutes. A form that you sent just now changed nothing.",
            ),
            Self::Role => (
                StatusCode::FORBIDDEN,
                "Your role does not allow this",
                "Nothing was changed. Readers look; staff book payments, pick, send and cancel; owners also book money \
                 that goes back.",
            ),
            Self::Missing => (
                StatusCode::NOT_FOUND,
                "There is nothing here",
                "No page of the desk and no order has this address. The list of orders is at /desk.",
            ),
            Self::Foreign => (
                StatusCode::FORBIDDEN,
                "This form is not from your session",
                "Nothing was changed. Open the order again and send its form from there.",
            ),
            Self::Form => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "The form did not arrive whole",
                "Nothing was changed. Go back and send it again, with shorter texts.",
            ),
            Self::Broken(error) => {
                tracing::error!(cause = ?error, "a page of the desk could not be answered");
                (
                    StatusCode::SERVICE_UNAVAILABLE,
                    "The shop cannot answer just now",
                    "Wait a moment, go back and send the form again: it counts once, even if it has arrived already.",
                )
            }
        };
        Page::plain(status, title, says).into_response()
    }
}

/// Everything below `/desk`.
pub(crate) fn router() -> Router<AppState> {
    Router::new()
        .route("/desk", get(list::page))
        .route("/desk/", get(async || Redirect::permanent("/desk")))
        .route("/desk/desk.css", get(style))
        .route("/desk/link/{token}", get(door::knock))
        .route("/desk/enter", post(door::enter))
        .route("/desk/leave", post(door::leave))
        .route("/desk/shop", get(state::shop))
        .route("/desk/audit", get(state::audit))
        .route("/desk/orders/{reference}", get(order::page))
        .route("/desk/orders/{reference}/{act}", post(acts::submit))
        .route("/desk/{*rest}", any(async || Refusal::Missing))
        .layer(DefaultBodyLimit::max(MAX_FORM))
        .layer(from_fn(seal))
}

/// Refuses forms of other sites, whatever cookie comes with them, and says of every answer that nobody keeps, frames or
/// indexes it.
async fn seal(request: Request, next: Next) -> Response {
    let is_change = ![Method::GET, Method::HEAD].contains(request.method());
    let site = request.headers().get(FETCH_SITE);
    let is_own = site.is_none_or(|site| site == "same-origin");
    let mut response = if is_change && !is_own {
        Refusal::Foreign.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"),
        ("x-robots-tag", "noindex"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn style() -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        // It holds nothing of anybody, and changes with the program only.
        (header::CACHE_CONTROL, "public, max-age=600"),
    ];
    (headers, STYLE).into_response()
}

/// Whether cookies travel over TLS only: everywhere but on this very machine.
fn is_secure(state: &AppState) -> bool {
    !is_of_this_machine(&state.offering().shop().origin)
}

/// The cookie's name. Of the first one a browser lets no other host of the same domain set it.
fn cookie_name(state: &AppState) -> &'static str {
    if is_secure(state) {
        "__Host-souk-desk"
    } else {
        "souk-desk"
    }
}

/// The cookie of a session; with no token the one that takes it away.
pub(super) fn cookie(state: &AppState, token: Option<&str>) -> String {
    let (token, age) = token.map_or(("", 0), |token| (token, session::SESSION));
    let secure = if is_secure(state) { "; Secure" } else { "" };
    let name = cookie_name(state);
    format!("{name}={token}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}")
}

/// Whoever asks, when they are signed in.
pub(super) async fn sitting(state: &AppState, headers: &HeaderMap) -> Result<Sitting, Refusal> {
    let name = cookie_name(state);
    let cookies = headers.get_all(header::COOKIE).into_iter();
    let token = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .ok_or(Refusal::Door)?;
    let mut connection = state.store.reader().await?;
    let hash = session::token_hash(token);
    let row = sessions::find(&mut connection, &hash, state.sources.now()).await?;
    Ok(Sitting {
        row: row.ok_or(Refusal::Door)?,
        token: token.to_owned(),
    })
}

/// What stands above every page of somebody who is signed in.
pub(super) fn head(state: &AppState, sitting: &Sitting) -> Result<Html, Refusal> {
    let offering = state.offering();
    let shop = offering.shop();
    let language = shop.languages.first();
    let mut html = Html::default();
    html.raw("<a class=\"shop\" href=\"/desk\">");
    if let Some(language) = language {
        html.local(language.as_str(), shop.name.get(language))
            .raw(" \u{b7} ");
    }
    html.raw("desk</a><nav aria-label=\"Desk\"><a href=\"/desk\">Orders</a> <a href=\"/desk/shop\">Shop</a> <a href=\"/desk/audit\">Audit</a></nav>");
    html.raw("<form class=\"leave\" method=\"post\" action=\"/desk/leave\"><span>Signed in as ")
        .text(sitting.row.role.as_str())
        .raw(" ")
        .code(&sitting.row.id)
        .raw("</span>");
    Nonce::new(&state.sources)?.write(&mut html, sitting);
    html.raw("<button>Sign out</button></form>");
    Ok(html)
}
