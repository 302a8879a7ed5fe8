//! What a build remembers for the next one: the feeds it was made from, and what offers have cost.
//!
//! A folder beside the shop, never inside it: it repeats what the packs said, and names the feeds.
//! docs/formats/state.md describes the files. Whoever holds a [`State`] is the only one who builds this shop.

mod prices;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use souk_commerce::{Currency, PriceHistory, Timestamp};
use souk_feeds::guard::FeedNote;

use crate::failure::{BadInput, Failure};

const BUILD: &str = "build.json";
const PRICES: &str = "prices";
const LOCK: &str = "lock";
/// Version of both files.
const VERSION: u32 = 1;

/// The folder, held by one build at a time.
#[derive(Debug)]
pub(crate) struct State {
    folder: PathBuf,
    /// Held until this is dropped, or the process ends.
    _lock: File,
}

/// The last build.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LastBuild {
    /// The pack's own name for it.
    pub(crate) build: String,
    /// The moment for which its prices hold.
    pub(crate) as_of: Timestamp,
    /// Its files.
    pub(crate) feeds: Vec<FeedNote>,
}

#[derive(Debug, Serialize, Deserialize)]
struct BuildJson {
    version: u32,
    build: String,
    as_of: i64,
    feeds: Vec<FeedJson>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FeedJson {
    name: String,
    stated: Option<i64>,
    records: u64,
}

impl State {
    /// Takes the folder, which is made when there is none.
    ///
    /// # Errors
    /// When it lies in the shop, when another build has it, or when it cannot be written.
    pub(crate) fn hold(folder: &Path, shop: &Path) -> Result<Self, Failure> {
        let shown = folder.display().to_string();
        let folder =
            std::path::absolute(folder).with_context(|| format!("{shown}: no such place"))?;
        if folder.starts_with(shop) {
            let problem = "the state lies in the shop's folder, where everybody could read it";
            return Err(BadInput::new(&shown, problem, "name another folder with --state").into());
        }
        let unwritable = || format!("{shown} cannot be written");
        fs::create_dir_all(&folder).with_context(unwritable)?;
        let lock = File::create(folder.join(LOCK)).with_context(unwritable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                folder,
                _lock: lock,
            }),
            Err(TryLockError::WouldBlock) => {
                let busy = anyhow::anyhow!(
                    "{shown}: another build of this shop is under way; wait until it has ended"
                );
                Err(busy.into())
            }
            Err(TryLockError::Error(error)) => {
                Err(anyhow::Error::from(error).context(unwritable()).into())
            }
        }
    }

    /// The last build; `None` before the first.
    ///
    /// # Errors
    /// When what stands there is not what was written.
    pub(crate) fn last(&self) -> Result<Option<LastBuild>, Failure> {
        let Some(text) = self.read(BUILD)? else {
            return Ok(None);
        };
        let json: BuildJson =
            serde_json::from_str(&text).map_err(|error| self.damaged(BUILD, &error.to_string()))?;
        if json.version != VERSION {
            return Err(self.damaged(BUILD, "another version of souk wrote it"));
        }
        let feeds = json.feeds.into_iter().map(|feed| FeedNote {
            name: feed.name,
            stated: feed.stated.map(Timestamp),
            records: feed.records,
        });
        Ok(Some(LastBuild {
            build: json.build,
            as_of: Timestamp(json.as_of),
            feeds: feeds.collect(),
        }))
    }

    /// The folder for pictures that were made.
    pub(crate) fn pictures(&self) -> PathBuf {
        self.folder.join("pictures")
    }

    /// Where feeds wait that a build writes, until the shop is exchanged.
    pub(crate) fn exports(&self) -> PathBuf {
        self.folder.join("feeds")
    }

    /// What offers have cost in a currency. Prices of another one are no history of these.
    ///
    /// # Errors
    /// When what stands there is not what was written.
    pub(crate) fn history(&self, currency: Currency) -> Result<PriceHistory, Failure> {
        match self.read(PRICES)? {
            None => Ok(PriceHistory::default()),
            Some(text) => prices::read(&text, currency)
                .map_err(|line| self.damaged(PRICES, &format!("line {line} is no price"))),
        }
    }

    /// Stores what the next build needs.
    ///
    /// # Errors
    /// When the folder cannot be written; each file is then as it was.
    pub(crate) fn store(
        &self,
        last: &LastBuild,
        currency: Currency,
        history: &PriceHistory,
    ) -> anyhow::Result<()> {
        let feeds = last.feeds.iter().map(|feed| FeedJson {
            name: feed.name.clone(),
            stated: feed.stated.map(|moment| moment.0),
            records: feed.records,
        });
        let json = BuildJson {
            version: VERSION,
            build: last.build.clone(),
            as_of: last.as_of.0,
            feeds: feeds.collect(),
        };
        self.write(PRICES, &prices::write(currency, history))?;
        self.write(BUILD, &(serde_json::to_string_pretty(&json)? + "\n"))
    }

    fn read(&self, name: &str) -> Result<Option<String>, Failure> {
        match fs::read_to_string(self.folder.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.damaged(name, &error.to_string())),
        }
    }

    fn write(&self, name: &str, text: &str) -> anyhow::Result<()> {
        let path = self.folder.join(name);
        let fresh = self.folder.join(format!("{name}.new"));
        let unwritable = || format!("{} cannot be written", path.display());
        fs::write(&fresh, text).with_context(unwritable)?;
        fs::rename(&fresh, &path).with_context(unwritable)
    }

    fn damaged(&self, name: &str, problem: &str) -> Failure {
        let place = self.folder.join(name).display().to_string();
        let remedy = "bring the file back from a copy, or remove it: the next build then knows nothing of the ones before";
        BadInput::new(&place, problem, remedy).into()
    }
}
