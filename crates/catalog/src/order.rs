//! Sorting in few bytes of code: a browser program pays some kilobytes for every type that is sorted, so everything
//! here sorts positions.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The positions below `length` in the order that `compare` gives; equal ones keep theirs.
pub(crate) fn ranked(length: u32, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..length).collect();
    positions.sort_unstable_by(|&one, &other| compare(one, other).then(one.cmp(&other)));
    positions
}

/// Keeps the smallest of many values.
#[derive(Debug)]
pub(crate) struct Smallest {
    kept: BinaryHeap<(u64, u32)>,
    limit: usize,
}

impl Smallest {
    /// Keeps `limit` values.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            kept: BinaryHeap::new(),
            limit,
        }
    }

    /// Looks at a value.
    pub(crate) fn offer(&mut self, value: (u64, u32)) {
        if self.kept.len() < self.limit {
            self.kept.push(value);
        } else if let Some(mut largest) = self.kept.peek_mut()
            && value < *largest
        {
            *largest = value;
        }
    }

    /// The values kept, smallest first.
    pub(crate) fn finish(self) -> Vec<(u64, u32)> {
        self.kept.into_sorted_vec()
    }
}
