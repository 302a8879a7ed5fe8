//! What is said about stock: only as much as the feed knows.

use crate::prelude::*;
use souk_commerce::product::{Stock, StockState};

use super::badge::Tone;
use crate::Words;

/// From this number of pieces down it is worth saying how many are left.
const FEW: u32 = 5;

/// The words for a state of stock, and whether they are good news.
pub fn stock_words(words: &Words, stock: Stock) -> (String, Tone) {
    let day = stock.available_from.map(|date| words.date(date));
    match (stock.state, stock.quantity, day) {
        (StockState::InStock, Some(0), _) | (StockState::OutOfStock, ..) => {
            (words.stock_out().to_owned(), Tone::Warning)
        }
        (StockState::InStock, Some(left), _) if left <= FEW => (
            words.stock_few(u64::from(left), &words.number(left)),
            Tone::Warning,
        ),
        (StockState::InStock, ..) => (words.stock_in().to_owned(), Tone::Good),
        (StockState::Preorder, _, Some(day)) => (words.stock_preorder_from(&day), Tone::Plain),
        (StockState::Preorder, ..) => (words.stock_preorder().to_owned(), Tone::Plain),
        (StockState::Backorder, _, Some(day)) => (words.stock_backorder_from(&day), Tone::Plain),
        (StockState::Backorder, ..) => (words.stock_backorder().to_owned(), Tone::Plain),
        (StockState::Unknown, ..) => (words.stock_unknown().to_owned(), Tone::Plain),
    }
}

/// A state of stock.
#[component]
pub fn StockNote(
    /// Texts and formats.
    words: Words,
    /// The state.
    stock: Stock,
) -> Node {
    let (text, tone) = stock_words(&words, stock);
    view! { <span class="c-stock" data-tone=tone.as_str()>{text}</span> }
}
