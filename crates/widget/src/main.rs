//! The widget.

use widget as _;

/// The loader calls the exports; starting the program does nothing.
fn main() {}
