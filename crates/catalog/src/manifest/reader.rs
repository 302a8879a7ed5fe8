//! Reads a manifest.

use souk_commerce::time::Timestamp;

use crate::bytes::Frame;
use crate::contents::read_language;
use crate::error::PackError;
use crate::file_name::{FileKind, FileName};
use crate::manifest::{EditionEntry, Manifest};

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
        Ok(Self {
            build,
            as_of,
            editions,
        })
    }
}
