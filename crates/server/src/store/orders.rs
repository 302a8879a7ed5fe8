//! Orders and their lines.

use serde::{Deserialize, Serialize};
use souk_commerce::order::Goods;
use souk_commerce::payment::settlement::Balance;
use souk_commerce::payment::{Biller, PromptPayId, Receivers};
use souk_commerce::{LanguageTag, Timestamp};
use souk_ucp::v2026_04_08::{Account, Buyer, PaymentMethod, PaymentState, PostalAddress, Total};
use sqlx::Row as _;
use sqlx::any::AnyRow;

use super::{Connection, StoreError, from_json, to_json};

/// An order as it is stored. What was agreed never changes.
#[derive(Debug, Clone)]
pub(crate) struct OrderRow {
    /// Identifier.
    pub(crate) id: String,
    /// The checkout that it came from.
    pub(crate) checkout_id: String,
    /// Hash of the bearer token.
    pub(crate) token_hash: String,
    /// Payment reference.
    pub(crate) reference: String,
    /// Who sells.
    pub(crate) seller: String,
    /// Language of its texts.
    pub(crate) language: LanguageTag,
    /// ISO 4217 code.
    pub(crate) currency: String,
    /// What is owed, in minor units.
    pub(crate) total: i64,
    /// How the total came about.
    pub(crate) totals: Vec<Total>,
    /// Who buys.
    pub(crate) buyer: Buyer,
    /// Where it goes.
    pub(crate) destination: PostalAddress,
    /// Name and days of the delivery.
    pub(crate) delivery: String,
    /// How it is paid.
    pub(crate) payment_method: PaymentMethod,
    /// Where the payment stands.
    pub(crate) payment_state: PaymentState,
    /// The account to transfer to.
    pub(crate) account: Option<Account>,
    /// Whom its codes pay.
    pub(crate) receivers: Receivers,
    /// What is owed, came in and went back.
    pub(crate) balance: Balance,
    /// Where its goods stand.
    pub(crate) goods: Goods,
    /// When the buyer first said that they have paid.
    pub(crate) claimed_at: Option<Timestamp>,
    /// When it was placed.
    pub(crate) placed_at: Timestamp,
    /// Until when a transfer is expected.
    pub(crate) pay_by: Option<Timestamp>,
    /// The version of the shop's terms at that moment; `None` for a shop without, and for orders of before it was kept.
    pub(crate) terms: Option<String>,
    /// What was bought, in the order of the checkout.
    pub(crate) lines: Vec<LineRow>,
}

/// A line of an order.
#[derive(Debug, Clone)]
pub(crate) struct LineRow {
    /// The line's id in the checkout.
    pub(crate) line_id: String,
    /// The offer.
    pub(crate) offer_id: String,
    /// The product.
    pub(crate) product_id: String,
    /// Title with options, as it was agreed.
    pub(crate) title: String,
    /// Picture.
    pub(crate) image_url: Option<String>,
    /// Price of one piece in minor units.
    pub(crate) price: i64,
    /// Pieces.
    pub(crate) quantity: u32,
    /// Pieces sent.
    pub(crate) fulfilled: u32,
    /// Pieces taken back.
    pub(crate) removed: u32,
    /// What codes took off all its pieces together, in minor units.
    pub(crate) discount: i64,
}

impl LineRow {
    /// Pieces that are still part of the order.
    pub(crate) fn kept(&self) -> u32 {
        self.quantity.saturating_sub(self.removed)
    }
}

/// [`Receivers`] as they are stored.
#[derive(Debug, Default, Serialize, Deserialize)]
struct StoredReceivers {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    promptpay: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    biller: Option<String>,
}

impl StoredReceivers {
    fn of(receivers: &Receivers) -> Self {
        Self {
            promptpay: receivers.promptpay.as_ref().map(PromptPayId::to_text),
            biller: receivers
                .biller
                .as_ref()
                .map(|biller| biller.as_str().to_owned()),
        }
    }

