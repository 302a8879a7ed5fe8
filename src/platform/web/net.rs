//! Requests.

use gloo_net::http::{Method, RequestBuilder, Response};
use web_sys::AbortSignal;

use crate::platform::{Answer, NetError, Request};

/// Milliseconds after which a file of the shop is given up.
const FILE_TIMEOUT_MS: u32 = 20_000;

/// Reads a file of the shop.
///
/// # Errors
/// [`NetError`] when nothing came back; an answer with an error status is an [`Answer`].
pub async fn fetch(url: &str) -> Result<Answer, NetError> {
    let request = RequestBuilder::new(url)
        .abort_signal(Some(&AbortSignal::timeout_with_u32(FILE_TIMEOUT_MS)));
    answer(request.send().await).await
}

/// Sends a request to the backend.
///
/// # Errors
/// As [`fetch`].
pub async fn send(request: Request) -> Result<Answer, NetError> {
    let method = match request.method {
        "POST" => Method::POST,
        "PUT" => Method::PUT,
        _ => Method::GET,
    };
    let signal = AbortSignal::timeout_with_u32(request.timeout_ms);
    let builder = RequestBuilder::new(&request.url)
        .method(method)
        .abort_signal(Some(&signal));
    let builder = request
        .headers
        .iter()
        .fold(builder, |builder, (name, value)| {
            builder.header(name, value)
        });
    let sent = match request.body {
        Some(body) => match builder.body(body) {
            Ok(ready) => ready.send().await,
            Err(error) => Err(error),
        },
        None => builder.send().await,
    };
    answer(sent).await
}

async fn answer(sent: Result<Response, gloo_net::Error>) -> Result<Answer, NetError> {
    let response = sent.map_err(|error| reason(&error))?;
    let header = |name: &str| response.headers().get(name);
    Ok(Answer {
        status: response.status(),
        etag: header("etag"),
        content_type: header("content-type").unwrap_or_default(),
        body: response.binary().await.map_err(|error| reason(&error))?,
    })
}

fn reason(error: &gloo_net::Error) -> NetError {
    match error {
        gloo_net::Error::JsError(error)
            if error.name == "TimeoutError" || error.name == "AbortError" =>
        {
            NetError::Timeout
        }
        _ => NetError::Offline,
    }
}
