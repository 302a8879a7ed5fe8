//! Compressed files, known by their first bytes: gzip, zip and zstd, unpacked while they stream in.
//!
//! What comes out is bounded in size and in proportion to what goes in, so that a small file cannot keep a machine busy
//! for hours.

use std::cell::{Cell, RefCell};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::StreamingDecoder;

use super::zip;
use crate::error::FeedProblem;

/// A stream of bytes that lives as long as what it reads.
pub(crate) type Source<'r> = Box<dyn Read + 'r>;

/// Most bytes that a compressed file may grow to: four times the largest feed that Google takes.
const MAX_UNPACKED: u64 = 16 * 1024 * 1024 * 1024;
/// Most bytes out for one byte in. Feeds reach about 60; deflate cannot pass 1,032.
const MAX_RATIO: u64 = 200;
/// Bytes out before the proportion counts.
const RATIO_FROM: u64 = 64 * 1024 * 1024;
/// Most containers inside each other.
const MAX_LAYERS: usize = 3;

/// What a compressed stream turned out to be, carried through [`io::Error`].
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Unpacking(FeedProblem);

/// The problem behind an error of reading.
pub(crate) fn problem_of(error: &io::Error) -> FeedProblem {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Unpacking>())
        .map_or_else(
            || FeedProblem::Io(error.to_string()),
            |unpacking| unpacking.0.clone(),
        )
}

fn is_told(error: &io::Error) -> bool {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Unpacking>())
        .is_some()
}

fn failed(problem: FeedProblem) -> io::Error {
    io::Error::other(Unpacking(problem))
}

/// Takes off every container that the first bytes show. The names of the containers are added to `layers`.
pub(crate) fn unpack<'r>(
    input: Source<'r>,
    layers: &mut Vec<&'static str>,
) -> io::Result<Source<'r>> {
    let mut input = input;
    let mut head = Vec::new();
    (&mut input).take(32).read_to_end(&mut head)?;
    let kind = kind_of(&head);
    let whole: Source<'r> = Box::new(Cursor::new(head).chain(input));
    let Some(kind) = kind else {
        return Ok(whole);
    };
    if layers.len() >= MAX_LAYERS {
        return Err(failed(FeedProblem::Compressed("packed several times")));
    }
    let read = Rc::new(Cell::new(0));
    let counted = BufReader::new(Counted {
        inner: whole,
        read: Rc::clone(&read),
    });
    let inner: Source<'r> = match kind {
        "gzip" => Box::new(MultiGzDecoder::new(counted)),
        "zip" => {
            let mut archive = zip::Archive::new(counted);
            open_next(&mut archive)?.ok_or_else(|| failed(FeedProblem::Compressed(NO_DATA)))?;
            Box::new(archive)
        }
        "zstd" => Box::new(
            StreamingDecoder::new(counted).map_err(|_| failed(FeedProblem::PackedBroken(kind)))?,
        ),
        other => return Err(failed(FeedProblem::Compressed(other))),
    };
    layers.push(kind);
    let guarded = Guarded {
        inner,
        kind,
        read,
        written: Rc::new(Cell::new(0)),
    };
    unpack(Box::new(guarded), layers)
}

/// Files of one archive.
const MAX_FILES: usize = 1000;

const TOO_MANY: &str = "a zip archive of more than 1,000 files";

/// An archive with nothing to read in it.
const NO_DATA: &str = "a zip archive without a file of data";

fn open_next<R: BufRead>(archive: &mut zip::Archive<R>) -> io::Result<Option<String>> {
    archive.open_next().map_err(|problem| match problem {
        zip::Problem::Io(error) if is_told(&error) => error,
        zip::Problem::Io(_) => failed(FeedProblem::PackedBroken("zip")),
        zip::Problem::Unusable(what) => failed(FeedProblem::Compressed(what)),
    })
}

