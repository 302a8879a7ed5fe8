//! Whole page bodies as functions of plain data: what stands inside `<main>`, and [`frame`](frame::Frame) around it.

pub mod frame;
pub mod home;
pub mod listing;
pub mod product;
pub mod status;
