//! Compressed copies beside files, so that no server has to compress while somebody waits.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{read, write};
use crate::workspace::{files, name};

/// Kinds that become smaller. Pictures and fonts are compressed already.
const KINDS: [&str; 7] = ["css", "html", "js", "json", "svg", "txt", "wasm"];

/// Writes `.br` and `.gz` beside every compressible file of a folder, where they are smaller than the file.
pub(super) fn folder(folder: &Path) -> Result<()> {
    for path in files(folder)? {
        let kind = path
            .extension()
            .and_then(|kind| kind.to_str())
            .unwrap_or("");
        if !KINDS.contains(&kind) {
            continue;
        }
        let bytes = read(&path)?;
        for (ending, compressed) in [("br", brotli(&bytes)?), ("gz", gzip(&bytes)?)] {
            if compressed.len() < bytes.len() {
                write(
                    &path.with_file_name(format!("{}.{ending}", name(&path))),
                    &compressed,
                )?;
            }
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &settings).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).context("gzip failed")?;
    writer.finish().context("gzip failed")
}
