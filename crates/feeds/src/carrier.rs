//! What carries records: XML, a delimited table, JSON, a page for people. A carrier knows no format; it cuts a stream into
//! records, each with its line, and tells a broken record from a whole one.

use crate::error::{FeedError, FeedProblem};
use crate::head::Head;
use crate::input::container::{Source, problem_of};
use crate::input::{HEAD_BYTES, Input};
use crate::json::JsonRecords;
use crate::page::PageRecords;
use crate::record::Record;
use crate::report::{Place, Report};
use crate::table::TableRecords;
use crate::xml::XmlRecords;
use crate::xml::sniff::{Misfit, looks_like};

/// Which of the carriers a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CarrierKind {
    Xml,
    Table,
    Json,
    /// HTML with schema.org data in it.
    Page,
}

/// One step through a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A record that can be read.
    Whole(Record),
    /// A record that cannot; the report says why.
    Broken,
    /// An element beside the records that says something about them.
    Aside(Record),
}

/// A file that is being cut into records.
pub(crate) trait Carrier {
    /// The next record; `None` at the end of the file.
    fn next_step(&mut self, report: &mut Report) -> Result<Option<Step>, FeedError>;

    /// What stands before the records.
    fn head(&self) -> &Head;
}

/// The name of a file and how to speak of places in it.
#[derive(Debug, Clone)]
pub(crate) struct FileName(pub(crate) String);

impl FileName {
    /// A place in a record.
    pub(crate) fn place(&self, number: u64, line: u64) -> Place {
        Place {
            record: Some(number),
            line: Some(line),
            ..Place::file(&self.0)
        }
    }

    /// An error at a line and column.
    pub(crate) fn error(&self, problem: FeedProblem, place: (u64, u64)) -> FeedError {
        FeedError {
            file: self.0.clone(),
            line: Some(place.0),
            column: Some(place.1),
            records: 0,
            problem,
        }
    }

    /// An error of reading.
    pub(crate) fn io(&self, error: &std::io::Error, place: Option<(u64, u64)>) -> FeedError {
        FeedError {
            file: self.0.clone(),
            line: place.map(|place| place.0),
            column: place.map(|place| place.1),
            records: 0,
            problem: problem_of(error),
        }
    }
}

/// A file whose carrier is known and whose format is not.
pub(crate) struct Opened<'r> {
    pub(crate) file: FileName,
    pub(crate) input: Input<'r>,
    pub(crate) kind: CarrierKind,
    /// The first bytes as text.
    pub(crate) text: String,
}

/// Opens a file and finds its carrier by its first bytes.
pub(crate) fn open<'r>(
    file: &str,
    source: Source<'r>,
    layers: Vec<&'static str>,
) -> Result<Opened<'r>, FeedError> {
    let file = FileName(file.to_owned());
    let input = Input::open(source, layers).map_err(|error| file.io(&error, None))?;
    let head = input.buffer.get(..HEAD_BYTES).unwrap_or(&input.buffer);
    let misfit = |misfit: Misfit| file.error(misfit.problem, (misfit.line, misfit.column));
    if head.is_empty() {
        return Err(misfit(Misfit::at_start(FeedProblem::Empty)));
    }
    let text = input.reading().decode(head).0.into_owned();
    let kind = looks_like(&text).map_err(misfit)?;
    Ok(Opened {
        file,
        input,
        kind,
        text,
    })
}

/// Cuts an opened file by what its format says.
pub(crate) fn cut<'r>(
    opened: Opened<'r>,
    layout: Layout,
) -> Result<Box<dyn Carrier + 'r>, FeedError> {
    let Opened { file, input, .. } = opened;
    Ok(match layout {
        Layout::Xml(tags) => Box::new(XmlRecords::new(file, input, tags)?),
        Layout::Table(layout) => Box::new(TableRecords::new(file, input, layout)?),
        Layout::Json(path) => Box::new(JsonRecords::new(file, input, path)),
        Layout::Page => Box::new(PageRecords::new(&file, input)?),
    })
}

/// Where the records of a file stand.
#[derive(Debug, Clone)]
pub(crate) enum Layout {
    Xml(crate::xml::frames::Tags),
    Table(crate::table::Layout),
    Json(crate::json::Path),
    Page,
}
