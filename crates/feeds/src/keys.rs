//! What is known of many texts, by 64 bits of hash: nobody meets two texts with one hash by chance.
//!
//! There is an entry for every record of a feed, so it is small: the standard map takes half as much again, and twice of it
//! while it grows.

use std::hash::{BuildHasher, Hash};

use foldhash::quality::FixedState;

/// A text, and perhaps whose it is.
pub(crate) type Key = u64;

/// The key of something; the same in every run.
pub(crate) fn key(of: impl Hash) -> Key {
    // There are several keys for every record, and the standard hash takes as long as reading the record does.
    FixedState::with_seed(0).hash_one(of)
}

/// Values by key. What was put in stays.
#[derive(Debug, Clone)]
pub(crate) struct Keys<V> {
    entries: Vec<(Key, V)>,
    /// For each place the number of an entry, counted from one; zero for none. Their count is a power of two.
    slots: Vec<u32>,
}

impl<V> Default for Keys<V> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            slots: Vec::new(),
        }
    }
}

impl<V> Keys<V> {
    /// The value of a key.
    pub(crate) fn get(&self, key: Key) -> Option<&V> {
        self.find(key).ok().map(|(_, value)| value)
    }

    /// The entry with a key, else the place in which it would stand.
    fn find(&self, key: Key) -> Result<&(Key, V), usize> {
        let mask = self.slots.len().saturating_sub(1);
        let [.., a, b, c, d] = key.to_le_bytes();
        let mut place = usize::try_from(u32::from_le_bytes([a, b, c, d])).unwrap_or(0) & mask;
        loop {
            let entry = self.slots.get(place).and_then(|slot| slot.checked_sub(1));
            let entry = entry.and_then(|entry| self.entries.get(usize::try_from(entry).ok()?));
            match entry {
                None => return Err(place),
                Some(entry) if entry.0 == key => return Ok(entry),
                Some(_) => place = place.saturating_add(1) & mask,
            }
        }
    }

    /// Puts in a value, unless the key has one.
    pub(crate) fn insert(&mut self, key: Key, value: V) {
        // Three quarters full at most.
        let room = (self.slots.len() / 4).saturating_mul(3);
        if self.entries.len() >= room {
            self.grow();
        }
        if let Err(place) = self.find(key) {
            self.entries.push((key, value));
            self.fill(place, self.entries.len());
        }
    }

    fn fill(&mut self, place: usize, entry: usize) {
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = u32::try_from(entry).unwrap_or(u32::MAX);
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len().saturating_mul(2).max(64);
        self.slots = Vec::new();
        self.slots.resize(size, 0);
        for number in 0..self.entries.len() {
            let key = self.entries.get(number).map_or(0, |(key, _)| *key);
            if let Err(place) = self.find(key) {
                self.fill(place, number.saturating_add(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_answers_as_the_standard_map_does(
            puts in proptest::collection::vec((0_u64..400, any::<u8>()), 0..900),
            spread in prop_oneof![Just(1_u64), Just(1 << 40), Just(0x9E37_79B9_7F4A_7C15)],
        ) {
            let mut expected = HashMap::new();
            let mut keys = Keys::default();
            for (key, value) in puts {
                expected.entry(key).or_insert(value);
                keys.insert(key.wrapping_mul(spread), value);
            }
            for key in 0..400_u64 {
                prop_assert_eq!(keys.get(key.wrapping_mul(spread)), expected.get(&key));
            }
        }
    }
}
