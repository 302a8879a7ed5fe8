//! Identifiers, tokens and payment references: random bits in letters that people can read to each other.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Crockford's base 32: no I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Random characters of a payment reference; five bits each.
const REFERENCE_LENGTH: usize = 8;

/// Bytes in Crockford's base 32, five bits a character, the last one filled up with zeros.
pub(crate) fn base32(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let mut buffer: u32 = 0;
    let mut bits: u32 = 0;
    for byte in bytes {
        buffer = (buffer << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(character(buffer >> bits));
        }
    }
    if bits > 0 {
        text.push(character(buffer << (5 - bits)));
    }
    text
}

fn character(value: u32) -> char {
    let index = (value & 31) as usize;
    ALPHABET
        .get(index)
        .map_or('0', |letter| char::from(*letter))
}

fn value(character: char) -> Option<u32> {
    let position = ALPHABET
        .iter()
        .position(|letter| char::from(*letter) == character)?;
    u32::try_from(position).ok()
}

/// SHA-256 in lower-case hexadecimal, over parts that cannot run into each other.
pub(crate) fn hash(parts: &[&[u8]]) -> String {
    hex(&digest(parts))
}

fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a text cannot fail.
            let _written = write!(text, "{byte:02x}");
            text
        })
}

/// An identifier of 130 random bits that nobody can guess: `chk_…`.
pub(crate) fn id(prefix: &str, random: &[u8; 17]) -> String {
    let text: String = base32(random).chars().take(26).collect();
    format!("{prefix}_{}", text.to_ascii_lowercase())
}

/// A bearer token of 160 bits, made from a salt that the server keeps and a key that the platform keeps, so that a
/// replay can say it again though the server stores only its hash.
pub(crate) fn token(salt: &str, key: &str) -> String {
    let bytes = digest(&[b"souk order token", salt.as_bytes(), key.as_bytes()]);
    let text: String = base32(&bytes).chars().take(32).collect();
    text.to_ascii_lowercase()
}

/// What stands for the token in a stored answer.
pub(crate) fn token_place(salt: &str) -> String {
    hash(&[b"souk token place", salt.as_bytes()])
}

/// What is stored of a token.
pub(crate) fn token_hash(token: &str) -> String {
    hash(&[b"souk order token hash", token.as_bytes()])
}

/// Whether two hashes are equal, in a time that does not depend on where they differ.
pub(crate) fn same_hash(a: &str, b: &str) -> bool {
    a.len() == b.len()
        && a.bytes()
            .zip(b.bytes())
            .fold(0, |difference, (a, b)| difference | (a ^ b))
            == 0
}

/// A payment reference: eight random characters and one that checks them.
pub(crate) fn reference(random: [u8; 5]) -> String {
    let mut text: String = base32(&random).chars().take(REFERENCE_LENGTH).collect();
    text.push(check_character(&text));
    text
}

/// Luhn's algorithm modulo 32: finds every wrong character and nearly every pair of neighbours that changed places.
fn check_character(text: &str) -> char {
    let sum = text
        .chars()
        .rev()
        .filter_map(value)
        .enumerate()
        .fold(0, |sum, (position, value)| {
            let factor = if position % 2 == 0 { 2 } else { 1 };
            let product = value * factor;
            sum + product / 32 + product % 32
        });
    character((32 - sum % 32) % 32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bytes_are_spelled_without_letters_that_look_alike() {
        assert_eq!(base32(&[0xff; 5]), "ZZZZZZZZ");
        assert_eq!(base32(b"f"), "CR");
        assert_eq!(base32(&[]), "");
    }

    #[test]
    fn parts_of_a_hash_do_not_run_into_each_other() {
        assert_ne!(hash(&[b"ab", b"c"]), hash(&[b"a", b"bc"]));
    }

    proptest! {
        #[test]
        fn a_reference_with_one_wrong_character_is_noticed(random in any::<[u8; 5]>(), place in 0_usize..9, by in 1_u32..32) {
            let good = reference(random);
            prop_assert_eq!(good.len(), 9);
            let bad: String = good
                .chars()
                .enumerate()
                .map(|(at, c)| if at == place { character(value(c).unwrap() + by) } else { c })
                .collect();
            let body: String = bad.chars().take(8).collect();
            prop_assert_ne!(Some(check_character(&body)), bad.chars().last());
        }
    }
}
