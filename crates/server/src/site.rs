//! The built site: files as they lie in the folder, with the headers and routes that the folder itself states.
//!
//! `_headers` and `_redirects` are the files that static hosts read; reading the same ones makes what is tested here
//! what is shipped there. A missing file stays missing: no page is ever sent in the place of a program or of data.

mod rules;

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::uri::PathAndQuery;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use souk_catalog::{MANIFEST_NAME, OVERLAY_NAME};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::answer::ApiError;
use crate::app::AppState;
use crate::press::{OpenPress, Press};
use rules::{HeaderRules, Routes};

/// Folders whose missing files are never answered with a page.
const ASSETS: [&str; 4] = ["/app/", "/pack/", "/media/", "/places/"];

/// The folder of a built site.
#[derive(Debug)]
pub(crate) struct Site {
    files: ServeDir,
    rules: HeaderRules,
    routes: Routes,
    press: Option<Arc<dyn Press>>,
}

impl Site {
    /// Reads the rules of a folder. A folder without rules has none.
    pub(crate) fn open(folder: &Path, press: Option<OpenPress>) -> Self {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        Self {
            files: ServeDir::new(folder)
                .precompressed_br()
                .precompressed_gzip()
                .append_index_html_on_directories(false),
            rules: HeaderRules::read(&text("_headers")),
            routes: Routes::read(&text("_redirects")),
            press: press.map(|open| open(folder)),
        }
    }
}

