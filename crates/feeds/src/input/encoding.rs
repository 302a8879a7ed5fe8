//! Encodings: what a file says and what it really is.
//!
//! Encodings that keep ASCII bytes are cut into records as they are and decoded record by record; UTF-16 is turned
//! into UTF-8 while it streams in.

use std::borrow::Cow;

use std::io::{self, Read as _};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::container::Source;

/// What the first bytes say about the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Detected {
    /// The encoding in which the bytes are to be read.
    pub(crate) encoding: &'static Encoding,
    /// Bytes of a byte order mark to skip.
    pub(crate) bom: usize,
    /// Whether the file says it: by a mark, by its shape, or by a declaration.
    pub(crate) is_certain: bool,
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
        return Detected {
            encoding,
            bom,
            is_certain: true,
        };
    }
    let found = wide(head).or_else(|| declared(head));
    Detected {
        encoding: found.unwrap_or(UTF_8),
        bom: 0,
        is_certain: found.is_some(),
    }
}

/// UTF-16 without a mark: every other byte of the first characters is zero.
fn wide(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |at: usize| {
        let bytes = head.iter().take(64).skip(at).step_by(2);
        (
            bytes.clone().filter(|byte| **byte == 0).count(),
            bytes.count(),
        )
    };
    let (even, odd) = (zeros(0), zeros(1));
    match head {
        [first, 0, ..] if *first != 0 && even.0 == 0 && odd.0.saturating_mul(2) > odd.1 => {
            Some(UTF_16LE)
        }
        [0, second, ..] if *second != 0 && odd.0 == 0 && even.0.saturating_mul(2) > even.1 => {
            Some(UTF_16BE)
        }
        _ => None,
    }
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

/// How the bytes of records become text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    encoding: &'static Encoding,
    /// What bytes are read in that are not in `encoding`, once there was such a record.
    fallback: Option<&'static Encoding>,
    /// Nothing declares the encoding, and the first bytes are not UTF-8.
    pub(crate) is_guessed: bool,
    /// What the file is read in, for the report.
    pub(crate) name: &'static str,
}

impl Reading {
    /// Decides by what was detected and by the first bytes.
    pub(super) fn of(detected: Detected, head: &[u8]) -> Self {
        let fixed = |encoding| Self {
            encoding,
            fallback: None,
            is_guessed: false,
            name: detected.encoding.name(),
        };
        if !detected.is_ascii_compatible() {
            return fixed(UTF_8);
        }
        if detected.is_certain || is_utf8_prefix(head) {
            return fixed(detected.encoding);
        }
        let encoding = guessed(head);
        Self {
            encoding,
            fallback: None,
            is_guessed: true,
            name: encoding.name(),
        }
    }

    /// Text of one record. The second value names the encoding that was taken because the record is not in the file's.
    pub(crate) fn decode<'b>(&mut self, bytes: &'b [u8]) -> (Cow<'b, str>, Option<&'static str>) {
        if self.encoding != UTF_8 {
            let (text, had_errors) = self.encoding.decode_without_bom_handling(bytes);
            return (text, had_errors.then(|| self.encoding.name()));
        }
        if let Ok(text) = str::from_utf8(bytes) {
            return (Cow::Borrowed(text), None);
        }
        let fallback = *self.fallback.get_or_insert_with(|| guessed(bytes));
        let (text, _) = fallback.decode_without_bom_handling(bytes);
        (text, Some(fallback.name()))
    }
}

/// The legacy encoding that bytes look like, by their letters.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Two bytes in a row that look East Asian are too little to go by.
    let few = bytes.iter().filter(|b| !b.is_ascii()).count() < 8;
    if few && !guess.is_single_byte() {
        return WINDOWS_1252;
    }
    guess
}

/// Whether bytes are UTF-8 as far as they go: the last character may be cut, and among many good ones a few may be broken.
fn is_utf8_prefix(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        let wide = chunk.valid().bytes().filter(|byte| !byte.is_ascii());
        good = good.saturating_add(wide.count());
        bad = bad.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    let is_cut = str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    bad == 0 || is_cut || bad.saturating_mul(20) < good
}

/// Bytes taken from the stream at a time.
const CHUNK: usize = 64 * 1024;

/// A stream whose bytes keep ASCII: as it is, or turned into UTF-8.
pub(crate) struct Bytes<'r> {
    input: Source<'r>,
    decoder: Option<Decoder>,
    chunk: Vec<u8>,
}

impl<'r> Bytes<'r> {
    /// The bytes of `input` as they are.
    pub(crate) fn new(input: Source<'r>) -> Self {
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
    use super::super::Input;
    use super::*;

    fn whole(bytes: &[u8]) -> (String, &'static str) {
        let mut input = Input::open(Box::new(bytes), Vec::new()).unwrap();
        while !input.ended {
            input.fill().unwrap();
        }
        let mut reading = input.reading();
        (reading.decode(&input.buffer).0.into_owned(), reading.name)
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
        for text in ["<rss>ก</rss>", "id,title\n1,ก", "[{\"id\":1}]"] {
            assert_eq!(whole(text.as_bytes()), (text.into(), "UTF-8"));
            assert_eq!(
                whole(format!("\u{FEFF}{text}").as_bytes()),
                (text.into(), "UTF-8")
            );
            assert_eq!(whole(&utf16(text, true)), (text.into(), "UTF-16LE"));
            assert_eq!(whole(&utf16(text, false)), (text.into(), "UTF-16LE"));
        }
        let (text, name) = whole(b"<?xml version='1.0' encoding='windows-1251'?><a>\xCA\xE8</a>");
        assert!(text.ends_with("<a>Ки</a>"), "{text}");
        assert_eq!(name, "windows-1251");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_read_in_the_encoding_that_they_look_like() {
        let (text, name) = whole(b"id;titre\n1;caf\xE9 cr\xE8me br\xFBl\xE9e");
        assert_eq!(
            (text.as_str(), name),
            ("id;titre\n1;café crème brûlée", "windows-1252")
        );
        let cyrillic = encoding_rs::WINDOWS_1251
            .encode("id;имя\n1;Чайник электрический")
            .0
            .into_owned();
        assert_eq!(
            whole(&cyrillic),
            ("id;имя\n1;Чайник электрический".into(), "windows-1251")
        );
        let mut reading = Reading::of(detect(b"<a/>"), b"<a/>");
        assert_eq!(
            reading.decode(b"caf\xE9"),
            ("café".into(), Some("windows-1252"))
        );
        assert_eq!(reading.decode("café".as_bytes()), ("café".into(), None));
    }
}
