//! Payment by card, on a page of a payment provider: no number of a card ever comes here.
//!
//! [`CardProvider`] is all that is asked of a provider. What it says of itself, in a notice, only makes the shop look:
//! an order is paid when the provider, asked over the shop's own connection, says so.

mod attempt;
mod flow;
mod stripe;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use axum::http::HeaderMap;
use souk_commerce::{Currency, LanguageTag, SellerId, Timestamp};
use thiserror::Error;

pub(crate) use attempt::State;
pub(crate) use flow::{hear, pay, run};
pub use stripe::Stripe;

#[cfg(test)]
pub(crate) use flow::sweep;

/// Seconds for which an unpaid order holds its stock.
pub(crate) const HOLD: i64 = 35 * 60;

/// The providers of the sellers who take cards.
pub type Cards = BTreeMap<SellerId, Arc<dyn CardProvider>>;

/// A page that is wanted of a provider.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The attempt: the same one twice is one page.
    pub attempt: String,
    /// What the payment is called, for people.
    pub title: String,
    /// In minor units.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// Language of the page.
    pub language: LanguageTag,
    /// Where the buyer goes afterwards, paid or not.
    pub back: String,
    /// When the page ends.
    pub expires_at: Timestamp,
}

/// A page that a buyer pays on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosted {
    /// The provider's name for it.
    pub reference: String,
    /// Where it is.
    pub url: String,
}

/// What a provider says of a page when it is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The attempt that it was wanted for.
    pub attempt: String,
    /// The provider's name for it.
    pub reference: String,
    /// Where it stands.
    pub outcome: Outcome,
}

/// Where a provider's page stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It can be paid on; here it is.
    Open(Option<String>),
    /// Money came.
    Paid {
        /// The provider's name for the money.
        payment: String,
        /// In minor units.
        amount: i64,
        /// ISO 4217 code.
        currency: String,
    },
    /// It ended unpaid.
    Ended,
}

/// Why a provider did not do what was asked.
#[derive(Debug, Error)]
pub enum CardError {
    /// It refused: nothing happened, and the same again is refused again.
    #[error("the payment provider refused: {0}")]
    Refused(String),
    /// Whether something happened is not known.
    #[error("the payment provider does not answer: {0}")]
    Unknown(String),
    /// The notice is not the provider's.
    #[error("the notice is not signed by the payment provider")]
    Forged,
}

/// A provider of pages that buyers pay on. Its calls block: they run on threads of their own.
pub trait CardProvider: fmt::Debug + Send + Sync {
    /// Makes the page of an attempt, or finds it when it is made already.
    ///
    /// # Errors
    /// [`CardError::Refused`], [`CardError::Unknown`].
    fn open(&self, wanted: &Wanted) -> Result<Hosted, CardError>;

    /// Looks at a page.
    ///
    /// # Errors
    /// [`CardError::Refused`], [`CardError::Unknown`].
    fn look(&self, reference: &str) -> Result<Seen, CardError>;

    /// Ends a page that is not paid.
    ///
    /// # Errors
    /// [`CardError::Refused`] when it is not open any more, [`CardError::Unknown`].
    fn close(&self, reference: &str) -> Result<(), CardError>;

    /// The page that a notice is about; `None` for one about something else.
    ///
    /// # Errors
    /// [`CardError::Forged`].
    fn notice(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: Timestamp,
    ) -> Result<Option<String>, CardError>;
}
