//! Encodings: what a file says and what it really is.
//!
//! Encodings that keep ASCII bytes are cut into records as they are and decoded record by record; UTF-16 is turned
//! into UTF-8 while it streams in.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// What the first bytes say about the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detected {
    /// The encoding in which the bytes are to be read.
    pub(crate) encoding: &'static Encoding,
    /// Bytes of a byte order mark to skip.
    pub(crate) bom: usize,
}

impl Detected {
    /// Whether `<`, `>` and letters are single bytes with their ASCII values.
    pub(crate) fn is_ascii_compatible(self) -> bool {
        self.encoding != UTF_16LE
            && self.encoding != UTF_16BE
            && self.encoding.name() != "ISO-2022-JP"
    }
}

/// Finds the encoding by byte order mark, by the shape of the first bytes, and by the XML declaration, in this order.
pub(crate) fn detect(head: &[u8]) -> Detected {
    if let Some((encoding, bom)) = Encoding::for_bom(head) {
        return Detected { encoding, bom };
    }
    let encoding = match head {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(head).unwrap_or(UTF_8),
    };
    Detected { encoding, bom: 0 }
}

/// The encoding named by `<?xml … encoding="…"?>`. A declaration of UTF-16 in bytes that are not is no declaration.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let end = memchr::memmem::find(head, b"?>")?;
    let declaration = head.get(..end)?;
    let start = memchr::memmem::find(declaration, b"encoding")?;
    let rest = declaration.get(start..)?;
    let quote = rest.iter().position(|b| matches!(b, b'"' | b'\''))?;
    let mark = *rest.get(quote)?;
    let label = rest.get(quote.checked_add(1)?..)?;
    let length = label.iter().position(|b| *b == mark)?;
    let encoding = Encoding::for_label(label.get(..length)?)?;
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// Text of one record. `mended` says that the bytes were not in the encoding that the file declares.
pub(crate) fn decode(bytes: &[u8], encoding: &'static Encoding) -> (String, bool) {
    if encoding == UTF_8 {
        return match str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), false),
            Err(_) => (
                WINDOWS_1252
                    .decode_without_bom_handling(bytes)
                    .0
                    .into_owned(),
                true,
            ),
        };
    }
    let (text, mended) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), mended)
}

/// Bytes taken from the stream at a time.
const CHUNK: usize = 64 * 1024;

/// A stream whose bytes keep ASCII: as it is, or turned into UTF-8.
pub(crate) struct Bytes<R> {
    input: R,
    decoder: Option<Decoder>,
    chunk: Vec<u8>,
}

impl<R: Read> Bytes<R> {
    /// The bytes of `input` as they are.
    pub(crate) fn new(input: R) -> Self {
        Self {
            input,
            decoder: None,
            chunk: vec![0; CHUNK],
        }
    }

    /// Turns everything that follows, and what `pending` holds already, into UTF-8.
    pub(crate) fn transcode(&mut self, encoding: &'static Encoding, pending: &mut Vec<u8>) {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let raw = std::mem::take(pending);
        decode_into(&mut decoder, &raw, pending, false);
        self.decoder = Some(decoder);
    }

    /// Adds the next bytes to `buffer`; `false` at the end of the stream.
    pub(crate) fn fill(&mut self, buffer: &mut Vec<u8>) -> io::Result<bool> {
        let read = loop {
            match self.input.read(&mut self.chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        let bytes = self.chunk.get(..read).unwrap_or_default();
        match &mut self.decoder {
            Some(decoder) => decode_into(decoder, bytes, buffer, read == 0),
            None => buffer.extend_from_slice(bytes),
        }
        Ok(read > 0)
    }
}

fn decode_into(decoder: &mut Decoder, mut bytes: &[u8], buffer: &mut Vec<u8>, last: bool) {
    let mut target = [0_u8; 4096];
    loop {
        let (result, taken, written, _) = decoder.decode_to_utf8(bytes, &mut target, last);
        buffer.extend_from_slice(target.get(..written).unwrap_or_default());
        bytes = bytes.get(taken..).unwrap_or_default();
        if result == CoderResult::InputEmpty {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(bytes: &[u8]) -> (String, &'static str) {
        let mut stream = Bytes::new(bytes);
        let mut buffer = Vec::new();
        stream.fill(&mut buffer).unwrap();
        let detected = detect(&buffer);
        buffer.drain(..detected.bom);
        if !detected.is_ascii_compatible() {
            stream.transcode(detected.encoding, &mut buffer);
        }
        while stream.fill(&mut buffer).unwrap() {}
        let encoding = if detected.is_ascii_compatible() {
            detected.encoding
        } else {
            UTF_8
        };
        (decode(&buffer, encoding).0, detected.encoding.name())
    }

    #[test]
    fn the_encoding_is_found_by_mark_by_shape_and_by_declaration() {
        let utf16 = |text: &str, mark: bool| -> Vec<u8> {
            let units = mark
                .then_some(0xFEFF)
                .into_iter()
                .chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        };
        let text = "<rss>ก</rss>";
        assert_eq!(whole(text.as_bytes()), (text.into(), "UTF-8"));
        assert_eq!(
            whole(format!("\u{FEFF}{text}").as_bytes()),
            (text.into(), "UTF-8")
        );
        assert_eq!(whole(&utf16(text, true)), (text.into(), "UTF-16LE"));
        assert_eq!(whole(&utf16(text, false)), (text.into(), "UTF-16LE"));
        let (text, name) = whole(b"<?xml version='1.0' encoding='windows-1251'?><a>\xCA\xE8</a>");
        assert!(text.ends_with("<a>Ки</a>"), "{text}");
        assert_eq!(name, "windows-1251");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_read_as_windows_1252() {
        assert_eq!(decode(b"caf\xE9", UTF_8), ("café".to_owned(), true));
        assert_eq!(decode("café".as_bytes(), UTF_8), ("café".to_owned(), false));
    }
}
