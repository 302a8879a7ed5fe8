//! `souk serve`: the shop and its backend, from the folder that `souk build` wrote.

use std::io::{IsTerminal as _, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use anyhow::Context as _;
use souk_server::{Bound, Config, ServeError, bind};
use tracing_subscriber::EnvFilter;

use crate::failure::{BadInput, Failure};

/// Serve a shop that was built, and take its orders.
///
/// Everything that the shop says about itself is in the folder; a newer build in its place is taken over at once.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folder that `souk build` wrote
    dir: PathBuf,
    /// File that keeps the orders; made when there is none
    #[arg(long, value_name = "FILE", default_value = "souk.db")]
    db: PathBuf,
    /// Port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Address to listen on; 0.0.0.0 is every one of this machine
    #[arg(long, default_value = "127.0.0.1")]
    address: IpAddr,
}

pub(crate) fn run(args: &Args) -> Result<(), Failure> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("no threads can be started")?
        .block_on(serve(args))
}

async fn serve(args: &Args) -> Result<(), Failure> {
    let bound = bind(Config {
        site: args.dir.clone(),
        database: args.db.clone(),
        address: SocketAddr::new(args.address, args.port),
    })
    .await
    .map_err(|error| failure(args, error))?;
    std::io::stdout()
        .lock()
        .write_all(greeting(args, &bound).as_bytes())?;
    let stop = stop_signal()?;
    bound.run(stop).await;
    writeln!(std::io::stdout(), "stopped; every order is kept")?;
    Ok(())
}

/// Where the shop stands and what to do next.
fn greeting(args: &Args, bound: &Bound) -> String {
    let address = bound.address();
    let host = match address.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        IpAddr::V6(ip) => format!("[{ip}]"),
        IpAddr::V4(ip) => ip.to_string(),
    };
    let here = format!("http://{host}:{}", address.port());
    let shop = bound.shop();
    let own = if shop.origin == here {
        String::new()
    } else {
        format!(
            "  its own address {}  (links in orders lead there; it is `url` under [shop] in souk.toml)\n",
            shop.origin
        )
    };
    format!(
        "\n  the shop        {here}\n  for agents      {here}/.well-known/ucp\n  orders          {}\n{own}\n\
         A new `souk build … --out {}` is taken over while this runs. Ctrl-C stops it.\n\n",
        args.db.display(),
        args.dir.display()
    )
}

/// Ready when the system asks to stop: Ctrl-C, and on Unix SIGTERM.
fn stop_signal() -> Result<impl Future<Output = ()> + Send + 'static, Failure> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        let interrupt = async {
            if tokio::signal::ctrl_c().await.is_err() {
                // Without a way to hear of it, only SIGTERM is left.
                std::future::pending::<()>().await;
            }
        };
        #[cfg(unix)]
        tokio::select! {
            () = interrupt => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        interrupt.await;
    })
}

/// A folder or place that cannot be used is the merchant's to mend, a port or a file the machine's.
fn failure(args: &Args, error: ServeError) -> Failure {
    let place = args.dir.display().to_string();
    let remedy = match &error {
        ServeError::NotASite { .. } | ServeError::Pack(_) => {
            format!("build it with `souk build FEED --out {place}`")
        }
        ServeError::Origin { .. } => {
            "correct `url` under [shop] in souk.toml and build again".to_owned()
        }
        ServeError::DatabaseInSite { .. } => {
            "give another place for the database with `--db FILE`".to_owned()
        }
        _ => return Failure::Other(error.into()),
    };
    Failure::Input(BadInput::new(&place, &error.to_string(), &remedy))
}
