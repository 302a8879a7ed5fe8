//! How the shop does, read-only: how fresh it is, which mails were given up, and whether the books add up.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use super::Desk;
use super::html::{Html, Page};
use super::web::{self, Refusal};
use super::words;
use crate::app::AppState;
use crate::status::FeedOutcome;
use crate::store::outbox;

/// Rows of mails that are shown; the command shows all.
const MAILS: usize = 100;

/// The shop and its feeds, and mails that nobody got.
pub(super) async fn shop(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Page, Refusal> {
    let sitting = web::sitting(&state, &headers).await?;
    let mut connection = state.store.reader().await?;
    let mails = outbox::dead(&mut connection).await?;
    drop(connection);
    let mut body = Html::default();
    body.raw("<h1>The shop</h1>");
    freshness(&mut body, &state);
    unsent(&mut body, &mails);
    Ok(Page {
        status: StatusCode::OK,
        title: "The shop".to_owned(),
        head: Some(web::head(&state, &sitting)?),
        body,
    })
}

fn freshness(html: &mut Html, state: &AppState) {
    let catalogue = state.offering().catalogue;
    html.raw("<section aria-labelledby=\"fresh\"><h2 id=\"fresh\">Prices and stock</h2><dl><dt>Worked out for</dt><dd>")
        .moment(catalogue.as_of())
        .raw("</dd><dt>Build</dt><dd>")
        .code(catalogue.build())
        .raw("</dd>");
    let Some(reading) = state.feeds.get() else {
        html.raw("<dt>Feeds</dt><dd>Not read on a schedule. A new build is taken over when it is there.</dd></dl></section>");
        return;
    };
    html.raw("<dt>Feeds are read</dt><dd>every ")
        .text(&span(reading.every))
        .raw("</dd><dt>Read last</dt><dd>");
    match &reading.last {
        Some((at, outcome)) => {
            html.moment(*at).raw(": ").raw(ending(outcome));
            if let FeedOutcome::HeldBack(codes) = outcome {
                html.raw(" (").text(&codes.join(", ")).raw(")");
            }
        }
        None => {
            html.raw("Not yet, since the shop was started");
        }
    }
    html.raw("</dd><dt>Read well last</dt><dd>");
    match reading.good {
        Some(at) => html.moment(at),
        None => html.raw("Not yet, since the shop was started"),
    };
    html.raw("</dd></dl><p><small>Times are UTC.</small></p></section>");
}

/// A time between two readings, in the largest unit that it is a whole number of.
fn span(seconds: u64) -> String {
    let units = [(86_400, "days"), (3600, "hours"), (60, "minutes")];
    let unit = units
        .into_iter()
        .find(|(unit, _)| seconds >= *unit && seconds.is_multiple_of(*unit));
    let (unit, name) = unit.unwrap_or((1, "seconds"));
    format!("{} {name}", seconds / unit)
}

/// How a reading ended, and what to do about it.
fn ending(outcome: &FeedOutcome) -> &'static str {
    match outcome {
        FeedOutcome::Published => "a new shop was published",
        FeedOutcome::Unchanged => "nothing was new",
        FeedOutcome::HeldBack(_) => {
            "the feeds look wrong beside those of the last build, so the shop stays as it is. Look at them with \
             \u{201c}souk check\u{201d}"
        }
        FeedOutcome::Failed => {
            "a feed could not be read, or the shop not be written, so it stays as it is. The log of the server says why"
        }
    }
}

fn unsent(html: &mut Html, mails: &[(String, String, String)]) {
    html.raw("<section aria-labelledby=\"mails\"><h2 id=\"mails\">Mails that were given up</h2>");
    if mails.is_empty() {
        html.raw("<p>None.</p></section>");
        return;
    }
    html.raw("<p>These buyers were not told. When the cause is mended, \u{201c}souk orders resend\u{201d} sends the mails of an \
              order again.</p><div class=\"wide\" role=\"group\" aria-labelledby=\"mails\" tabindex=\"0\"><table><thead><tr>\
              <th scope=\"col\">Order</th><th scope=\"col\">About</th><th scope=\"col\">Why</th></tr></thead><tbody>");
    for (reference, kind, why) in mails.iter().take(MAILS) {
        html.raw("<tr><th scope=\"row\"><a href=\"/desk/orders/")
            .text(reference)
            .raw("\">")
            .code(reference)
            .raw("</a></th><td>")
            .text(words::event(kind))
            .raw("</td><td>")
            .own(why)
            .raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
    if mails.len() > MAILS {
        let more = format!("And {} more.", mails.len().saturating_sub(MAILS));
        html.raw("<p>").text(&more).raw("</p>");
    }
    html.raw("</section>");
}

/// Recomputes everything that is stored, and says what does not add up.
pub(super) async fn audit(
    State(state): State<AppState>,
    headers: HeaderMap,
) -> Result<Page, Refusal> {
    let sitting = web::sitting(&state, &headers).await?;
    let desk = Desk::on(state.store.clone(), state.sources.clone());
    let findings = desk.audit().await?;
    let mut body = Html::default();
    body.raw("<h1>Audit</h1><p>Totals, ledger, payments, stock and events were recomputed from what is only ever added, at ")
        .moment(state.sources.now())
        .raw(" UTC.</p>");
    if findings.is_empty() {
        body.raw("<p class=\"said\">Everything adds up.</p>");
    } else {
        let count = format!(
            "{} findings: this needs whoever looks after the program.",
            findings.len()
        );
        body.raw("<p class=\"slip\">").text(&count).raw("</p>");
        body.raw("<div class=\"wide\" role=\"group\" aria-label=\"Findings\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Rule</th>\
                  <th scope=\"col\">About</th></tr></thead><tbody>");
        for finding in &findings {
            body.raw("<tr><th scope=\"row\">")
                .code(finding.code)
                .raw("</th><td>")
                .code(&finding.subject)
                .raw("</td></tr>");
        }
        body.raw("</tbody></table></div>");
    }
    Ok(Page {
        status: StatusCode::OK,
        title: "Audit".to_owned(),
        head: Some(web::head(&state, &sitting)?),
        body,
    })
}
