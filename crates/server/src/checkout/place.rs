//! The order that a priced session becomes.

use souk_commerce::Timestamp;
use souk_commerce::delivery::DeliveryTerms;
use souk_commerce::order::Goods;
use souk_commerce::payment::Receivers;
use souk_commerce::payment::settlement::Balance;
use souk_ucp::v2026_04_08::{OrderConfirmation, PaymentInstructions, PaymentMethod, PaymentState};

use super::payment;
use super::price::{Offering, Priced};
use crate::answer::ApiError;
use crate::app::AppState;
use crate::card::HOLD;
use crate::codes;
use crate::idempotency::Keyed;
use crate::order::{instructions_of, permalink};
use crate::store::checkouts::Session;
use crate::store::orders::{LineRow, OrderRow};
use crate::texts::Texts;

/// Seconds in which a transfer is expected.
const PAY_WITHIN: i64 = 3 * 86_400;

/// An order before it is written.
#[derive(Debug)]
pub(crate) struct Placed {
    /// What is stored.
    pub(crate) order: OrderRow,
    /// What the server keeps of the token, besides its hash.
    pub(crate) salt: String,
    /// The bearer token.
    pub(crate) token: String,
    /// What the checkout says about the order.
    pub(crate) confirmation: OrderConfirmation,
    /// How it is paid.
    pub(crate) instructions: PaymentInstructions,
}

/// Makes the order. The caller has seen to it that nothing is missing.
pub(crate) fn place(
    state: &AppState,
    offering: &Offering,
    session: &Session,
    priced: &Priced,
    keyed: Option<&Keyed>,
    now: Timestamp,
) -> Result<Placed, ApiError> {
    let no_random = || ApiError::Unavailable("no random numbers");
    let id = codes::id("ord", &state.sources.bytes().ok_or_else(no_random)?);
    let reference = codes::reference(state.sources.bytes().ok_or_else(no_random)?);
    let salt = codes::base32(&state.sources.bytes::<32>().ok_or_else(no_random)?);
    let token = codes::token(&salt, keyed.map_or("", Keyed::secret));
    let hash = codes::token_hash(&token);
    let receivers = state.receivers.get(&priced.seller.id).cloned();
    let order = row(session, priced, (id, reference, hash), now)
        .map(|order| OrderRow {
            receivers: receivers.unwrap_or_default(),
            terms: offering.catalogue.terms_version(&session.language),
            ..order
        })
        .ok_or(ApiError::Unavailable("a complete checkout lacks a part"))?;
    Ok(Placed {
        confirmation: OrderConfirmation {
            id: order.id.clone(),
            label: Some(order.reference.clone()),
            permalink_url: permalink(offering.shop(), &order.language, &order.id, None),
        },
        instructions: instructions_of(&order),
        order,
        salt,
        token,
    })
}

/// What is stored of an order. The three texts are its id, its payment reference and the hash of its token.
fn row(
    session: &Session,
    priced: &Priced,
    (id, reference, token_hash): (String, String, String),
    now: Timestamp,
) -> Option<OrderRow> {
    let method = priced.method?;
    let (account, payment_state, pay_by) = match method {
        PaymentMethod::BankTransfer => (
            Some(payment::account(&priced.seller)?),
            PaymentState::AwaitingTransfer,
            Some(now.plus(PAY_WITHIN)),
        ),
        PaymentMethod::CashOnDelivery => (None, PaymentState::DueOnDelivery, None),
        PaymentMethod::Card => (None, PaymentState::AwaitingCard, Some(now.plus(HOLD))),
    };
    Some(OrderRow {
        id,
        checkout_id: session.id.clone(),
        token_hash,
        reference,
        seller: priced.seller.id.as_str().to_owned(),
        language: session.language.clone(),
        currency: priced.total.currency().code().to_owned(),
        total: priced.total.minor(),
        totals: priced.totals.clone(),
        buyer: session.request.buyer.clone().unwrap_or_default(),
        destination: priced.destination.clone()?,
        delivery: delivery_text(session, priced.terms.as_ref()?)?,
        payment_method: method,
        payment_state,
        account,
        receivers: Receivers::default(),
        balance: Balance {
            owed: priced.total.minor(),
            ..Balance::default()
        },
        goods: Goods::Placed,
        claimed_at: None,
        placed_at: now,
        pay_by,
        terms: None,
        lines: lines(priced),
    })
}

/// Name and days of a delivery, in the buyer's language.
fn delivery_text(session: &Session, terms: &DeliveryTerms) -> Option<String> {
    let texts = Texts::of(&session.language)?;
    let name = terms.name.get(&session.language);
    Some(format!("{name}: {}", texts.delivery_days(terms)))
}

fn lines(priced: &Priced) -> Vec<LineRow> {
    priced
        .lines
        .iter()
        .map(|line| LineRow {
            line_id: line.item.id.clone(),
            offer_id: line.item.item.id.clone(),
            product_id: line.row.product.as_str().to_owned(),
            title: line.item.item.title.clone(),
            image_url: line.item.item.image_url.clone(),
            price: line.item.item.price,
            quantity: line.item.quantity,
            fulfilled: 0,
            removed: 0,
            discount: line.discount,
        })
        .collect()
}
