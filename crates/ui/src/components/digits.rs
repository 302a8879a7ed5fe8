//! The digits of Arabic: those of the West, or those of the East.

use super::segments::{Segment, segments};
use crate::prelude::*;
use crate::{Source, Words};

/// Two radio buttons; the page is drawn anew with what is chosen.
#[component]
pub fn DigitsSwitch(
    /// Texts and formats.
    words: Words,
    /// Whether numbers are written ١٢٣.
    is_eastern: bool,
    /// The other ones were chosen.
    on_change: Callback<bool>,
) -> Node {
    let choices = [("123", false), ("١٢٣", true)].map(|(label, choice)| Segment {
        label: label.to_owned(),
        is_chosen: Source::new(move || is_eastern == choice),
        on_choose: Callback::new(move |()| on_change.run(choice)),
    });
    segments(words.digits(), "digits", choices.into())
}
