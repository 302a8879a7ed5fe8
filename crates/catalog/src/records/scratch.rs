//! Room that a search needs and the next one uses again.

/// Buffers, one entry for each row where nothing else is said.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// The best that a row reaches for the word at hand; 0 for rows that do not have it.
    pub(super) best: Vec<u8>,
    /// Rows that were marked in `best`, in any order, once or more often.
    pub(super) marked: Vec<u32>,
    /// Rows that fit, ascending, any number.
    pub(super) fitting: Vec<super::Hit>,
}
