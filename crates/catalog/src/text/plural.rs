//! English plurals, so that "headphones" finds a headphone. Words of other languages that end the same way lose the
//! same letters on both sides, which does no harm.

/// A folded word in the singular, as far as its ending tells. Short words and words with anything but Latin letters stay.
pub(super) fn singular(word: &str) -> String {
    let is_word = word.len() >= 4 && word.bytes().all(|b| b.is_ascii_lowercase());
    if !is_word
        || ["ss", "us", "is"]
            .iter()
            .any(|ending| word.ends_with(ending))
    {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() >= 3) {
        return [stem, "y"].concat();
    }
    let has_extra_vowel = ["ches", "shes", "xes", "sses", "zzes"]
        .iter()
        .any(|ending| word.ends_with(ending));
    let stem = if has_extra_vowel {
        word.strip_suffix("es")
    } else {
        word.strip_suffix('s')
    };
    stem.unwrap_or(word).to_owned()
}