/// Answers with a file, with the page that a route names, or with nothing.
pub(crate) async fn serve(State(state): State<AppState>, request: Request) -> Response {
    if request.uri().path().starts_with("/ucp/") {
        return ApiError::NotFound.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    let path = request.uri().path().to_owned();
    let site = state.site();
    let site = site.as_ref();
    if is_hidden(&path) {
        return missing(site, &path, request).await;
    }
    let (first, retry) = twice(request);
    let response = file(site, &path, first).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let (second, retry) = twice(retry);
    let response = printed(site, &path, second).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let takes_brotli = takes_brotli(retry.headers());
    if let Some(response) = on_demand(site, &path, takes_brotli).await {
        return response;
    }
    match site.routes.find(&path) {
        Some(page) => file(site, page, retry).await,
        None => missing(site, &path, retry).await,
    }
}

/// Names that begin with a point, and the rules themselves, are not for visitors, however their letters are spelled.
fn is_hidden(path: &str) -> bool {
    let name = percent_decode_str(path).decode_utf8_lossy();
    name.split('/').any(|part| part.starts_with(['.', '_']))
}

/// A request without a body, and the same once more.
fn twice(request: Request) -> (Request, Request) {
    let (parts, _) = request.into_parts();
    (
        Request::from_parts(parts.clone(), Body::empty()),
        Request::from_parts(parts, Body::empty()),
    )
}

/// A file by its path; a path that ends in `/` is that folder's page.
async fn file(site: &Site, path: &str, mut request: Request) -> Response {
    let page = if path.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    let Ok(path) = PathAndQuery::try_from(format!("{path}{page}")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    *request.uri_mut() = Uri::from(path);
    let mut response = match site.files.clone().oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    };
    // Every text that a build writes is UTF-8.
    let kind = response.headers().get(header::CONTENT_TYPE);
    let text = kind.and_then(|kind| kind.to_str().ok());
    if let Some(text) = text.filter(|text| text.starts_with("text/") && !text.contains(';'))
        && let Ok(kind) = HeaderValue::try_from(format!("{text}; charset=utf-8"))
    {
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// The page that was printed for an address, which lies beside it as static hosts have it.
async fn printed(site: &Site, path: &str, request: Request) -> Response {
    let is_page = !path.ends_with('/') && !ASSETS.iter().any(|folder| path.starts_with(folder));
    if is_page {
        file(site, &format!("{path}.html"), request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let codings = headers.get_all(header::ACCEPT_ENCODING).iter();
    let mut codings = codings
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','));
    codings.any(|coding| coding.trim() == "br")
}

/// A page that is drawn for this request.
async fn on_demand(site: &Site, path: &str, takes_brotli: bool) -> Option<Response> {
    if path.ends_with('/') || ASSETS.iter().any(|folder| path.starts_with(folder)) {
        return None;
    }
    let (press, path) = (Arc::clone(site.press.as_ref()?), path.to_owned());
    let printed = tokio::task::spawn_blocking(move || press.print(&path)).await;
    let page = printed.ok().flatten()?;
    let kind = (header::CONTENT_TYPE, "text/html; charset=utf-8");
    let vary = (header::VARY, "accept-encoding");
    let body = |bytes: &[u8]| Body::from(bytes.to_vec());
    Some(if takes_brotli {
        let coding = (header::CONTENT_ENCODING, "br");
        ([kind, vary, coding], body(&page.brotli)).into_response()
    } else {
        ([kind, vary], body(&page.html)).into_response()
    })
}

/// The page that says that there is nothing, or one line where a program asked.
async fn missing(site: &Site, path: &str, mut request: Request) -> Response {
    let plain = || (StatusCode::NOT_FOUND, "Not found\n").into_response();
    if ASSETS.iter().any(|folder| path.starts_with(folder)) {
        return plain();
    }
    // Neither a range nor a condition of the page that was asked for fits this one.
    let encodings = request.headers_mut().remove(header::ACCEPT_ENCODING);
    request.headers_mut().clear();
    if let Some(encodings) = encodings {
        request
            .headers_mut()
            .insert(header::ACCEPT_ENCODING, encodings);
    }
    let mut response = file(site, "/404.html", request).await;
    if response.status() != StatusCode::OK {
        return plain();
    }
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// Puts the headers of the rules onto an answer, and those that no answer should lack.
pub(crate) async fn headers(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    let headers = response.headers_mut();
    if path.starts_with("/ucp/") || path == "/ucp" || path.starts_with("/.well-known/") {
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static(
                "default-src 'none'; frame-ancestors 'none'",
            ));
    } else if path != "/desk" && !path.starts_with("/desk/") {
        let is_file = status.is_success() || status.is_redirection();
        for (name, value) in state.site().rules.of(&path) {
            // What a rule says of a file does not hold for its absence.
            if is_file || !matches!(name, header::CACHE_CONTROL | header::CONTENT_TYPE) {
                headers.insert(name, value);
            }
        }
        if !is_file {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        for (name, value) in defaults(&path) {
            headers.entry(name).or_insert(value);
        }
    }
    headers
        .entry(header::X_CONTENT_TYPE_OPTIONS)
        .or_insert(HeaderValue::from_static("nosniff"));
    headers
        .entry(header::REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("strict-origin-when-cross-origin"));
    response
}

/// The headers of a folder that states none.
fn defaults(path: &str) -> Vec<(HeaderName, HeaderValue)> {
    let is_named_by_content = ["/app/", "/media/p/"]
        .iter()
        .any(|folder| path.starts_with(folder))
        || path
            .strip_prefix("/pack/")
            .is_some_and(|name| name != MANIFEST_NAME && name != OVERLAY_NAME);
    let age = if is_named_by_content {
        "public, max-age=31536000, immutable"
    } else if ["/media/", "/places/"]
        .iter()
        .any(|folder| path.starts_with(folder))
    {
        "public, max-age=86400"
    } else {
        "no-cache"
    };
    let mut headers = vec![
        (header::CACHE_CONTROL, HeaderValue::from_static(age)),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                 img-src 'self' data: https:; font-src 'self'; connect-src 'self'; \
                 manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; \
                 frame-ancestors 'none'",
            ),
        ),
    ];
    if ASSETS.iter().any(|folder| path.starts_with(folder)) || path == "/embed.js" {
        headers.extend([
            (
                header::ACCESS_CONTROL_ALLOW_ORIGIN,
                HeaderValue::from_static("*"),
            ),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                HeaderValue::from_static("cross-origin"),
            ),
        ]);
    }
    headers
}
