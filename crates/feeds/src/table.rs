//! Delimited text as a carrier: CSV, TSV and their kin.
//!
//! RFC 4180 is the rule; what spreadsheets and careless exports do instead is read where it loses nothing and told where
//! it does.

mod cells;
mod layout;
mod records;

pub(crate) use layout::{Layout, sample};
pub(crate) use records::{TableRecords, is_guarded_start};
