//! The words for stock and for the state of the goods.

use std::borrow::Cow;

use souk_commerce::product::{Condition, StockState};

/// The word in lower case, with single blanks for underscores and hyphens; the last part of a schema.org address.
fn folded(text: &str) -> Cow<'_, str> {
    // Most are written so already.
    match text {
        "in_stock" => return Cow::Borrowed("in stock"),
        "in stock" | "new" | "used" => return Cow::Borrowed(text),
        "out_of_stock" => return Cow::Borrowed("out of stock"),
        _ => {}
    }
    let word = text.trim().rsplit('/').next().unwrap_or("");
    let mut out = String::with_capacity(word.len());
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '_' | '-');
    for part in word.split(is_blank).filter(|part| !part.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(part.chars().flat_map(char::to_lowercase));
    }
    Cow::Owned(out)
}

/// Reads an availability; `None` for a word that says nothing certain.
pub(crate) fn parse_availability(text: &str) -> Option<StockState> {
    Some(match folded(text).as_ref() {
        "in stock"
        | "instock"
        | "available"
        | "limited availability"
        | "limitedavailability"
        | "limited stock"
        | "download" => StockState::InStock,
        "out of stock" | "outofstock" | "sold out" | "soldout" | "discontinued" | "unavailable"
        | "mark as sold" | "pending" => StockState::OutOfStock,
        "preorder" | "pre order" => StockState::Preorder,
        "backorder" | "back order" | "available for order" => StockState::Backorder,
        _ => return None,
    })
}

/// Whether an availability says no more than the state that is read from it: "discontinued" does.
pub(crate) fn is_plain_availability(text: &str) -> bool {
    matches!(
        folded(text).as_ref(),
        "in stock"
            | "instock"
            | "available"
            | "out of stock"
            | "outofstock"
            | "preorder"
            | "pre order"
            | "backorder"
            | "available for order"
            | "back order"
    )
}

/// Reads a condition; `None` for a word that is none of the three.
pub(crate) fn parse_condition(text: &str) -> Option<Condition> {
    Some(match folded(text).as_ref() {
        "new" | "brand new" | "newcondition" => Condition::New,
        "refurbished" | "refurbishedcondition" => Condition::Refurbished,
        "used" | "usedcondition" => Condition::Used,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_read_in_every_spelling_and_others_stay_unknown() {
        for (text, state) in [
            ("in_stock", Some(StockState::InStock)),
            ("In Stock ", Some(StockState::InStock)),
            (
                "https://schema.org/OutOfStock",
                Some(StockState::OutOfStock),
            ),
            ("available for order", Some(StockState::Backorder)),
            ("pre-order", Some(StockState::Preorder)),
            ("yes", None),
            ("", None),
        ] {
            assert_eq!(parse_availability(text), state, "{text}");
        }
        assert_eq!(parse_condition("Brand new "), Some(Condition::New));
        assert_eq!(parse_condition("as new"), None);
    }
}
