//! The least of PNG that an icon needs: eight bits a channel, with opacity, no filter.

use std::io::Write as _;

use anyhow::{Context as _, Result};

/// A square picture from its pixels, four bytes each, row by row.
pub(super) fn encode(pixels: &[u8], side: u32) -> Result<Vec<u8>> {
    let row = usize::try_from(side).context("an icon fits into memory")? * 4;
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for line in pixels.chunks(row) {
        packed.write_all(&[0])?;
        packed.write_all(line)?;
    }
    let mut header = Vec::new();
    header.extend(side.to_be_bytes());
    header.extend(side.to_be_bytes());
    header.extend([8, 6, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut out, *b"IHDR", &header)?;
    chunk(&mut out, *b"IDAT", &packed.finish()?)?;
    chunk(&mut out, *b"IEND", &[])?;
    Ok(out)
}

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], bytes: &[u8]) -> Result<()> {
    let length = u32::try_from(bytes.len()).context("a PNG chunk holds less than 4 GiB")?;
    out.extend(length.to_be_bytes());
    out.extend(kind);
    out.extend(bytes);
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(bytes);
    out.extend(sum.sum().to_be_bytes());
    Ok(())
}
