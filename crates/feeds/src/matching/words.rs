//! Titles as words: folded, cut, and sorted into model numbers, plain numbers and the rest.

use unicode_normalization::UnicodeNormalization;

/// Fewest characters of a model number.
const MIN_MODEL: usize = 4;
/// Most characters of a model number.
const MAX_MODEL: usize = 24;
/// Fewest digits of a model number that is nothing but digits: shorter ones are years, sizes and versions.
const MIN_DIGITS: usize = 5;

/// Text for comparison: compatibility forms undone, lower case, letters without accents, the
/// Turkish dotted and dotless i both `i`.
pub(super) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_dropped(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| !is_dropped(*c))
        .map(|c| match c {
            'ı' => 'i',
            'ς' => 'σ',
            'ø' => 'o',
            'ł' => 'l',
            'đ' => 'd',
            other => other,
        })
        .collect()
}

/// Accents, Arabic vowel signs and hamzas, and what is not seen at all.
fn is_dropped(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{ad}' | '\u{200b}'..='\u{200f}'
    )
}

/// The words of a folded text in their order. A decimal number is one word, without zeros at its end: `8.0` is `8`.
pub(super) fn words(folded: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in
        folded.split(|c: char| !(c.is_alphanumeric() || is_mark(c) || c == '.' || c == ','))
    {
        if is_decimal(chunk) {
            words.push(decimal(chunk));
        } else {
            words.extend(
                chunk
                    .split(['.', ','])
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned),
            );
        }
    }
    words
}

/// Vowel signs of Thai, Arabic and Indic scripts belong to their word.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

fn is_decimal(chunk: &str) -> bool {
    let mut parts = chunk.split(['.', ',']);
    let is_number = |part: Option<&str>| {
        part.is_some_and(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    };
    is_number(parts.next()) && is_number(parts.next()) && parts.next().is_none()
}

fn decimal(chunk: &str) -> String {
    let pointed = chunk.replace(',', ".");
    pointed
        .trim_end_matches('0')
        .trim_end_matches('.')
        .to_owned()
}

/// Whether a word is a number, perhaps with a fraction.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && word.bytes().any(|b| b.is_ascii_digit())
}

/// Model numbers of a folded text, sorted, each once: words that hold letters and digits, and long numbers. Parts
/// that a hyphen joins are one number, so that `ps-lx350h` equals `pslx350h`.
pub(super) fn models(folded: &str) -> Vec<String> {
    let mut models: Vec<String> = folded
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | '|')
        })
        .flat_map(|chunk| {
            let joined: String = chunk.chars().filter(|c| c.is_alphanumeric()).collect();
            let parts = chunk
                .split(|c: char| !c.is_alphanumeric())
                .filter(|part| part.len() < joined.len())
                .map(str::to_owned)
                .collect::<Vec<_>>();
            std::iter::once(joined).chain(parts)
        })
        .filter(|word| is_model(word))
        .collect();
    models.sort_unstable();
    models.dedup();
    models
}

/// Whether a word looks like a model number.
pub(super) fn is_model(word: &str) -> bool {
    let length = word.chars().count();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || !(MIN_MODEL..=MAX_MODEL).contains(&length) {
        return false;
    }
    let is_all_digits = digits == length;
    (is_all_digits && length >= MIN_DIGITS) || (!is_all_digits && !is_measure(word))
}

/// Whether a word is digits and then a unit or an ordinal's ending: `500gb`, `1080p`, `2nd`.
fn is_measure(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && UNITS.contains(&unit)
}

const UNITS: &[&str] = &[
    "gb", "mb", "tb", "kb", "g", "kg", "mg", "ml", "cl", "l", "mm", "cm", "m", "in", "inch", "ft",
    "feet", "w", "watt", "watts", "v", "hz", "mhz", "ghz", "khz", "mp", "p", "i", "x", "st", "nd",
    "rd", "th", "pack", "pk", "pc", "pcs", "oz", "lb", "lbs", "fps", "rpm", "min", "ms", "mah",
    "btu", "dpi", "port", "ports", "user",
];
