//! Rows in little room: packed in blocks and unpacked one block at a time.
//!
//! A row takes a tenth of the memory that it has while it is looked at. Rows cannot be changed where they lie; what is
//! decided about all of them later, such as the currency, is applied on the way out.

mod bytes;
mod codec;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

use crate::google::{Picture, Row};
use crate::settle::{Terms, split};
use bytes::{Reader, Writer};

/// Bytes of a block before it is packed, about.
const BLOCK: usize = 48 * 1024;

/// Which parts of rows are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keep {
    /// All of them: what a shop is made of.
    #[default]
    Everything,
    /// What offers of several sellers are compared by.
    Comparison,
    /// What can still be wrong with them: ids, prices, dates, what tells variants apart.
    Outline,
}

impl Keep {
    /// Takes out what is not kept.
    fn trim(self, row: &mut Row) {
        if self == Self::Everything {
            return;
        }
        // Whether there is a picture matters, and not where.
        let mut is_first = true;
        row.pictures.retain_mut(|picture| match picture {
            Picture::Local(_) => true,
            Picture::Remote(address) | Picture::Placed(address) => {
                address.clear();
                std::mem::take(&mut is_first)
            }
        });
        row.link = None;
        row.highlights.clear();
        row.details.clear();
        row.shipping.clear();
        row.extras.clear();
        if self == Self::Outline {
            row.description.blocks.clear();
            row.mpn = None;
            // Only what stands beside another variant can differ from it.
            if row.group.is_none() {
                row.title.clear();
                for text in [
                    &mut row.brand,
                    &mut row.color,
                    &mut row.size,
                    &mut row.material,
                    &mut row.pattern,
                ] {
                    *text = None;
                }
            }
            // The nearer path is the one that prices are compared within.
            if !row.product_type.is_empty() {
                row.google_category.clear();
            }
        }
    }
}

/// What is decided about all rows of a store.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// Prices are read, and what has expired is left out.
    Settle(Terms),
    /// Local pictures get their places; those without one are left out.
    Place(BTreeMap<String, Option<Picture>>),
    /// Category paths of one step are split at `/`.
    SplitPaths,
    /// Nobody is told how many pieces there are.
    WithholdCounts,
}

impl Change {
    /// Changes a row; `false` when it is to be left out.
    pub(crate) fn apply(&self, row: &mut Row) -> bool {
        match self {
            Self::Settle(terms) => return terms.apply(row),
            Self::Place(places) => row.pictures.retain_mut(|picture| match picture {
                Picture::Local(path) => match places.get(path).cloned() {
                    Some(Some(place)) => {
                        *picture = place;
                        true
                    }
                    Some(None) => false,
                    None => true,
                },
                _ => true,
            }),
            Self::WithholdCounts => row.stock.quantity = None,
            Self::SplitPaths => {
                if let Some(steps) = split(row) {
                    row.product_type = steps;
                }
            }
        }
        true
    }
}

impl Change {
    /// Changes a row in all but its price, which takes the longest.
    fn apply_but_price(&self, row: &mut Row) -> bool {
        match self {
            Self::Settle(terms) => terms.keeps(row),
            Self::Place(_) | Self::SplitPaths | Self::WithholdCounts => self.apply(row),
        }
    }
}

/// Something that holds rows in the order of their file.
pub trait RowList: Default {
    /// Adds a row behind the others.
    fn push(&mut self, row: Row);

    /// Shows every row, in order, until `visit` has seen enough and says `false`.
    fn each(&self, visit: &mut dyn FnMut(&Row) -> bool);

    /// Changes every row; those for which `change` says `false` are taken out.
    fn amend(&mut self, change: &mut dyn FnMut(&mut Row) -> bool);

    /// Decides something about all rows.
    #[doc(hidden)]
    #[allow(private_interfaces, reason = "only feeds are settled, and only here")]
    fn decide(&mut self, change: Change);
}

#[allow(private_interfaces, reason = "as in the trait")]
impl RowList for Vec<Row> {
    fn push(&mut self, row: Row) {
        self.push(row);
    }

    fn each(&self, visit: &mut dyn FnMut(&Row) -> bool) {
        // The result says whether the visitor has seen enough, which nobody asks.
        let _: bool = self.iter().all(visit);
    }

    fn amend(&mut self, change: &mut dyn FnMut(&mut Row) -> bool) {
        self.retain_mut(change);
    }

    fn decide(&mut self, change: Change) {
        self.retain_mut(|row| change.apply(row));
    }
}

/// Rows in little room.
#[derive(Clone, Default)]
pub struct RowStore {
    keep: Keep,
    blocks: Vec<Block>,
    /// Rows that no block holds yet.
    open: Writer,
    open_rows: u32,
    rows: u32,
    changes: Vec<Change>,
    packer: Packer,
    /// The block that was unpacked last.
    last: RefCell<Unpacked>,
}

/// Packed rows.
#[derive(Clone)]
struct Block {
    /// Number of its first row.
    first: u32,
    packed: Box<[u8]>,
    /// Bytes when unpacked.
    length: usize,
}

/// A block that is being read.
#[derive(Clone, Default)]
struct Unpacked {
    block: Option<usize>,
    bytes: Vec<u8>,
    /// Where each row begins, as far as they have been looked for.
    starts: Vec<usize>,
}

impl fmt::Debug for RowStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowStore")
            .field("rows", &self.rows)
            .field("keep", &self.keep)
            .finish_non_exhaustive()
    }
}

impl RowStore {
    /// An empty store that keeps these parts.
    pub fn keeping(keep: Keep) -> Self {
        Self {
            keep,
            ..Self::default()
        }
    }

