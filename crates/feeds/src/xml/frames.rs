//! Cuts a stream into records at their start and end tags.
//!
//! Comments and CDATA sections are stepped over. One that is never closed is taken for text, so that it costs one record.

use std::io;

use memchr::memmem;

use crate::input::Input;

/// Largest record, and largest stretch in which the end of a comment is looked for.
pub(crate) const MAX_RECORD_BYTES: usize = 4 * 1024 * 1024;

const MAX_PROLOGUE_BYTES: usize = 1024 * 1024;
const CDATA: &[u8] = b"<![CDATA[";

/// How a record ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With its end tag.
    Closed,
    /// The next record began first.
    Unclosed,
    /// It grew past [`MAX_RECORD_BYTES`].
    TooLarge,
    /// The file ended first.
    CutOff,
}

/// One record, undecoded, with its own tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) bytes: Vec<u8>,
    /// Line of its start tag, counted from 1.
    pub(crate) line: u64,
    /// Column of its start tag, counted from 1 in bytes.
    pub(crate) column: u64,
    pub(crate) ending: Ending,
    /// Whether the root element was closed before it.
    pub(crate) after_end: bool,
    /// Whether it stands beside the records and is none.
    pub(crate) is_aside: bool,
}

/// What to cut by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tags {
    /// Name of the root element, with prefix.
    pub(crate) root: Vec<u8>,
    /// Names of the elements that are records, with prefix.
    pub(crate) records: Vec<Vec<u8>>,
    /// Names of elements between records that say something about them, such as a list of categories.
    pub(crate) asides: Vec<Vec<u8>>,
}

/// Result of looking for the end of comments or of CDATA sections, as offsets in the stream.
#[derive(Debug, Clone, Copy, Default)]
struct Searched {
    /// There is none before this.
    clear_to: u64,
    /// The first one.
    found: Option<u64>,
}

/// A stream that is being cut.
pub(crate) struct Frames<'r> {
    input: Input<'r>,
    start: usize,
    line: u64,
    column: u64,
    tags: Tags,
    root_closed: bool,
    /// Stream offset of `buffer[0]`.
    base: u64,
    /// What is known of the next `-->` and the next `]]>`.
    searched: [Searched; 2],
}

impl<'r> Frames<'r> {
    /// Cuts `input` by `tags`.
    pub(crate) fn new(input: Input<'r>, tags: Tags) -> Self {
        Self {
            input,
            start: 0,
            line: 1,
            column: 1,
            tags,
            root_closed: false,
            base: 0,
            searched: [Searched::default(); 2],
        }
    }

    /// Whether the root element's end tag has been seen.
    pub(crate) fn is_root_closed(&self) -> bool {
        self.root_closed
    }

    /// Line and column that have been reached.
    pub(crate) fn position(&self) -> (u64, u64) {
        (self.line, self.column)
    }

    /// The bytes before the first record: root element, channel title and the like. To be called once, before
    /// [`Frames::next`]; at most 1 MiB of it is kept.
    pub(crate) fn prologue(&mut self) -> io::Result<Vec<u8>> {
        let mut kept = Vec::new();
        self.seek_record(Some(&mut kept))?;
        Ok(kept)
    }

    /// Moves to the next record's start tag; `false` at the end of the file. What is passed over goes into `kept`.
    fn seek_record(&mut self, mut kept: Option<&mut Vec<u8>>) -> io::Result<bool> {
        loop {
            let open = self.find(self.start, b"<")?;
            self.pass(open.unwrap_or(self.input.buffer.len()), kept.as_deref_mut());
            if open.is_none() {
                if self.input.ended {
                    return Ok(false);
                }
                continue;
            }
            self.lookahead(self.start)?;
            if let Some(next) = self.skip_section(self.start)? {
                self.pass(next, kept.as_deref_mut());
                continue;
            }
            if self.begins_record(self.start) || self.aside_at(self.start).is_some() {
                return Ok(true);
            }
            if self.is_tag(self.start, b"</", &self.tags.root) {
                self.root_closed = true;
            }
            self.pass(self.start.saturating_add(1), kept.as_deref_mut());
        }
    }

