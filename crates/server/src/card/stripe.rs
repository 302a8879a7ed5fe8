//! Stripe's Checkout Sessions: `POST /v1/checkout/sessions` and what belongs to it, as its API reference describes them.
//! Bodies are form-encoded, answers are JSON, `Idempotency-Key` makes a repetition harmless, and a notice is signed in
//! `Stripe-Signature` over its raw bytes.

use std::fmt;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName};
use hmac::{Hmac, KeyInit as _, Mac as _};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use sha2::Sha256;
use souk_commerce::{Currency, Timestamp};
use ureq::Agent;
use ureq::http::Response;

use super::{CardError, CardProvider, Hosted, Outcome, Seen, Wanted};

/// Where Stripe answers.
const API: &str = "https://api.stripe.com";
/// The version of the API that this is written against.
const VERSION: &str = "2024-06-20";
const SIGNATURE: HeaderName = HeaderName::from_static("stripe-signature");
/// Seconds by which a notice's time may differ from the shop's.
const TOLERANCE: i64 = 300;
/// Longest that an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest answer that is read, in bytes.
const LONGEST: u64 = 256 * 1024;

/// Currencies of which Stripe has no smaller unit, with ISO 4217's own digits that differ left to [`scale`].
const WHOLE: [&str; 15] = [
    "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF",
    "XOF", "XPF",
];

/// Stripe, by the keys of one account.
#[derive(Clone)]
pub struct Stripe {
    secret: String,
    webhook_secrets: Vec<String>,
    api: String,
    agent: Agent,
}

impl fmt::Debug for Stripe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stripe").finish_non_exhaustive()
    }
}

impl Stripe {
    /// Stripe with a secret key, and with the secrets of its notices: more than one while they are changed.
    pub fn new(secret: String, webhook_secrets: Vec<String>) -> Self {
        let agent = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        Self {
            secret,
            webhook_secrets,
            api: API.to_owned(),
            agent,
        }
    }

    /// The same at another address, such as that of `stripe-mock`.
    #[must_use]
    pub fn at(mut self, api: &str) -> Self {
        api.trim_end_matches('/').clone_into(&mut self.api);
        self
    }

