//! Checkout sessions: create, read, replace, complete, cancel.
//!
//! Every change runs in one transaction: the answer kept for repetition, the session, and what follows from it are
//! written together or not at all.

mod complete;
mod consent;
mod delivery;
mod discount;
mod lines;
mod payment;
mod place;
mod price;
mod states;
mod sum;
mod wish;

use axum::http::StatusCode;
use souk_commerce::{LanguageTag, PolicyKind, Timestamp};
use souk_ucp::v2026_04_08::{
    BUYER_CONSENT, CHECKOUT, Capability, Checkout, CheckoutRequest, DISCOUNT, FULFILLMENT, Link,
    Message, Registry, Severity, Status, Ucp, UcpStatus, VERSION,
};

use crate::agent::Agent;
use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::codes;
use crate::idempotency::{Begun, Keyed};
use crate::store::checkouts::{self, Session};
use crate::store::{Connection, events, stock};
use crate::texts::{Texts, choose_language};

pub(crate) use complete::complete;
pub(crate) use payment::{handler, handler_name};
use price::{Known, Priced, Pricing, unrecoverable};
pub(crate) use price::{Offering, absolute, line_totals};
use states::{Event, next};

/// Seconds from the last change of a session to its end.
const LIFETIME: i64 = 6 * 3600;

/// What came with a request besides its body.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    /// Who calls.
    pub(crate) agent: Agent,
    /// Value of `Accept-Language`.
    pub(crate) accept_language: Option<String>,
    /// Value of `If-Match`.
    pub(crate) if_match: Option<String>,
    /// Key for repetition, with method, address and body.
    pub(crate) keyed: Option<Keyed>,
}

/// Creates a session.
pub(crate) async fn create(
    state: AppState,
    call: Call,
    request: CheckoutRequest,
) -> Result<Answer, ApiError> {
    let offering = state.offering();
    let request = wish::normalise(request, None)?;
    let now = state.sources.now();
    let texts = texts_for(&offering, &request, &call)?;
    let mut transaction = match Begun::begin(&state, call.keyed.as_ref(), now).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(transaction) => transaction,
    };
    let priced = price(&mut transaction, &offering, &request, &texts, now).await?;
    let priced = match priced {
        Pricing::Priced(priced) if !priced.is_sold_out => priced,
        Pricing::Priced(priced) => {
            // Where nothing can be sold, nobody needs to hear that the address is missing.
            let mut messages = unrecoverable(priced.messages);
            messages.retain(is_about_lines);
            let answer = nothing(&offering, &texts, messages)?;
            return Begun::finish(transaction, call.keyed.as_ref(), answer, now).await;
        }
        Pricing::Nothing(messages) => {
            let answer = nothing(&offering, &texts, messages)?;
            return Begun::finish(transaction, call.keyed.as_ref(), answer, now).await;
        }
    };
    let random = state
        .sources
        .bytes()
        .ok_or(ApiError::Unavailable("no random numbers"))?;
    let mut session = Session {
        id: codes::id("chk", &random),
        revision: 1,
        language: texts.language().clone(),
        extended: call.agent.extended,
        answer: blank(),
        request,
        created_at: now,
        expires_at: now.plus(LIFETIME),
    };
    session.answer = answer_of(&offering, &session, &priced, Status::Incomplete)?;
    checkouts::insert(&mut transaction, &session).await?;
    events::add(&mut transaction, now, &session.id, "checkout_created", "{}").await?;
    let answer = Answer::of(StatusCode::CREATED, Some(session.etag()), &session.answer)?;
    Begun::finish(transaction, call.keyed.as_ref(), answer, now).await
}

/// Reads a session as it was last answered.
pub(crate) async fn read(state: AppState, id: String) -> Result<Answer, ApiError> {
    let mut connection = state.store.reader().await?;
    let Some(session) = checkouts::load(&mut connection, &id).await? else {
        return Answer::not_found(CHECKOUT, "Checkout");
    };
    let now = state.sources.now();
    if session.status_at(now) == session.answer.status {
        return Answer::of(StatusCode::OK, Some(session.etag()), &session.answer);
    }
    let mut answer = session.answer.clone();
    answer.status = next(answer.status, Event::Expired).ok_or(ApiError::Canceled)?;
    answer.messages = vec![Message::error(
        "checkout_expired",
        None,
        "This checkout has expired. Create a new one.".to_owned(),
        Severity::Unrecoverable,
    )];
    if let Some(texts) = Texts::of(&session.language) {
        texts.translate(&mut answer.messages);
    }
    Answer::of(
        StatusCode::OK,
        Some(format!("\"{}-expired\"", session.revision)),
        &answer,
    )
}

