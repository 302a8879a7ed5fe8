//! A choice between a few, all of them in sight: radio buttons that look like one button.

use crate::Source;
use crate::prelude::*;

/// One of the choices.
pub(crate) struct Segment {
    /// What it is called.
    pub(crate) label: String,
    /// Whether it holds.
    pub(crate) is_chosen: Source<bool>,
    /// It was chosen.
    pub(crate) on_choose: Callback<()>,
}

/// The choices below their legend; `name` is unique in the page.
pub(crate) fn segments(legend: &str, name: &'static str, choices: Vec<Segment>) -> Node {
    let choices: Vec<_> = choices
        .into_iter()
        .map(|choice| {
            let Segment {
                label,
                is_chosen,
                on_choose,
            } = choice;
            view! {
                <label class="c-segment">
                    <input
                        type="radio"
                        name=name
                        checked=is_chosen.peek()
                        prop:checked=move || is_chosen.get()
                        on:change=move |_| on_choose.run(())
                    />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="c-segments"><legend>{legend}</legend><div>{choices}</div></fieldset>
    }
}