    fn read(&self) -> Receivers {
        Receivers {
            promptpay: self.promptpay.as_deref().and_then(PromptPayId::parse),
            biller: self.biller.as_deref().and_then(Biller::parse),
        }
    }
}

fn state_word(state: PaymentState) -> &'static str {
    match state {
        PaymentState::AwaitingTransfer => "awaiting_transfer",
        PaymentState::DueOnDelivery => "due_on_delivery",
        PaymentState::AwaitingCard => "awaiting_card",
        PaymentState::Paid => "paid",
    }
}

fn state_of(word: &str) -> Option<PaymentState> {
    [
        PaymentState::AwaitingTransfer,
        PaymentState::DueOnDelivery,
        PaymentState::AwaitingCard,
        PaymentState::Paid,
    ]
    .into_iter()
    .find(|state| state_word(*state) == word)
}

/// Stores a new order. Fails when the checkout has one already.
pub(crate) async fn insert(
    connection: &mut Connection,
    order: &OrderRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO orders (id, checkout_id, token_hash, reference, seller, language, currency, \
         total, totals, buyer, destination, delivery, payment_method, payment_state, account, \
         placed_at, pay_by, receivers, owed, terms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $8, $19)",
    )
    .bind(&order.id)
    .bind(&order.checkout_id)
    .bind(&order.token_hash)
    .bind(&order.reference)
    .bind(&order.seller)
    .bind(order.language.as_str())
    .bind(&order.currency)
    .bind(order.total)
    .bind(to_json(&order.totals)?)
    .bind(to_json(&order.buyer)?)
    .bind(to_json(&order.destination)?)
    .bind(&order.delivery)
    .bind(order.payment_method.id())
    .bind(state_word(order.payment_state))
    .bind(order.account.as_ref().map(to_json).transpose()?)
    .bind(order.placed_at.0)
    .bind(order.pay_by.map(|moment| moment.0))
    .bind(to_json(&StoredReceivers::of(&order.receivers))?)
    .bind(&order.terms)
    .execute(&mut *connection)
    .await?;
    for (position, line) in order.lines.iter().enumerate() {
        insert_line(connection, &order.id, position, line).await?;
    }
    Ok(())
}

async fn insert_line(
    connection: &mut Connection,
    order: &str,
    position: usize,
    line: &LineRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO order_line (order_id, position, line_id, offer_id, product_id, title, \
         image_url, price, quantity, discount) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(order)
    .bind(i64::try_from(position).unwrap_or(i64::MAX))
    .bind(&line.line_id)
    .bind(&line.offer_id)
    .bind(&line.product_id)
    .bind(&line.title)
    .bind(&line.image_url)
    .bind(line.price)
    .bind(i64::from(line.quantity))
    .bind(line.discount)
    .execute(connection)
    .await?;
    Ok(())
}

