//! The interface languages that have messages.

use std::fmt;

use crate::messages::{LocaleInfo, all};

/// An interface language: one of the files in `locales/`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locale(u8);

/// Which way a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Locale {
    /// English, in which every message exists first.
    pub const ENGLISH: Self = Self(0);

    /// All languages, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..u8::try_from(all().len()).unwrap_or(u8::MAX)).map(Self)
    }

    /// The language of a tag such as `th` or `ar-EG`; `None` when there are no messages in it.
    pub fn parse(tag: &str) -> Option<Self> {
        let base = tag.split(['-', '_']).next().unwrap_or("");
        Self::all()
            .find(|locale| locale.tag().eq_ignore_ascii_case(tag))
            .or_else(|| Self::all().find(|locale| locale.tag().eq_ignore_ascii_case(base)))
    }

    /// The language tag, lower case: the first part of every address in the shop.
    pub fn tag(self) -> &'static str {
        self.info().tag
    }

    /// The language's own name for itself.
    pub fn name(self) -> &'static str {
        self.info().name
    }

    /// Which way it runs.
    pub fn direction(self) -> Direction {
        if self.info().rtl {
            Direction::Rtl
        } else {
            Direction::Ltr
        }
    }

    pub(crate) fn info(self) -> &'static LocaleInfo {
        let locales = all();
        locales.get(usize::from(self.0)).unwrap_or(&locales[0])
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// Which way a text of a feed runs, by the language it is written in.
pub fn direction_of_text(tag: &str) -> Direction {
    let base = tag.split(['-', '_']).next().unwrap_or("");
    let is_rtl = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"]
        .iter()
        .any(|rtl| rtl.eq_ignore_ascii_case(base));
    if is_rtl {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_falls_back_to_its_language_and_a_stranger_to_none() {
        assert_eq!(Locale::parse("ar-EG").map(Locale::tag), Some("ar"));
        assert_eq!(Locale::parse("TH").map(Locale::tag), Some("th"));
        assert_eq!(Locale::parse("cs"), None);
        assert_eq!(Locale::parse(""), None);
    }

    #[test]
    fn arabic_runs_from_right_to_left() {
        let directions: Vec<_> = Locale::all()
            .map(|locale| (locale.tag(), locale.direction().as_str()))
            .collect();
        assert_eq!(directions, [("en", "ltr"), ("ar", "rtl"), ("th", "ltr")]);
        assert_eq!(direction_of_text("he-IL"), Direction::Rtl);
    }
}