    fn post(&self, path: &str, key: &str, form: &[(&str, String)]) -> Result<Session, CardError> {
        let body: Vec<String> = form
            .iter()
            .map(|(name, value)| format!("{}={}", encoded(name), encoded(value)))
            .collect();
        let answer = self
            .agent
            .post(format!("{}{path}", self.api))
            .header("Authorization", format!("Bearer {}", self.secret))
            .header("Stripe-Version", VERSION)
            .header("Idempotency-Key", key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .send(body.join("&"));
        session(answer)
    }

    /// Whether a signature was made with one of the secrets. Every comparison takes the same time.
    fn is_signed(&self, time: &str, body: &[u8], signature: &[u8]) -> bool {
        self.webhook_secrets.iter().any(|secret| {
            Hmac::<Sha256>::new_from_slice(secret.as_bytes()).is_ok_and(|mut mac| {
                mac.update(time.as_bytes());
                mac.update(b".");
                mac.update(body);
                mac.verify_slice(signature).is_ok()
            })
        })
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A session, as far as it is read.
#[derive(Debug, Deserialize)]
struct Session {
    id: String,
    url: Option<String>,
    status: Option<String>,
    payment_status: Option<String>,
    amount_total: Option<i64>,
    currency: Option<String>,
    client_reference_id: Option<String>,
    payment_intent: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Failure {
    error: FailureBody,
}

#[derive(Debug, Deserialize)]
struct FailureBody {
    #[serde(rename = "type")]
    kind: Option<String>,
    code: Option<String>,
}

/// The session of an answer. What Stripe says against the request is a refusal; whatever leaves open whether something
/// happened is not.
fn session(answer: Result<Response<ureq::Body>, ureq::Error>) -> Result<Session, CardError> {
    let unknown = |error: &dyn fmt::Display| CardError::Unknown(error.to_string());
    let mut answer = answer.map_err(|error| unknown(&error))?;
    let status = answer.status();
    let body = answer
        .body_mut()
        .with_config()
        .limit(LONGEST)
        .read_to_vec()
        .map_err(|error| unknown(&error))?;
    if status.is_success() {
        return serde_json::from_slice(&body).map_err(|error| unknown(&error));
    }
    // The message can hold what the buyer sent; type and code are words of Stripe's own.
    let said = serde_json::from_slice::<Failure>(&body).map_or_else(
        |_| status.to_string(),
        |failure| {
            let FailureBody { kind, code } = failure.error;
            [Some(status.as_str().to_owned()), kind, code]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        },
    );
    match status.as_u16() {
        // 409: the same key is being worked on. 401 and 403 are the merchant's to mend, and the payment can wait.
        401 | 403 | 409 | 429 | 500.. => Err(CardError::Unknown(said)),
        _ => Err(CardError::Refused(said)),
    }
}

impl Session {
    fn seen(self) -> Result<Seen, CardError> {
        let lacks = |what: &str| CardError::Unknown(format!("a session lacks {what}"));
        let attempt = self.client_reference_id;
        let attempt =
            attempt.ok_or_else(|| CardError::Refused("it is not the shop's".to_owned()))?;
        let outcome = match (self.status.as_deref(), self.payment_status.as_deref()) {
            (Some("complete"), Some("paid")) => {
                let currency = self.currency.ok_or_else(|| lacks("currency"))?;
                let currency = currency.to_ascii_uppercase();
                let amount = self.amount_total.ok_or_else(|| lacks("amount_total"))?;
                Outcome::Paid {
                    payment: self.payment_intent.ok_or_else(|| lacks("payment_intent"))?,
                    amount: from_stripe(amount, &currency).unwrap_or(0),
                    currency,
                }
            }
            (Some("expired"), _) => Outcome::Ended,
            (Some("open" | "complete"), _) => Outcome::Open(self.url),
            _ => return Err(lacks("status")),
        };
        Ok(Seen {
            attempt,
            reference: self.id,
            outcome,
        })
    }
}

/// The digits after the point with which Stripe counts a currency.
fn scale(currency: &str) -> u32 {
    match currency {
        "BHD" | "JOD" | "KWD" | "OMR" | "TND" => 3,
        whole if WHOLE.contains(&whole) => 0,
        // ISK and UGX too, which have none anywhere else.
        _ => 2,
    }
}

/// An amount in the shop's minor units as Stripe counts it; `None` for one that it cannot express.
fn to_stripe(minor: i64, currency: Currency) -> Option<i64> {
    let amount = rescale(
        minor,
        u32::from(currency.exponent()),
        scale(currency.code()),
    )?;
    // Three digits, of which Stripe takes the last one as zero only.
    let is_fine = scale(currency.code()) == 3 && amount % 10 != 0;
    (!is_fine).then_some(amount)
}

fn from_stripe(amount: i64, currency: &str) -> Option<i64> {
    let known = Currency::parse(currency)?;
    rescale(amount, scale(currency), u32::from(known.exponent()))
}

fn rescale(amount: i64, from: u32, to: u32) -> Option<i64> {
    let more = to.saturating_sub(from);
    let less = 10_i64.checked_pow(from.saturating_sub(to))?;
    let amount = amount.checked_mul(10_i64.checked_pow(more)?)?;
    (amount % less == 0).then_some(amount / less)
}

impl CardProvider for Stripe {
    fn open(&self, wanted: &Wanted) -> Result<Hosted, CardError> {
        let amount = to_stripe(wanted.amount, wanted.currency);
        let amount =
            amount.ok_or_else(|| CardError::Refused("the amount is too fine".to_owned()))?;
        let form = [
            ("mode", "payment".to_owned()),
            ("client_reference_id", wanted.attempt.clone()),
            ("success_url", wanted.back.clone()),
            ("cancel_url", wanted.back.clone()),
            ("expires_at", wanted.expires_at.0.to_string()),
            ("payment_method_types[0]", "card".to_owned()),
            ("line_items[0][quantity]", "1".to_owned()),
            (
                "line_items[0][price_data][currency]",
                wanted.currency.code().to_ascii_lowercase(),
            ),
            ("line_items[0][price_data][unit_amount]", amount.to_string()),
            (
                "line_items[0][price_data][product_data][name]",
                wanted.title.clone(),
            ),
            (
                "locale",
                match wanted.language.as_str() {
                    "en" => "en",
                    "th" => "th",
                    _ => "auto",
                }
                .to_owned(),
            ),
        ];
        let session = self.post("/v1/checkout/sessions", &wanted.attempt, &form)?;
        let url = session.url.filter(|url| url.starts_with("https://"));
        Ok(Hosted {
            reference: session.id,
            url: url.ok_or_else(|| CardError::Unknown("a session lacks url".to_owned()))?,
        })
    }

    fn look(&self, reference: &str) -> Result<Seen, CardError> {
        let answer = self
            .agent
            .get(format!(
                "{}/v1/checkout/sessions/{}",
                self.api,
                encoded(reference)
            ))
            .header("Authorization", format!("Bearer {}", self.secret))
            .header("Stripe-Version", VERSION)
            .call();
        session(answer)?.seen()
    }

    fn close(&self, reference: &str) -> Result<(), CardError> {
        let path = format!("/v1/checkout/sessions/{}/expire", encoded(reference));
        self.post(&path, &format!("{reference}-expire"), &[])
            .map(drop)
    }

    fn notice(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Option<String>, CardError> {
        let header = headers.get(SIGNATURE).and_then(|value| value.to_str().ok());
        let parts: Vec<(&str, &str)> = header
            .unwrap_or_default()
            .split(',')
            .filter_map(|part| part.trim().split_once('='))
            .collect();
        let time = parts.iter().find(|(name, _)| *name == "t");
        let time = time.map(|(_, time)| *time).ok_or(CardError::Forged)?;
        let moment: i64 = time.parse().map_err(|_| CardError::Forged)?;
        let is_fresh = moment
            .checked_sub(now.0)
            .is_some_and(|difference| difference.unsigned_abs() <= TOLERANCE.unsigned_abs());
        let is_signed = parts
            .iter()
            .filter(|(name, _)| *name == "v1")
            .filter_map(|(_, hex)| from_hex(hex))
            .any(|signature| self.is_signed(time, body, &signature));
        if !(is_fresh && is_signed) {
            return Err(CardError::Forged);
        }
        let event: Event = match serde_json::from_slice(body) {
            Ok(event) => event,
            Err(_) => return Ok(None),
        };
        let is_about_a_page = event.kind.starts_with("checkout.session.");
        Ok(Some(event.data.object.id).filter(|_| is_about_a_page))
    }
}

#[derive(Debug, Deserialize)]
struct Event {
    #[serde(rename = "type")]
    kind: String,
    data: EventData,
}

#[derive(Debug, Deserialize)]
struct EventData {
    object: EventObject,
}

#[derive(Debug, Deserialize)]
struct EventObject {
    id: String,
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    text.as_bytes()
        .chunks_exact(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(time: i64, body: &str, secret: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
        mac.update(format!("{time}.{body}").as_bytes());
        let hex = crate::codes::hex(&mac.finalize().into_bytes());
        format!("t={time},v1={hex}")
    }

    fn hear(signature: &str, body: &str) -> Result<Option<String>, CardError> {
        let secrets = vec!["old".to_owned(), "new".to_owned()];
        let stripe = Stripe::new("sk".to_owned(), secrets);
        let mut headers = HeaderMap::new();
        headers.insert(SIGNATURE, signature.parse().unwrap());
        stripe.notice(&headers, body.as_bytes(), Timestamp(1000))
    }

    const NOTICE: &str = r#"{"type":"checkout.session.completed","data":{"object":{"id":"cs_1"}}}"#;

    #[test]
    fn a_notice_counts_when_one_of_its_signatures_is_made_with_one_of_the_secrets() {
        for secret in ["old", "new"] {
            let heard = hear(&signed(1000, NOTICE, secret), NOTICE);
            assert_eq!(heard.unwrap().as_deref(), Some("cs_1"));
        }
        let two = format!("{},v1={}", signed(1000, NOTICE, "new"), "0".repeat(64));
        assert!(hear(&two, NOTICE).is_ok());
    }

    #[test]
    fn a_notice_that_is_forged_changed_or_old_is_none() {
        let good = signed(1000, NOTICE, "new");
        let spaced = NOTICE.replace(':', ": ");
        for (signature, body) in [
            (signed(1000, NOTICE, "other"), NOTICE),
            (good.clone(), spaced.as_str()),
            (signed(699, NOTICE, "new"), NOTICE),
            (signed(1301, NOTICE, "new"), NOTICE),
            (good.replace("t=1000", "t=1001"), NOTICE),
            (good.replace("v1=", "v0="), NOTICE),
            ("t=1000,v1=".to_owned(), NOTICE),
            (String::new(), NOTICE),
            (format!("t={},v1={}", i64::MIN, "0".repeat(64)), NOTICE),
        ] {
            let heard = hear(&signature, body);
            assert!(matches!(heard, Err(CardError::Forged)), "{signature}");
        }
    }

    #[test]
    fn a_notice_about_something_else_is_heard_and_means_nothing() {
        for body in [
            "{}",
            r#"{"type":"charge.refunded","data":{"object":{"id":"ch_1"}}}"#,
        ] {
            assert_eq!(hear(&signed(1000, body, "new"), body).unwrap(), None);
        }
    }

    #[test]
    fn amounts_are_counted_as_stripe_counts_them() {
        for (minor, code, expected) in [
            (133_000, "THB", Some(133_000)),
            (500, "JPY", Some(500)),
            (1500, "UGX", Some(150_000)),
            (1230, "KWD", Some(1230)),
            (1234, "KWD", None),
            (1500, "MGA", Some(15)),
            (1550, "MGA", None),
            (i64::MAX, "UGX", None),
        ] {
            let currency = Currency::parse(code).unwrap();
            let amount = to_stripe(minor, currency);
            assert_eq!(amount, expected, "{minor} {code}");
            if let Some(amount) = amount {
                assert_eq!(from_stripe(amount, code), Some(minor), "{code}");
            }
        }
    }
}
