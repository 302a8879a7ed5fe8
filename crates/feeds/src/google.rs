//! Google's product data: what its fields mean and what real feeds put into them.
//!
//! The rules are those of Google's product data specification (support.google.com/merchants/answer/7052112); the
//! allowances are those that real feeds need. Nothing is guessed without a remark in the report.

pub(crate) mod base;
pub(crate) mod condition;
pub(crate) mod contents;
pub(crate) mod date;
pub(crate) mod fields;

pub(crate) mod gtin;
pub(crate) mod price;
pub(crate) mod row;
pub(crate) mod spreadsheet;
pub(crate) mod url;

pub use price::{NumberStyle, PriceText};
pub use row::{Extra, Patch, Picture, Row, Shipping};
