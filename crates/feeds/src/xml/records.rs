//! The stream of records of an XML document.

use super::frames::{Ending, Frame, Frames, Tags};
use super::prefixes::{Oddity, Prefixes, Vocabulary};
use super::prologue::read_head;
use super::record::{Parsed, Remark, parse};
use crate::carrier::{Carrier, FileName, Step};
use crate::error::{FeedError, FeedProblem};
use crate::head::Head;
use crate::input::Input;
use crate::input::encoding::Reading;
use crate::record::{Field, Record};
use crate::report::{Cause, Place, Report, shortened};

/// A document that is being cut into records.
pub(crate) struct XmlRecords<'r> {
    file: FileName,
    head: Head,
    read: u64,
    frames: Frames<'r>,
    reading: Reading,
    prefixes: Prefixes,
    root: String,
}

impl<'r> XmlRecords<'r> {
    /// Reads what stands before the first record.
    pub(crate) fn new(file: FileName, input: Input<'r>, tags: Tags) -> Result<Self, FeedError> {
        let mut reading = input.reading();
        let root = String::from_utf8_lossy(&tags.root).into_owned();
        let mut frames = Frames::new(input, tags);
        let prologue = frames.prologue().map_err(|error| file.io(&error, None))?;
        let (prologue, _) = reading.decode(&prologue);
        let (mut head, prefixes) = read_head(&prologue);
        head.encoding = reading.name;
        Ok(Self {
            file,
            head,
            read: 0,
            frames,
            reading,
            prefixes,
            root,
        })
    }

    fn end(&self) -> Result<(), FeedError> {
        if !self.frames.is_root_closed() {
            return Err(self.truncated());
        }
        if self.read == 0 {
            return Err(self
                .file
                .error(FeedProblem::NoRecords, self.frames.position()));
        }
        Ok(())
    }

    fn truncated(&self) -> FeedError {
        let problem = FeedProblem::Truncated {
            root: self.root.clone(),
            records: self.read,
        };
        self.file.error(problem, self.frames.position())
    }

    fn parse(&mut self, frame: &Frame, number: u64, report: &mut Report) -> Option<Record> {
        let place = Place {
            column: Some(frame.column),
            ..self.file.place(number, frame.line)
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
        let (text, other) = self.reading.decode(&frame.bytes);
        if let Some(other) = other {
            report.add(Cause::EncodingOther, place.clone().with("encoding", other));
        }
        match parse(&text, (frame.line, frame.column), &self.prefixes) {
            Ok(parsed) => {
                self.note_remarks(&parsed, number, report);
                Some(Record {
                    number,
                    line: frame.line,
                    tag: parsed.tag,
                    attributes: parsed.attributes,
                    fields: parsed.fields,
                })
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
            let mut place = self.file.place(number, *line);
            place.id = id_of(&parsed.fields).map(shortened);
            place.raw = Some(shortened(sample));
            report.add(cause, place);
        }
    }
}

impl Carrier for XmlRecords<'_> {
    fn next_step(&mut self, report: &mut Report) -> Result<Option<Step>, FeedError> {
        let frame = self
            .frames
            .next()
            .map_err(|error| self.file.io(&error, Some(self.frames.position())))?;
        let Some(frame) = frame else {
            return self.end().map(|()| None);
        };
        if frame.ending == Ending::CutOff {
            return Err(self.truncated());
        }
        if frame.is_aside {
            // A broken one says nothing; what it would have said is missing in the records, which is told there.
            let (text, _) = self.reading.decode(&frame.bytes);
            let parsed = parse(&text, (frame.line, frame.column), &self.prefixes);
            let parsed = parsed.unwrap_or_default();
            return Ok(Some(Step::Aside(Record {
                number: self.read,
                line: frame.line,
                tag: parsed.tag,
                attributes: parsed.attributes,
                fields: parsed.fields,
            })));
        }
        self.read = self.read.saturating_add(1);
        let record = self.parse(&frame, self.read, report);
        Ok(Some(record.map_or(Step::Broken, Step::Whole)))
    }

    fn head(&self) -> &Head {
        &self.head
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
