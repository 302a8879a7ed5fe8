//! After the sale: money that comes and goes, goods that leave, orders that are given up.
//!
//! Each change runs in a transaction that its caller holds, and writes everything that follows from it: the order as it
//! stands, the ledger, the row that is only ever added, and the event. Who may do what, the caller has decided.

use souk_commerce::Timestamp;
use souk_commerce::order::{Goods, GoodsEvent};
use souk_commerce::payment::settlement::{Outcome, Receipt};
use souk_ucp::v2026_04_08::{PaymentMethod, PaymentState};
use thiserror::Error;

use crate::codes;
use crate::source::Sources;
use crate::store::money::{self, Account, AdjustmentRow, PaymentRow};
use crate::store::orders::{self, OrderRow};
use crate::store::shipments::{self, ShipmentRow};
use crate::store::{Connection, StoreError, coupons, events, outbox, stock};

/// Events that the buyer is told of, besides that the order was placed.
const TOLD: [&str; 4] = [
    "payment_received",
    "payment_refunded",
    "goods_shipped",
    "order_canceled",
];

/// The event of goods that lie ready.
pub(crate) const PICKED: &str = "goods_picked";

/// Why an order stays as it is.
#[derive(Debug, Error)]
pub enum OrderError {
    /// There is no such order.
    #[error("there is no order {0}")]
    Missing(String),
    /// The amount is none.
    #[error("the amount must be more than nothing")]
    Amount,
    /// The bank's reference was booked before.
    #[error("the bank's reference {0} is booked already; nothing was changed")]
    Booked(String),
    /// More would go back than came in.
    #[error("only {kept} (in the smallest unit) came in and did not go back")]
    TooMuch {
        /// What came in and did not go back.
        kept: i64,
    },
    /// The goods are past that.
    #[error("the goods are {0} already")]
    NotNow(&'static str),
    /// The order has no such pieces.
    #[error("the order has not so many pieces of line {0}")]
    Line(String),
    /// There are no random numbers.
    #[error("the system has no random numbers")]
    Random,
    /// The store did not work.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A parcel, as far as it is known.
#[derive(Debug, Clone, Default)]
pub struct Parcel {
    /// Who carries it.
    pub carrier: Option<String>,
    /// Number to follow it by.
    pub tracking_number: Option<String>,
    /// Page to follow it on.
    pub tracking_url: Option<String>,
}

/// An order inside a transaction, and who changes it when.
pub(crate) struct Change<'a> {
    /// The transaction's connection.
    pub(crate) connection: &'a mut Connection,
    /// `buyer`, `merchant`, `provider`, `system`; or role and session of somebody at the desk.
    pub(crate) actor: &'a str,
    /// The moment.
    pub(crate) now: Timestamp,
    /// Chance.
    pub(crate) sources: &'a Sources,
}

impl Change<'_> {
    /// The order with an id or a reference.
    pub(crate) async fn order(&mut self, name: &str) -> Result<OrderRow, OrderError> {
        let missing = || OrderError::Missing(name.to_owned());
        let id = orders::find(self.connection, name).await?;
        let id = id.ok_or_else(missing)?;
        let order = orders::load(self.connection, &id).await?;
        order.ok_or_else(missing)
    }

    /// Notes that the buyer says to have paid. It is a claim: nothing else follows from it.
    pub(crate) async fn claim(&mut self, order: &mut OrderRow) -> Result<(), OrderError> {
        let is_due =
            order.payment_method == PaymentMethod::BankTransfer && order.balance.outstanding() > 0;
        if order.claimed_at.is_some() || !is_due {
            return Ok(());
        }
        order.claimed_at = Some(self.now);
        self.keep(order, "payment_claimed", "{}").await
    }

