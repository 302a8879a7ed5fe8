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
        let mut frame = Frame::open(bytes, FileKind::Manifest)?;
        let mut body = frame.reader(super::BODY, "the manifest's body");
        let build = body.string("the build");
        let as_of = Timestamp(body.signed("the date of the build"));
        let editions: Vec<EditionEntry> = body.list("the editions", |reader| {
            Some(EditionEntry {
                language: read_language(reader)?,
                contents: FileName::read(reader, FileKind::Contents),
            })
        });
        if editions.is_empty() {
            body.fail("at least one edition", body.offset());
        }
        frame.close(&body, "the end of the manifest");
        let previous = if frame.has(super::PREVIOUS) {
            let mut reader = frame.reader(super::PREVIOUS, "the build before");
            let previous = read_previous(&mut reader, editions.len());
            frame.close(&reader, "the end of the build before");
            Some(previous)
        } else {
            None
        };
        frame.finish(Some(Self {
            build,
            as_of,
            editions,
            previous,
        }))
    }
}

fn read_previous(reader: &mut Reader<'_>, editions: usize) -> Previous {
    let build = reader.string("the build before");
    let deltas: Vec<EditionDelta> = reader.list("the deltas", |reader| {
        let mut name =
            || reader.option("a delta", |reader| FileName::read(reader, FileKind::Delta));
        EditionDelta {
            listing: name(),
            products: name(),
        }
    });
    if deltas.len() != editions {
        reader.fail("deltas for each edition", reader.offset());
    }
    Previous { build, deltas }
}
