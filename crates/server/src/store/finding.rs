//! Which orders somebody looks for.

use sqlx::AssertSqlSafe;

use super::{Connection, Kind, StoreError};

/// Orders by what is to be done with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Every order.
    Any,
    /// A transfer is expected.
    AwaitsMoney,
    /// The goods can leave.
    CanLeave,
    /// The goods are on their way.
    OnTheWay,
    /// The goods are with the buyer.
    Delivered,
    /// Money is to go back.
    OwesBack,
    /// Given up.
    Canceled,
}

impl Standing {
    /// Every one.
    pub(crate) const ALL: [Self; 7] = [
        Self::Any,
        Self::AwaitsMoney,
        Self::CanLeave,
        Self::OnTheWay,
        Self::Delivered,
        Self::OwesBack,
        Self::Canceled,
    ];

    /// The word for it in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Any => "all",
            Self::AwaitsMoney => "awaits-money",
            Self::CanLeave => "can-leave",
            Self::OnTheWay => "on-the-way",
            Self::Delivered => "delivered",
            Self::OwesBack => "owes-back",
            Self::Canceled => "canceled",
        }
    }

    fn condition(self) -> &'static str {
        match self {
            Self::Any => "TRUE",
            Self::AwaitsMoney => {
                "goods <> 'canceled' AND payment_state IN ('awaiting_transfer', 'awaiting_card')"
            }
            Self::CanLeave => "goods = 'placed' AND payment_state IN ('paid', 'due_on_delivery')",
            Self::OnTheWay => "goods = 'shipped'",
            Self::Delivered => "goods = 'delivered'",
            Self::OwesBack => "received - refunded > owed",
            Self::Canceled => "goods = 'canceled'",
        }
    }
}

/// What somebody looks for.
#[derive(Debug, Clone)]
pub(crate) struct Wanted<'a> {
    /// Where the orders stand.
    pub(crate) standing: Standing,
    /// The beginning of a reference, or a part of a name, a mail address or a telephone number; empty for any.
    pub(crate) text: &'a str,
    /// Only orders older than the one with this reference; empty for any.
    pub(crate) before: &'a str,
}

/// The ids of orders, the newest first.
pub(crate) async fn find(
    connection: &mut Connection,
    kind: Kind,
    wanted: &Wanted<'_>,
    count: u32,
) -> Result<Vec<String>, StoreError> {
    let pattern = literal(wanted.text);
    // Both conditions are texts of this file; nothing of a request stands in them.
    let query = format!(
        "SELECT id FROM orders WHERE {} AND ($1 = '' OR reference LIKE $2 ESCAPE '\\' \
         OR LOWER({}) LIKE LOWER($3) ESCAPE '\\') \
         AND ($4 = '' OR (placed_at, id) < (SELECT placed_at, id FROM orders WHERE reference = $4)) \
         ORDER BY placed_at DESC, id DESC LIMIT $5",
        wanted.standing.condition(),
        people(kind),
    );
    Ok(sqlx::query_scalar(AssertSqlSafe(query))
        .bind(wanted.text)
        .bind(format!("{}%", pattern.to_ascii_uppercase()))
        .bind(format!("%{pattern}%"))
        .bind(wanted.before)
        .bind(i64::from(count))
        .fetch_all(connection)
        .await?)
}

/// A text as a pattern that only fits itself.
fn literal(text: &str) -> String {
    text.chars()
        .flat_map(|c| {
            ['\\', '%', '_']
                .contains(&c)
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect()
}

/// Names, mail addresses and telephone numbers of an order in one text.
fn people(kind: Kind) -> String {
    let fields = [
        ("buyer", "first_name"),
        ("buyer", "last_name"),
        ("buyer", "email"),
        ("buyer", "phone_number"),
        ("destination", "first_name"),
        ("destination", "last_name"),
        ("destination", "phone_number"),
    ];
    let fields = fields.map(|(column, name)| match kind {
        Kind::Sqlite => format!("COALESCE(json_extract({column}, '$.{name}'), '')"),
        Kind::Postgres => format!("COALESCE({column}::json->>'{name}', '')"),
    });
    fields.join(" || ' ' || ")
}
