//! The words that browser, widget, agents and backend exchange: the Universal Commerce Protocol over REST.
//!
//! One module for each version of the protocol; each holds plain types with serde derived and conversions to and
//! from the vocabulary of the shop. The server and the browser's checkout program use the same types, so nothing here
//! may be large, ask a clock, open a socket or know JSON itself. Amounts are integers in minor units, everywhere.

pub mod names;
pub mod v2026_04_08;
