//! Tables of names: what a format calls a meaning.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::google::fields::{Meaning, is_private};

/// A table of a format: names in any spelling, and what they mean.
pub(crate) type Table = &'static [(&'static str, Meaning)];

/// A name without what spellings differ in: case, blanks, underscores, hyphens. `image_link`, `Image Link` and
/// `imageLink` are one name.
pub(crate) fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{feff}' | '"'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Names of a format, ready for looking up.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    meanings: HashMap<String, Meaning>,
    /// Names as they were met, with their meanings, and where the next one is looked for: records repeat their names in
    /// one order.
    met: RefCell<(Vec<(String, Meaning)>, usize)>,
}

/// Names that are remembered.
const MAX_MET: usize = 512;

impl Names {
    /// Puts tables together; the first one that has a name decides.
    pub(crate) fn of(tables: &[Table]) -> Self {
        let mut names = HashMap::new();
        for (name, meaning) in tables.iter().copied().flatten() {
            names.entry(fold(name)).or_insert(*meaning);
        }
        Self {
            meanings: names,
            met: RefCell::default(),
        }
    }

    /// The meaning of a name as it stands in a file, `price [price]` included; `None` for an unknown one.
    pub(crate) fn known(&self, name: &str) -> Option<Meaning> {
        let folded = fold(name);
        if let Some(meaning) = self.meanings.get(&folded) {
            return Some(*meaning);
        }
        let (before, inside) = folded.split_once('[')?;
        let inside = inside.strip_suffix(']').unwrap_or(inside);
        self.meanings
            .get(inside)
            .or_else(|| self.meanings.get(before))
            .copied()
    }

    /// The meaning of a name: unknown ones are kept as they are, unless they are for the merchant only.
    pub(crate) fn meaning(&self, name: &str) -> Meaning {
        let mut met = self.met.borrow_mut();
        let (known, next) = &mut *met;
        if let Some((_, meaning)) = known.get(*next).filter(|(known, _)| known == name) {
            *next = next.saturating_add(1);
            return *meaning;
        }
        if let Some(at) = known.iter().position(|(known, _)| known == name) {
            *next = at.saturating_add(1);
            return known
                .get(at)
                .map_or(Meaning::Other, |(_, meaning)| *meaning);
        }
        let meaning = self.look_up(name);
        if known.len() < MAX_MET {
            known.push((name.to_owned(), meaning));
            *next = known.len();
        }
        meaning
    }

    fn look_up(&self, name: &str) -> Meaning {
        self.known(name).unwrap_or_else(|| {
            if is_private(name) {
                Meaning::Private
            } else {
                Meaning::Other
            }
        })
    }
}
