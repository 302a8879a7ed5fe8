//! The merchant's side of the orders, on the database alone: the command works while a shop is served, and without one.

mod acts;
mod door;
mod fields;
mod forms;
mod html;
mod list;
mod order;
pub(crate) mod session;
mod state;
pub(crate) mod web;
mod words;

use souk_commerce::payment::settlement::Receipt;
use souk_commerce::{Currency, Money, Timestamp};

use crate::after::{Change, OrderError, Parcel};
use crate::audit::{self, Finding};
use crate::source::Sources;
use crate::store::events::{self, EventRow};
use crate::store::money::{self, PaymentRow};
use crate::store::orders::{self, OrderRow};
use crate::store::{Database, Store, StoreError, outbox};

pub use session::Role;

/// What a merchant does with orders.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    sources: Sources,
}

/// An order as a merchant sees it.
#[derive(Debug, Clone)]
pub struct OrderSheet {
    /// What people call it.
    pub reference: String,
    /// When it was placed.
    pub placed_at: Timestamp,
    /// Who sells.
    pub seller: String,
    /// `bank_transfer`, `cash_on_delivery`.
    pub method: &'static str,
    /// What was agreed.
    pub total: Money,
    /// What is still to come.
    pub outstanding: Money,
    /// What is owed back.
    pub due_back: Money,
    /// `placed`, `shipped`, `delivered`, `canceled`.
    pub goods: &'static str,
    /// When the buyer said to have paid.
    pub claimed_at: Option<Timestamp>,
    /// Until when a transfer is expected.
    pub pay_by: Option<Timestamp>,
    /// Name, mail address and telephone of the buyer, as far as they are known.
    pub buyer: Vec<String>,
    /// What the buyer agreed to and refused, a sentence for each.
    pub consent: Vec<String>,
    /// The address, line by line.
    pub address: Vec<String>,
    /// Line id, title and pieces.
    pub lines: Vec<(String, String, u32)>,
    /// What came in and went back.
    pub payments: Vec<PaymentRow>,
    /// What happened to it, the first thing first.
    pub events: Vec<EventRow>,
}

impl Desk {
    /// Opens the database of a shop.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be opened.
    pub async fn open(database: &Database) -> Result<Self, StoreError> {
        Ok(Self::on(Store::connect(database).await?, Sources::system()))
    }

    /// A desk on an open store.
    pub(crate) fn on(store: Store, sources: Sources) -> Self {
        Self { store, sources }
    }

    /// The newest orders.
    ///
    /// # Errors
    /// [`OrderError::Store`].
    pub async fn newest(&self, count: u32) -> Result<Vec<OrderSheet>, OrderError> {
        let mut connection = self.store.reader().await?;
        let mut sheets = Vec::new();
        for id in orders::newest(&mut connection, count).await? {
            if let Some(order) = orders::load(&mut connection, &id).await? {
                sheets.push(sheet(order, Vec::new(), Vec::new())?);
            }
        }
        Ok(sheets)
    }

    /// One order, by its reference or id.
    ///
    /// # Errors
    /// [`OrderError::Missing`], [`OrderError::Store`].
    pub async fn show(&self, name: &str) -> Result<OrderSheet, OrderError> {
        let missing = || OrderError::Missing(name.to_owned());
        let mut connection = self.store.reader().await?;
        let id = orders::find(&mut connection, name).await?;
        let id = id.ok_or_else(missing)?;
        let order = orders::load(&mut connection, &id).await?;
        let payments = money::payments(&mut connection, &id).await?;
        let events = events::of(&mut connection, &id).await?;
        sheet(order.ok_or_else(missing)?, payments, events)
    }

    /// Books money that came in for an order.
    ///
    /// # Errors
    /// [`OrderError`] says why nothing was booked.
    pub async fn confirm(
        &self,
        name: &str,
        amount: &str,
        bank_reference: Option<&str>,
    ) -> Result<Receipt, OrderError> {
        self.change(async |change| {
            let mut order = change.order(name).await?;
            let amount = amount_of(&order, amount)?;
            change.receive(&mut order, amount, bank_reference).await
        })
        .await
    }

    /// Books money that went back, with pieces that came back. The bank's own number of it is booked once.
    ///
    /// # Errors
    /// [`OrderError`] says why nothing was booked.
    pub async fn refund(
        &self,
        name: &str,
        amount: &str,
        lines: &[(String, u32)],
        bank_reference: Option<&str>,
    ) -> Result<(), OrderError> {
        self.change(async |change| {
            let mut order = change.order(name).await?;
            let amount = amount_of(&order, amount)?;
            change
                .refund(&mut order, amount, lines, bank_reference)
                .await
        })
        .await
    }

    /// Notes that the goods lie ready.
    ///
    /// # Errors
    /// [`OrderError::NotNow`] when they do so already, or have left, or stay.
    pub async fn pick(&self, name: &str) -> Result<(), OrderError> {
        self.change(async |change| {
            let mut order = change.order(name).await?;
            change.pick(&mut order).await
        })
        .await
    }

