//! Names of pack files: what the bytes are, and what kind of file they make.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::bytes::{Reader, Writer};

/// Bytes of the hash that go into a name: 96 bits.
const DIGEST_BYTES: usize = 12;

/// Kinds of pack files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FileKind {
    /// The list of editions; it changes under its name.
    Manifest,
    /// Table of contents of one language, with the shop.
    Contents,
    /// Cards of a category or of the home page.
    Cards,
    /// A shard of whole products.
    Products,
    /// The search index of one language.
    Index,
    /// What the offers of a shard's products have cost.
    History,
    /// What the shop owes its customers to say, in one language.
    Policies,
    /// Patches from the files of the build before.
    Delta,
    /// Newer prices and stock, laid over the other files.
    Overlay,
    /// An index of any records; stands by itself, not in a pack.
    Records,
    /// Where the pieces of an index of any records are.
    Root,
    /// Keys of such an index, from one to the next.
    Leaf,
}

impl FileKind {
    /// Every kind.
    const ALL: [Self; 12] = [
        Self::Manifest,
        Self::Contents,
        Self::Cards,
        Self::Products,
        Self::Index,
        Self::History,
        Self::Policies,
        Self::Delta,
        Self::Overlay,
        Self::Records,
        Self::Root,
        Self::Leaf,
    ];

    /// The byte that stands for it in a file's header and in a stored name.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Manifest => b'm',
            Self::Contents => b't',
            Self::Cards => b'c',
            Self::Products => b'p',
            Self::Index => b'i',
            Self::History => b'h',
            Self::Policies => b'y',
            Self::Delta => b'd',
            Self::Overlay => b'v',
            Self::Records => b'r',
            Self::Root => b'o',
            Self::Leaf => b'l',
        }
    }

    /// What follows the point in a name.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Contents => "contents",
            Self::Cards => "cards",
            Self::Products => "products",
            Self::Index => "index",
            Self::History => "history",
            Self::Policies => "policies",
            Self::Delta => "delta",
            Self::Overlay => "overlay",
            Self::Records => "records",
            Self::Root => "root",
            Self::Leaf => "leaf",
        }
    }
}

/// Name of a pack file: 24 hexadecimal digits of the SHA-256 of its bytes, a point, and its kind.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName {
    digest: [u8; DIGEST_BYTES],
    kind: FileKind,
}

impl FileName {
    /// The name that bytes of a kind have.
    pub fn of(kind: FileKind, bytes: &[u8]) -> Self {
        let mut digest = [0; DIGEST_BYTES];
        for (to, from) in digest.iter_mut().zip(Sha256::digest(bytes)) {
            *to = from;
        }
        Self { digest, kind }
    }

    /// The part of the hash that makes the name.
    pub(crate) fn digest(&self) -> &[u8] {
        &self.digest
    }

    /// What kind of file it names.
    pub fn kind(&self) -> FileKind {
        self.kind
    }

    /// Whether these bytes have this name, that is, whether they are unaltered.
    pub fn fits(&self, bytes: &[u8]) -> bool {
        Self::of(self.kind, bytes) == *self
    }

    /// Writes digest and kind.
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.raw(&self.digest);
        writer.u8(self.kind.code());
    }

    /// Reads a name of any kind.
    pub(crate) fn read_any(reader: &mut Reader<'_>) -> Option<Self> {
        let what = "the kind in a file name";
        let digest = reader.array("a file name");
        let at = reader.offset();
        let code = reader.u8(what);
        let kind = FileKind::ALL.into_iter().find(|kind| kind.code() == code);
        let kind = reader.expected(kind, what, at)?;
        Some(Self { digest, kind })
    }

    /// Reads a name that must be of a kind.
    #[inline(never)]
    pub(crate) fn read(reader: &mut Reader<'_>, kind: FileKind) -> Self {
        let digest = reader.array("a file name");
        let at = reader.offset();
        if reader.u8("the kind in a file name") != kind.code() {
            reader.fail("the kind in a file name", at);
        }
        Self { digest, kind }
    }

    /// Reads names of one kind with their number in front.
    #[inline(never)]
    pub(crate) fn read_list(
        reader: &mut Reader<'_>,
        kind: FileKind,
        what: &'static str,
    ) -> Vec<Self> {
        reader.list(what, |reader| Self::read(reader, kind))
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.digest)?;
        write!(f, ".{}", self.kind.suffix())
    }
}

/// Two lower-case digits for each byte.
pub(crate) fn write_hex(f: &mut impl fmt::Write, bytes: &[u8]) -> fmt::Result {
    for byte in bytes {
        for nibble in [byte >> 4, byte & 0xF] {
            f.write_char(char::from_digit(u32::from(nibble), 16).unwrap_or('0'))?;
        }
    }
    Ok(())
}
