//! Cuts a stream of JSON into records at their brackets.

use std::io;

use super::outline::{Container, Path};
use super::parse::{Looseness, parse};
use super::scan::{Cut, line_length, measure, skip_value};
use crate::carrier::{Carrier, FileName, Step};
use crate::error::{FeedError, FeedProblem};
use crate::head::Head;
use crate::input::encoding::Reading;
use crate::input::{Input, Window};
use crate::record::Record;
use crate::report::{Cause, Place, Report, shortened};

/// A JSON file that is being cut into records.
pub(crate) struct JsonRecords<'r> {
    file: FileName,
    head: Head,
    window: Window<'r>,
    reading: Reading,
    path: Path,
    /// How many containers of the path are open.
    open: usize,
    read: u64,
}

impl<'r> JsonRecords<'r> {
    pub(crate) fn new(file: FileName, input: Input<'r>, path: Path) -> Self {
        let reading = input.reading();
        Self {
            file,
            head: Head {
                encoding: reading.name,
                ..Head::default()
            },
            window: Window::new(input),
            reading,
            path,
            open: 0,
            read: 0,
        }
    }

    fn broken(&self, detail: &'static str) -> FeedError {
        self.file.error(
            FeedProblem::JsonBroken {
                detail,
                records: self.read,
            },
            self.window.position(),
        )
    }

    fn truncated(&self) -> FeedError {
        let problem = FeedProblem::Truncated {
            root: "list".to_owned(),
            records: self.read,
        };
        self.file.error(problem, self.window.position())
    }

