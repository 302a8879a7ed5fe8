//! Check digits modulo 97 (ISO 7064): of IBANs (ISO 13616) and of creditor references (ISO 11649).

/// The number that a text spells (A is 10, Z is 35), modulo 97.
fn remainder(text: &str) -> u32 {
    text.chars()
        .filter_map(|c| c.to_digit(36))
        .fold(0, |rest, digit| {
            if digit < 10 {
                (rest * 10 + digit) % 97
            } else {
                (rest * 100 + digit) % 97
            }
        })
}

/// Whether the first four characters, moved to the end, leave 1.
fn checks(text: &str) -> bool {
    text.split_at_checked(4)
        .is_some_and(|(head, tail)| remainder(&format!("{tail}{head}")) == 1)
}

/// A reference in the form of ISO 11649: `RF`, two check digits, the reference.
pub fn creditor_reference(reference: &str) -> String {
    let rest = remainder(&format!("{reference}RF00"));
    format!("RF{:02}{reference}", 98_u32.saturating_sub(rest))
}

/// Whether a text is a creditor reference: `RF`, two digits that check, 1 to 21 letters and digits.
pub fn is_creditor_reference(text: &str) -> bool {
    (5..=25).contains(&text.len())
        && text.starts_with("RF")
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && checks(text)
}

/// Whether a text is an IBAN, written with or without blanks.
pub fn is_iban(text: &str) -> bool {
    let text: String = text.chars().filter(|c| *c != ' ').collect();
    let mut bytes = text.bytes();
    let has_head = bytes.by_ref().take(2).all(|b| b.is_ascii_uppercase())
        && bytes.by_ref().take(2).all(|b| b.is_ascii_digit());
    has_head
        && (15..=34).contains(&text.len())
        && bytes.all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
        && checks(&text)
}
