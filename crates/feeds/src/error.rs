//! Why a whole file cannot be used: said once, with file, place and remedy.

use std::fmt;

use thiserror::Error;

/// A file that is no feed, or none that can be read to its end.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}{at}: {problem}\n  to mend it: {remedy}", at = place(*.line, *.column), remedy = .problem.remedy())]
pub struct FeedError {
    /// Name of the file, as it was given.
    pub file: String,
    /// Line, counted from 1.
    pub line: Option<u64>,
    /// Column in characters, counted from 1.
    pub column: Option<u64>,
    /// Records that were read before it, good or bad.
    pub records: u64,
    /// What is wrong.
    pub problem: FeedProblem,
}

impl FeedError {
    /// The same error, behind so many records.
    #[must_use]
    pub fn behind(mut self, records: u64) -> Self {
        self.records = self.records.saturating_add(records);
        self
    }
}

fn place(line: Option<u64>, column: Option<u64>) -> String {
    match (line, column) {
        (Some(line), Some(column)) => format!(", line {line}, column {column}"),
        (Some(line), None) => format!(", line {line}"),
        _ => String::new(),
    }
}

/// What is wrong with a file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FeedProblem {
    /// It cannot be opened or read.
    #[error("the file cannot be read: {0}")]
    Io(String),
    /// What stands at its address cannot be fetched.
    #[error("the feed cannot be fetched: {0}")]
    Fetch(String),
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// Nothing but blanks.
    #[error("the file holds nothing but blanks")]
    Blank,
    /// An archive or compressed file that cannot be unpacked here.
    #[error("the file is compressed ({0})")]
    Compressed(&'static str),
    /// A compressed file that is cut off or damaged.
    #[error("the compressed file ({0}) is cut off or damaged")]
    PackedBroken(&'static str),
    /// A compressed file that grows out of all proportion.
    #[error("the compressed file ({0}) grows out of all proportion when it is unpacked")]
    Bomb(&'static str),
    /// A page for people.
    #[error("this is an HTML page, not a feed")]
    Html,
    /// Something that carries no records.
    #[error("this is {0}, not a feed")]
    NoFeed(&'static str),
    /// A table without names of columns.
    #[error("the first line of the table holds no names of columns: {0}")]
    NoHeader(String),
    /// JSON that breaks between records.
    #[error("the JSON is broken after {records} records: {detail}")]
    JsonBroken {
        /// What is wrong there.
        detail: &'static str,
        /// Records before the place.
        records: u64,
    },
    /// XML whose first tags are broken.
    #[error("the XML is broken before the first record: {0}")]
    Broken(String),
    /// A legal file of a known other kind.
    #[error("this is {0}, not a feed of products")]
    OtherKind(String),
    /// A file that no format fits.
    #[error("no known format fits {0}")]
    Unknown(Box<UnknownFormat>),
    /// A product feed where reviews are wanted, or the reverse.
    #[error("this is a feed of {found}, but souk.toml says that it holds {wanted}")]
    WrongKind {
        /// What it is.
        found: &'static str,
        /// What it should be.
        wanted: &'static str,
    },
    /// A feed that holds no record.
    #[error("the feed holds no record")]
    NoRecords,
    /// The file stops before its end.
    #[error("the file is cut off: it ends before <{root}> is closed, after {records} records")]
    Truncated {
        /// Name of the root element.
        root: String,
        /// Whole records before the cut.
        records: u64,
    },
}

/// A format that does not fit, and what the file lacks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// Name of the format.
    pub format: &'static str,
    /// Names that would have to be there.
    pub missing: Vec<&'static str>,
}

/// A file that no format fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat {
    /// The carrier: "a table", "JSON".
    pub what: String,
    /// The first names in it.
    pub seen: String,
    /// Formats that were tried, and what each misses.
    pub tried: Vec<Tried>,
}

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.what, self.seen)?;
        for (index, tried) in self.tried.iter().enumerate() {
            f.write_str(if index == 0 { "; tried were " } else { ", " })?;
            write!(f, "{} (no {})", tried.format, tried.missing.join(", no "))?;
        }
        Ok(())
    }
}

impl FeedProblem {
    /// The short name that stands in reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) | Self::Fetch(_) => "file-unreadable",
            Self::Empty => "file-empty",
            Self::Blank => "file-blank",
            Self::Compressed(_) => "file-compressed",
            Self::Html => "html-page",
            Self::PackedBroken(_) => "packed-broken",
            Self::Bomb(_) => "packed-bomb",
            Self::NoFeed(_) => "no-feed",
            Self::NoHeader(_) => "no-header",
            Self::JsonBroken { .. } => "json-broken",
            Self::Broken(_) => "xml-broken",
            Self::OtherKind(_) => "other-kind",
            Self::Unknown(_) => "unknown-format",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NoRecords => "no-records",
            Self::Truncated { .. } => "truncated",
        }
    }

    /// Whether the records before it are whole, so that they can be taken when the merchant asks for it.
    pub fn is_break(&self) -> bool {
        matches!(
            self,
            Self::Truncated { .. } | Self::PackedBroken(_) | Self::JsonBroken { .. }
        )
    }

    /// Whether it is a file that must not be read on.
    pub(crate) fn is_bomb(&self) -> bool {
        matches!(self, Self::Bomb(_) | Self::Io(_))
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Io(_) => "check the name and the rights of the file",
            Self::Fetch(_) => {
                "open the address in a browser; try again when it gives the whole feed there"
            }
            Self::Empty | Self::Blank | Self::NoRecords => {
                "export the feed again, and look for an error message of the shop system"
            }
            Self::Compressed(_) => {
                "unpack it first, and give the file inside; gzip, zip and zstd are unpacked here"
            }
            Self::PackedBroken(_) => {
                "download or pack it again, or take the whole records before the break with --partial"
            }
            Self::Bomb(_) => "look where the file comes from; unpack it by hand if you trust it",
            Self::NoHeader(_) => {
                "write the names of the columns into the first line: id, title, price, availability, link, image_link"
            }
            Self::JsonBroken { .. } => {
                "mend the file at this place, or take the whole records before it with --partial"
            }
            Self::Html => {
                "open the feed's address in a browser: it may ask for a login or answer with an error page"
            }
            Self::NoFeed(_) | Self::OtherKind(_) | Self::Unknown(_) => {
                "export the products of the shop, for example as a feed for Google Merchant Center"
            }
            Self::Broken(_) => {
                "write the first lines as in https://www.rssboard.org/rss-specification"
            }
            Self::WrongKind { .. } => "correct kind under [[feeds]] in souk.toml",
            Self::Truncated { .. } => {
                "export or download it again, or take the whole records before the break with --partial"
            }
        }
    }
}
