//! The router: addresses, what stands before them, and what they share.

mod catalog;
pub(crate) mod documents;
mod orders;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use souk_commerce::payment::Receivers;
use souk_commerce::{Coupon, SellerId};
use tower_http::cors::{Any, CorsLayer};

use crate::agent::Agent;
use crate::answer::{Answer, ApiError, REPLAYED};
use crate::body;
use crate::card::{self, Cards};
use crate::catalogue::Catalogue;
use crate::checkout::{self, Call, Offering};
use crate::desk;
use crate::idempotency::Keyed;
use crate::limit::{Limiter, limit};
use crate::operations::Meter;
use crate::press::OpenPress;
use crate::profile;
use crate::site::{self, Site};
use crate::source::Sources;
use crate::status::Feeds;
use crate::store::Store;

/// Longest time that a request may take.
const PATIENCE: Duration = Duration::from_secs(15);

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const UCP_AGENT: HeaderName = HeaderName::from_static("ucp-agent");
const REQUEST_ID: HeaderName = HeaderName::from_static("request-id");

/// What every request can reach: the pack, the store, the files, time and chance.
#[derive(Debug, Clone)]
pub struct AppState {
    build: Arc<RwLock<Build>>,
    folder: Arc<Path>,
    press: Option<OpenPress>,
    pub(crate) feeds: Feeds,
    pub(crate) store: Store,
    pub(crate) sources: Sources,
    pub(crate) receivers: Arc<BTreeMap<SellerId, Receivers>>,
    pub(crate) cards: Arc<Cards>,
    pub(crate) coupons: Arc<[Coupon]>,
    pub(crate) meter: Meter,
    #[cfg(feature = "test-hooks")]
    pub(crate) hooks: Arc<crate::hooks::Hooks>,
}

/// What one run of `souk build` brought.
#[derive(Debug, Clone)]
struct Build {
    catalogue: Arc<dyn Catalogue>,
    site: Arc<Site>,
}

impl AppState {
    /// A backend that sells from a catalogue and serves the files of a folder.
    pub fn new(
        catalogue: Arc<dyn Catalogue>,
        store: Store,
        sources: Sources,
        folder: &Path,
    ) -> Self {
        let site = Arc::new(Site::open(folder, None));
        Self {
            build: Arc::new(RwLock::new(Build { catalogue, site })),
            folder: folder.into(),
            press: None,
            feeds: Feeds::default(),
            store,
            sources,
            receivers: Arc::default(),
            cards: Arc::default(),
            coupons: Arc::default(),
            meter: Meter::default(),
            #[cfg(feature = "test-hooks")]
            hooks: Arc::default(),
        }
    }

    /// The same, with what a conformance suite may do to it.
    #[cfg(feature = "test-hooks")]
    #[must_use]
    pub fn with_hooks(mut self, hooks: crate::hooks::Hooks) -> Self {
        self.hooks = Arc::new(hooks);
        self
    }

    /// The same, with codes for transfers to these receivers.
    #[must_use]
    pub fn with_receivers(mut self, receivers: BTreeMap<SellerId, Receivers>) -> Self {
        self.receivers = Arc::new(receivers);
        self
    }

    /// The same, with sellers who take cards.
    #[must_use]
    pub fn with_cards(mut self, cards: Cards) -> Self {
        self.cards = Arc::new(cards);
        self
    }

    /// The same, with codes that take something off, in the order in which they are tried.
    #[must_use]
    pub fn with_coupons(mut self, coupons: Vec<Coupon>) -> Self {
        self.coupons = coupons.into();
        self
    }

    /// The same, with pages that no file holds drawn when they are asked for.
    #[must_use]
    pub fn with_press(mut self, press: OpenPress) -> Self {
        self.press = Some(press);
        let catalogue = self.build().catalogue;
        self.replace(catalogue);
        self
    }

