//! What a native form sends: names and values, and the proof that the desk itself wrote the form.

use percent_encoding::percent_decode_str;

use super::html::Html;
use super::web::Sitting;
use crate::after::OrderError;
use crate::codes;
use crate::source::Sources;

/// Longest value that is read, in bytes.
const LONGEST: usize = 2000;

/// Names and values.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `application/x-www-form-urlencoded`. What is not UTF-8 is read as far as it is.
    pub(super) fn read(text: &str) -> Self {
        let decode = |part: &str| {
            let part = part.replace('+', " ");
            percent_decode_str(&part).decode_utf8_lossy().into_owned()
        };
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        };
        Self(pairs.map(pair).collect())
    }

    /// A value without space around it; empty when it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.trim())
    }

    /// A value that may be left out.
    pub(super) fn optional(&self, name: &str) -> Option<String> {
        let value = self.get(name);
        (!value.is_empty()).then(|| value.to_owned())
    }

    /// The name of a field whose value is no single line of sensible length.
    pub(super) fn unfit(&self) -> Option<&str> {
        self.0
            .iter()
            .find(|(_, value)| value.len() > LONGEST || value.trim().chars().any(char::is_control))
            .map(|(name, _)| name.as_str())
    }
}

/// The name of a form that was written once for a session: what it does, it does once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Nonce(String);

impl Nonce {
    /// A new one.
    pub(super) fn new(sources: &Sources) -> Result<Self, OrderError> {
        let random = sources.bytes().ok_or(OrderError::Random)?;
        Ok(Self(codes::id("frm", &random)))
    }

    /// The one of a form that the desk wrote for this session; `None` for any other form.
    pub(super) fn proven(fields: &Fields, sitting: &Sitting) -> Option<Self> {
        let nonce = Self(fields.get("nonce").to_owned());
        let is_own = codes::same_hash(&nonce.proof(sitting), fields.get("proof"));
        is_own.then_some(nonce)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Only who knows the session's token can make it.
    fn proof(&self, sitting: &Sitting) -> String {
        codes::hash(&[
            b"souk desk form",
            sitting.token.as_bytes(),
            self.0.as_bytes(),
        ])
    }

    /// The hidden fields of a form.
    pub(super) fn write(&self, html: &mut Html, sitting: &Sitting) {
        html.raw("<input type=\"hidden\" name=\"nonce\" value=\"")
            .text(&self.0)
            .raw("\"><input type=\"hidden\" name=\"proof\" value=\"")
            .text(&self.proof(sitting))
            .raw("\">");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_sends_it() {
        let fields = Fields::read("a=1+2%2B3&name=%E0%B8%81&empty=&flag&a=later&bad=%ff");
        assert_eq!(fields.get("a"), "1 2+3");
        assert_eq!(fields.get("name"), "ก");
        assert_eq!(fields.optional("empty"), None);
        assert_eq!(fields.optional("flag"), None);
        assert_eq!(fields.get("bad"), "\u{fffd}");
        assert_eq!(fields.unfit(), None);
        assert_eq!(Fields::read("x=a%0d%0aBcc:+b").unfit(), Some("x"));
        let long = format!("y={}", "a".repeat(LONGEST + 1));
        assert_eq!(Fields::read(&long).unfit(), Some("y"));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in any::<String>()) {
            let fields = Fields::read(&text);
            prop_assert!(fields.0.len() <= text.len());
        }
    }
}
