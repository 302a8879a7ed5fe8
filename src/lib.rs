//! A storefront that runs in the browser: glue between the pack, the backend and what a shopper sees.
//!
//! Two programs come out of it: the shop, which reads the pack and keeps the cart, and the checkout, which speaks to
//! the backend. Nothing here decides a price or parses a feed.

// A component takes its properties by value: the macro makes a struct of them.
#![allow(
    clippy::needless_pass_by_value,
    reason = "properties of a component are owned by it"
)]

/// What the standard library brings along takes three kilobytes more.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub mod buying;
pub mod guest;
pub mod pages;
pub mod panels;
pub mod platform;
#[cfg(not(target_family = "wasm"))]
pub mod printed;
pub mod routes;
pub mod services;
pub mod shop;
pub mod state;
