//! What somebody at the desk does to an order: who may, when, and the words for what came of it.
//!
//! A form and its effect are one transaction. The same form sent twice has one effect, and both times the same answer.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use souk_commerce::order::Goods;
use souk_commerce::payment::settlement::{Outcome, Receipt};
use souk_ucp::v2026_04_08::PaymentMethod;

use super::door::{self, Body};
use super::fields::{Fields, Nonce};
use super::session::{Role, actor};
use super::web::{self, Refusal, Sitting};
use super::words::amount;
use super::{amount_of, order};
use crate::after::{Change, OrderError, Parcel};
use crate::app::AppState;
use crate::store::orders::OrderRow;
use crate::store::{StoreError, events, sessions};

/// Something to do to an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// Book money that came in.
    Confirm,
    /// Note that the goods lie ready.
    Pick,
    /// Note that the goods have left.
    Ship,
    /// Note that the goods have arrived.
    Deliver,
    /// Book money that went back.
    Refund,
    /// Give the order up.
    Cancel,
}

impl Act {
    /// Every one, in the order in which they are usually done.
    pub(super) const ALL: [Self; 6] = [
        Self::Confirm,
        Self::Pick,
        Self::Ship,
        Self::Deliver,
        Self::Refund,
        Self::Cancel,
    ];

    /// The word for it in addresses.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Pick => "pick",
            Self::Ship => "ship",
            Self::Deliver => "deliver",
            Self::Refund => "refund",
            Self::Cancel => "cancel",
        }
    }

    /// Whether a role may do it.
    pub(super) fn is_for(self, role: Role) -> bool {
        match role {
            Role::Owner => true,
            Role::Staff => self != Self::Refund,
            Role::Reader => false,
        }
    }

    /// Whether an order is where it can be done. A card's payments are booked by its provider alone.
    pub(super) fn fits(self, order: &OrderRow, is_picked: bool) -> bool {
        match self {
            Self::Confirm => order.payment_method != PaymentMethod::Card,
            Self::Pick => order.goods == Goods::Placed && !is_picked,
            Self::Ship | Self::Cancel => order.goods == Goods::Placed,
            Self::Deliver => order.goods == Goods::Shipped,
            Self::Refund => order.balance.kept() > 0,
        }
    }
}

/// Why a form had no effect, for whoever sent it.
#[derive(Debug)]
pub(super) enum Slip {
    /// A field cannot be used: its name, and what to do.
    Field(String, String),
    /// The order is not where it was, or where it would have to be.
    Order(String),
    /// Nothing about the form.
    Other(Refusal),
}

impl From<StoreError> for Slip {
    fn from(error: StoreError) -> Self {
        Self::Other(error.into())
    }
}

impl From<OrderError> for Slip {
    fn from(error: OrderError) -> Self {
        let field = |name: &str, says: String| Self::Field(name.to_owned(), says);
        match error {
            OrderError::Amount => field(
                "amount",
                "Write an amount above nothing in the order\u{2019}s currency, such as 1330.00."
                    .to_owned(),
            ),
            OrderError::Booked(number) => field(
                "bank_reference",
                format!(
                    "The number {number} is booked already, for this order or another. It counts once."
                ),
            ),
            OrderError::TooMuch { .. } => field(
                "amount",
                "That is more than came in and did not go back.".to_owned(),
            ),
            OrderError::Line(line) => field(
                &format!("pieces-{line}"),
                "The order has not so many pieces of this line.".to_owned(),
            ),
            OrderError::NotNow(state) => Self::Order(format!(
                "The goods are {state} already. The order is shown as it is now."
            )),
            error @ (OrderError::Missing(_) | OrderError::Random | OrderError::Store(_)) => {
                Self::Other(error.into())
            }
        }
    }
}

