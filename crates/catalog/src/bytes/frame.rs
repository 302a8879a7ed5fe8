//! The frame of every pack file: magic, kind, version, section table, sections.

use std::ops::Range;

use crate::bytes::{Reader, Writer};
use crate::error::PackError;
use crate::file_name::FileKind;

/// First bytes of every file.
const MAGIC: [u8; 4] = *b"SOUK";
/// Version of the format. Readers refuse every other.
const VERSION: u8 = 1;

/// A file in the making.
#[derive(Debug)]
pub(crate) struct FrameWriter {
    kind: FileKind,
    sections: Vec<(u8, Vec<u8>)>,
}

impl FrameWriter {
    /// A file without sections.
    pub(crate) fn new(kind: FileKind) -> Self {
        Self {
            kind,
            sections: Vec::new(),
        }
    }

    /// Adds a section. Tags go up.
    pub(crate) fn section(&mut self, tag: u8, content: Writer) {
        debug_assert!(self.sections.last().is_none_or(|(last, _)| *last < tag));
        self.sections.push((tag, content.finish()));
    }

    /// The whole file.
    pub(crate) fn finish(self) -> Vec<u8> {
        let mut file = Writer::new();
        file.raw(&MAGIC);
        file.u8(self.kind.code());
        file.u8(VERSION);
        file.size(self.sections.len());
        for (tag, content) in &self.sections {
            file.u8(*tag);
            file.size(content.len());
        }
        for (_, content) in &self.sections {
            file.raw(content);
        }
        file.finish()
    }
}

/// Where the sections of a file are, and the first error in any of them.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    bytes: &'a [u8],
    sections: Vec<(u8, Range<usize>)>,
    result: Result<(), PackError>,
}

impl<'a> Frame<'a> {
    /// Checks the header. The sections fill the file to its last byte, and their tags go up; tags that the reader
    /// does not ask for are allowed.
    #[inline(never)]
    pub(crate) fn open(bytes: &'a [u8], kind: FileKind) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes, 0);
        if reader.array("the magic SOUK") != MAGIC {
            reader.fail("the magic SOUK", 0);
        }
        for (byte, what) in [
            (kind.code(), "this kind of pack file"),
            (VERSION, "format version 1"),
        ] {
            let at = reader.offset();
            if reader.u8(what) != byte {
                reader.fail(what, at);
            }
        }
        let table = reader.list("the section table", |reader| {
            let tag = reader.u8("a section tag");
            let length: usize = reader.number("a section length");
            (tag, length)
        });
        let mut sections: Vec<(u8, Range<usize>)> = Vec::with_capacity(table.len());
        for (tag, length) in table {
            let start = reader.offset();
            if sections.last().is_some_and(|(last, _)| *last >= tag) {
                reader.fail("section tags in ascending order", start);
            }
            reader.take(length, "a whole section");
            sections.push((tag, start..reader.offset()));
        }
        reader.end("the end of the file")?;
        Ok(Self {
            bytes,
            sections,
            result: Ok(()),
        })
    }

    /// Whether there is a section with a tag.
    pub(crate) fn has(&self, tag: u8) -> bool {
        self.sections.iter().any(|(found, _)| *found == tag)
    }

    /// The range of a section; an empty one when it is missing, which is noted.
    pub(crate) fn section(&mut self, tag: u8, what: &'static str) -> Range<usize> {
        let mut sections = self.sections.iter();
        let found = sections.find(|(found, _)| *found == tag);
        if let Some((_, range)) = found {
            return range.clone();
        }
        let end = self.bytes.len();
        self.note(Err(PackError { what, offset: end }));
        end..end
    }

    /// A reader over a section.
    #[inline(never)]
    pub(crate) fn reader(&mut self, tag: u8, what: &'static str) -> Reader<'a> {
        let range = self.section(tag, what);
        let offset = range.start;
        Reader::new(self.bytes.get(range).unwrap_or_default(), offset)
    }

    /// Keeps the first error of several.
    pub(crate) fn note(&mut self, result: Result<(), PackError>) {
        self.result = self.result.and(result);
    }

    /// Notes what a section's reader met, and that it is at its end.
    #[inline(never)]
    pub(crate) fn close(&mut self, reader: &Reader<'_>, what: &'static str) {
        self.note(reader.end(what));
    }

    /// The value that was read, or the first error. A value that is none has one.
    pub(crate) fn finish<T>(&self, value: Option<T>) -> Result<T, PackError> {
        self.result?;
        value.ok_or(PackError {
            what: "a value",
            offset: self.bytes.len(),
        })
    }
}
