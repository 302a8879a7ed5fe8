//! Everything that a database holds, written into an empty one: from a file to a server and back, and to a file for a
//! backup. Who sits at the desk stays behind: they sign in again at the other place.

use sqlx::any::{AnyRow, AnyTypeInfoKind};
use sqlx::{Any, AssertSqlSafe, Column as _, Row as _, ValueRef as _};

use super::{Connection, Database, Kind, Store, StoreError};

/// Tables in an order in which nothing refers to what is not there yet, each with what puts its rows into an order.
const TABLES: [(&str, &str); 16] = [
    ("checkout", "id"),
    ("orders", "id"),
    ("order_line", "order_id, position"),
    ("stock_movement", "order_id, offer_id, kind"),
    ("stock_sold", "offer_id"),
    ("idempotency", "scope"),
    ("event", "sequence"),
    ("payment", "at, id"),
    ("payment_attempt", "created_at, id"),
    ("adjustment", "at, id"),
    ("shipment", "at, id"),
    ("posting", "journal, account"),
    ("coupon_use", "order_id, code"),
    ("coupon_count", "code, buyer"),
    ("outbox", "created_at, id"),
    ("access", "order_id, token_hash"),
];

/// Copies everything into a database that holds nothing. Nobody writes into the first meanwhile.
///
/// # Errors
/// [`StoreError`]; then the second database holds nothing.
pub async fn copy(from: &Database, to: &Database) -> Result<u64, StoreError> {
    let (from, to) = (Store::connect(from).await?, Store::connect(to).await?);
    let mut source = from.begin().await?;
    let mut target = to.begin().await?;
    let mut count = 0;
    for (table, order) in TABLES {
        let kept = format!("SELECT 1 FROM {table} LIMIT 1");
        if sqlx::query(AssertSqlSafe(kept))
            .fetch_optional(&mut *target)
            .await?
            .is_some()
        {
            return Err(StoreError::NotEmpty);
        }
        let all = format!("SELECT * FROM {table} ORDER BY {order}");
        let rows = sqlx::query(AssertSqlSafe(all))
            .fetch_all(&mut *source)
            .await?;
        for row in &rows {
            insert(&mut target, table, row).await?;
            count += 1;
        }
    }
    if to.kind() == Kind::Postgres {
        sqlx::query(
            "SELECT setval(pg_get_serial_sequence('event', 'sequence'), MAX(sequence)) FROM event",
        )
        .fetch_optional(&mut *target)
        .await?;
    }
    target.commit().await?;
    source.rollback().await?;
    from.close().await;
    to.close().await;
    Ok(count)
}

/// Writes a row as it was read: the columns have the same names in both databases.
async fn insert(target: &mut Connection, table: &str, row: &AnyRow) -> Result<(), StoreError> {
    let names: Vec<&str> = row.columns().iter().map(sqlx::Column::name).collect();
    let places: Vec<String> = (1..=names.len()).map(|place| format!("${place}")).collect();
    let statement = format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        names.join(", "),
        places.join(", ")
    );
    let mut query = sqlx::query::<Any>(AssertSqlSafe(statement));
    for (index, column) in row.columns().iter().enumerate() {
        let is_text = if row.try_get_raw(index)?.is_null() {
            column.type_info().kind() == AnyTypeInfoKind::Text
        } else {
            row.try_get_raw(index)?.type_info().kind() == AnyTypeInfoKind::Text
        };
        query = if is_text {
            query.bind(row.try_get::<Option<String>, _>(index)?)
        } else {
            query.bind(row.try_get::<Option<i64>, _>(index)?)
        };
    }
    query.execute(target).await?;
    Ok(())
}
