//! The cart that every page and every tab shares.
//!
//! A change shows at once and is then applied, as the same event, to what is kept on the device, which another tab may
//! have changed meanwhile. What comes out of that is what this tab shows in the end.

use std::cell::Cell;
use std::rc::Rc;

use souk_commerce::{Cart, CartError, CartEvent, CartLine, OfferId};
use souk_ui::prelude::*;

use crate::platform;
use crate::services::saved_cart;
use crate::state::notices::{NoticeEvent, Notices, use_notices};

/// Key of the kept cart.
const KEY: &str = "cart";
/// Key under which a kept cart that could not be read whole is set aside.
const SET_ASIDE: &str = "cart-unreadable";

/// The cart.
#[derive(Debug, Clone, Copy)]
pub struct CartHandle {
    cart: RwSignal<Cart>,
    is_loaded: RwSignal<bool>,
    /// Changes of this tab that are not kept yet; while there are any, this tab is ahead of the device.
    pending: StoredValue<u32>,
    notices: Notices,
}

impl CartHandle {
    /// An empty cart that fills as soon as the device has answered, put into the context.
    pub fn provide() -> Self {
        let handle = Self {
            cart: RwSignal::default(),
            is_loaded: RwSignal::new(false),
            pending: StoredValue::new(0),
            notices: use_notices(),
        };
        provide_context(handle);
        handle.load();
        platform::on_announcement(KEY, move || handle.load());
        // A page that comes back from the browser's memory has missed what other tabs said.
        platform::on_event("pageshow", move || handle.load());
        handle
    }

    /// What is in it.
    pub fn cart(self) -> Signal<Cart> {
        self.cart.into()
    }

    /// Whether the kept cart has been read.
    pub fn is_loaded(self) -> Signal<bool> {
        self.is_loaded.into()
    }

    /// Number of pieces.
    pub fn pieces(self) -> Memo<u32> {
        Memo::new(move |_| self.cart.with(Cart::pieces))
    }

    /// Pieces of one offer.
    pub fn quantity_of(self, offer: OfferId) -> Memo<u32> {
        Memo::new(move |_| {
            self.cart
                .with(|cart| cart.line(&offer).map_or(0, |line| line.quantity))
        })
    }

    /// Changes the cart; whether that was possible. What was not is said in a notice.
    pub fn apply(self, event: CartEvent) -> bool {
        match self.cart.with_untracked(|cart| cart.apply(event.clone())) {
            Ok(next) => {
                self.cart.set(next);
                self.pending
                    .update_value(|pending| *pending = pending.saturating_add(1));
                platform::spawn(self.keep(event));
                true
            }
            Err(error) => {
                self.refuse(error);
                false
            }
        }
    }

    /// Takes a line out, says so and offers to put it back.
    pub fn remove(self, offer: &OfferId, said: impl FnOnce(&CartLine) -> String) {
        let found = self.cart.with_untracked(|cart| {
            let position = cart.lines().iter().position(|line| &line.offer == offer)?;
            Some((position, cart.lines().get(position)?.clone()))
        });
        if let Some((position, line)) = found
            && self.apply(CartEvent::Remove(offer.clone()))
        {
            let said = said(&line);
            let event = NoticeEvent::Removed {
                said,
                line,
                position,
            };
            self.notices.show(event);
        }
    }

    fn refuse(self, error: CartError) {
        match error {
            CartError::Quantity => self.notices.show(NoticeEvent::TooMany),
            CartError::Full => self.notices.show(NoticeEvent::CartFull),
            // Another tab has taken the line out: what is kept says how it stands.
            CartError::NoSuchLine => self.load(),
        }
    }

    async fn keep(self, event: CartEvent) {
        let kept_cart = Rc::new(Cell::new(None));
        let seen = Rc::clone(&kept_cart);
        let change = move |kept: Option<String>| {
            let kept = kept
                .map(|text| saved_cart::read(&text).cart)
                .unwrap_or_default();
            // What is kept may refuse what this tab could still do; then it stays and this tab follows.
            let next = kept.apply(event).unwrap_or(kept);
            let text = saved_cart::write(&next);
            seen.set(Some(next));
            Some(text)
        };
        let kept = platform::update_kept(KEY, change).await;
        self.pending
            .update_value(|pending| *pending = pending.saturating_sub(1));
        if let (Ok(()), Some(kept_cart)) = (kept, kept_cart.take()) {
            self.show(kept_cart);
            platform::announce(KEY);
        } else {
            // The cart's own page is another document, so even this tab needs it kept.
            platform::keep_in_tab(KEY, &self.cart.with_untracked(saved_cart::write));
            self.notices.show(NoticeEvent::NothingKept);
        }
    }

    fn load(self) {
        platform::spawn(async move {
            match platform::kept(KEY).await {
                Ok(Some(text)) => {
                    let saved = saved_cart::read(&text);
                    if saved.lost_lines > 0 {
                        self.set_aside(&text, &saved).await;
                    }
                    self.show(saved.cart);
                }
                Ok(None) => {}
                Err(_) => {
                    if let Some(text) = platform::kept_in_tab(KEY) {
                        self.show(saved_cart::read(&text).cart);
                    }
                    self.notices.show(NoticeEvent::NothingKept);
                }
            }
            // It is read again whenever another tab has changed it; who waited for the first time waits no more.
            if !self.is_loaded.get_untracked() {
                self.is_loaded.set(true);
            }
        });
    }

    async fn set_aside(self, text: &str, saved: &saved_cart::SavedCart) {
        let kept_aside = platform::keep(SET_ASIDE, text).await;
        if kept_aside.is_ok()
            && platform::keep(KEY, &saved_cart::write(&saved.cart))
                .await
                .is_ok()
        {
            self.notices.show(NoticeEvent::LinesLost {
                count: saved.lost_lines,
            });
        }
    }

    fn show(self, cart: Cart) {
        let is_ahead = self.pending.get_value() > 0;
        if !is_ahead && self.cart.with_untracked(|shown| *shown != cart) {
            self.cart.set(cart);
        }
    }
}

/// The cart.
pub fn use_cart() -> CartHandle {
    crate::services::given()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_the_kept_cart_again_changes_nothing_for_those_who_have_seen_it() {
        Owner::new().with(|| {
            Notices::provide();
            let cart = CartHandle::provide();
            let is_loaded = cart.is_loaded();
            let changes = Memo::always(move |former: Option<&u32>| {
                is_loaded.get();
                cart.cart().get();
                former.map_or(0, |changes| changes + 1)
            });
            assert_eq!(changes.get_untracked(), 0);
            cart.load();
            assert_eq!(changes.get_untracked(), 0);
        });
    }
}