    /// Books money that came in.
    pub(crate) async fn receive(
        &mut self,
        order: &mut OrderRow,
        amount: i64,
        bank_reference: Option<&str>,
    ) -> Result<Receipt, OrderError> {
        let received = order.balance.receive(amount, self.now, order.pay_by);
        let (balance, receipt) = received.ok_or(OrderError::Amount)?;
        let outcome = receipt.outcome.as_str();
        let row = PaymentRow {
            id: self.id("pay")?,
            kind: "received".to_owned(),
            amount,
            outcome: Some(outcome.to_owned()),
            is_late: receipt.is_late,
            bank_reference: bank_reference.map(ToOwned::to_owned),
            at: self.now,
        };
        if !money::add_payment(self.connection, &order.id, self.actor, &row).await? {
            return Err(OrderError::Booked(row.bank_reference.unwrap_or_default()));
        }
        order.balance = balance;
        let accounts = (Account::Money, Account::Receivable);
        self.post(&row.id, order, accounts, amount).await?;
        let payload = format!("{{\"amount\":{amount},\"outcome\":\"{outcome}\"}}");
        // Whoever paid a part or too much hears it from the merchant, not from a mail that says all is well.
        let event = match receipt.outcome {
            Outcome::Paid => "payment_received",
            _ => "payment_booked",
        };
        self.keep(order, event, &payload).await?;
        Ok(receipt)
    }

    /// Books money that went back, and pieces that came back or never left.
    pub(crate) async fn refund(
        &mut self,
        order: &mut OrderRow,
        amount: i64,
        lines: &[(String, u32)],
        bank_reference: Option<&str>,
    ) -> Result<(), OrderError> {
        let before = order.balance;
        let too_much = OrderError::TooMuch {
            kept: before.kept(),
        };
        if amount <= 0 {
            return Err(OrderError::Amount);
        }
        order.balance = before.refund(amount).ok_or(too_much)?;
        for (id, pieces) in lines {
            let line = order.lines.iter_mut().find(|line| line.line_id == *id);
            let line = line.filter(|line| line.kept() >= *pieces);
            let line = line.ok_or_else(|| OrderError::Line(id.clone()))?;
            line.removed = line.removed.saturating_add(*pieces);
        }
        let id = self.id("pay")?;
        let row = PaymentRow {
            id: id.clone(),
            kind: "refunded".to_owned(),
            amount,
            outcome: None,
            is_late: false,
            bank_reference: bank_reference.map(ToOwned::to_owned),
            at: self.now,
        };
        if !money::add_payment(self.connection, &order.id, self.actor, &row).await? {
            return Err(OrderError::Booked(row.bank_reference.unwrap_or_default()));
        }
        let accounts = (Account::Receivable, Account::Money);
        self.post(&id, order, accounts, amount).await?;
        let given_up = before.owed.saturating_sub(order.balance.owed);
        self.take_back(order, "refund", (amount, given_up), lines.to_vec())
            .await?;
        let payload = format!("{{\"amount\":{amount}}}");
        self.keep(order, "payment_refunded", &payload).await
    }

    /// Notes that the goods lie ready. It is noted once, and moves them nowhere.
    pub(crate) async fn pick(&mut self, order: &mut OrderRow) -> Result<(), OrderError> {
        if order.goods != Goods::Placed {
            return Err(OrderError::NotNow(order.goods.as_str()));
        }
        let events = events::of(self.connection, &order.id).await?;
        if events.iter().any(|event| event.kind == PICKED) {
            return Err(OrderError::NotNow("picked"));
        }
        self.keep(order, PICKED, "{}").await
    }

    /// Notes that the goods have left.
    pub(crate) async fn ship(
        &mut self,
        order: &mut OrderRow,
        parcel: Parcel,
    ) -> Result<(), OrderError> {
        order.goods = step(order.goods, GoodsEvent::Ship)?;
        for line in &mut order.lines {
            line.fulfilled = line.kept();
        }
        self.shipment(order, "shipped", parcel).await?;
        self.keep(order, "goods_shipped", "{}").await
    }

