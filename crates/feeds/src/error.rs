//! Why a whole file cannot be used: said once, with file, place and remedy.

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
    /// What is wrong.
    pub problem: FeedProblem,
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
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// Nothing but blanks.
    #[error("the file holds nothing but blanks")]
    Blank,
    /// An archive or compressed file.
    #[error("the file is compressed ({0})")]
    Compressed(&'static str),
    /// A page for people.
    #[error("this is an HTML page, not a feed")]
    Html,
    /// Text that is not XML.
    #[error("this is {0}, not XML")]
    NotXml(&'static str),
    /// XML whose first tags are broken.
    #[error("the XML is broken before the first record: {0}")]
    Broken(String),
    /// XML of a known other kind.
    #[error("this is {0}, not a feed of products in Google's format")]
    OtherKind(String),
    /// XML of an unknown kind.
    #[error("this is XML of another kind: its root element is <{0}>")]
    OtherRoot(String),
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

impl FeedProblem {
    /// The short name that stands in reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "file-unreadable",
            Self::Empty => "file-empty",
            Self::Blank => "file-blank",
            Self::Compressed(_) => "file-compressed",
            Self::Html => "html-page",
            Self::NotXml(_) => "not-xml",
            Self::Broken(_) => "xml-broken",
            Self::OtherKind(_) => "other-kind",
            Self::OtherRoot(_) => "other-root",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NoRecords => "no-records",
            Self::Truncated { .. } => "truncated",
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Io(_) => "check the name and the rights of the file",
            Self::Empty | Self::Blank | Self::NoRecords => {
                "export the feed again, and look for an error message of the shop system"
            }
            Self::Compressed(_) => "unpack it first, and give the XML file inside",
            Self::Html => {
                "open the feed's address in a browser: it may ask for a login or answer with an error page"
            }
            Self::NotXml(_) | Self::OtherKind(_) | Self::OtherRoot(_) => {
                "export the feed for Google Merchant Center as XML (RSS 2.0 or Atom)"
            }
            Self::Broken(_) => {
                "write the first lines as in https://www.rssboard.org/rss-specification"
            }
            Self::WrongKind { .. } => "correct kind under [[feeds]] in souk.toml",
            Self::Truncated { .. } => {
                "export or download it again until its last line closes the document"
            }
        }
    }
}
