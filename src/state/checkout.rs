//! A checkout on its way: the draft on the device, the sessions at the server, and the orders they become.
//!
//! Each selling party has a session of its own. The server's word is law: after every step the page shows what the
//! sessions say.

mod placing;
mod request;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use futures::lock::Mutex;
use souk_commerce::{Address, Cart, CartLine, SellerId};
use souk_ucp::v2026_04_08::PaymentMethod;
use souk_ui::prelude::*;

use crate::platform;
use crate::services::saved_checkout::{self, Draft};
use crate::services::shop::{Session, ShopClient, ShopError};
use crate::state::cart::{CartHandle, use_cart};
use crate::state::notices::{NoticeEvent, Notices, use_notices};
use request::request_for;

/// Key of the kept draft.
const KEY: &str = "checkout";
/// Key under which a kept draft that could not be read is set aside.
const SET_ASIDE: &str = "checkout-unreadable";

/// A selling party's session as it was last answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartySession {
    /// The seller.
    pub seller: SellerId,
    /// What the server said.
    pub session: Session,
}

/// What the checkout is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Work {
    /// Waiting for the shopper.
    #[default]
    Idle,
    /// Asking the server.
    Asking,
    /// Placing the orders.
    Placing,
    /// The server did not do it; nothing was lost.
    Failed(ShopError),
}

/// The checkout.
#[derive(Debug, Clone, Copy)]
pub struct CheckoutHandle {
    draft: RwSignal<Draft>,
    sessions: RwSignal<Vec<PartySession>>,
    work: RwSignal<Work>,
    is_loaded: RwSignal<bool>,
    /// The address that the sessions were last asked about.
    asked_address: StoredValue<Option<Address>>,
    has_just_placed: StoredValue<bool>,
    /// Held by whoever changes the sessions: an answer to an older question must not come after a newer one.
    turn: StoredValue<Arc<Mutex<()>>>,
    client: StoredValue<ShopClient>,
    language: StoredValue<String>,
    cart: CartHandle,
    notices: Notices,
}

impl CheckoutHandle {
    /// Goes on with the draft that is kept, or begins an empty one; put into the context.
    pub fn provide(empty: Draft, client: ShopClient, language: &str) -> Self {
        let handle = Self {
            draft: RwSignal::new(empty),
            sessions: RwSignal::default(),
            work: RwSignal::default(),
            is_loaded: RwSignal::new(false),
            asked_address: StoredValue::new(None),
            has_just_placed: StoredValue::new(false),
            turn: StoredValue::default(),
            client: StoredValue::new(client),
            language: StoredValue::new(language.to_owned()),
            cart: use_cart(),
            notices: use_notices(),
        };
        provide_context(handle);
        platform::on_announcement(KEY, move || {
            // What another tab wrote is what this one goes on with, unless it is in the middle of something itself.
            let is_busy = handle
                .work
                .with_untracked(|work| matches!(work, Work::Asking | Work::Placing));
            if !is_busy {
                handle.load();
            }
        });
        handle.load();
        handle
    }

    /// Reads the draft that the device keeps.
    fn load(self) {
        platform::spawn(async move {
            if let Some(text) = platform::kept(KEY).await.ok().flatten() {
                match saved_checkout::read(&text) {
                    Some(draft) => self.draft.set(draft),
                    None => self.set_aside(&text).await,
                }
            }
            self.is_loaded.set(true);
        });
    }

    /// Whether the kept draft has been read.
    pub fn is_loaded(self) -> Signal<bool> {
        self.is_loaded.into()
    }

    /// The backend.
    pub fn client(self) -> ShopClient {
        self.client.get_value()
    }

    /// Whether the order that is shown was placed a moment ago, on this page.
    pub fn has_just_placed(self) -> bool {
        self.has_just_placed.get_value()
    }

    /// Speaks another language with the server from here on.
    pub fn speak(self, language: &str) {
        self.language.set_value(language.to_owned());
    }

