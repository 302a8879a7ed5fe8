//! What a file holds, and every file of an archive.

use std::io::Read;

use super::{Breaks, Counts, Feed, Rows};
use crate::carrier::{self, FileName, Opened};
use crate::dialect::{self, Content};
use crate::error::{FeedError, FeedProblem};
use crate::google::Row;
use crate::input::container::{Parcel, parcel};
use crate::overrides::Overrides;
use crate::report::{Cause, Place, Report};
use crate::reviews::Reviews;
use crate::store::RowList;

/// What a file turned out to hold.
#[derive(Debug, Clone)]
pub enum Contents<R = Vec<Row>> {
    /// Offers.
    Products(Feed<R>),
    /// Ratings.
    Reviews(Reviews),
    /// What differs from a catalogue's offers in some countries or languages.
    Overrides(Overrides),
}

impl Contents {
    /// Reads a file of either kind.
    ///
    /// # Errors
    /// [`FeedError`] when no format fits the file, or it is cut off.
    pub fn read(
        file: &str,
        input: impl Read,
        breaks: Breaks,
        report: &mut Report,
    ) -> Result<Self, FeedError> {
        let opened = carrier::open(file, Box::new(input), Vec::new())?;
        Self::of(Vec::new(), file, opened, breaks, report)
    }

    /// Reads a file, and of an archive every feed in it, as [`Contents::read_all_into`] does.
    ///
    /// # Errors
    /// As there.
    pub fn read_all(
        file: &str,
        input: impl Read,
        breaks: Breaks,
        report: &mut Report,
    ) -> Result<Vec<(String, Self)>, FeedError> {
        Self::read_all_into(&Vec::new, file, input, breaks, report)
    }
}

impl<R> Contents<R> {
    /// How many records there are.
    pub fn counts(&self) -> Counts {
        match self {
            Self::Products(feed) => feed.counts,
            Self::Reviews(reviews) => reviews.counts,
            Self::Overrides(overrides) => overrides.counts,
        }
    }
}

impl<R: RowList> Contents<R> {
    /// Reads a file, and of an archive every feed in it. Each comes with its name: the file's, or `feeds.zip/all.csv`. What in
    /// an archive is no feed is passed over with a remark, as long as something else in it is one. The rows of each go into
    /// what `rows` makes.
    ///
    /// # Errors
    /// As [`Contents::read`], for the file or for the first file of an archive that holds no feed.
    pub fn read_all_into(
        rows: &dyn Fn() -> R,
        file: &str,
        input: impl Read,
        breaks: Breaks,
        report: &mut Report,
    ) -> Result<Vec<(String, Self)>, FeedError> {
        let name = FileName(file.to_owned());
        let parcel = parcel(Box::new(input)).map_err(|error| name.io(&error, None))?;
        let mut files = match parcel {
            Parcel::One(source) => {
                let opened = carrier::open(file, source, Vec::new())?;
                return Ok(vec![(
                    file.to_owned(),
                    Self::of(rows(), file, opened, breaks, report)?,
                )]);
            }
            Parcel::Archive(files) => files,
        };
        let mut all = Vec::new();
        let mut others = Vec::new();
        let mut records: u64 = 0;
        loop {
            let next = files.next_file();
            let next = match next.map_err(|error| name.io(&error, None)) {
                Err(error)
                    if breaks == Breaks::TakePart
                        && error.problem.is_break()
                        && !all.is_empty() =>
                {
                    report.add(Cause::BrokenOff, Place::file(file));
                    None
                }
                next => next.map_err(|error| error.behind(records))?,
            };
            let Some((inner, source)) = next else { break };
            let inside = format!("{file}/{inner}");
            let mut own = Report::default();
            let read = carrier::open(&inside, source, vec!["zip"])
                .and_then(|opened| Self::of(rows(), &inside, opened, breaks, &mut own));
            match read {
                Ok(contents) => {
                    report.merge(own);
                    records = records.saturating_add(contents.counts().read);
                    all.push((inside, contents));
                }
                Err(error) if error.problem.is_break() || error.problem.is_bomb() => {
                    report.merge(own);
                    return Err(error.behind(records));
                }
                Err(error) => others.push(error),
            }
        }
        if all.is_empty() {
            return Err(others
                .into_iter()
                .next()
                .unwrap_or_else(|| name.error(FeedProblem::NoRecords, (1, 1))));
        }
        for other in others {
            let place = Place {
                line: other.line,
                ..Place::file(&other.file)
            };
            let raw = Some(crate::report::shortened(&other.problem.to_string()));
            report.add(Cause::ArchiveOther, Place { raw, ..place });
        }
        Ok(all)
    }

    fn of(
        rows: R,
        file: &str,
        opened: Opened<'_>,
        breaks: Breaks,
        report: &mut Report,
    ) -> Result<Self, FeedError> {
        Ok(match dialect::choose(&opened)? {
            Content::Products(chosen) if chosen.found.is_override => {
                Self::Overrides(Overrides::of(opened, chosen, report)?)
            }
            Content::Products(chosen) => {
                let mut stream = Rows::of(opened, chosen, report)?;
                stream.breaks = breaks;
                Self::Products(Feed::take(file, stream, rows, report)?)
            }
            Content::Reviews(tags) => Self::Reviews(Reviews::of(opened, tags, report)?),
        })
    }
}
