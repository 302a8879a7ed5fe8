//! Sorted terms with their postings.
//!
//! Each term is stored as what differs from the one before it. Where a block begins, and its first term stands whole, is settled by the
//! term alone: a term more or less moves no other block, so that the difference of two dictionaries is small.

use std::ops::Range;

use super::postings::{self, Posting, Postings};
use crate::bytes::{Cells, Column, Reader, Writer, index, write_column};

/// Longest term in bytes.
pub(super) const MAX_TERM: usize = 255;
/// Terms in a block, on the average.
const BLOCK: u32 = 64;

/// Whether a text begins a block, by its hash (FNV-1a).
pub(super) fn begins_block(text: &[u8]) -> bool {
    let hash = text.iter().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 8).is_multiple_of(BLOCK)
}

/// A dictionary in the making.
#[derive(Debug, Default)]
pub(super) struct DictionaryWriter {
    table: Writer,
    blocks: u32,
    names: Writer,
    lists: Writer,
    ones: Vec<u32>,
    before: Vec<u8>,
    /// Where the last block begins in `names`, `lists` and `ones`.
    start: [usize; 3],
}

impl DictionaryWriter {
    /// Adds a term that stands behind the last one, with its postings in ascending order of rows.
    pub(super) fn add(&mut self, bytes: &[u8], list: &[Posting]) {
        if self.before.is_empty() {
            self.blocks = 1;
        } else if begins_block(bytes) {
            self.end_block();
            self.blocks += 1;
            self.before.clear();
        }
        let pairs = self.before.iter().zip(bytes);
        let shared = pairs.take_while(|(one, other)| one == other).count();
        let (_, rest) = bytes.split_at(shared);
        self.names.u8(byte(shared));
        self.names.u8(byte(rest.len()));
        self.names.raw(rest);
        if let [only] = list {
            self.ones.push(only.row << 2 | u32::from(only.field & 3));
            self.names.size(0);
        } else {
            let start = self.lists.len();
            postings::write(&mut self.lists, list);
            self.names.size(self.lists.len() - start);
        }
        self.before.clear();
        self.before.extend_from_slice(bytes);
    }

    fn end_block(&mut self) {
        let end = [self.names.len(), self.lists.len(), self.ones.len()];
        for (end, start) in end.iter().zip(self.start) {
            self.table.size(end - start);
        }
        self.start = end;
    }

    /// Terms, lists, and the postings of terms that have one.
    pub(super) fn finish(mut self) -> [Writer; 3] {
        let mut terms = Writer::new();
        if self.blocks > 0 {
            self.end_block();
        }
        terms.varint(self.blocks);
        terms.raw(&self.table.finish());
        terms.raw(&self.names.finish());
        let mut ones = Writer::new();
        ones.size(self.ones.len());
        write_column(&mut ones, &self.ones);
        [terms, self.lists, ones]
    }
}

