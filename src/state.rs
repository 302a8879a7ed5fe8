//! The handles that pages find in the context. Their signals are private: pages read through them and ask by verbs.

pub mod alerts;
pub mod arrival;
pub mod cart;
pub mod checkout;
pub mod lists;
pub mod loading;
pub mod navigation;
pub mod notices;
pub mod other_currency;
pub mod preferences;
pub mod scene;
