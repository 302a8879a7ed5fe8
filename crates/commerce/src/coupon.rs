//! Coupons: promotions that ask for a code, how often each may be used, and by whom.
//!
//! A shop's coupons are no part of its pack: whoever has the pack would have the codes.

use crate::ids::ProductId;
use crate::language::LocalText;
use crate::pricing::Promotion;
use crate::time::{Date, Timestamp};

/// Digits of a telephone number that tell buyers apart: those after country code and leading zero in most countries.
const TELLING_DIGITS: usize = 9;

/// A promotion with a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupon {
    /// What it takes off and when. Its id and its code are both the code as [`fold_code`] writes it.
    pub promotion: Promotion,
    /// What buyers read; empty for the code alone.
    pub title: LocalText,
    /// How many orders may use it; `None` for any number.
    pub limit: Option<u32>,
    /// How many orders of one buyer may use it; `None` for any number.
    pub limit_per_buyer: Option<u32>,
    /// Minutes by which the clocks that its window was written for are ahead of UTC.
    pub zone_minutes: i16,
}

impl Coupon {
    /// The day of a moment by the clocks that the window was written for.
    pub fn day_of(&self, moment: Timestamp) -> Date {
        Date::of(moment.plus(60 * i64::from(self.zone_minutes)))
    }
}

/// A code as it is compared: in capitals, without spaces around it, with the digits and wide letters of other keyboards
/// as plain ones. Letters of other alphabets stay what they are, however alike they look.
pub fn fold_code(code: &str) -> String {
    code.trim()
        .chars()
        .map(|letter| plain(letter).to_ascii_uppercase())
        .collect()
}

/// A wide letter, or a digit of another script, as ASCII.
fn plain(letter: char) -> char {
    let moved = |first: char, to: char| {
        let distance = u32::from(letter).checked_sub(u32::from(first))?;
        char::from_u32(u32::from(to).checked_add(distance)?)
    };
    match letter {
        '\u{ff01}'..='\u{ff5e}' => moved('\u{ff01}', '!'),
        '๐'..='๙' => moved('๐', '0'),
        '٠'..='٩' => moved('٠', '0'),
        '۰'..='۹' => moved('۰', '0'),
        _ => None,
    }
    .unwrap_or(letter)
}

/// The tag by which promotions know a product.
pub fn product_tag(id: &ProductId) -> String {
    format!("product:{}", id.as_str())
}

/// The tag by which promotions know a brand, in any case.
pub fn brand_tag(brand: &str) -> String {
    format!("brand:{}", brand.trim().to_lowercase())
}

/// The tag by which promotions know a category: the parts of its address, outermost first, `kitchen/kettles`.
pub fn category_tag(path: &str) -> String {
    format!("category:{}", path.trim_matches('/'))
}

/// The tags of a category and of all around it.
pub fn category_tags<'a>(slugs: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut path = String::new();
    slugs
        .map(|slug| {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(slug);
            category_tag(&path)
        })
        .collect()
}

/// A mail address by which a buyer is known again: in small letters, without what follows a `+`, and without the points
/// that Gmail passes over. `None` for what is no address.
pub fn known_mail(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let (name, host) = address.rsplit_once('@')?;
    let name = name.split('+').next().unwrap_or(name);
    let (name, host) = match host {
        "gmail.com" | "googlemail.com" => (name.replace('.', ""), "gmail.com"),
        _ => (name.to_owned(), host),
    };
    (!name.is_empty() && !host.is_empty()).then(|| format!("{name}@{host}"))
}

/// A telephone number by which a buyer is known again, however it is written. `None` for what is too short to tell.
pub fn known_phone(number: &str) -> Option<String> {
    let digits: Vec<char> = number
        .chars()
        .map(plain)
        .filter(char::is_ascii_digit)
        .collect();
    let start = digits.len().saturating_sub(TELLING_DIGITS);
    let telling: String = digits.into_iter().skip(start).collect();
    let telling = telling.trim_start_matches('0');
    (telling.len() >= 6).then(|| telling.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_counts_in_any_case_with_spaces_wide_letters_and_local_digits() {
        for written in [
            "SAVE10",
            " save10 ",
            "Save10\t",
            "ＳＡＶＥ１０",
            "save๑๐",
            "save١٠",
            "save۱۰",
        ] {
            assert_eq!(fold_code(written), "SAVE10", "{written}");
        }
    }

    #[test]
    fn letters_that_only_look_alike_make_another_code() {
        // Cyrillic а, Greek Α.
        for written in ["S\u{430}VE10", "S\u{391}VE10", "SAVE1O", "SA VE10"] {
            assert_ne!(fold_code(written), "SAVE10", "{written}");
        }
    }

    #[test]
    fn a_buyer_is_known_again_by_other_ways_to_write_one_address() {
        let known = known_mail("somchai@gmail.com");
        for written in [
            "Somchai@Gmail.com",
            " som.chai+shop@googlemail.com",
            "s.o.m.c.h.a.i@gmail.com",
        ] {
            assert_eq!(known_mail(written), known, "{written}");
        }
        assert_ne!(
            known_mail("som.chai@example.com"),
            known_mail("somchai@example.com")
        );
        for nothing in ["", "@", "somchai", "+x@example.com", "x@"] {
            assert_eq!(known_mail(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_buyer_is_known_again_by_other_ways_to_write_one_number() {
        for written in [
            "+66 81 234 5678",
            "0812345678",
            "(081) 234-5678",
            "๐๘๑๒๓๔๕๖๗๘",
        ] {
            assert_eq!(
                known_phone(written).as_deref(),
                Some("812345678"),
                "{written}"
            );
        }
        assert_eq!(known_phone("191"), None);
        assert_eq!(known_phone("00000000000"), None);
    }

    #[test]
    fn a_category_has_the_tags_of_those_around_it() {
        assert_eq!(
            category_tags(["kitchen", "kettles"].into_iter()),
            [category_tag("kitchen"), category_tag("/kitchen/kettles/")]
        );
    }
}
