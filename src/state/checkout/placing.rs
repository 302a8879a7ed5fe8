//! From sessions to orders.
//!
//! An order is placed under a key that is kept before it is sent, so that a lost answer, a closed tab or a second tap
//! can only repeat the same order, never make another.

use souk_commerce::{CartEvent, OfferId, SellerId};
use souk_ucp::v2026_04_08::{CheckoutComplete, Payment, PaymentMethod, Status};
use souk_ui::prelude::*;

use super::request::payment_by;
use super::{CheckoutHandle, PartySession, Work};
use crate::platform;
use crate::services::saved_checkout::PlacedOrder;
use crate::services::shop::{Session, ShopError};

/// A request that was sent to place an order, and to which no answer is known.
struct Attempt {
    session: String,
    key: String,
    etag: Option<String>,
    body: CheckoutComplete,
}

/// Whether sessions say the same.
fn are_alike(seen: &[PartySession], fresh: &[PartySession]) -> bool {
    let said = |party: &PartySession| (party.seller.clone(), party.session.checkout.clone());
    seen.iter().map(said).eq(fresh.iter().map(said))
}

/// How a placed order is paid.
fn ordered_by(placed: &Session) -> Option<Payment> {
    let payment = placed.checkout.payment.as_ref()?;
    let method = PaymentMethod::of_id(&payment.instruments.first()?.handler_id)?;
    Some(payment_by(method))
}

impl CheckoutHandle {
    /// Places the orders of all sessions as they are shown, one after the other; whether all are placed. What is placed is
    /// kept at once.
    pub async fn place(self) -> bool {
        self.work.set(Work::Placing);
        let seen = self.sessions.get_untracked();
        let turn = self.turn.get_value();
        let _turn = turn.lock().await;
        let sessions = self.sessions.get_untracked();
        if !are_alike(&seen, &sessions) {
            self.work.set(Work::Idle);
            return false;
        }
        self.work.set(Work::Placing);
        for party in sessions {
            if let Err(error) = self.place_one(&party).await {
                self.work.set(Work::Failed(error));
                return false;
            }
            let is_placed = self.shown(&party.seller).is_none();
            if !is_placed {
                // The server wants something seen first; its messages are on the page.
                self.work.set(Work::Idle);
                return false;
            }
        }
        true
    }

    async fn place_one(self, party: &PartySession) -> Result<(), ShopError> {
        let seller = &party.seller;
        let shown = &party.session;
        let draft = self.draft.get_untracked();
        let Some(method) = draft.party(seller).and_then(|party| party.payment) else {
            return Ok(());
        };
        let key = self.placing_key(seller, shown).await;
        let body = CheckoutComplete {
            payment: payment_by(method),
        };
        let client = self.client.get_value();
        match client.complete(shown, &body, &key).await {
            Ok(answer) => {
                self.settle(seller, answer).await;
                Ok(())
            }
            Err(ShopError::Changed) => {
                let fresh = client.read(&shown.checkout.id).await?;
                self.settle(seller, fresh).await;
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Finds out what became of an attempt whose answer was lost; whether it had placed the order. A placed order is
    /// taken over by asking for the same answer again; an attempt that never arrived is left to the shopper to repeat.
    pub(super) async fn recover(self, seller: &SellerId) -> Result<bool, ShopError> {
        let Some(attempt) = self.attempt(seller) else {
            return Ok(false);
        };
        let client = self.client.get_value();
        let found = match client.read(&attempt.session).await {
            Err(ShopError::Missing) => return Ok(false),
            found => found?,
        };
        if found.checkout.status != Status::Completed {
            self.remember(seller, found);
            return Ok(false);
        }
        let sent = Session {
            etag: attempt.etag,
            ..found.clone()
        };
        // As it was sent, whatever has been chosen since.
        let body = ordered_by(&found).map_or(attempt.body, |payment| CheckoutComplete { payment });
        match client.complete(&sent, &body, &attempt.key).await {
            Ok(answer) => {
                self.settle(seller, answer).await;
                Ok(true)
            }
            // Another tab placed it, or the server has forgotten the key: it is not for this draft to go on with.
            Err(ShopError::NotCarriedOut(_)) => {
                self.remember(seller, found);
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// The last attempt to place a seller's order, as it was sent.
    fn attempt(self, seller: &SellerId) -> Option<Attempt> {
        self.draft.with_untracked(|draft| {
            let party = draft.party(seller)?;
            Some(Attempt {
                session: party.session.clone()?,
                key: party.placing_key.clone()?,
                etag: party.placing_etag.clone(),
                body: CheckoutComplete {
                    payment: payment_by(party.payment?),
                },
            })
        })
    }

    /// The key for placing a session at a revision: the one kept for it, else a new one, kept before it is used.
    async fn placing_key(self, seller: &SellerId, shown: &Session) -> String {
        let draft = self.draft.get_untracked();
        let kept = draft
            .party(seller)
            .filter(|party| party.placing_etag == shown.etag)
            .and_then(|party| party.placing_key.clone());
        if let Some(key) = kept {
            return key;
        }
        let key = platform::random_key();
        self.draft.update(|draft| {
            draft.change_party(seller, |party| {
                party.placing_key = Some(key.clone());
                party.placing_etag.clone_from(&shown.etag);
            });
        });
        self.keep().await;
        key
    }

    async fn settle(self, seller: &SellerId, answer: Session) {
        let checkout = &answer.checkout;
        let placed = match (&checkout.status, &checkout.order, &checkout.order_token) {
            (Status::Completed, Some(order), Some(token)) => {
                Some((order.id.clone(), token.clone()))
            }
            _ => None,
        };
        let Some((id, token)) = placed else {
            self.remember(seller, answer);
            self.keep().await;
            return;
        };
        let offers: Vec<OfferId> = checkout
            .line_items
            .iter()
            .filter_map(|line| OfferId::parse(&line.item.id).ok())
            .collect();
        self.draft.update(|draft| {
            draft.parties.retain(|party| &party.seller != seller);
            draft.placed.push(PlacedOrder {
                id,
                token,
                offers: offers.clone(),
            });
        });
        self.keep().await;
        self.sessions
            .update(|sessions| sessions.retain(|party| &party.seller != seller));
        self.cart.apply(CartEvent::Ordered(offers));
    }

    /// Takes the orders that the draft became out of it and forgets the rest of it but for the address. Nothing for a
    /// draft that became none. With this the placing of orders is over.
    pub async fn finish(self) -> Vec<PlacedOrder> {
        let mut placed = Vec::new();
        self.draft.update(|draft| {
            placed = std::mem::take(&mut draft.placed);
            if !placed.is_empty() {
                draft.parties.clear();
                draft.codes.clear();
            }
        });
        if !placed.is_empty() {
            self.has_just_placed.set_value(true);
            self.keep().await;
        }
        self.work.set(Work::Idle);
        placed
    }
}
