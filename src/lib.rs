//! A storefront that runs in the browser.
pub mod routes;
