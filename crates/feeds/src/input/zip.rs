//! The first feed inside a zip archive, read in order of the stream: the list at the archive's end, which would need the
//! whole file, is not asked.
//!
//! Format: PKWARE's APPNOTE 6.3, sections 4.3.7 and 4.3.9.

use std::io::{self, BufRead, Read};

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

/// The bytes of the first entry that is a file of data.
pub(super) fn first_file<'r>(mut input: impl BufRead + 'r) -> Result<Box<dyn Read + 'r>, Problem> {
    loop {
        let Some(header) = local_header(&mut input)? else {
            return Err(Problem::Unusable("a zip archive without a file of data"));
        };
        if header.flags & 1 != 0 {
            return Err(Problem::Unusable("a zip archive with a password"));
        }
        let has_length = header.flags & 8 == 0;
        if is_data(&header.name) {
            return match header.method {
                0 if has_length => Ok(Box::new(input.take(header.packed))),
                8 => Ok(Box::new(DeflateDecoder::new(input))),
                _ => Err(Problem::Unusable(
                    "a zip archive whose way of packing is not known",
                )),
            };
        }
        if !has_length {
            return Err(Problem::Unusable(
                "a zip archive whose first file is no feed",
            ));
        }
        io::copy(&mut (&mut input).take(header.packed), &mut io::sink())?;
    }
}

/// Folders, hidden files and notes are passed over.
fn is_data(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or("");
    let is_note = file.to_ascii_lowercase().starts_with("readme");
    !file.is_empty() && !file.starts_with('.') && !name.starts_with("__MACOSX/") && !is_note
}

fn local_header(input: &mut impl Read) -> Result<Option<LocalHeader>, Problem> {
    let mut bytes = [0; 30];
    let broken = Problem::Unusable("a zip archive that is broken");
    let mut read = 0;
    while let Some(room) = bytes.get_mut(read..).filter(|room| !room.is_empty()) {
        match input.read(room)? {
            0 => break,
            more => read = read.saturating_add(more),
        }
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Ok(None);
    }
    let word = |at: usize| {
        let low = bytes.get(at).copied().unwrap_or(0);
        let high = bytes.get(at.saturating_add(1)).copied().unwrap_or(0);
        u16::from_le_bytes([low, high])
    };
    if read < bytes.len() {
        return Err(broken);
    }
    let packed = u64::from(word(18)) | (u64::from(word(20)) << 16);
    let mut name = Vec::new();
    input.take(u64::from(word(26))).read_to_end(&mut name)?;
    io::copy(&mut input.take(u64::from(word(28))), &mut io::sink())?;
    Ok(Some(LocalHeader {
        flags: word(6),
        method: word(8),
        packed,
        name: String::from_utf8_lossy(&name).into_owned(),
    }))
}