    /// Notes that the goods have left.
    ///
    /// # Errors
    /// [`OrderError::NotNow`] when they have left before, or stay.
    pub async fn ship(&self, name: &str, parcel: Parcel) -> Result<(), OrderError> {
        self.change(async |change| {
            let mut order = change.order(name).await?;
            change.ship(&mut order, parcel.clone()).await
        })
        .await
    }

    /// Notes that the goods have arrived.
    ///
    /// # Errors
    /// [`OrderError::NotNow`] when they are not on their way.
    pub async fn deliver(&self, name: &str) -> Result<(), OrderError> {
        self.change(async |change| {
            let mut order = change.order(name).await?;
            change.deliver(&mut order).await
        })
        .await
    }

    /// Gives an order up.
    ///
    /// # Errors
    /// [`OrderError::NotNow`] when its goods have left.
    pub async fn cancel(&self, name: &str) -> Result<(), OrderError> {
        self.change(async |change| {
            let mut order = change.order(name).await?;
            change.cancel(&mut order).await
        })
        .await
    }

    /// What buyers were not told and will not be: order, what happened, and why they were not.
    ///
    /// # Errors
    /// [`OrderError::Store`].
    pub async fn unsent(&self) -> Result<Vec<(String, String, String)>, OrderError> {
        let mut connection = self.store.reader().await?;
        Ok(outbox::dead(&mut connection).await?)
    }

    /// Lets mails about an order that were given up be sent again; how many there were.
    ///
    /// # Errors
    /// [`OrderError::Missing`], [`OrderError::Store`].
    pub async fn resend(&self, name: &str) -> Result<u64, OrderError> {
        self.change(async |change| {
            let order = change.order(name).await?;
            let count = outbox::revive(change.connection, &order.id, change.now).await?;
            if count > 0 {
                let (actor, now) = (change.actor, change.now);
                let connection = &mut *change.connection;
                events::add_by(connection, actor, now, &order.id, "mail_revived", "{}").await?;
            }
            Ok(count)
        })
        .await
    }

    /// Recomputes everything that is stored.
    ///
    /// # Errors
    /// [`StoreError`] when the database cannot be read.
    pub async fn audit(&self) -> Result<Vec<Finding>, StoreError> {
        // As of one moment, while orders come in.
        let mut snapshot = self.store.snapshot().await?;
        let findings = audit::audit(&mut snapshot, self.store.kind()).await?;
        snapshot.rollback().await?;
        Ok(findings)
    }

    /// Closes the database.
    pub async fn close(self) {
        self.store.close().await;
    }

    async fn change<T>(
        &self,
        work: impl AsyncFnOnce(&mut Change<'_>) -> Result<T, OrderError>,
    ) -> Result<T, OrderError> {
        let mut transaction = self.store.begin().await?;
        let mut change = Change {
            connection: &mut transaction,
            actor: "merchant",
            now: self.sources.now(),
            sources: &self.sources,
        };
        let outcome = work(&mut change).await?;
        transaction.commit().await.map_err(StoreError::from)?;
        Ok(outcome)
    }
}

/// A decimal amount in the currency of an order, in minor units.
fn amount_of(order: &OrderRow, text: &str) -> Result<i64, OrderError> {
    let currency = Currency::parse(&order.currency).ok_or(StoreError::Unreadable)?;
    let amount = Money::parse_decimal(text.trim(), currency).map_err(|_| OrderError::Amount)?;
    Ok(amount.minor())
}

fn sheet(
    order: OrderRow,
    payments: Vec<PaymentRow>,
    events: Vec<EventRow>,
) -> Result<OrderSheet, OrderError> {
    let currency = Currency::parse(&order.currency).ok_or(StoreError::Unreadable)?;
    let money = |minor| Money::new(minor, currency).map_err(|_| StoreError::Unreadable);
    let buyer = &order.buyer;
    let place = &order.destination;
    let texts = |parts: &[&Option<String>]| -> Vec<String> {
        parts.iter().filter_map(|part| (*part).clone()).collect()
    };
    Ok(OrderSheet {
        total: money(order.total)?,
        outstanding: money(order.balance.outstanding())?,
        due_back: money(order.balance.due_back())?,
        buyer: texts(&[&buyer.first_name, &buyer.email, &buyer.phone_number]),
        consent: words::consent(buyer),
        address: texts(&[
            &place.first_name,
            &place.street_address,
            &place.extended_address,
            &place.address_locality,
            &place.address_region,
            &place.postal_code,
            &place.address_country,
            &place.phone_number,
        ]),
        lines: order
            .lines
            .iter()
            .map(|line| (line.line_id.clone(), line.title.clone(), line.kept()))
            .collect(),
        reference: order.reference,
        placed_at: order.placed_at,
        seller: order.seller,
        method: order.payment_method.id(),
        goods: order.goods.as_str(),
        claimed_at: order.claimed_at,
        pay_by: order.pay_by,
        payments,
        events,
    })
}
