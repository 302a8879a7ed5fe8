//! What is wrong with a settings file, and where.

use std::ops::Range;

use thiserror::Error;

/// A settings file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}{at}: {problem}\n  to mend it: {remedy}", at = place(*.line, *.column))]
pub(crate) struct SettingsError {
    /// The file.
    pub(crate) file: String,
    /// Line, counted from 1.
    pub(crate) line: Option<usize>,
    /// Column in characters, counted from 1.
    pub(crate) column: Option<usize>,
    /// What is wrong; names the key.
    pub(crate) problem: String,
    /// What to write instead.
    pub(crate) remedy: String,
}

fn place(line: Option<usize>, column: Option<usize>) -> String {
    match (line, column) {
        (Some(line), Some(column)) => format!(", line {line}, column {column}"),
        _ => String::new(),
    }
}

/// A problem at a place in the text.
pub(crate) fn at(
    file: &str,
    text: &str,
    span: Option<Range<usize>>,
    problem: String,
    remedy: String,
) -> SettingsError {
    let before = span.and_then(|span| text.get(..span.start));
    SettingsError {
        file: file.to_owned(),
        line: before.map(|before| before.matches('\n').count().saturating_add(1)),
        column: before.map(|before| {
            before
                .rsplit('\n')
                .next()
                .map_or(0, |tail| tail.chars().count())
                .saturating_add(1)
        }),
        problem,
        remedy,
    }
}

/// What the TOML reader has to say. An unknown key gets the known one that is nearest.
pub(super) fn of_toml(file: &str, text: &str, error: &toml::de::Error) -> SettingsError {
    let message = error.message().trim().to_owned();
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message
        .starts_with("unknown field")
        .then(|| quoted.next())
        .flatten();
    let (problem, remedy) = match unknown {
        Some(key) => {
            let known: Vec<&str> = quoted.collect();
            let remedy = match nearest(key, &known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys here are {}", known.join(", ")),
            };
            (format!("there is no key `{key}`"), remedy)
        }
        None => (
            message,
            "see docs/formats/souk-toml.md for what can stand here".to_owned(),
        ),
    };
    at(file, text, error.span(), problem, remedy)
}

/// The known word that differs least, when it differs little.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).max(2);
    known
        .iter()
        .map(|known| (distance(word, known), *known))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Levenshtein's distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i.saturating_add(1);
        for (j, y) in b.iter().enumerate() {
            let above = row.get(j.saturating_add(1)).copied().unwrap_or(usize::MAX);
            let best = diagonal
                .saturating_add(usize::from(x != *y))
                .min(above.saturating_add(1))
                .min(left.saturating_add(1));
            if let Some(slot) = row.get_mut(j) {
                *slot = left;
            }
            diagonal = above;
            left = best;
        }
        if let Some(slot) = row.last_mut() {
            *slot = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_suggested_and_a_far_one_is_not() {
        assert_eq!(
            nearest("delivry", &["days", "delivery", "name"]),
            Some("delivery")
        );
        assert_eq!(nearest("colour", &["accent", "radius"]), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