/// Replaces what a session asks for.
pub(crate) async fn update(
    state: AppState,
    call: Call,
    id: String,
    request: CheckoutRequest,
) -> Result<Answer, ApiError> {
    let offering = state.offering();
    let now = state.sources.now();
    let mut transaction = match Begun::begin(&state, call.keyed.as_ref(), now).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(transaction) => transaction,
    };
    let Some(mut session) = checkouts::load(&mut transaction, &id).await? else {
        return Answer::not_found(CHECKOUT, "Checkout");
    };
    check_open(&session, now)?;
    check_revision(&session, call.if_match.as_deref())?;
    let request = wish::normalise(request, Some(&session.request))?;
    let texts = texts_for(&offering, &request, &call)?;
    let priced = match price(&mut transaction, &offering, &request, &texts, now).await? {
        Pricing::Priced(priced) => priced,
        Pricing::Nothing(messages) => {
            let answer = nothing(&offering, &texts, messages)?;
            return Begun::finish(transaction, call.keyed.as_ref(), answer, now).await;
        }
    };
    session.request = request;
    session.language = texts.language().clone();
    session.revision += 1;
    session.expires_at = now.plus(LIFETIME);
    session.answer = answer_of(&offering, &session, &priced, session.answer.status)?;
    checkouts::update(&mut transaction, &session).await?;
    let answer = Answer::of(StatusCode::OK, Some(session.etag()), &session.answer)?;
    Begun::finish(transaction, call.keyed.as_ref(), answer, now).await
}

/// Gives a session up.
pub(crate) async fn cancel(state: AppState, call: Call, id: String) -> Result<Answer, ApiError> {
    let now = state.sources.now();
    let mut transaction = match Begun::begin(&state, call.keyed.as_ref(), now).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(transaction) => transaction,
    };
    let Some(mut session) = checkouts::load(&mut transaction, &id).await? else {
        return Answer::not_found(CHECKOUT, "Checkout");
    };
    check_open(&session, now)?;
    check_revision(&session, call.if_match.as_deref())?;
    session.answer.status =
        next(session.answer.status, Event::GivenUp).ok_or(ApiError::Canceled)?;
    session.answer.messages = Vec::new();
    session.revision += 1;
    checkouts::update(&mut transaction, &session).await?;
    events::add(
        &mut transaction,
        now,
        &session.id,
        "checkout_canceled",
        "{}",
    )
    .await?;
    let answer = Answer::of(StatusCode::OK, Some(session.etag()), &session.answer)?;
    Begun::finish(transaction, call.keyed.as_ref(), answer, now).await
}

/// Refuses to touch a session that is final.
fn check_open(session: &Session, now: Timestamp) -> Result<(), ApiError> {
    match session.status_at(now) {
        Status::Completed => Err(ApiError::Completed),
        Status::Canceled => Err(ApiError::Canceled),
        _ => Ok(()),
    }
}

/// Refuses a change that was made of an older revision (RFC 9110, 13.1.1).
fn check_revision(session: &Session, if_match: Option<&str>) -> Result<(), ApiError> {
    let etag = session.etag();
    let fits = if_match.is_none_or(|condition| {
        condition
            .split(',')
            .map(str::trim)
            // A proxy that compresses marks the tag as weak; the revision is the same.
            .map(|tag| tag.strip_prefix("W/").unwrap_or(tag))
            .any(|tag| tag == "*" || tag == etag)
    });
    if fits {
        Ok(())
    } else {
        Err(ApiError::Revision(etag))
    }
}

fn texts_for(
    offering: &Offering,
    request: &CheckoutRequest,
    call: &Call,
) -> Result<Texts, ApiError> {
    let wish = request
        .context
        .as_ref()
        .and_then(|context| context.language.as_deref());
    choose_language(offering.shop(), wish, call.accept_language.as_deref())
        .as_ref()
        .and_then(Texts::of)
        .ok_or(ApiError::Unavailable("the shop has no language"))
}