/// What a file is from outside.
pub(crate) enum Parcel<'r> {
    /// One stream of bytes, packed or not.
    One(Source<'r>),
    /// A zip archive, which may hold several files.
    Archive(Files<'r>),
}

/// Looks whether a file is an archive.
pub(crate) fn parcel(mut input: Source<'_>) -> io::Result<Parcel<'_>> {
    let mut head = Vec::new();
    (&mut input).take(32).read_to_end(&mut head)?;
    let is_zip = kind_of(&head) == Some("zip");
    let whole: Source<'_> = Box::new(Cursor::new(head).chain(input));
    if !is_zip {
        return Ok(Parcel::One(whole));
    }
    let read = Rc::new(Cell::new(0));
    let counted = BufReader::new(Counted {
        inner: whole,
        read: Rc::clone(&read),
    });
    Ok(Parcel::Archive(Files {
        archive: Rc::new(RefCell::new(zip::Archive::new(counted))),
        read,
        written: Rc::new(Cell::new(0)),
        opened: 0,
    }))
}

/// The files of a zip archive, one after the other.
pub(crate) struct Files<'r> {
    archive: Rc<RefCell<zip::Archive<BufReader<Counted<'r>>>>>,
    read: Rc<Cell<u64>>,
    written: Rc<Cell<u64>>,
    opened: usize,
}

impl<'r> Files<'r> {
    /// The next file of data with its name, whatever was left of the one before; `None` behind the last.
    pub(crate) fn next_file(&mut self) -> io::Result<Option<(String, Source<'r>)>> {
        let mut guarded = Guarded {
            inner: Box::new(Shared(Rc::clone(&self.archive))),
            kind: "zip",
            read: Rc::clone(&self.read),
            written: Rc::clone(&self.written),
        };
        io::copy(&mut guarded, &mut io::sink())?;
        let name = open_next(&mut *self.archive.borrow_mut())?;
        if name.is_none() && self.opened == 0 {
            return Err(failed(FeedProblem::Compressed(NO_DATA)));
        }
        if name.is_some() && self.opened >= MAX_FILES {
            return Err(failed(FeedProblem::Compressed(TOO_MANY)));
        }
        self.opened = self.opened.saturating_add(1);
        Ok(name.map(|name| (name, Box::new(guarded) as Source<'r>)))
    }
}

/// One reader of an archive that is opened again for its next file.
struct Shared<'r>(Rc<RefCell<zip::Archive<BufReader<Counted<'r>>>>>);

impl Read for Shared<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.borrow_mut().read(buffer)
    }
}

/// The container that the first bytes show.
fn kind_of(head: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (&[0x1f, 0x8b], "gzip"),
        (b"PK\x03\x04", "zip"),
        (b"PK\x05\x06", "an empty zip archive"),
        (&[0x28, 0xb5, 0x2f, 0xfd], "zstd"),
        (b"BZh", "bzip2"),
        (&[0xfd, b'7', b'z', b'X', b'Z'], "xz"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (b"Rar!", "rar"),
    ];
    MAGIC
        .iter()
        .find(|(magic, _)| head.starts_with(magic))
        .map(|(_, name)| *name)
}

/// Counts what is taken from a compressed stream.
struct Counted<'r> {
    inner: Source<'r>,
    read: Rc<Cell<u64>>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read.set(self.read.get().saturating_add(to_u64(read)));
        Ok(read)
    }
}

/// Stops a stream that grows out of proportion, and says what broke.
struct Guarded<'r> {
    inner: Source<'r>,
    kind: &'static str,
    read: Rc<Cell<u64>>,
    written: Rc<Cell<u64>>,
}

impl Read for Guarded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.inner.read(buffer) {
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(error) if is_told(&error) => {
                return Err(error);
            }
            Err(_) => return Err(failed(FeedProblem::PackedBroken(self.kind))),
        };
        let written = self.written.get().saturating_add(to_u64(read));
        self.written.set(written);
        let is_bomb = written > MAX_UNPACKED
            || (written > RATIO_FROM && written / MAX_RATIO > self.read.get());
        if is_bomb {
            return Err(failed(FeedProblem::Bomb(self.kind)));
        }
        Ok(read)
    }
}

fn to_u64(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
