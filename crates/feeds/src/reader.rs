//! Reads a file record by record.
//!
//! [`Rows`] is the stream; [`Feed`] is what remains of a whole file: its head, its good rows, and the report.

mod contents;
mod ids;

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::io::Read;

pub use contents::Contents;
use ids::Ids;

use crate::carrier::{self, Carrier, FileName, Opened, Step};
use crate::dialect::{self, Chosen, Content, Dialect, Entry, Out};
use crate::error::{FeedError, FeedProblem};
use crate::google::base::Base;
use crate::google::row::{Notes, Row, Spot, read_row};
use crate::head::Head;
use crate::report::{Cause, Place, Report};
use crate::settle::Glance;
use crate::store::RowList;

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

/// What to do with a file that breaks off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Breaks {
    /// It is an error, and nothing of the file is taken.
    #[default]
    Refuse,
    /// The whole records before the break are taken, with a remark.
    TakePart,
}

/// A whole feed of products. A small one holds its rows in the open, one of any size in a [`RowStore`](crate::RowStore).
#[derive(Debug, Clone, Default)]
pub struct Feed<R = Vec<Row>> {
    /// The file's name, as it was given.
    pub file: String,
    /// What stands before the records.
    pub head: Head,
    /// How many records there are.
    pub counts: Counts,
    /// The records that can be used, in the feed's order.
    pub rows: R,
    /// What they show together; worked out anew when they have changed.
    pub(crate) glance: OnceCell<Glance>,
}

impl Feed {
    /// Reads a whole feed of products.
    ///
    /// # Errors
    /// [`FeedError`] when the file is no such feed or is cut off; what was read until then is given up.
    pub fn read(file: &str, input: impl Read, report: &mut Report) -> Result<Self, FeedError> {
        Self::take(file, Rows::open(file, input, report)?, Vec::new(), report)
    }
}

impl<R: RowList> Feed<R> {
    fn take(
        file: &str,
        mut stream: Rows<'_>,
        mut rows: R,
        report: &mut Report,
    ) -> Result<Self, FeedError> {
        let mut glance = Glance::default();
        loop {
            let step = stream.next_row(report);
            let Some(row) = step.map_err(|error| error.behind(stream.counts.read))? else {
                break;
            };
            glance.see(&row);
            rows.push(row);
        }
        let read = stream.counts.read;
        let (head, counts) = stream.finish().map_err(|error| error.behind(read))?;
        Ok(Self {
            file: file.to_owned(),
            head,
            counts,
            rows,
            glance: glance.into(),
        })
    }
}

/// A feed of products as a stream of rows, with memory for the ids it has seen.
pub struct Rows<'r> {
    file: FileName,
    records: Box<dyn Carrier + 'r>,
    dialect: Box<dyn Dialect>,
    head: Head,
    counts: Counts,
    /// Records that the carrier or the dialect has left out.
    left_out: u64,
    entries: VecDeque<Entry>,
    has_ended: bool,
    breaks: Breaks,
    /// The record whose entries are being typed, and whether one of them was good.
    current: Option<(u64, bool)>,
    ids: Ids,
    base: Option<Base>,
}

impl std::fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rows")
            .field("head", &self.head)
            .field("counts", &self.counts)
            .finish_non_exhaustive()
    }
}

impl<'r> Rows<'r> {
    /// Opens a feed of products, finds its format, and reads what stands before its records.
    ///
    /// # Errors
    /// [`FeedError`] when no format fits the file.
    pub fn open(file: &str, input: impl Read + 'r, report: &mut Report) -> Result<Self, FeedError> {
        let opened = carrier::open(file, Box::new(input), Vec::new())?;
        let name = opened.file.clone();
        let Content::Products(chosen) = dialect::choose(&opened)? else {
            let problem = FeedProblem::WrongKind {
                found: "product reviews",
                wanted: "products",
            };
            return Err(name.error(problem, (1, 1)));
        };
        if chosen.found.is_override {
            let what = "an override file, which belongs beside its catalogue".to_owned();
            return Err(name.error(FeedProblem::OtherKind(what), (1, 1)));
        }
        Self::of(opened, chosen, report)
    }

