//! From an order to a provider's page and back: begun by the buyer, settled by a notice, by the buyer's return, or by the
//! sweep that misses neither.
//!
//! No transaction is open while a provider is asked. What was asked for is stored before, so that whoever comes later,
//! after a crash too, asks the same again and gets the same page.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use souk_commerce::order::Goods;
use souk_commerce::{Currency, Timestamp};
use souk_ucp::v2026_04_08::{ORDER, PaymentMethod};

use super::attempt::{Event, State, next};
use super::{CardError, CardProvider, Hosted, Outcome, Seen, Wanted};
use crate::after::{Change, OrderError};
use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::codes;
use crate::order::{self, permalink};
use crate::store::attempts::{self, AttemptRow};
use crate::store::orders::{self, OrderRow};
use crate::store::{Connection, StoreError, access, events};

/// Seconds for which a page can be paid on: providers want at least thirty minutes.
const PAGE: i64 = 31 * 60;
/// Seconds between two looks at a page.
const LOOK: i64 = 60;
/// Time between two sweeps.
const SWEEP: Duration = Duration::from_secs(10);

/// Sends the holder of an order's token to the page where it is paid: the answer is the order with that address. Asked
/// again, it looks whether the page was paid.
pub(crate) async fn pay(
    state: AppState,
    extended: bool,
    id: String,
    token: String,
) -> Result<Answer, ApiError> {
    let now = state.sources.now();
    let mut transaction = state.store.begin().await?;
    let order = orders::load(&mut transaction, &id).await?;
    let sent = access::of(&mut transaction, &id).await?;
    let hash = codes::token_hash(&token);
    let Some(order) = order.filter(|order| order::opens(order, &sent, &hash)) else {
        return Answer::not_found(ORDER, "Order");
    };
    let attempt = match attempts::alive(&mut transaction, &id).await? {
        Some(attempt) => Some(attempt),
        None if can_pay(&order, now) => Some(begin(&state, &mut transaction, &order, now).await?),
        None if is_settled(&order) => None,
        None => return Err(ApiError::PaymentOver),
    };
    transaction.commit().await?;
    if let Some(attempt) = attempt {
        pursue(&state, &order, attempt).await?;
    }
    let mut connection = state.store.reader().await?;
    let order = orders::load(&mut connection, &id).await?;
    let order = order.ok_or(StoreError::Unreadable)?;
    order::answer(&state, &mut connection, &order, extended, &token).await
}

fn can_pay(order: &OrderRow, now: Timestamp) -> bool {
    order.payment_method == PaymentMethod::Card
        && order.goods != Goods::Canceled
        && order.balance.outstanding() > 0
        && order.pay_by.is_none_or(|pay_by| now <= pay_by)
}

/// Whether there is nothing to pay any more, because it was paid.
fn is_settled(order: &OrderRow) -> bool {
    order.payment_method == PaymentMethod::Card
        && order.goods != Goods::Canceled
        && order.balance.is_paid()
}

async fn begin(
    state: &AppState,
    connection: &mut Connection,
    order: &OrderRow,
    now: Timestamp,
) -> Result<AttemptRow, ApiError> {
    let random = state.sources.bytes();
    let random = random.ok_or(ApiError::Unavailable("no random numbers"))?;
    let attempt = AttemptRow {
        id: codes::id("att", &random),
        order_id: order.id.clone(),
        state: State::Starting,
        amount: order.balance.outstanding(),
        reference: None,
        url: None,
        payment: None,
        created_at: now,
        expires_at: now.plus(PAGE),
        due_at: now.plus(LOOK),
    };
    attempts::insert(connection, &attempt).await?;
    events::add(connection, now, &order.id, "payment_started", "{}").await?;
    Ok(attempt)
}

/// Asks the provider for what an attempt lacks: its page, or where the page stands.
async fn pursue(state: &AppState, order: &OrderRow, attempt: AttemptRow) -> Result<(), ApiError> {
    let seller = state
        .cards
        .iter()
        .find(|(seller, _)| seller.as_str() == order.seller);
    let (_, provider) = seller.ok_or(ApiError::Unavailable("the seller has no provider"))?;
    let unknown = |error: CardError| {
        tracing::warn!(%error, attempt = attempt.id, "a payment is not settled yet");
        ApiError::Unavailable("the payment provider does not answer")
    };
    match attempt.reference.clone() {
        Some(reference) => {
            let seen = match look(provider, &reference).await {
                // A page that the provider does not know, after its time, takes no money and must not hold stock.
                Err(CardError::Refused(_)) if state.sources.now() >= attempt.expires_at => Seen {
                    attempt: attempt.id.clone(),
                    reference,
                    outcome: Outcome::Ended,
                },
                seen => seen.map_err(unknown)?,
            };
            if seen.attempt != attempt.id {
                return Err(unknown(CardError::Unknown("it names another".to_owned())));
            }
            settle(state, &seen).await
        }
        None => match ask_for_page(state, provider, order, &attempt).await {
            Ok(page) => {
                let seen = Seen {
                    attempt: attempt.id.clone(),
                    reference: page.reference,
                    outcome: Outcome::Open(Some(page.url)),
                };
                settle(state, &seen).await
            }
            Err(CardError::Refused(why)) => {
                tracing::warn!(why, attempt = attempt.id, "a payment was refused");
                refuse(state, &attempt.id).await?;
                Err(ApiError::PaymentRefused)
            }
            Err(error) => Err(unknown(error)),
        },
    }
}