    /// Takes over a new build: its catalogue, and the rules of the folder. Requests under way keep the one that they
    /// began with.
    pub fn replace(&self, catalogue: Arc<dyn Catalogue>) {
        let site = Arc::new(Site::open(&self.folder, self.press));
        // A poisoned lock holds a whole build all the same: it is replaced in one step.
        *self.build.write().unwrap_or_else(PoisonError::into_inner) = Build { catalogue, site };
    }

    fn build(&self) -> Build {
        self.build
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// What is sold at this moment.
    pub(crate) fn offering(&self) -> Offering {
        Offering {
            catalogue: self.build().catalogue,
            cards: Arc::clone(&self.cards),
            coupons: Arc::clone(&self.coupons),
        }
    }

    /// The folder's files and rules.
    pub(crate) fn site(&self) -> Arc<Site> {
        self.build().site
    }
}

/// The whole backend as one router.
pub fn app(state: AppState) -> Router {
    let shopping = Router::new()
        .route("/checkout-sessions", post(create))
        .route("/checkout-sessions/{id}", get(read).put(update))
        .route("/checkout-sessions/{id}/complete", post(complete))
        .route("/checkout-sessions/{id}/cancel", post(cancel))
        .route("/catalog/lookup", post(catalog::lookup))
        .route("/catalog/product", post(catalog::product))
        .route("/orders/{id}", get(orders::read))
        .route("/orders/{id}/payment-claims", post(orders::claim_payment))
        .route("/orders/{id}/payment-attempts", post(orders::pay))
        .route("/orders/{id}/cancel", post(orders::cancel));
    let ucp = Router::new()
        .nest("/v1", shopping)
        .route("/platform.json", get(documents::platform_profile))
        .route("/schemas/{file}", get(documents::own_schema))
        .route("/spec", get(documents::specification))
        .route("/openapi.json", get(documents::description))
        .route("/status", get(documents::feed_status))
        .fallback(async || ApiError::NotFound)
        .method_not_allowed_fallback(async || ApiError::Method);
    let notices = Router::new()
        .route("/webhooks/stripe", post(notice))
        .layer(DefaultBodyLimit::max(body::MAX_BODY))
        .layer(from_fn(in_time));
    let outside = Router::new()
        .nest("/ucp", ucp)
        .route("/.well-known/ucp", get(documents::business_profile));
    #[cfg(feature = "test-hooks")]
    let outside = crate::hooks::around(outside, &state);
    outside
        .layer(cors())
        .layer(DefaultBodyLimit::max(body::MAX_BODY))
        // Behind the doors of the desk there are cookies: no page elsewhere may call there.
        .merge(desk::web::router())
        .layer(from_fn(in_time))
        .layer(from_fn_with_state(Limiter::default(), limit))
        // A provider may have much to say at once, and proves who it is.
        .merge(notices)
        .fallback(site::serve)
        .layer(from_fn_with_state(state.clone(), site::headers))
        .layer(from_fn_with_state(state.meter.clone(), log))
        .with_state(state)
}

/// Any page may call; there are no cookies that it could misuse.
fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([
            header::CONTENT_TYPE,
            header::AUTHORIZATION,
            header::IF_MATCH,
            header::ACCEPT_LANGUAGE,
            UCP_AGENT,
            IDEMPOTENCY_KEY,
            REQUEST_ID,
        ])
        .expose_headers([header::ETAG, header::RETRY_AFTER, REPLAYED])
        .max_age(Duration::from_hours(24))
}

async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::Timeout.into_response(),
    }
}

