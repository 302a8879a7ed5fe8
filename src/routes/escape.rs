//! Texts in addresses.

use percent_encoding::percent_decode_str;

/// Besides letters and digits, characters that stand for themselves in a path segment and a query value (RFC 3986,
/// unreserved). Everything else is written here: the crate that reads it has a table of texts for writing.
const KEPT: &[u8] = b"-._~";

/// Adds a pair whose key may be any text.
pub(super) fn push_key(query: &mut String, key: &str, value: &str) {
    push(query, &encode(key), value);
}

/// Adds a pair to a query.
pub(super) fn push(query: &mut String, key: &str, value: &str) {
    if !query.is_empty() {
        query.push('&');
    }
    query.push_str(key);
    query.push('=');
    query.push_str(&encode(value));
}

/// A text as it stands in an address.
pub(super) fn encode(text: &str) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || KEPT.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let (high, low) = (digit(byte >> 4), digit(byte & 0xF));
            out.extend(['%', high.to_ascii_uppercase(), low.to_ascii_uppercase()]);
        }
    }
    out
}

/// The text that stands in an address.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
