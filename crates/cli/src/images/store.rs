//! Pictures that were made, kept in the state folder: docs/formats/state.md describes the files.
//!
//! A record is written after all that it names, so that a build that was ended goes on where it stood.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sha2::{Digest as _, Sha256};

use super::render::{RECIPE, Rendered};

/// For so long an address is not asked again.
const FRESH: Duration = Duration::from_hours(7 * 24);
/// For so long a picture is kept that no build asked for.
const KEPT: Duration = Duration::from_hours(90 * 24);
/// First word of a record.
const MAGIC: &str = "souk-picture";

/// The folder.
#[derive(Debug)]
pub(super) struct Store {
    folder: PathBuf,
    /// Seconds since 1970.
    now: u64,
}

/// What is known of one source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// When its address was last asked; seconds since 1970.
    pub(super) asked: u64,
    /// Headers to ask with again.
    pub(super) marks: Vec<(String, String)>,
    /// What the names of its files begin with; empty for one that is left as it is.
    pub(super) stem: String,
    /// The colour of its edge.
    pub(super) ground: String,
    /// Width and bytes of each file, the narrowest first.
    pub(super) forms: Vec<(u32, u64)>,
}

impl Record {
    /// Names of its files, the narrowest first. A single one needs no width.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let is_single = self.forms.len() == 1;
        let forms = self.forms.iter();
        forms.map(move |(width, _)| {
            if is_single {
                format!("{}.webp", self.stem)
            } else {
                format!("{}_{width:04}.webp", self.stem)
            }
        })
    }

    /// What a page has to know of it, for the end of its address; nothing for one that has a single file.
    pub(super) fn fragment(&self) -> String {
        if self.forms.len() > 1 {
            format!("#{}", self.ground)
        } else {
            String::new()
        }
    }

    fn to_text(&self, source: &str) -> String {
        let mut lines = vec![
            format!("{MAGIC} {RECIPE}"),
            format!("source {source}"),
            format!("asked {}", self.asked),
            format!("stem {}", self.stem),
            format!("ground {}", self.ground),
        ];
        for (width, bytes) in &self.forms {
            lines.push(format!("form {width} {bytes}"));
        }
        for (name, value) in &self.marks {
            lines.push(format!("mark {name} {value}"));
        }
        lines.join("\n") + "\n"
    }

    /// `None` when it is no record of this recipe, or not of this source.
    fn parse(text: &str, source: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        if lines.next()? != format!("{MAGIC} {RECIPE}")
            || lines.next()? != format!("source {source}")
        {
            return None;
        }
        let asked = lines.next()?.strip_prefix("asked ")?.parse().ok()?;
        let stem = lines.next()?.strip_prefix("stem ")?.to_owned();
        let ground = lines.next()?.strip_prefix("ground ")?.to_owned();
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        if !stem.bytes().chain(ground.bytes()).all(is_plain) {
            return None;
        }
        let mut record = Self {
            asked,
            stem,
            ground,
            ..Self::default()
        };
        for line in lines {
            let (kind, rest) = line.split_once(' ')?;
            let (name, value) = rest.split_once(' ')?;
            match kind {
                "form" => record.forms.push((name.parse().ok()?, value.parse().ok()?)),
                "mark" => record.marks.push((name.to_owned(), value.to_owned())),
                _ => return None,
            }
        }
        Some(record)
    }
}

impl Store {
    /// Opens a folder, which is made when there is none.
    pub(super) fn open(folder: PathBuf) -> io::Result<Self> {
        fs::create_dir_all(folder.join("files"))?;
        #[expect(
            clippy::disallowed_methods,
            reason = "the tool does not run in a browser"
        )]
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        Ok(Self {
            folder,
            now: now.map_or(0, |now| now.as_secs()),
        })
    }

    /// Seconds since 1970.
    pub(super) fn now(&self) -> u64 {
        self.now
    }

    /// What is known of a source, when all of its files are there.
    pub(super) fn find(&self, source: &str) -> Option<Record> {
        let text = fs::read_to_string(self.record(source)).ok()?;
        let record = Record::parse(&text, source)?;
        let is_whole = record.names().zip(&record.forms).all(|(name, (_, bytes))| {
            fs::metadata(self.file(&name)).is_ok_and(|about| about.len() == *bytes)
        });
        is_whole.then_some(record)
    }

    /// Whether an address need not be asked again.
    pub(super) fn is_fresh(&self, record: &Record) -> bool {
        self.now.abs_diff(record.asked) < FRESH.as_secs()
    }

    /// Keeps a picture.
    pub(super) fn keep(
        &self,
        source: &str,
        marks: Vec<(String, String)>,
        made: &Rendered,
    ) -> io::Result<Record> {
        let mut record = Record {
            asked: self.now,
            marks,
            stem: made.stem.clone(),
            ground: made.ground.clone(),
            forms: Vec::new(),
        };
        for (width, bytes) in &made.forms {
            let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            record.forms.push((*width, length));
        }
        for (name, (_, bytes)) in record.names().zip(&made.forms) {
            exchange(&self.file(&name), bytes)?;
        }
        self.note(source, &record)?;
        Ok(record)
    }

    /// Writes a record.
    pub(super) fn note(&self, source: &str, record: &Record) -> io::Result<()> {
        exchange(&self.record(source), record.to_text(source).as_bytes())
    }

    /// Where a file of a record stands.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.folder.join("files").join(name)
    }

    fn record(&self, source: &str) -> PathBuf {
        let hash = Sha256::digest(source.as_bytes());
        let half = hash.iter().take(16);
        let name = half.fold(0_u128, |name, byte| (name << 8) | u128::from(*byte));
        self.folder.join(format!("{name:032x}"))
    }

    /// Removes what no build has asked for in a long time, and what a build that was ended left.
    pub(super) fn sweep(&self) -> io::Result<()> {
        let mut named = BTreeSet::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let path = entry.path();
            if !path.is_file() {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            let source = text
                .lines()
                .nth(1)
                .and_then(|line| line.strip_prefix("source "));
            match source.and_then(|source| Record::parse(&text, source)) {
                Some(record) if self.now.abs_diff(record.asked) < KEPT.as_secs() => {
                    named.extend(record.names());
                }
                _ => fs::remove_file(&path)?,
            }
        }
        for entry in fs::read_dir(self.folder.join("files"))?.flatten() {
            let name = entry.file_name();
            if !name.to_str().is_some_and(|name| named.contains(name)) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Writes a file whole or not at all.
fn exchange(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Two addresses may show the same picture at the same time.
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let fresh = path.with_extension(format!("{number}.new"));
    fs::write(&fresh, bytes)?;
    fs::rename(&fresh, path)
}

#[cfg(test)]
mod tests;
