//! What a shopper sees: pure components, and the bodies of whole pages as functions of plain data.
//!
//! Nothing here knows an address, fetches anything or reads a context: links come in as text, wishes go out through
//! callbacks, texts through [`Words`]. The browser draws these views; the tools print the same ones to HTML.

// A component takes its properties by value: the macro makes a struct of them.
#![allow(
    clippy::needless_pass_by_value,
    reason = "properties of a component are owned by it"
)]

// `view!` names this crate, here as elsewhere.
extern crate self as souk_ui;

pub mod components;
mod local;
pub mod node;
pub mod prelude;
pub mod reactive;
mod source;
pub mod views;
mod words;

pub use source::Source;
pub use words::{SharedFormatter, Words};
