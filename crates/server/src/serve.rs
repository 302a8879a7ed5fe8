//! The running backend: folder, database and socket, until it is told to stop.

use std::collections::BTreeMap;
use std::future::{Future, pending};
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use souk_catalog::{MANIFEST_NAME, OVERLAY_NAME, OfferTableError};
use souk_commerce::payment::Receivers;
use souk_commerce::{Coupon, SellerId, Shop};
use thiserror::Error;
use tokio::net::TcpListener;

use crate::app::{AppState, app};
use crate::card::{self, Cards};
use crate::catalogue::{self, Pack};
use crate::idempotency::KEPT;
use crate::mail::{self, Mail, MailError, Postman};
use crate::operations::operations;
use crate::press::OpenPress;
use crate::socket;
use crate::source::Sources;
use crate::status::FeedTeller;
use crate::store::{Database, Store, StoreError};

/// Time between two looks at the pack's manifest and at what is laid over it.
const LOOK: Duration = Duration::from_secs(2);
/// Time between two removals of what is past its time.
const TIDY: Duration = Duration::from_hours(1);
/// Seconds after its end for which a checkout without an order can still be read.
const CHECKOUTS_KEPT: i64 = 7 * 86_400;
/// Time that a connection gets to send a request's head, and to stay open without one.
const SILENCE: Duration = Duration::from_secs(20);

/// What a backend needs.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder that `souk build` wrote.
    pub site: PathBuf,
    /// Where orders are kept; a file is created when there is none.
    pub database: Database,
    /// Address and port to listen on; port 0 takes any free one.
    pub address: SocketAddr,
    /// Draws pages that no file holds.
    pub press: Option<OpenPress>,
    /// Whom the codes of each seller's orders pay.
    pub receivers: BTreeMap<SellerId, Receivers>,
    /// By whom each seller's buyers pay by card.
    pub cards: Cards,
    /// Codes that take something off, in the order in which they are tried.
    pub coupons: Vec<Coupon>,
    /// Where health and figures are asked for; nowhere without.
    pub operations: Option<SocketAddr>,
    /// How buyers are told what happens; nobody is told without.
    pub mail: Option<Mail>,
}

/// Why a backend cannot start, or had to stop.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The folder is not what `souk build` writes.
    #[error("{folder} is not a shop that `souk build` wrote: {file} is missing in it")]
    NotASite {
        /// The folder.
        folder: PathBuf,
        /// What is missing.
        file: &'static str,
    },
    /// The pack cannot be read.
    #[error(transparent)]
    Pack(#[from] OfferTableError),
    /// The shop's origin is not one.
    #[error(
        "the shop's address (`url` under [shop]) reads {origin:?}; it must be like https://shop.example, without a slash at the end"
    )]
    Origin {
        /// What it reads.
        origin: String,
    },
    /// The database would be downloadable.
    #[error("the database {database} lies inside {site}, where everybody could download it")]
    DatabaseInSite {
        /// The database.
        database: PathBuf,
        /// The folder.
        site: PathBuf,
    },
    /// Mail cannot be sent so.
    #[error(transparent)]
    Mail(#[from] MailError),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody else listens there.
    #[error("port {} at {} is taken by another program; stop that one, or choose another port with --port", .address.port(), .address.ip())]
    PortTaken {
        /// The address.
        address: SocketAddr,
    },
    /// The address cannot be listened on.
    #[error("cannot listen at {address}: {cause}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system said.
        cause: io::Error,
    },
    /// The server broke off.
    #[error("the server broke off")]
    Broken(#[source] io::Error),
}

/// A backend that listens but does not answer yet.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
    pack: PathBuf,
    state: AppState,
    postman: Option<Postman>,
    operations: Option<TcpListener>,
}

