//! The difference of two files, byte by byte: what to copy from the old one, and what is new.
//!
//! A file that changed a little is mostly the same bytes in the same order. So a copy goes on where the last one ended, or
//! a few bytes beside, as long as that works; only otherwise is the old file searched, by the hash of eight bytes.

use crate::bytes::{Reader, Writer, index, number};
use crate::error::PackError;

/// Bytes that are hashed together: a copy from somewhere else has at least as many.
const WINDOW: usize = 8;
/// Bytes in a row for which going on nearby is worth a step.
const NEAR: usize = 4;
/// How far beside the last copy the next one is looked for first.
const DRIFT: usize = 3;

/// A patch in the making.
#[derive(Debug, Default)]
pub(super) struct Patch {
    /// For each step: how many new bytes, how many to copy, and, where any are copied, how far from the last copy's end.
    pub(super) steps: Writer,
    /// The new bytes of all steps.
    pub(super) bytes: Vec<u8>,
}

/// Positions of the old file by the hash of what stands there; of equal hashes the first.
struct Places {
    heads: Vec<u32>,
    bits: u32,
}

const NOWHERE: u32 = u32::MAX;

impl Places {
    fn of(old: &[u8]) -> Self {
        let bits = old.len().max(16).next_power_of_two().ilog2();
        let mut places = Self {
            heads: vec![NOWHERE; 1 << bits],
            bits,
        };
        for (position, window) in old.windows(WINDOW).enumerate() {
            let slot = places.slot(window);
            if let Some(head) = places.heads.get_mut(slot).filter(|head| **head == NOWHERE) {
                *head = number(position);
            }
        }
        places
    }

    fn slot(&self, window: &[u8]) -> usize {
        let bytes = window.first_chunk::<WINDOW>().copied().unwrap_or_default();
        let hash = u64::from_le_bytes(bytes).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(hash >> (64 - self.bits)).unwrap_or(0)
    }

    fn find(&self, new: &[u8]) -> Option<usize> {
        let head = *self.heads.get(self.slot(new.get(..WINDOW)?))?;
        (head != NOWHERE).then(|| index(head))
    }
}

/// How many bytes are equal from the beginning on.
fn common(one: &[u8], other: &[u8]) -> usize {
    one.iter().zip(other).take_while(|(a, b)| a == b).count()
}

/// What makes `new` out of `old`.
pub(super) fn diff(old: &[u8], new: &[u8]) -> Patch {
    let places = Places::of(old);
    let mut patch = Patch::default();
    // Up to where `new` is done, and where the last copy ended in `old`.
    let (mut done, mut last) = (0, 0);
    let mut at = 0;
    while at < new.len() {
        let rest = new.get(at..).unwrap_or_default();
        let Some((from, length)) = best(old, rest, last + (at - done), &places) else {
            at += 1;
            continue;
        };
        // What stands before an equal place is often equal too.
        let behind = (0..at - done)
            .take_while(|back| {
                let (a, b) = (from.checked_sub(back + 1), at - back - 1);
                a.is_some_and(|a| old.get(a) == new.get(b))
            })
            .count();
        let (from, start) = (from - behind, at - behind);
        patch.step(
            new.get(done..start).unwrap_or_default(),
            Some((from, last, length + behind)),
        );
        at += length;
        done = at;
        last = from + length + behind;
    }
    if done < new.len() {
        patch.step(new.get(done..).unwrap_or_default(), None);
    }
    patch
}

/// The best place in `old` to copy from: near where it is expected, else anywhere.
fn best(old: &[u8], new: &[u8], expected: usize, places: &Places) -> Option<(usize, usize)> {
    let length = |from: usize| common(old.get(from..).unwrap_or_default(), new);
    let straight = length(expected);
    if straight >= WINDOW {
        return Some((expected, straight));
    }
    let beside = (expected.saturating_sub(DRIFT)..=expected + DRIFT)
        .map(|from| (from, length(from)))
        .max_by_key(|(from, length)| (*length, *from == expected))
        .filter(|(_, length)| *length >= NEAR);
    let far = places
        .find(new)
        .map(|from| (from, length(from)))
        .filter(|(_, length)| *length >= WINDOW);
    match (beside, far) {
        (Some(beside), Some(far)) if far.1 < beside.1 + WINDOW => Some(beside),
        (beside, far) => far.or(beside),
    }
}

impl Patch {
    fn step(&mut self, bytes: &[u8], copy: Option<(usize, usize, usize)>) {
        self.steps.size(bytes.len());
        self.bytes.extend_from_slice(bytes);
        let Some((from, last, length)) = copy else {
            self.steps.size(0);
            return;
        };
        self.steps.size(length);
        let signed = |position: usize| i64::try_from(position).unwrap_or(i64::MAX);
        self.steps.signed(signed(from).saturating_sub(signed(last)));
    }
}

/// Makes a new file of `length` bytes out of an old one.
///
/// # Errors
/// [`PackError`] when the steps lead anywhere else.
pub(super) fn apply(
    steps: &mut Reader<'_>,
    bytes: &mut Reader<'_>,
    old: &[u8],
    length: usize,
) -> Result<Vec<u8>, PackError> {
    let mut new = Vec::with_capacity(length.min(old.len().saturating_mul(2)));
    let mut last: usize = 0;
    while steps.len() > 0 && !bytes.has_failed() {
        let at = steps.error("a step that stays in the files");
        let fresh: usize = steps.number("how many bytes are new");
        new.extend_from_slice(bytes.take(fresh, "the new bytes"));
        let count: usize = steps.number("how many bytes to copy");
        if count > 0 {
            let moved = steps.signed("where to copy from");
            let from = isize::try_from(moved)
                .ok()
                .and_then(|moved| last.checked_add_signed(moved));
            let from = from.ok_or(at)?;
            let to = from.checked_add(count).ok_or(at)?;
            // Before anything is copied: a few bytes may ask for a lot.
            if count > length.saturating_sub(new.len()) {
                return Err(at);
            }
            new.extend_from_slice(old.get(from..to).ok_or(at)?);
            last = to;
        }
    }
    if !bytes.has_failed() {
        steps.end("the end of the steps")?;
    }
    bytes.end("the end of the new bytes")?;
    if new.len() == length {
        Ok(new)
    } else {
        Err(steps.error("a file of its length"))
    }
}
