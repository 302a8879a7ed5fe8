//! Product feeds in, products and diagnostics out.
//!
//! A feed in Google's format is read as a stream of records; each becomes a [`Row`] or a remark in the [`Report`].
//! Rows of several feeds are put together into products with [`assemble()`]. Bad input is data here: a record that
//! cannot be used costs itself, and only a file that is no feed at all is an error. Nothing here opens a file, asks a
//! clock or writes a page.

mod assemble;
pub mod error;
pub mod google;
pub mod guard;
pub mod reader;
pub mod report;
pub mod reviews;
mod settle;
mod text;
mod xml;

pub use assemble::{Assembled, Join, Plan, ReviewSource, Source, assemble};
pub use error::{FeedError, FeedProblem};
pub use google::{Picture, Row};
pub use reader::{Counts, Feed, Head, Rows};
pub use report::{Cause, Issue, Place, Report, Severity};
pub use reviews::{Review, Reviews};