    /// Notes that the goods have arrived.
    pub(crate) async fn deliver(&mut self, order: &mut OrderRow) -> Result<(), OrderError> {
        order.goods = step(order.goods, GoodsEvent::Deliver)?;
        self.shipment(order, "delivered", Parcel::default()).await?;
        self.keep(order, "goods_delivered", "{}").await
    }

    /// Gives the order up: its pieces go back into stock, and what came in for it is owed back.
    pub(crate) async fn cancel(&mut self, order: &mut OrderRow) -> Result<(), OrderError> {
        order.goods = step(order.goods, GoodsEvent::Cancel)?;
        let mut lines = Vec::new();
        for line in &mut order.lines {
            if line.kept() > 0 {
                lines.push((line.line_id.clone(), line.kept()));
                line.removed = line.quantity;
            }
        }
        let given_up = order.balance.owed;
        order.balance.owed = 0;
        self.take_back(order, "cancellation", (given_up, given_up), lines)
            .await?;
        stock::give_back(self.connection, &order.id).await?;
        coupons::give_back(self.connection, &order.id, self.now).await?;
        self.keep(order, "order_canceled", "{}").await
    }

    fn id(&self, prefix: &str) -> Result<String, OrderError> {
        let random = self.sources.bytes().ok_or(OrderError::Random)?;
        Ok(codes::id(prefix, &random))
    }

    async fn post(
        &mut self,
        journal: &str,
        order: &OrderRow,
        accounts: (Account, Account),
        amount: i64,
    ) -> Result<(), OrderError> {
        Ok(money::post(
            self.connection,
            journal,
            &order.id,
            accounts,
            amount,
            self.now,
        )
        .await?)
    }

    /// Writes what was taken back: the amount that is shown, and the part of it that is no longer owed.
    async fn take_back(
        &mut self,
        order: &OrderRow,
        kind: &str,
        (amount, given_up): (i64, i64),
        lines: Vec<(String, u32)>,
    ) -> Result<(), OrderError> {
        let row = AdjustmentRow {
            id: self.id("adj")?,
            kind: kind.to_owned(),
            amount,
            lines,
            at: self.now,
        };
        money::add_adjustment(self.connection, &order.id, &row).await?;
        let accounts = (Account::Sales, Account::Receivable);
        self.post(&row.id, order, accounts, given_up).await
    }

    async fn shipment(
        &mut self,
        order: &OrderRow,
        kind: &str,
        parcel: Parcel,
    ) -> Result<(), OrderError> {
        let row = ShipmentRow {
            id: self.id("shp")?,
            kind: kind.to_owned(),
            carrier: parcel.carrier,
            tracking_number: parcel.tracking_number,
            tracking_url: parcel.tracking_url,
            at: self.now.0,
        };
        Ok(shipments::add(self.connection, &order.id, &row).await?)
    }

    /// Stores the order as it stands, and the event that brought it there.
    async fn keep(
        &mut self,
        order: &mut OrderRow,
        event: &str,
        payload: &str,
    ) -> Result<(), OrderError> {
        order.payment_state = payment_state(order);
        orders::settle(self.connection, order).await?;
        let (actor, now) = (self.actor, self.now);
        events::add_by(self.connection, actor, now, &order.id, event, payload).await?;
        if TOLD.contains(&event) {
            let id = self.id("out")?;
            outbox::add(self.connection, &id, &order.id, event, now).await?;
        }
        Ok(())
    }
}

fn step(goods: Goods, event: GoodsEvent) -> Result<Goods, OrderError> {
    goods.next(event).ok_or(OrderError::NotNow(goods.as_str()))
}

/// The word for where the money of an order stands.
pub(crate) fn payment_state(order: &OrderRow) -> PaymentState {
    let has_money = order.balance.kept() > 0 && order.balance.is_paid();
    match order.payment_method {
        _ if has_money => PaymentState::Paid,
        PaymentMethod::BankTransfer => PaymentState::AwaitingTransfer,
        PaymentMethod::CashOnDelivery => PaymentState::DueOnDelivery,
        PaymentMethod::Card => PaymentState::AwaitingCard,
    }
}
