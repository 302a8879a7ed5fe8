//! `souk orders` and `souk audit`: the merchant's side of the orders. Works while the shop is served, and without.

use std::fmt::Write as _;
use std::future::Future;
use std::io::Write as _;

use anyhow::Context as _;
use clap::Subcommand;
use souk_commerce::Timestamp;
use souk_server::{Database, Desk, OrderError, OrderSheet, Parcel};

use crate::failure::{BadInput, Failure};

/// See orders, book payments, send goods, give money back.
///
/// An order is called by its reference, which stands on its page and in the transfer, or by its id.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File that keeps the orders, or a server: `postgres://user@host/name`
    #[arg(long, value_name = "FILE", default_value = "souk.db", global = true)]
    db: Database,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// The newest orders, one line each
    List {
        /// How many
        #[arg(long, default_value_t = 50)]
        count: u32,
    },
    /// Mails that were given up, and why
    Unsent,
    /// Send mails about an order again that were given up
    Resend {
        /// Its reference
        order: String,
    },
    /// Everything about an order
    Show {
        /// Its reference
        order: String,
    },
    /// Book money that came in for an order
    Confirm {
        /// Its reference
        order: String,
        /// What came in, in the order's currency: 1330.00
        amount: String,
        /// The bank's own number of the transfer: it is booked once, whatever happens
        #[arg(long, value_name = "TEXT")]
        bank_reference: Option<String>,
    },
    /// Book money that went back, and pieces that came back
    Refund {
        /// Its reference
        order: String,
        /// What went back, in the order's currency
        amount: String,
        /// A line and how many of its pieces came back, such as `li_1=2`; `souk orders show` lists the lines
        #[arg(long = "line", value_name = "LINE=PIECES", value_parser = line)]
        lines: Vec<(String, u32)>,
        /// The bank's own number of the transfer: it is booked once, whatever happens
        #[arg(long, value_name = "TEXT")]
        bank_reference: Option<String>,
    },
    /// Note that the goods lie ready
    Pick {
        /// Its reference
        order: String,
    },
    /// Note that the goods have left
    Ship {
        /// Its reference
        order: String,
        /// Who carries them
        #[arg(long, value_name = "NAME")]
        carrier: Option<String>,
        /// Number to follow the parcel by
        #[arg(long, value_name = "NUMBER")]
        tracking: Option<String>,
        /// Page to follow the parcel on
        #[arg(long, value_name = "ADDRESS", value_parser = page)]
        tracking_url: Option<String>,
    },
    /// Note that the goods have arrived
    Deliver {
        /// Its reference
        order: String,
    },
    /// Give an order up whose goods have not left
    Cancel {
        /// Its reference
        order: String,
    },
}

/// Recompute everything that is stored about orders: totals, ledger, payments, stock, events.
///
/// Says what does not add up and ends with 1; says how many orders there are otherwise.
#[derive(Debug, clap::Args)]
pub(crate) struct AuditArgs {
    /// File that keeps the orders, or a server: `postgres://user@host/name`
    #[arg(long, value_name = "FILE", default_value = "souk.db")]
    db: Database,
}

fn line(text: &str) -> Result<(String, u32), String> {
    text.split_once('=')
        .and_then(|(line, pieces)| Some((line.to_owned(), pieces.parse().ok().filter(|n| *n > 0)?)))
        .ok_or_else(|| "write a line and its pieces: li_1=2".to_owned())
}

fn page(text: &str) -> Result<String, String> {
    let is_page = text.starts_with("https://") || text.starts_with("http://");
    is_page
        .then(|| text.to_owned())
        .ok_or_else(|| "write a whole address: https://…".to_owned())
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let said = on(&args.db, async |desk| {
        perform(desk, &args.verb)
            .await
            .map_err(|error| failure(&args.db, error))
    })?;
    std::io::stdout().lock().write_all(said.as_bytes())?;
    Ok(())
}

pub(crate) fn audit(args: &AuditArgs) -> Result<(), Failure> {
    let findings = on(&args.db, async |desk| {
        desk.audit()
            .await
            .map_err(|error| Failure::Other(error.into()))
    })?;
    let mut said = String::new();
    for finding in &findings {
        let _written = writeln!(said, "{}: {}", finding.code, finding.subject);
    }
    if findings.is_empty() {
        said.push_str("everything adds up\n");
    }
    std::io::stdout().lock().write_all(said.as_bytes())?;
    if findings.is_empty() {
        return Ok(());
    }
    let count = findings.len();
    Err(anyhow::anyhow!("{}: {count} findings", args.db).into())
}

/// Does something with the orders of a database.
pub(crate) fn on<T>(
    database: &Database,
    work: impl AsyncFnOnce(&Desk) -> Result<T, Failure>,
) -> Result<T, Failure> {
    if matches!(database, Database::File(file) if !file.is_file()) {
        return Err(BadInput::new(
            &database.to_string(),
            "there is no such file",
            "name the file that `souk serve` keeps its orders in with --db FILE",
        )
        .into());
    }
    block_on(async {
        let desk = Desk::open(database).await.map_err(anyhow::Error::from)?;
        let outcome = work(&desk).await;
        desk.close().await;
        outcome
    })
}

fn block_on<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no threads can be started")?
        .block_on(work)
}