/// Opens folder and database and takes the port.
///
/// # Errors
/// [`ServeError`] says what is in the way and what to do about it.
pub async fn bind(config: Config) -> Result<Bound, ServeError> {
    let pack = config.site.join("pack");
    for (path, file) in [
        (config.site.join("index.html"), "index.html"),
        (pack.join(MANIFEST_NAME), "pack/manifest"),
    ] {
        if !path.is_file() {
            return Err(ServeError::NotASite {
                folder: config.site,
                file,
            });
        }
    }
    if let Database::File(file) = &config.database
        && is_inside(file, &config.site)
    {
        return Err(ServeError::DatabaseInSite {
            database: file.clone(),
            site: config.site,
        });
    }
    let postman = config.mail.as_ref().map(Mail::postman).transpose()?;
    let operations = match config.operations {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let listener = listen(config.address).await?;
    let address = listener.local_addr().map_err(ServeError::Broken)?;
    let table = match load(pack.clone(), address, catalogue::open).await {
        // A shop opens with the prices that it was built with rather than not at all.
        Err(ServeError::Pack(error)) if error.file() == OVERLAY_NAME => {
            tracing::warn!(%error, "newer prices and stock are passed over; `souk overlay` writes them anew");
            load(pack.clone(), address, catalogue::open_plain).await?
        }
        loaded => loaded?,
    };
    let store = Store::connect(&config.database).await?;
    let state = AppState::new(Arc::new(table), store, Sources::system(), &config.site)
        .with_receivers(config.receivers)
        .with_cards(config.cards)
        .with_coupons(config.coupons);
    let state = match config.press {
        Some(press) => state.with_press(press),
        None => state,
    };
    Ok(Bound {
        listener,
        address,
        pack,
        state,
        postman,
        operations,
    })
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    TcpListener::bind(address)
        .await
        .map_err(|cause| match cause.kind() {
            io::ErrorKind::AddrInUse => ServeError::PortTaken { address },
            _ => ServeError::Listen { address, cause },
        })
}

/// Reads the offers of a pack.
type Open = fn(&Path) -> Result<Pack, OfferTableError>;

/// Reads a pack on a thread of its own: it is long work for a large shop.
///
/// A shop whose settings place it on this machine stands wherever on this machine it is served.
async fn load(folder: PathBuf, address: SocketAddr, open: Open) -> Result<Pack, ServeError> {
    let mut pack = tokio::task::spawn_blocking(move || open(&folder))
        .await
        .map_err(|error| ServeError::Broken(io::Error::other(error)))??;
    let origin = pack.table.shop().origin.clone();
    if address.ip().is_loopback() && is_of_this_machine(&origin) {
        pack.table.stand_at(format!("http://{address}"));
    }
    if is_origin(&origin) {
        Ok(pack)
    } else {
        Err(ServeError::Origin { origin })
    }
}

/// Whether a text is scheme and host, with a port perhaps, so that addresses can be made by adding a path.
fn is_origin(origin: &str) -> bool {
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && host
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-.:[]".contains(&b))
    })
}

/// Whether an origin is a port of this very machine.
pub(crate) fn is_of_this_machine(origin: &str) -> bool {
    let host = origin.strip_prefix("http://").unwrap_or_default();
    host.parse::<SocketAddr>()
        .is_ok_and(|address| address.ip().is_loopback())
        || host == "localhost"
        || host.starts_with("localhost:")
}

/// Whether a file lies in a folder or would, once created.
fn is_inside(file: &Path, folder: &Path) -> bool {
    let parent = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    match (parent.canonicalize(), folder.canonicalize()) {
        (Ok(parent), Ok(folder)) => parent.starts_with(folder),
        _ => false,
    }
}

impl Bound {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where health and figures are asked for.
    pub fn operations(&self) -> Option<SocketAddr> {
        self.operations.as_ref()?.local_addr().ok()
    }

    /// The shop's settings as the pack states them.
    pub fn shop(&self) -> Shop {
        self.state.offering().shop().clone()
    }

    /// Lets whoever reads the feeds every so many seconds say how it went.
    pub fn feeds(&self, every_seconds: u64) -> FeedTeller {
        FeedTeller::new(&self.state, every_seconds)
    }

