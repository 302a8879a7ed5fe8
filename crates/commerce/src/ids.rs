//! Identifiers: text that stays the same for as long as the thing exists.
//!
//! They come from feeds, so they may hold any character but control characters; whoever puts one into a URL
//! encodes it. Comparison is exact and case-sensitive.

use std::fmt;

use thiserror::Error;

/// The longest identifier that is accepted, in bytes.
pub const MAX_ID_BYTES: usize = 200;

/// Why a text cannot be an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdError {
    /// Nothing is left after trimming blanks.
    #[error("an id must not be empty")]
    Empty,
    /// Longer than [`MAX_ID_BYTES`].
    #[error("an id may have {MAX_ID_BYTES} bytes at most")]
    TooLong,
    /// A control character, which no URL, log or label can carry safely.
    #[error("an id must not hold control characters")]
    Control,
    /// A seller id with characters outside `a-z 0-9 -`.
    #[error("a seller id is made of a-z, 0-9 and -")]
    NotASlug,
    /// An offer id without `seller:variant`.
    #[error("an offer id reads seller:variant")]
    NoSeller,
}

fn checked(text: &str) -> Result<&str, IdError> {
    let text = text.trim();
    if text.is_empty() {
        Err(IdError::Empty)
    } else if text.len() > MAX_ID_BYTES {
        Err(IdError::TooLong)
    } else if text.chars().any(char::is_control) {
        Err(IdError::Control)
    } else {
        Ok(text)
    }
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The identifier's text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// What a shopper calls one thing; in a feed its group id, or the item id where nothing is grouped.
    ProductId
}
text_id! {
    /// What can be put into a cart: one product in one colour and size.
    VariantId
}
text_id! {
    /// One seller's terms for one variant, `seller:variant`.
    OfferId
}
text_id! {
    /// A seller's short name in `souk.toml`: `a-z`, `0-9`, `-`.
    SellerId
}

impl ProductId {
    /// Takes a trimmed, non-empty text without control characters.
    ///
    /// # Errors
    /// [`IdError`] says what is wrong with the text.
    pub fn new(text: &str) -> Result<Self, IdError> {
        checked(text).map(|text| Self(text.to_owned()))
    }
}

impl VariantId {
    /// Takes a trimmed, non-empty text without control characters.
    ///
    /// # Errors
    /// [`IdError`] says what is wrong with the text.
    pub fn new(text: &str) -> Result<Self, IdError> {
        checked(text).map(|text| Self(text.to_owned()))
    }
}

impl SellerId {
    /// Takes a slug of `a-z`, `0-9` and `-`.
    ///
    /// # Errors
    /// [`IdError`] says what is wrong with the text.
    pub fn new(text: &str) -> Result<Self, IdError> {
        let text = checked(text)?;
        let is_slug = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if is_slug {
            Ok(Self(text.to_owned()))
        } else {
            Err(IdError::NotASlug)
        }
    }
}

impl OfferId {
    /// The offer of a seller for a variant.
    pub fn of(seller: &SellerId, variant: &VariantId) -> Self {
        Self(format!("{seller}:{variant}"))
    }

    /// Reads `seller:variant` back.
    ///
    /// # Errors
    /// [`IdError`] when the seller or the variant part is not an identifier.
    pub fn parse(text: &str) -> Result<Self, IdError> {
        let (seller, variant) = text.trim().split_once(':').ok_or(IdError::NoSeller)?;
        Ok(Self::of(&SellerId::new(seller)?, &VariantId::new(variant)?))
    }

    /// The seller's part of the id.
    pub fn seller(&self) -> SellerId {
        SellerId(
            self.0
                .split_once(':')
                .map_or("", |(seller, _)| seller)
                .to_owned(),
        )
    }

    /// The variant's part of the id.
    pub fn variant(&self) -> VariantId {
        VariantId(
            self.0
                .split_once(':')
                .map_or("", |(_, variant)| variant)
                .to_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_id_reads_back_into_its_parts_even_when_the_variant_holds_a_colon() {
        let id = OfferId::parse("nara:KETTLE:red").unwrap();
        assert_eq!(id.seller().as_str(), "nara");
        assert_eq!(id.variant().as_str(), "KETTLE:red");
        assert_eq!(OfferId::parse(id.as_str()).unwrap(), id);
    }

    #[test]
    fn what_no_url_or_log_can_carry_is_no_id() {
        assert_eq!(ProductId::new("  "), Err(IdError::Empty));
        assert_eq!(ProductId::new("a\u{0}b"), Err(IdError::Control));
        assert_eq!(
            ProductId::new(&"x".repeat(MAX_ID_BYTES + 1)),
            Err(IdError::TooLong)
        );
        assert_eq!(SellerId::new("Nara Shop"), Err(IdError::NotASlug));
        assert_eq!(OfferId::parse("KETTLE"), Err(IdError::NoSeller));
    }
}