/// What was asked for cannot be done, or the machine does not.
pub(crate) fn failure(database: &Database, error: OrderError) -> Failure {
    let remedy = match &error {
        OrderError::Missing(_) => "`souk orders list` shows every reference",
        OrderError::Amount => "write it in the order's currency: 1330.00",
        OrderError::Booked(_) => "leave it; it counts already",
        OrderError::TooMuch { .. } => "`souk orders show` says what came in",
        OrderError::NotNow(_) => "`souk orders show` says where it stands",
        OrderError::Line(_) => "`souk orders show` lists lines and pieces",
        OrderError::Random | OrderError::Store(_) => return Failure::Other(error.into()),
    };
    BadInput::new(&database.to_string(), &error.to_string(), remedy).into()
}

async fn perform(desk: &Desk, verb: &Verb) -> Result<String, OrderError> {
    let order = match verb {
        Verb::List { count } => {
            let sheets = desk.newest(*count).await?;
            return Ok(sheets.iter().map(row).collect());
        }
        Verb::Unsent => {
            let unsent = desk.unsent().await?;
            return Ok(unsent.iter().map(unsent_row).collect());
        }
        Verb::Resend { order } => {
            let count = desk.resend(order).await?;
            return Ok(format!("{count} to be sent again\n"));
        }
        Verb::Show { order } => order,
        Verb::Confirm {
            order,
            amount,
            bank_reference,
        } => {
            let receipt = desk
                .confirm(order, amount, bank_reference.as_deref())
                .await?;
            let late = if receipt.is_late { ", late" } else { "" };
            let sheet = desk.show(order).await?;
            return Ok(format!(
                "{}{late}\n{}",
                receipt.outcome.as_str(),
                row(&sheet)
            ));
        }
        Verb::Refund {
            order,
            amount,
            lines,
            bank_reference,
        } => {
            desk.refund(order, amount, lines, bank_reference.as_deref())
                .await?;
            order
        }
        Verb::Ship {
            order,
            carrier,
            tracking,
            tracking_url,
        } => {
            let parcel = Parcel {
                carrier: carrier.clone(),
                tracking_number: tracking.clone(),
                tracking_url: tracking_url.clone(),
            };
            desk.ship(order, parcel).await?;
            order
        }
        Verb::Pick { order } => {
            desk.pick(order).await?;
            order
        }
        Verb::Deliver { order } => {
            desk.deliver(order).await?;
            order
        }
        Verb::Cancel { order } => {
            desk.cancel(order).await?;
            order
        }
    };
    Ok(whole(&desk.show(order).await?))
}

/// Order, what happened, and why nobody was told.
fn unsent_row((order, kind, why): &(String, String, String)) -> String {
    format!("{order}  {kind}  {why}\n")
}

/// Reference, day, goods, payment, amount, and what to look at.
fn row(sheet: &OrderSheet) -> String {
    let amount = |label: &str, money: souk_commerce::Money| {
        if money.is_zero() {
            String::new()
        } else {
            format!("  {label} {}", money.to_decimal())
        }
    };
    let claimed = match sheet.claimed_at {
        Some(at) if !sheet.outstanding.is_zero() => {
            format!("  the buyer says to have paid at {}", at.to_rfc3339())
        }
        _ => String::new(),
    };
    format!(
        "{}  {}  {:<9}  {:<16}  {} {}{}{}{claimed}\n",
        sheet.reference,
        sheet.placed_at.to_rfc3339(),
        sheet.goods,
        sheet.method,
        sheet.total.to_decimal(),
        sheet.total.currency().code(),
        amount("outstanding", sheet.outstanding),
        amount("due back", sheet.due_back),
    )
}

fn whole(sheet: &OrderSheet) -> String {
    let mut said = row(sheet);
    if let Some(pay_by) = sheet.pay_by.filter(|_| !sheet.outstanding.is_zero()) {
        let _written = writeln!(said, "  to be paid by {}", pay_by.to_rfc3339());
    }
    let _written = writeln!(said, "  buyer    {}", sheet.buyer.join(", "));
    for consent in &sheet.consent {
        let _written = writeln!(said, "           {consent}");
    }
    let _written = writeln!(
        said,
        "  address  {}",
        sheet.address.join(", ").replace('\n', " ")
    );
    for (line, title, pieces) in &sheet.lines {
        let _written = writeln!(said, "  {line}  {pieces} × {title}");
    }
    for payment in &sheet.payments {
        let outcome = payment.outcome.as_deref().unwrap_or_default();
        let late = if payment.is_late { " late" } else { "" };
        let _written = writeln!(
            said,
            "  {} {} {} {outcome}{late}",
            time(payment.at),
            payment.kind,
            decimal(sheet, payment.amount)
        );
    }
    for event in &sheet.events {
        let _written = writeln!(
            said,
            "  {} {} by {}",
            time(event.at),
            event.kind,
            event.actor
        );
    }
    said
}

fn time(at: Timestamp) -> String {
    at.to_rfc3339()
}

fn decimal(sheet: &OrderSheet, minor: i64) -> String {
    souk_commerce::Money::new(minor, sheet.total.currency())
        .map_or_else(|_| minor.to_string(), souk_commerce::Money::to_decimal)
}