    fn close_block(&mut self) {
        let raw = self.open.as_bytes();
        if raw.is_empty() {
            return;
        }
        self.blocks.push(Block {
            first: self.rows.saturating_sub(self.open_rows),
            packed: self.packer.pack(raw),
            length: raw.len(),
        });
        self.open.clear();
        self.open_rows = 0;
    }

    /// A row by its number, counted from 0; `None` when it was left out.
    pub(crate) fn get(&self, number: u32) -> Option<Row> {
        if number >= self.rows {
            return None;
        }
        let block = self.blocks.partition_point(|block| block.first <= number);
        let open_from = self.rows.saturating_sub(self.open_rows);
        if number >= open_from {
            let skipped = number.saturating_sub(open_from);
            let mut reader = Reader::new(self.open.as_bytes());
            for _ in 0..skipped {
                reader.skip_row();
            }
            return self.read(&mut reader);
        }
        let index = block.checked_sub(1)?;
        let block = self.blocks.get(index)?;
        let mut last = self.last.borrow_mut();
        if last.block != Some(index) {
            unpack(block, &mut last.bytes);
            last.starts.clear();
            last.starts.push(0);
            last.block = Some(index);
        }
        let wanted = usize::try_from(number.saturating_sub(block.first)).ok()?;
        let Unpacked { bytes, starts, .. } = &mut *last;
        while starts.len() <= wanted {
            let at = starts.last().copied().unwrap_or(0);
            let mut reader = Reader::new(bytes.get(at..)?);
            reader.skip_row();
            starts.push(bytes.len().saturating_sub(reader.left()));
        }
        let mut reader = Reader::new(bytes.get(starts.get(wanted).copied()?..)?);
        self.read(&mut reader)
    }

    /// The next row, with all that was decided about it.
    fn read(&self, reader: &mut Reader<'_>) -> Option<Row> {
        let mut row = codec::read(reader);
        self.changes
            .iter()
            .all(|change| change.apply(&mut row))
            .then_some(row)
    }

    /// Shows every row with its number, without its price: nobody puts rows together by prices.
    pub(crate) fn each_numbered(&self, visit: &mut dyn FnMut(u32, &Row)) {
        self.each_read(&mut |number, mut row| {
            let mut changes = self.changes.iter();
            if changes.all(|change| change.apply_but_price(&mut row)) {
                visit(number, &row);
            }
            true
        });
    }

    fn each_read(&self, visit: &mut dyn FnMut(u32, Row) -> bool) {
        let mut number: u32 = 0;
        let mut bytes = Vec::new();
        let open = self.open.as_bytes();
        for block in self.blocks.iter().map(Some).chain([None]) {
            let mut reader = match block {
                Some(block) => {
                    unpack(block, &mut bytes);
                    Reader::new(&bytes)
                }
                None => Reader::new(open),
            };
            while reader.left() > 0 {
                if !visit(number, codec::read(&mut reader)) {
                    return;
                }
                number = number.saturating_add(1);
            }
        }
    }
}

#[allow(private_interfaces, reason = "as in the trait")]
impl RowList for RowStore {
    fn push(&mut self, mut row: Row) {
        self.keep.trim(&mut row);
        codec::write(&mut self.open, &row);
        self.open_rows = self.open_rows.saturating_add(1);
        self.rows = self.rows.saturating_add(1);
        if self.open.as_bytes().len() >= BLOCK {
            self.close_block();
        }
    }

    fn each(&self, visit: &mut dyn FnMut(&Row) -> bool) {
        self.each_read(&mut |_, mut row| {
            let is_kept = self.changes.iter().all(|change| change.apply(&mut row));
            !is_kept || visit(&row)
        });
    }

    fn amend(&mut self, change: &mut dyn FnMut(&mut Row) -> bool) {
        let mut amended = Self::keeping(self.keep);
        self.each(&mut |row| {
            let mut row = row.clone();
            if change(&mut row) {
                amended.push(row);
            }
            true
        });
        *self = amended;
    }

    fn decide(&mut self, change: Change) {
        self.changes.push(change);
    }
}

impl From<Vec<Row>> for RowStore {
    fn from(rows: Vec<Row>) -> Self {
        let mut store = Self::default();
        for row in rows {
            RowList::push(&mut store, row);
        }
        store
    }
}

/// Packs blocks one after the other, in one piece of memory.
#[derive(Default)]
struct Packer {
    deflate: Option<Compress>,
    buffer: Vec<u8>,
}

impl Clone for Packer {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Packer {
    fn pack(&mut self, raw: &[u8]) -> Box<[u8]> {
        let deflate = self
            .deflate
            .get_or_insert_with(|| Compress::new(Compression::fast(), false));
        deflate.reset();
        self.buffer.clear();
        // Deflate grows what it cannot pack by five bytes for each 16 KiB, at most.
        self.buffer.reserve(
            raw.len()
                .saturating_add(raw.len() / 64)
                .saturating_add(1024),
        );
        let status = deflate.compress_vec(raw, &mut self.buffer, FlushCompress::Finish);
        debug_assert!(matches!(status, Ok(Status::StreamEnd)), "there is room");
        self.buffer.as_slice().into()
    }
}

fn unpack(block: &Block, bytes: &mut Vec<u8>) {
    bytes.clear();
    bytes.reserve(block.length);
    let mut inflate = Decompress::new(false);
    let status = inflate.decompress_vec(&block.packed, bytes, FlushDecompress::Finish);
    debug_assert!(status.is_ok(), "it was packed here");
}

#[cfg(test)]
mod tests;
