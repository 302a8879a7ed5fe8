//! Where a key stands: rows, or stretches of rows with how many there have it, and how well at best.

use crate::bytes::{Writer, index};
use crate::sharded::PAGE_BITS;
use crate::words::{Posting, take};

/// Bytes that the rows of one key take at most; what is longer is told in wider stretches, up to a page.
const LONGEST: usize = 4 * 1024;

/// How well a key stands in a row: the numbers of the fields up to 2, then the title, the shorter the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Class(u8);

/// Titles of so many words at least; the classes from 3 on, the last one for still shorter ones.
const LENGTHS: [u8; 4] = [12, 8, 6, 4];

impl Class {
    /// From the number of a field and how many words the title has.
    pub(super) fn new(field: u8, title_words: u8) -> Self {
        if field < 3 {
            return Self(field);
        }
        let longer = LENGTHS.iter().take_while(|least| title_words < **least);
        Self(3 + u8::try_from(longer.count()).unwrap_or(0))
    }

    /// The number of the field.
    pub(super) fn field(self) -> u8 {
        self.0.min(3)
    }

    /// Fewest words of a title of this class.
    pub(super) fn title_words(self) -> u8 {
        let place = self.0.checked_sub(3).map(usize::from);
        place
            .and_then(|place| LENGTHS.get(place))
            .copied()
            .unwrap_or(1)
    }
}

/// Rows `unit << grain` up to the next unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) unit: u32,
    /// The best of its rows.
    pub(super) class: Class,
    /// How many of its rows have the key, about, when they are several.
    pub(super) count: u32,
}

/// A list of places as bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    /// Binary logarithm of the rows of a unit.
    pub(super) grain: u8,
    pub(super) bytes: Vec<u8>,
}

/// Writes rows with their classes, in ascending order of rows: each in as narrow stretches as there is room for, `least` at
/// narrowest.
pub(super) fn write(rows: &[(u32, Class)], least: u8) -> Places {
    let mut grain = least;
    loop {
        let bytes = units(rows, grain);
        if grain >= PAGE_BITS || bytes.len() <= LONGEST {
            return Places { grain, bytes };
        }
        // Nothing is gained before the units are fewer than the rows.
        grain += if grain == 0 { 2 } else { 1 };
    }
}

fn units(rows: &[(u32, Class)], grain: u8) -> Vec<u8> {
    let mut writer = Writer::new();
    let mut next = 0;
    for unit in rows.chunk_by(|one, other| one.0 >> grain == other.0 >> grain) {
        let Some((row, _)) = unit.first() else {
            continue;
        };
        let class = unit.iter().map(|(_, class)| *class).max();
        write_place(
            &mut writer,
            &mut next,
            grain,
            Place {
                unit: row >> grain,
                class: class.unwrap_or_default(),
                count: crate::bytes::number(unit.len()),
            },
        );
    }
    writer.finish()
}

/// Appends a place that stands behind the last one.
pub(super) fn write_place(writer: &mut Writer, next: &mut u32, grain: u8, place: Place) {
    let gap = u64::from(place.unit.saturating_sub(*next));
    *next = place.unit.saturating_add(1);
    let class = u64::from(place.class.0);
    if grain == 0 {
        writer.varint(gap << 3 | class);
    } else {
        let doubled = place.count.checked_ilog2().unwrap_or(0).min(7);
        writer.varint(gap << 6 | u64::from(doubled) << 3 | class);
    }
}

/// Reads places; damaged bytes are other places, or none.
pub(super) fn each(grain: u8, mut bytes: &[u8], mut visit: impl FnMut(Place)) {
    let mut next: u32 = 0;
    while !bytes.is_empty() {
        let value = take(&mut bytes);
        let low = |bits: u32| u8::try_from(bits & 7).unwrap_or(0);
        let (gap, count) = if grain == 0 {
            (value >> 3, 1)
        } else {
            // In the middle between one power of two and the next.
            let power = 1 << (value >> 3 & 7);
            (value >> 6, power + power / 2)
        };
        let Some(unit) = next.checked_add(gap) else {
            return;
        };
        visit(Place {
            unit,
            class: Class(low(value)),
            count,
        });
        next = unit.saturating_add(1);
    }
}

/// The rows of a term's postings, with what the titles say.
pub(super) fn classes(postings: &[Posting], title_words: &[u8]) -> Vec<(u32, Class)> {
    let class = |posting: &Posting| {
        let words = title_words.get(index(posting.row)).copied().unwrap_or(0);
        (posting.row, Class::new(posting.field, words))
    };
    postings.iter().map(class).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_row_lies_in_a_place_that_is_as_good(
            rows in proptest::collection::btree_map(0_u32..200_000, 0_u8..8, 1..6_000),
        ) {
            let rows: Vec<(u32, Class)> = rows.into_iter().map(|(row, class)| (row, Class(class))).collect();
            let places = write(&rows, 0);
            prop_assert!(places.grain <= PAGE_BITS);
            prop_assert!(places.grain == PAGE_BITS || places.bytes.len() <= LONGEST);
            let mut read = Vec::new();
            each(places.grain, &places.bytes, |place| read.push(place));
            for (row, class) in &rows {
                let place = read.iter().find(|place| place.unit == row >> places.grain);
                prop_assert!(place.is_some_and(|place| place.class >= *class));
            }
            let wanted: std::collections::BTreeSet<u32> =
                rows.iter().map(|(row, _)| row >> places.grain).collect();
            prop_assert_eq!(read.len(), wanted.len());
        }

        #[test]
        fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..400), grain in 0_u8..9) {
            let mut count = 0;
            each(grain, &bytes, |_| count += 1);
            prop_assert!(count <= bytes.len());
        }
    }
}
