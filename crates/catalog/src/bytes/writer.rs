//! Appends values to bytes.

/// Bytes in the making.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// What was written.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Number of bytes so far.
    pub(crate) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// One byte.
    pub(crate) fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// Bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// A number in groups of seven bits, lowest first; the eighth bit says that more follow.
    pub(crate) fn varint(&mut self, value: impl Into<u64>) {
        let mut rest: u64 = value.into();
        while rest >= 0x80 {
            self.bytes.push(low_seven(rest) | 0x80);
            rest >>= 7;
        }
        self.bytes.push(low_seven(rest));
    }

    /// A length or position as a varint.
    pub(crate) fn size(&mut self, value: usize) {
        self.varint(u64::try_from(value).unwrap_or(u64::MAX));
    }

    /// A signed number as a varint, zigzag: 0, -1, 1, -2 become 0, 1, 2, 3.
    pub(crate) fn signed(&mut self, value: i64) {
        self.varint(value.cast_unsigned() << 1 ^ (value >> 63).cast_unsigned());
    }

    /// A text: its length in bytes, then UTF-8.
    pub(crate) fn text(&mut self, text: &str) {
        self.size(text.len());
        self.raw(text.as_bytes());
    }

    /// Yes or no, as one byte.
    pub(crate) fn flag(&mut self, value: bool) {
        self.u8(u8::from(value));
    }

    /// A byte 0, or a byte 1 and the value.
    pub(crate) fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// The number of values, then the values.
    pub(crate) fn list<T>(&mut self, values: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.size(values.len());
        for value in values {
            write(self, value);
        }
    }
}

fn low_seven(value: u64) -> u8 {
    let [low, ..] = value.to_le_bytes();
    low & 0x7F
}
