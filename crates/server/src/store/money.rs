//! Amounts that came in and went back, what was taken back of an order, and the ledger behind both.

use souk_commerce::Timestamp;
use sqlx::Row as _;

use super::{Connection, StoreError};

/// Where an amount stands in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Account {
    /// What buyers owe.
    Receivable,
    /// What was sold.
    Sales,
    /// What the merchant holds.
    Money,
}

impl Account {
    fn word(self) -> &'static str {
        match self {
            Self::Receivable => "receivable",
            Self::Sales => "sales",
            Self::Money => "money",
        }
    }
}

/// An amount that came in or went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    /// Identifier.
    pub id: String,
    /// `received` or `refunded`.
    pub kind: String,
    /// Minor units.
    pub amount: i64,
    /// What it did, of those that came in.
    pub outcome: Option<String>,
    /// Whether it came after the day until which it was expected.
    pub is_late: bool,
    /// The bank's own reference.
    pub bank_reference: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Something that was taken back.
#[derive(Debug, Clone)]
pub(crate) struct AdjustmentRow {
    /// Identifier.
    pub(crate) id: String,
    /// `refund`, `cancellation`.
    pub(crate) kind: String,
    /// Minor units, not negative.
    pub(crate) amount: i64,
    /// Lines and pieces that were taken back.
    pub(crate) lines: Vec<(String, u32)>,
    /// When.
    pub(crate) at: Timestamp,
}

/// Moves an amount from one account to another. Nothing is moved for nothing.
pub(crate) async fn post(
    connection: &mut Connection,
    journal: &str,
    order: &str,
    (debit, credit): (Account, Account),
    amount: i64,
    at: Timestamp,
) -> Result<(), StoreError> {
    if amount == 0 {
        return Ok(());
    }
    for (account, amount) in [(debit, amount), (credit, amount.saturating_neg())] {
        sqlx::query(
            "INSERT INTO posting (journal, account, order_id, amount, at) \
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(journal)
        .bind(account.word())
        .bind(order)
        .bind(amount)
        .bind(at.0)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Adds an amount. `false` when the bank's reference is booked already.
pub(crate) async fn add_payment(
    connection: &mut Connection,
    order: &str,
    actor: &str,
    row: &PaymentRow,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "INSERT INTO payment (id, order_id, kind, amount, outcome, is_late, bank_reference, \
         actor, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (bank_reference) DO NOTHING",
    )
    .bind(&row.id)
    .bind(order)
    .bind(&row.kind)
    .bind(row.amount)
    .bind(&row.outcome)
    .bind(i64::from(row.is_late))
    .bind(&row.bank_reference)
    .bind(actor)
    .bind(row.at.0)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The payments of an order, in the order in which they were booked.
pub(crate) async fn payments(
    connection: &mut Connection,
    order: &str,
) -> Result<Vec<PaymentRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, kind, amount, outcome, is_late, bank_reference, at FROM payment \
         WHERE order_id = $1 ORDER BY at, id",
    )
    .bind(order)
    .fetch_all(connection)
    .await?;
    let rows = rows.iter().map(|row| {
        Ok(PaymentRow {
            id: row.try_get("id")?,
            kind: row.try_get("kind")?,
            amount: row.try_get("amount")?,
            outcome: row.try_get("outcome")?,
            is_late: row.try_get::<i64, _>("is_late")? != 0,
            bank_reference: row.try_get("bank_reference")?,
            at: Timestamp(row.try_get("at")?),
        })
    });
    rows.collect()
}

/// Adds what was taken back.
pub(crate) async fn add_adjustment(
    connection: &mut Connection,
    order: &str,
    row: &AdjustmentRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO adjustment (id, order_id, kind, amount, lines, at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&row.id)
    .bind(order)
    .bind(&row.kind)
    .bind(row.amount)
    .bind(super::to_json(&row.lines)?)
    .bind(row.at.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// What was taken back of an order.
pub(crate) async fn adjustments(
    connection: &mut Connection,
    order: &str,
) -> Result<Vec<AdjustmentRow>, StoreError> {
    let rows = sqlx::query(
        "SELECT id, kind, amount, lines, at FROM adjustment WHERE order_id = $1 ORDER BY at, id",
    )
    .bind(order)
    .fetch_all(connection)
    .await?;
    let rows = rows.iter().map(|row| {
        Ok(AdjustmentRow {
            id: row.try_get("id")?,
            kind: row.try_get("kind")?,
            amount: row.try_get("amount")?,
            lines: super::from_json(row.try_get("lines")?)?,
            at: Timestamp(row.try_get("at")?),
        })
    });
    rows.collect()
}
