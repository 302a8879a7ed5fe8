//! Texts that name no price but the beginning of one: "ab 9,99 €", "10 – 20 EUR".

use souk_commerce::address::digit_value;

/// Words for "from" and "up to" as shops put them before or behind a lowest price.
const WORDS: &[&str] = &[
    // English, German, Dutch, Scandinavian, Finnish
    "from",
    "starting",
    "to",
    "upto",
    "ab",
    "bis",
    "von",
    "vanaf",
    "tot",
    "fra",
    "från",
    "til",
    "till",
    "alkaen",
    // French, Spanish, Portuguese, Italian, Romanian, Greek, Turkish
    "dès",
    "partir",
    "desde",
    "hasta",
    "até",
    "da",
    "fino",
    "între",
    "pana",
    "până",
    "από",
    "απο",
    "έως",
    "başlayan",
    "itibaren",
    // Slavic
    "od",
    "do",
    "від",
    "от",
    "до",
    "із",
    // Arabic, Hebrew, Thai, Vietnamese, Indonesian, Chinese, Japanese, Korean
    "من",
    "ابتداء",
    "إلى",
    "החל",
    "מ",
    "เริ่มต้น",
    "เริ่ม",
    "ตั้งแต่",
    "từ",
    "mulai",
    "dari",
    "起",
    "から",
    "〜",
    "부터",
];

/// Whether a text that is no price is a lowest price or a span of prices.
pub(super) fn is_range(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_digit = |c: char| digit_value(c).is_some();
    if !lower.contains(is_digit) {
        return false;
    }
    let mut words = lower.split(|c: char| !c.is_alphabetic() && !is_mark(c));
    words.any(|word| WORDS.contains(&word)) || is_span(&lower, is_digit)
}

/// Thai vowels and the like stand in words without being letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

/// Whether a dash parts two numbers.
fn is_span(text: &str, is_digit: impl Fn(char) -> bool) -> bool {
    let mut had_digit = false;
    let mut had_dash = false;
    for c in text.chars() {
        if is_digit(c) {
            if had_digit && had_dash {
                return true;
            }
            had_digit = true;
        } else if matches!(c, '-' | '–' | '—' | '−' | '~' | '～' | '〜' | '…' | '/') {
            had_dash = had_digit;
        } else if matches!(c, '.' | ',' | '\'') {
            // "10-,20" is no span, and neither mark ends a number.
        } else if c.is_alphabetic() && had_dash {
            // "10 EUR - 20 EUR" names its currency twice; a word behind the dash is something else.
            had_dash = false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lowest_prices_and_spans_are_known_in_many_languages() {
        for text in [
            "ab 9,99",
            "ab 9,99 €",
            "From $10",
            "from 10 USD",
            "od 99 zł",
            "от 990 ₽",
            "À partir de 12 €",
            "desde 10 EUR",
            "เริ่มต้น 100 บาท",
            "10 - 20",
            "10-20 USD",
            "10 – 20 EUR",
            "10 EUR - 20 EUR",
            "$10.00–$20.00",
            "10~20",
        ] {
            assert!(is_range(text), "{text}");
        }
        for text in [
            "599,-",
            "-5 EUR",
            "Call us",
            "10 pcs",
            "from",
            "",
            "1.299,- Kč",
            "abc 10",
        ] {
            assert!(!is_range(text), "{text}");
        }
    }
}
