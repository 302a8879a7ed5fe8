//! The `souk` command.
mod site;

fn main() {}
