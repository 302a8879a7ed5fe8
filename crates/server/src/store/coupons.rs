//! How often codes are used. Every use is counted in the transaction that places the order, against limits that the
//! statement itself holds to: two orders that finish at once cannot both take the last use.

use souk_commerce::Timestamp;
use souk_commerce::coupon::{Coupon, known_mail, known_phone};
use sqlx::Row as _;

use super::{Connection, StoreError};
use crate::codes;

/// The buyer under whom everybody's uses are counted.
const EVERYBODY: &str = "";

/// By what a buyer is known again, as hashes; empty where there is nothing to know them by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BuyerKeys {
    mail: String,
    phone: String,
}

/// Whose uses of a code are at an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UsedUp {
    /// Everybody's.
    ByAll,
    /// This buyer's.
    ByBuyer,
}

impl BuyerKeys {
    /// The keys of a mail address and a telephone number.
    pub(crate) fn of(mail: Option<&str>, phone: Option<&str>) -> Self {
        let key = |kind: &str, known: Option<String>| {
            known.map_or_else(String::new, |known| {
                codes::hash(&[kind.as_bytes(), known.as_bytes()])
            })
        };
        Self {
            mail: key("mail", mail.and_then(known_mail)),
            phone: key("phone", phone.and_then(known_phone)),
        }
    }

    fn each(&self) -> impl Iterator<Item = &str> {
        [self.mail.as_str(), self.phone.as_str()]
            .into_iter()
            .filter(|key| !key.is_empty())
    }
}

/// The buyers under whom a use is counted, each with the limit that holds for them.
fn counts<'a>(
    coupon: &Coupon,
    buyer: &'a BuyerKeys,
) -> impl Iterator<Item = (&'a str, Option<u32>)> {
    let (all, each) = (coupon.limit, coupon.limit_per_buyer);
    let own = buyer.each().map(move |key| (key, each));
    std::iter::once((EVERYBODY, all)).chain(own)
}

/// Whether a code can be used no more, and by whom.
pub(crate) async fn used_up(
    connection: &mut Connection,
    coupon: &Coupon,
    buyer: &BuyerKeys,
) -> Result<Option<UsedUp>, StoreError> {
    for (key, limit) in counts(coupon, buyer) {
        let Some(limit) = limit else { continue };
        let used: Option<i64> =
            sqlx::query_scalar("SELECT used FROM coupon_count WHERE code = $1 AND buyer = $2")
                .bind(&coupon.promotion.id)
                .bind(key)
                .fetch_optional(&mut *connection)
                .await?;
        if used.unwrap_or(0) >= i64::from(limit) {
            let is_all = key == EVERYBODY;
            return Ok(Some(if is_all {
                UsedUp::ByAll
            } else {
                UsedUp::ByBuyer
            }));
        }
    }
    Ok(None)
}

/// Counts a use by an order, or says that there is none left. Belongs into the transaction that writes the order; on
/// `false` that transaction must not be committed.
pub(crate) async fn take(
    connection: &mut Connection,
    order: &str,
    coupon: &Coupon,
    amount: i64,
    buyer: &BuyerKeys,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let code = &coupon.promotion.id;
    for (key, limit) in counts(coupon, buyer) {
        sqlx::query(
            "INSERT INTO coupon_count (code, buyer, used) VALUES ($1, $2, 0) \
             ON CONFLICT (code, buyer) DO NOTHING",
        )
        .bind(code)
        .bind(key)
        .execute(&mut *connection)
        .await?;
        let done = sqlx::query(
            "UPDATE coupon_count SET used = used + 1 WHERE code = $1 AND buyer = $2 AND used < $3",
        )
        .bind(code)
        .bind(key)
        .bind(limit.map_or(i64::MAX, i64::from))
        .execute(&mut *connection)
        .await?;
        if done.rows_affected() != 1 {
            return Ok(false);
        }
    }
    sqlx::query(
        "INSERT INTO coupon_use (order_id, code, amount, mail, phone, at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(order)
    .bind(code)
    .bind(amount)
    .bind(&buyer.mail)
    .bind(&buyer.phone)
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(true)
}

/// Gives the uses of a canceled order back.
pub(crate) async fn give_back(
    connection: &mut Connection,
    order: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let uses = sqlx::query(
        "SELECT code, mail, phone FROM coupon_use WHERE order_id = $1 AND released_at IS NULL",
    )
    .bind(order)
    .fetch_all(&mut *connection)
    .await?;
    for row in uses {
        let code: String = row.try_get("code")?;
        let buyer = BuyerKeys {
            mail: row.try_get("mail")?,
            phone: row.try_get("phone")?,
        };
        for key in std::iter::once(EVERYBODY).chain(buyer.each()) {
            sqlx::query("UPDATE coupon_count SET used = used - 1 WHERE code = $1 AND buyer = $2")
                .bind(&code)
                .bind(key)
                .execute(&mut *connection)
                .await?;
        }
    }
    sqlx::query(
        "UPDATE coupon_use SET released_at = $2 WHERE order_id = $1 AND released_at IS NULL",
    )
    .bind(order)
    .bind(now.0)
    .execute(connection)
    .await?;
    Ok(())
}
