//! Compressed copies beside a site's files, so that no server has to compress while somebody waits.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

/// Kinds that are compressed already, or that a server reads itself and never sends.
const LEFT_ALONE: [&str; 9] = [
    "png", "jpg", "jpeg", "webp", "avif", "gif", "woff2", "br", "gz",
];

/// Writes `.br` and `.gz` beside a file, each where it is smaller than the file.
///
/// # Errors
/// When the folder cannot be written.
pub(crate) fn beside(file: &Path, bytes: &[u8]) -> Result<()> {
    let name = file
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("");
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
    if name.starts_with('_') || LEFT_ALONE.contains(&kind) {
        return Ok(());
    }
    for (ending, compressed) in [("br", brotli(bytes)?), ("gz", gzip(bytes)?)] {
        if compressed.len() < bytes.len() {
            let path = file.with_file_name(format!("{name}.{ending}"));
            fs::write(&path, compressed)
                .with_context(|| format!("{} cannot be written", path.display()))?;
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
