//! The vocabulary and the rules of a shop.
//!
//! Every other room speaks in these types, the browser and the backend alike. Nothing here reads a file, asks a
//! clock, rolls a die, formats for a reader or holds money in a float; nothing here panics on what a feed, a
//! shopper or a saved cart may contain. Domain types are not a wire format: whoever sends or stores them has types
//! of its own.

pub mod address;
pub mod alerts;
pub mod cart;
pub mod compare;
pub mod coupon;
pub mod customs;
pub mod delivery;
pub mod handoff;
pub mod history;
pub mod ids;
pub mod language;
pub mod measure;
pub mod money;
pub mod order;
pub mod payment;
pub mod places;
pub mod plan;
pub mod policy;
pub mod pricing;
pub mod product;
pub mod shop;
pub mod summary;
pub mod time;
pub mod totals;

pub use address::{Address, Country};
pub use cart::{Cart, CartError, CartEvent, CartLine};
pub use coupon::Coupon;
pub use handoff::{Handoff, HandoffLine};
pub use history::{PriceHistory, PricePoint, Quote};
pub use ids::{OfferId, ProductId, SellerId, VariantId};
pub use language::LanguageTag;
pub use money::{Currency, Money, MoneyError};
pub use policy::{Passage, Policy, PolicyKind};
pub use product::{Offer, Price, Product, Variant};
pub use shop::{Seller, Shop};
pub use summary::Summary;
pub use time::{Date, Timestamp};
