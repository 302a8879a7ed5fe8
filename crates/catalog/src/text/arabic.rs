//! Arabic words.

/// A folded word without its article, so that a word is found with and without it. Two letters have to remain.
pub(super) fn without_article(word: &str) -> &str {
    ["وال", "بال", "ال"]
        .into_iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().nth(1).is_some())
        .unwrap_or(word)
}
