//! Takes values from bytes that may be anything.

use crate::error::PackError;

/// A position in bytes. Whatever is read is a value: when the bytes do not hold it, the reader keeps the first error,
/// nothing is left, and every further read gives zero or an empty value. [`Reader::end`] tells.
///
/// The reason is the browser program. If each read could fail by itself, each would carry its own copy of the code that
/// drops all fields before it; this way a record is built or dropped in one place. Values that have no empty form, such
/// as an id, are `None` after an error.
#[derive(Debug, Clone)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    /// Position of `rest` in the file, for errors.
    offset: usize,
    error: Option<PackError>,
}

/// What a file lacks, in words. In a browser they would be two kilobytes of each program, for a line in a log: the
/// place in the file tells as much.
fn named(what: &'static str) -> &'static str {
    if cfg!(target_family = "wasm") {
        "something else"
    } else {
        what
    }
}

/// Room that is set aside on the word of a file, in values.
const TRUSTED_CAPACITY: usize = 256;

impl<'a> Reader<'a> {
    /// Reads `bytes`, which begin at `offset` of the file.
    pub(crate) fn new(bytes: &'a [u8], offset: usize) -> Self {
        Self {
            rest: bytes,
            offset,
            error: None,
        }
    }

    /// An error at this position.
    pub(crate) fn error(&self, what: &'static str) -> PackError {
        PackError {
            what: named(what),
            offset: self.offset,
        }
    }

    /// Notes an error at `offset`, unless there is one, and leaves nothing to read.
    #[inline(never)]
    pub(crate) fn fail(&mut self, what: &'static str, offset: usize) {
        self.rest = &[];
        if self.error.is_none() {
            self.error = Some(PackError {
                what: named(what),
                offset,
            });
        }
    }

    /// Notes an error at `offset` when `value` is none.
    pub(crate) fn expected<T>(
        &mut self,
        value: Option<T>,
        what: &'static str,
        offset: usize,
    ) -> Option<T> {
        if value.is_none() {
            self.fail(what, offset);
        }
        value
    }

    /// Whether an error was noted.
    pub(crate) fn has_failed(&self) -> bool {
        self.error.is_some()
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
    pub(crate) fn take(&mut self, length: usize, what: &'static str) -> &'a [u8] {
        if let Some((taken, rest)) = self.rest.split_at_checked(length) {
            self.rest = rest;
            self.offset += length;
            taken
        } else {
            self.fail(what, self.offset);
            &[]
        }
    }

    /// `N` bytes as they are.
    pub(crate) fn array<const N: usize>(&mut self, what: &'static str) -> [u8; N] {
        self.take(N, what).first_chunk().copied().unwrap_or([0; N])
    }

    /// One byte.
    pub(crate) fn u8(&mut self, what: &'static str) -> u8 {
        let [byte] = self.array(what);
        byte
    }

    /// A byte that stands for a value.
    pub(crate) fn choice<T: Copy>(&mut self, choices: &[T], what: &'static str) -> Option<T> {
        let start = self.offset;
        let code = usize::from(self.u8(what));
        let choice = choices.get(code).copied();
        self.expected(choice, what, start)
    }

    /// A number of at most 64 bits in groups of seven.
    pub(crate) fn varint(&mut self, what: &'static str) -> u64 {
        let start = self.offset;
        let mut value: u64 = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.u8(what);
            let group = u64::from(byte & 0x7F);
            // The tenth group has room for one bit.
            if shift == 63 && group > 1 {
                break;
            }
            value |= group << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        self.fail(what, start);
        0
    }

    /// A varint that fits a smaller type.
    #[inline(never)]
    pub(crate) fn number<T: TryFrom<u64> + Default>(&mut self, what: &'static str) -> T {
        let start = self.offset;
        T::try_from(self.varint(what)).unwrap_or_else(|_| {
            self.fail(what, start);
            T::default()
        })
    }

    /// A zigzag varint.
    pub(crate) fn signed(&mut self, what: &'static str) -> i64 {
        let value = self.varint(what);
        (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
    }

    /// A position below `length`.
    pub(crate) fn below(&mut self, length: usize, what: &'static str) -> u32 {
        let start = self.offset;
        let value = self.number(what);
        if crate::bytes::index(value) < length {
            value
        } else {
            self.fail(what, start);
            0
        }
    }

    /// A text.
    #[inline(never)]
    pub(crate) fn text(&mut self, what: &'static str) -> &'a str {
        let start = self.offset;
        let length = self.number(what);
        let bytes = self.take(length, what);
        let text = str::from_utf8(bytes).ok();
        self.expected(text, what, start).unwrap_or_default()
    }

    /// A text of its own.
    #[inline(never)]
    pub(crate) fn string(&mut self, what: &'static str) -> String {
        self.text(what).to_owned()
    }

    /// A text that may be absent.
    #[inline(never)]
    pub(crate) fn optional_text(&mut self, what: &'static str) -> Option<String> {
        self.option(what, |reader| reader.string(what))
    }

    /// A text that `parse` accepts.
    pub(crate) fn parsed<T>(
        &mut self,
        what: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let start = self.offset;
        let value = parse(self.text(what));
        self.expected(value, what, start)
    }

    /// Yes or no; a byte other than 0 and 1 is an error.
    #[inline(never)]
    pub(crate) fn flag(&mut self, what: &'static str) -> bool {
        self.choice(&[false, true], what).unwrap_or_default()
    }

    /// A value that may be absent; none, too, when `read` gives none, which only an error makes it do.
    pub(crate) fn option<T, R: Into<Option<T>>>(
        &mut self,
        what: &'static str,
        read: impl FnOnce(&mut Self) -> R,
    ) -> Option<T> {
        if self.flag(what) {
            read(self).into()
        } else {
            None
        }
    }

    /// A number of values that take at least one byte each.
    #[inline(never)]
    pub(crate) fn count(&mut self, what: &'static str) -> usize {
        let start = self.offset;
        let count: usize = self.number(what);
        if count > self.rest.len() {
            self.fail(what, start);
            return 0;
        }
        count
    }

    /// Values with their number in front; each takes at least one byte. The list ends with the first error.
    pub(crate) fn list<T, R: Into<Option<T>>>(
        &mut self,
        what: &'static str,
        mut read: impl FnMut(&mut Self) -> R,
    ) -> Vec<T> {
        let count = self.count(what);
        let mut values = Vec::with_capacity(count.min(TRUSTED_CAPACITY));
        for _ in 0..count {
            let Some(value) = read(self).into() else {
                break;
            };
            values.push(value);
            if self.has_failed() {
                break;
            }
        }
        values
    }

    /// Texts with their number in front.
    #[inline(never)]
    pub(crate) fn strings(&mut self, what: &'static str, one: &'static str) -> Vec<String> {
        self.list(what, |reader| reader.string(one))
    }

    /// `count` values without a number in front; each takes at least one byte. They end with the first error.
    pub(crate) fn column<T>(
        &mut self,
        count: usize,
        what: &'static str,
        mut read: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        if count > self.rest.len() {
            self.fail(what, self.offset);
        }
        let mut values = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            if self.has_failed() {
                break;
            }
            values.push(read(self));
        }
        values
    }

    /// That nothing is left and nothing was missing.
    pub(crate) fn end(&self, what: &'static str) -> Result<(), PackError> {
        match self.error {
            Some(error) => Err(error),
            None if self.rest.is_empty() => Ok(()),
            None => Err(self.error(what)),
        }
    }
}
