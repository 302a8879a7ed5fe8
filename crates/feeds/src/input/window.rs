//! A sliding look at a stream, with line and column, for carriers that are read byte by byte.

use std::io;

use super::Input;

/// How much may lie behind the look before it is let go of.
const KEPT_BYTES: usize = 1024 * 1024;

/// The bytes from the current place on.
pub(crate) struct Window<'r> {
    input: Input<'r>,
    start: usize,
    line: u64,
    column: u64,
}

impl<'r> Window<'r> {
    pub(crate) fn new(input: Input<'r>) -> Self {
        Self {
            input,
            start: 0,
            line: 1,
            column: 1,
        }
    }

    /// The byte `ahead` places from here; `None` behind the end of the file.
    pub(crate) fn byte(&mut self, ahead: usize) -> io::Result<Option<u8>> {
        let at = self.start.saturating_add(ahead);
        while self.input.buffer.len() <= at && !self.input.ended {
            self.input.fill()?;
        }
        Ok(self.input.buffer.get(at).copied())
    }

    /// `length` bytes from here on, as far as they have been looked at.
    pub(crate) fn ahead(&self, length: usize) -> &[u8] {
        let rest = self.input.buffer.get(self.start..).unwrap_or_default();
        rest.get(..length).unwrap_or(rest)
    }

    /// Everything that is in memory from here on.
    pub(crate) fn rest(&self) -> &[u8] {
        self.input.buffer.get(self.start..).unwrap_or_default()
    }

    /// Reads more into memory; `false` when the file has ended.
    pub(crate) fn more(&mut self) -> io::Result<bool> {
        if self.input.ended {
            return Ok(false);
        }
        self.input.fill()?;
        Ok(true)
    }

    /// Line and column of the current place, counted from 1.
    pub(crate) fn position(&self) -> (u64, u64) {
        (self.line, self.column)
    }

    /// Moves on, counting lines: `\n`, `\r\n` and `\r` alone end one.
    pub(crate) fn advance(&mut self, length: usize) {
        let to = self
            .start
            .saturating_add(length)
            .min(self.input.buffer.len());
        let passed = self.input.buffer.get(self.start..to).unwrap_or_default();
        let next = self.input.buffer.get(to).copied();
        let mut tail = passed;
        for at in memchr::memchr2_iter(b'\n', b'\r', passed) {
            let behind = passed.get(at.saturating_add(1)..).unwrap_or_default();
            let is_pair =
                passed.get(at) == Some(&b'\r') && behind.first().copied().or(next) == Some(b'\n');
            if !is_pair {
                self.line = self.line.saturating_add(1);
                self.column = 1;
                tail = behind;
            }
        }
        let characters = tail.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        self.column = self
            .column
            .saturating_add(u64::try_from(characters).unwrap_or(u64::MAX));
        self.start = to;
        if self.start > KEPT_BYTES {
            self.input.buffer.drain(..self.start);
            self.start = 0;
        }
    }
}
