//! Reads a file record by record.
//!
//! [`Rows`] is the stream; [`Feed`] is what remains of a whole file: its head, its good rows, and the report.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;

use encoding_rs::{Encoding, UTF_8};
use quick_xml::events::Event;
use souk_commerce::time::Timestamp;

use crate::error::{FeedError, FeedProblem};
use crate::google::date::parse_feed_date;
use crate::google::fields::is_of_vehicle;
use crate::google::row::{Notes, Row, read_row};
use crate::report::{Cause, Place, Report};
use crate::text;
use crate::xml::encoding::{Detected, decode};
use crate::xml::frames::{Ending, Frame, Frames};
use crate::xml::record::{Field, Oddity, Parsed, Prefixes, Remark, Vocabulary, parse};
use crate::xml::sniff::{Kind, Misfit, sniff};

/// Records after which a feed without any field of a product is known to be something else.
const TELLING_RECORDS: u64 = 20;

/// What stands before the records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// `google-rss`, `google-atom`, `google-xml` or `google-reviews`.
    pub format: &'static str,
    /// Name of the encoding in which the file was read.
    pub encoding: &'static str,
    /// Title of the channel.
    pub title: Option<String>,
    /// Address of the shop.
    pub link: Option<String>,
    /// Description of the channel.
    pub description: Option<String>,
    /// Language that the channel declares.
    pub language: Option<String>,
    /// When the feed was made.
    pub date: Option<Timestamp>,
}

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

    fn error(&self, problem: FeedProblem, place: (u64, u64)) -> FeedError {
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
                    id: problem.id.map(|id| crate::report::shortened(&id)),
                    raw: Some(crate::report::shortened(&problem.detail)),
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
            place.id = id_of(&parsed.fields).map(crate::report::shortened);
            place.raw = Some(crate::report::shortened(sample));
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

/// Title, link and the like of a channel, and the prefixes that are declared before the first record. Read for what
/// it gives: a broken tag here ends it, and the records still stand.
fn read_head(prologue: &str) -> (Head, Prefixes) {
    let mut reader = quick_xml::Reader::from_str(prologue);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut head = Head::default();
    let mut prefixes = Prefixes::default();
    let mut open: Vec<String> = Vec::new();
    let mut value = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) => {
                prefixes.declare(&start);
                note_language(&start, &mut head);
                open.push(start.local_name().as_ref().to_owned());
                value.clear();
            }
            Event::Empty(start) => note_href(&start, &mut head),
            Event::End(_) => {
                // `rss > channel > title`, and `feed > title`.
                if let Some(name) = open.pop()
                    && open.len() <= 2
                {
                    note_head(&name, &value, &mut head);
                }
                value.clear();
            }
            Event::Text(text) => value.push_str(&text),
            Event::CData(text) => value.push_str(&text),
            Event::GeneralRef(name) => {
                value.push('&');
                value.push_str(&name);
                value.push(';');
            }
            _ => {}
        }
    }
    (head, prefixes)
}

fn note_language(start: &quick_xml::events::BytesStart<'_>, head: &mut Head) {
    if let Ok(Some(language)) = start.try_get_attribute("xml:lang") {
        head.language
            .get_or_insert_with(|| language.value.to_string());
    }
}

fn note_href(start: &quick_xml::events::BytesStart<'_>, head: &mut Head) {
    if start.local_name().as_ref() == "link"
        && let Ok(Some(href)) = start.try_get_attribute("href")
    {
        head.link.get_or_insert_with(|| href.value.to_string());
    }
}

fn note_head(name: &str, value: &str, head: &mut Head) {
    let value = text::line(value, text::MAX_TITLE).value;
    if value.is_empty() {
        return;
    }
    match name {
        "title" => head.title = head.title.take().or(Some(value)),
        "link" => head.link = head.link.take().or(Some(value)),
        "description" | "subtitle" => head.description = head.description.take().or(Some(value)),
        "language" => head.language = head.language.take().or(Some(value)),
        "pubDate" | "lastBuildDate" | "updated" => {
            head.date = head.date.max(parse_feed_date(&value));
        }
        _ => {}
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
