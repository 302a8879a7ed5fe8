//! Files of keys in the order of their bytes, each with where it stands.

use super::places::Places;
use crate::bytes::{Frame, FrameWriter, Writer, index};
use crate::error::PackError;
use crate::file_name::FileKind;
use crate::words::take;

/// Bytes of a leaf, about; compressed it is half of that.
const SIZE: usize = 16 * 1024;

/// A leaf in the making.
#[derive(Debug)]
pub(super) struct LeafWriter {
    /// From so many bytes on the next key begins another leaf.
    size: usize,
    content: Writer,
    first: String,
    last: String,
}

/// A finished leaf, with its first and its last key.
pub(super) struct Cut {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) bytes: Vec<u8>,
}

impl LeafWriter {
    /// Leaves of one size.
    pub(super) fn new() -> Self {
        Self {
            size: SIZE,
            content: Writer::new(),
            first: String::new(),
            last: String::new(),
        }
    }

    /// One leaf of any size.
    pub(super) fn whole() -> Self {
        Self {
            size: usize::MAX,
            ..Self::new()
        }
    }

    /// Adds a key that stands behind the last one, and in how many rows it is. Gives the leaf before, when that has become large enough.
    pub(super) fn add(&mut self, key: &str, rows: u32, places: &Places) -> Option<Cut> {
        let is_full = self.content.len() + key.len() + places.bytes.len() > self.size;
        let cut = if is_full && self.content.len() > 0 {
            self.finish()
        } else {
            None
        };
        if self.content.len() == 0 {
            key.clone_into(&mut self.first);
            self.last.clear();
        }
        let pairs = self.last.bytes().zip(key.bytes());
        let shared = pairs.take_while(|(one, other)| one == other).count();
        let (_, rest) = key.as_bytes().split_at(shared);
        self.content.size(shared);
        self.content.size(rest.len());
        self.content.raw(rest);
        self.content.varint(rows);
        self.content.u8(places.grain);
        self.content.size(places.bytes.len());
        self.content.raw(&places.bytes);
        key.clone_into(&mut self.last);
        cut
    }

    /// The leaf; `None` when it has no key.
    pub(super) fn finish(&mut self) -> Option<Cut> {
        if self.content.len() == 0 {
            return None;
        }
        let mut frame = FrameWriter::new(FileKind::Leaf);
        frame.section(1, std::mem::take(&mut self.content));
        Some(Cut {
            first: std::mem::take(&mut self.first),
            last: std::mem::take(&mut self.last),
            bytes: frame.finish(),
        })
    }
}

/// An opened leaf.
#[derive(Debug)]
pub(super) struct Leaf {
    bytes: Vec<u8>,
    start: usize,
}

/// A key that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    /// How many rows have it.
    pub(super) rows: u32,
    pub(super) grain: u8,
    pub(super) places: &'a [u8],
}

impl Leaf {
    /// Checks the frame; damaged keys are other keys, or none.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, PackError> {
        let mut frame = Frame::open(&bytes, FileKind::Leaf)?;
        let content = frame.section(1, "the keys");
        let start = frame.finish(Some(content.start))?;
        Ok(Self { bytes, start })
    }

    /// Hands every key that is `wanted` or, `as_beginning`, begins with it, to `visit`.
    pub(super) fn each<'a>(
        &'a self,
        wanted: &str,
        as_beginning: bool,
        mut visit: impl FnMut(&[u8], Entry<'a>),
    ) {
        let wanted = wanted.as_bytes();
        self.walk(|key, entry| {
            if key == wanted || (as_beginning && key.starts_with(wanted)) {
                visit(key, entry);
            }
            key <= wanted || (as_beginning && key.starts_with(wanted))
        });
    }

    /// Hands every key to `visit` as long as that says that it wants more.
    pub(super) fn walk<'a>(&'a self, mut visit: impl FnMut(&[u8], Entry<'a>) -> bool) {
        let mut bytes = self.bytes.get(self.start..).unwrap_or_default();
        let mut key: Vec<u8> = Vec::new();
        while !bytes.is_empty() {
            let shared = index(take(&mut bytes));
            let length = index(take(&mut bytes));
            let Some((rest, behind)) = bytes.split_at_checked(length) else {
                return;
            };
            bytes = behind;
            key.truncate(shared);
            key.extend_from_slice(rest);
            let rows = take(&mut bytes);
            let Some((grain, behind)) = bytes.split_first() else {
                return;
            };
            bytes = behind;
            let length = index(take(&mut bytes));
            let Some((places, behind)) = bytes.split_at_checked(length) else {
                return;
            };
            bytes = behind;
            let entry = Entry {
                rows,
                grain: (*grain).min(super::PAGE_BITS),
                places,
            };
            if !visit(&key, entry) {
                return;
            }
        }
    }
}
