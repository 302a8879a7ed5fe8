//! Orders, for whoever holds their token.

use axum::http::StatusCode;
use souk_commerce::{LanguageTag, Shop};
use souk_ucp::names::Names;
use souk_ucp::v2026_04_08::{
    Capability, Expectation, Item, LineQuantity, MethodType, ORDER, Order, OrderFulfillment,
    OrderLine, OrderQuantity, PaymentInstructions, Registry, Total, Ucp, UcpStatus, VERSION,
};

use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::codes;
use crate::store::orders::{self, LineRow, OrderRow};

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
    let Some(order) = order.filter(|order| codes::same_hash(&order.token_hash, &hash)) else {
        return Answer::not_found(ORDER, "Order");
    };
    let offering = state.offering();
    let body = order_of(offering.shop(), &offering.names(), &order, extended, &token);
    Answer::of(StatusCode::OK, None, &body)
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

/// How an order is paid.
pub(crate) fn instructions_of(order: &OrderRow) -> PaymentInstructions {
    PaymentInstructions {
        method: order.payment_method,
        state: order.payment_state,
        amount: order.total,
        currency: order.currency.clone(),
        reference: order.reference.clone(),
        creditor_reference: codes::creditor_reference(&order.reference),
        placed_at: order.placed_at.to_rfc3339(),
        pay_by: order.pay_by.map(souk_commerce::Timestamp::to_rfc3339),
        account: order.account.clone(),
    }
}

fn order_of(shop: &Shop, names: &Names, order: &OrderRow, extended: bool, token: &str) -> Order {
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
            events: Vec::new(),
        },
        adjustments: Vec::new(),
        currency: order.currency.clone(),
        totals: order.totals.clone(),
        messages: Vec::new(),
        payment_instructions: extended.then(|| instructions_of(order)),
    }
}

fn line_of(line: &LineRow) -> OrderLine {
    let quantity = OrderQuantity {
        original: line.quantity,
        total: line.quantity,
        fulfilled: line.fulfilled,
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
        totals: vec![Total::new("subtotal", amount), Total::new("total", amount)],
        status: quantity.status(),
    }
}
