//! Where in the checkout one is, in words.

use crate::prelude::*;

use super::link::Link;
use crate::Words;

/// "Step 2 of 4", and links to the steps that are done.
#[component]
pub fn Progress(
    /// Texts and formats.
    words: Words,
    /// All steps; a step that cannot be gone to yet has no address.
    steps: Vec<Link>,
    /// Which one is shown, from 0.
    current: usize,
) -> Node {
    let number = |value: usize| words.number(u64::try_from(value).unwrap_or(u64::MAX));
    let place = words.step_of(&number(current.saturating_add(1)), &number(steps.len()));
    let items: Vec<_> = steps
        .into_iter()
        .zip(0_usize..)
        .map(|(step, index)| {
            let body = if index == current || step.href.is_empty() {
                view! { <span>{step.label}</span> }
            } else {
                view! { <a href=step.href>{step.label}</a> }
            };
            let is_current = (index == current).then_some("step");
            let state = if index < current { "done" } else { "open" };
            view! { <li aria-current=is_current data-state=state>{body}</li> }
        })
        .collect();
    let name = place.clone();
    view! {
        <nav class="c-progress" aria-label=name>
            <p class="c-progress__place">{place}</p>
            <ol role="list">{items}</ol>
        </nav>
    }
}
