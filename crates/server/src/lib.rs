//! The thin backend: it owns every price, every unit of stock and every order, and serves the shop's files.
//!
//! [`app()`] is the whole of it as one router, so that a test needs no socket; [`bind`] adds database, pack and socket.
//! What a buyer sends is ids, quantities and an address; every amount comes from the pack and from `souk-commerce`.
//! Nothing here decides by a clock or a die of its own: both come in through [`Sources`].

mod after;
mod agent;
mod answer;
mod app;
mod audit;
mod body;
mod card;
mod catalogue;
mod checkout;
mod codes;
mod desk;
#[cfg(feature = "test-hooks")]
mod hooks;
mod idempotency;
mod limit;
mod mail;
mod operations;
mod order;
mod press;
mod profile;
mod qr;
mod serve;
mod shelf;
mod site;
mod socket;
mod source;
mod status;
mod store;
mod texts;

pub use after::{OrderError, Parcel};
pub use app::{AppState, app};
pub use audit::Finding;
pub use card::{CardError, CardProvider, Cards, Hosted, Outcome, Seen, Stripe, Wanted};
pub use catalogue::{Catalogue, OfferRow, VariantName};
pub use desk::{Desk, OrderSheet, Role};
#[cfg(feature = "test-hooks")]
pub use hooks::Hooks;
pub use mail::{Mail, MailError, Postman};
pub use press::{OpenPress, Press, PrintedPage};
pub use serve::{Bound, Config, ServeError, bind};
pub use source::Sources;
pub use status::{FeedOutcome, FeedTeller};
pub use store::events::EventRow;
pub use store::money::PaymentRow;
pub use store::{Database, Store, StoreError, copy};

#[cfg(test)]
mod tests;
