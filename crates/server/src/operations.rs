//! What whoever runs the backend asks: whether it lives, whether it can take orders, and how it does, for Prometheus.
//! At an address of its own, which is not for the world.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::app::AppState;
use crate::store::{StoreError, outbox};

/// Longest that the store may take to be ready.
const PATIENCE: Duration = Duration::from_secs(2);
/// Upper ends of the buckets, in milliseconds.
const BUCKETS: [u64; 9] = [5, 10, 25, 50, 100, 250, 500, 1000, 5000];

/// Counts answers.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meter(Arc<Mutex<Counts>>);

#[derive(Debug, Default)]
struct Counts {
    /// By route and status.
    answers: BTreeMap<(String, u16), u64>,
    /// By route: how many fell into each bucket, how many there were, milliseconds altogether.
    times: BTreeMap<String, ([u64; BUCKETS.len()], u64, u64)>,
}

impl Meter {
    /// Counts an answer. `route` is one of the program's own, never an address as it was sent.
    pub(crate) fn count(&self, route: &str, status: StatusCode, time: Duration) {
        let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        // Counts are whole at any time.
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let answers = counts.answers.entry((route.to_owned(), status.as_u16()));
        *answers.or_default() += 1;
        let (buckets, count, sum) = counts.times.entry(route.to_owned()).or_default();
        for (bucket, end) in buckets.iter_mut().zip(BUCKETS) {
            *bucket += u64::from(milliseconds <= end);
        }
        *count += 1;
        *sum = sum.saturating_add(milliseconds);
    }

    /// As Prometheus reads it.
    fn text(&self) -> String {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::from("# TYPE souk_answers_total counter\n");
        // Writing to a text cannot fail.
        for ((route, status), count) in &counts.answers {
            let _written = writeln!(
                text,
                "souk_answers_total{{route=\"{route}\",status=\"{status}\"}} {count}"
            );
        }
        text.push_str("# TYPE souk_answer_seconds histogram\n");
        for (route, (buckets, count, sum)) in &counts.times {
            for (bucket, end) in buckets.iter().zip(BUCKETS) {
                let _written = writeln!(
                    text,
                    "souk_answer_seconds_bucket{{route=\"{route}\",le=\"{}\"}} {bucket}",
                    seconds(end)
                );
            }
            let _written = writeln!(
                text,
                "souk_answer_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}} {count}\n\
                 souk_answer_seconds_count{{route=\"{route}\"}} {count}\n\
                 souk_answer_seconds_sum{{route=\"{route}\"}} {}",
                seconds(*sum)
            );
        }
        text
    }
}

fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// Health, readiness, figures.
pub(crate) fn operations(state: AppState) -> Router {
    Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(readiness))
        .route("/metrics", get(metrics))
        .with_state(state)
}

/// Whether an order could be stored at this moment.
async fn readiness(State(state): State<AppState>) -> Response {
    let probe = async {
        let transaction = state.store.begin().await?;
        transaction.rollback().await.map_err(StoreError::from)
    };
    match tokio::time::timeout(PATIENCE, probe).await {
        Ok(Ok(())) => "ready\n".into_response(),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database cannot be written\n",
            )
                .into_response()
        }
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "the database does not answer\n",
        )
            .into_response(),
    }
}

async fn metrics(State(state): State<AppState>) -> Response {
    let mut text = state.meter.text();
    let stored = async {
        let mut connection = state.store.reader().await?;
        outbox::figures(&mut connection).await
    };
    if let Ok(Ok((orders, waiting, dead))) = tokio::time::timeout(PATIENCE, stored).await {
        let _written = write!(
            text,
            "# TYPE souk_orders gauge\nsouk_orders {orders}\n\
             # TYPE souk_outbox gauge\nsouk_outbox{{state=\"waiting\"}} {waiting}\n\
             souk_outbox{{state=\"dead\"}} {dead}\n"
        );
    }
    let kind = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_counts_what_it_saw() {
        let meter = Meter::default();
        meter.count("/a", StatusCode::OK, Duration::from_millis(7));
        meter.count("/a", StatusCode::OK, Duration::from_secs(2));
        meter.count("/a", StatusCode::CONFLICT, Duration::from_millis(0));
        let text = meter.text();
        for line in [
            "souk_answers_total{route=\"/a\",status=\"200\"} 2",
            "souk_answers_total{route=\"/a\",status=\"409\"} 1",
            "souk_answer_seconds_bucket{route=\"/a\",le=\"0.005\"} 1",
            "souk_answer_seconds_bucket{route=\"/a\",le=\"0.010\"} 2",
            "souk_answer_seconds_bucket{route=\"/a\",le=\"+Inf\"} 3",
            "souk_answer_seconds_sum{route=\"/a\"} 2.007",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }
}
