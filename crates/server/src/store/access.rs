//! Further tokens of an order: those of links in mails. Only their hashes are kept.

use souk_commerce::Timestamp;

use super::{Connection, StoreError};

/// Adds a token.
pub(crate) async fn add(
    connection: &mut Connection,
    order: &str,
    token_hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO access (order_id, token_hash, created_at) VALUES ($1, $2, $3)")
        .bind(order)
        .bind(token_hash)
        .bind(now.0)
        .execute(connection)
        .await?;
    Ok(())
}

/// The tokens of an order.
pub(crate) async fn of(
    connection: &mut Connection,
    order: &str,
) -> Result<Vec<String>, StoreError> {
    Ok(
        sqlx::query_scalar("SELECT token_hash FROM access WHERE order_id = $1")
            .bind(order)
            .fetch_all(connection)
            .await?,
    )
}
