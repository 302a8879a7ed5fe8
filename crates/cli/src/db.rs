//! `souk db`: the database as a whole.

use std::io::Write as _;

use anyhow::Context as _;
use clap::Subcommand;
use souk_server::{Database, Desk, StoreError, copy};

use crate::failure::{BadInput, Failure};

/// Copy everything from one database into another: for a backup, to restore one, or to move to a server.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Write everything into a database that holds nothing, and audit it there. Works while the shop is served; orders
    /// wait until it is done
    Copy {
        /// A file, or `postgres://user@host/name`
        from: Database,
        /// A file that is made, or `postgres://user@host/name` with no orders in it
        to: Database,
    },
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let Verb::Copy { from, to } = &args.verb;
    if let Database::File(file) = from
        && !file.is_file()
    {
        let place = file.display().to_string();
        return Err(BadInput::new(
            &place,
            "there is no such file",
            "name the database of the shop",
        )
        .into());
    }
    let (count, findings) = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no threads can be started")?
        .block_on(async {
            let count = copy(from, to).await?;
            let desk = Desk::open(to).await?;
            let findings = desk.audit().await?;
            desk.close().await;
            Ok((count, findings))
        })
        .map_err(|error: StoreError| match error {
            StoreError::NotEmpty => BadInput::new(
                &to.to_string(),
                "there is something in it already",
                "name a database that holds nothing",
            )
            .into(),
            error => Failure::Other(error.into()),
        })?;
    if let Some(finding) = findings.first() {
        let problem = format!(
            "{to}: {} of {} does not add up",
            finding.code, finding.subject
        );
        return Err(anyhow::anyhow!(problem).into());
    }
    writeln!(std::io::stdout(), "{count} rows; everything adds up")?;
    Ok(())
}
