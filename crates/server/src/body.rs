//! Request bodies: raw bytes become a value, or the request is refused before anything looks at it.

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use serde::de::DeserializeOwned;

use crate::answer::ApiError;

/// Longest body that is read, in bytes.
pub(crate) const MAX_BODY: usize = 256 * 1024;
/// Deepest nesting of lists and objects.
const MAX_DEPTH: usize = 64;

/// The bytes of a body, if it is short enough and declared as JSON or not at all.
pub(crate) fn bytes(
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Bytes, ApiError> {
    if let Some(declared) = headers.get(header::CONTENT_TYPE) {
        let essence = declared.to_str().unwrap_or_default().split(';').next();
        if !essence.is_some_and(|text| text.trim().eq_ignore_ascii_case("application/json")) {
            return Err(ApiError::MediaType);
        }
    }
    body.map_err(|rejection| {
        if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
            ApiError::TooLarge
        } else {
            ApiError::Invalid("The body did not arrive whole.".to_owned())
        }
    })
}

/// The value in a body.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    let text = std::str::from_utf8(body)
        .map_err(|_| ApiError::Invalid("The body is not UTF-8.".to_owned()))?;
    if depth(text) > MAX_DEPTH {
        return Err(ApiError::Invalid(format!(
            "The body is nested deeper than {MAX_DEPTH}."
        )));
    }
    serde_json::from_str(text)
        .map_err(|error| ApiError::Invalid(format!("The body cannot be used: {error}.")))
}

/// How deep a text nests, as far as brackets outside of strings tell.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let (mut is_string, mut is_escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            b'{' | b'[' if !is_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !is_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_do_not_nest() {
        assert_eq!(depth(r#"{"a":"[[[\"[[","b":[{}]}"#), 3);
        assert_eq!(depth("]]]["), 1);
    }
}