    /// The draft.
    pub fn draft(self) -> Signal<Draft> {
        self.draft.into()
    }

    /// What the server last said, for each selling party.
    pub fn sessions(self) -> Signal<Vec<PartySession>> {
        self.sessions.into()
    }

    /// What is being done.
    pub fn work(self) -> Signal<Work> {
        self.work.into()
    }

    /// Fills in the address. It is kept with every change, so that a reload loses nothing.
    pub fn set_address(self, address: Address) {
        self.draft.update(|draft| draft.address = address);
        platform::spawn(self.keep());
    }

    /// Chooses a delivery and asks the server what it comes to.
    pub async fn choose_delivery(self, seller: &SellerId, delivery: &str) -> bool {
        self.draft.update(|draft| {
            draft.change_party(seller, |party| party.delivery = Some(delivery.to_owned()));
        });
        // A choice outlives a reload, also one before the server's answer.
        self.keep().await;
        self.ask_server(std::slice::from_ref(seller)).await
    }

    /// Chooses a way to pay for several sellers and asks the server what it comes to.
    pub async fn choose_payment(self, sellers: &[SellerId], method: PaymentMethod) -> bool {
        self.draft.update(|draft| {
            for seller in sellers {
                draft.change_party(seller, |party| party.payment = Some(method));
            }
        });
        self.keep().await;
        self.ask_server(sellers).await
    }

    /// Enters a code and asks the server what it takes off; whether it answered.
    pub async fn add_code(self, sellers: &[SellerId], code: &str) -> bool {
        self.draft.update(|draft| draft.codes.push(code.to_owned()));
        self.keep().await;
        self.ask_server(sellers).await
    }

    /// Takes a code out that the server refused. Nothing changes by it, so nothing is asked.
    pub async fn forget_code(self, code: &str) {
        self.draft
            .update(|draft| draft.codes.retain(|known| known != code));
        self.keep().await;
    }

    /// Takes a code out and asks the server what it comes to without.
    pub async fn remove_code(self, sellers: &[SellerId], code: &str) -> bool {
        self.forget_code(code).await;
        self.ask_server(sellers).await
    }

    /// Whether the sessions are those of the sellers and know the address of the draft.
    pub fn has_asked(self, sellers: &[SellerId]) -> bool {
        let has_session = |seller: &SellerId| self.shown(seller).is_some();
        let address = self.draft.with_untracked(|draft| draft.address.clone());
        self.asked_address.get_value() == Some(address) && sellers.iter().all(has_session)
    }

    /// Whether a way to pay is chosen for each of the sellers.
    pub fn has_payment(self, sellers: &[SellerId]) -> bool {
        self.draft.with_untracked(|draft| {
            let chosen = |seller| draft.party(seller).and_then(|party| party.payment);
            sellers.iter().all(|seller| chosen(seller).is_some())
        })
    }

    /// Whether there are orders that nobody was shown a receipt of.
    pub fn has_placed(self) -> bool {
        self.draft.with_untracked(|draft| !draft.placed.is_empty())
    }

    /// Waits until the server has answered all that it was asked; whether it did what it was asked to.
    pub async fn settled(self) -> bool {
        drop(self.turn.get_value().lock().await);
        self.work
            .with_untracked(|work| !matches!(work, Work::Failed(_)))
    }

