//! Writes a manifest.

use crate::bytes::{FrameWriter, Writer};
use crate::file_name::FileKind;
use crate::manifest::Manifest;

/// The bytes of a manifest.
pub(crate) fn write(manifest: &Manifest) -> Vec<u8> {
    let mut body = Writer::new();
    body.text(&manifest.build);
    body.signed(manifest.as_of.0);
    body.list(&manifest.editions, |writer, edition| {
        writer.text(edition.language.as_str());
        edition.contents.write(writer);
    });
    let mut frame = FrameWriter::new(FileKind::Manifest);
    frame.section(super::BODY, body);
    if let Some(previous) = &manifest.previous {
        let mut writer = Writer::new();
        writer.text(&previous.build);
        writer.list(&previous.deltas, |writer, delta| {
            for name in [&delta.listing, &delta.products] {
                writer.option(name.as_ref(), |writer, name| name.write(writer));
            }
        });
        frame.section(super::PREVIOUS, writer);
    }
    frame.finish()
}
