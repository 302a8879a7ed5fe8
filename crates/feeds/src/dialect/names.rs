//! Tables of names: what a format calls a meaning.

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
pub(crate) struct Names(HashMap<String, Meaning>);

impl Names {
    /// Puts tables together; the first one that has a name decides.
    pub(crate) fn of(tables: &[Table]) -> Self {
        let mut names = HashMap::new();
        for (name, meaning) in tables.iter().copied().flatten() {
            names.entry(fold(name)).or_insert(*meaning);
        }
        Self(names)
    }

    /// The meaning of a name as it stands in a file, `price [price]` included; `None` for an unknown one.
    pub(crate) fn known(&self, name: &str) -> Option<Meaning> {
        let folded = fold(name);
        if let Some(meaning) = self.0.get(&folded) {
            return Some(*meaning);
        }
        let (before, inside) = folded.split_once('[')?;
        let inside = inside.strip_suffix(']').unwrap_or(inside);
        self.0.get(inside).or_else(|| self.0.get(before)).copied()
    }

    /// The meaning of a name: unknown ones are kept as they are, unless they are for the merchant only.
    pub(crate) fn meaning(&self, name: &str) -> Meaning {
        self.known(name).unwrap_or_else(|| {
            let words = name.trim().to_lowercase().replace([' ', '-', '.'], "_");
            if is_private(&words) {
                Meaning::Private
            } else {
                Meaning::Other
            }
        })
    }
}
