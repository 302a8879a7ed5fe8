//! Complete: the buyer agrees to what they saw, and the order is written, or it is not and they see why.

use axum::http::StatusCode;
use souk_commerce::Timestamp;
use souk_ucp::v2026_04_08::{
    CHECKOUT, Checkout, CheckoutComplete, CheckoutRequest, Message, Payment,
};

use super::consent::rises;
use super::discount::{Use, buyer_keys};
use super::place::{Placed, place};
use super::price::{Priced, Pricing};
use super::states::{Event, next};
use super::{
    Call, LIFETIME, Offering, answer_of, check_open, check_revision, nothing, price, wish,
};
use crate::answer::{Answer, ApiError};
use crate::app::AppState;
use crate::codes;
use crate::idempotency::Begun;
use crate::store::checkouts::{self, Session};
use crate::store::money::{self, Account};
use crate::store::{Connection, Transaction, coupons, events, orders, outbox, stock};
use crate::texts::Texts;

/// Places the order of a session.
pub(crate) async fn complete(
    state: AppState,
    call: Call,
    id: String,
    body: CheckoutComplete,
) -> Result<Answer, ApiError> {
    let instrument = wish::chosen(body.payment)?.ok_or_else(|| {
        ApiError::Invalid("payment.instruments must have exactly one instrument.".to_owned())
    })?;
    let offering = state.offering();
    let now = state.sources.now();
    let mut transaction = match Begun::begin(&state, call.keyed.as_ref(), now).await? {
        Begun::Replay(answer) => return Ok(answer),
        Begun::Fresh(transaction) => transaction,
    };
    let Some(session) = checkouts::load(&mut transaction, &id).await? else {
        return Answer::not_found(CHECKOUT, "Checkout");
    };
    check_open(&session, now)?;
    check_revision(&session, call.if_match.as_deref())?;
    let texts =
        Texts::of(&session.language).ok_or(ApiError::Unavailable("the shop has no language"))?;
    let request = CheckoutRequest {
        payment: Some(Payment {
            instruments: vec![instrument],
        }),
        ..session.request.clone()
    };
    let priced = match price(&mut transaction, &offering, &request, &texts, now).await? {
        Pricing::Priced(priced) => priced,
        Pricing::Nothing(messages) => {
            let answer = nothing(&offering, &texts, messages)?;
            return Begun::finish(transaction, call.keyed.as_ref(), answer, now).await;
        }
    };
    let session = Session { request, ..session };
    let attempt = Attempt {
        state: &state,
        call: &call,
        offering: &offering,
        now,
    };
    let mut news = rises(&session.answer, &priced);
    texts.translate(&mut news);
    if !news.is_empty() || priced.messages.iter().any(Message::is_error) {
        return attempt.refuse(transaction, session, *priced, news).await;
    }
    attempt.order(transaction, session, *priced).await
}

/// What both outcomes need.
struct Attempt<'a> {
    state: &'a AppState,
    call: &'a Call,
    offering: &'a Offering,
    now: Timestamp,
}

impl Attempt<'_> {
    /// Stores a new revision that says what changed; there is no order.
    async fn refuse(
        &self,
        mut transaction: Transaction,
        mut session: Session,
        priced: Priced,
        news: Vec<Message>,
    ) -> Result<Answer, ApiError> {
        session.revision += 1;
        session.expires_at = self.now.plus(LIFETIME);
        session.answer = answer_of(self.offering, &session, &priced, session.answer.status)?;
        // After the status: what has risen is news to agree to, not something that is missing.
        session.answer.messages.extend(news);
        checkouts::update(&mut transaction, &session).await?;
        let answer = Answer::of(StatusCode::OK, Some(session.etag()), &session.answer)?;
        Begun::finish(transaction, self.call.keyed.as_ref(), answer, self.now).await
    }

    /// Closes the session with an order, and tells the buyer its token.
    async fn order(
        &self,
        mut transaction: Transaction,
        mut session: Session,
        priced: Priced,
    ) -> Result<Answer, ApiError> {
        let placed = place(
            self.state,
            self.offering,
            &session,
            &priced,
            self.call.keyed.as_ref(),
            self.now,
        )?;
        session.revision += 1;
        session.answer = answer_of(self.offering, &session, &priced, session.answer.status)?;
        session.answer.status =
            next(session.answer.status, Event::Placed).ok_or(ApiError::Completed)?;
        session.answer.order = Some(placed.confirmation.clone());
        if session.extended {
            session.answer.payment_instructions = Some(placed.instructions.clone());
        }
        self.write(&mut transaction, &session, &placed, &priced)
            .await?;
        let answer = Answer::of(
            StatusCode::OK,
            Some(session.etag()),
            &told(&session, &placed),
        )?;
        let answer = Begun::finish_with_token(
            transaction,
            self.call.keyed.as_ref(),
            answer,
            Some((placed.salt, placed.token)),
            self.now,
        )
        .await?;
        tracing::info!(seller = %priced.seller.id, "an order was placed");
        Ok(answer)
    }

    /// Writes the order, takes its stock, and stores the session.
    async fn write(
        &self,
        connection: &mut Connection,
        session: &Session,
        placed: &Placed,
        priced: &Priced,
    ) -> Result<(), ApiError> {
        let order = &placed.order;
        orders::insert(connection, order).await?;
        money::post(
            connection,
            &format!("order:{}", order.id),
            &order.id,
            (Account::Receivable, Account::Sales),
            order.total,
            self.now,
        )
        .await?;
        for demand in &priced.demands {
            if !stock::take(connection, &order.id, demand, self.now).await? {
                // Pricing saw enough of it in this very transaction.
                return Err(ApiError::Unavailable("stock changed under the only writer"));
            }
        }
        self.use_codes(connection, session, &order.id, &priced.uses)
            .await?;
        checkouts::update(connection, session).await?;
        let payload = format!("{{\"checkout\":\"{}\"}}", session.id);
        events::add(connection, self.now, &order.id, "order_placed", &payload).await?;
        let random = self.state.sources.bytes();
        let random = random.ok_or(ApiError::Unavailable("no random numbers"))?;
        let id = codes::id("out", &random);
        outbox::add(connection, &id, &order.id, "order_placed", self.now).await?;
        Ok(())
    }
    /// Counts the uses of the codes that the order was priced with.
    async fn use_codes(
        &self,
        connection: &mut Connection,
        session: &Session,
        order: &str,
        uses: &[Use],
    ) -> Result<(), ApiError> {
        let buyer = buyer_keys(&session.request);
        for used in uses {
            let (coupon, amount) = (&used.coupon, used.amount);
            if !coupons::take(connection, order, coupon, amount, &buyer, self.now).await? {
                // Pricing saw one more of them in this very transaction.
                return Err(ApiError::Unavailable("uses changed under the only writer"));
            }
        }
        Ok(())
    }
}

/// The answer to the buyer: the session, and a place for the token, which is stored nowhere.
fn told(session: &Session, placed: &Placed) -> Checkout {
    let place = codes::token_place(&placed.salt);
    let mut told = session.answer.clone();
    if let Some(confirmation) = &mut told.order {
        confirmation.permalink_url = format!("{}.{place}", confirmation.permalink_url);
    }
    told.order_token = session.extended.then_some(place);
    told
}