    /// Brings the sessions of sellers up to what the cart and the draft say; whether all of them could be.
    pub async fn ask_server(self, sellers: &[SellerId]) -> bool {
        let turn = self.turn.get_value();
        let _turn = turn.lock().await;
        self.work.set(Work::Asking);
        let cart = self.cart.cart().get_untracked();
        let address = self.draft.with_untracked(|draft| draft.address.clone());
        let mut outcome = Work::Idle;
        for (seller, lines) in cart.by_seller() {
            if !sellers.contains(&seller) {
                continue;
            }
            match self.recover(&seller).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => {
                    outcome = Work::Failed(error);
                    continue;
                }
            }
            match self.session_for(&seller, &lines).await {
                Ok(session) => self.remember(&seller, session),
                Err(error) => outcome = Work::Failed(error),
            }
            // The cheapest delivery is chosen until the shopper says otherwise, so that the total is a total.
            if let Some(cheapest) = self.open_choice(&seller) {
                self.draft.update(|draft| {
                    draft.change_party(&seller, |party| party.delivery = Some(cheapest));
                });
                match self.session_for(&seller, &lines).await {
                    Ok(session) => self.remember(&seller, session),
                    Err(error) => outcome = Work::Failed(error),
                }
            }
        }
        self.sessions
            .update(|sessions| sessions.retain(|party| has_lines_of(&cart, &party.seller)));
        self.keep().await;
        let is_done = outcome == Work::Idle;
        self.asked_address.set_value(is_done.then_some(address));
        self.work.set(outcome);
        is_done
    }

    /// The first delivery of a session in which none is chosen.
    fn open_choice(self, seller: &SellerId) -> Option<String> {
        let session = self.shown(seller)?;
        let fulfillment = session.checkout.fulfillment.as_ref()?;
        let group = fulfillment.methods.first()?.groups.first()?;
        if group.selected_option_id.is_some() {
            return None;
        }
        group.options.first().map(|option| option.id.clone())
    }

    async fn session_for(
        self,
        seller: &SellerId,
        lines: &[&CartLine],
    ) -> Result<Session, ShopError> {
        let client = self.client.get_value();
        let draft = self.draft.get_untracked();
        let party = draft.party(seller);
        let request = request_for(lines, &draft, party, &self.language.get_value());
        if let Some(id) = party.and_then(|party| party.session.clone()) {
            let shown = match self.shown(seller) {
                Some(session) => Ok(session),
                None => client.read(&id).await,
            };
            match shown {
                Ok(shown) if !shown.checkout.status.is_final() => {
                    match client
                        .update(&shown, &request, &platform::random_key())
                        .await
                    {
                        Err(ShopError::Changed) => {
                            let fresh = client.read(&id).await?;
                            return client
                                .update(&fresh, &request, &platform::random_key())
                                .await;
                        }
                        Err(ShopError::Missing) => {}
                        result => return result,
                    }
                }
                // Ordered, given up or forgotten by the server: a new one.
                Ok(_) | Err(ShopError::Missing) => {}
                Err(error) => return Err(error),
            }
        }
        client.create(&request, &platform::random_key()).await
    }

    fn shown(self, seller: &SellerId) -> Option<Session> {
        self.sessions.with_untracked(|sessions| {
            sessions
                .iter()
                .find(|party| &party.seller == seller)
                .map(|party| party.session.clone())
        })
    }

    fn remember(self, seller: &SellerId, session: Session) {
        let id = session.checkout.id.clone();
        self.draft
            .update(|draft| draft.change_party(seller, |party| party.session = Some(id)));
        self.sessions.update(|sessions| {
            match sessions.iter_mut().find(|party| &party.seller == seller) {
                Some(party) => party.session = session,
                None => sessions.push(PartySession {
                    seller: seller.clone(),
                    session,
                }),
            }
        });
    }

    /// Keeps a text that is no draft elsewhere, and says that the form is to be filled in again.
    async fn set_aside(self, text: &str) {
        if platform::keep(SET_ASIDE, text).await.is_ok() {
            self.keep().await;
        }
        self.notices.show(NoticeEvent::CheckoutLost);
    }

    async fn keep(self) {
        let text = saved_checkout::write(&self.draft.get_untracked());
        if platform::keep(KEY, &text).await.is_ok() {
            platform::announce(KEY);
        } else {
            self.notices.show(NoticeEvent::NothingKept);
        }
    }
}

fn has_lines_of(cart: &Cart, seller: &SellerId) -> bool {
    cart.lines()
        .iter()
        .any(|line| &line.offer.seller() == seller)
}

/// The checkout, for pages of its program.
pub fn use_checkout() -> CheckoutHandle {
    crate::services::given()
}
