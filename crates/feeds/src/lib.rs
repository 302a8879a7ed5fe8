//! Product feeds in, products and diagnostics out.
//!
//! A file is unpacked, decoded and cut into records while it streams in; its format is known by its content. Each record
//! becomes one or more [`Row`]s, or a remark in the [`Report`].
//! Rows of several feeds are put together into products with [`assemble()`]. Bad input is data here: a record that
//! cannot be used costs itself, and only a file that is no feed at all is an error. Nothing here opens a file, asks a
//! clock or writes a page.

mod assemble;
mod carrier;
mod dialect;
pub mod error;
pub mod export;
pub mod google;
pub mod guard;
pub mod head;
mod input;
mod json;
mod keys;
pub mod matching;
pub mod overrides;
mod page;
pub mod reader;
mod record;
pub mod report;
pub mod reviews;
mod settle;
mod store;
mod table;
mod terms;
mod text;
mod xml;

pub use assemble::{
    Assembled, Join, Joined, Matching, Plan, ReviewSource, Source, assemble, goods,
};
pub use error::{FeedError, FeedProblem, Tried, UnknownFormat};
pub use google::{Picture, Row};
pub use head::Head;
pub use overrides::Overrides;
pub use reader::{Breaks, Contents, Counts, Feed, Rows};
pub use report::{Cause, Issue, Place, Report, Severity};
pub use reviews::{Review, Reviews};
pub use store::{Keep, RowList, RowStore};
pub use terms::{RefusedTerms, Terms, TermsRow};
