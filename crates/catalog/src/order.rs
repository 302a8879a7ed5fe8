//! Sorting in few bytes of code. The standard library's sorts weigh several kilobytes in a browser program, again for
//! every type that is sorted; here one merge sort of positions does for all.

use std::cmp::Ordering;

use crate::bytes::{index, number};

/// The positions below `length` in the order that `compare` gives; equal ones keep theirs.
pub(crate) fn ranked(length: u32, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut positions: Vec<u32> = (0..length).collect();
    let mut width: usize = 1;
    while width < positions.len() {
        let pair = width.saturating_mul(2);
        let mut merged = Vec::with_capacity(positions.len());
        for runs in positions.chunks(pair) {
            let (mut left, mut right) = runs.split_at(width.min(runs.len()));
            loop {
                let takes_right = match (left, right) {
                    ([one, ..], [other, ..]) => compare(*other, *one).is_lt(),
                    _ => left.is_empty(),
                };
                let side = if takes_right { &mut right } else { &mut left };
                let Some((first, rest)) = side.split_first() else {
                    break;
                };
                merged.push(*first);
                *side = rest;
            }
        }
        positions = merged;
        width = pair;
    }
    positions
}

/// Numbers so few are moved to their places one by one.
const FEW: usize = 24;

/// Sorts numbers: byte by byte, the lowest first, without those bytes in which all are alike.
pub(crate) fn sort<T: Copy + Ord + Default + Into<u64>>(numbers: &mut Vec<T>) {
    if numbers.len() < FEW {
        for end in 1..numbers.len() {
            let mut at = end;
            while at > 0 && numbers.get(at) < numbers.get(at - 1) {
                numbers.swap(at, at - 1);
                at -= 1;
            }
        }
        return;
    }
    let first: u64 = numbers.first().copied().unwrap_or_default().into();
    let differing = numbers
        .iter()
        .fold(0, |bits, number| bits | (first ^ (*number).into()));
    let mut other = vec![T::default(); numbers.len()];
    for (place, byte) in differing.to_le_bytes().into_iter().enumerate() {
        if byte == 0 {
            continue;
        }
        let digit = |number: T| {
            let bytes: [u8; 8] = number.into().to_le_bytes();
            usize::from(bytes.get(place).copied().unwrap_or_default())
        };
        let mut starts = [0_usize; 257];
        for number in &*numbers {
            if let Some(start) = starts.get_mut(digit(*number) + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        for number in &*numbers {
            if let Some(start) = starts.get_mut(digit(*number)) {
                if let Some(slot) = other.get_mut(*start) {
                    *slot = *number;
                }
                *start += 1;
            }
        }
        std::mem::swap(numbers, &mut other);
    }
}

/// Keeps the smallest of many values, each a key and a position.
#[derive(Debug)]
pub(crate) struct Smallest {
    /// As long as there is room, in the order of arrival; then a heap with the largest first.
    kept: Vec<(u64, u32)>,
    limit: usize,
}

impl Smallest {
    /// Keeps `limit` values.
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            kept: Vec::new(),
            limit,
        }
    }

    /// Looks at a value.
    #[inline]
    pub(crate) fn offer(&mut self, value: (u64, u32)) {
        if self.kept.len() < self.limit {
            self.kept.push(value);
            if self.kept.len() == self.limit {
                (0..self.limit / 2).rev().for_each(|at| self.sink(at));
            }
        } else if let Some(largest) = self.kept.first_mut()
            && value < *largest
        {
            *largest = value;
            self.sink(0);
        }
    }

    /// Moves a value down until none below it is larger.
    fn sink(&mut self, mut at: usize) {
        loop {
            let left = at * 2 + 1;
            let right = left + 1;
            let child = if self.kept.get(left) < self.kept.get(right) {
                right
            } else {
                left
            };
            if self.kept.get(child) <= self.kept.get(at) {
                return;
            }
            self.kept.swap(at, child);
            at = child;
        }
    }

    /// Positions of the values kept, the smallest first, without the first `skipped`.
    pub(crate) fn finish(self, skipped: usize) -> Vec<u32> {
        let value = |place: u32| self.kept.get(index(place));
        let order = ranked(number(self.kept.len()), &|one, other| {
            value(one).cmp(&value(other))
        });
        let mut positions = Vec::new();
        for place in order.get(skipped..).unwrap_or_default() {
            if let Some((_, position)) = value(*place) {
                positions.push(*position);
            }
        }
        positions
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_are_sorted_as_the_standard_library_sorts_them(
            numbers in vec(prop_oneof![0_u64..70, any::<u64>()], 0..120),
        ) {
            let mut sorted = numbers.clone();
            sorted.sort_unstable();
            let mut numbers = numbers;
            sort(&mut numbers);
            prop_assert_eq!(numbers, sorted);
        }

        #[test]
        fn positions_are_ranked_as_a_stable_sort_ranks_them(keys in vec(0_u8..9, 0..70)) {
            let key = |position: u32| keys[index(position)];
            let ranked = ranked(number(keys.len()), &|one, other| key(one).cmp(&key(other)));
            let mut sorted: Vec<u32> = (0..number(keys.len())).collect();
            sorted.sort_by_key(|position| key(*position));
            prop_assert_eq!(ranked, sorted);
        }

        #[test]
        fn the_smallest_are_those_that_a_sort_puts_first(
            keys in vec(0_u64..99, 0..90),
            limit in 0_usize..40,
            skipped in 0_usize..45,
        ) {
            let values: Vec<(u64, u32)> = keys.into_iter().zip(0..).collect();
            let mut smallest = Smallest::new(limit);
            for value in &values {
                smallest.offer(*value);
            }
            let mut sorted = values;
            sorted.sort_unstable();
            let expected: Vec<u32> = sorted.into_iter().take(limit).skip(skipped).map(|(_, position)| position).collect();
            prop_assert_eq!(smallest.finish(skipped), expected);
        }
    }
}
