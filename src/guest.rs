//! The checkout's program as a guest in the shop's document.
//!
//! A first page does without much that stands on it: what can be done with a product besides buying it, all that stands
//! beneath it, what was looked at lately. The shop leaves places for that and asks; the boot script invites the other
//! program, which draws there. What the guest wants of the shop it says in texts.

#[cfg(target_family = "wasm")]
pub mod drawing;

use souk_commerce::{Cart, CartLine};
use souk_ui::prelude::*;

use crate::panels::adding::add;
use crate::platform;
use crate::services::saved_cart;
use crate::state::cart::CartHandle;
use crate::state::lists::ListKind;
use crate::state::notices::{NoticeEvent, Notices};

/// Asks the guest to draw; the boot script invites it.
const ASK: &str = "souk-guest";
/// Carries lines for the cart, as a saved cart, to the shop.
const ADD: &str = "souk-add";
/// Carries a message for the shopper to the shop.
const SAY: &str = "souk-say";

/// A place for the guest, by its name in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Beside the price of a product.
    Marks,
    /// Beneath a product.
    Beneath,
    /// Beneath the home page, where something was looked at lately.
    Seen,
}

impl Place {
    /// Its name in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marks => "marks",
            Self::Beneath => "beneath",
            Self::Seen => "seen",
        }
    }
}

/// A place in the shop's own view.
pub fn place(place: Place) -> Node {
    let needs = (place == Place::Seen).then(|| ListKind::Seen.key());
    view! { <div id=place.name() data-guest="" data-needs=needs></div> }
}

/// Asks the guest to draw what belongs to the page that the address names.
pub fn ask() {
    platform::send_event(ASK);
}

/// Does for the guest what only the shop can.
pub fn serve(cart: CartHandle, notices: Notices) {
    platform::on_text(ADD, move |text| {
        for line in saved_cart::read(&text).cart.lines() {
            add(cart, notices, line.clone());
        }
    });
    platform::on_text(SAY, move |text| notices.show(NoticeEvent::Said(text)));
}

/// Puts a line into the shop's cart.
pub fn hand_over(line: CartLine) {
    let (cart, _) = Cart::from_lines(vec![line]);
    platform::send_text(ADD, &saved_cart::write(&cart));
}

/// Shows a message among the shop's own.
pub fn say(text: &str) {
    platform::send_text(SAY, text);
}
