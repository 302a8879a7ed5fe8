//! Recomputes what is stored from what is only ever added, and says where the two differ.
//!
//! Each rule is one query that finds nothing in a sound database: it can be read, and run by hand.

use sqlx::{AssertSqlSafe, Row as _};

use crate::store::{Connection, Kind, StoreError};

/// Something that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule: `ledger_unbalanced`.
    pub code: &'static str,
    /// What it is about: an order, a journal, an offer.
    pub subject: String,
}

/// Code and query; the query's rows are subjects that break the rule. `{…}` stands for what the databases say
/// differently ([`spell`]).
const RULES: [(&str, &str); 19] = [
    // What was agreed is the sum of its parts: exactly one total, and everything else adds up to it.
    (
        "totals_do_not_add_up",
        "SELECT id FROM orders WHERE total <> (SELECT COALESCE(SUM({amount}), 0) \
         FROM {totals} WHERE {type} <> 'total') \
         OR total <> (SELECT SUM({amount}) FROM {totals} WHERE {type} = 'total')",
    ),
    (
        "lines_do_not_add_up",
        "SELECT id FROM orders WHERE (SELECT SUM(price * quantity) FROM order_line WHERE order_id = id) \
         IS DISTINCT FROM (SELECT SUM({amount}) FROM {totals} WHERE {type} = 'subtotal')",
    ),
    (
        "ledger_unbalanced",
        "SELECT journal FROM posting GROUP BY journal HAVING SUM(amount) <> 0",
    ),
    // The ledger and the order say the same: owed, held, and what lies between.
    (
        "owed_differs_from_ledger",
        "SELECT id FROM orders WHERE owed <> \
         -(SELECT COALESCE(SUM(amount), 0) FROM posting WHERE order_id = id AND account = 'sales')",
    ),
    (
        "money_differs_from_ledger",
        "SELECT id FROM orders WHERE received - refunded <> \
         (SELECT COALESCE(SUM(amount), 0) FROM posting WHERE order_id = id AND account = 'money')",
    ),
    (
        "payments_differ_from_order",
        "SELECT id FROM orders WHERE received <> (SELECT COALESCE(SUM(amount), 0) FROM payment \
         WHERE order_id = orders.id AND kind = 'received') OR refunded <> \
         (SELECT COALESCE(SUM(amount), 0) FROM payment WHERE order_id = orders.id AND kind = 'refunded')",
    ),
    (
        "payment_state_differs",
        "SELECT id FROM orders WHERE (payment_state = 'paid') <> \
         (received > refunded AND received - refunded >= owed)",
    ),
    // What a provider says it has taken for an order is booked for that order, once.
    (
        "attempt_without_payment",
        "SELECT id FROM payment_attempt WHERE state = 'paid' AND NOT EXISTS (SELECT 1 FROM payment \
         WHERE payment.order_id = payment_attempt.order_id AND bank_reference = payment_attempt.payment)",
    ),
    // Every piece that was sold left the stock once, and every canceled one came back once.
    (
        "stock_taken_differs",
        "SELECT order_id || ' ' || offer_id FROM (SELECT order_id, offer_id, SUM(quantity) AS pieces \
         FROM order_line GROUP BY order_id, offer_id) AS line WHERE pieces IS DISTINCT FROM \
         (SELECT quantity FROM stock_movement AS moved WHERE moved.order_id = line.order_id \
         AND moved.offer_id = line.offer_id AND kind = 'sold')",
    ),
    (
        "stock_returned_differs",
        "SELECT id FROM orders WHERE (SELECT COALESCE(SUM(quantity), 0) FROM stock_movement \
         WHERE order_id = id AND kind = 'canceled') <> (CASE goods WHEN 'canceled' THEN \
         (SELECT SUM(quantity) FROM stock_movement WHERE order_id = id AND kind = 'sold') ELSE 0 END)",
    ),
    (
        "stock_count_differs",
        "SELECT offer_id FROM stock_sold WHERE sold <> (SELECT \
         COALESCE(SUM(CASE kind WHEN 'sold' THEN quantity ELSE -quantity END), 0) FROM stock_movement \
         WHERE stock_movement.offer_id = stock_sold.offer_id AND at >= stock_sold.feed_day * 86400)",
    ),
    // What codes took off stands in the totals, on the lines and with the uses; and uses are counted right.
    (
        "discounts_differ_from_coupons",
        "SELECT id FROM orders WHERE (SELECT COALESCE(SUM(amount), 0) FROM coupon_use WHERE order_id = id) \
         <> -(SELECT COALESCE(SUM({amount}), 0) FROM {totals} WHERE {type} IN ('items_discount', 'discount'))",
    ),
    (
        "line_discounts_do_not_add_up",
        "SELECT id FROM orders WHERE (SELECT SUM(discount) FROM order_line WHERE order_id = id) \
         <> -(SELECT COALESCE(SUM({amount}), 0) FROM {totals} WHERE {type} = 'items_discount')",
    ),
    (
        "coupon_count_differs",
        "SELECT code FROM coupon_count WHERE used <> (CASE buyer WHEN '' THEN (SELECT COUNT(*) FROM coupon_use \
         WHERE coupon_use.code = coupon_count.code AND released_at IS NULL) ELSE (SELECT COUNT(*) FROM coupon_use \
         WHERE coupon_use.code = coupon_count.code AND mail = buyer AND released_at IS NULL) \
         + (SELECT COUNT(*) FROM coupon_use \
         WHERE coupon_use.code = coupon_count.code AND phone = buyer AND released_at IS NULL) END)",
    ),
    (
        "coupon_use_not_counted",
        "SELECT order_id || ' ' || code FROM coupon_use WHERE released_at IS NULL AND (SELECT COUNT(*) \
         FROM coupon_count WHERE coupon_count.code = coupon_use.code AND buyer IN ('', mail, phone)) \
         <> 1 + (CASE mail WHEN '' THEN 0 ELSE 1 END) + (CASE phone WHEN '' THEN 0 ELSE 1 END)",
    ),
    (
        "coupon_not_given_back",
        "SELECT order_id || ' ' || code FROM coupon_use WHERE (released_at IS NOT NULL) <> \
         EXISTS (SELECT 1 FROM orders WHERE id = order_id AND goods = 'canceled')",
    ),
    (
        "checkout_and_order_differ",
        "SELECT id FROM checkout WHERE (status = 'completed') <> \
         EXISTS (SELECT 1 FROM orders WHERE checkout_id = checkout.id)",
    ),
    (
        "nobody_was_told",
        "SELECT id FROM orders WHERE NOT EXISTS \
         (SELECT 1 FROM outbox WHERE outbox.order_id = orders.id AND outbox.kind = 'order_placed')",
    ),
    // Goods stand where the events say, and every order was placed once.
    (
        "events_differ_from_order",
        "SELECT id FROM orders WHERE \
         (SELECT COUNT(*) FROM event WHERE subject = id AND kind = 'order_placed') <> 1 \
         OR (SELECT COUNT(*) FROM event WHERE subject = id AND kind = 'goods_shipped') <> \
         (CASE WHEN goods IN ('shipped', 'delivered') THEN 1 ELSE 0 END) \
         OR (SELECT COUNT(*) FROM event WHERE subject = id AND kind = 'goods_delivered') <> \
         (CASE goods WHEN 'delivered' THEN 1 ELSE 0 END) \
         OR (SELECT COUNT(*) FROM event WHERE subject = id AND kind = 'order_canceled') <> \
         (CASE goods WHEN 'canceled' THEN 1 ELSE 0 END)",
    ),
];

/// A rule in the words of a database: how it takes a list of JSON apart.
fn spell(query: &str, kind: Kind) -> String {
    let (totals, amount, kind_of) = match kind {
        Kind::Sqlite => (
            "json_each(totals) AS entry",
            "json_extract(entry.value, '$.amount')",
            "json_extract(entry.value, '$.type')",
        ),
        Kind::Postgres => (
            "json_array_elements(totals::json) AS entry",
            "(entry->>'amount')::bigint",
            "(entry->>'type')",
        ),
    };
    query
        .replace("{totals}", totals)
        .replace("{amount}", amount)
        .replace("{type}", kind_of)
}

/// Everything that does not add up; nothing in a sound database.
pub(crate) async fn audit(
    connection: &mut Connection,
    kind: Kind,
) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    for (code, query) in RULES {
        // The rules are texts of this file; nothing of a request stands in them.
        let query = AssertSqlSafe(spell(query, kind));
        for row in sqlx::query(query).fetch_all(&mut *connection).await? {
            findings.push(Finding {
                code,
                subject: row.try_get(0)?,
            });
        }
    }
    Ok(findings)
}
