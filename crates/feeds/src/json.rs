//! JSON as a carrier: an array of records, records one after the other (JSON lines), a list inside an object, or pages of
//! such lists.
//!
//! Records are cut by their brackets and parsed one by one. Numbers stay as they are written: no price and no id passes
//! through a float.

mod cut;
mod outline;
mod parse;
mod scan;
mod value;

pub(crate) use cut::JsonRecords;
pub(crate) use outline::{Outline, Path, outline};
pub(crate) use parse::parse;
pub(crate) use value::{Kind, Value};
