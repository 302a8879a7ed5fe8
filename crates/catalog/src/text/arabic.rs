//! Arabic words, lightly: the particles that are written on to a word and the endings that change with gender and number, from
//! the list of light stemmers (Larkey, Ballesteros and Connell 2002, "Improving stemming for Arabic information retrieval",
//! table 1). Of that list only what goods are asked for with; a letter that many words begin with, such as waw, stays, so that a word is found
//! while it is typed.

/// What is written before a word: the article, alone, with a particle before it, or with its alef dropped after one; with how many
/// letters have to remain.
const BEFORE: [(&str, usize); 4] = [("وال", 2), ("بال", 3), ("لل", 3), ("ال", 2)];
/// Feminine endings of a folded word, singular and plural.
const BEHIND: [&str; 2] = ["ات", "ه"];
/// Fewest letters that an ending leaves.
const LEAST: usize = 3;

/// A folded word without its article and without its feminine ending.
pub(super) fn stem(word: &str) -> &str {
    let has = |rest: &str, letters: usize| rest.chars().count() >= letters;
    let bare = BEFORE
        .into_iter()
        .find_map(|(before, least)| word.strip_prefix(before).filter(|rest| has(rest, least)))
        .unwrap_or(word);
    let stems = BEHIND.into_iter();
    stems
        .filter_map(|behind| bare.strip_suffix(behind))
        .find(|stem| has(stem, LEAST))
        .unwrap_or(bare)
}
