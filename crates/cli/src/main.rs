//! The `souk` command.
fn main() {}
