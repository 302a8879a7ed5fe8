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

/// Where the sections of a file are.
#[derive(Debug)]
pub(crate) struct Frame {
    sections: Vec<(u8, Range<usize>)>,
    end: usize,
}

impl Frame {
    /// Checks the header. The sections fill the file to its last byte, and their tags go up; tags that the reader
    /// does not ask for are allowed.
    pub(crate) fn open(bytes: &[u8], kind: FileKind) -> Result<Self, PackError> {
        let mut reader = Reader::new(bytes, 0);
        if reader.array("the magic SOUK")? != MAGIC {
            return Err(Reader::new(bytes, 0).error("the magic SOUK"));
        }
        let at_kind = reader.error("this kind of pack file");
        if reader.u8("the kind of file")? != kind.code() {
            return Err(at_kind);
        }
        let at_version = reader.error("format version 1");
        if reader.u8("the format version")? != VERSION {
            return Err(at_version);
        }
        let table = reader.list("the section table", |reader| {
            let tag = reader.u8("a section tag")?;
            let length: usize = reader.number("a section length")?;
            Ok((tag, length))
        })?;
        let mut sections: Vec<(u8, Range<usize>)> = Vec::with_capacity(table.len());
        for (tag, length) in table {
            if sections.last().is_some_and(|(last, _)| *last >= tag) {
                return Err(reader.error("section tags in ascending order"));
            }
            let start = reader.offset();
            reader.take(length, "a whole section")?;
            sections.push((tag, start..reader.offset()));
        }
        reader.end("the end of the file")?;
        Ok(Self {
            sections,
            end: bytes.len(),
        })
    }

    /// Whether there is a section with a tag.
    pub(crate) fn has(&self, tag: u8) -> bool {
        self.sections.iter().any(|(found, _)| *found == tag)
    }

    /// The range of a section.
    pub(crate) fn section(&self, tag: u8, what: &'static str) -> Result<Range<usize>, PackError> {
        self.sections
            .iter()
            .find(|(found, _)| *found == tag)
            .map(|(_, range)| range.clone())
            .ok_or(PackError {
                what,
                offset: self.end,
            })
    }

    /// A reader over a section of the same bytes.
    pub(crate) fn reader<'a>(
        &self,
        bytes: &'a [u8],
        tag: u8,
        what: &'static str,
    ) -> Result<Reader<'a>, PackError> {
        let range = self.section(tag, what)?;
        let offset = range.start;
        let content = bytes.get(range).ok_or(PackError { what, offset })?;
        Ok(Reader::new(content, offset))
    }
}