fn byte(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

/// Where terms and postings are, and where every block begins.
#[derive(Debug)]
pub(super) struct Dictionary {
    terms: Range<usize>,
    lists: Range<usize>,
    ones: Column,
    blocks: Vec<Start>,
}

/// Where a block begins among the terms, the lists and the single postings.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    term: u32,
    list: u32,
    one: u32,
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
    /// Checks that the blocks fill their sections. What a block holds is read when it is asked for; damaged bytes are other
    /// terms, or none.
    pub(super) fn open(
        reader: &mut Reader<'_>,
        lists: Range<usize>,
        ones: &mut Reader<'_>,
        what: &'static str,
    ) -> Self {
        let count = reader.count(what);
        let mut end = Start::default();
        let mut blocks = Vec::with_capacity(count);
        for _ in 0..count {
            blocks.push(end);
            let mut next = |from: u32| {
                let at = reader.offset();
                let sum = from.checked_add(reader.number(what));
                reader.expected(sum, what, at).unwrap_or(from)
            };
            end = Start {
                term: next(end.term),
                list: next(end.list),
                one: next(end.one),
            };
            if reader.has_failed() {
                break;
            }
        }
        let start = reader.offset();
        reader.take(index(end.term), what);
        if index(end.list) != lists.len() {
            reader.fail("postings that fill their section", start);
        }
        let single: u32 = ones.number(what);
        let column = Column::open(ones, single, what);
        if end.one != single {
            ones.fail("one posting for each term without a list", ones.offset());
        }
        Self {
            terms: start..reader.offset(),
            lists,
            ones: column,
            blocks,
        }
    }

    /// The postings of a term.
    pub(super) fn find<'a>(&'a self, file: &'a [u8], wanted: &str) -> Option<Postings<'a>> {
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

    /// Whether there is a term or, `as_prefix`, one that begins with it.
    pub(super) fn knows(&self, file: &[u8], wanted: &str, as_prefix: bool) -> bool {
        let wanted = wanted.as_bytes();
        let mut term = Vec::new();
        for entry in self.walk(file, self.block_of(file, wanted)) {
            term.truncate(entry.shared);
            term.extend_from_slice(entry.rest);
            if term.as_slice() >= wanted {
                return term == wanted || (as_prefix && term.starts_with(wanted));
            }
        }
        false
    }

    /// Hands every term that begins with `prefix`, with its postings, to `visit`, as long as that says that it wants more.
    pub(super) fn each_from<'a>(
        &'a self,
        file: &'a [u8],
        prefix: &str,
        mut visit: impl FnMut(&[u8], Postings<'a>) -> bool,
    ) {
        let mut term = Vec::new();
        for entry in self.walk(file, self.block_of(file, prefix.as_bytes())) {
            term.truncate(entry.shared);
            term.extend_from_slice(entry.rest);
            if term.starts_with(prefix.as_bytes()) {
                if !visit(&term, entry.postings) {
                    return;
                }
            } else if term.as_slice() > prefix.as_bytes() {
                return;
            }
        }
    }

    /// Walks all terms from the first of a block on.
    pub(super) fn walk<'a>(&'a self, file: &'a [u8], block: usize) -> Walk<'a> {
        let content = |range: &Range<usize>| file.get(range.clone()).unwrap_or_default();
        let mut walk = Walk {
            all: content(&self.terms),
            all_lists: content(&self.lists),
            terms: &[],
            lists: &[],
            ones: self.ones.of(file),
            one: 0,
            behind: self.blocks.get(block..).unwrap_or_default(),
        };
        walk.jump();
        walk
    }

    /// The block in which a term stands or would stand.
    pub(super) fn block_of(&self, file: &[u8], wanted: &[u8]) -> usize {
        let content = file.get(self.terms.clone()).unwrap_or_default();
        let after = self.blocks.partition_point(|start| {
            let rest = content.get(index(start.term)..).unwrap_or_default();
            whole(rest) <= wanted
        });
        after.saturating_sub(1)
    }
}

/// The bytes of a term that stands whole.
fn whole(rest: &[u8]) -> &[u8] {
    let length = rest.get(1).copied().unwrap_or_default();
    rest.get(2..2 + usize::from(length)).unwrap_or_default()
}

/// Terms one after the other.
#[derive(Debug)]
pub(super) struct Walk<'a> {
    all: &'a [u8],
    all_lists: &'a [u8],
    /// From the next term on.
    terms: &'a [u8],
    lists: &'a [u8],
    ones: Cells<'a>,
    one: u32,
    /// Blocks behind the last one that was jumped to.
    behind: &'a [Start],
}

impl Walk<'_> {
    /// On to the next block.
    fn jump(&mut self) {
        if let Some((start, behind)) = self.behind.split_first() {
            self.terms = self.all.get(index(start.term)..).unwrap_or_default();
            self.lists = self.all_lists.get(index(start.list)..).unwrap_or_default();
            self.one = start.one;
            self.behind = behind;
        }
    }

    /// Passes over the terms that follow one with a beginning, as long as they share it.
    pub(super) fn pass(&mut self, beginning: &[u8]) {
        let here = self.all.len() - self.terms.len();
        while let Some(start) = self.behind.first() {
            let first = self.all.get(index(start.term)..).unwrap_or_default();
            if index(start.term) < here {
                self.behind = self.behind.get(1..).unwrap_or_default();
            } else if whole(first).starts_with(beginning) {
                self.jump();
                self.next();
            } else {
                break;
            }
        }
        self.skip(beginning.len());
    }

    /// Passes over terms that share so many bytes with the one before.
    fn skip(&mut self, least: usize) {
        let (mut rest, mut lists, mut ones) = (self.terms, 0, 0);
        while let [shared, length, behind @ ..] = rest
            && usize::from(*shared) >= least
            && let Some((_, mut behind)) = behind.split_at_checked(usize::from(*length))
        {
            let size = index(postings::take(&mut behind));
            lists += size;
            ones += u32::from(size == 0);
            rest = behind;
        }
        self.terms = rest;
        self.lists = self.lists.get(lists..).unwrap_or_default();
        self.one = self.one.saturating_add(ones);
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Entry<'a>;

    #[inline]
    fn next(&mut self) -> Option<Entry<'a>> {
        let ([shared, length], rest) = self.terms.split_first_chunk()?;
        let (rest, mut behind) = rest.split_at_checked(usize::from(*length))?;
        let size = postings::take(&mut behind);
        self.terms = behind;
        let postings = if size == 0 {
            let value = self.ones.get(self.one);
            self.one = self.one.saturating_add(1);
            Postings::one(Posting::of(value))
        } else {
            let (list, lists) = self.lists.split_at_checked(index(size))?;
            self.lists = lists;
            Postings::new(list)
        };
        Some(Entry {
            shared: usize::from(*shared),
            rest,
            postings,
        })
    }
}
