//! Reads a manifest.

use souk_commerce::time::Timestamp;

use crate::bytes::{Frame, Reader};
use crate::contents::read_language;
use crate::error::PackError;
use crate::file_name::{FileKind, FileName};
use crate::manifest::{EditionDelta, EditionEntry, Manifest, Previous};

impl Manifest {
    /// Reads the bytes of the file `manifest`.
    ///
    /// # Errors
    /// [`PackError`] when they are no manifest of this version.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        let frame = Frame::open(bytes, FileKind::Manifest)?;
        let mut body = frame.reader(bytes, super::BODY, "the manifest's body")?;
        let build = body.string("the build")?;
        let as_of = Timestamp(body.signed("the date of the build")?);
        let editions = body.list("the editions", |reader| {
            Ok(EditionEntry {
                language: read_language(reader)?,
                contents: FileName::read(reader, FileKind::Contents)?,
            })
        })?;
        if editions.is_empty() {
            return Err(body.error("at least one edition"));
        }
        body.end("the end of the manifest")?;
        let previous = if frame.has(super::PREVIOUS) {
            let mut reader = frame.reader(bytes, super::PREVIOUS, "the build before")?;
            Some(read_previous(&mut reader, editions.len())?)
        } else {
            None
        };
        Ok(Self {
            build,
            as_of,
            editions,
            previous,
        })
    }
}

fn read_previous(reader: &mut Reader<'_>, editions: usize) -> Result<Previous, PackError> {
    let build = reader.string("the build before")?;
    let deltas = reader.list("the deltas", |reader| {
        let mut name =
            || reader.option("a delta", |reader| FileName::read(reader, FileKind::Delta));
        Ok(EditionDelta {
            listing: name()?,
            products: name()?,
        })
    })?;
    if deltas.len() != editions {
        return Err(reader.error("deltas for each edition"));
    }
    reader.end("the end of the build before")?;
    Ok(Previous { build, deltas })
}
