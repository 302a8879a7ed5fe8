//! Compressed copies beside a site's files, so that no server has to compress while somebody waits.

use std::io::{Read as _, Write as _};

use anyhow::{Context as _, Result};

/// Kinds that are compressed already, or that a server reads itself and never sends.
const LEFT_ALONE: [&str; 9] = [
    "png", "jpg", "jpeg", "webp", "avif", "gif", "woff2", "br", "gz",
];
/// Window of brotli's reader and writer, as a power of two.
const WINDOW: i32 = 22;
const BUFFER: usize = 4096;

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// The fewest bytes that a coding reaches.
    Highest,
    /// A few per cent more, in a tenth of the time.
    Quick,
}

/// A way to compress, known by the ending of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// Every way.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What follows a file's name.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// The compressed bytes, when they are fewer.
    ///
    /// # Errors
    /// When the library fails.
    pub(crate) fn compress(self, bytes: &[u8], effort: Effort) -> Result<Option<Vec<u8>>> {
        let compressed = match self {
            Self::Brotli => brotli(bytes, effort)?,
            Self::Gzip => gzip(bytes, effort)?,
        };
        Ok((compressed.len() < bytes.len()).then_some(compressed))
    }

    /// Whether `compressed` is a whole copy of `bytes`. Looking costs a hundredth of compressing.
    pub(crate) fn is_copy(self, compressed: &[u8], bytes: &[u8]) -> bool {
        // One byte more than there should be is enough to see that it is something else.
        let limit = u64::try_from(bytes.len())
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        let mut plain = Vec::new();
        let read = match self {
            Self::Brotli => brotli::Decompressor::new(compressed, BUFFER)
                .take(limit)
                .read_to_end(&mut plain),
            Self::Gzip => flate2::read::GzDecoder::new(compressed)
                .take(limit)
                .read_to_end(&mut plain),
        };
        read.is_ok() && plain == bytes
    }
}

/// Whether a file of this name gets compressed copies.
pub(crate) fn helps(name: &str) -> bool {
    let kind = name.rsplit_once('.').map_or("", |(_, kind)| kind);
    !name.starts_with('_') && !LEFT_ALONE.contains(&kind)
}

fn brotli(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: match effort {
            Effort::Highest => 11,
            Effort::Quick => 5,
        },
        lgwin: WINDOW,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &settings).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Highest => flate2::Compression::best(),
        Effort::Quick => flate2::Compression::default(),
    };
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), level);
    writer.write_all(bytes).context("gzip failed")?;
    writer.finish().context("gzip failed")
}
