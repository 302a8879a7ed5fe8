//! `souk serve`: the shop and its backend, from the folder that `souk build` wrote.

mod fresh;
mod press;

use std::ffi::OsString;
use std::io::{IsTerminal as _, Write as _};
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::Context as _;
use souk_server::{Bound, Config, Database, ServeError, bind};
use tracing_subscriber::EnvFilter;

use fresh::Plan;

use crate::failure::{BadInput, Failure, HELD_BACK};
use crate::settings::{EVERY_REMEDY, Settings, parse_every};

/// Serve a shop that was built, and take its orders.
///
/// Everything that the shop says about itself is in the folder; a newer build in its place is taken over at once. With a
/// schedule the feeds are read again and again: those of the settings, or what the arguments after -- say.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folder that `souk build` wrote
    dir: PathBuf,
    /// File that keeps the orders, made when there is none; or a server: `postgres://user@host/name`, with its password in
    /// PGPASSWORD or ~/.pgpass
    #[arg(long, value_name = "FILE", default_value = "souk.db")]
    db: Database,
    /// Port to listen on; 0 takes any free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Address to listen on; 0.0.0.0 is every one of this machine
    #[arg(long, default_value = "127.0.0.1")]
    address: IpAddr,
    /// Where /healthz, /readyz and /metrics are asked for, such as 127.0.0.1:9090; nowhere without. Not for the world
    #[arg(long, value_name = "ADDRESS:PORT")]
    operations: Option<SocketAddr>,
    /// Read the feeds again after this time, such as 30m or 6h; `every` of [fresh] in the settings otherwise
    #[arg(long, value_name = "TIME", value_parser = every)]
    every: Option<Duration>,
    /// The shop's settings; souk.toml in this folder is taken when it is there
    #[arg(long, visible_alias = "config", value_name = "FILE")]
    settings: Option<PathBuf>,
    /// What `souk build` is told when the feeds are read
    #[arg(last = true, value_name = "BUILD ARGUMENTS")]
    build: Vec<OsString>,
}

fn every(text: &str) -> Result<Duration, String> {
    parse_every(text).ok_or_else(|| EVERY_REMEDY.to_owned())
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

/// The settings of the shop, when there are any. Those that nobody named and that cannot be understood do not keep a shop
/// from being served.
fn settings(args: &Args) -> Result<Option<Settings>, Failure> {
    if let Some(path) = &args.settings {
        return Ok(Some(Settings::read(path)?));
    }
    let path = Path::new("souk.toml");
    if !path.is_file() {
        return Ok(None);
    }
    let read = Settings::read(path);
    let what = "the feeds are not read on a schedule, orders have no codes to pay by, no coupons count, and no mail is sent";
    Ok(read
        .inspect_err(|error| tracing::warn!(%error, "{what}"))
        .ok())
}

/// How to read the feeds, when they are to be read at all.
fn plan(args: &Args, settings: Option<&Settings>) -> Option<Plan> {
    let every = args
        .every
        .or(settings.and_then(|settings| settings.every))?;
    let mut arguments = Vec::new();
    if let Some(path) = &args.settings {
        arguments.extend([OsString::from("--settings"), path.into()]);
    }
    arguments.extend(args.build.iter().cloned());
    Some(Plan {
        every,
        shop: args.dir.clone(),
        arguments,
    })
}

/// The first build of a shop that is not there yet.
async fn build_first(plan: &Plan) -> Result<(), Failure> {
    let status = plan.build()?.status().await?;
    if status.success() {
        return Ok(());
    }
    let place = plan.shop.display().to_string();
    let problem = "there is no shop yet, and none could be built";
    Err(match code(status) {
        Some(2 | HELD_BACK) => {
            BadInput::new(&place, problem, "mend what stands above, and start again").into()
        }
        _ => anyhow::anyhow!("{place}: {problem}").into(),
    })
}

fn code(status: ExitStatus) -> Option<u8> {
    u8::try_from(status.code()?).ok()
}

async fn serve(args: &Args) -> Result<(), Failure> {
    let settings = settings(args)?;
    let plan = plan(args, settings.as_ref());
    if let Some(plan) = plan
        .as_ref()
        .filter(|plan| !plan.shop.join("pack/manifest").exists())
    {
        build_first(plan).await?;
    }
    let (receivers, mail, cards, coupons) = match settings {
        Some(settings) => (
            settings.receivers,
            settings.mail,
            settings.cards?,
            settings.coupons,
        ),
        None => Default::default(),
    };
    let bound = bind(Config {
        site: args.dir.clone(),
        database: args.db.clone(),
        address: SocketAddr::new(args.address, args.port),
        press: Some(press::open),
        receivers,
        mail,
        cards,
        coupons,
        operations: args.operations,
    })
    .await
    .map_err(|error| failure(args, error))?;
    std::io::stdout()
        .lock()
        .write_all(greeting(args, &bound, plan.as_ref()).as_bytes())?;
    let stop = stop_signal()?;
    let reading = plan.map(|plan| {
        let teller = bound.feeds(plan.every.as_secs());
        tokio::spawn(plan.run(teller))
    });
    bound.run(stop).await;
    if let Some(reading) = reading {
        // A build that is under way ends with it, and leaves the shop as it is.
        reading.abort();
    }
    writeln!(std::io::stdout(), "stopped; every order is kept")?;
    Ok(())
}

/// Where the shop stands and what to do next.
fn greeting(args: &Args, bound: &Bound, plan: Option<&Plan>) -> String {
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
    let fresh = plan.map_or(String::new(), |plan| {
        format!(
            "  the feeds       are read every {} s; {here}/ucp/status says how it went\n",
            plan.every.as_secs()
        )
    });
    format!(
        "\n  the shop        {here}\n  for agents      {here}/.well-known/ucp\n  orders          {}\n{own}{fresh}\n\
         A new `souk build … --out {}` is taken over while this runs. Ctrl-C stops it.\n\n",
        args.db,
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
