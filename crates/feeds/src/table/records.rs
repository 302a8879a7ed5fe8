//! The stream of rows of a table.

use super::cells::{Measured, Style, cells, measure};
use super::layout::Layout;
use crate::carrier::{Carrier, FileName, Step};
use crate::error::{FeedError, FeedProblem};
use crate::head::Head;
use crate::input::encoding::Reading;
use crate::input::{Input, Window};
use crate::record::{Field, Record};
use crate::report::{Cause, Place, Report, shortened};

/// Largest row, and how far the end of a quote is looked for.
const MAX_ROW_BYTES: usize = 4 * 1024 * 1024;

/// A table that is being cut into rows.
pub(crate) struct TableRecords<'r> {
    file: FileName,
    head: Head,
    window: Window<'r>,
    reading: Reading,
    style: Style,
    header: Vec<String>,
    read: u64,
}

/// A row of the stream.
enum Row {
    Cells { bytes: Vec<u8>, line: u64 },
    Unclosed { line: u64, raw: Vec<u8> },
    TooLarge { line: u64 },
}

impl<'r> TableRecords<'r> {
    /// Passes over everything up to the header.
    pub(crate) fn new(file: FileName, input: Input<'r>, layout: Layout) -> Result<Self, FeedError> {
        let reading = input.reading();
        let mut header = layout.header;
        for (index, name) in header.iter_mut().enumerate() {
            if name.is_empty() {
                *name = format!("column {}", index.saturating_add(1));
            }
        }
        let mut records = Self {
            file,
            head: Head {
                encoding: reading.name,
                ..Head::default()
            },
            window: Window::new(input),
            reading,
            style: layout.style,
            header,
            read: 0,
        };
        for _ in 0..layout.rows_before {
            records.next_row()?;
        }
        Ok(records)
    }

    fn next_row(&mut self) -> Result<Option<Row>, FeedError> {
        let mut is_all = false;
        let measured = loop {
            let rest = self.window.rest();
            let is_long = rest.len() > MAX_ROW_BYTES;
            match measure(rest, is_all || is_long, self.style) {
                Measured::Short => {
                    is_all = !self
                        .window
                        .more()
                        .map_err(|error| self.file.io(&error, Some(self.window.position())))?;
                }
                measured => break measured,
            }
        };
        let (line, _) = self.window.position();
        Ok(Some(match measured {
            Measured::Row { behind: 0, .. } | Measured::Short => return Ok(None),
            Measured::Row { length, behind } => {
                let is_large = length > MAX_ROW_BYTES;
                let bytes = self.window.ahead(length).to_vec();
                self.window.advance(behind);
                if is_large {
                    Row::TooLarge { line }
                } else {
                    Row::Cells { bytes, line }
                }
            }
            Measured::Unclosed { quote, next } => {
                self.window.advance(quote);
                let (line, _) = self.window.position();
                let rest = next.saturating_sub(quote);
                let raw = self.window.ahead(rest.min(200)).to_vec();
                self.window.advance(rest);
                Row::Unclosed { line, raw }
            }
        }))
    }

    /// The fields of a row; `None` for a blank one, an error's cause for one that does not fit the header.
    fn fields(&self, text: &str, line: u64) -> Option<Result<Vec<Field>, Cause>> {
        let cells = cells(text, self.style);
        if cells.iter().all(|(cell, _)| is_blank(cell)) {
            return None;
        }
        let surplus = cells.iter().skip(self.header.len());
        if surplus.into_iter().any(|(cell, _)| !is_blank(cell)) {
            return Some(Err(Cause::RowTooLong));
        }
        let fields = self.header.iter().zip(cells).map(|(name, (cell, lines))| {
            Field::new(name, unguarded(cell.trim()), line.saturating_add(lines))
        });
        Some(Ok(fields.collect()))
    }

    fn step(&mut self, bytes: &[u8], line: u64, report: &mut Report) -> Option<Step> {
        let (text, other) = self.reading.decode(bytes);
        let fields = self.fields(&text, line)?;
        self.read = self.read.saturating_add(1);
        let place = self.file.place(self.read, line);
        if let Some(other) = other {
            report.add(Cause::EncodingOther, place.clone().with("encoding", other));
        }
        Some(match fields {
            Ok(fields) => Step::Whole(Record {
                number: self.read,
                line,
                tag: String::new(),
                attributes: Vec::new(),
                fields,
            }),
            Err(cause) => {
                let raw = Some(shortened(&text));
                report.add(cause, Place { raw, ..place });
                Step::Broken
            }
        })
    }
}

/// Whether a cell says nothing.
fn is_blank(cell: &str) -> bool {
    cell.chars()
        .all(|c| c.is_whitespace() || c.is_control() || c == '\u{feff}')
}

/// A cell without what guards it against spreadsheets: `="0123"`, and an apostrophe before digits or signs.
fn unguarded(cell: &str) -> &str {
    if let Some(inside) = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'))
    {
        return inside;
    }
    match cell.strip_prefix('\'') {
        Some(rest) if is_guarded_start(rest) || rest.starts_with(|c: char| c.is_ascii_digit()) => {
            rest
        }
        _ => cell,
    }
}

/// Whether a cell begins as a formula does, or as one that is guarded already, so that a table has an apostrophe before it.
pub(crate) fn is_guarded_start(cell: &str) -> bool {
    let rest = cell.trim_start_matches('\'');
    let is_sign = |c: char| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r'
        )
    };
    let is_guarded = rest.len() < cell.len();
    rest.starts_with(|c: char| is_sign(c) || (is_guarded && c.is_ascii_digit()))
}

impl Carrier for TableRecords<'_> {
    fn next_step(&mut self, report: &mut Report) -> Result<Option<Step>, FeedError> {
        loop {
            let Some(row) = self.next_row()? else {
                return if self.read == 0 {
                    Err(self
                        .file
                        .error(FeedProblem::NoRecords, self.window.position()))
                } else {
                    Ok(None)
                };
            };
            match row {
                Row::Cells { bytes, line } => {
                    if let Some(step) = self.step(&bytes, line, report) {
                        return Ok(Some(step));
                    }
                    if !bytes.is_empty() {
                        report.add(
                            Cause::RowBlank,
                            Place {
                                line: Some(line),
                                ..Place::file(&self.file.0)
                            },
                        );
                    }
                }
                Row::Unclosed { line, raw } => {
                    self.read = self.read.saturating_add(1);
                    let raw = self.reading.decode(&raw).0;
                    let place = Place {
                        raw: Some(shortened(&raw)),
                        ..self.file.place(self.read, line)
                    };
                    report.add(Cause::QuoteUnclosed, place);
                    return Ok(Some(Step::Broken));
                }
                Row::TooLarge { line } => {
                    self.read = self.read.saturating_add(1);
                    report.add(Cause::RecordTooLarge, self.file.place(self.read, line));
                    return Ok(Some(Step::Broken));
                }
            }
        }
    }

    fn head(&self) -> &Head {
        &self.head
    }
}
