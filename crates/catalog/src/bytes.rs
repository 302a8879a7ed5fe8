//! Little-endian bytes, written and read by one pair of types.
//!
//! Every file of the pack is built from these: [`Writer`] and [`Reader`] for plain values, [`FrameWriter`] and [`Frame`]
//! for the header with its sections, [`Column`] for one number a row and [`Lines`] for texts in any order. No other module knows how
//! a number is laid out.

mod column;
mod frame;
mod lines;
mod reader;
mod writer;

pub(crate) use column::{Cells, Column, write_column};
pub(crate) use frame::{Frame, FrameWriter};
pub(crate) use lines::{Lines, write_line};
pub(crate) use reader::Reader;
pub(crate) use writer::Writer;

/// A stored number as an index; past every slice when it does not fit.
pub(crate) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A length or position as a stored number; the largest one when it does not fit, which the writer refuses.
pub(crate) fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
