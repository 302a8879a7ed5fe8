//! Arabic, and the letters that Persian and Urdu write differently: spellings that people mix are made one.

/// Vowel signs, Koranic marks and the stretching stroke.
pub(super) fn is_mark(code: u32) -> bool {
    matches!(code,
        0x0610..=0x061A | 0x0640 | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E4 | 0x06E7..=0x06E8
        | 0x06EA..=0x06ED)
}

/// The common form of a letter: alef without hamza or madda, yeh for alef maqsura, heh for taa marbuta, the carrier
/// for a carried hamza; separators of numbers as `.` and `,`.
pub(super) fn letter(character: char) -> char {
    match character {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' | 'ې' => 'ي',
        'ؤ' => 'و',
        'ة' | 'ۀ' | 'ہ' | 'ۃ' => 'ه',
        'ک' => 'ك',
        '٫' => '.',
        '٬' => ',',
        _ => character,
    }
}

/// A folded word without its article, so that a word is found with and without it. Two letters have to remain.
pub(super) fn without_article(word: &str) -> &str {
    ["وال", "بال", "ال"]
        .into_iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().nth(1).is_some())
        .unwrap_or(word)
}
