//! Data objects of a merchant-presented QR code (`EMVCo` QR Code Specification for Payment Systems, Merchant-Presented
//! Mode): two digits of id, two of length, the value. Object 63 closes the payload with its checksum.

use std::fmt::Write as _;

/// Object that holds the checksum.
const CHECKSUM: &str = "63";
/// Longest value of an object, in characters.
const MAX_VALUE: usize = 99;

/// Objects in the order in which they were put in.
#[derive(Debug, Clone, Default)]
pub(super) struct Objects {
    text: String,
    is_broken: bool,
}

impl Objects {
    /// Adds an object. A value that is empty, too long or not printable ASCII leaves nothing to be finished.
    pub(super) fn put(mut self, id: &str, value: &str) -> Self {
        let is_value = (1..=MAX_VALUE).contains(&value.len())
            && value.bytes().all(|b| (b' '..=b'~').contains(&b));
        self.is_broken |= !is_value;
        // Writing to a text cannot fail.
        let _written = write!(self.text, "{id}{:02}{value}", value.len());
        self
    }

    /// Adds objects as the value of one.
    pub(super) fn nest(mut self, id: &str, inner: &Self) -> Self {
        self.is_broken |= inner.is_broken;
        self.put(id, &inner.text)
    }

    /// The payload with its checksum.
    pub(super) fn finish(self) -> Option<String> {
        if self.is_broken {
            return None;
        }
        let head = format!("{}{CHECKSUM}04", self.text);
        let checksum = crc16(head.as_bytes());
        Some(format!("{head}{checksum:04X}"))
    }
}

/// CRC-16/CCITT-FALSE: polynomial 0x1021, begun with 0xFFFF, nothing reflected.
pub fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |crc: u16, byte| {
        (0..8).fold(crc ^ (u16::from(*byte) << 8), |crc, _| {
            let shifted = crc << 1;
            if crc & 0x8000 == 0 {
                shifted
            } else {
                shifted ^ 0x1021
            }
        })
    })
}

/// The objects of a payload, its checksum compared; `None` for anything that is none.
pub fn parse(payload: &str) -> Option<Vec<(&str, &str)>> {
    let (head, checksum) = payload.split_at_checked(payload.len().checked_sub(4)?)?;
    let is_upper = checksum
        .bytes()
        .all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b));
    let expected = u16::from_str_radix(checksum, 16).ok()?;
    if !is_upper || !head.ends_with("6304") || crc16(head.as_bytes()) != expected {
        return None;
    }
    objects(payload)
}

/// The objects in a text, which may be the value of one.
pub(super) fn objects(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut objects = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (id, after) = rest.split_at_checked(2)?;
        let (length, after) = after.split_at_checked(2)?;
        let are_digits = [id, length]
            .iter()
            .all(|part| part.bytes().all(|b| b.is_ascii_digit()));
        if !are_digits {
            return None;
        }
        let (value, after) = after.split_at_checked(length.parse().ok()?)?;
        objects.push((id, value));
        rest = after;
    }
    Some(objects)
}
