//! From bytes to text: containers taken off, the encoding found, the first bytes kept for a look.
//!
//! Nothing here knows a format. Memory is bounded by the look at the beginning, not by the file.

pub(crate) mod container;
pub(crate) mod encoding;
mod window;
mod zip;

use std::io;

use container::Source;
use encoding::{Bytes, Detected, Reading, detect};
pub(crate) use window::Window;

/// Bytes looked at before the kind of file is decided.
pub(crate) const HEAD_BYTES: usize = 64 * 1024;

/// An open file: its first bytes, which keep ASCII, and the rest of the stream.
pub(crate) struct Input<'r> {
    bytes: Bytes<'r>,
    /// What has been read already; at least [`HEAD_BYTES`] unless the file is shorter.
    pub(crate) buffer: Vec<u8>,
    /// Whether `buffer` holds all that is left.
    pub(crate) ended: bool,
    pub(crate) detected: Detected,
    /// Names of the containers around it, outermost first.
    pub(crate) layers: Vec<&'static str>,
}

impl<'r> Input<'r> {
    /// Takes off containers, finds the encoding, and reads the first bytes. `layers` are containers that were taken off
    /// before.
    pub(crate) fn open(source: Source<'r>, mut layers: Vec<&'static str>) -> io::Result<Self> {
        let source = container::unpack(source, &mut layers)?;
        let mut input = Self {
            bytes: Bytes::new(source),
            buffer: Vec::new(),
            ended: false,
            detected: detect(&[]),
            layers,
        };
        while !input.ended && input.buffer.len() < 64 {
            input.fill()?;
        }
        let detected = detect(&input.buffer);
        input.buffer.drain(..detected.bom.min(input.buffer.len()));
        if !detected.is_ascii_compatible() {
            input.bytes.transcode(detected.encoding, &mut input.buffer);
        }
        input.detected = detected;
        while !input.ended && input.buffer.len() < HEAD_BYTES {
            input.fill()?;
        }
        Ok(input)
    }

    /// Adds the next bytes to the buffer.
    pub(crate) fn fill(&mut self) -> io::Result<()> {
        self.ended = !self.bytes.fill(&mut self.buffer)?;
        Ok(())
    }

    /// How the bytes of a record become text.
    pub(crate) fn reading(&self) -> Reading {
        Reading::of(self.detected, &self.buffer)
    }
}
