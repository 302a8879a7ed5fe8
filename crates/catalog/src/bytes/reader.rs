//! Takes values from bytes that may be anything.

use crate::error::PackError;

/// A position in bytes. Every method checks that what it takes is there; after an error the position is of no use.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    /// Position of `rest` in the file, for errors.
    offset: usize,
}

/// Room that is set aside on the word of a file, in values.
const TRUSTED_CAPACITY: usize = 256;

impl<'a> Reader<'a> {
    /// Reads `bytes`, which begin at `offset` of the file.
    pub(crate) fn new(bytes: &'a [u8], offset: usize) -> Self {
        Self {
            rest: bytes,
            offset,
        }
    }

    /// An error at this position.
    pub(crate) fn error(&self, what: &'static str) -> PackError {
        PackError {
            what,
            offset: self.offset,
        }
    }

    /// Position in the file.
    pub(crate) fn offset(&self) -> usize {
        self.offset
    }

    /// Number of bytes that are left.
    pub(crate) fn len(&self) -> usize {
        self.rest.len()
    }

    /// `length` bytes as they are.
    pub(crate) fn take(
        &mut self,
        length: usize,
        what: &'static str,
    ) -> Result<&'a [u8], PackError> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or_else(|| self.error(what))?;
        self.rest = rest;
        self.offset += length;
        Ok(taken)
    }

    /// `N` bytes as they are.
    pub(crate) fn array<const N: usize>(
        &mut self,
        what: &'static str,
    ) -> Result<[u8; N], PackError> {
        let (taken, rest) = self
            .rest
            .split_first_chunk::<N>()
            .ok_or_else(|| self.error(what))?;
        self.rest = rest;
        self.offset += N;
        Ok(*taken)
    }

    /// One byte.
    pub(crate) fn u8(&mut self, what: &'static str) -> Result<u8, PackError> {
        let [byte] = self.array(what)?;
        Ok(byte)
    }

    /// A number of at most 64 bits in groups of seven.
    pub(crate) fn varint(&mut self, what: &'static str) -> Result<u64, PackError> {
        let start = self.error(what);
        let mut value: u64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.u8(what)?;
            let group = u64::from(byte & 0x7F);
            // The tenth group has room for one bit.
            if shift == 63 && group > 1 {
                return Err(start);
            }
            value |= group << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(start)
    }

    /// A varint that fits a smaller type.
    pub(crate) fn number<T: TryFrom<u64>>(&mut self, what: &'static str) -> Result<T, PackError> {
        let start = self.error(what);
        T::try_from(self.varint(what)?).map_err(|_| start)
    }

    /// A zigzag varint.
    pub(crate) fn signed(&mut self, what: &'static str) -> Result<i64, PackError> {
        let value = self.varint(what)?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// A text.
    pub(crate) fn text(&mut self, what: &'static str) -> Result<&'a str, PackError> {
        let start = self.error(what);
        let length = self.number(what)?;
        let bytes = self.take(length, what)?;
        str::from_utf8(bytes).map_err(|_| start)
    }

    /// A text of its own.
    pub(crate) fn string(&mut self, what: &'static str) -> Result<String, PackError> {
        self.text(what).map(str::to_owned)
    }

    /// Yes or no; a byte other than 0 and 1 is an error.
    pub(crate) fn flag(&mut self, what: &'static str) -> Result<bool, PackError> {
        let start = self.error(what);
        match self.u8(what)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(start),
        }
    }

    /// A value that may be absent.
    pub(crate) fn option<T>(
        &mut self,
        what: &'static str,
        read: impl FnOnce(&mut Self) -> Result<T, PackError>,
    ) -> Result<Option<T>, PackError> {
        if self.flag(what)? {
            read(self).map(Some)
        } else {
            Ok(None)
        }
    }

    /// A number of values that take at least one byte each.
    pub(crate) fn count(&mut self, what: &'static str) -> Result<usize, PackError> {
        let start = self.error(what);
        let count: usize = self.number(what)?;
        if count > self.rest.len() {
            return Err(start);
        }
        Ok(count)
    }

    /// Values with their number in front; each takes at least one byte.
    pub(crate) fn list<T>(
        &mut self,
        what: &'static str,
        mut read: impl FnMut(&mut Self) -> Result<T, PackError>,
    ) -> Result<Vec<T>, PackError> {
        let count = self.count(what)?;
        let mut values = Vec::with_capacity(count.min(TRUSTED_CAPACITY));
        for _ in 0..count {
            values.push(read(self)?);
        }
        Ok(values)
    }

    /// `count` values without a number in front; each takes at least one byte.
    pub(crate) fn column<T>(
        &mut self,
        count: usize,
        what: &'static str,
        mut read: impl FnMut(&mut Self) -> Result<T, PackError>,
    ) -> Result<Vec<T>, PackError> {
        if count > self.rest.len() {
            return Err(self.error(what));
        }
        (0..count).map(|_| read(self)).collect()
    }

    /// That nothing is left.
    pub(crate) fn end(&self, what: &'static str) -> Result<(), PackError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(self.error(what))
        }
    }
}
