//! Chance that is the same in every run: each decision is drawn from its own name.

/// A source of numbers, seeded by what is being decided.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The chance of one decision; the parts name it.
    pub(crate) fn of(parts: &[&str]) -> Self {
        Self(hash(parts))
    }

    /// The next number (`SplitMix64`).
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        let step = u32::try_from(self.next() % span).unwrap_or_default();
        low.saturating_add(step)
    }

    /// Whether something happens that does in `percent` of all cases.
    pub(crate) fn happens(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of several; `None` when there is nothing to choose from.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let last = u32::try_from(from.len()).ok()?.checked_sub(1)?;
        from.get(usize::try_from(self.between(0, last)).ok()?)
    }
}

/// FNV-1a over all parts; where one ends counts.
pub(crate) fn hash(parts: &[&str]) -> u64 {
    let bytes = parts
        .iter()
        .flat_map(|part| part.bytes().chain(std::iter::once(0)));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_falls_the_same_way_every_time_and_stays_in_its_range() {
        let draw = || {
            let mut chance = Chance::of(&["stock", "kettle"]);
            (0..100).map(|_| chance.between(3, 9)).collect::<Vec<_>>()
        };
        assert_eq!(draw(), draw());
        assert!(draw().iter().all(|number| (3..=9).contains(number)));
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
    }
}
