//! Reads a file record by record.
//!
//! [`Rows`] is the stream; [`Feed`] is what remains of a whole file: its head, its good rows, and the report.

mod head;
mod records;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;

pub use head::Head;
pub(crate) use records::Records;

use crate::error::{FeedError, FeedProblem};
use crate::google::fields::is_of_vehicle;
use crate::google::row::{Notes, Row, read_row};
use crate::report::{Cause, Report};
use crate::xml::prefixes::Vocabulary;
use crate::xml::record::Field;

/// Records after which a feed without any field of a product is known to be something else.
const TELLING_RECORDS: u64 = 20;

/// How many records there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Records in the file, good or bad.
    pub read: u64,
    /// Records that were kept.
    pub accepted: u64,
    /// Records that were left out.
    pub rejected: u64,
}

/// A whole feed of products.
#[derive(Debug, Clone, Default)]
pub struct Feed {
    /// The file's name, as it was given.
    pub file: String,
    /// What stands before the records.
    pub head: Head,
    /// How many records there are.
    pub counts: Counts,
    /// The records that can be used, in the feed's order.
    pub rows: Vec<Row>,
}

impl Feed {
    /// Reads a whole feed of products.
    ///
    /// # Errors
    /// [`FeedError`] when the file is no such feed or is cut off; what was read until then is given up.
    pub fn read(file: &str, input: impl Read, report: &mut Report) -> Result<Self, FeedError> {
        let mut stream = Rows::open(file, input)?;
        let mut rows = Vec::new();
        while let Some(row) = stream.next_row(report)? {
            rows.push(row);
        }
        let (head, counts) = stream.finish()?;
        Ok(Self {
            file: file.to_owned(),
            head,
            counts,
            rows,
        })
    }
}

/// A feed of products as a stream of rows, with memory for the ids it has seen.
pub struct Rows<R> {
    records: Records<R>,
    counts: Counts,
    parsed: u64,
    product_like: bool,
    vehicles: u64,
    seen: HashMap<String, Seen>,
}

impl<R> std::fmt::Debug for Rows<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows")
            .field("counts", &self.counts)
            .finish_non_exhaustive()
    }
}

impl<R: Read> Rows<R> {
    /// Opens a feed of products and reads what stands before its records.
    ///
    /// # Errors
    /// [`FeedError`] when the file is no feed of products in Google's format.
    pub fn open(file: &str, input: R) -> Result<Self, FeedError> {
        let (records, is_reviews) = Records::open(file, input)?;
        if is_reviews {
            let problem = FeedProblem::WrongKind {
                found: "product reviews",
                wanted: "products",
            };
            return Err(records.error(problem, (1, 1)));
        }
        Ok(Self {
            records,
            counts: Counts::default(),
            parsed: 0,
            product_like: false,
            vehicles: 0,
            seen: HashMap::new(),
        })
    }

    /// What stands before the records.
    pub fn head(&self) -> &Head {
        &self.records.head
    }

    /// The next good row; records that cannot be used go to the report.
    ///
    /// # Errors
    /// [`FeedError`] when the file is cut off, cannot be read on, or turns out to be no feed of products.
    pub fn next_row(&mut self, report: &mut Report) -> Result<Option<Row>, FeedError> {
        while let Some(record) = self.records.next_record(report)? {
            let row = record.parsed.as_ref().and_then(|parsed| {
                self.look_at(&parsed.fields);
                let mut notes = Notes {
                    report,
                    place: self.records.place(record.number, record.line),
                };
                read_row(&parsed.fields, record.number, record.line, &mut notes).filter(|row| {
                    is_first_of_its_id(&mut self.seen, row, &parsed.fields, &mut notes)
                })
            });
            if record.number >= TELLING_RECORDS {
                self.check_kind()?;
            }
            self.counts.read = record.number;
            if row.is_some() {
                self.counts.accepted = self.counts.accepted.saturating_add(1);
                return Ok(row);
            }
            self.counts.rejected = self.counts.rejected.saturating_add(1);
        }
        Ok(None)
    }

    /// Head and counts, once every row has been taken.
    ///
    /// # Errors
    /// [`FeedError`] when no record was one of a product.
    pub fn finish(self) -> Result<(Head, Counts), FeedError> {
        self.check_kind()?;
        Ok((self.records.head, self.counts))
    }

    fn look_at(&mut self, fields: &[Field]) {
        let has = |names: &[&str]| {
            fields.iter().any(|field| {
                field.vocabulary != Vocabulary::Other && names.contains(&field.name.as_str())
            })
        };
        self.parsed = self.parsed.saturating_add(1);
        self.product_like |= has(&[
            "price",
            "availability",
            "image_link",
            "gtin",
            "condition",
            "sale_price",
        ]);
        if fields.iter().any(|field| is_of_vehicle(&field.name)) {
            self.vehicles = self.vehicles.saturating_add(1);
        }
    }

    /// A legal feed of something else is named, not imported.
    fn check_kind(&self) -> Result<(), FeedError> {
        if self.vehicles.saturating_mul(2) > self.parsed {
            return Err(self.records.error(
                FeedProblem::OtherKind("a feed of vehicles".to_owned()),
                (1, 1),
            ));
        }
        // Records that could not be parsed say nothing about the kind.
        if !self.product_like && self.parsed > 0 {
            let problem = FeedProblem::OtherKind("a feed of news or articles".to_owned());
            return Err(self.records.error(problem, (1, 1)));
        }
        Ok(())
    }
}

/// What is remembered of a record, to know another with the same id.
#[derive(Debug, Clone, Copy)]
struct Seen {
    line: u64,
    content: u64,
}

/// Whether no record before had this id.
fn is_first_of_its_id(
    seen: &mut HashMap<String, Seen>,
    row: &Row,
    fields: &[Field],
    notes: &mut Notes<'_>,
) -> bool {
    let mut hasher = DefaultHasher::new();
    for field in fields {
        (field.name.as_str(), field.value.as_str()).hash(&mut hasher);
    }
    let content = hasher.finish();
    let Some(first) = seen.get(&row.id) else {
        let line = row.line;
        seen.insert(row.id.clone(), Seen { line, content });
        return true;
    };
    let cause = if first.content == content {
        Cause::RecordRepeated
    } else {
        Cause::IdDuplicate
    };
    let raw = format!("the first stands in line {}", first.line);
    notes
        .report
        .add(cause, notes.place.clone().with("id", &raw));
    false
}
