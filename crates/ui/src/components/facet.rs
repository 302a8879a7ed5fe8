//! Facets: groups of real checkboxes with counts. A choice that stays keeps its element and so its focus.

use crate::prelude::*;

use super::data::FeedText;
use crate::{Source, Words};

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
    groups: Source<Vec<FacetGroup>>,
    /// A choice was made or taken back.
    on_toggle: Callback<FacetToggle>,
) -> Node {
    let shown = {
        let groups = groups.clone();
        move || {
            let mut groups = groups.get();
            groups.retain(|group| !group.choices.is_empty());
            groups
        }
    };
    let group = move |group: FacetGroup| {
        let facet = Facet {
            words: words.clone(),
            id: group.id,
            groups: groups.clone(),
            on_toggle,
        };
        facet.draw(group.title)
    };
    rows(shown, |group| group.id.clone(), group)
}

/// One group, which finds its choices by its id.
#[derive(Clone)]
struct Facet {
    words: Words,
    id: String,
    groups: Source<Vec<FacetGroup>>,
    on_toggle: Callback<FacetToggle>,
}

impl Facet {
    fn choices(&self) -> Vec<FacetChoice> {
        let groups = self.groups.get();
        let own = groups.into_iter().find(|group| group.id == self.id);
        own.map_or_else(Vec::new, |group| group.choices)
    }

    fn draw(&self, title: String) -> Node {
        let [rest, count] = [(); 2].map(|()| self.clone());
        let all = move || {
            let all = u64::try_from(count.choices().len()).unwrap_or(u64::MAX);
            count.words.show_all_choices(&count.words.number(all))
        };
        view! {
            <fieldset class="c-facet">
                <legend>{title}</legend>
                {self.list(0, SHOWN)}
                <details class="c-facet__more" hidden=move || rest.choices().len() <= SHOWN>
                    <summary>{all}</summary>
                    {self.list(SHOWN, usize::MAX)}
                </details>
            </fieldset>
        }
    }

    fn list(&self, skip: usize, take: usize) -> Node {
        let [each, row] = [(); 2].map(|()| self.clone());
        rows(
            move || each.choices().into_iter().skip(skip).take(take).collect(),
            |choice| choice.value.clone(),
            move |choice| row.check(choice),
        )
    }

    fn found(&self, value: &str) -> Option<FacetChoice> {
        self.choices()
            .into_iter()
            .find(|choice| choice.value == value)
    }

    fn check(&self, choice: FacetChoice) -> Node {
        let FacetChoice { value, label, .. } = choice;
        let [counted, checked, toggled] = [(); 3].map(|()| (self.clone(), value.clone()));
        let count = move || {
            let (facet, value) = &counted;
            facet
                .words
                .number(facet.found(value).map_or(0, |choice| choice.count))
        };
        let is_chosen = move || {
            let (facet, value) = &checked;
            facet.found(value).is_some_and(|choice| choice.is_chosen)
        };
        let toggle = move |event| {
            let (facet, value) = &toggled;
            facet.on_toggle.run(FacetToggle {
                group: facet.id.clone(),
                value: value.clone(),
                is_chosen: event_target_checked(&event),
            });
        };
        view! {
            <label class="c-check">
                <input type="checkbox" checked=choice.is_chosen prop:checked=is_chosen on:change=toggle/>
                <span class="c-check__label"><FeedText words=self.words.clone() text=label/></span>
                <span class="c-check__count">{count}</span>
            </label>
        }
    }
}
