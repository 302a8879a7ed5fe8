//! Requests.

use wasm_bindgen::prelude::*;

use crate::platform::{Answer, NetError, Request};

/// Milliseconds after which a file of the shop is given up.
const FILE_TIMEOUT_MS: u32 = 20_000;

mod browser {
    use super::{JsValue, wasm_bindgen};

    #[wasm_bindgen]
    extern "C" {
        pub(super) type Response;
        #[wasm_bindgen(method, getter)]
        pub(super) fn status(this: &Response) -> u16;
        #[wasm_bindgen(method, getter, js_name = isLate)]
        pub(super) fn is_late(this: &Response) -> bool;
        #[wasm_bindgen(method, getter)]
        pub(super) fn etag(this: &Response) -> Option<String>;
        #[wasm_bindgen(method, getter, js_name = type)]
        pub(super) fn content_type(this: &Response) -> String;
        #[wasm_bindgen(method, getter)]
        pub(super) fn bytes(this: &Response) -> Vec<u8>;
    }

    #[wasm_bindgen(module = "/src/platform/web/browser.js")]
    extern "C" {
        pub(super) async fn request(
            method: &str,
            url: &str,
            headers: &str,
            body: Option<String>,
            timeout_ms: u32,
        ) -> JsValue;
    }
}

/// Reads a file of the shop.
///
/// # Errors
/// [`NetError`] when nothing came back; an answer with an error status is an [`Answer`].
pub async fn fetch(url: &str) -> Result<Answer, NetError> {
    answer(&browser::request("GET", url, "", None, FILE_TIMEOUT_MS).await)
}

/// Sends a request to the backend.
///
/// # Errors
/// As [`fetch`].
pub async fn send(request: Request) -> Result<Answer, NetError> {
    let lines: Vec<&str> = request
        .headers
        .iter()
        .flat_map(|(name, value)| [*name, value.as_str()])
        .collect();
    let (url, headers) = (request.url, lines.join("\n"));
    let sent = browser::request(
        request.method,
        &url,
        &headers,
        request.body,
        request.timeout_ms,
    );
    answer(&sent.await)
}

fn answer(response: &JsValue) -> Result<Answer, NetError> {
    let response: &browser::Response = response.unchecked_ref();
    match response.status() {
        0 if response.is_late() => Err(NetError::Timeout),
        0 => Err(NetError::Offline),
        status => Ok(Answer {
            status,
            etag: response.etag(),
            content_type: response.content_type(),
            body: response.bytes(),
        }),
    }
}
