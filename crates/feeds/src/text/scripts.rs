//! Words in letters of two scripts that look alike: "Ѕony" with a Cyrillic first letter is not "Sony", and nobody sees why.

/// Cyrillic and Greek letters, each with the Latin one that looks like it.
const ALIKE: &[(char, char)] = &[
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('Ѕ', 'S'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('ѕ', 's'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('ν', 'v'),
];

fn is_other(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}') && c.is_alphabetic()
}

fn latin(c: char) -> Option<char> {
    let pair = ALIKE.iter().find(|(other, _)| *other == c)?;
    Some(pair.1)
}

/// The first word that mixes Latin letters with ones that only look so, or the other way round.
pub(crate) fn mixed_word(text: &str) -> Option<&str> {
    if text.is_ascii() {
        return None;
    }
    text.split(|c: char| !c.is_alphanumeric())
        .find(|word| is_mixed(word))
}

fn is_mixed(word: &str) -> bool {
    let latins = || word.chars().filter(char::is_ascii_alphabetic);
    let others = || word.chars().filter(|c| is_other(*c));
    let looks_like_other = |c: char| ALIKE.iter().any(|(_, latin)| *latin == c);
    latins().next().is_some()
        && others().next().is_some()
        && (others().all(|c| latin(c).is_some()) || latins().all(looks_like_other))
}

/// A text with the letters of mixed words in Latin, for comparison.
pub(crate) fn latinised(text: &str) -> String {
    if mixed_word(text).is_none() {
        return text.to_owned();
    }
    text.chars().map(|c| latin(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_two_scripts_is_found_and_words_beside_each_other_are_not() {
        for (text, word) in [
            ("Ѕony", Some("Ѕony")),
            ("А4Tech mouse", Some("А4Tech")),
            ("new Тefal pan", Some("Тefal")),
            ("Ηonda", Some("Ηonda")),
            ("чайник белыi", Some("белыi")),
            ("USB-кабель", None),
            ("чайник Tefal", None),
            ("Sony", None),
            ("Wбокс", None),
            ("10мм", None),
            ("Café", None),
        ] {
            assert_eq!(mixed_word(text), word, "{text}");
        }
        assert_eq!(latinised("Ѕony"), "Sony");
        assert_eq!(latinised("Tefal чайник"), "Tefal чайник");
    }
}
