//! Feeds at addresses, fetched once for each change.
//!
//! What an address answered is kept with its `ETag` and `Last-Modified` in the user's cache folder, and asked for again
//! with `If-None-Match` and `If-Modified-Since` (RFC 9110, section 13): an unchanged feed costs one short answer.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};
use ureq::http::{HeaderMap, StatusCode};

use super::{Opened, moment};

/// Longest wait for a connection, and for the first byte of an answer.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest wait for a whole feed.
const LONGEST: Duration = Duration::from_hours(1);
/// Largest answer: the largest feed that Google takes, with room.
const MAX_BYTES: u64 = 8 * 1024 * 1024 * 1024;
/// Headers by which an answer is known again.
const MARKS: [(&str, &str); 2] = [
    ("etag", "if-none-match"),
    ("last-modified", "if-modified-since"),
];

/// Opens what stands at an address, from the cache when it has not changed.
pub(super) fn fetch(address: &str) -> Result<Opened> {
    let kept = Kept::of(address);
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_connect(Some(PATIENCE))
        .timeout_recv_response(Some(PATIENCE))
        .timeout_global(Some(LONGEST))
        .user_agent(concat!("souk/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    // Compressed answers are unpacked where compressed files are.
    let mut request = agent.get(address).header("accept-encoding", "gzip");
    for (name, value) in kept.iter().flat_map(Kept::marks) {
        request = request.header(name, value);
    }
    let answer = request.call().context("it cannot be fetched")?;
    let status = answer.status();
    if status == StatusCode::NOT_MODIFIED
        && let Some(kept) = &kept
    {
        return kept.open();
    }
    if !status.is_success() {
        bail!("the server answers {status}");
    }
    let marks = marks_of(answer.headers());
    let mut body = answer
        .into_body()
        .into_with_config()
        .limit(MAX_BYTES)
        .reader();
    match kept {
        Some(kept) => {
            kept.write(&mut body, &marks)?;
            kept.open()
        }
        None => Ok(Opened {
            input: Box::new(body),
            changed: moment(Some(super::now())),
        }),
    }
}

/// The headers of the next question, from those of this answer.
fn marks_of(headers: &HeaderMap) -> String {
    let mut marks = String::new();
    for (name, question) in MARKS {
        if let Some(value) = headers.get(name).and_then(|value| value.to_str().ok()) {
            for part in [question, ": ", value, "\n"] {
                marks.push_str(part);
            }
        }
    }
    marks
}

/// What is told when an answer finds no place on the disk.
const UNKEPT: &str = "it cannot be kept in the cache folder";

/// The place of an address in the cache.
struct Kept {
    body: PathBuf,
    marks: PathBuf,
}

impl Kept {
    /// `None` when there is no cache folder.
    fn of(address: &str) -> Option<Self> {
        let own = std::env::var_os("SOUK_CACHE").map(PathBuf::from);
        let usual = || {
            let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
            let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
            Some(cache.or_else(home)?.join("souk"))
        };
        let folder = own.or_else(usual)?;
        fs::create_dir_all(&folder).ok()?;
        let hash = Sha256::digest(address.as_bytes());
        let half = hash.iter().take(16);
        let name = half.fold(0_u128, |name, byte| (name << 8) | u128::from(*byte));
        Some(Self {
            body: folder.join(format!("{name:032x}.feed")),
            marks: folder.join(format!("{name:032x}.marks")),
        })
    }

    /// Headers to ask with; none when nothing is kept.
    fn marks(&self) -> Vec<(String, String)> {
        if !self.body.is_file() {
            return Vec::new();
        }
        let text = fs::read_to_string(&self.marks).unwrap_or_default();
        let pairs = text.lines().filter_map(|line| line.split_once(": "));
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// Keeps an answer. One that breaks off leaves what was kept before.
    fn write(&self, body: &mut impl Read, marks: &str) -> Result<()> {
        let fresh = fresh_name(&self.body);
        let mut file = File::create(&fresh).context(UNKEPT)?;
        if let Err(error) = io::copy(body, &mut file) {
            drop(fs::remove_file(&fresh));
            return Err(error).context("it breaks off on its way, or the cache folder is full");
        }
        // Marks of another body would make the server keep silent about a change.
        fs::write(&self.marks, "")
            .and_then(|()| fs::rename(&fresh, &self.body))
            .and_then(|()| fs::write(&self.marks, marks))
            .context(UNKEPT)
    }

    fn open(&self) -> Result<Opened> {
        let file = File::open(&self.body).context("the cache cannot be read")?;
        let changed = file.metadata().and_then(|metadata| metadata.modified());
        Ok(Opened {
            input: Box::new(file),
            changed: moment(changed.ok()),
        })
    }
}

fn fresh_name(body: &Path) -> PathBuf {
    body.with_extension(format!("{}.part", std::process::id()))
}