    /// Moves to the next value that is not blank, comma or comment.
    fn skip_blanks(&mut self, report: &mut Report) -> io::Result<Option<u8>> {
        loop {
            let Some(byte) = self.window.byte(0)? else {
                return Ok(None);
            };
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b',' | 0 | 0x1e => self.window.advance(1),
                0xEF if self.window.byte(2)?.is_some()
                    && self.window.ahead(3) == b"\xEF\xBB\xBF" =>
                {
                    self.window.advance(3);
                }
                b'/' => {
                    let second = self.window.byte(1)?;
                    let end: &[u8] = match second {
                        Some(b'/') => b"\n",
                        Some(b'*') => b"*/",
                        _ => return Ok(Some(byte)),
                    };
                    let (line, column) = self.window.position();
                    let place = Place {
                        column: Some(column),
                        line: Some(line),
                        ..Place::file(&self.file.0)
                    };
                    report.add(Cause::JsonLoose, place);
                    while self.window.byte(0)?.is_some() && self.window.ahead(end.len()) != end {
                        self.window.advance(1);
                        self.window.byte(end.len())?;
                    }
                    self.window.advance(end.len());
                }
                other => return Ok(Some(other)),
            }
        }
    }

    /// Enters or leaves containers until a record begins. `false` at the end of the file.
    fn seek(&mut self, report: &mut Report) -> Result<bool, FeedError> {
        loop {
            let byte = self
                .skip_blanks(report)
                .map_err(|error| self.file.io(&error, Some(self.window.position())))?;
            let Some(byte) = byte else {
                return if self.open == 0 {
                    Ok(false)
                } else {
                    Err(self.truncated())
                };
            };
            let inside = self
                .open
                .checked_sub(1)
                .and_then(|at| self.path.steps.get(at));
            match (inside, byte) {
                (Some(Container::List), b']') | (Some(Container::Member(_)), b'}') => {
                    self.window.advance(1);
                    self.open = self.open.saturating_sub(1);
                    continue;
                }
                (_, b']' | b'}') => {
                    return Err(self.broken("a bracket is closed that was not opened"));
                }
                (Some(Container::Member(name)), _) => {
                    let name = name.clone();
                    if byte != b'"' {
                        return Err(self.broken("a name in double quotes should stand here"));
                    }
                    if !self.is_wanted_member(&name, report)? {
                        continue;
                    }
                }
                _ => {}
            }
            if self.open >= self.path.steps.len() {
                return Ok(true);
            }
            let first = self
                .window
                .byte(0)
                .map_err(|error| self.file.io(&error, None))?;
            match (self.path.steps.get(self.open), first) {
                (Some(Container::List), Some(b'[')) | (Some(Container::Member(_)), Some(b'{')) => {
                    self.window.advance(1);
                    self.open = self.open.saturating_add(1);
                }
                _ => self.pass_value()?,
            }
        }
    }

    fn pass_value(&mut self) -> Result<(), FeedError> {
        let is_whole = skip_value(&mut self.window)
            .map_err(|error| self.file.io(&error, Some(self.window.position())))?;
        if is_whole {
            Ok(())
        } else {
            Err(self.truncated())
        }
    }

    /// Reads the name of a member and its colon. A member of another name is passed over.
    fn is_wanted_member(&mut self, wanted: &str, report: &mut Report) -> Result<bool, FeedError> {
        let measured = measure(&mut self.window)
            .map_err(|error| self.file.io(&error, Some(self.window.position())))?;
        let Cut::Value { length } = measured else {
            return Err(self.truncated());
        };
        let text = self.reading.decode(self.window.ahead(length)).0;
        let text = text.into_owned();
        self.window.advance(length);
        let next = self
            .skip_blanks(report)
            .map_err(|error| self.file.io(&error, None))?;
        if next != Some(b':') {
            return Err(self.broken("a colon is missing behind a name"));
        }
        self.window.advance(1);
        let next = self
            .skip_blanks(report)
            .map_err(|error| self.file.io(&error, None))?;
        let is_wanted = text.trim_matches('"') == wanted;
        if next.is_none() {
            return Err(self.truncated());
        }
        if !is_wanted {
            self.pass_value()?;
        }
        Ok(is_wanted)
    }

    fn record(&mut self, length: usize, report: &mut Report) -> Step {
        let (line, column) = self.window.position();
        let (text, other) = self.reading.decode(self.window.ahead(length));
        let text = text.into_owned();
        self.window.advance(length);
        self.read = self.read.saturating_add(1);
        let place = Place {
            column: Some(column),
            ..self.file.place(self.read, line)
        };
        if let Some(other) = other {
            report.add(Cause::EncodingOther, place.clone().with("encoding", other));
        }
        let (value, remarks) = match parse(&text, (line, column)) {
            Ok(parsed) => parsed,
            Err(problem) => {
                let cause = if problem.too_deep {
                    Cause::RecordTooDeep
                } else {
                    Cause::JsonMalformed
                };
                report.add(
                    cause,
                    Place {
                        line: Some(problem.line),
                        column: Some(problem.column),
                        raw: Some(shortened(problem.detail)),
                        ..place
                    },
                );
                return Step::Broken;
            }
        };
        for (what, line, column) in remarks {
            let cause = match what {
                Looseness::RepeatedName => Cause::JsonNameRepeated,
                Looseness::Surrogate => Cause::ControlCharacter,
                _ => Cause::JsonLoose,
            };
            report.add(
                cause,
                Place {
                    line: Some(line),
                    column: Some(column),
                    ..place.clone()
                },
            );
        }
        let Some(fields) = value.into_fields() else {
            report.add(
                Cause::RecordNoObject,
                Place {
                    raw: Some(shortened(&text)),
                    ..place
                },
            );
            return Step::Broken;
        };
        Step::Whole(Record {
            number: self.read,
            line,
            tag: String::new(),
            attributes: Vec::new(),
            fields,
        })
    }
}

impl Carrier for JsonRecords<'_> {
    fn next_step(&mut self, report: &mut Report) -> Result<Option<Step>, FeedError> {
        if !self.seek(report)? {
            return if self.read == 0 {
                Err(self
                    .file
                    .error(FeedProblem::NoRecords, self.window.position()))
            } else {
                Ok(None)
            };
        }
        let measured = if self.path.is_lines {
            line_length(&mut self.window)
        } else {
            measure(&mut self.window)
        };
        let measured =
            measured.map_err(|error| self.file.io(&error, Some(self.window.position())))?;
        match measured {
            Cut::Value { length: 0 } => Err(self.broken("a value is missing")),
            Cut::Value { length } => Ok(Some(self.record(length, report))),
            Cut::Short => Err(self.truncated()),
            Cut::TooLarge => {
                self.read = self.read.saturating_add(1);
                let (line, _) = self.window.position();
                report.add(Cause::RecordTooLarge, self.file.place(self.read, line));
                self.pass_value()?;
                Ok(Some(Step::Broken))
            }
        }
    }

    fn head(&self) -> &Head {
        &self.head
    }
}
