//! The checkout.
fn main() {}
