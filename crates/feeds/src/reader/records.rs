//! The stream of records, kept to what feeds of products and feeds of reviews both need.

use std::io::Read;

use encoding_rs::{Encoding, UTF_8};

use super::head::{Head, read_head};
use crate::error::{FeedError, FeedProblem};
use crate::report::{Cause, Place, Report, shortened};
use crate::xml::encoding::{Detected, decode};
use crate::xml::frames::{Ending, Frame, Frames};
use crate::xml::prefixes::{Oddity, Prefixes, Vocabulary};
use crate::xml::record::{Field, Parsed, Remark, parse};
use crate::xml::sniff::{Kind, Misfit, sniff};

/// A stream of records, kept to what both product and review feeds need.
pub(crate) struct Records<R> {
    pub(crate) file: String,
    pub(crate) head: Head,
    pub(crate) read: u64,
    frames: Frames<R>,
    encoding: &'static Encoding,
    prefixes: Prefixes,
    root: String,
}

/// One record: parsed, or noted as unusable.
pub(crate) struct Record {
    pub(crate) number: u64,
    pub(crate) line: u64,
    pub(crate) parsed: Option<Parsed>,
}

impl<R: Read> Records<R> {
    /// Opens a stream and decides what it is. The second value is whether it holds reviews.
    pub(crate) fn open(file: &str, input: R) -> Result<(Self, bool), FeedError> {
        let error = |problem, place: Option<(u64, u64)>| FeedError {
            file: file.to_owned(),
            line: place.map(|place| place.0),
            column: place.map(|place| place.1),
            problem,
        };
        let io = |problem: std::io::Error| error(FeedProblem::Io(problem.to_string()), None);
        let (mut frames, detected) = Frames::open(input).map_err(io)?;
        let whole = frames.head().len() < 64 * 1024;
        let kind = sniff(frames.head(), whole).map_err(
            |Misfit {
                 problem,
                 line,
                 column,
             }| error(problem, Some((line, column))),
        )?;
        let (format, tags, is_reviews) = match kind {
            Kind::Products(format, tags) => (format, tags, false),
            Kind::Reviews(tags) => ("google-reviews", tags, true),
        };
        let root = String::from_utf8_lossy(&tags.root).into_owned();
        frames.set_tags(tags);
        let prologue = frames.prologue().map_err(io)?;
        let encoding = streamed_encoding(detected);
        let (prologue, _) = decode(&prologue, encoding);
        let (mut head, prefixes) = read_head(&prologue);
        head.format = format;
        head.encoding = detected.encoding.name();
        let records = Self {
            file: file.to_owned(),
            head,
            read: 0,
            frames,
            encoding,
            prefixes,
            root,
        };
        Ok((records, is_reviews))
    }

    pub(crate) fn place(&self, number: u64, line: u64) -> Place {
        Place {
            record: Some(number),
            line: Some(line),
            ..Place::file(&self.file)
        }
    }

    pub(crate) fn error(&self, problem: FeedProblem, place: (u64, u64)) -> FeedError {
        FeedError {
            file: self.file.clone(),
            line: Some(place.0),
            column: Some(place.1),
            problem,
        }
    }

    /// The next record; `None` at the end of the document.
    pub(crate) fn next_record(&mut self, report: &mut Report) -> Result<Option<Record>, FeedError> {
        let frame = self.frames.next().map_err(|error| {
            self.error(FeedProblem::Io(error.to_string()), self.frames.position())
        })?;
        let Some(frame) = frame else {
            return self.end().map(|()| None);
        };
        if frame.ending == Ending::CutOff {
            return Err(self.truncated());
        }
        self.read = self.read.saturating_add(1);
        let number = self.read;
        let parsed = self.parse(&frame, number, report);
        Ok(Some(Record {
            number,
            line: frame.line,
            parsed,
        }))
    }

    fn end(&self) -> Result<(), FeedError> {
        if !self.frames.is_root_closed() {
            return Err(self.truncated());
        }
        if self.read == 0 {
            return Err(self.error(FeedProblem::NoRecords, self.frames.position()));
        }
        Ok(())
    }

    fn truncated(&self) -> FeedError {
        let problem = FeedProblem::Truncated {
            root: self.root.clone(),
            records: self.read,
        };
        self.error(problem, self.frames.position())
    }

    fn parse(&self, frame: &Frame, number: u64, report: &mut Report) -> Option<Parsed> {
        let place = Place {
            column: Some(frame.column),
            ..self.place(number, frame.line)
        };
        if frame.after_end {
            report.add(Cause::RecordAfterEnd, place.clone());
        }
        let cause = match frame.ending {
            Ending::TooLarge => Some(Cause::RecordTooLarge),
            Ending::Unclosed | Ending::CutOff => Some(Cause::RecordUnclosed),
            Ending::Closed => None,
        };
        if let Some(cause) = cause {
            report.add(cause, place);
            return None;
        }
        let (text, mended) = decode(&frame.bytes, self.encoding);
        if mended {
            report.add(Cause::EncodingOther, place.clone());
        }
        match parse(&text, (frame.line, frame.column), &self.prefixes) {
            Ok(parsed) => {
                self.note_remarks(&parsed, number, report);
                Some(parsed)
            }
            Err(problem) => {
                let cause = if problem.too_deep {
                    Cause::RecordTooDeep
                } else {
                    Cause::RecordMalformed
                };
                let place = Place {
                    line: Some(problem.line),
                    column: problem.column,
                    id: problem.id.map(|id| shortened(&id)),
                    raw: Some(shortened(&problem.detail)),
                    ..place
                };
                report.add(cause, place);
                None
            }
        }
    }

    fn note_remarks(&self, parsed: &Parsed, number: u64, report: &mut Report) {
        for (remark, line, sample) in &parsed.remarks {
            let cause = match remark {
                Remark::RawAmpersand => Cause::RawAmpersand,
                Remark::Prefix(Oddity::Undeclared) => Cause::PrefixUndeclared,
                Remark::Prefix(Oddity::NotGoogle) => Cause::NamespaceOdd,
            };
            let mut place = self.place(number, *line);
            place.id = id_of(&parsed.fields).map(shortened);
            place.raw = Some(shortened(sample));
            report.add(cause, place);
        }
    }
}

/// The id of a record, as far as it is there.
fn id_of(fields: &[Field]) -> Option<&str> {
    let field = fields
        .iter()
        .find(|field| field.name == "id" && field.vocabulary != Vocabulary::Other);
    field
        .map(|field| field.value.as_str())
        .filter(|id| !id.is_empty())
}

/// The encoding in which the bytes of a record are to be read.
fn streamed_encoding(detected: Detected) -> &'static Encoding {
    if detected.is_ascii_compatible() {
        detected.encoding
    } else {
        UTF_8
    }
}
