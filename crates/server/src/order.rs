//! Orders, for whoever holds their token.

use axum::http::StatusCode;
use souk_commerce::order::Goods;
use souk_commerce::payment::creditor_reference;
use souk_commerce::{LanguageTag, Shop, Timestamp};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    Adjustment, AdjustmentStatus, Capability, Expectation, FulfillmentEvent, Item, LineQuantity,
    MethodType, ORDER, Order, OrderFulfillment, OrderLine, OrderQuantity, PaymentInstructions,
    Registry, Total, Ucp, UcpStatus, VERSION,
};

use crate::after::{Change, OrderError, payment_state};
use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::checkout::line_totals;
use crate::codes;
use crate::qr;
use crate::store::money::{self, AdjustmentRow};
use crate::store::orders::{self, LineRow, OrderRow};
use crate::store::shipments::{self, ShipmentRow};
use crate::store::{Connection, access, attempts};

/// Reads an order. A wrong token and an unknown order give the same answer.
pub(crate) async fn read(
    state: AppState,
    extended: bool,
    id: String,
    token: String,
) -> Result<Answer, ApiError> {
    let hash = codes::token_hash(&token);
    let mut connection = state.store.reader().await?;
    let order = orders::load(&mut connection, &id).await?;
    let sent = access::of(&mut connection, &id).await?;
    let is_known = |order: &OrderRow| opens(order, &sent, &hash);
    #[cfg(feature = "test-hooks")]
    let is_known = |order: &OrderRow| is_known(order) || crate::hooks::is_master(&token);
    let Some(order) = order.filter(is_known) else {
        return Answer::not_found(ORDER, "Order");
    };
    answer(&state, &mut connection, &order, extended, &token).await
}

/// Whether a token with this hash opens an order: the one of the answer that placed it, or one that was sent by mail.
pub(crate) fn opens(order: &OrderRow, sent: &[String], hash: &str) -> bool {
    // Each is compared, so that the time does not tell which one it was.
    sent.iter()
        .chain([&order.token_hash])
        .fold(false, |is_known, known| {
            is_known | codes::same_hash(known, hash)
        })
}

/// The order as it stands, for whoever holds its token.
pub(crate) async fn answer(
    state: &AppState,
    connection: &mut Connection,
    order: &OrderRow,
    extended: bool,
    token: &str,
) -> Result<Answer, ApiError> {
    let history = History {
        adjustments: money::adjustments(connection, &order.id).await?,
        shipments: shipments::of(connection, &order.id).await?,
        payment_url: attempts::alive(connection, &order.id)
            .await?
            .and_then(|attempt| attempt.url),
    };
    let offering = state.offering();
    let (shop, names) = (offering.shop(), offering.names());
    let body = order_of(shop, &names, order, &history, extended, token);
    Answer::of(StatusCode::OK, None, &body)
}

/// What a buyer can do to an order that they hold the token of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// Say that they have paid.
    ClaimPayment,
    /// Give it up.
    Cancel,
}

/// Carries out a buyer's wish. The same wish twice has one effect.
pub(crate) async fn wish(
    state: AppState,
    extended: bool,
    id: String,
    token: String,
    wish: Wish,
) -> Result<Answer, ApiError> {
    let hash = codes::token_hash(&token);
    let mut transaction = state.store.begin().await?;
    let order = orders::load(&mut transaction, &id).await?;
    let sent = access::of(&mut transaction, &id).await?;
    let Some(mut order) = order.filter(|order| opens(order, &sent, &hash)) else {
        return Answer::not_found(ORDER, "Order");
    };
    let mut change = Change {
        connection: &mut transaction,
        actor: "buyer",
        now: state.sources.now(),
        sources: &state.sources,
    };
    match wish {
        Wish::ClaimPayment => change.claim(&mut order).await,
        Wish::Cancel if order.goods == Goods::Canceled => Ok(()),
        Wish::Cancel => change.cancel(&mut order).await,
    }
    .map_err(|error| match error {
        OrderError::Store(error) => ApiError::Store(error),
        OrderError::NotNow(_) => ApiError::Shipped,
        _ => ApiError::Unavailable("an order cannot be changed"),
    })?;
    let answer = answer(&state, &mut transaction, &order, extended, &token).await?;
    transaction.commit().await?;
    Ok(answer)
}

/// The bearer token of a request (RFC 6750, 2.1).
pub(crate) fn bearer(authorization: Option<&str>) -> Result<&str, ApiError> {
    authorization
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .filter(|token| !token.is_empty())
        .ok_or(ApiError::Unauthorized)
}

/// The order's page; with the token in its fragment it is the private link.
pub(crate) fn permalink(
    shop: &Shop,
    language: &LanguageTag,
    id: &str,
    token: Option<&str>,
) -> String {
    let page = format!("{}/{language}/order#{id}", shop.origin);
    match token {
        Some(token) => format!("{page}.{token}"),
        None => page,
    }
}