/// The order with an id.
pub(crate) async fn load(
    connection: &mut Connection,
    id: &str,
) -> Result<Option<OrderRow>, StoreError> {
    let row = sqlx::query(
        "SELECT id, checkout_id, token_hash, reference, seller, language, currency, total, totals, \
         buyer, destination, delivery, payment_method, payment_state, account, placed_at, pay_by, \
         receivers, owed, received, refunded, goods, claimed_at, terms FROM orders WHERE id = $1",
    )
    .bind(id)
    .fetch_optional(&mut *connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let lines = sqlx::query(
        "SELECT line_id, offer_id, product_id, title, image_url, price, quantity, fulfilled, removed, discount \
         FROM order_line WHERE order_id = $1 ORDER BY position",
    )
    .bind(id)
    .fetch_all(connection)
    .await?;
    let lines = lines.iter().map(line_of).collect::<Result<_, _>>()?;
    order_of(&row, lines).map(Some)
}

fn order_of(row: &AnyRow, lines: Vec<LineRow>) -> Result<OrderRow, StoreError> {
    let account: Option<&str> = row.try_get("account")?;
    let receivers: Option<&str> = row.try_get("receivers")?;
    let receivers: StoredReceivers = receivers.map(from_json).transpose()?.unwrap_or_default();
    Ok(OrderRow {
        id: row.try_get("id")?,
        checkout_id: row.try_get("checkout_id")?,
        token_hash: row.try_get("token_hash")?,
        reference: row.try_get("reference")?,
        seller: row.try_get("seller")?,
        language: LanguageTag::parse(row.try_get("language")?).ok_or(StoreError::Unreadable)?,
        currency: row.try_get("currency")?,
        total: row.try_get("total")?,
        totals: from_json(row.try_get("totals")?)?,
        buyer: from_json(row.try_get("buyer")?)?,
        destination: from_json(row.try_get("destination")?)?,
        delivery: row.try_get("delivery")?,
        payment_method: PaymentMethod::of_id(row.try_get("payment_method")?)
            .ok_or(StoreError::Unreadable)?,
        payment_state: state_of(row.try_get("payment_state")?).ok_or(StoreError::Unreadable)?,
        account: account.map(from_json).transpose()?,
        receivers: receivers.read(),
        balance: Balance {
            owed: row.try_get("owed")?,
            received: row.try_get("received")?,
            refunded: row.try_get("refunded")?,
        },
        goods: Goods::parse(row.try_get("goods")?).ok_or(StoreError::Unreadable)?,
        claimed_at: row.try_get::<Option<i64>, _>("claimed_at")?.map(Timestamp),
        placed_at: Timestamp(row.try_get("placed_at")?),
        pay_by: row.try_get::<Option<i64>, _>("pay_by")?.map(Timestamp),
        terms: row.try_get("terms")?,
        lines,
    })
}

fn line_of(row: &AnyRow) -> Result<LineRow, StoreError> {
    let pieces = |column: &str| -> Result<u32, StoreError> {
        u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| StoreError::Unreadable)
    };
    Ok(LineRow {
        line_id: row.try_get("line_id")?,
        offer_id: row.try_get("offer_id")?,
        product_id: row.try_get("product_id")?,
        title: row.try_get("title")?,
        image_url: row.try_get("image_url")?,
        price: row.try_get("price")?,
        quantity: pieces("quantity")?,
        fulfilled: pieces("fulfilled")?,
        removed: pieces("removed")?,
        discount: row.try_get("discount")?,
    })
}

/// The id of the order that people call by a reference, or of which this is the id.
pub(crate) async fn find(
    connection: &mut Connection,
    name: &str,
) -> Result<Option<String>, StoreError> {
    Ok(
        sqlx::query_scalar("SELECT id FROM orders WHERE reference = $1 OR id = $2")
            .bind(name.to_ascii_uppercase())
            .bind(name)
            .fetch_optional(connection)
            .await?,
    )
}

/// The ids of the newest orders.
pub(crate) async fn newest(
    connection: &mut Connection,
    count: u32,
) -> Result<Vec<String>, StoreError> {
    Ok(
        sqlx::query_scalar("SELECT id FROM orders ORDER BY placed_at DESC, id LIMIT $1")
            .bind(i64::from(count))
            .fetch_all(connection)
            .await?,
    )
}

/// Stores where money and goods of an order stand. It was read in the same transaction.
pub(crate) async fn settle(
    connection: &mut Connection,
    order: &OrderRow,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE orders SET owed = $2, received = $3, refunded = $4, goods = $5, claimed_at = $6, \
         payment_state = $7 WHERE id = $1",
    )
    .bind(&order.id)
    .bind(order.balance.owed)
    .bind(order.balance.received)
    .bind(order.balance.refunded)
    .bind(order.goods.as_str())
    .bind(order.claimed_at.map(|moment| moment.0))
    .bind(state_word(order.payment_state))
    .execute(&mut *connection)
    .await?;
    for line in &order.lines {
        sqlx::query(
            "UPDATE order_line SET fulfilled = $3, removed = $4 WHERE order_id = $1 AND line_id = $2",
        )
        .bind(&order.id)
        .bind(&line.line_id)
        .bind(i64::from(line.fulfilled))
        .bind(i64::from(line.removed))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}
