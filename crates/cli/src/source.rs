//! Where feeds come from: files, the standard input (`-`), and addresses.

mod fetch;

use std::fs::File;
use std::io::{Read, stdin};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use souk_commerce::Timestamp;
use souk_feeds::{FeedError, FeedProblem};

/// An open feed and when it was last changed, as far as that is known.
pub(crate) struct Opened {
    pub(crate) input: Box<dyn Read>,
    pub(crate) changed: Timestamp,
}

/// Whether a name is an address and no path.
pub(crate) fn is_address(name: &str) -> bool {
    name.starts_with("http://") || name.starts_with("https://")
}

/// Opens a feed; `name` is how messages call it.
///
/// # Errors
/// [`FeedError`] when it cannot be opened or fetched.
pub(crate) fn open(path: &Path, name: &str) -> Result<Opened, FeedError> {
    let because = |problem: FeedProblem| FeedError {
        file: name.to_owned(),
        line: None,
        column: None,
        records: 0,
        problem,
    };
    match path.to_str() {
        Some("-") => Ok(Opened {
            input: Box::new(stdin()),
            changed: moment(Some(now())),
        }),
        Some(address) if is_address(address) => {
            fetch::fetch(address).map_err(|error| because(FeedProblem::Fetch(format!("{error:#}"))))
        }
        _ => {
            let file =
                File::open(path).map_err(|error| because(FeedProblem::Io(error.to_string())))?;
            let changed = file.metadata().and_then(|metadata| metadata.modified());
            Ok(Opened {
                input: Box::new(file),
                changed: moment(changed.ok()),
            })
        }
    }
}

fn moment(time: Option<SystemTime>) -> Timestamp {
    let seconds = time
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .map_or(0, |since| since.as_secs());
    Timestamp(i64::try_from(seconds).unwrap_or(0))
}

#[expect(
    clippy::disallowed_methods,
    reason = "what comes through a pipe has no date of its own"
)]
fn now() -> SystemTime {
    SystemTime::now()
}
