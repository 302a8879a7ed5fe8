//! Typing errors: one letter too many, too few, wrong, or two swapped.

/// Whether two words differ by one edit at most.
pub(super) fn is_one_edit(one: &[char], other: &[char]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same_start = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (_, short_rest) = short.split_at(same_start);
    let (_, long_rest) = long.split_at(same_start);
    match (short_rest, long_rest) {
        ([], _) => true,
        ([a, b, short_tail @ ..], [c, d, long_tail @ ..])
            if a == d && b == c && short_tail == long_tail =>
        {
            true
        }
        ([_, short_tail @ ..], [_, long_tail @ ..]) if short.len() == long.len() => {
            short_tail == long_tail
        }
        (_, [_, long_tail @ ..]) => short_rest == long_tail,
        (_, []) => false,
    }
}

/// Whether some beginning of `long` differs from `word` by one edit at most.
pub(super) fn is_one_edit_from_start(word: &[char], long: &[char]) -> bool {
    let shortest = word.len().saturating_sub(1);
    (shortest..=word.len() + 1).any(|length| {
        long.get(..length)
            .is_some_and(|start| is_one_edit(word, start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn one_edit_is_a_letter_more_or_less_or_other_or_two_swapped() {
        for (one, other) in [
            ("kettle", "kettle"),
            ("kettle", "ketle"),
            ("kettle", "kettles"),
            ("kettle", "xkettle"),
            ("kettle", "kattle"),
            ("kettle", "ketlte"),
            ("ab", "ba"),
        ] {
            assert!(is_one_edit(&chars(one), &chars(other)), "{one} {other}");
            assert!(is_one_edit(&chars(other), &chars(one)), "{other} {one}");
        }
        for (one, other) in [
            ("kettle", "ketel"),
            ("kettle", "kett"),
            ("abcd", "badc"),
            ("abc", "cba"),
        ] {
            assert!(!is_one_edit(&chars(one), &chars(other)), "{one} {other}");
        }
    }

    #[test]
    fn the_start_of_a_longer_word_may_hold_the_error() {
        assert!(is_one_edit_from_start(
            &chars("headpohn"),
            &chars("headphones")
        ));
        assert!(is_one_edit_from_start(
            &chars("hedph"),
            &chars("headphones")
        ));
        assert!(!is_one_edit_from_start(
            &chars("hedpn"),
            &chars("headphones")
        ));
    }
}