/// Carries out a form. What came of it is said on the order's page, which is asked for anew.
pub(super) async fn submit(
    State(state): State<AppState>,
    Path((reference, act)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let sitting = web::sitting(&state, &headers).await?;
    let act = Act::ALL.into_iter().find(|known| known.word() == act);
    let act = act.ok_or(Refusal::Missing)?;
    let fields = door::fields(body)?;
    let nonce = Nonce::proven(&fields, &sitting).ok_or(Refusal::Foreign)?;
    if !act.is_for(sitting.row.role) {
        return Err(Refusal::Role);
    }
    // To its end, even when the one who asked hangs up.
    let done = tokio::spawn({
        let (state, sitting, reference) = (state.clone(), sitting.clone(), reference.clone());
        let (fields, nonce) = (fields.clone(), nonce.clone());
        async move { carry_out(&state, &sitting, &reference, act, &fields, &nonce).await }
    });
    let slip = match done.await {
        Ok(Ok(order)) => {
            let address = format!("/desk/orders/{order}?done={}", nonce.as_str());
            return Ok(Redirect::to(&address).into_response());
        }
        Ok(Err(Slip::Other(refusal))) => return Err(refusal),
        Ok(Err(slip)) => slip,
        Err(_) => return Err(OrderError::Random.into()),
    };
    let status = match slip {
        Slip::Order(_) => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let mut page = order::shown(
        &state,
        &sitting,
        &reference,
        None,
        Some((act, &fields, &slip)),
    )
    .await?;
    page.status = status;
    Ok(page.into_response())
}

/// The whole of it in one transaction; the order's reference when it is done, now or before.
async fn carry_out(
    state: &AppState,
    sitting: &Sitting,
    reference: &str,
    act: Act,
    fields: &Fields,
    nonce: &Nonce,
) -> Result<String, Slip> {
    if let Some(name) = fields.unfit() {
        let says = "Write one line of at most 2000 bytes.";
        return Err(Slip::Field(name.to_owned(), says.to_owned()));
    }
    let now = state.sources.now();
    let mut transaction = state.store.begin().await?;
    // A session can have ended since the form was looked at.
    let hash = super::session::token_hash(&sitting.token);
    if sessions::find(&mut transaction, &hash, now).await?.as_ref() != Some(&sitting.row) {
        return Err(Slip::Other(Refusal::Door));
    }
    let actor = actor(&sitting.row);
    let mut change = Change {
        connection: &mut transaction,
        actor: &actor,
        now,
        sources: &state.sources,
    };
    let mut order = change.order(reference).await?;
    let known = sessions::outcome(change.connection, nonce.as_str(), &sitting.row.id).await?;
    if known.is_some() {
        return Ok(order.reference);
    }
    let last = events::of(change.connection, &order.id).await?;
    let seen = last.last().map(|event| event.sequence.to_string());
    if seen.as_deref() != Some(fields.get("seen")) {
        let says = "Something happened to the order since this form was written. It is shown as it is now, with what you \
                    typed: look again, then send the form once more.";
        return Err(Slip::Order(says.to_owned()));
    }
    let said = perform(&mut change, &mut order, act, fields).await?;
    sessions::add_form(change.connection, nonce.as_str(), &sitting.row.id, &said).await?;
    transaction.commit().await.map_err(StoreError::from)?;
    Ok(order.reference)
}

async fn perform(
    change: &mut Change<'_>,
    order: &mut OrderRow,
    act: Act,
    fields: &Fields,
) -> Result<String, Slip> {
    let number = fields.optional("bank_reference");
    match act {
        Act::Confirm if order.payment_method == PaymentMethod::Card => {
            let says = "What comes in by card, the provider books. Nothing was changed.";
            Err(Slip::Order(says.to_owned()))
        }
        Act::Confirm => {
            let minor = amount_of(order, fields.get("amount"))?;
            let receipt = change.receive(order, minor, number.as_deref()).await?;
            Ok(received(order, minor, receipt))
        }
        Act::Pick => {
            change.pick(order).await?;
            Ok("The goods are picked. They can be sent.".to_owned())
        }
        Act::Ship => {
            change.ship(order, parcel(fields)?).await?;
            Ok("The goods are on their way.".to_owned())
        }
        Act::Deliver => {
            change.deliver(order).await?;
            Ok("The goods are with the buyer.".to_owned())
        }
        Act::Refund => {
            let minor = amount_of(order, fields.get("amount"))?;
            let lines = pieces(order, fields)?;
            change
                .refund(order, minor, &lines, number.as_deref())
                .await?;
            let given = amount(order, minor);
            Ok(match order.balance.due_back() {
                0 => format!("{given} is booked as given back."),
                due => format!(
                    "{given} is booked as given back. {} is still to go back.",
                    amount(order, due)
                ),
            })
        }
        Act::Cancel => {
            if fields.get("sure") != "yes" {
                let says =
                    "Tick the box when the order is to be given up: it cannot be taken back.";
                return Err(Slip::Field("sure".to_owned(), says.to_owned()));
            }
            change.cancel(order).await?;
            let due = order.balance.due_back();
            Ok(match due {
                0 => "The order is given up. Its pieces can be sold again.".to_owned(),
                due => format!(
                    "The order is given up. Its pieces can be sold again; {} is to go back.",
                    amount(order, due)
                ),
            })
        }
    }
}

/// What a payment was, in words.
fn received(order: &OrderRow, minor: i64, receipt: Receipt) -> String {
    let (came, due) = (
        amount(order, minor),
        amount(order, order.balance.due_back()),
    );
    let late = if receipt.is_late {
        " It came after the day until which it was expected."
    } else {
        ""
    };
    match receipt.outcome {
        Outcome::Partial => format!(
            "{came} is booked. {} is still to come.{late}",
            amount(order, order.balance.outstanding())
        ),
        Outcome::Paid => format!("{came} is booked. The order is paid.{late}"),
        Outcome::Overpaid => {
            format!("{came} is booked. The order is paid, and {due} is to go back.{late}")
        }
        Outcome::Surplus => {
            format!("{came} is booked. Nothing was missing: {due} is to go back.{late}")
        }
    }
}

fn parcel(fields: &Fields) -> Result<Parcel, Slip> {
    let tracking_url = fields.optional("tracking_url");
    let is_page = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    if tracking_url.as_ref().is_some_and(|url| !is_page(url)) {
        let says = "Write a whole address that begins with https://, or leave it out.";
        return Err(Slip::Field("tracking_url".to_owned(), says.to_owned()));
    }
    Ok(Parcel {
        carrier: fields.optional("carrier"),
        tracking_number: fields.optional("tracking_number"),
        tracking_url,
    })
}

/// Lines of which pieces came back.
fn pieces(order: &OrderRow, fields: &Fields) -> Result<Vec<(String, u32)>, Slip> {
    let mut lines = Vec::new();
    for line in &order.lines {
        let name = format!("pieces-{}", line.line_id);
        let count = match fields.get(&name) {
            "" => 0,
            written => written.parse().map_err(|_| {
                let says = "Write how many pieces came back, as a whole number.";
                Slip::Field(name, says.to_owned())
            })?,
        };
        if count > 0 {
            lines.push((line.line_id.clone(), count));
        }
    }
    Ok(lines)
}
