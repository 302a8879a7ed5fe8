//! Manufacturers' part numbers for comparison.

/// Fewest characters of a number that tells a good.
const MIN_CHARACTERS: usize = 4;

/// A part number for comparison: upper case, without blanks, hyphens, slashes, dots and underscores; a plus stays.
/// `None` for a text that is too short, holds no digit, or is an overflow of a spreadsheet.
pub fn normalise_mpn(text: &str) -> Option<String> {
    let number: String = text
        .trim()
        .trim_start_matches('\'')
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '-' | '/' | '.' | '_' | '\u{2010}'..='\u{2015}')
        })
        .flat_map(char::to_uppercase)
        .collect();
    let has_digit = number.chars().any(|c| c.is_ascii_digit());
    let is_plain = number
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '+' | '#' | '*' | ':' | '(' | ')'));
    let is_same = number.chars().all(|c| number.starts_with(c));
    let is_excel = text.contains("E+")
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | 'E' | '+'));
    (number.chars().count() >= MIN_CHARACTERS && has_digit && is_plain && !is_same && !is_excel)
        .then_some(number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_part_number_is_compared_without_its_punctuation() {
        for (text, number) in [
            ("ps-lx 350h", Some("PSLX350H")),
            ("PSLX350H", Some("PSLX350H")),
            ("T9161LL/A", Some("T9161LLA")),
            ("GX-53VB+", Some("GX53VB+")),
            ("CZ109AE#BHK", Some("CZ109AE#BHK")),
            ("n/a", None),
            ("056", None),
            ("BLACK", None),
            ("0000", None),
            ("4.54836E+12", None),
            ("", None),
        ] {
            assert_eq!(normalise_mpn(text).as_deref(), number, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_normal_stays_as_it_is(text in "\\PC{0,20}") {
            if let Some(number) = normalise_mpn(&text) {
                prop_assert_eq!(normalise_mpn(&number), Some(number));
            }
        }
    }
}
