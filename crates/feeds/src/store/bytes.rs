//! Values as bytes, for this program's own memory: no format, and nothing that another version reads.

/// Bytes in the making.
#[derive(Debug, Clone, Default)]
pub(super) struct Writer(Vec<u8>);

impl Writer {
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(super) fn number(&mut self, number: u64) {
        let mut rest = number;
        while rest >= 0x80 {
            let [low, ..] = rest.to_le_bytes();
            self.0.push(low | 0x80);
            rest >>= 7;
        }
        let [low, ..] = rest.to_le_bytes();
        self.0.push(low);
    }

    pub(super) fn signed(&mut self, number: i64) {
        self.number(number.cast_unsigned() << 1 ^ (number >> 63).cast_unsigned());
    }

    pub(super) fn size(&mut self, size: usize) {
        self.number(u64::try_from(size).unwrap_or(u64::MAX));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.size(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Zero, or one more than the length and the text.
    pub(super) fn optional(&mut self, text: Option<&str>) {
        match text {
            None => self.byte(0),
            Some(text) => {
                self.size(text.len().saturating_add(1));
                self.0.extend_from_slice(text.as_bytes());
            }
        }
    }

    pub(super) fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.byte(u8::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    pub(super) fn list<T>(&mut self, values: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.size(values.len());
        for value in values {
            write(self, value);
        }
    }

    /// Writes something behind its own length, so that it can be passed over.
    pub(super) fn measured(&mut self, write: impl FnOnce(&mut Self)) {
        let at = self.0.len();
        self.0.extend_from_slice(&[0; 4]);
        let start = self.0.len();
        write(self);
        let length = u32::try_from(self.0.len().saturating_sub(start)).unwrap_or(u32::MAX);
        if let Some(slot) = self.0.get_mut(at..start) {
            slot.copy_from_slice(&length.to_le_bytes());
        }
    }
}

/// Takes values off bytes. What was not written reads as nothing.
#[derive(Debug)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Bytes that are left.
    pub(super) fn left(&self) -> usize {
        self.0.len()
    }

    pub(super) fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((byte, rest)) => {
                self.0 = rest;
                *byte
            }
            None => 0,
        }
    }

    pub(super) fn number(&mut self) -> u64 {
        let mut number = 0;
        let mut shift: u32 = 0;
        while shift < 64 {
            let byte = self.byte();
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                break;
            }
            shift = shift.saturating_add(7);
        }
        number
    }

    pub(super) fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1).cast_signed() ^ -(number & 1).cast_signed()
    }

    pub(super) fn size(&mut self) -> usize {
        usize::try_from(self.number()).unwrap_or(usize::MAX)
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self
            .0
            .split_at_checked(length)
            .unwrap_or((self.0, Default::default()));
        self.0 = rest;
        taken
    }

    fn text_of(&mut self, length: usize) -> String {
        str::from_utf8(self.take(length))
            .map(str::to_owned)
            .unwrap_or_default()
    }

    pub(super) fn text(&mut self) -> String {
        let length = self.size();
        self.text_of(length)
    }

    pub(super) fn optional(&mut self) -> Option<String> {
        let length = self.size().checked_sub(1)?;
        Some(self.text_of(length))
    }

    pub(super) fn option<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.byte() != 0).then(|| read(self))
    }

    pub(super) fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.size();
        (0..count.min(self.left())).map(|_| read(self)).collect()
    }

    /// A reader of what was written behind its own length.
    pub(super) fn measured(&mut self) -> Reader<'a> {
        let length = self.take(4).try_into().map_or(0, u32::from_le_bytes);
        Reader(self.take(usize::try_from(length).unwrap_or(usize::MAX)))
    }

    /// Passes over a row.
    pub(super) fn skip_row(&mut self) {
        self.measured();
    }
}
