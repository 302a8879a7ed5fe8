//! Names as parts of addresses.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longest slug, in characters.
const MAX_SLUG: usize = 60;

/// A name as a slug: `a-z`, `0-9`, `-`, and the letters of other scripts in lower case. Latin letters lose their
/// accents; `category` stands for a name without any letter.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut kept = 0_usize;
    for c in name.nfc().flat_map(char::to_lowercase) {
        if kept >= MAX_SLUG {
            break;
        }
        let before = slug.len();
        push(&mut slug, c);
        kept = kept.saturating_add(usize::from(slug.len() > before));
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() {
        "category".to_owned()
    } else {
        slug.to_owned()
    }
}

fn push(slug: &mut String, c: char) {
    if let Some(plain) = latin(c) {
        slug.push_str(plain);
    } else if c.is_ascii_alphanumeric() {
        slug.push(c);
    } else if let Some(base) = c.nfd().next().filter(char::is_ascii_alphanumeric) {
        slug.push(base);
    } else if c.is_alphanumeric()
        || (is_combining_mark(c) && !slug.is_empty() && !slug.ends_with('-'))
    {
        slug.push(c);
    } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
        slug.push('-');
    }
}

/// Latin letters that are no letter with an accent.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ł' => "l",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_slug_is_plain_latin_or_the_own_script() {
        for (name, expected) in [
            ("Baterie pro notebooky", "baterie-pro-notebooky"),
            ("Příslušenství", "prislusenstvi"),
            ("Home & Garden", "home-garden"),
            ("Men's Shoes", "mens-shoes"),
            ("Straße / Łódź", "strasse-lodz"),
            ("เครื่องครัว", "เครื่องครัว"),
            ("أدوات المطبخ", "أدوات-المطبخ"),
            ("***", "category"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    proptest! {
        #[test]
        fn a_slug_fits_into_an_address(name in "\\PC*") {
            let slug = slug(&name);
            prop_assert!(!slug.is_empty());
            prop_assert!(!slug.contains(['/', '?', '#', '%', ' ', '\\', '"', '<', '>', '&', '.']));
        }
    }
}