    fn pass(&mut self, to: usize, kept: Option<&mut Vec<u8>>) {
        if let Some(kept) = kept {
            let room = MAX_PROLOGUE_BYTES.saturating_sub(kept.len());
            let passed = self.input.buffer.get(self.start..to).unwrap_or_default();
            kept.extend_from_slice(passed.get(..passed.len().min(room)).unwrap_or_default());
        }
        self.advance(to);
    }

    /// The next record; `None` at the end of the file.
    pub(crate) fn next(&mut self) -> io::Result<Option<Frame>> {
        if !self.seek_record(None)? {
            return Ok(None);
        }
        let (line, column) = (self.line, self.column);
        let aside = self.aside_at(self.start);
        let name = match aside.clone() {
            Some(name) => name,
            None => self.record_at(self.start).unwrap_or_default(),
        };
        let (end, ending) = self.find_record_end(&name)?;
        let frame = Frame {
            bytes: self
                .input
                .buffer
                .get(self.start..end)
                .unwrap_or_default()
                .to_vec(),
            line,
            column,
            ending,
            after_end: self.root_closed,
            is_aside: aside.is_some(),
        };
        self.advance(end);
        Ok(Some(frame))
    }

    /// Where the record that begins at `self.start` ends, and how. Filling the buffer never moves the start.
    fn find_record_end(&mut self, name: &[u8]) -> io::Result<(usize, Ending)> {
        let mut at = match self.find(self.start, b">")? {
            Some(close) if self.input.buffer.get(close.saturating_sub(1)) == Some(&b'/') => {
                return Ok((close.saturating_add(1), Ending::Closed));
            }
            Some(close) => close.saturating_add(1),
            None => return Ok((self.input.buffer.len(), self.shortage())),
        };
        loop {
            let Some(open) = self.find(at, b"<")? else {
                return Ok((self.input.buffer.len(), self.shortage()));
            };
            if open.saturating_sub(self.start) > MAX_RECORD_BYTES {
                return Ok((open, Ending::TooLarge));
            }
            self.lookahead(open)?;
            if let Some(next) = self.skip_section(open)? {
                at = next;
            } else if self.is_tag(open, b"</", name) {
                return Ok(match self.find(open, b">")? {
                    Some(close) => (close.saturating_add(1), Ending::Closed),
                    None => (self.input.buffer.len(), self.shortage()),
                });
            } else if self.begins_record(open) || self.is_tag(open, b"</", &self.tags.root) {
                return Ok((open, Ending::Unclosed));
            } else {
                at = open.saturating_add(1);
            }
        }
    }

    fn shortage(&self) -> Ending {
        if self.input.ended {
            Ending::CutOff
        } else {
            Ending::TooLarge
        }
    }

    /// The place behind a comment or CDATA section that begins at `open`; `None` when none begins there, or when it is
    /// not closed in a sensible place.
    fn skip_section(&mut self, open: usize) -> io::Result<Option<usize>> {
        let rest = self.input.buffer.get(open..).unwrap_or_default();
        if rest.starts_with(b"<!--") {
            let close = self.section_end(0, open.saturating_add(4), b"-->")?;
            return Ok(close.map(|close| close.saturating_add(3)));
        }
        if !rest.starts_with(CDATA) {
            return Ok(None);
        }
        let body = open.saturating_add(CDATA.len());
        let Some(close) = self.section_end(1, body, b"]]>")? else {
            return Ok(None);
        };
        // A record's end tag and then another opening: this section was never closed, and the end found is the next
        // one's.
        let inside = self.input.buffer.get(body..close).unwrap_or_default();
        let is_next_ones = memmem::find(inside, CDATA)
            .and_then(|next| inside.get(..next))
            .is_some_and(|before| self.holds_record_end(before));
        Ok((!is_next_ones).then_some(close.saturating_add(3)))
    }

