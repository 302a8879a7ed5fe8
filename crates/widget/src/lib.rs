//! The widget as a browser program: a shelf of the shop on somebody else's page.
//!
//! `public/embed.js` defines the element, decides when to load, fetches files and speaks to the page; it calls `mount`
//! once for each element. What is read and shown is decided here. The program never touches the page's address, history,
//! head or links, and never says a price to anybody but the shopper: the shop prices what is handed over.

pub mod basket;
#[cfg(target_family = "wasm")]
pub mod element;
pub mod links;
#[cfg(target_family = "wasm")]
mod platform;
pub mod shelf;
#[cfg(target_family = "wasm")]
mod view;