/// Prices a request with the pack's prices, with what is left of counted stock, and with codes that can still be used.
async fn price(
    connection: &mut Connection,
    offering: &Offering,
    request: &CheckoutRequest,
    texts: &Texts,
    now: Timestamp,
) -> Result<Pricing, ApiError> {
    let chosen = lines::choose(offering, request, now);
    let mut left = Vec::with_capacity(chosen.demands.len());
    for demand in &chosen.demands {
        let pieces = match demand.counted {
            Some(counted) => {
                let sold = stock::sold_since(connection, &demand.offer, demand.feed_day).await?;
                Some(counted.saturating_sub(sold))
            }
            None => None,
        };
        left.push(pieces);
    }
    let known = Known {
        left,
        wanted: discount::look_up(connection, offering, request).await?,
        now,
    };
    Ok(price::price(offering, request, chosen, &known, texts))
}

fn is_about_lines(message: &Message) -> bool {
    let path = message.path.as_deref().unwrap_or_default();
    path.starts_with("$.line_items")
}

/// The answer when nothing can be bought, with the page that a person can go to.
fn nothing(offering: &Offering, texts: &Texts, messages: Vec<Message>) -> Result<Answer, ApiError> {
    let home = format!("{}/{}", offering.shop().origin, texts.language());
    Answer::without_resource(CHECKOUT, messages, Some(home))
}

/// The answer to a priced request. `from` is where the session stood.
fn answer_of(
    offering: &Offering,
    session: &Session,
    priced: &Priced,
    from: Status,
) -> Result<Checkout, ApiError> {
    let is_complete = !priced.messages.iter().any(Message::is_error);
    let status = next(from, Event::Priced { is_complete }).ok_or(ApiError::Canceled)?;
    Ok(Checkout {
        ucp: envelope(offering, session, priced),
        id: session.id.clone(),
        line_items: priced.lines.iter().map(|line| line.item.clone()).collect(),
        buyer: session.request.buyer.clone(),
        status,
        currency: offering.shop().market.currency.code().to_owned(),
        totals: priced.totals.clone(),
        messages: priced.messages.clone(),
        links: links(offering, &session.language),
        expires_at: Some(session.expires_at.to_rfc3339()),
        payment: session.request.payment.clone(),
        fulfillment: Some(priced.fulfillment.clone()),
        discounts: priced.discounts.clone(),
        ..blank()
    })
}

/// The pages with the terms, under the names that UCP knows them by, or the shop's own.
fn links(offering: &Offering, language: &LanguageTag) -> Vec<Link> {
    let policies = offering.catalogue.policies(language).into_iter();
    policies
        .map(|(kind, title)| Link {
            kind: match kind {
                PolicyKind::Terms => "terms_of_service",
                PolicyKind::Delivery => "shipping_policy",
                PolicyKind::Returns => "refund_policy",
                PolicyKind::Privacy => "privacy_policy",
                PolicyKind::Imprint => "imprint",
            }
            .to_owned(),
            url: format!(
                "{}/{language}/policies/{}",
                offering.shop().origin,
                kind.as_str()
            ),
            title: Some(title),
        })
        .collect()
}

/// The envelope: what is common ground with the platform, and the ways to pay that fit.
fn envelope(offering: &Offering, session: &Session, priced: &Priced) -> Ucp {
    let names = offering.names();
    let buyer = session.request.buyer.as_ref();
    // Profiles of other platforms are not fetched; one that speaks of consent knows the extension.
    let consent = buyer
        .and_then(|buyer| buyer.consent)
        .map(|_| BUYER_CONSENT.to_owned());
    // The storefront asks for a code where there is one to enter.
    let has_codes =
        session.request.discounts.is_some() || (session.extended && !offering.coupons.is_empty());
    let own = [names.order_token(), names.payment_instructions()];
    let capabilities: Registry<Capability> = [CHECKOUT.to_owned(), FULFILLMENT.to_owned()]
        .into_iter()
        .chain(consent)
        .chain(has_codes.then(|| DISCOUNT.to_owned()))
        .chain(own.into_iter().filter(|_| session.extended))
        .map(|name| (name, vec![Capability::active()]))
        .collect();
    Ucp {
        version: VERSION.to_owned(),
        status: Some(UcpStatus::Success),
        services: None,
        capabilities: Some(capabilities),
        payment_handlers: Some(payment::handlers(&names, &priced.methods)),
    }
}

/// A checkout without anything in it, to fill the rest of one from.
fn blank() -> Checkout {
    Checkout {
        ucp: Ucp::default(),
        id: String::new(),
        line_items: Vec::new(),
        buyer: None,
        status: Status::Incomplete,
        currency: String::new(),
        totals: Vec::new(),
        messages: Vec::new(),
        links: Vec::new(),
        expires_at: None,
        payment: None,
        fulfillment: None,
        discounts: None,
        order: None,
        order_token: None,
        payment_instructions: None,
    }
}
