//! The files inside a zip archive, read in order of the stream: the list at the archive's end, which would need the whole
//! file, is not asked.
//!
//! Format: PKWARE's APPNOTE 6.3, sections 4.3.7 to 4.3.9.

use std::io::{self, BufRead, ErrorKind, Read, Take};

use flate2::bufread::DeflateDecoder;

/// Why no file can be taken out.
#[derive(Debug)]
pub(super) enum Problem {
    Io(io::Error),
    /// In words that finish "the file is compressed (…)".
    Unusable(&'static str),
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What stands before the bytes of one file.
struct LocalHeader {
    flags: u16,
    method: u16,
    packed: u64,
    name: String,
}

/// An archive between two reads. Its bytes are those of the file that was opened last.
pub(super) struct Archive<R> {
    state: State<R>,
    /// Whether the lengths of the last file stand behind its bytes.
    has_descriptor: bool,
}

enum State<R> {
    Between(R),
    Stored(Take<R>),
    Deflated(DeflateDecoder<R>),
    /// It cannot be read on.
    Gone,
}

impl<R: BufRead> Archive<R> {
    pub(super) fn new(input: R) -> Self {
        Self {
            state: State::Between(input),
            has_descriptor: false,
        }
    }

    /// Opens the next file of data, and gives its name; `None` behind the last one. What is left of the one before has to be
    /// read to its end first.
    pub(super) fn open_next(&mut self) -> Result<Option<String>, Problem> {
        loop {
            let is_begun = !matches!(self.state, State::Between(_));
            let state = std::mem::replace(&mut self.state, State::Gone);
            let mut input = match state {
                State::Between(input) => input,
                State::Stored(take) => take.into_inner(),
                State::Deflated(decoder) => decoder.into_inner(),
                State::Gone => return Ok(None),
            };
            let slack = if self.has_descriptor { 24 } else { 0 };
            match next_mark(&mut input, slack)? {
                Mark::File => {}
                // Behind a whole file nothing else may stand; a stream without any file is told by its own message.
                Mark::None if is_begun => {
                    return Err(io::Error::from(ErrorKind::UnexpectedEof).into());
                }
                Mark::List | Mark::None => return Ok(None),
            }
            let header = local_header(&mut input)?;
            if header.flags & 1 != 0 {
                return Err(Problem::Unusable("a zip archive with a password"));
            }
            self.has_descriptor = header.flags & 8 != 0;
            self.state = match header.method {
                0 if !self.has_descriptor => State::Stored(input.take(header.packed)),
                8 => State::Deflated(DeflateDecoder::new(input)),
                _ => {
                    return Err(Problem::Unusable(
                        "a zip archive whose way of packing is not known",
                    ));
                }
            };
            if is_data(&header.name) {
                return Ok(Some(header.name));
            }
            io::copy(self, &mut io::sink())?;
        }
    }
}

impl<R: BufRead> Read for Archive<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match &mut self.state {
            State::Stored(take) => match take.read(buffer)? {
                0 if take.limit() > 0 && !buffer.is_empty() => Err(ErrorKind::UnexpectedEof.into()),
                read => Ok(read),
            },
            State::Deflated(decoder) => decoder.read(buffer),
            State::Between(_) | State::Gone => Ok(0),
        }
    }
}

/// Folders, hidden files, notes and pictures are passed over.
fn is_data(name: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "pdf", "md",
    ];
    let file = name.rsplit('/').next().unwrap_or("").to_ascii_lowercase();
    let kind = file.rsplit_once('.').map_or("", |(_, kind)| kind);
    let is_other = file.starts_with("readme") || OTHERS.contains(&kind);
    !file.is_empty() && !file.starts_with('.') && !name.starts_with("__MACOSX/") && !is_other
}

/// What follows in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// The header of a file.
    File,
    /// The list at the end, or what stands before it: there is no further file.
    List,
    /// Neither.
    None,
}

/// Reads on to the next mark, over the lengths that may stand behind a file.
fn next_mark(input: &mut impl BufRead, slack: usize) -> io::Result<Mark> {
    let mut mark = [0_u8; 4];
    let mut read = 0_usize;
    for byte in input.bytes().take(slack.saturating_add(4)) {
        mark.rotate_left(1);
        mark[3] = byte?;
        read = read.saturating_add(1);
        match &mark {
            _ if read < 4 => {}
            b"PK\x03\x04" => return Ok(Mark::File),
            // The list itself, its end where it is empty, and what may stand before it: 4.3.11, 4.3.12, 4.3.14, 4.3.16.
            b"PK\x01\x02" | b"PK\x05\x06" | b"PK\x06\x08" | b"PK\x06\x06" => return Ok(Mark::List),
            _ => {}
        }
    }
    Ok(Mark::None)
}

/// The header of a file whose mark has been read.
fn local_header(input: &mut impl Read) -> Result<LocalHeader, Problem> {
    let mut bytes = [0; 26];
    if let Err(error) = input.read_exact(&mut bytes) {
        return Err(match error.kind() {
            ErrorKind::UnexpectedEof => Problem::Unusable("a zip archive that is broken"),
            _ => Problem::Io(error),
        });
    }
    let word = |at: usize| {
        let low = bytes.get(at).copied().unwrap_or(0);
        let high = bytes.get(at.saturating_add(1)).copied().unwrap_or(0);
        u16::from_le_bytes([low, high])
    };
    let packed = u64::from(word(14)) | (u64::from(word(16)) << 16);
    let mut name = Vec::new();
    input.take(u64::from(word(22))).read_to_end(&mut name)?;
    io::copy(&mut input.take(u64::from(word(24))), &mut io::sink())?;
    Ok(LocalHeader {
        flags: word(2),
        method: word(4),
        packed,
        name: String::from_utf8_lossy(&name).into_owned(),
    })
}