    /// The first `end` from `body` on. What earlier searches have found is kept, so that a file full of openings
    /// without an end is searched once and not once for each.
    fn section_end(&mut self, kind: usize, body: usize, end: &[u8]) -> io::Result<Option<usize>> {
        let searched = self.searched.get(kind).copied().unwrap_or_default();
        let here =
            |offset: u64| usize::try_from(offset.saturating_sub(self.base)).unwrap_or(usize::MAX);
        if let Some(found) = searched.found.map(here).filter(|found| *found >= body) {
            return Ok(Some(found));
        }
        let from = body.max(here(searched.clear_to));
        let found = self.find(from, end)?;
        let clear_to = found.unwrap_or(self.input.buffer.len().saturating_sub(end.len()));
        let searched = Searched {
            clear_to: self.base.saturating_add(to_u64(clear_to)),
            found: found.map(|found| self.base.saturating_add(to_u64(found))),
        };
        if let Some(slot) = self.searched.get_mut(kind) {
            *slot = searched;
        }
        Ok(found)
    }

    fn holds_record_end(&self, bytes: &[u8]) -> bool {
        self.tags.records.iter().any(|record| {
            let mut tag = b"</".to_vec();
            tag.extend_from_slice(record);
            memmem::find(bytes, &tag).is_some()
        })
    }

    fn begins_record(&self, at: usize) -> bool {
        let mut records = self.tags.records.iter();
        records.any(|record| self.is_tag(at, b"<", record))
    }

    fn record_at(&self, at: usize) -> Option<Vec<u8>> {
        let mut records = self.tags.records.iter();
        records.find(|name| self.is_tag(at, b"<", name)).cloned()
    }

    fn aside_at(&self, at: usize) -> Option<Vec<u8>> {
        let mut asides = self.tags.asides.iter();
        asides.find(|name| self.is_tag(at, b"<", name)).cloned()
    }

    fn is_tag(&self, at: usize, opening: &[u8], name: &[u8]) -> bool {
        let rest = self.input.buffer.get(at..).unwrap_or_default();
        rest.strip_prefix(opening)
            .and_then(|rest| rest.strip_prefix(name))
            .and_then(|rest| rest.first())
            .is_some_and(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/'))
    }

    /// First occurrence of `needle` from `from` on, reading on as needed up to the size limit.
    fn find(&mut self, from: usize, needle: &[u8]) -> io::Result<Option<usize>> {
        let mut from = from;
        loop {
            let rest = self.input.buffer.get(from..).unwrap_or_default();
            if let Some(offset) = memmem::find(rest, needle) {
                return Ok(Some(from.saturating_add(offset)));
            }
            let overlap = needle.len().saturating_sub(1);
            from = from.max(self.input.buffer.len().saturating_sub(overlap));
            if self.input.ended
                || self.input.buffer.len().saturating_sub(self.start) >= MAX_RECORD_BYTES
            {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    /// Reads on until a whole tag name fits behind `at`.
    fn lookahead(&mut self, at: usize) -> io::Result<()> {
        let names = self.tags.records.iter().chain(&self.tags.asides);
        let longest = names.map(Vec::len).max().unwrap_or(0);
        let length = longest.max(self.tags.root.len()).saturating_add(16);
        while !self.input.ended && self.input.buffer.len() < at.saturating_add(length) {
            self.fill()?;
        }
        Ok(())
    }

    fn fill(&mut self) -> io::Result<()> {
        self.input.fill()
    }

    /// Moves to `to`, counting lines, and lets go of what lies behind.
    fn advance(&mut self, to: usize) {
        let passed = self.input.buffer.get(self.start..to).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', passed).count();
        match memchr::memrchr(b'\n', passed) {
            Some(last) => {
                self.line = self.line.saturating_add(to_u64(lines));
                self.column = to_u64(passed.len().saturating_sub(last));
            }
            None => self.column = self.column.saturating_add(to_u64(passed.len())),
        }
        self.start = to;
        if self.start > MAX_RECORD_BYTES / 4 || self.start >= self.input.buffer.len() {
            self.base = self.base.saturating_add(to_u64(self.start));
            self.input
                .buffer
                .drain(..self.start.min(self.input.buffer.len()));
            self.start = 0;
        }
    }
}

fn to_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
