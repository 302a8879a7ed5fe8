//! XML as a carrier: the cutting of a stream into records, and what stands in one record.
//!
//! A stream is cut at the tags of its records before anything is parsed. A broken tag therefore costs one record and
//! never the ones behind it, and memory is bounded by the largest record, not by the file.

pub(crate) mod frames;
pub(crate) mod prefixes;
mod prologue;
pub(crate) mod record;
mod records;
pub(crate) mod sniff;

pub(crate) use records::XmlRecords;
