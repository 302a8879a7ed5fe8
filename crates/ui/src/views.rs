//! Whole page bodies as functions of plain data: what stands inside `<main>`, and [`frame`] around it.

pub mod address;
pub mod cart;
pub mod checkout;
pub mod compare;
pub mod frame;
pub mod home;
pub mod listing;
pub mod order;
pub mod policy;
pub mod product;
pub mod saved;
pub mod seller;
pub mod status;
