//! Connected pieces: they read state, own an action, and draw with `souk_ui`.

pub mod adding;
pub mod frame;
pub mod notices;