    fn of(opened: Opened<'r>, chosen: Chosen, report: &mut Report) -> Result<Self, FeedError> {
        let file = opened.file.clone();
        let reading = opened.input.reading();
        let packed = opened.input.layers.clone();
        if reading.is_guessed {
            let place = Place::file(&file.0).with("encoding", reading.name);
            report.add(Cause::EncodingGuessed, place);
        }
        let records = carrier::cut(opened, chosen.layout)?;
        let head = Head {
            format: chosen.found.name,
            currency: chosen.found.currency,
            packed,
            ..records.head().clone()
        };
        let base = Base::of(&file.0, head.link.as_deref());
        Ok(Self {
            file,
            records,
            dialect: chosen.found.dialect,
            head,
            counts: Counts::default(),
            left_out: 0,
            entries: VecDeque::new(),
            has_ended: false,
            breaks: Breaks::Refuse,
            current: None,
            ids: Ids::default(),
            base,
        })
    }

    /// What stands before the records.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The next good row; records that cannot be used go to the report.
    ///
    /// # Errors
    /// [`FeedError`] when the file is cut off, cannot be read on, or turns out to be no feed of products.
    pub fn next_row(&mut self, report: &mut Report) -> Result<Option<Row>, FeedError> {
        loop {
            if let Some(entry) = self.entries.pop_front() {
                if let Some(row) = self.typed(&entry, report) {
                    return Ok(Some(row));
                }
            } else if self.has_ended {
                self.count_record();
                self.current = None;
                return Ok(None);
            } else {
                self.read_on(report)?;
            }
        }
    }

    /// Types an entry, and counts its record once the entries of another follow.
    fn typed(&mut self, entry: &Entry, report: &mut Report) -> Option<Row> {
        if self
            .current
            .is_none_or(|(number, _)| number != entry.number)
        {
            self.count_record();
            self.current = Some((entry.number, false));
        }
        let mut notes = Notes {
            report,
            spot: Spot {
                file: &self.file,
                number: entry.number,
                line: entry.line,
                id: None,
            },
            base: self.base.as_ref(),
        };
        let row =
            read_row(entry, &mut notes).filter(|row| self.ids.is_first(row, entry, &mut notes))?;
        self.current = Some((entry.number, true));
        Some(row)
    }

    fn count_record(&mut self) {
        if let Some((_, false)) = self.current {
            self.left_out = self.left_out.saturating_add(1);
        }
        self.counts.rejected = self.left_out;
        self.counts.accepted = self.counts.read.saturating_sub(self.left_out);
    }

    /// Hands one more record to the dialect.
    fn read_on(&mut self, report: &mut Report) -> Result<(), FeedError> {
        let step = match self.records.next_step(report) {
            Err(error) if self.breaks == Breaks::TakePart && error.problem.is_break() => {
                let place = Place {
                    line: error.line,
                    column: error.column,
                    ..Place::file(&error.file)
                };
                report.add(Cause::BrokenOff, place);
                None
            }
            step => step?,
        };
        let mut out = Out {
            entries: &mut self.entries,
            rejected: &mut self.left_out,
            report,
            file: &self.file,
        };
        match step {
            Some(Step::Whole(record)) => {
                self.counts.read = self.counts.read.saturating_add(1);
                self.dialect.take(record, &mut out);
            }
            Some(Step::Broken) => {
                self.counts.read = self.counts.read.saturating_add(1);
                self.left_out = self.left_out.saturating_add(1);
            }
            Some(Step::Aside(record)) => self.dialect.aside(record),
            None => {
                self.has_ended = true;
                self.dialect.end(&mut out);
            }
        }
        if self.has_ended || self.dialect.is_telling() {
            self.check_kind()?;
        }
        Ok(())
    }

    /// Head and counts, once every row has been taken.
    ///
    /// # Errors
    /// [`FeedError`] when no record was one of a product.
    pub fn finish(self) -> Result<(Head, Counts), FeedError> {
        self.check_kind()?;
        Ok((self.head, self.counts))
    }

    /// A legal feed of something else is named, not imported.
    fn check_kind(&self) -> Result<(), FeedError> {
        match self.dialect.objection() {
            Some(problem) => Err(self.file.error(problem, (1, 1))),
            None => Ok(()),
        }
    }
}