async fn ask_for_page(
    state: &AppState,
    provider: &Arc<dyn CardProvider>,
    order: &OrderRow,
    attempt: &AttemptRow,
) -> Result<Hosted, CardError> {
    let offering = state.offering();
    let shop = offering.shop();
    let wanted = Wanted {
        attempt: attempt.id.clone(),
        title: format!("{} {}", shop.name.get(&order.language), order.reference),
        amount: attempt.amount,
        currency: Currency::parse(&order.currency)
            .ok_or_else(|| CardError::Refused("the currency is none".to_owned()))?,
        language: order.language.clone(),
        back: permalink(shop, &order.language, &order.id, None),
        expires_at: attempt.expires_at,
    };
    ask(provider, move |provider| provider.open(&wanted)).await
}

/// Looks at a page. An answer about another page is none.
async fn look(provider: &Arc<dyn CardProvider>, reference: &str) -> Result<Seen, CardError> {
    let asked = reference.to_owned();
    let seen = ask(provider, move |provider| provider.look(&asked)).await?;
    if seen.reference == reference {
        Ok(seen)
    } else {
        Err(CardError::Unknown("it speaks of another page".to_owned()))
    }
}

async fn ask<T: Send + 'static>(
    provider: &Arc<dyn CardProvider>,
    question: impl FnOnce(&dyn CardProvider) -> Result<T, CardError> + Send + 'static,
) -> Result<T, CardError> {
    let provider = Arc::clone(provider);
    tokio::task::spawn_blocking(move || question(&*provider))
        .await
        .unwrap_or_else(|_| Err(CardError::Unknown("the question broke off".to_owned())))
}

async fn refuse(state: &AppState, id: &str) -> Result<(), ApiError> {
    let mut transaction = state.store.begin().await?;
    if let Some(mut attempt) = attempts::load(&mut transaction, id).await?
        && let Some(to) = next(attempt.state, Event::Refused)
    {
        attempt.state = to;
        attempts::update(&mut transaction, &attempt).await?;
    }
    Ok(transaction.commit().await?)
}

/// Writes what a provider says of a page. The same said twice, or something older said later, changes nothing.
async fn settle(state: &AppState, seen: &Seen) -> Result<(), ApiError> {
    let now = state.sources.now();
    let mut transaction = state.store.begin().await?;
    let Some(mut attempt) = attempts::load(&mut transaction, &seen.attempt).await? else {
        tracing::warn!("the payment provider speaks of an attempt that is not known");
        return Ok(());
    };
    let known = attempt.reference.as_ref();
    if known.is_some_and(|known| *known != seen.reference) {
        tracing::error!(attempt = attempt.id, "one attempt has two pages");
        return Ok(());
    }
    attempt.reference = Some(seen.reference.clone());
    match &seen.outcome {
        Outcome::Open(url) => {
            if let Some(to) = next(attempt.state, Event::Opened) {
                attempt.state = to;
                attempt.url.clone_from(url);
            }
        }
        Outcome::Ended => {
            if let Some(to) = next(attempt.state, Event::Ended) {
                attempt.state = to;
            }
        }
        Outcome::Paid {
            payment,
            amount,
            currency,
        } => {
            let mut change = Change {
                connection: &mut transaction,
                actor: "provider",
                now,
                sources: &state.sources,
            };
            if let Some(to) = next(attempt.state, Event::Paid) {
                let fits = book(&mut change, &attempt, payment, *amount, currency).await;
                let fits = fits.map_err(unbooked)?;
                attempt.state = if fits {
                    to
                } else {
                    next(attempt.state, Event::Mismatched).unwrap_or(to)
                };
                attempt.payment = Some(payment.clone());
            }
        }
    }
    attempts::update(&mut transaction, &attempt).await?;
    Ok(transaction.commit().await?)
}

