//! From one pack to the next: what a client that has the files of the last build needs to make those of this one.
//!
//! A delta holds a patch for each file that has changed and has a counterpart in the last build: the same language and the
//! same part of the catalogue. Files without one are fetched whole. What a patch makes is checked against its name, so a
//! delta can cost time but never a wrong price.

mod build;
mod numbering;
mod pairs;
mod patch;
mod reader;
mod writer;

use std::ops::Range;

use crate::file_name::FileName;
use numbering::Numbering;

pub use build::{deltas, follow};
pub use pairs::file_names;

/// Tag of the section with builds and files.
const HEAD: u8 = 1;
/// Tag of the section with the steps of all patches.
const STEPS: u8 = 2;
/// Tag of the section with the bytes that no old file has.
const BYTES: u8 = 3;
/// Tag of the section with new numbers of products; it may be missing.
const NUMBERS: u8 = 4;

/// Patches from one build to the next.
#[derive(Debug)]
pub struct Delta {
    bytes: Vec<u8>,
    from: String,
    to: String,
    patches: Vec<PatchEntry>,
    /// New numbers of the index's products, where they have any.
    numbering: Option<Numbering>,
}

/// Where a patch is.
#[derive(Debug, Clone)]
struct PatchEntry {
    old: FileName,
    new: FileName,
    /// Length of the new file.
    length: usize,
    steps: Range<usize>,
    bytes: Range<usize>,
}

#[cfg(test)]
mod tests;
