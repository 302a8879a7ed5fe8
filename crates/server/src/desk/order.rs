//! One order: where it stands, what can be done about it, and everything that happened.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};

use super::acts::{Act, Slip};
use super::fields::Fields;
use super::html::{Html, Page};
use super::web::{self, Refusal, Sitting};
use super::{forms, list, words};
use crate::after::{OrderError, PICKED};
use crate::app::AppState;
use crate::store::events::{self, EventRow};
use crate::store::money::{self, PaymentRow};
use crate::store::orders::{self, OrderRow};
use crate::store::sessions;
use crate::store::shipments::{self, ShipmentRow};

/// An order with everything around it.
pub(super) struct Sheet {
    pub(super) order: OrderRow,
    pub(super) payments: Vec<PaymentRow>,
    pub(super) parcels: Vec<ShipmentRow>,
    pub(super) events: Vec<EventRow>,
}

impl Sheet {
    /// Whether its goods lie ready, or did before they left.
    pub(super) fn is_picked(&self) -> bool {
        self.events.iter().any(|event| event.kind == PICKED)
    }

    /// The last thing that happened: a form that was written before something else did has no effect.
    pub(super) fn seen(&self) -> i64 {
        self.events.last().map_or(0, |event| event.sequence)
    }
}

/// The page of an order. `done` names a form of this session whose outcome is said.
pub(super) async fn page(
    State(state): State<AppState>,
    Path(reference): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Page, Refusal> {
    let sitting = web::sitting(&state, &headers).await?;
    let query = Fields::read(query.as_deref().unwrap_or_default());
    let done = query.get("done");
    let mut connection = state.store.reader().await?;
    let said = sessions::outcome(&mut connection, done, &sitting.row.id).await?;
    drop(connection);
    shown(&state, &sitting, &reference, said, None).await
}

/// A form that had no effect: which, what was typed, and why.
pub(super) type Returned<'a> = (Act, &'a Fields, &'a Slip);

/// The page, with what is to be said first.
pub(super) async fn shown(
    state: &AppState,
    sitting: &Sitting,
    reference: &str,
    said: Option<String>,
    returned: Option<Returned<'_>>,
) -> Result<Page, Refusal> {
    let sheet = load(state, reference).await?;
    let mut body = Html::default();
    body.raw("<p class=\"back\"><a href=\"/desk\">All orders</a></p><h1>Order ")
        .code(&sheet.order.reference)
        .raw("</h1>");
    if let Some(said) = &said {
        body.raw("<p class=\"said\" role=\"status\" tabindex=\"-1\" autofocus>")
            .text(said)
            .raw("</p>");
    }
    if let Some((act, _, slip)) = returned {
        forms::summary(&mut body, act, slip);
    }
    list::standing(
        &mut body,
        &sheet.order,
        sheet.is_picked(),
        state.sources.now(),
    );
    forms::write(&mut body, state, sitting, &sheet, returned)?;
    lines(&mut body, &sheet.order);
    people(&mut body, &sheet.order);
    payments(&mut body, &sheet);
    parcels(&mut body, &sheet.parcels);
    timeline(&mut body, &sheet.events);
    let title = format!("Order {}", sheet.order.reference);
    Ok(Page {
        status: StatusCode::OK,
        title: if returned.is_some() {
            format!("Nothing was changed: {title}")
        } else {
            title
        },
        head: Some(web::head(state, sitting)?),
        body,
    })
}

async fn load(state: &AppState, reference: &str) -> Result<Sheet, Refusal> {
    let mut connection = state.store.reader().await?;
    let missing = || Refusal::from(OrderError::Missing(reference.to_owned()));
    let id = orders::find(&mut connection, reference).await?;
    let id = id.ok_or_else(missing)?;
    let order = orders::load(&mut connection, &id).await?;
    Ok(Sheet {
        order: order.ok_or_else(missing)?,
        payments: money::payments(&mut connection, &id).await?,
        parcels: shipments::of(&mut connection, &id).await?,
        events: events::of(&mut connection, &id).await?,
    })
}

fn lines(html: &mut Html, order: &OrderRow) {
    let language = order.language.as_str();
    html.raw("<section aria-labelledby=\"goods\"><h2 id=\"goods\">Goods</h2>")
        .raw("<div class=\"wide\" role=\"group\" aria-labelledby=\"goods\" tabindex=\"0\"><table><thead><tr>")
        .raw("<th scope=\"col\">Line</th><th scope=\"col\" class=\"number\">Pieces</th>")
        .raw("<th scope=\"col\" class=\"number\">Each</th><th scope=\"col\" class=\"number\">Together</th>")
        .raw("</tr></thead><tbody>");
    for line in &order.lines {
        let together = line.price.saturating_mul(i64::from(line.quantity));
        html.raw("<tr><th scope=\"row\">")
            .local(language, &line.title)
            .raw(" <small>")
            .code(&line.offer_id)
            .raw("</small></th><td class=\"number\" data-label=\"Pieces\">")
            .text(&line.quantity.to_string());
        if line.removed > 0 {
            let taken = format!("{} taken back", line.removed);
            html.raw("<br><small>").text(&taken).raw("</small>");
        }
        for (label, amount) in [("Each", line.price), ("Together", together)] {
            html.raw("</td><td class=\"number\" data-label=\"")
                .raw(label)
                .raw("\">")
                .code(&words::amount(order, amount));
        }
        html.raw("</td></tr>");
    }
    html.raw("</tbody><tfoot>");
    for total in &order.totals {
        html.raw("<tr><th scope=\"row\" colspan=\"3\">");
        match &total.display_text {
            Some(text) => html.local(language, text),
            None => html.text(&sentence(&total.kind)),
        };
        html.raw("</th><td class=\"number\">")
            .code(&words::amount(order, total.amount))
            .raw("</td></tr>");
    }
    html.raw("</tfoot></table></div></section>");
}

/// A word of the protocol as a word for people.
fn sentence(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn people(html: &mut Html, order: &OrderRow) {
    let place = &order.destination;
    let buyer = &order.buyer;
    let whole = |parts: [&Option<String>; 2]| {
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(" ")
    };
    html.raw("<div class=\"columns\"><section aria-labelledby=\"to\"><h2 id=\"to\">Deliver to</h2><address>");
    let locality = whole([&place.address_locality, &place.address_region]);
    let post = whole([&place.postal_code, &place.address_country]);
    let street = place.street_address.as_deref().unwrap_or_default();
    let rows = [
        whole([&place.first_name, &place.last_name]),
        street.to_owned(),
        place.extended_address.clone().unwrap_or_default(),
        locality,
        post,
    ];
    for row in rows.iter().flat_map(|row| row.lines()) {
        html.raw("<span>").own(row).raw("</span>");
    }
    html.raw("<span>")
        .code(place.phone_number.as_deref().unwrap_or_default())
        .raw("</span></address><p>")
        .local(order.language.as_str(), &order.delivery)
        .raw(
            "</p></section><section aria-labelledby=\"buyer\"><h2 id=\"buyer\">Buyer</h2><address>",
        );
    html.raw("<span>")
        .own(&whole([&buyer.first_name, &buyer.last_name]))
        .raw("</span>");
    for row in [&buyer.email, &buyer.phone_number].into_iter().flatten() {
        html.raw("<span>").code(row).raw("</span>");
    }
    html.raw("</address><p>Language: ")
        .text(order.language.as_str())
        .raw("</p>");
    if let Some(terms) = &order.terms {
        html.raw("<p>Terms that stood: ").code(terms).raw("</p>");
    }
    for said in words::consent(buyer) {
        html.raw("<p>").text(&said).raw("</p>");
    }
    html.raw("</section></div>");
}

fn payments(html: &mut Html, sheet: &Sheet) {
    let order = &sheet.order;
    html.raw("<section aria-labelledby=\"money\"><h2 id=\"money\">Money</h2><p>")
        .raw(words::method(order));
    if let Some(pay_by) = order.pay_by.filter(|_| order.balance.outstanding() > 0) {
        html.raw(", until ").moment(pay_by);
    }
    html.raw(".</p>");
    if sheet.payments.is_empty() {
        html.raw("<p>Nothing came in yet.</p></section>");
        return;
    }
    html.raw("<div class=\"wide\" role=\"group\" aria-labelledby=\"money\" tabindex=\"0\"><table><thead><tr>")
        .raw("<th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Bank\u{2019}s number</th>")
        .raw("<th scope=\"col\" class=\"number\">Amount</th></tr></thead><tbody>");
    for payment in &sheet.payments {
        let came_in = payment.kind == "received";
        html.raw("<tr><th scope=\"row\">")
            .moment(payment.at)
            .raw("</th><td>")
            .raw(if came_in { "Came in. " } else { "Went back. " })
            .raw(words::outcome(payment.outcome.as_deref()))
            .raw(if payment.is_late { ", late" } else { "" })
            .raw("</td><td>")
            .code(payment.bank_reference.as_deref().unwrap_or_default())
            .raw("</td><td class=\"number\">")
            .code(&words::amount(
                order,
                if came_in {
                    payment.amount
                } else {
                    -payment.amount
                },
            ))
            .raw("</td></tr>");
    }
    html.raw("</tbody></table></div></section>");
}

fn parcels(html: &mut Html, parcels: &[ShipmentRow]) {
    let sent = parcels.iter().filter(|parcel| parcel.kind == "shipped");
    for parcel in sent {
        html.raw("<section aria-labelledby=\"parcel\"><h2 id=\"parcel\">Parcel</h2><p>")
            .own(parcel.carrier.as_deref().unwrap_or("No carrier is named"))
            .raw(" ")
            .code(parcel.tracking_number.as_deref().unwrap_or_default());
        // An address of another scheme would be obeyed.
        let is_page = |url: &&String| url.starts_with("https://") || url.starts_with("http://");
        if let Some(url) = parcel.tracking_url.as_ref().filter(is_page) {
            html.raw(" <a rel=\"noreferrer external\" href=\"")
                .text(url)
                .raw("\">Follow it</a>");
        }
        html.raw("</p></section>");
    }
}

fn timeline(html: &mut Html, events: &[EventRow]) {
    html.raw(
        "<section aria-labelledby=\"log\"><h2 id=\"log\">What happened</h2><ol class=\"log\">",
    );
    for event in events {
        html.raw("<li>")
            .moment(event.at)
            .raw(" <span>")
            .text(words::event(&event.kind))
            .raw("</span> <small>by ")
            .text(&event.actor)
            .raw("</small></li>");
    }
    html.raw("</ol><p><small>Times are UTC.</small></p></section>");
}