/// How an order is paid. A checkout that has become an order has no codes: they follow what is still to come.
pub(crate) fn instructions_of(order: &OrderRow) -> PaymentInstructions {
    PaymentInstructions {
        method: order.payment_method,
        state: payment_state(order),
        amount: order.total,
        currency: order.currency.clone(),
        reference: order.reference.clone(),
        creditor_reference: creditor_reference(&order.reference),
        placed_at: order.placed_at.to_rfc3339(),
        pay_by: order.pay_by.map(Timestamp::to_rfc3339),
        account: order.account.clone(),
        received: order.balance.received,
        refunded: order.balance.refunded,
        outstanding: order.balance.outstanding(),
        due_back: order.balance.due_back(),
        claimed_at: order.claimed_at.map(Timestamp::to_rfc3339),
        payment_url: None,
        codes: Vec::new(),
    }
}

/// What happened to an order since it was placed.
struct History {
    adjustments: Vec<AdjustmentRow>,
    shipments: Vec<ShipmentRow>,
    payment_url: Option<String>,
}

fn order_of(
    shop: &Shop,
    names: &Names,
    order: &OrderRow,
    history: &History,
    extended: bool,
    token: &str,
) -> Order {
    let own = extended.then(|| names.payment_instructions());
    let capabilities: Registry<Capability> = std::iter::once(ORDER.to_owned())
        .chain(own)
        .map(|name| (name, vec![Capability::active()]))
        .collect();
    Order {
        ucp: Ucp {
            version: VERSION.to_owned(),
            status: Some(UcpStatus::Success),
            capabilities: Some(capabilities),
            ..Ucp::default()
        },
        id: order.id.clone(),
        label: Some(order.reference.clone()),
        checkout_id: order.checkout_id.clone(),
        permalink_url: permalink(shop, &order.language, &order.id, Some(token)),
        line_items: order.lines.iter().map(line_of).collect(),
        fulfillment: OrderFulfillment {
            expectations: vec![Expectation {
                id: "exp_1".to_owned(),
                line_items: order
                    .lines
                    .iter()
                    .map(|line| LineQuantity {
                        id: line.line_id.clone(),
                        quantity: i64::from(line.quantity),
                    })
                    .collect(),
                method_type: MethodType::Shipping,
                destination: order.destination.clone(),
                description: Some(order.delivery.clone()),
            }],
            events: history
                .shipments
                .iter()
                .map(|shipment| event_of(order, shipment))
                .collect(),
        },
        adjustments: history.adjustments.iter().map(adjustment_of).collect(),
        currency: order.currency.clone(),
        totals: order.totals.clone(),
        messages: Vec::new(),
        payment_instructions: extended.then(|| PaymentInstructions {
            codes: qr::codes(order),
            payment_url: history.payment_url.clone(),
            ..instructions_of(order)
        }),
    }
}

fn event_of(order: &OrderRow, shipment: &ShipmentRow) -> FulfillmentEvent {
    let lines = order.lines.iter().filter(|line| line.fulfilled > 0);
    FulfillmentEvent {
        id: shipment.id.clone(),
        occurred_at: shipment.moment().to_rfc3339(),
        kind: shipment.kind.clone(),
        line_items: lines
            .map(|line| LineQuantity {
                id: line.line_id.clone(),
                quantity: i64::from(line.fulfilled),
            })
            .collect(),
        tracking_number: shipment.tracking_number.clone(),
        tracking_url: shipment.tracking_url.clone(),
        carrier: shipment.carrier.clone(),
        description: None,
    }
}

fn adjustment_of(row: &AdjustmentRow) -> Adjustment {
    let lines = row.lines.iter();
    Adjustment {
        id: row.id.clone(),
        kind: row.kind.clone(),
        occurred_at: row.at.to_rfc3339(),
        status: AdjustmentStatus::Completed,
        line_items: lines
            .map(|(id, pieces)| LineQuantity {
                id: id.clone(),
                quantity: -i64::from(*pieces),
            })
            .collect(),
        totals: vec![Total::new("total", row.amount.saturating_neg())],
        description: None,
    }
}

fn line_of(line: &LineRow) -> OrderLine {
    let quantity = OrderQuantity {
        original: line.quantity,
        total: line.kept(),
        fulfilled: line.fulfilled.min(line.kept()),
    };
    let amount = line.price.saturating_mul(i64::from(line.quantity));
    OrderLine {
        id: line.line_id.clone(),
        item: Item {
            id: line.offer_id.clone(),
            title: line.title.clone(),
            price: line.price,
            image_url: line.image_url.clone(),
        },
        quantity,
        totals: line_totals(amount, line.discount),
        status: quantity.status(),
    }
}