    /// Answers until `stop` is ready, then finishes what is under way and closes the database.
    pub async fn run(self, stop: impl Future<Output = ()> + Send) {
        self.run_for(SILENCE, stop).await;
    }

    /// As [`run`](Self::run), closing a connection on which no whole head of a request comes for a time.
    pub(crate) async fn run_for(self, silence: Duration, stop: impl Future<Output = ()> + Send) {
        let watch = tokio::spawn(watch(self.pack, self.address, self.state.clone()));
        let tidy = tokio::spawn(tidy(self.state.clone()));
        let cards = tokio::spawn(card::run(self.state.clone()));
        let post = self
            .postman
            .map(|postman| tokio::spawn(mail::run(self.state.clone(), postman)));
        let operations = self.operations.map(|listener| {
            let router = operations(self.state.clone());
            tokio::spawn(socket::serve(listener, router, silence, pending()))
        });
        socket::serve(self.listener, app(self.state.clone()), silence, stop).await;
        watch.abort();
        tidy.abort();
        cards.abort();
        for task in [post, operations].into_iter().flatten() {
            task.abort();
        }
        self.state.store.close().await;
    }
}

/// Takes over a new build as soon as its manifest is there, and newer prices and stock as soon as they are laid over it. What cannot be read
/// leaves the old in force, and is tried again: it may still be on its way.
async fn watch(pack: PathBuf, address: SocketAddr, state: AppState) {
    let (manifest, overlay) = (pack.join(MANIFEST_NAME), pack.join(OVERLAY_NAME));
    let look = async || (stamp(&manifest).await, stamp(&overlay).await);
    let mut in_force = look().await;
    let mut complained_of = None;
    loop {
        tokio::time::sleep(LOOK).await;
        let found = look().await;
        if found.0.is_none() || found == in_force {
            continue;
        }
        match load(pack.clone(), address, catalogue::open).await {
            Ok(pack) => {
                tracing::info!(
                    offers = pack.table.len(),
                    "a new build, or newer prices and stock, are in force"
                );
                state.replace(Arc::new(pack));
                in_force = found;
            }
            Err(error) if complained_of != Some(found) => {
                tracing::warn!(%error, "what is new in the pack cannot be read; the old stays in force");
                complained_of = Some(found);
            }
            Err(_) => {}
        }
    }
}

/// What changes when a file is written anew.
async fn stamp(path: &Path) -> Option<(SystemTime, u64)> {
    let data = tokio::fs::metadata(path).await.ok()?;
    Some((data.modified().ok()?, data.len()))
}

async fn tidy(state: AppState) {
    loop {
        let now = state.sources.now();
        let done = state
            .store
            .tidy(now.plus(-KEPT).0, now.plus(-CHECKOUTS_KEPT).0, now)
            .await;
        if let Err(error) = done {
            tracing::warn!(%error, "old rows could not be removed");
        }
        tokio::time::sleep(TIDY).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for good in [
            "https://shop.example",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
        ] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "",
            "shop.example",
            "https://",
            "https://shop.example/",
            "https://a\"b",
            "ftp://shop.example",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }

    #[test]
    fn a_shop_of_this_machine_is_told_from_one_of_the_world() {
        for here in [
            "http://127.0.0.1:8080",
            "http://localhost:8080",
            "http://[::1]:80",
        ] {
            assert!(is_of_this_machine(here), "{here}");
        }
        for elsewhere in [
            "https://127.0.0.1:8080",
            "http://10.0.0.7:8080",
            "http://localhost.example",
            "http://shop.example",
            "",
        ] {
            assert!(!is_of_this_machine(elsewhere), "{elsewhere}");
        }
    }

    #[test]
    fn a_database_among_the_files_of_the_site_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        std::fs::create_dir(&site).unwrap();
        assert!(is_inside(&site.join("souk.db"), &site));
        assert!(!is_inside(&folder.path().join("souk.db"), &site));
    }
}
