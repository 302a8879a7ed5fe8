//! Interface languages: which there are, which way they run, their messages and plural forms.
//!
//! The texts stand in `locales/*.toml`, one file for each language. The build compiles the keys into functions of
//! [`Messages`] and leaves the texts out of the browser's programs: a browser fetches the one table of its language,
//! the text that [`bundle`] writes.

pub mod format;
mod locale;
mod messages;
mod plural;

pub use format::Formatter;
pub use locale::{Direction, Locale, direction_of_text};
pub use messages::{Messages, MessagesError};
#[cfg(not(target_family = "wasm"))]
pub use messages::{browsing_bundle, bundle};
pub use plural::PluralForm;
