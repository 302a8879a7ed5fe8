//! The list of orders.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use souk_commerce::order::Goods;

use super::fields::Fields;
use super::html::{Html, Page};
use super::web::{self, Refusal};
use super::words;
use crate::after::PICKED;
use crate::app::AppState;
use crate::store::finding::{self, Standing, Wanted};
use crate::store::orders::{self, OrderRow};
use crate::store::{Connection, StoreError, events};

/// Orders on a page.
const PAGE: usize = 25;
/// Longest text that is looked for, in characters.
const LONGEST: usize = 100;

/// An order, and whether its goods lie ready.
type Row = (OrderRow, bool);

/// The list: `state` filters, `q` searches, `before` turns the page.
pub(super) async fn page(
    State(state): State<AppState>,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Page, Refusal> {
    let sitting = web::sitting(&state, &headers).await?;
    let query = Fields::read(query.as_deref().unwrap_or_default());
    let standing = Standing::ALL
        .into_iter()
        .find(|standing| standing.word() == query.get("state"))
        .unwrap_or(Standing::Any);
    let text: String = query.get("q").chars().take(LONGEST).collect();
    let wanted = Wanted {
        standing,
        text: &text,
        before: query.get("before"),
    };
    let mut connection = state.store.reader().await?;
    let kind = state.store.kind();
    // One more than is shown tells whether there is a next page.
    let count = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let mut ids = finding::find(&mut connection, kind, &wanted, count).await?;
    let is_more = ids.len() > PAGE;
    ids.truncate(PAGE);
    let rows = rows(&mut connection, &ids).await?;
    let mut body = Html::default();
    body.raw("<h1>Orders</h1>");
    filter(&mut body, &wanted);
    if rows.is_empty() {
        body.raw("<p class=\"none\">No order is like that. <a href=\"/desk\">All orders</a></p>");
    } else {
        table(&mut body, &rows, state.sources.now());
    }
    let last = rows.last().map(|(order, _)| order.reference.as_str());
    turn(&mut body, &wanted, last.filter(|_| is_more));
    Ok(Page {
        status: StatusCode::OK,
        title: "Orders".to_owned(),
        head: Some(web::head(&state, &sitting)?),
        body,
    })
}

async fn rows(connection: &mut Connection, ids: &[String]) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    for id in ids {
        let Some(order) = orders::load(connection, id).await? else {
            continue;
        };
        let is_picked = order.goods == Goods::Placed
            && events::of(connection, id)
                .await?
                .iter()
                .any(|event| event.kind == PICKED);
        rows.push((order, is_picked));
    }
    Ok(rows)
}

fn label(standing: Standing) -> &'static str {
    match standing {
        Standing::Any => "All",
        Standing::AwaitsMoney => "Awaiting payment",
        Standing::CanLeave => "To send",
        Standing::OnTheWay => "On the way",
        Standing::Delivered => "Delivered",
        Standing::OwesBack => "Money to give back",
        Standing::Canceled => "Canceled",
    }
}

/// The address of a list, as the inside of an attribute.
fn address(html: &mut Html, standing: Standing, text: &str, before: &str) {
    let encode = |value: &str| utf8_percent_encode(value, NON_ALPHANUMERIC).to_string();
    html.raw("/desk?state=").text(standing.word());
    for (name, value) in [("&amp;q=", text), ("&amp;before=", before)] {
        if !value.is_empty() {
            html.raw(name).text(&encode(value));
        }
    }
}

fn filter(html: &mut Html, wanted: &Wanted<'_>) {
    html.raw("<nav class=\"filter\" aria-label=\"Orders by where they stand\"><ul>");
    for standing in Standing::ALL {
        html.raw("<li><a href=\"");
        address(html, standing, wanted.text, "");
        html.raw("\"");
        if standing == wanted.standing {
            html.raw(" aria-current=\"page\"");
        }
        html.raw(">").raw(label(standing)).raw("</a></li>");
    }
    html.raw("</ul></nav><form class=\"search\" role=\"search\" action=\"/desk\">")
        .raw("<label for=\"q\">Number, name, mail address or telephone</label>")
        .raw("<input type=\"hidden\" name=\"state\" value=\"")
        .text(wanted.standing.word())
        .raw("\"><div><input id=\"q\" name=\"q\" type=\"search\" dir=\"auto\" autocomplete=\"off\" maxlength=\"100\" value=\"")
        .text(wanted.text)
        .raw("\"><button>Search</button></div></form>");
}

fn table(html: &mut Html, rows: &[Row], now: souk_commerce::Timestamp) {
    html.raw("<div class=\"wide\" role=\"group\" aria-label=\"Orders\" tabindex=\"0\"><table class=\"orders\"><caption>")
        .raw("The newest first. Times are UTC.</caption><thead><tr>")
        .raw("<th scope=\"col\">Order</th><th scope=\"col\">Buyer</th><th scope=\"col\">Where it stands</th>")
        .raw("<th scope=\"col\" class=\"number\">Total</th></tr></thead><tbody>");
    for (order, is_picked) in rows {
        html.raw("<tr><th scope=\"row\"><a href=\"/desk/orders/")
            .text(&order.reference)
            .raw("\">")
            .code(&order.reference)
            .raw("</a> <small>")
            .moment(order.placed_at)
            .raw("</small></th><td>")
            .own(&name(order))
            .raw("</td><td>");
        standing(html, order, *is_picked, now);
        html.raw("</td><td class=\"number\">")
            .code(&words::amount(order, order.total))
            .raw("</td></tr>");
    }
    html.raw("</tbody></table></div>");
}

/// Where an order stands, one line each.
pub(super) fn standing(
    html: &mut Html,
    order: &OrderRow,
    is_picked: bool,
    now: souk_commerce::Timestamp,
) {
    html.raw("<ul class=\"standing\">");
    for (tone, line) in words::standing(order, is_picked, now) {
        html.raw("<li class=\"")
            .raw(tone.class())
            .raw("\">")
            .text(&line)
            .raw("</li>");
    }
    html.raw("</ul>");
}

/// Whom the order is for, in one line.
fn name(order: &OrderRow) -> String {
    let parts = [&order.destination.first_name, &order.destination.last_name];
    let named: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    if named.is_empty() {
        order.buyer.email.clone().unwrap_or_default()
    } else {
        named.join(" ")
    }
}

fn turn(html: &mut Html, wanted: &Wanted<'_>, next: Option<&str>) {
    if wanted.before.is_empty() && next.is_none() {
        return;
    }
    html.raw("<nav class=\"turn\" aria-label=\"Pages\">");
    if !wanted.before.is_empty() {
        html.raw("<a href=\"");
        address(html, wanted.standing, wanted.text, "");
        html.raw("\">The newest</a> ");
    }
    if let Some(before) = next {
        html.raw("<a rel=\"next\" href=\"");
        address(html, wanted.standing, wanted.text, before);
        html.raw("\">Older ones</a>");
    }
    html.raw("</nav>");
}
