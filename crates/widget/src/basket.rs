//! The widget's cart between a card and the shop: ids and numbers of pieces, kept for as long as the tab lives.
//!
//! It belongs to the page that carries the widget, one for each site, and is handed over to the shop's own cart.

use souk_commerce::{Handoff, HandoffLine, Summary};

/// What is kept is the very text that is handed over, so there is one form of it.
pub fn kept(handoff: &Handoff) -> String {
    handoff.fragment()
}

/// Reads back what was kept. Another script of the page may have written there; what is no line is left out.
pub fn read(kept: &str) -> Handoff {
    Handoff::read(kept)
        .map(|(handoff, _)| handoff)
        .unwrap_or_default()
}

/// One piece of what a card's button adds; `None` for a card without one.
pub fn one_of(summary: &Summary) -> Option<HandoffLine> {
    summary.quick_offer.clone().map(|offer| HandoffLine {
        offer,
        product: summary.product.clone(),
        quantity: 1,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_reads_back_and_nonsense_is_an_empty_cart() {
        let basket = read("add=s:1*2,s:2*1*p,nonsense");
        assert_eq!(basket.pieces(), 3);
        assert_eq!(read(&kept(&basket)), basket);
        for nonsense in ["", "{}", "souk", "add=,,", "add=s:1*99999"] {
            assert!(read(nonsense).is_empty(), "{nonsense}");
        }
    }
}