/// One line for each request: method, route, status, time. Never an address as it was sent: it holds ids that open
/// checkouts and orders.
async fn log(State(meter): State<Meter>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map(|path| path.as_str().to_owned());
    let start = tokio::time::Instant::now();
    let response = next.run(request).await;
    let (route, time) = (route.as_deref().unwrap_or("files"), start.elapsed());
    meter.count(route, response.status(), time);
    tracing::debug!(
        %method,
        route,
        status = response.status().as_u16(),
        milliseconds = time.as_millis(),
        "answered"
    );
    response
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers
        .get(name)
        .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Who calls. The storefront's profile counts under the shop's origin and under the address that was called.
fn agent(state: &AppState, headers: &HeaderMap) -> Result<Agent, ApiError> {
    let offering = state.offering();
    let mut own = vec![format!(
        "{}{}",
        offering.shop().origin,
        profile::PLATFORM_PATH
    )];
    if let Some(host) = text(headers, &header::HOST) {
        for scheme in ["http", "https"] {
            own.push(format!("{scheme}://{host}{}", profile::PLATFORM_PATH));
        }
    }
    let agent = Agent::read(text(headers, &UCP_AGENT).as_deref(), &own)?;
    #[cfg(feature = "test-hooks")]
    state.hooks.negotiate(&agent)?;
    Ok(agent)
}

fn call(
    state: &AppState,
    headers: &HeaderMap,
    method: &str,
    uri: &Uri,
    body: &[u8],
) -> Result<Call, ApiError> {
    let agent = agent(state, headers)?;
    let key = headers.get(IDEMPOTENCY_KEY).map(HeaderValue::as_bytes);
    let keyed = Keyed::read(key, &agent.profile, method, uri.path(), body)?;
    Ok(Call {
        keyed,
        accept_language: text(headers, &header::ACCEPT_LANGUAGE),
        if_match: text(headers, &header::IF_MATCH),
        agent,
    })
}

/// Runs a change to its end even when the one who asked hangs up: a transaction is never cut in the middle.
async fn to_the_end(
    change: impl Future<Output = Result<Answer, ApiError>> + Send + 'static,
) -> Result<Answer, ApiError> {
    tokio::spawn(change)
        .await
        .unwrap_or(Err(ApiError::Unavailable("a change broke off")))
}

/// The variable part of an address. One that is no text is an address that does not exist.
struct Segment(String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        axum::extract::Path::from_request_parts(parts, state)
            .await
            .map(|axum::extract::Path(text)| Self(text))
            .map_err(|_| ApiError::NotFound)
    }
}

type Body = Result<Bytes, BytesRejection>;

async fn create(
    State(state): State<AppState>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer, ApiError> {
    let body = body::bytes(&headers, body)?;
    let call = call(&state, &headers, "POST", &uri, &body)?;
    let request = body::json(&body)?;
    to_the_end(checkout::create(state, call, request)).await
}

async fn read(
    State(state): State<AppState>,
    headers: HeaderMap,
    Segment(id): Segment,
) -> Result<Answer, ApiError> {
    agent(&state, &headers)?;
    checkout::read(state, id).await
}

async fn update(
    State(state): State<AppState>,
    Segment(id): Segment,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer, ApiError> {
    let body = body::bytes(&headers, body)?;
    let call = call(&state, &headers, "PUT", &uri, &body)?;
    let request = body::json(&body)?;
    to_the_end(checkout::update(state, call, id, request)).await
}

async fn complete(
    State(state): State<AppState>,
    Segment(id): Segment,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer, ApiError> {
    let body = body::bytes(&headers, body)?;
    let call = call(&state, &headers, "POST", &uri, &body)?;
    let request = body::json(&body)?;
    to_the_end(checkout::complete(state, call, id, request)).await
}

async fn cancel(
    State(state): State<AppState>,
    Segment(id): Segment,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer, ApiError> {
    let body = body::bytes(&headers, body)?;
    let call = call(&state, &headers, "POST", &uri, &body)?;
    to_the_end(checkout::cancel(state, call, id)).await
}

/// What a payment provider has to say, signed over its raw bytes.
async fn notice(State(state): State<AppState>, headers: HeaderMap, body: Body) -> StatusCode {
    match body {
        Ok(body) => tokio::spawn(card::hear(state, headers, body.to_vec()))
            .await
            .unwrap_or(StatusCode::SERVICE_UNAVAILABLE),
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE,
    }
}
