//! Plural forms of whole numbers by the rules of CLDR.

use crate::locale::Locale;

/// The plural categories of CLDR, in the order of their slots in a message table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PluralForm {
    /// Arabic 0.
    Zero,
    /// One thing.
    One,
    /// Two things.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// Everything else.
    Other,
}

impl PluralForm {
    /// The form that a language uses for a number of things.
    pub fn of(locale: Locale, number: u64) -> Self {
        match locale.tag() {
            "ar" => match (number, number % 100) {
                (0, _) => Self::Zero,
                (1, _) => Self::One,
                (2, _) => Self::Two,
                (_, 3..=10) => Self::Few,
                (_, 11..=99) => Self::Many,
                _ => Self::Other,
            },
            "th" => Self::Other,
            _ if number == 1 => Self::One,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PluralForm::{Few, Many, One, Other, Two, Zero};
    use super::*;

    #[test]
    fn forms_follow_the_rules_of_each_language() {
        let cases: &[(&str, &[(u64, PluralForm)])] = &[
            ("en", &[(0, Other), (1, One), (2, Other)]),
            ("th", &[(0, Other), (1, Other), (7, Other)]),
            (
                "ar",
                &[
                    (0, Zero),
                    (1, One),
                    (2, Two),
                    (3, Few),
                    (10, Few),
                    (11, Many),
                    (99, Many),
                    (100, Other),
                    (103, Few),
                ],
            ),
        ];
        for (tag, numbers) in cases {
            let locale = Locale::parse(tag).unwrap();
            for &(number, form) in *numbers {
                assert_eq!(PluralForm::of(locale, number), form, "{tag} {number}");
            }
        }
    }
}
