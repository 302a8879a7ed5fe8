//! What is fetched and what is kept, without any Leptos view.

pub mod catalog;
pub mod saved_cart;
pub mod saved_checkout;
pub mod search;
pub mod shop;
