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

/// What [`singular`] takes off a term's plural: how many of the term's last letters it stands in the place of, and the letters.
pub(crate) fn ending(term: &[u8]) -> (usize, &'static str) {
    match term {
        [.., last] if !last.is_ascii_lowercase() => (0, ""),
        [.., before, b'y'] if !b"aeiou".contains(before) => (1, "ies"),
        [.., b'x'] | [.., b'c' | b's', b'h'] | [.., b's', b's'] | [.., b'z', b'z'] => (0, "es"),
        _ => (0, "s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_those_that_are_taken_off() {
        for term in [
            "kettle", "supply", "toy", "box", "brush", "watch", "dress", "pet",
        ] {
            let (gone, ending) = ending(term.as_bytes());
            let plural = [term.split_at(term.len() - gone).0, ending].concat();
            assert_eq!(singular(&plural), term, "{plural}");
        }
    }
}
