//! Sorted terms with their postings: each term as what differs from the one before, every sixteenth whole.

use std::collections::BTreeMap;
use std::ops::Range;

use super::postings::{self, Posting, Postings};
use crate::bytes::{Reader, Writer, index, number};

/// Terms between two that stand whole.
const BLOCK: u32 = 16;
/// Longest term in bytes.
pub(super) const MAX_TERM: usize = 255;

/// Writes terms into one section and their postings into another. A term: how many leading bytes it shares with the one
/// before (byte), how many follow (byte), these, the length of its postings in bytes (number).
pub(super) fn write(terms: &BTreeMap<String, Vec<Posting>>) -> (Writer, Writer) {
    let (mut names, mut lists) = (Writer::new(), Writer::new());
    names.size(terms.len());
    let mut before: &[u8] = &[];
    for (position, (term, list)) in (0_u32..).zip(terms) {
        let bytes = term.as_bytes();
        let shared = if position.is_multiple_of(BLOCK) {
            0
        } else {
            let pairs = before.iter().zip(bytes);
            pairs.take_while(|(one, other)| one == other).count()
        };
        let (_, rest) = bytes.split_at(shared);
        names.u8(byte(shared));
        names.u8(byte(rest.len()));
        names.raw(rest);
        let start = lists.len();
        postings::write(&mut lists, list);
        names.size(lists.len() - start);
        before = bytes;
    }
    (names, lists)
}

fn byte(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

/// Where terms and postings are, and where every sixteenth term begins.
#[derive(Debug)]
pub(super) struct Dictionary {
    terms: Range<usize>,
    lists: Range<usize>,
    /// For each block: where its first term begins in `terms`, and its postings in `lists`.
    blocks: Vec<(u32, u32)>,
    count: u32,
}

/// A term at which a walk stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// Bytes shared with the term before.
    pub(super) shared: usize,
    /// The bytes that follow.
    pub(super) rest: &'a [u8],
    pub(super) postings: Postings<'a>,
}

impl Dictionary {
    /// Checks both sections: that terms are UTF-8 and go up, and that their postings fill the section.
    pub(super) fn open(reader: &mut Reader<'_>, lists: Range<usize>, what: &'static str) -> Self {
        let count: u32 = reader.number(what);
        let start = reader.offset();
        let mut blocks = Vec::with_capacity(reader.len().min(index(count / BLOCK + 1)));
        let mut term: Vec<u8> = Vec::with_capacity(MAX_TERM);
        let mut before: Vec<u8> = Vec::with_capacity(MAX_TERM);
        let mut list: u32 = 0;
        for position in 0..count {
            let at = reader.offset();
            if position.is_multiple_of(BLOCK) {
                blocks.push((number(at - start), list));
            }
            let [shared, length] = reader.array(what);
            let rest = reader.take(usize::from(length), what);
            std::mem::swap(&mut term, &mut before);
            let kept = before.get(..usize::from(shared));
            let is_whole = shared == 0 || !position.is_multiple_of(BLOCK);
            term.clear();
            term.extend_from_slice(kept.unwrap_or_default());
            term.extend_from_slice(rest);
            let goes_up = position == 0 || before < term;
            let is_text = str::from_utf8(&term).is_ok();
            if kept.is_none() || !is_whole || !goes_up || !is_text || term.len() > MAX_TERM {
                reader.fail(what, at);
            }
            let end = list.checked_add(reader.number(what));
            list = end.unwrap_or(u32::MAX);
            if reader.has_failed() {
                break;
            }
        }
        if index(list) != lists.len() {
            reader.fail("postings that fill their section", reader.offset());
        }
        Self {
            terms: start..reader.offset(),
            lists,
            blocks,
            count,
        }
    }

    /// The postings of a term.
    pub(super) fn find<'a>(&self, file: &'a [u8], wanted: &str) -> Option<Postings<'a>> {
        let mut walk = self.walk(file, self.block_of(file, wanted.as_bytes()));
        let mut term = Vec::new();
        loop {
            let entry = walk.next()?;
            term.truncate(entry.shared);
            term.extend_from_slice(entry.rest);
            match term.as_slice().cmp(wanted.as_bytes()) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => return Some(entry.postings),
                std::cmp::Ordering::Greater => return None,
            }
        }
    }

    /// Hands every term that begins with `prefix`, with its postings, to `visit`.
    pub(super) fn each_from<'a>(
        &self,
        file: &'a [u8],
        prefix: &str,
        mut visit: impl FnMut(&[u8], Postings<'a>),
    ) {
        let mut term = Vec::new();
        for entry in self.walk(file, self.block_of(file, prefix.as_bytes())) {
            term.truncate(entry.shared);
            term.extend_from_slice(entry.rest);
            if term.starts_with(prefix.as_bytes()) {
                visit(&term, entry.postings);
            } else if term.as_slice() > prefix.as_bytes() {
                return;
            }
        }
    }

    /// Walks all terms from the first of a block on.
    pub(super) fn walk<'a>(&self, file: &'a [u8], block: usize) -> Walk<'a> {
        let (term, list) = self.blocks.get(block).copied().unwrap_or((0, 0));
        let from = |range: &Range<usize>, at: u32| {
            let content = file
                .get(range.clone())
                .and_then(|content| content.get(index(at)..));
            content.unwrap_or_default()
        };
        let before = number(block).saturating_mul(BLOCK);
        Walk {
            terms: from(&self.terms, term),
            lists: from(&self.lists, list),
            left: self.count.saturating_sub(before),
        }
    }

    /// The block in which a term stands or would stand.
    pub(super) fn block_of(&self, file: &[u8], wanted: &[u8]) -> usize {
        let content = file.get(self.terms.clone()).unwrap_or_default();
        let after = self.blocks.partition_point(|(at, _)| {
            let mut rest = content.get(index(*at)..).unwrap_or_default();
            whole(&mut rest) <= wanted
        });
        after.saturating_sub(1)
    }
}

/// The bytes of a term that stands whole.
fn whole<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let length = rest.get(1).copied().unwrap_or_default();
    rest.get(2..2 + usize::from(length)).unwrap_or_default()
}

/// Terms one after the other.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    terms: &'a [u8],
    lists: &'a [u8],
    left: u32,
}

impl<'a> Iterator for Walk<'a> {
    type Item = Entry<'a>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'a>> {
        self.left = self.left.checked_sub(1)?;
        let ([shared, length], rest) = self.terms.split_first_chunk()?;
        let (rest, mut behind) = rest.split_at_checked(usize::from(*length))?;
        let mut size: u32 = 0;
        let mut shift = 0;
        while let Some((byte, more)) = behind.split_first() {
            behind = more;
            size |= u32::from(byte & 0x7F).wrapping_shl(shift);
            if byte & 0x80 == 0 || shift >= 28 {
                break;
            }
            shift += 7;
        }
        self.terms = behind;
        let (list, lists) = self.lists.split_at_checked(index(size))?;
        self.lists = lists;
        Some(Entry {
            shared: usize::from(*shared),
            rest,
            postings: Postings::new(list),
        })
    }
}