fn unbooked(error: OrderError) -> ApiError {
    match error {
        OrderError::Store(error) => ApiError::Store(error),
        _ => ApiError::Unavailable("a payment cannot be booked"),
    }
}

/// Books the money of an attempt; `false` when it fits nothing, and a person has to look.
async fn book(
    change: &mut Change<'_>,
    attempt: &AttemptRow,
    payment: &str,
    amount: i64,
    currency: &str,
) -> Result<bool, OrderError> {
    let mut order = change.order(&attempt.order_id).await?;
    if amount > 0 && currency == order.currency {
        match change.receive(&mut order, amount, Some(payment)).await {
            Ok(_) => return Ok(true),
            Err(OrderError::Booked(_)) => {}
            Err(error) => return Err(error),
        }
    }
    tracing::error!(attempt = attempt.id, "money came that fits no order");
    let (actor, now) = (change.actor, change.now);
    let connection = &mut *change.connection;
    events::add_by(connection, actor, now, &order.id, "payment_mismatch", "{}").await?;
    Ok(false)
}

/// Hears a notice of a provider: it says which page to look at, and nothing more is believed of it.
pub(crate) async fn hear(state: AppState, headers: HeaderMap, body: Vec<u8>) -> StatusCode {
    let now = state.sources.now();
    for provider in state.cards.values() {
        let reference = match provider.notice(&headers, &body, now) {
            Ok(Some(reference)) => reference,
            Ok(None) => return StatusCode::OK,
            Err(_) => continue,
        };
        return match look(provider, &reference).await {
            Ok(seen) => match settle(&state, &seen).await {
                Ok(()) => StatusCode::OK,
                Err(error) => {
                    tracing::error!(%error, "a notice of a payment could not be kept");
                    StatusCode::SERVICE_UNAVAILABLE
                }
            },
            // Nothing that the shop knows of: the provider need not say it again.
            Err(CardError::Refused(_)) => StatusCode::OK,
            Err(_) => StatusCode::SERVICE_UNAVAILABLE,
        };
    }
    StatusCode::BAD_REQUEST
}

/// Sweeps for as long as the backend runs.
pub(crate) async fn run(state: AppState) {
    loop {
        if let Err(error) = sweep(&state).await {
            tracing::warn!(%error, "payments could not be looked at");
        }
        tokio::time::sleep(SWEEP).await;
    }
}

/// Looks at every page that is due, and gives up orders whose time is over and that nobody is about to pay.
pub(crate) async fn sweep(state: &AppState) -> Result<(), StoreError> {
    let now = state.sources.now();
    loop {
        let mut transaction = state.store.begin().await?;
        let due = attempts::take(&mut transaction, now, now.plus(LOOK)).await?;
        let order = match &due {
            Some(attempt) => orders::load(&mut transaction, &attempt.order_id).await?,
            None => None,
        };
        transaction.commit().await?;
        let (Some(attempt), Some(order)) = (due, order) else {
            break;
        };
        end_if_over(state, &order, &attempt, now).await;
        // What could not be settled waits for its next turn; `pursue` has said why.
        drop(pursue(state, &order, attempt).await);
    }
    let mut transaction = state.store.begin().await?;
    let abandoned = attempts::abandoned(&mut transaction, now).await?;
    for id in abandoned {
        let mut change = Change {
            connection: &mut transaction,
            actor: "system",
            now,
            sources: &state.sources,
        };
        let given_up = async {
            let mut order = change.order(&id).await?;
            change.cancel(&mut order).await
        };
        match given_up.await {
            Ok(()) => {}
            Err(OrderError::Store(error)) => return Err(error),
            Err(error) => {
                tracing::error!(%error, "an order could not be given up");
                return Ok(());
            }
        }
    }
    Ok(transaction.commit().await?)
}

/// Ends the page of an order that is given up or whose time is over, so that nobody pays on it any more.
async fn end_if_over(state: &AppState, order: &OrderRow, attempt: &AttemptRow, now: Timestamp) {
    let is_over = now >= attempt.expires_at || order.goods == Goods::Canceled;
    let Some(reference) = attempt.reference.clone().filter(|_| is_over) else {
        return;
    };
    let seller = state.cards.iter();
    let mut seller = seller.filter(|(seller, _)| seller.as_str() == order.seller);
    if let Some((_, provider)) = seller.next()
        && let Err(error) = ask(provider, move |provider| provider.close(&reference)).await
    {
        // It was paid or has ended meanwhile: the look that follows tells.
        tracing::debug!(%error, "a page could not be ended");
    }
}
