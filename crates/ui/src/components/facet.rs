//! Facets: groups of real checkboxes with counts. A choice that stays keeps its element and so its focus.

use leptos::prelude::*;

use super::data::FeedText;
use crate::Words;

/// Choices of a group that are shown before "show all".
const SHOWN: usize = 8;

/// A question that a list can be narrowed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetGroup {
    /// Word for the caller, such as `brand`; no two groups have the same.
    pub id: String,
    /// Its name for the shopper.
    pub title: String,
    /// Choices in an order that does not change while the shopper chooses.
    pub choices: Vec<FacetChoice>,
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetChoice {
    /// Word for the caller; no two choices of a group have the same.
    pub value: String,
    /// What it says; a text of the catalogue or of the interface.
    pub label: String,
    /// Products that would be shown with it.
    pub count: u64,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// A choice was made or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetToggle {
    /// Which group.
    pub group: String,
    /// Which choice.
    pub value: String,
    /// Whether it is chosen from here on.
    pub is_chosen: bool,
}

/// All groups under each other.
#[component]
pub fn Facets(
    /// Texts and formats.
    words: Words,
    /// The groups; one without choices is not shown.
    groups: Signal<Vec<FacetGroup>>,
    /// A choice was made or taken back.
    on_toggle: Callback<FacetToggle>,
) -> impl IntoView {
    let shown = move || {
        let mut groups = groups.get();
        groups.retain(|group| !group.choices.is_empty());
        groups
    };
    let children = move |group: FacetGroup| {
        let id = group.id.clone();
        let current = Memo::new(move |_| {
            groups.with(|groups| groups.iter().find(|group| group.id == id).cloned())
        });
        view! { <Facet words=words.clone() group current on_toggle/> }
    };
    view! { <For each=shown key=|group| group.id.clone() children/> }.into_any()
}

#[component]
fn Facet(
    words: Words,
    group: FacetGroup,
    current: Memo<Option<FacetGroup>>,
    on_toggle: Callback<FacetToggle>,
) -> impl IntoView {
    let id = StoredValue::new(group.id);
    let choices = move |skip: usize, take: usize| {
        current.with(|group| {
            group.as_ref().map_or_else(Vec::new, |group| {
                group
                    .choices
                    .iter()
                    .skip(skip)
                    .take(take)
                    .cloned()
                    .collect()
            })
        })
    };
    let rest = move || current.with(|group| group.as_ref().map_or(0, |group| group.choices.len()));
    let row = {
        let words = words.clone();
        move |choice: FacetChoice| check(&words, id.get_value(), choice, current, on_toggle)
    };
    let all = {
        let words = words.clone();
        move || words.show_all_choices(&words.number(u64::try_from(rest()).unwrap_or(u64::MAX)))
    };
    let more_row = row.clone();
    view! {
        <fieldset class="c-facet">
            <legend>{group.title}</legend>
            <For each=move || choices(0, SHOWN) key=|choice| choice.value.clone() children=row/>
            <details class="c-facet__more" hidden=move || rest() <= SHOWN>
                <summary>{all}</summary>
                <For each=move || choices(SHOWN, usize::MAX) key=|choice| choice.value.clone() children=more_row/>
            </details>
        </fieldset>
    }
    .into_any()
}

fn check(
    words: &Words,
    group: String,
    choice: FacetChoice,
    current: Memo<Option<FacetGroup>>,
    on_toggle: Callback<FacetToggle>,
) -> AnyView {
    let value = StoredValue::new(choice.value);
    let found = Memo::new(move |_| {
        current
            .with(|group| {
                let choices = &group.as_ref()?.choices;
                let choice = choices
                    .iter()
                    .find(|choice| value.with_value(|value| *value == choice.value))?;
                Some((choice.count, choice.is_chosen))
            })
            .unwrap_or_default()
    });
    let toggle = move |event| {
        on_toggle.run(FacetToggle {
            group: group.clone(),
            value: value.get_value(),
            is_chosen: event_target_checked(&event),
        });
    };
    let numbers = words.clone();
    view! {
        <label class="c-check">
            <input type="checkbox" checked=choice.is_chosen prop:checked=move || found.get().1 on:change=toggle/>
            <span class="c-check__label"><FeedText words=words.clone() text=choice.label/></span>
            <span class="c-check__count">{move || numbers.number(found.get().0)}</span>
        </label>
    }
    .into_any()
}
